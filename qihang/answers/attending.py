"""What may be kept of who was there on a day, and what needs a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qihang.answers.client import Refused
from qihang.language import typed
from qihang.protocol.attendance import PRESENT, REASONS, STATUSES, AttendanceWish

LONGEST_WORDS = 200
"""Signs of own words beside a reason."""

MINUTES_OF_A_DAY = 24 * 60


def see_that_it_is_one(day: str, wishes: Sequence[AttendanceWish]) -> None:
    """Raise :class:`Refused` where the day is none, or somebody stands there twice."""
    try:
        is_day = date.fromisoformat(day).isoformat() == day
    except ValueError:
        is_day = False
    if not is_day or len({one["number"] for one in wishes}) != len(wishes):
        raise Refused("bad-attendance")


def meant(wish: AttendanceWish) -> AttendanceWish:
    """What is to be kept, with words as they are kept. Raises :class:`Refused`."""
    words = typed.tidy(wish["words"] or "")
    counts = [one for one in (wish["minutes"], wish["computed"]) if one is not None]
    if wish["status"] not in STATUSES or not all(0 <= one <= MINUTES_OF_A_DAY for one in counts):
        raise Refused("bad-attendance")
    if wish["reason"] is not None and wish["reason"] not in REASONS:
        raise Refused("bad-attendance")
    if len(words) > LONGEST_WORDS or not typed.can_be_written(words):
        raise Refused("bad-words")
    if wish["reason"] == "other" and not words:
        raise Refused("no-words")
    if wish["reason"] is None and (words or _needs_reason(wish)):
        raise Refused("no-reason")
    if wish["status"] == PRESENT and not counts:
        raise Refused("no-minutes")
    # Whoever was not there has no minutes, and those that are as computed are so by themselves.
    is_same = wish["status"] != PRESENT or wish["minutes"] == wish["computed"]
    return {**wish, "words": words or None, "minutes": None if is_same else wish["minutes"]}


def _needs_reason(wish: AttendanceWish) -> bool:
    """Whether presence or minutes are other than what the classroom knows."""
    is_present, was_seen = wish["status"] == PRESENT, wish["computed"] is not None
    if is_present != was_seen:
        return True
    return is_present and wish["minutes"] not in (None, wish["computed"])
