"""Moves, refusals, scoping and once-only acts: how every record is changed. No tables."""
