"""Programs that open strangers' files in a process of its own: little time, little memory.

They know nothing of the portal, so that a hostile file finds nothing to reach.
"""
