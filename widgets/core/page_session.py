"""What a kernel knows about the trainee whose page it serves, and the way to the service.

A page may be prepared before anyone asks for it. So nothing is known until a box on
the page reports that it is drawn; then the kernel claims its session, once.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol

from qihang.answers import kept, seeds
from qihang.answers.client import SEED, Kernel, Refused
from qihang.protocol.page import Answer, Claim, Kept, NotWhole, Saved
from qihang.protocol.review import ReviewAnswer

log = logging.getLogger(__name__)


class Service(Protocol):
    """What a page asks of the answer service; see :class:`qihang.answers.client.Kernel`."""

    def claim(self) -> Claim:
        """The page's numbers, answers, kept work and results."""

    def save(self, question: str, value: Any) -> Saved:
        """Keep an answer."""

    def keep(self, item: str, state: dict[str, Any], outcome: str | None) -> Saved:
        """Keep what was tried."""

    def keep_review(self, answer: ReviewAnswer, stamp: str) -> Saved:
        """Keep an answer to a review."""

    def hand_in(self, gaps: dict[str, str], confirm: str) -> Claim | NotWhole:
        """Hand in what is saved; see :class:`qihang.protocol.page.PageCalls`."""

    async def marked(self) -> Claim:
        """Wait for the result of what was handed in, for some seconds."""

    def again(self) -> Claim:
        """Open what was handed in again."""

    def earlier(self) -> Claim:
        """The latest marked try before this one."""


class Rehearsal:
    """Replaces the service where there is none: at the projector, in an author's JupyterLab or a
    plain Voilà.

    Answers live as long as the kernel, and the page says that they are not kept. The numbers are
    those of the model answers, or of a ``seed`` that the kernel was given instead of a token.
    """

    def __init__(self, seed: str = seeds.SAMPLE) -> None:
        self._seed = seed
        self._answers: dict[str, Answer] = {}
        self._kept: dict[str, Kept] = {}

    def claim(self) -> Claim:
        """A sample session."""
        return {
            "kind": "rehearsal",
            "session": None,
            "seed": self._seed,
            "try": 1,
            "answers": self._answers,
            "kept": self._kept,
            "handed_in": None,
            "may_again": None,
            "results": None,
            "kept_here": False,
            "is_other": False,
            "earlier": None,
            "rules": None,
        }

    def save(self, question: str, value: Any) -> Saved:
        """Remember an answer for the life of this kernel."""
        self._answers[question] = {"value": value, "saved_at": _now()}
        return {"saved_at": self._answers[question]["saved_at"]}

    def keep(self, item: str, state: dict[str, Any], outcome: str | None) -> Saved:
        """Remember what was tried for the life of this kernel."""
        whole = kept.laid_over(item, self._kept.get(item), state)
        self._kept[item] = {"state": whole, "outcome": outcome}
        return {"saved_at": _now()}

    def keep_review(self, answer: ReviewAnswer, stamp: str) -> Saved:
        """Keep nothing."""
        return {"saved_at": _now()}

    def hand_in(self, gaps: dict[str, str], confirm: str) -> Claim | NotWhole:
        """Nothing can be handed in here. Raises :class:`Refused`."""
        raise Refused("not-kept")

    async def marked(self) -> Claim:
        """Nothing can be handed in here. Raises :class:`Refused`."""
        raise Refused("not-kept")

    def again(self) -> Claim:
        """Nothing can be handed in here. Raises :class:`Refused`."""
        raise Refused("not-kept")

    def earlier(self) -> Claim:
        """Nothing can be handed in here. Raises :class:`Refused`."""
        raise Refused("not-kept")


class PageSession:
    """The state of one page: its numbers, answers, and whether it is handed in.

    All state is kept here in Python. State that a browser sends is never trusted.
    Every method may raise :class:`qihang.answers.client.Unreachable` and
    :class:`qihang.answers.client.Refused`.
    """

    def __init__(self, service: Service):
        self._service = service
        self._claim: Claim | None = None
        self._looked_at: Claim | None = None
        self._watchers: list[Callable[[], None]] = []

    def claim(self) -> Claim:
        """What the service knows of this page; asked for once, then remembered.

        While an earlier try is looked at, all of the page shows that one: handed in and marked.
        """
        if self._claim is None:
            self._claim = self._service.claim()
        return self._looked_at or self._claim

    def refresh(self) -> Claim:
        """Ask the service anew, and tell the watchers."""
        return self._turn(self._service.claim())

    def save(self, question: str, value: Any) -> str:
        """Keep an answer; returns when it was committed, as ISO 8601.

        Raises ``Refused("handed-in")`` without asking once the page is handed in.
        """
        if self.claim()["handed_in"]:
            raise Refused("handed-in")
        try:
            saved_at: str = self._service.save(question, value)["saved_at"]
        except Refused as refusal:
            # Handed in, or opened again with other questions, at another computer.
            if refusal.reason in ("handed-in", "other-notebook"):
                self.refresh()
            raise
        self.claim()["answers"][question] = {"value": value, "saved_at": saved_at}
        self._tell()
        return saved_at

    def keep(self, item: str, state: dict[str, Any], outcome: str | None = None) -> str:
        """Keep what was tried in a workbook; returns when it was committed, as ISO 8601.

        Of what is the trainee's own in all sessions, ``state`` need only have what changed; the
        watchers are told of it (:mod:`qihang.answers.kept`).
        """
        saved_at: str = self._service.keep(item, state, outcome)["saved_at"]
        known = self.claim()["kept"]
        whole = kept.laid_over(item, known.get(item), state)
        known[item] = {"state": whole, "outcome": outcome}
        if kept.is_own(item):
            self._tell()
        return saved_at

    def keep_review(self, answer: ReviewAnswer, stamp: str) -> str:
        """Keep an answer to a review; returns when it was committed. One ``stamp`` is kept once."""
        saved_at: str = self._service.keep_review(answer, stamp)["saved_at"]
        return saved_at

    def hand_in(self, gaps: dict[str, str], confirm: str = "") -> NotWhole | None:
        """Hand in what is saved, or learn what is open and how it is confirmed.

        ``gaps`` are the questions that this page cannot read, or only in part. Once it is
        handed in, nothing can be changed.
        """
        said = self._service.hand_in(gaps, confirm)
        if "handed_in" not in said:
            return said
        self._turn(said)
        return None

    async def marked(self) -> None:
        """Wait for the result of what was handed in, for some seconds, and tell the watchers."""
        before = self._claim
        claim = await self._service.marked()
        # What the page did meanwhile (opened it again) is newer than this answer.
        if self._claim is before:
            self._turn(claim)

    def again(self) -> Claim:
        """Open what was handed in again, with the same numbers or new ones."""
        self._looked_at = None
        return self._turn(self._service.again())

    def look_back(self) -> None:
        """Have the page show the latest marked try before this one."""
        self._looked_at = self._service.earlier()
        self._tell()

    def look_at_this(self) -> None:
        """Have the page show this try again."""
        self._looked_at = None
        self._tell()

    def looks_back(self) -> bool:
        """Whether the page shows an earlier try, in which nothing can be changed."""
        return self._looked_at is not None

    def known(self) -> bool:
        """Whether the page's session was claimed already."""
        return self._claim is not None

    def paper(self) -> str:
        """A name for this trainee's try at this page, the same after every reload.

        A browser keeps an unsaved answer under it, so that the answer comes back to its
        own trainee and numbers and to nobody who signs in at the computer afterwards.
        """
        claim = self.claim()
        parts = [claim["kind"], claim["session"], claim["seed"], claim["try"]]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have ``watcher`` called whenever answers, hand-in, results or own things change."""
        self._watchers.append(watcher)

    def _turn(self, claim: Claim) -> Claim:
        self._claim = claim
        self._tell()
        return claim

    def _tell(self) -> None:
        for watcher in self._watchers:
            try:
                watcher()
            except Exception:  # a box that cannot be redrawn must not make an answer look unsaved
                log.exception("a watcher of the page's session failed")


@cache
def page_session() -> PageSession:
    """The session of this kernel's page."""
    service = Kernel.from_environment() or Rehearsal(os.environ.get(SEED, seeds.SAMPLE))
    return PageSession(service)


# A kernel forked from a prepared page has a session of its own, whatever was asked before.
os.register_at_fork(after_in_child=page_session.cache_clear)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
