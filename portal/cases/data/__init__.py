"""Words of the law and of everyday speech that no interface language changes."""
