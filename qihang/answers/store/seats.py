"""Who sits where and how far each is: what the desk shows of a class at one moment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.protocol.desk import OpenPage, Seat

MISSED = ("not-yet", "partly")
"""Outcomes of an answer that was looked at and is not right yet."""


class Seats:
    """Reads, and writes nothing; what it costs grows with the seats alone."""

    def __init__(self, database: Database):
        self._database = database

    def now(self, classes: Sequence[str] | None) -> list[Seat]:
        """Everybody of some classes who is signed in, by number; of all with ``None``."""
        rows = self._database.all(_signed_in(classes))
        misses = self._misses([row["number"] for row in rows])
        return [_seat(row, misses) for row in rows]

    def _misses(self, numbers: Sequence[str]) -> dict[tuple[str, str], int]:
        """Misses of each trainee and session since the last screen that was new."""
        found: dict[tuple[str, str], int] = defaultdict(int)
        for row in self._database.all(_tried_since(numbers)):
            misses = json.loads(row["state"]).get("misses")
            found[row["number"], row["session"]] += misses if isinstance(misses, int) else 0
        return found


def _signed_in(classes: Sequence[str] | None) -> sa.Select[Any]:
    trainee, sign_in, page, mark = tables.trainee, tables.sign_in, tables.page, tables.bookmark
    answer, staff = tables.help_call.alias("answered"), tables.staff
    newest = _newest_page()
    ours = sa.true() if classes is None else trainee.c.class_name.in_(classes)
    return (
        sa.select(
            trainee.c.number,
            trainee.c.name,
            trainee.c.class_name,
            sign_in.c.seat,
            sign_in.c.began_at.label("since"),
            page.c.kind,
            page.c.session,
            page.c.notebook,
            page.c.opened_at,
            mark.c.screen,
            mark.c.done,
            mark.c.new_screen_at,
            _last_saved().label("last_saved_at"),
            _handed_in().label("handed_in_at"),
            _called().label("called_at"),
            answer.c.ended_at.label("answered_at"),
            staff.c.name.label("answered_by"),
        )
        .join(sign_in, sign_in.c.number == trainee.c.number)
        .outerjoin(page, sa.and_(page.c.sign_in == sign_in.c.id, page.c.token == newest))
        .outerjoin(
            mark,
            sa.and_(
                mark.c.number == trainee.c.number,
                mark.c.kind == page.c.kind,
                mark.c.session == page.c.session,
                mark.c.notebook == page.c.notebook,
            ),
        )
        .outerjoin(answer, answer.c.id == _last_answer())
        .outerjoin(staff, staff.c.id == answer.c.answered_by)
        .where(sign_in.c.ended_at.is_(None), ours)
        .order_by(trainee.c.number)
    )


def _called() -> Any:
    """Since when a trainee has called for help."""
    call = tables.help_call
    return (
        sa.select(call.c.at)
        .where(call.c.number == tables.trainee.c.number, call.c.ended_at.is_(None))
        .scalar_subquery()
    )


def _last_answer() -> Any:
    """The last call since the sign-in that somebody of the staff went to."""
    other = tables.help_call.alias("other_call")
    return (
        sa.select(sa.func.max(other.c.id))
        .where(
            other.c.number == tables.trainee.c.number,
            other.c.answered_by.is_not(None),
            other.c.ended_at >= tables.sign_in.c.began_at,
        )
        .scalar_subquery()
    )


def _newest_page() -> Any:
    other = tables.page.alias("other")
    return (
        sa.select(other.c.token)
        .where(
            other.c.sign_in == tables.sign_in.c.id,
            other.c.ended_at.is_(None),
            other.c.opened_at.is_not(None),
        )
        .order_by(other.c.opened_at.desc())
        .limit(1)
        .scalar_subquery()
    )


def _last_saved() -> Any:
    """When a trainee last saved something on the page: tried it, or answered it."""
    kept, attempt, answer = tables.kept, tables.attempt, tables.answer
    place = (tables.trainee.c.number, tables.page.c.session)
    tried = sa.select(sa.func.max(kept.c.saved_at)).where(
        kept.c.number == place[0], kept.c.session == place[1]
    )
    answered = (
        sa.select(sa.func.max(answer.c.saved_at))
        .join(attempt, attempt.c.id == answer.c.attempt_id)
        .where(attempt.c.number == place[0], attempt.c.session == place[1])
    )
    return sa.case(
        (tables.page.c.kind == "exercise", answered.scalar_subquery()),
        else_=tried.scalar_subquery(),
    )


def _handed_in() -> Any:
    """When the exercise of the page was handed in last."""
    attempt, submission = tables.attempt, tables.submission
    return (
        sa.select(sa.func.max(submission.c.at))
        .join(attempt, attempt.c.id == submission.c.attempt_id)
        .where(
            attempt.c.number == tables.trainee.c.number,
            attempt.c.session == tables.page.c.session,
        )
        .scalar_subquery()
    )


def _tried_since(numbers: Sequence[str]) -> sa.Select[Any]:
    kept, mark = tables.kept, tables.bookmark
    return (
        sa.select(kept.c.number, kept.c.session, kept.c.state)
        .join(
            mark,
            sa.and_(
                mark.c.number == kept.c.number,
                mark.c.session == kept.c.session,
                mark.c.kind == "workbook",
            ),
        )
        .where(
            kept.c.number.in_(numbers),
            kept.c.outcome.in_(MISSED),
            kept.c.saved_at > mark.c.new_screen_at,
        )
    )


def _seat(row: Row, misses: dict[tuple[str, str], int]) -> Seat:
    return {
        "number": row["number"],
        "name": row["name"],
        "class_name": row["class_name"],
        "seat": row["seat"],
        "since": row["since"],
        "page": _page(row, misses) if row["kind"] else None,
        "called_at": row["called_at"],
        "answered_at": row["answered_at"],
        "answered_by": row["answered_by"],
    }


def _page(row: Row, misses: dict[tuple[str, str], int]) -> OpenPage:
    is_workbook = row["kind"] == "workbook"
    return {
        "kind": row["kind"],
        "session": row["session"],
        "notebook": row["notebook"],
        "screen": row["screen"],
        "done": len(json.loads(row["done"] or "[]")),
        "new_screen_at": row["new_screen_at"],
        "misses": misses[row["number"], row["session"]] if is_workbook else 0,
        "last_saved_at": row["last_saved_at"],
        "handed_in_at": row["handed_in_at"],
        "opened_at": row["opened_at"],
    }
