"""How far a long work is, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

from qihang.language.messages import Translated

Tell = Callable[[int, int], None]
"""Is called with how many are done, and how many there are in all."""

Telling = Callable[[Translated], Tell]
"""Makes the display of a step from the name of what is counted."""


def nobody(done: int, of: int) -> None:
    """Shows no progress."""


def to_nobody(what: Translated) -> Tell:
    """Shows the progress of no step."""
    return nobody
