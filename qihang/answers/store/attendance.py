"""Who was there on a day, as staff say: rows are added, and none is ever changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol.attendance import ABSENT, PRESENT, Attendance, AttendanceFacts, AttendanceWish

_KEPT = tables.attendance

Said = tuple[str, int | None, str | None, str | None]
"""What of an entry may differ: status, minutes, reason, words."""


class AttendanceStore:
    """The table of attendance; what it costs grows with the people and days asked for."""

    def __init__(self, database: Database):
        self._database = database

    def newest(
        self, numbers: Sequence[str], first: str, last: str
    ) -> dict[tuple[str, str], Attendance]:
        """What counts of some trainees from a day to another, by number and day."""
        with self._database.read() as connection:
            return _newest(connection, numbers, first, last)

    def keep(
        self, class_name: str, day: str, wishes: Sequence[AttendanceWish], by: str | None
    ) -> list[str]:
        """Keep entries of a day, all or none; returns the numbers that others changed since."""
        with self._database.write() as connection:
            known = _newest(connection, [one["number"] for one in wishes], day, day)
            before = {number: one for (number, _), one in known.items()}
            fresh = [one for one in wishes if not _stands(before.get(one["number"]), one)]
            stale = [one["number"] for one in fresh if _is_stale(before.get(one["number"]), one)]
            if stale or not fresh:
                return stale
            moment = self._database.now()
            common = {"day": day, "at": moment, "written_by": by}
            rows = [{**_facts(one), **common} for one in fresh]
            connection.execute(_KEPT.insert(), rows)
            self._note(connection, class_name, day, fresh, before, by)
        return []

    def _note(
        self,
        connection: sa.Connection,
        class_name: str,
        day: str,
        fresh: Sequence[AttendanceWish],
        before: Mapping[str, Attendance],
        by: str | None,
    ) -> None:
        """A line for the class, and one for each person of whom something else counts now."""
        common = {"day": day, **({"by": by} if by else {})}
        self._database.note(
            connection, "attendance-kept", classes=[class_name], people=len(fresh), **common
        )
        for one in fresh:
            was = _counted(before.get(one["number"]) or _computed(one))
            now = _counted(one)
            if was != now:
                self._database.note(
                    connection,
                    "attendance-changed",
                    number=one["number"],
                    was=was,
                    now=now,
                    **common,
                )


_FACTS = tuple(AttendanceFacts.__annotations__)


def _newest(
    connection: sa.Connection, numbers: Sequence[str], first: str, last: str
) -> dict[tuple[str, str], Attendance]:
    newest = (
        sa.select(sa.func.max(_KEPT.c.id))
        .where(_KEPT.c.number.in_(numbers), _KEPT.c.day.between(first, last))
        .group_by(_KEPT.c.number, _KEPT.c.day)
    )
    staff = tables.staff
    columns = (_KEPT.c[name] for name in (*_FACTS, "id", "day", "at"))
    rows = connection.execute(
        sa.select(*columns, staff.c.name.label("by"))
        .outerjoin(staff, staff.c.id == _KEPT.c.written_by)
        .where(_KEPT.c.id.in_(newest))
    ).mappings()
    found: list[Attendance] = [dict(row) for row in rows]  # type: ignore[misc]
    return {(one["number"], one["day"]): one for one in found}


def _facts(wish: AttendanceWish) -> dict[str, Any]:
    return {name: value for name, value in wish.items() if name in _FACTS}


def _stands(before: Attendance | None, wish: AttendanceWish) -> bool:
    """Whether what is wished is what was kept last, from the same minutes."""
    if before is None:
        return False
    return _said(before) == _said(wish) and before["computed"] == wish["computed"]


def _is_stale(before: Attendance | None, wish: AttendanceWish) -> bool:
    """Whether somebody has kept something else than what was shown, and than what is wished."""
    return before is not None and before["id"] != wish["seen"] and _said(before) != _said(wish)


def _said(one: AttendanceFacts) -> Said:
    return one["status"], one["minutes"], one["reason"], one["words"]


def _computed(one: AttendanceFacts) -> AttendanceFacts:
    """What counted as long as nobody had said anything."""
    status = PRESENT if one["computed"] is not None else ABSENT
    return {**one, "status": status, "minutes": None, "reason": None, "words": None}


def _counted(one: AttendanceFacts) -> dict[str, Any]:
    """What of an entry the log keeps: own words stand in the table alone."""
    there = one["status"] == PRESENT
    minutes = one["computed"] if one["minutes"] is None else one["minutes"]
    return {
        "status": one["status"],
        "minutes": (minutes or 0) if there else 0,
        "reason": one["reason"],
    }
