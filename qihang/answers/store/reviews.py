"""What people missed, and what they answered when they were asked again.

Reviews are added, and none is ever changed. What was missed is read from results and from what is
kept of workbooks; it costs as much as there are people asked for, whatever they did in years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.protocol.review import Missed, Review, ReviewAnswer
from qihang.protocol.submission import QuestionResult, outcome_of

_REVIEW, _KEPT, _TRAINEE = tables.review, tables.kept, tables.trainee
_ATTEMPT, _SUBMISSION, _RESULT = tables.attempt, tables.submission, tables.result

_MISSED = ("partly", "not-yet")


class Reviews:
    """The table of reviews, and what they come from."""

    def __init__(self, database: Database):
        self._database = database

    def keep(self, number: str, answer: ReviewAnswer, stamp: str) -> str:
        """Keep an answer; returns when. The same ``stamp`` again changes nothing."""
        known = sa.select(_REVIEW.c.at).where(_REVIEW.c.stamp == stamp)
        with self._database.write() as connection:
            before = connection.execute(known).scalar()
            if before is not None:
                return str(before)
            moment = self._database.now()
            row = {"stamp": stamp, "number": number, "at": moment, **answer}
            connection.execute(_REVIEW.insert().values(row))
        return moment

    def people(self, classes: Sequence[str] | None) -> list[Row]:
        """Number, name and class of everybody on the roster, by number; of some classes, or all."""
        columns = (_TRAINEE.c.number, _TRAINEE.c.name, _TRAINEE.c.class_name)
        ours = sa.true() if classes is None else _TRAINEE.c.class_name.in_(classes)
        found: list[Row] = self._database.all(
            sa.select(*columns)
            .where(_TRAINEE.c.removed_at.is_(None), ours)
            .order_by(_TRAINEE.c.number)
        )
        return found

    def of(self, numbers: Sequence[str]) -> dict[str, list[Review]]:
        """The reviews of some trainees by number, the oldest first."""
        columns = (_REVIEW.c[name] for name in Review.__annotations__)
        rows = self._database.all(
            sa.select(_REVIEW.c.number, *columns)
            .where(_REVIEW.c.number.in_(numbers))
            .order_by(_REVIEW.c.number, _REVIEW.c.at, _REVIEW.c.id)
        )
        found: dict[str, list[Review]] = defaultdict(list)
        for row in rows:
            found[row.pop("number")].append(row)
        return found

    def missed_in_exercises(
        self, numbers: Sequence[str], seen: Sequence[str], held: Sequence[str]
    ) -> Iterator[tuple[str, Missed]]:
        """Number and question: what of the newest marked try of each was not right.

        Only of tries whose marks the trainee may see: all in the sessions ``seen``, and of those
        that are ``held`` the ones that were shown once. What waits for a person is not known yet.
        """
        for row in self._database.all(_newest(numbers, seen, held)):
            for name, result in row["questions"].items():
                if not result["by_hand"] and outcome_of(result) != "right":
                    yield row["number"], _missed(row, name, result)

    def missed_in_workbooks(
        self, numbers: Sequence[str], sessions: Sequence[str]
    ) -> Iterator[tuple[str, Missed]]:
        """Number and item: what of some workbooks was tried, and never right."""
        rows = self._database.all(
            sa.select(_KEPT.c.number, _KEPT.c.session, _KEPT.c.item, _KEPT.c.saved_at)
            .where(
                _KEPT.c.number.in_(numbers),
                _KEPT.c.session.in_(sessions),
                _KEPT.c.outcome.in_(_MISSED),
                ~_KEPT.c.was_right,
            )
            .order_by(_KEPT.c.number, _KEPT.c.session, _KEPT.c.item)
        )
        for row in rows:
            yield (
                row["number"],
                {
                    "session": row["session"],
                    "question": None,
                    "edition": None,
                    "item": row["item"],
                    "ideas": [],
                    "at": row["saved_at"],
                },
            )


def _newest(numbers: Sequence[str], seen: Sequence[str], held: Sequence[str]) -> sa.Select[Any]:
    """The newest marked try of each in each session whose marks may be seen."""
    was_shown = sa.and_(_ATTEMPT.c.session.in_(held), _SUBMISSION.c.shown_at.is_not(None))
    newest = (
        sa.select(sa.func.max(_SUBMISSION.c.id))
        .join(_ATTEMPT, _ATTEMPT.c.id == _SUBMISSION.c.attempt_id)
        .join(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
        .where(
            _ATTEMPT.c.number.in_(numbers),
            _RESULT.c.points.is_not(None),
            sa.or_(_ATTEMPT.c.session.in_(seen), was_shown),
        )
        .group_by(_ATTEMPT.c.number, _ATTEMPT.c.session)
    )
    columns = (_ATTEMPT.c.number, _ATTEMPT.c.session, _ATTEMPT.c.assignment)
    return (
        sa.select(*columns, _SUBMISSION.c.at, _RESULT.c.questions)
        .join(_SUBMISSION, _SUBMISSION.c.attempt_id == _ATTEMPT.c.id)
        .join(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
        .where(_SUBMISSION.c.id.in_(newest))
        .order_by(_ATTEMPT.c.number, _ATTEMPT.c.session)
    )


def _missed(row: Row, name: str, result: QuestionResult) -> Missed:
    ideas = {result["idea"], *(part["idea"] for part in _parts(result))} - {None}
    return {
        "session": row["session"],
        "question": name,
        "edition": row["assignment"],
        "item": None,
        "ideas": sorted(map(str, ideas)),
        "at": row["at"],
    }


def _parts(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"idea": None, **part} for part in result.get("parts") or []]
