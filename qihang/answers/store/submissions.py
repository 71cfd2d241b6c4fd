"""What was handed in, and the results of marking it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.protocol import Attempt, NotMarked, Result, Submission


class Submissions:
    """The tables of submissions and of results."""

    def __init__(self, database: Database):
        self._database = database

    def add(self, attempt: Attempt, receipt: str, notebook_name: str, notebook: str) -> Submission:
        """Keep a submitted notebook and lock its attempt."""
        moment = self._database.now()
        with self._database.write() as connection:
            connection.execute(
                tables.attempt.update()
                .where(tables.attempt.c.id == attempt["id"])
                .values(locked=True)
            )
            connection.execute(
                tables.submission.insert().values(
                    attempt_id=attempt["id"],
                    receipt=receipt,
                    at=moment,
                    notebook_name=notebook_name,
                    notebook=notebook,
                )
            )
            self._database.note(
                connection,
                "handed-in",
                number=attempt["number"],
                session=attempt["session"],
                assignment=attempt["assignment"],
                attempt=attempt["attempt"],
                handed_in_at=moment,
                receipt=receipt,
            )
        kept: Submission = self._database.one(
            tables.SUBMISSIONS.where(tables.submission.c.receipt == receipt)
        )
        return kept

    def of(self, number: str, assignment: str) -> list[Submission]:
        """A trainee's submissions of an edition, oldest first, each with its result if marked."""
        return self._database.all(
            tables.SUBMISSIONS.where(
                tables.attempt.c.number == number, tables.attempt.c.assignment == assignment
            )
        )

    def of_session(self, number: str, session: str) -> list[Submission]:
        """A trainee's submissions of every edition of an exercise, oldest first."""
        return self._database.all(
            tables.SUBMISSIONS.where(
                tables.attempt.c.number == number, tables.attempt.c.session == session
            )
        )

    def all(self) -> list[Submission]:
        """All submissions, oldest first, each with its result if marked."""
        return self._database.all(tables.SUBMISSIONS)

    def notebook(self, submission: Submission) -> str:
        """The very text that was handed in."""
        with self._database.read() as connection:
            query = sa.select(tables.submission.c.notebook).where(
                tables.submission.c.id == submission["id"]
            )
            return str(connection.execute(query).scalar_one())

    def latest(self, session: str | None = None) -> list[Submission]:
        """The latest submission of each trainee and edition, of a session or of all."""
        wanted = self._latest()
        if session is not None:
            wanted = wanted.where(tables.attempt.c.session == session)
        return self._database.all(wanted)

    def unmarked(self) -> list[Submission]:
        """Those latest submissions that have no result yet."""
        return self._database.all(self._latest().where(tables.result.c.hand_in_id.is_(None)))

    def at(self, assignment: str, places: Sequence[tuple[str, str]]) -> list[Submission]:
        """The submissions of an edition by trainee and moment."""
        wanted = sa.tuple_(tables.attempt.c.number, tables.submission.c.at).in_(places)
        return self._database.all(
            tables.SUBMISSIONS.where(tables.attempt.c.assignment == assignment, wanted)
        )

    def handed_in_again(self, assignment: str, numbers: Sequence[str]) -> list[str]:
        """Those of the trainees who handed an edition in more than once."""
        wanted = (
            sa.select(tables.attempt.c.number)
            .join(tables.submission, tables.submission.c.attempt_id == tables.attempt.c.id)
            .where(tables.attempt.c.assignment == assignment, tables.attempt.c.number.in_(numbers))
            .group_by(tables.attempt.c.number)
            .having(sa.func.count() > 1)
        )
        with self._database.read() as connection:
            return list(connection.execute(wanted).scalars())

    def record_results(
        self, key: str | None, results: Sequence[tuple[Submission, Result | NotMarked]]
    ) -> None:
        """Keep what marking with a key found.

        A result is ``points most questions``, or ``trouble`` in a sentence.
        """
        nothing: Row = {"points": None, "most": None, "questions": {}, "trouble": None}
        rows: list[Row] = [
            {
                "hand_in_id": submission["id"],
                "marked_at": self._database.now(),
                "key": key,
                **nothing,
                **result,
            }
            for submission, result in results
        ]
        if not rows:
            return
        found = {row["hand_in_id"]: row for row in rows}
        with self._database.write() as connection:
            before = connection.execute(
                tables.SUBMISSIONS.where(tables.submission.c.id.in_(list(found)))
            ).mappings()
            events = [_marked(dict(old), found[old["id"]]) for old in before]
            connection.execute(
                tables.result.delete().where(tables.result.c.hand_in_id.in_(list(found)))
            )
            connection.execute(tables.result.insert(), rows)
            auditlog.append(connection, [event for event in events if event])

    @staticmethod
    def _latest() -> sa.Select[Any]:
        newest = (
            sa.select(sa.func.max(tables.submission.c.id))
            .join(tables.attempt, tables.attempt.c.id == tables.submission.c.attempt_id)
            .group_by(tables.attempt.c.number, tables.attempt.c.assignment)
        )
        return tables.SUBMISSIONS.where(tables.submission.c.id.in_(newest))


def _marked(old: Row, new: Row) -> Row | None:
    """The line of the audit log for a result; ``None`` if it says what stood there before."""
    is_new = old["marked_at"] is None
    told = {name: (old[name], new[name]) for name in ("points", "most", "trouble")}
    parts = _points(old["questions"]), _points(new["questions"])
    if not is_new and parts[0] == parts[1] and all(a == b for a, b in told.values()):
        return None
    event = {
        "at": new["marked_at"],
        "what": "marked" if is_new else "mark-changed",
        **{name: old[name] for name in ("number", "session", "assignment", "receipt")},
        **{name: new[name] for name in ("points", "most")},
        # The sentence may quote what was handed in.
        "trouble": new["trouble"] is not None,
        "questions": parts[1],
    }
    return event if is_new else event | {"was": old["points"], "questions_were": parts[0]}


def _points(questions: Mapping[str, Row] | None) -> dict[str, Any]:
    return {name: result["points"] for name, result in (questions or {}).items()}
