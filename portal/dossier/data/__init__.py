"""Words of the law that no language changes."""
