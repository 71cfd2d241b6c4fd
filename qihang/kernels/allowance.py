"""So much at once and so much a second, for what a kernel may say."""

from __future__ import annotations

import time


class Allowance:
    """Fills up with time, to ``most`` units, by ``each_second``."""

    def __init__(self, most: float, each_second: float):
        self._most = self._left = most
        self._each_second = each_second
        self._at = time.monotonic()

    def takes(self, units: float) -> bool:
        """Whether so much is left; then it is used."""
        now = time.monotonic()
        self._left = min(self._most, self._left + (now - self._at) * self._each_second)
        self._at = now
        if units > self._left:
            return False
        self._left -= units
        return True
