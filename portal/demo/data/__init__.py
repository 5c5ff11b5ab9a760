"""Names and words the demo court is made of. Nobody in it exists."""
