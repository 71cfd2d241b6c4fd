"""A session that is made for the tests."""
