"""The only module that writes learners' data.

Each public method of :class:`Store` is one transaction that is on disk when it
returns. Answers are appended, never changed. The rules of who may ask for what
stand in :mod:`qihang.answers.desk`; here is only the keeping.

Moments are UTC in ISO 8601 with microseconds, so that they sort as text.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers import tables
from qihang.answers.clock import SteadyClock
from qihang.system.errors import OperatorError

Row = dict[str, Any]

_PAGE = 4096
"""Bytes of a page of the database."""


class AlreadyEnrolled(Exception):
    """A trainee number of the roster is enrolled already."""


class Store:
    """The database of the answer service."""

    def __init__(self, database: Path, only_read: bool = False):
        """Open the database, or make it; with ``only_read`` it must be there and never changes.

        Raises :class:`OperatorError` if it cannot be opened.
        """
        self._clock = SteadyClock()
        # Requests that compute for long run in threads; two at once would fork the audit log.
        self._turn = threading.Lock()
        self._engine = sa.create_engine(
            f"sqlite:///{database}",
            connect_args={"timeout": 30, "check_same_thread": False},
            hide_parameters=True,  # an error in a log names no answer and no trainee
        )
        sa.event.listen(self._engine, "connect", _only_read if only_read else _keep_safely)
        if only_read and not database.is_file():
            raise OperatorError(f"{database} is missing. Restore it from a backup.")
        was_closed = _was_closed(database)
        try:
            if not only_read:
                tables.TABLES.create_all(self._engine)
                auditlog.TABLES.create_all(self._engine)
            if not (was_closed or only_read):
                self._look_through(database)
            latest = self._latest_moment()
        except sa.exc.OperationalError as error:
            self._engine.dispose()
            raise OperatorError(
                f"{database} cannot be opened ({error.orig}). Make room on the disk, "
                "and see that this account may write there."
            ) from error
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise OperatorError(
                f"{database} is damaged ({error.orig}). Restore it from a backup."
            ) from error
        if latest is not None:
            self._clock.go_on_from(latest)

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()

    def _look_through(self, database: Path) -> None:
        """Read all of a database that was not closed; raises ``DatabaseError`` if it is damaged."""
        with self._engine.connect() as connection:
            said = connection.execute(sa.text("PRAGMA quick_check(1)")).scalar()
            if said == "ok" and _is_cut(database):
                # SQLite takes what is missing of a page for zeros, if its log does not have it.
                connection.execute(sa.text("PRAGMA wal_checkpoint(PASSIVE)"))
                said = "its end is missing" if _is_cut(database) else "ok"
        if said != "ok":
            raise sa.exc.DatabaseError("quick_check", None, sqlite3.DatabaseError(said))

    # --- moments ------------------------------------------------------------

    def now(self) -> str:
        """This moment; later than any before, whatever the computer's clock says."""
        return self._clock.now()

    def clock_is_behind(self) -> timedelta:
        """How far the computer's clock stands behind what was saved already."""
        return self._clock.behind

    def _latest_moment(self) -> str | None:
        """The last moment written before a restart: the clock may have jumped back since."""
        columns = (
            tables.answer.c.saved_at,
            tables.hand_in.c.at,
            tables.kept.c.saved_at,
            tables.result.c.marked_at,
            tables.sign_in.c.began_at,
            tables.sign_in.c.ended_at,
            tables.page.c.bound_at,
            tables.page.c.ended_at,
            tables.miss.c.last_at,
            tables.attempt.c.began_at,
            tables.opened.c.opened_at,
            tables.trainee.c.added_at,
        )
        with self._engine.connect() as connection:
            latest = [connection.execute(sa.select(sa.func.max(c))).scalar() for c in columns]
            latest.append(auditlog.last_moment(connection))
        return max((moment for moment in latest if moment), default=None)

    # --- the audit log --------------------------------------------------------

    def note(self, what: str, **fields: Any) -> None:
        """Write one line into the audit log; see :mod:`qihang.answers.audit_log`."""
        with self._write() as connection:
            self._note(connection, what, **fields)

    def audit_log(self) -> list[str]:
        """Every line of the audit log, oldest first."""
        with self._engine.connect() as connection:
            return auditlog.lines(connection)

    def restored(self, backup: str) -> int:
        """This is a copy out of a backup (its SHA-256): end every sign-in; returns how many."""
        with self._write() as connection:
            ended = self._end(connection, sa.true(), "restored", self.now())
            self._note(connection, "restored", backup=backup, signed_out=ended)
        return ended

    def _note(self, connection: sa.Connection, what: str, **fields: Any) -> None:
        auditlog.append(connection, [{"at": self.now(), "what": what, **fields}])

    # --- trainees -----------------------------------------------------------

    def enrol(self, trainees: Sequence[Row]) -> None:
        """Add trainees (``number name class_name pin_hash``), all or none.

        Raises :class:`AlreadyEnrolled` with the first number that is enrolled already.
        """
        with self._write() as connection:
            for trainee in trainees:
                known = connection.execute(
                    sa.select(tables.trainee.c.number).where(
                        tables.trainee.c.number == trainee["number"]
                    )
                ).first()
                if known:
                    raise AlreadyEnrolled(trainee["number"])
                connection.execute(tables.trainee.insert().values(**trainee, added_at=self.now()))
                self._note(
                    connection,
                    "enrolled",
                    number=trainee["number"],
                    class_name=trainee["class_name"],
                )

    def trainee(self, number: str) -> Row | None:
        """One trainee."""
        return self._one(sa.select(tables.trainee).where(tables.trainee.c.number == number))

    def trainees(self) -> list[Row]:
        """All trainees by number."""
        return self._all(sa.select(tables.trainee).order_by(tables.trainee.c.number))

    def set_pin(self, number: str, pin_hash: str) -> None:
        """Replace a trainee's PIN, and end what was signed in with the old one."""
        with self._write() as connection:
            connection.execute(
                tables.trainee.update()
                .where(tables.trainee.c.number == number)
                .values(pin_hash=pin_hash)
            )
            self._note(connection, "pin-changed", number=number)
            self._end(connection, tables.sign_in.c.number == number, "new-pin", self.now())

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size in px."""
        with self._write() as connection:
            connection.execute(
                tables.trainee.update()
                .where(tables.trainee.c.number == number)
                .values(language=language, size=size)
            )

    # --- sign-ins -----------------------------------------------------------

    def misses(self, who: str) -> Row | None:
        """Wrong PINs in a row of a trainee number or a seat: ``count`` and ``last_at``."""
        return self._one(sa.select(tables.miss).where(tables.miss.c.who == who))

    def count_miss(self, who: str) -> None:
        """One more wrong PIN."""
        moment = self.now()
        with self._write() as connection:
            changed = connection.execute(
                tables.miss.update()
                .where(tables.miss.c.who == who)
                .values(count=tables.miss.c.count + 1, last_at=moment)
            )
            if not changed.rowcount:
                connection.execute(tables.miss.insert().values(who=who, count=1, last_at=moment))

    def forget_misses(self, who: str) -> None:
        """A right PIN ends the row."""
        with self._write() as connection:
            connection.execute(tables.miss.delete().where(tables.miss.c.who == who))

    def begin_sign_in(self, identifier: str, number: str, seat: str) -> None:
        """Begin a sign-in and end every other one of this trainee."""
        moment = self.now()
        with self._write() as connection:
            ended = self._end(connection, tables.sign_in.c.number == number, "elsewhere", moment)
            connection.execute(
                tables.sign_in.insert().values(
                    id=identifier, number=number, seat=seat, began_at=moment
                )
            )
            self._note(
                connection, "signed-in", number=number, seat=seat, ended_elsewhere=bool(ended)
            )

    def sign_in(self, identifier: str) -> Row | None:
        """A sign-in, ended or not."""
        return self._one(sa.select(tables.sign_in).where(tables.sign_in.c.id == identifier))

    def ended(self, identifiers: Sequence[str]) -> list[str]:
        """Those of the sign-ins that have ended or never were."""
        with self._engine.connect() as connection:
            going_on = set(
                connection.execute(
                    sa.select(tables.sign_in.c.id).where(
                        tables.sign_in.c.id.in_(identifiers), tables.sign_in.c.ended_at.is_(None)
                    )
                ).scalars()
            )
        return [one for one in identifiers if one not in going_on]

    def end_sign_in(self, identifier: str, why: str) -> None:
        """End one sign-in and the pages opened with it."""
        with self._write() as connection:
            if not self._end(connection, tables.sign_in.c.id == identifier, why, self.now()):
                return
            number = connection.execute(
                sa.select(tables.sign_in.c.number).where(tables.sign_in.c.id == identifier)
            ).scalar()
            self._note(connection, why, number=number)

    def end_all_sign_ins(self, why: str) -> int:
        """End every sign-in; returns how many."""
        with self._write() as connection:
            ended = self._end(connection, sa.true(), why, self.now())
            self._note(connection, why, signed_out=ended)
        return ended

    def bind_page(self, token: str, sign_in: str, kind: str, session: str) -> None:
        """From now on ``token`` (hashed) stands for a page of this sign-in.

        It is the only one of its kind and session: what was open before stands for nothing.
        """
        moment = self.now()
        place = {"sign_in": sign_in, "kind": kind, "session": session}
        with self._write() as connection:
            connection.execute(
                tables.page.update()
                .where(
                    *(tables.page.c[name] == value for name, value in place.items()),
                    tables.page.c.ended_at.is_(None),
                )
                .values(ended_at=moment)
            )
            connection.execute(tables.page.insert().values(token=token, **place, bound_at=moment))

    def unbind_page(self, token: str) -> None:
        """The page is closed; its token stands for nothing."""
        with self._write() as connection:
            connection.execute(
                tables.page.update().where(tables.page.c.token == token).values(ended_at=self.now())
            )

    def page(self, token: str) -> Row | None:
        """The open page of a token: ``number kind session``."""
        return self._one(
            sa.select(tables.page.c.kind, tables.page.c.session, tables.sign_in.c.number)
            .join(tables.sign_in, tables.sign_in.c.id == tables.page.c.sign_in)
            .where(
                tables.page.c.token == token,
                tables.page.c.ended_at.is_(None),
                tables.sign_in.c.ended_at.is_(None),
            )
        )

    @staticmethod
    def _end(connection: sa.Connection, which: Any, why: str, moment: str) -> int:
        open_ones = sa.select(tables.sign_in.c.id).where(which, tables.sign_in.c.ended_at.is_(None))
        connection.execute(
            tables.page.update()
            .where(tables.page.c.sign_in.in_(open_ones), tables.page.c.ended_at.is_(None))
            .values(ended_at=moment)
        )
        ended = connection.execute(
            tables.sign_in.update()
            .where(which, tables.sign_in.c.ended_at.is_(None))
            .values(ended_at=moment, why_ended=why)
        )
        return int(ended.rowcount)

    # --- what is open ---------------------------------------------------------

    def open_session(self, session: str, settings: Row) -> None:
        """Open a session of the course, or change its settings."""
        with self._write() as connection:
            changed = connection.execute(
                tables.opened.update().where(tables.opened.c.session == session).values(**settings)
            )
            if not changed.rowcount:
                connection.execute(
                    tables.opened.insert().values(
                        session=session,
                        opened_at=self.now(),
                        results_shown=False,
                        **settings,
                    )
                )
            shown = {name: settings[name] for name in ("marks_at_once", "hand_in_again")}
            self._note(connection, "released", session=session, **shown)

    def show_results(self, session: str) -> None:
        """From now on trainees see the results of this exercise."""
        with self._write() as connection:
            connection.execute(
                tables.opened.update()
                .where(tables.opened.c.session == session)
                .values(results_shown=True)
            )
            self._note(connection, "results-shown", session=session)

    def opened(self) -> dict[str, Row]:
        """The open sessions by name."""
        return {row["session"]: row for row in self._all(sa.select(tables.opened))}

    # --- workbooks ------------------------------------------------------------

    def keep(self, number: str, session: str, item: str, state: Any, outcome: str | None) -> str:
        """Keep how far a trainee is with one item of a workbook; returns when."""
        moment = self.now()
        place = {"number": number, "session": session, "item": item}
        values = {
            "state": json.dumps(state, ensure_ascii=False),
            "outcome": outcome,
            "saved_at": moment,
        }
        right = outcome == "right"
        with self._write() as connection:
            changed = connection.execute(
                tables.kept.update()
                .where(*(tables.kept.c[name] == value for name, value in place.items()))
                .values(**values, **({"was_right": True} if right else {}))
            )
            if not changed.rowcount:
                connection.execute(tables.kept.insert().values(**place, **values, was_right=right))
        return moment

    def kept(self, number: str, session: str) -> dict[str, Row]:
        """What a trainee tried in a workbook, by item."""
        rows = self._all(
            sa.select(tables.kept).where(
                tables.kept.c.number == number, tables.kept.c.session == session
            )
        )
        return {row["item"]: {**row, "state": json.loads(row["state"])} for row in rows}

    # --- exercises ------------------------------------------------------------

    def attempt(self, number: str, session: str) -> Row | None:
        """A trainee's latest attempt at an exercise."""
        return self._one(
            sa.select(tables.attempt)
            .where(tables.attempt.c.number == number, tables.attempt.c.session == session)
            .order_by(tables.attempt.c.attempt.desc())
            .limit(1)
        )

    def begin_attempt(self, number: str, session: str, attempt: int, seed: str) -> Row:
        """Begin an attempt (numbered from 1) with the numbers of ``seed``."""
        with self._write() as connection:
            connection.execute(
                tables.attempt.insert().values(
                    number=number,
                    session=session,
                    attempt=attempt,
                    seed=seed,
                    began_at=self.now(),
                    locked=False,
                )
            )
        begun = self.attempt(number, session)
        assert begun is not None
        return begun

    def unlock(self, attempt_id: int) -> None:
        """Let a handed-in attempt be changed again."""
        with self._write() as connection:
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
        with self._write() as connection:
            known = connection.execute(
                sa.select(tables.answer.c.saved_at).where(tables.answer.c.stamp == stamp)
            ).scalar()
            if known is not None:
                return str(known)
            last = connection.execute(newest).first()
            if last is not None and last.value == said:
                return str(last.saved_at)
            moment = self.now()
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

    def answers(self, attempt_id: int) -> dict[str, Row]:
        """The newest answer to each question of an attempt: ``value`` and ``saved_at``."""
        newest = (
            sa.select(sa.func.max(tables.answer.c.id))
            .where(tables.answer.c.attempt_id == attempt_id)
            .group_by(tables.answer.c.question)
        )
        rows = self._all(sa.select(tables.answer).where(tables.answer.c.id.in_(newest)))
        return {
            row["question"]: {"value": json.loads(row["value"]), "saved_at": row["saved_at"]}
            for row in rows
        }

    # --- hand-ins -------------------------------------------------------------

    def hand_in(self, attempt: Row, receipt: str, notebook_name: str, notebook: str) -> Row:
        """Keep a handed-in notebook and lock its attempt."""
        moment = self.now()
        with self._write() as connection:
            connection.execute(
                tables.attempt.update()
                .where(tables.attempt.c.id == attempt["id"])
                .values(locked=True)
            )
            connection.execute(
                tables.hand_in.insert().values(
                    attempt_id=attempt["id"],
                    receipt=receipt,
                    at=moment,
                    notebook_name=notebook_name,
                    notebook=notebook,
                )
            )
            self._note(
                connection,
                "handed-in",
                number=attempt["number"],
                session=attempt["session"],
                attempt=attempt["attempt"],
                handed_in_at=moment,
                receipt=receipt,
            )
        kept = self._one(tables.HAND_INS.where(tables.hand_in.c.receipt == receipt))
        assert kept is not None
        return kept

    def hand_ins(self, number: str, session: str) -> list[Row]:
        """A trainee's hand-ins of an exercise, oldest first, each with its result if marked."""
        return self._all(
            tables.HAND_INS.where(
                tables.attempt.c.number == number, tables.attempt.c.session == session
            )
        )

    def every_hand_in(self) -> list[Row]:
        """All hand-ins, oldest first, each with its result if marked."""
        return self._all(tables.HAND_INS)

    def handed_in_notebook(self, hand_in: Row) -> str:
        """The very text that was handed in."""
        with self._engine.connect() as connection:
            query = sa.select(tables.hand_in.c.notebook).where(tables.hand_in.c.id == hand_in["id"])
            return str(connection.execute(query).scalar_one())

    def latest_hand_ins(self, session: str | None = None) -> list[Row]:
        """The latest hand-in of each trainee and exercise."""
        wanted = self._latest()
        if session is not None:
            wanted = wanted.where(tables.attempt.c.session == session)
        return self._all(wanted)

    def unmarked_hand_ins(self) -> list[Row]:
        """Those latest hand-ins that have no result yet."""
        return self._all(self._latest().where(tables.result.c.hand_in_id.is_(None)))

    def hand_ins_at(self, session: str, places: Sequence[tuple[str, str]]) -> list[Row]:
        """The hand-ins of an exercise by trainee and moment."""
        wanted = sa.tuple_(tables.attempt.c.number, tables.hand_in.c.at).in_(places)
        return self._all(tables.HAND_INS.where(tables.attempt.c.session == session, wanted))

    def handed_in_again(self, session: str, numbers: Sequence[str]) -> list[str]:
        """Those of the trainees who handed an exercise in more than once."""
        wanted = (
            sa.select(tables.attempt.c.number)
            .join(tables.hand_in, tables.hand_in.c.attempt_id == tables.attempt.c.id)
            .where(tables.attempt.c.session == session, tables.attempt.c.number.in_(numbers))
            .group_by(tables.attempt.c.number)
            .having(sa.func.count() > 1)
        )
        with self._engine.connect() as connection:
            return list(connection.execute(wanted).scalars())

    def record_results(self, results: Sequence[tuple[int, Row]]) -> None:
        """Keep what marking found, by id of the hand-in.

        A result is ``points most questions``, or ``trouble`` in a sentence.
        """
        nothing: Row = {"points": None, "most": None, "questions": {}, "trouble": None}
        rows = [
            {"hand_in_id": hand_in, "marked_at": self.now(), **nothing, **result}
            for hand_in, result in results
        ]
        if not rows:
            return
        found = {row["hand_in_id"]: row for row in rows}
        with self._write() as connection:
            before = connection.execute(
                tables.HAND_INS.where(tables.hand_in.c.id.in_(list(found)))
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
            sa.select(sa.func.max(tables.hand_in.c.id))
            .join(tables.attempt, tables.attempt.c.id == tables.hand_in.c.attempt_id)
            .group_by(tables.attempt.c.number, tables.attempt.c.session)
        )
        return tables.HAND_INS.where(tables.hand_in.c.id.in_(newest))

    # --- plumbing -------------------------------------------------------------

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        try:
            with self._turn, self._engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            raise OperatorError(
                f"Cannot write to {self._engine.url.database}: {error.orig}. "
                "Nothing that was saved before is lost. Make room on the disk and try again."
            ) from error

    def _one(self, query: sa.Select[Any]) -> Row | None:
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return dict(row) if row else None

    def _all(self, query: sa.Select[Any]) -> list[Row]:
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _was_closed(database: Path) -> bool:
    """Whether whoever had a database open could close it: no log is left, no page is cut."""
    if not database.exists():
        return True
    return not Path(f"{database}-wal").exists() and not _is_cut(database)


def _is_cut(database: Path) -> bool:
    """Whether a database ends within a page."""
    return database.stat().st_size % _PAGE != 0


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
        **{name: old[name] for name in ("number", "session", "receipt")},
        **{name: new[name] for name in ("points", "most")},
        # The sentence may quote what was handed in.
        "trouble": new["trouble"] is not None,
        "questions": parts[1],
    }
    return event if is_new else event | {"was": old["points"], "questions_were": parts[0]}


def _points(questions: Mapping[str, Row] | None) -> dict[str, Any]:
    return {name: result["points"] for name, result in (questions or {}).items()}


def _only_read(connection: Any, _record: Mapping[str, Any]) -> None:
    connection.execute("PRAGMA query_only=ON")


def _keep_safely(connection: Any, _record: Mapping[str, Any]) -> None:
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")
