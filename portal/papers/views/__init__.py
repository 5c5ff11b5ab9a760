"""Pages of papers: the console's list, and the page where anyone checks what they hold."""
