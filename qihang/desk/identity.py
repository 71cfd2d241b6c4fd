"""Who of the staff is signed in: a cookie with a random key, looked up each time.

The cookie's name and key are not those of trainees: a browser sends the cookies of a host to
all its ports.
"""

from __future__ import annotations

from tornado.web import RequestHandler

from qihang.server import staff

XSRF_COOKIE = "_qihang_desk_xsrf"


def sign_in_key(handler: RequestHandler) -> str | None:
    """The key in the cookie, if it is one that we signed."""
    return staff.sign_in_key(handler, handler.settings["cookie_secret"])


def remember(handler: RequestHandler, key: str) -> None:
    """Give the browser its cookie, which ends with it."""
    handler.set_signed_cookie(
        staff.COOKIE, key, expires_days=None, httponly=True, samesite="Strict", path="/"
    )


def forget(handler: RequestHandler) -> None:
    """Take the cookie away."""
    handler.clear_cookie(staff.COOKIE, httponly=True, samesite="Strict", path="/")
