"""What every answer of the trainee server and of the desk says about what may be loaded."""

from __future__ import annotations

import re
from typing import Any

from qihang.server.logged import only_failures

_OWN_SCRIPT = re.compile(r'<script( type="text/javascript")?>')

_POLICY = (
    "default-src 'self'; script-src 'self' blob:{scripts}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'"
)


def policy(nonce: str = "") -> str:
    """The content security policy: nothing from outside, and no script that a page holds.

    With ``nonce`` the scripts of the page that carry it run as well. Voilà's page has
    some; a text of a trainee that looks like a script or a handler never carries it.
    """
    return _POLICY.format(scripts=f" 'nonce-{nonce}'" if nonce else "")


def with_nonce(html: str, nonce: str) -> str:
    """A page of Voilà's whose own scripts carry ``nonce``; see :func:`policy`."""
    return _OWN_SCRIPT.sub(rf'<script nonce="{nonce}"\1>', html)


HEADERS = {
    "Content-Security-Policy": policy(),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def with_headers(handler: type, **own: Any) -> type:
    """``handler`` with our headers on every answer it gives, also on errors, and with ``own``.

    Only what failed is logged.
    """

    def set_default_headers(self: Any) -> None:
        handler.set_default_headers(self)  # type: ignore[attr-defined]
        for name, value in HEADERS.items():
            self.set_header(name, value)

    own |= {"set_default_headers": set_default_headers, "log_exception": only_failures}
    return type(handler.__name__, (handler,), own)
