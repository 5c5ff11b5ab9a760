"""Filing (立案): from the first draft of a claim to a running case."""
