"""Acts on people: proving identity, giving and ending offices and mandates, showing data."""
