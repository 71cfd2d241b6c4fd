"""A short test that is taken after the course."""
