"""Duties as dated rows, and the one sweep that finds them due."""
