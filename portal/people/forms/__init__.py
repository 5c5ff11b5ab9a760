"""Forms of the sign-in and account pages."""
