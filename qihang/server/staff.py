"""Who of the staff is signed in: the cookie of the desk, as the desk and this server read it.

A browser sends the cookies of a host to all its ports. So the projector, whose pages need the
kernels of the trainee server, is opened by who is signed in at the desk. The cookie's name and
key are not those of trainees, and neither is taken for the other.
"""

from __future__ import annotations

from tornado.web import RequestHandler, decode_signed_value

COOKIE = "qihang_desk"

SECRET = "desk-cookies"
"""The name of the secret that signs it."""


def sign_in_key(handler: RequestHandler, secret: bytes) -> str | None:
    """The key in the cookie, if it is one that was signed with ``secret``."""
    hours: int = handler.settings["qihang_house"].sign_in_hours
    said = handler.get_cookie(COOKIE)
    value = decode_signed_value(secret, COOKIE, said, max_age_days=hours / 24) if said else None
    return value.decode() if value else None
