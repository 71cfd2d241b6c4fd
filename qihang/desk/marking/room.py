"""What the desk keeps in memory while people mark: who has what open, and what they chose.

All of it ends with the desk: then names are hidden, and a hand-in may be shown to two people, which
costs nothing but the second look, as no mark is ever overwritten unseen.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from qihang.desk.marking.boxes import Boxes
from qihang.operate.marking import Marking
from qihang.server import staff
from qihang.system.site import Site

T = TypeVar("T")

HELD = 600.0
"""Seconds for which a hand-in is not offered to others once somebody has it open."""

SAVED = 60.0
"""Seconds for which what was saved just now is offered to nobody: whoever read the list before that
takes it for open still."""

MOST = 1000
"""Of sign-ins and of hand-ins of which something is kept; the oldest are forgotten first."""


@dataclass(frozen=True)
class _Open:
    key: str
    name: str
    until: float


class MarkingRoom:
    """Shared by all who mark at this desk."""

    def __init__(self, site: Site, clock: Callable[[], float] = time.monotonic):
        self.marking = Marking(site)
        self.boxes = Boxes(site)
        self._site = site
        self._clock = clock
        self._open: dict[str, _Open] = {}
        self._saved: dict[str, float] = {}
        self._names: dict[str, bool] = {}
        self._classes: dict[str, Sequence[str]] = {}

    def key(self, assignment: str, question: str, number: str) -> str:
        """What a hand-in is called in addresses: it tells nothing of whose it is.

        It sorts by chance, another way for each question.
        """
        named = f"{assignment} {question} {number}".encode()
        return hmac.digest(self._key, named, "sha256").hex()[:24]

    @cached_property
    def _key(self) -> bytes:
        """Of the desk's own secret: addresses outlast a restart, and nobody else can make them."""
        return hmac.digest(self._site.secret(staff.SECRET), b"marking", "sha256")

    # --- who has what open ----------------------------------------------------------------------

    def hold(self, sign_in: str, name: str, key: str) -> None:
        """Somebody has a hand-in open, and no other one any more."""
        _keep(self._open, sign_in, _Open(key, name, self._clock() + HELD))

    def others(self, sign_in: str) -> dict[str, str]:
        """What others have open: their names, by the keys of hand-ins; opened longest ago first."""
        now = self._clock()
        return {
            one.key: one.name
            for owner, one in self._open.items()
            if owner != sign_in and one.until > now
        }

    def leave(self, sign_in: str) -> None:
        """Somebody signs out."""
        for kept in (self._open, self._names, self._classes):
            kept.pop(sign_in, None)

    def release(self, sign_in: str) -> None:
        """Somebody has no hand-in open any more."""
        self._open.pop(sign_in, None)

    def note_saved(self, key: str, is_open: bool) -> None:
        """A mark was saved; ``is_open`` where nobody has looked at that hand-in any more."""
        if is_open:
            self._saved.pop(key, None)
        else:
            _keep(self._saved, key, self._clock() + SAVED)

    def just_saved(self) -> set[str]:
        """The keys of hand-ins that were saved just now."""
        now = self._clock()
        return {key for key, until in self._saved.items() if until > now}

    # --- what somebody chose --------------------------------------------------------------------

    def shows_names(self, sign_in: str) -> bool:
        """Whether names are shown; they are hidden until somebody wishes them."""
        return self._names.get(sign_in, False)

    def show_names(self, sign_in: str, wished: bool) -> None:
        """Show or hide them for the rest of a sign-in."""
        _keep(self._names, sign_in, wished)

    def classes(self, sign_in: str) -> Sequence[str]:
        """The classes that somebody marks; none for all of theirs."""
        return self._classes.get(sign_in, ())

    def choose_classes(self, sign_in: str, classes: Sequence[str]) -> None:
        """Mark these classes for the rest of a sign-in."""
        _keep(self._classes, sign_in, classes)


def _keep(kept: dict[str, T], name: str, what: T) -> None:
    kept.pop(name, None)
    if len(kept) >= MOST:
        del kept[next(iter(kept))]
    kept[name] = what
