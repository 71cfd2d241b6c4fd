"""How far a long command is, on the terminal."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 30
"""Characters of the bar."""

EVERY = 10.0
"""Seconds between two lines where nobody watches."""


class Progress:
    """A bar on a terminal; elsewhere, such as in a log, a line now and then."""

    def __init__(self, what: str, stream: TextIO = sys.stderr):
        self._what = what
        self._stream = stream
        self._began = self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        """Show that ``done`` of ``of`` are done."""
        now = time.monotonic()
        is_watched = self._stream.isatty()
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
        said = f"[{bar}] {done} of {of} {self._what}"
        if not 0 < done < of:
            return said
        left = round((time.monotonic() - self._began) / done * (of - done))
        return f"{said}, {left // 60} min {left % 60:02d} s left"
