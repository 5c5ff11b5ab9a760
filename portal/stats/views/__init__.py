"""Pages of the figures."""
