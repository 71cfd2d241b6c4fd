"""Timestamps that only increase, whatever the computer's clock does.

A classroom's computer has no clock but its own, and that may jump: an empty battery and
a power cut set it back by years, a person sets it right in the middle of a lesson.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

_TICK = timedelta(microseconds=1)


def utc_now() -> datetime:
    """What the computer's clock says."""
    return datetime.now(UTC)


class SteadyClock:
    """Gives moments of which none is earlier than one before, nor the same.

    If the computer's clock jumps back, this one goes on from the last moment at the usual
    pace, so that waits end and nothing looks older than what it follows; once the
    computer's clock has caught up, it is followed again.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._last = datetime.min.replace(tzinfo=UTC)
        self._behind = timedelta()

    @property
    def behind(self) -> timedelta:
        """How far the computer's clock stands behind this one."""
        self.now()
        return self._behind

    def go_on_from(self, moment: str) -> None:
        """From now on no moment is earlier than this one (ISO 8601), which was given before."""
        with self._turn:
            self._last = max(self._last, datetime.fromisoformat(moment))

    @property
    def last(self) -> str:
        """The last moment that was given, or is gone on from."""
        with self._turn:
            return _written(self._last)

    def now(self) -> str:
        """This moment in UTC, ISO 8601 with microseconds."""
        with self._turn:
            wall_clock = utc_now()
            if wall_clock > self._last:
                self._behind = timedelta()
            elif wall_clock + self._behind <= self._last:
                self._behind = self._last + _TICK - wall_clock
            self._last = wall_clock + self._behind
            return _written(self._last)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
