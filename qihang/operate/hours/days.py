"""Local days: of a moment, from when until when one is, and those of a month."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from qihang.language import typed
from qihang.language.messages import message
from qihang.system.errors import OperatorError

FIRST_YEAR, LAST_YEAR = 2000, 3000
"""Nothing is kept before or after; a calendar ends somewhere."""

_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def of(moment: str) -> date:
    """The local day of a moment of the store."""
    return datetime.fromisoformat(moment).astimezone().date()


def clock(moment: datetime) -> str:
    """The local time of day, such as 09:30."""
    return f"{moment.astimezone():%H:%M}"


def begin(day: date) -> datetime:
    """When a local day begins, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)


def bounds(first: date, last: date) -> tuple[str, str]:
    """From when until before when the days from ``first`` to ``last`` are, as the store writes."""
    start, end = begin(first), begin(last + timedelta(days=1))
    return written(start), written(end)


def written(moment: datetime) -> str:
    """A moment as the store writes it."""
    return moment.isoformat(timespec="microseconds")


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, next_month(first) - timedelta(days=1)


def next_month(day: date) -> date:
    """The first day of the month after that of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def parsed(said: str) -> date:
    """A day as people write it, such as 2026-12-01. Raises :class:`OperatorError`."""
    try:
        return _read(_DAY, said)
    except ValueError:
        problem = message("{said} is no day. Write it like 2026-12-01.", said=said[:40])
        raise OperatorError(problem) from None


def parsed_month(said: str) -> date:
    """The first day of a month as people write it, such as 2026-12.

    Raises :class:`OperatorError`.
    """
    try:
        return _read(_MONTH, said)
    except ValueError:
        problem = message("{said} is no month. Write it like 2026-12.", said=said[:40])
        raise OperatorError(problem) from None


def _read(pattern: re.Pattern[str], said: str) -> date:
    found = pattern.fullmatch(typed.unspaced(typed.plain(said)))
    if found is None:
        raise ValueError(said)
    year, month, *day = map(int, found.groups())
    found_day = date(year, month, *(day or [1]))
    if not FIRST_YEAR <= found_day.year < LAST_YEAR:
        raise ValueError(said)
    return found_day
