"""Pure rules of the registry: case numbers, type codes, masking. No Django."""
