"""Figures of all services: gathered, added up, published with their formula, opened by drill."""
