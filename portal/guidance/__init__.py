"""Guidance (导诉): from what happened to the right door, court, cost, time and papers."""
