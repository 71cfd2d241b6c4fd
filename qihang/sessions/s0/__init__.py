"""S0: hands and numbers."""
