"""What every answer of the trainee server says to the browser about what may be loaded."""

from __future__ import annotations

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


HEADERS = {
    "Content-Security-Policy": policy(),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
