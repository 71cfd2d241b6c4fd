"""How far a long command is, on the terminal."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from qihang.language.messages import Translated, message
from qihang.operate.console import Console

WIDTH = 30
"""Characters of the bar."""

SHORT = 1.0
"""Seconds that nobody minds waiting for."""

EVERY = 10.0
"""Seconds between two lines where nobody watches."""


class Progress:
    """A bar on a terminal; elsewhere, such as in a log, a line now and then."""

    def __init__(self, console: Console, what: Translated, stream: TextIO = sys.stderr):
        self._console = console
        self._what = what
        self._stream = stream
        self._began = self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        """Show that ``done`` of ``of`` are done."""
        now = time.monotonic()
        is_watched = self._stream.isatty()
        if now - self._began < SHORT:
            return
        if not is_watched and done < of and now - self._said < EVERY:
            return
        self._said = now
        self._stream.write(f"\r{self.line(done, of)}\x1b[K" if is_watched else self.line(done, of))
        if done == of or not is_watched:
            self._stream.write("\n")
        self._stream.flush()

    def line(self, done: int, of: int) -> str:
        """The bar, the count, and the time that is left at the speed so far."""
        full = WIDTH * done // of if of else WIDTH
        bar = "#" * full + "." * (WIDTH - full)
        said = message("[{bar}] {done} of {of} {what}", bar=bar, done=done, of=of, what=self._what)
        if not 0 < done < of:
            return self._console.text(said)
        left = round((time.monotonic() - self._began) / done * (of - done))
        return self._console.t(
            "{said}, {minutes} min {seconds} s left",
            said=said,
            minutes=left // 60,
            seconds=f"{left % 60:02d}",
        )
