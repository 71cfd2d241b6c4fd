"""What a form of the desk has done or cannot do, until whoever sent it has read it.

Every form is answered with a redirect to a page that shows this. So a reload shows it again and
does nothing, and the browser's Back finds a page. It may be a PIN, a password or a sheet of them:
it stays in this process alone, and an address carries no more than a name that only the same
sign-in may use.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

LASTS = 600.0
"""Seconds for which it can be read again."""

MOST_OF_ONE = 12
MOST = 200
"""How much is kept for one sign-in, and in all; what is older goes first."""


@dataclass(frozen=True)
class _Kept:
    owner: str
    what: Mapping[str, Any]


class Told:
    """What was told, by a name that nobody can guess."""

    def __init__(self, later: Callable[[float, Callable[[], object]], object]):
        """``later`` calls something after so many seconds, as a loop's ``call_later`` does."""
        self._later = later
        self._kept: dict[str, _Kept] = {}

    def keep(self, owner: str, what: Mapping[str, Any]) -> str:
        """Keep something for ``owner`` alone; returns the name that it is found by."""
        self._make_room(owner)
        name = secrets.token_urlsafe(12)
        self._kept[name] = _Kept(owner, what)
        self._later(LASTS, lambda: self._kept.pop(name, None))
        return name

    def find(self, owner: str, name: str) -> Mapping[str, Any]:
        """What is kept under a name; nothing if it is not, or for somebody else."""
        found = self._kept.get(name)
        return found.what if found and found.owner == owner else {}

    def forget(self, owner: str) -> None:
        """Keep nothing more for somebody."""
        for name in self._of(owner):
            del self._kept[name]

    def _make_room(self, owner: str) -> None:
        theirs = self._of(owner)
        if len(theirs) >= MOST_OF_ONE:
            del self._kept[theirs[0]]
        elif len(self._kept) >= MOST:
            del self._kept[next(iter(self._kept))]

    def _of(self, owner: str) -> list[str]:
        return [name for name, one in self._kept.items() if one.owner == owner]
