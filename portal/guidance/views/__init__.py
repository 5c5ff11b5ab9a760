"""Pages of guidance: open to everyone, no sign-in, no case data."""
