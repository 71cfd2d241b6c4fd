"""A classroom and a browser, for what is broken in front of a trainee."""

from tests.browser.conftest import classroom, seat

__all__ = ["classroom", "seat"]
