"""What all laboratories have in common: something to try out that is not marked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from IPython import get_ipython

from qihang.language.messages import Translated, translations
from qihang.language.typed import can_be_written
from widgets.core.number_words import UNREAD
from widgets.core.widget import Drawn, assets, bilingual

__all__ = ["Lab", "assets", "bilingual", "can_be_written", "note", "said", "squares", "whole"]

LONGEST_WAIT_S = 0.05
"""Seconds for which messages that keep coming may delay a drawing."""

logger = logging.getLogger(__name__)


class Lab(Drawn):
    """A laboratory: something to try out that is not marked.

    A subclass says what it is (``begin``, ``state``, ``restore``) and what it shows
    (``shown``), and calls :meth:`redraw` after each change.
    """

    verbs = frozenset({"keep", "again"})

    def __init__(self) -> None:
        super().__init__()
        self._turn = 1
        self._kept: dict[str, Any] | None = None
        self._showing: asyncio.Task[None] | None = None
        self.begin()
        self._show()

    def begin(self) -> None:
        """Set the state that a trainee finds at first."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """What is to be kept, in the types of JSON."""
        raise NotImplementedError

    def shown(self) -> dict[str, Any]:
        """What the page draws: values, and both languages of every text."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the state as it is now: something was done."""
        self._turn += 1
        self.show_soon()

    def show_soon(self) -> None:
        """Show the state after handling all messages that wait for this widget.

        Outside a kernel no messages wait: then it is shown at once.
        """
        if getattr(get_ipython(), "kernel", None) is None:
            self._show()
        elif self._showing is None:
            self._showing = asyncio.get_running_loop().create_task(self._show_when_quiet())

    async def _show_when_quiet(self) -> None:
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST_WAIT_S
        seen = 0
        while seen != self._turn and loop.time() < latest:
            seen = self._turn
            # A message is read in one iteration of the event loop and handled in the next.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        self._showing = None
        try:
            self._show()
        except Exception:
            logger.exception("%s could not be shown", type(self).__name__)

    def _show(self) -> None:
        self.view = self.framed()

    def framed(self) -> dict[str, Any]:
        """What the page draws, and where it stands.

        ``turn`` counts what was done, so that a page gets a reply even if nothing
        else changed; ``kept`` says whether all of it is kept.
        """
        stands = {"turn": self._turn, "kept": self._kept == self.state()}
        return {**self.shown(), "box_words": bilingual(UNREAD), **stands}

    def do_ready(self) -> None:
        """See :meth:`Drawn.do_ready`."""
        super().do_ready()
        self.redraw()

    def _take_up(self, state: dict[str, Any]) -> None:
        super()._take_up(state)
        self._kept = self.state()

    def do_again(self) -> None:
        """Start again."""
        self.begin()
        self.redraw()

    def do_keep(self) -> None:
        """Keep what changed. The page asks for it when nothing happened for a moment."""
        state = self.state()
        if state != self._kept and self.keep(state):
            self._kept = state
            self.redraw()


def whole(value: object, least: int, most: int) -> int | None:
    """``value`` if it is a whole number from ``least`` to ``most``; ``None`` otherwise."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    return None


def note(tone: str, sign: str, text: Translated) -> dict[str, Any]:
    """Feedback, as the page's ``qNote`` takes it. ``tone``: ok, notyet, unread or none."""
    return {"tone": tone, "sign": sign, "text": translations(text)}


def said(text: Translated, tone: str = "", sign: str = "") -> dict[str, Any]:
    """The one sentence of a laboratory; with a tone (see :func:`note`) it is an answer, too."""
    return {"sentence": translations(text), "tone": {"tone": tone, "sign": sign}}


def squares(rows: Iterable[Iterable[bool]]) -> list[str]:
    """Rows of squares as the page draws them: "1" for dark."""
    return ["".join("01"[dark] for dark in row) for row in rows]
