"""Arithmetic of messages: pure, no framework."""
