"""People, real-name identity, roles held at a court for a period, mandates and sign-in."""
