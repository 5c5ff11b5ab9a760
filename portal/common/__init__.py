"""Moves, refusals, scoping and once-only acts: how every record of the court is changed. No tables."""
