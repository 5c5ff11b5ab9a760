"""Home page, service pages, workbenches of each role and error pages."""
