"""Pages under ``/accounts/``, and the staff pages about people."""
