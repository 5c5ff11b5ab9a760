"""What people say when their wish is no ordinary suit."""
