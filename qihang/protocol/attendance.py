"""Who was there on a day, as the desk and the answer service say it to each other."""

from __future__ import annotations

from typing import TypedDict

PRESENT, ABSENT = STATUSES = ("present", "absent")

REASONS = ("ill", "elsewhere", "visit", "court", "gone", "other")
"""Why somebody was not there, or why minutes are others than the classroom knows; with ``other``
stand own words."""


class AttendanceFacts(TypedDict):
    """Who was there on a day, as somebody of the staff says.

    ``minutes`` is ``None`` where those count that the classroom knows: ``computed``, which is
    ``None`` for somebody of whom it knows nothing on that day.
    """

    number: str
    status: str
    minutes: int | None
    computed: int | None
    reason: str | None
    words: str | None


class AttendanceWish(AttendanceFacts):
    """What is to be kept; ``seen`` is the id of the entry that was shown, 0 for none."""

    seen: int


class Attendance(AttendanceFacts):
    """What was kept, by whom and when; ``by`` is a name, ``None`` for a command."""

    id: int
    day: str
    at: str
    by: str | None
