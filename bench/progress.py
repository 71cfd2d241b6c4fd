"""Progress, on stderr."""

from __future__ import annotations

import sys
import time

_BEGAN = time.monotonic()


def tell(words: str) -> None:
    """One line, with the minutes and seconds since the start."""
    minutes, seconds = divmod(int(time.monotonic() - _BEGAN), 60)
    print(f"{minutes:3d}:{seconds:02d}  {words}", file=sys.stderr, flush=True)
