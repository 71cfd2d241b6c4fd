"""A classroom and a browser, for what is broken in front of a trainee."""

from tests.browser.conftest import classroom, lasting_classroom, seat, trainee

__all__ = ["classroom", "lasting_classroom", "seat", "trainee"]
