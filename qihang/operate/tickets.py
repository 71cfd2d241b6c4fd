"""A way from the desk into JupyterLab without a second sign-in: a ticket that holds once.

The desk, which knows that an author asks, leaves the ticket's hash in the classroom's private
folder; JupyterLab takes it from there.
"""

from __future__ import annotations

import time
from pathlib import Path

from qihang.answers import tokens
from qihang.system.site import Site

COOKIES = "instructor-cookies"
"""The secret with which JupyterLab signs who is in."""

LASTS = 120.0
"""Seconds within which a ticket has to be used."""

LONGEST = 100
"""Signs of what is looked at as a ticket."""


def give(site: Site) -> str:
    """A new ticket; those that were not used in time are taken away."""
    folder = _folder(site)
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.iterdir():
        if _is_late(old):
            old.unlink(missing_ok=True)
    ticket = tokens.make()
    (folder / tokens.digest(ticket)).touch(0o600)
    return ticket


def take(site: Site, ticket: str) -> bool:
    """Whether a ticket holds; it holds no more from now on."""
    if len(ticket) > LONGEST:
        return False
    place = _folder(site) / tokens.digest(ticket)
    try:
        is_late = _is_late(place)
        place.unlink()
    except FileNotFoundError:
        return False
    return not is_late


def _folder(site: Site) -> Path:
    return site.run / "tickets"


def _is_late(place: Path) -> bool:
    """Whether the time of a ticket is over. Raises ``FileNotFoundError`` if there is none."""
    age = time.time() - place.stat().st_mtime
    return not 0 <= age <= LASTS
