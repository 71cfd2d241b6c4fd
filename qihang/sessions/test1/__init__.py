"""A short test that is taken before the course."""
