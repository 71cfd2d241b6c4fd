"""Attempts at exercises, and the answers of each."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol.operator import GoingOn
from qihang.protocol.page import Answer
from qihang.protocol.submission import Attempt


class Exercises:
    """The tables of attempts and of answers; an answer is appended, never changed."""

    def __init__(self, database: Database):
        self._database = database

    def attempt(self, number: str, session: str) -> Attempt | None:
        """A trainee's latest attempt at an exercise."""
        return self._database.one(
            sa.select(tables.attempt)
            .where(tables.attempt.c.number == number, tables.attempt.c.session == session)
            .order_by(tables.attempt.c.attempt.desc())
            .limit(1)
        )

    def of_id(self, attempt_id: int) -> Attempt:
        """The attempt of that id, which is there."""
        found: Attempt | None = self._database.one(
            sa.select(tables.attempt).where(tables.attempt.c.id == attempt_id)
        )
        assert found is not None
        return found

    def begin(self, number: str, session: str, assignment: str, attempt: int, seed: str) -> Attempt:
        """Begin an attempt (numbered from 1) at an edition, with the numbers of ``seed``."""
        with self._database.write() as connection:
            connection.execute(
                tables.attempt.insert().values(
                    number=number,
                    session=session,
                    assignment=assignment,
                    attempt=attempt,
                    seed=seed,
                    began_at=self._database.now(),
                    locked=False,
                )
            )
        begun = self.attempt(number, session)
        assert begun is not None
        return begun

    def make_anew(self, attempt_id: int, assignment: str, seed: str) -> None:
        """Let an attempt in which nothing was done be made at another edition."""
        with self._database.write() as connection:
            connection.execute(
                tables.attempt.update()
                .where(tables.attempt.c.id == attempt_id, ~_is_touched())
                .values(assignment=assignment, seed=seed)
            )

    def is_touched(self, attempt_id: int) -> bool:
        """Whether anything was saved or handed in at an attempt."""
        with self._database.read() as connection:
            found = sa.select(_is_touched()).where(tables.attempt.c.id == attempt_id)
            return bool(connection.execute(found).scalar_one())

    def going_on(self, session: str) -> list[GoingOn]:
        """How far trainees are in an exercise, by edition, the oldest first."""
        latest = (
            sa.select(sa.func.max(tables.attempt.c.id))
            .where(tables.attempt.c.session == session)
            .group_by(tables.attempt.c.number)
        )
        is_latest = tables.attempt.c.id.in_(latest)
        locked, touched = tables.attempt.c.locked, _is_touched()
        counts = {
            "begun": is_latest & ~locked & touched,
            "untouched": is_latest & ~locked & ~touched,
            "handed_in": is_latest & locked,
            "asked": touched,
        }
        # A condition that does not hold counts as nobody.
        numbers = {
            name: sa.func.count(sa.distinct(sa.case((which, tables.attempt.c.number))))
            for name, which in counts.items()
        }
        found: list[GoingOn] = self._database.all(
            sa.select(
                tables.edition.c.assignment,
                *(number.label(name) for name, number in numbers.items()),
            )
            .outerjoin(tables.attempt, tables.attempt.c.assignment == tables.edition.c.assignment)
            .where(tables.edition.c.session == session)
            .group_by(tables.edition.c.assignment, tables.edition.c.number)
            .order_by(tables.edition.c.number)
        )
        return found

    def unlock(self, attempt_id: int) -> None:
        """Unlock a submitted attempt."""
        with self._database.write() as connection:
            connection.execute(
                tables.attempt.update()
                .where(tables.attempt.c.id == attempt_id)
                .values(locked=False)
            )

    def save(self, attempt_id: int, question: str, value: Any, stamp: str) -> str:
        """Append an answer; returns when it was kept.

        The same ``stamp`` again, or what is the newest answer already, changes nothing: a
        page that had no reply sends its answer once more.
        """
        said = json.dumps(value, ensure_ascii=False)
        newest = (
            sa.select(tables.answer.c.value, tables.answer.c.saved_at)
            .where(tables.answer.c.attempt_id == attempt_id, tables.answer.c.question == question)
            .order_by(tables.answer.c.id.desc())
            .limit(1)
        )
        with self._database.write() as connection:
            known = connection.execute(
                sa.select(tables.answer.c.saved_at).where(tables.answer.c.stamp == stamp)
            ).scalar()
            if known is not None:
                return str(known)
            last = connection.execute(newest).first()
            if last is not None and last.value == said:
                return str(last.saved_at)
            moment = self._database.now()
            connection.execute(
                tables.answer.insert().values(
                    attempt_id=attempt_id,
                    question=question,
                    value=said,
                    stamp=stamp,
                    saved_at=moment,
                )
            )
        return moment

    def answers(self, attempt_id: int) -> dict[str, Answer]:
        """The newest answer to each question of an attempt: ``value`` and ``saved_at``."""
        newest = (
            sa.select(sa.func.max(tables.answer.c.id))
            .where(tables.answer.c.attempt_id == attempt_id)
            .group_by(tables.answer.c.question)
        )
        rows = self._database.all(sa.select(tables.answer).where(tables.answer.c.id.in_(newest)))
        return {
            row["question"]: {"value": json.loads(row["value"]), "saved_at": row["saved_at"]}
            for row in rows
        }

    def newest(self, number: str, session: str, question: str) -> Answer | None:
        """The newest answer of a trainee to a question, of the latest attempt that has one."""
        last = (
            sa.select(sa.func.max(tables.answer.c.id))
            .join(tables.attempt, tables.attempt.c.id == tables.answer.c.attempt_id)
            .where(
                tables.attempt.c.number == number,
                tables.attempt.c.session == session,
                tables.answer.c.question == question,
            )
            .group_by(tables.answer.c.attempt_id)
        )
        row = self._database.one(
            sa.select(tables.answer)
            .where(tables.answer.c.id.in_(last), tables.answer.c.value != "null")
            .order_by(tables.answer.c.id.desc())
            .limit(1)
        )
        return {"value": json.loads(row["value"]), "saved_at": row["saved_at"]} if row else None


def _is_touched() -> sa.ColumnElement[bool]:
    """Whether anything was saved or handed in at the attempt of a query."""
    return sa.or_(
        *(
            sa.exists().where(table.c.attempt_id == tables.attempt.c.id)
            for table in (tables.answer, tables.submission)
        )
    )
