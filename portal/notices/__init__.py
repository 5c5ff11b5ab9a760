"""Outgoing messages as rows written with the act, and the channels that carry them."""
