"""Pages of messages: a person's own, and the screen of those who keep them going."""
