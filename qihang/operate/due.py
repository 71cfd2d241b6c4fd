"""A due time as it is typed and read: in this PC's local time; it is kept in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from qihang.language import typed
from qihang.language.messages import message
from qihang.protocol.operator import OperatorCalls
from qihang.system.errors import OperatorError

NONE = ("none", "无")
"""What is typed for no due time."""

_WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T ]\s*(\d{1,2})[:.时](\d{2})分?")


def parsed(said: str, now: datetime) -> str | None:
    """The moment that somebody typed, such as ``2026-12-05 11:30``, as it is kept.

    ``None`` for :data:`NONE`. Raises :class:`OperatorError` if it is no time, or not after
    ``now`` (in UTC).
    """
    plain = " ".join(typed.plain(said).split())
    if plain.lower() in NONE:
        return None
    found = _WRITTEN.fullmatch(plain)
    try:
        if found is None:
            raise ValueError(plain)
        year, month, day, hour, minute = map(int, found.groups())
        moment = datetime(year, month, day, hour, minute).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise OperatorError(
            message("{said} is no time. Write it like 2026-12-05 11:30.", said=said[:40])
        ) from None
    if moment <= now:
        raise OperatorError(
            message(
                "{said} has passed: it is {now} now. Write a time that is still to come.",
                said=plain,
                now=local(now.isoformat()),
            )
        )
    return moment.isoformat(timespec="microseconds")


def local(moment: str) -> str:
    """A moment that is kept, as it is read at this PC: to the minute."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def clock(operator: OperatorCalls) -> datetime:
    """What the classroom's clock says, which never goes back."""
    return datetime.now(UTC) + timedelta(seconds=operator.clock_is_behind())
