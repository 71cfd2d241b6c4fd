"""What was handed in, and the results of marking it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers import submission, tables
from qihang.answers.store.database import Database, Row
from qihang.answers.store.unsettled import unsettle
from qihang.databases import sql
from qihang.protocol.submission import Attempt, NotMarked, Result, Submission


class Submissions:
    """The tables of submissions and of results."""

    def __init__(self, database: Database):
        self._database = database

    def add(
        self,
        attempt: Attempt,
        receipt: str,
        notebook_name: str,
        notebook: str,
        source: str | None = None,
        by: str | None = None,
    ) -> Submission:
        """Keep a submitted notebook and lock its attempt.

        What was typed in has a ``source``, and ``by`` is the id of who of the staff did it.
        """
        template, sources = submission.split(notebook)
        name = hashlib.sha256(template.encode()).hexdigest()
        moment = self._database.now()
        with self._database.write() as connection:
            connection.execute(
                tables.attempt.update()
                .where(tables.attempt.c.id == attempt["id"])
                .values(locked=True)
            )
            sql.put_first(connection, tables.template, id=name, text=template)
            added = connection.execute(
                tables.submission.insert().values(
                    attempt_id=attempt["id"],
                    receipt=receipt,
                    at=moment,
                    notebook_name=notebook_name,
                    template=name,
                    sources=None if sources is None else json.dumps(sources, ensure_ascii=False),
                    source=source,
                    typed_by=by,
                )
            )
            assert added.inserted_primary_key is not None
            _let_wait(connection, attempt, added.inserted_primary_key[0])
            unsettle(connection, [(attempt["assignment"], attempt["number"])], moment)
            self._database.note(
                connection,
                "handed-in",
                number=attempt["number"],
                session=attempt["session"],
                assignment=attempt["assignment"],
                attempt=attempt["attempt"],
                handed_in_at=moment,
                receipt=receipt,
                **({"source": source} if source else {}),
                **({"by": by} if by else {}),
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

    def of_all(self, assignment: str, numbers: Sequence[str]) -> dict[str, list[Submission]]:
        """The submissions of an edition by trainee, oldest first."""
        rows: list[Submission] = self._database.all(
            tables.SUBMISSIONS.where(
                tables.attempt.c.assignment == assignment, tables.attempt.c.number.in_(numbers)
            )
        )
        found: dict[str, list[Submission]] = {}
        for row in rows:
            found.setdefault(row["number"], []).append(row)
        return found

    def who_handed_in(self, assignment: str) -> list[str]:
        """The numbers of the trainees who handed an edition in."""
        query = self._handed_in(assignment).order_by(tables.attempt.c.number)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def how_many_handed_in(self, assignment: str) -> int:
        """How many trainees handed an edition in."""
        query = sa.select(sa.func.count()).select_from(self._handed_in(assignment).subquery())
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    @staticmethod
    def _handed_in(assignment: str) -> sa.Select[Any]:
        return (
            sa.select(tables.attempt.c.number)
            .join(tables.submission, tables.submission.c.attempt_id == tables.attempt.c.id)
            .where(tables.attempt.c.assignment == assignment)
            .distinct()
        )

    def points(self) -> list[Row]:
        """Every submission with its points, without what was found in its questions."""
        without = {tables.result.c.questions, tables.result.c.trouble}
        columns = [one for one in tables.SUBMISSIONS.selected_columns if one not in without]
        rows: list[Row] = self._database.all(tables.SUBMISSIONS.with_only_columns(*columns))
        return rows

    def notebook(self, submitted: Submission) -> str:
        """The very text that was handed in."""
        query = (
            sa.select(tables.template.c.text, tables.submission.c.sources)
            .join(tables.template, tables.template.c.id == tables.submission.c.template)
            .where(tables.submission.c.id == submitted["id"])
        )
        with self._database.read() as connection:
            template, sources = connection.execute(query).one()
        return submission.join(template, None if sources is None else json.loads(sources))

    def latest(
        self, session: str | None = None, after: Sequence[str] = (), most: int | None = None
    ) -> list[Submission]:
        """The latest submission of each trainee and edition, of a session or of all.

        They stand by edition and number; those ``after`` an edition and a number, at ``most``
        so many.
        """
        found: list[Submission] = []
        for assignment in self.editions(session):
            begin, number = after or ("", "")
            if assignment < begin or (most is not None and len(found) >= most):
                continue
            newest = (
                sa.select(sa.func.max(tables.submission.c.id))
                .join(tables.attempt, tables.attempt.c.id == tables.submission.c.attempt_id)
                .where(tables.attempt.c.assignment == assignment)
                .where(tables.attempt.c.number > (number if assignment == begin else ""))
                .group_by(tables.attempt.c.number)
                .order_by(tables.attempt.c.number)
                .limit(None if most is None else most - len(found))
            )
            found += self._database.all(
                tables.SUBMISSIONS.where(tables.submission.c.id.in_(newest))
                .order_by(None)
                .order_by(tables.attempt.c.number)
            )
        return found

    def editions(self, session: str | None = None) -> list[str]:
        """The editions of a session that was released, or of all, by name."""
        query = sa.select(tables.edition.c.assignment).order_by(tables.edition.c.assignment)
        if session is not None:
            query = query.where(tables.edition.c.session == session)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def waiting(
        self,
        at_once: Mapping[str, tuple[bool, Sequence[str]]],
        without: Collection[int],
        most: int,
    ) -> list[Submission]:
        """Latest submissions that have no result yet and are to be marked, the oldest first.

        ``at_once`` says of each session whether they are, and the classes for which it is
        otherwise. Those ``without`` a place are left out; at ``most`` so many.
        """
        wanted = (
            sa.select(tables.waiting.c.hand_in_id)
            .where(_are_to_be_marked(at_once))
            .where(tables.waiting.c.hand_in_id.not_in(without))
            .order_by(tables.waiting.c.hand_in_id)
            .limit(most)
        )
        return self._database.all(tables.SUBMISSIONS.where(tables.submission.c.id.in_(wanted)))

    def at(self, assignment: str, places: Sequence[tuple[str, str]]) -> list[Submission]:
        """The submissions of an edition by trainee and moment."""
        wanted = set(places)
        found = self.of_all(assignment, [number for number, _ in places])
        return [
            row for rows in found.values() for row in rows if (row["number"], row["at"]) in wanted
        ]

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

        A result is ``points most questions``, or ``trouble`` in a sentence. What stands there
        already is not written again.
        """
        rows: list[Row] = [
            {
                "hand_in_id": submitted["id"],
                "marked_at": self._database.now(),
                **_told(key, result),
            }
            for submitted, result in results
            if self._is_news(submitted, _told(key, result))
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
            marked = [one for one, _ in results if one["id"] in found]
            _wait_no_more(connection, marked)
            places = {(one["assignment"], one["number"]) for one in marked}
            unsettle(connection, sorted(places), rows[-1]["marked_at"])
            auditlog.append(connection, [event for event in events if event])

    def _is_news(self, submitted: Submission, told: Row) -> bool:
        """Whether a result is another one, or the key is not the one that marked last."""
        was: Row = {**submitted}
        if submitted["marked_at"] is None or any(was[name] != one for name, one in told.items()):
            return True
        others = self.of(submitted["number"], submitted["assignment"])
        return any((one["marked_at"] or "") > submitted["marked_at"] for one in others)


def _are_to_be_marked(
    at_once: Mapping[str, tuple[bool, Sequence[str]]],
) -> sa.ColumnElement[bool]:
    """Of the table of what waits: sessions that are marked at once, and classes for which it is
    otherwise. The usual case, in which no class has its own, looks at no other table.
    """
    waiting = tables.waiting.c
    usual = [name for name, (is_so, others) in at_once.items() if is_so and not others]
    found: list[sa.ColumnElement[bool]] = [waiting.session.in_(usual)]
    for name, (is_so, others) in at_once.items():
        if others:
            class_name = _class_of(waiting.hand_in_id)
            ours = class_name.not_in(others) if is_so else class_name.in_(others)
            found.append(sa.and_(waiting.session == name, ours))
    return sa.or_(*found)


def _class_of(hand_in_id: sa.ColumnElement[int]) -> sa.ScalarSelect[str]:
    """The class that the trainee of a submission is in now."""
    return (
        sa.select(tables.trainee.c.class_name)
        .join(tables.attempt, tables.attempt.c.number == tables.trainee.c.number)
        .join(tables.submission, tables.submission.c.attempt_id == tables.attempt.c.id)
        .where(tables.submission.c.id == hand_in_id)
        .scalar_subquery()
    )


def _told(key: str | None, result: Result | NotMarked) -> Row:
    """The columns of a result."""
    nothing: Row = {"points": None, "most": None, "questions": {}, "trouble": None}
    return {"key": key, **nothing, **result}


def _let_wait(connection: sa.Connection, attempt: Attempt, latest: int) -> None:
    """Let the latest submission of a trainee wait to be marked, and no earlier one."""
    earlier = (
        sa.select(tables.submission.c.id)
        .join(tables.attempt, tables.attempt.c.id == tables.submission.c.attempt_id)
        .where(tables.attempt.c.number == attempt["number"])
        .where(tables.attempt.c.assignment == attempt["assignment"])
    )
    connection.execute(
        tables.waiting.delete()
        .where(tables.waiting.c.session == attempt["session"])
        .where(tables.waiting.c.hand_in_id.in_(earlier))
    )
    connection.execute(
        tables.waiting.insert().values(session=attempt["session"], hand_in_id=latest)
    )


def _wait_no_more(connection: sa.Connection, marked: Sequence[Submission]) -> None:
    waiting = sa.tuple_(tables.waiting.c.session, tables.waiting.c.hand_in_id)
    connection.execute(
        tables.waiting.delete().where(waiting.in_([(one["session"], one["id"]) for one in marked]))
    )


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
