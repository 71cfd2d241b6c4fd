"""The only module that writes learners' data.

Each public method of :class:`Store` is one transaction that is on disk when it
returns. Answers are appended, never changed. The rules of who may ask for what
stand in :mod:`qihang.desk`; here is only the keeping.

Moments are UTC in ISO 8601 with microseconds, so that they sort as text.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from qihang import auditlog, files, submission
from qihang.clock import SteadyClock
from qihang.site import Trouble

Row = dict[str, Any]

STAMP = "timestamp.txt"
"""Where nbgrader reads when something was handed in."""


_STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"

_PAGE = 4096
"""Bytes of a page of the database."""

_tables = sa.MetaData()

_trainee = sa.Table(
    "trainee",
    _tables,
    sa.Column("number", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("class_name", sa.String, nullable=False),
    sa.Column("pin_hash", sa.String, nullable=False),
    sa.Column("language", sa.String),
    sa.Column("size", sa.Integer),
    sa.Column("added_at", sa.String, nullable=False),
)
_miss = sa.Table(
    "miss",
    _tables,
    sa.Column("who", sa.String, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("last_at", sa.String, nullable=False),
)
_sign_in = sa.Table(
    "sign_in",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False, index=True),
    sa.Column("seat", sa.String, nullable=False),
    sa.Column("began_at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
    sa.Column("why_ended", sa.String),
)
_page = sa.Table(
    "page",
    _tables,
    sa.Column("token", sa.String, primary_key=True),
    sa.Column("sign_in", sa.ForeignKey("sign_in.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("session", sa.String, nullable=False),
    sa.Column("bound_at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
)
_opened = sa.Table(
    "opened",
    _tables,
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("opened_at", sa.String, nullable=False),
    sa.Column("marks_at_once", sa.Boolean, nullable=False),
    sa.Column("hand_in_again", sa.Boolean, nullable=False),
    sa.Column("results_shown", sa.Boolean, nullable=False),
    sa.Column("items", sa.JSON, nullable=False),
    sa.Column("questions", sa.JSON, nullable=False),
)
_attempt = sa.Table(
    "attempt",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("session", sa.String, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("seed", sa.String, nullable=False),
    sa.Column("began_at", sa.String, nullable=False),
    sa.Column("locked", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("number", "session", "attempt"),
)
_answer = sa.Table(
    "answer",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("stamp", sa.String, nullable=False, unique=True),
    sa.Column("attempt_id", sa.ForeignKey("attempt.id"), nullable=False),
    sa.Column("question", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    sa.Index("answers_of_an_attempt", "attempt_id", "question", "id"),
)
_kept = sa.Table(
    "kept",
    _tables,
    sa.Column("number", sa.ForeignKey("trainee.number"), primary_key=True),
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("item", sa.String, primary_key=True),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("outcome", sa.String),
    sa.Column("was_right", sa.Boolean, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
)
_hand_in = sa.Table(
    "hand_in",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("attempt_id", sa.ForeignKey("attempt.id"), nullable=False, index=True),
    sa.Column("receipt", sa.String, nullable=False, unique=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("notebook_name", sa.String, nullable=False),
    sa.Column("notebook", sa.Text, nullable=False),
)
_result = sa.Table(
    "result",
    _tables,
    sa.Column("hand_in_id", sa.ForeignKey("hand_in.id"), primary_key=True),
    sa.Column("points", sa.Float),
    sa.Column("most", sa.Float),
    sa.Column("questions", sa.JSON, nullable=False),
    sa.Column("trouble", sa.String),
    sa.Column("marked_at", sa.String, nullable=False),
)

_HAND_INS = (
    sa.select(
        _hand_in.c.id,
        _hand_in.c.attempt_id,
        _hand_in.c.receipt,
        _hand_in.c.at,
        _hand_in.c.notebook_name,
        _attempt.c.number,
        _attempt.c.session,
        _attempt.c.attempt,
        _result.c.points,
        _result.c.most,
        _result.c.questions,
        _result.c.trouble,
        _result.c.marked_at,
    )
    .join(_attempt, _attempt.c.id == _hand_in.c.attempt_id)
    .outerjoin(_result, _result.c.hand_in_id == _hand_in.c.id)
    .order_by(_hand_in.c.id)
)
"""Hand-ins with their results, oldest first; the notebooks stay in the database."""


class AlreadyEnrolled(Exception):
    """A trainee number of the roster is enrolled already."""


class Store:
    """The database of the answer service and the folder of handed-in notebooks."""

    def __init__(self, database: Path, submitted: Path, only_read: bool = False):
        """Open the database, or make it; with ``only_read`` it must be there and never changes.

        Raises :class:`Trouble` if it cannot be opened.
        """
        self._submitted = submitted
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
            raise Trouble(f"{database} is missing. Restore it from a backup.")
        was_closed = _was_closed(database)
        try:
            if not only_read:
                _tables.create_all(self._engine)
                auditlog.TABLES.create_all(self._engine)
            if not (was_closed or only_read):
                self._look_through(database)
            latest = self._latest_moment()
        except sa.exc.OperationalError as error:
            self._engine.dispose()
            raise Trouble(
                f"{database} cannot be opened ({error.orig}). Make room on the disk, "
                "and see that this account may write there."
            ) from error
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise Trouble(
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
            *(_answer.c.saved_at, _hand_in.c.at, _kept.c.saved_at, _result.c.marked_at),
            *(_sign_in.c.began_at, _sign_in.c.ended_at, _page.c.bound_at, _page.c.ended_at),
            *(_miss.c.last_at, _attempt.c.began_at, _opened.c.opened_at, _trainee.c.added_at),
        )
        with self._engine.connect() as connection:
            latest = [connection.execute(sa.select(sa.func.max(c))).scalar() for c in columns]
            latest.append(auditlog.last_moment(connection))
        return max((moment for moment in latest if moment), default=None)

    # --- the audit log --------------------------------------------------------

    def note(self, what: str, **fields: Any) -> None:
        """Write one line into the audit log; see :mod:`qihang.auditlog`."""
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
                    sa.select(_trainee.c.number).where(_trainee.c.number == trainee["number"])
                ).first()
                if known:
                    raise AlreadyEnrolled(trainee["number"])
                connection.execute(_trainee.insert().values(**trainee, added_at=self.now()))
                self._note(
                    connection,
                    "enrolled",
                    number=trainee["number"],
                    class_name=trainee["class_name"],
                )

    def trainee(self, number: str) -> Row | None:
        """One trainee."""
        return self._one(sa.select(_trainee).where(_trainee.c.number == number))

    def trainees(self) -> list[Row]:
        """All trainees by number."""
        return self._all(sa.select(_trainee).order_by(_trainee.c.number))

    def set_pin(self, number: str, pin_hash: str) -> None:
        """Replace a trainee's PIN, and end what was signed in with the old one."""
        with self._write() as connection:
            connection.execute(
                _trainee.update().where(_trainee.c.number == number).values(pin_hash=pin_hash)
            )
            self._note(connection, "pin-changed", number=number)
            self._end(connection, _sign_in.c.number == number, "new-pin", self.now())

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size in px."""
        with self._write() as connection:
            connection.execute(
                _trainee.update()
                .where(_trainee.c.number == number)
                .values(language=language, size=size)
            )

    # --- sign-ins -----------------------------------------------------------

    def misses(self, who: str) -> Row | None:
        """Wrong PINs in a row of a trainee number or a seat: ``count`` and ``last_at``."""
        return self._one(sa.select(_miss).where(_miss.c.who == who))

    def count_miss(self, who: str) -> None:
        """One more wrong PIN."""
        moment = self.now()
        with self._write() as connection:
            changed = connection.execute(
                _miss.update()
                .where(_miss.c.who == who)
                .values(count=_miss.c.count + 1, last_at=moment)
            )
            if not changed.rowcount:
                connection.execute(_miss.insert().values(who=who, count=1, last_at=moment))

    def forget_misses(self, who: str) -> None:
        """A right PIN ends the row."""
        with self._write() as connection:
            connection.execute(_miss.delete().where(_miss.c.who == who))

    def begin_sign_in(self, identifier: str, number: str, seat: str) -> None:
        """Begin a sign-in and end every other one of this trainee."""
        moment = self.now()
        with self._write() as connection:
            ended = self._end(connection, _sign_in.c.number == number, "elsewhere", moment)
            connection.execute(
                _sign_in.insert().values(id=identifier, number=number, seat=seat, began_at=moment)
            )
            self._note(
                connection, "signed-in", number=number, seat=seat, ended_elsewhere=bool(ended)
            )

    def sign_in(self, identifier: str) -> Row | None:
        """A sign-in, ended or not."""
        return self._one(sa.select(_sign_in).where(_sign_in.c.id == identifier))

    def ended(self, identifiers: Sequence[str]) -> list[str]:
        """Those of the sign-ins that have ended or never were."""
        with self._engine.connect() as connection:
            going_on = set(
                connection.execute(
                    sa.select(_sign_in.c.id).where(
                        _sign_in.c.id.in_(identifiers), _sign_in.c.ended_at.is_(None)
                    )
                ).scalars()
            )
        return [one for one in identifiers if one not in going_on]

    def end_sign_in(self, identifier: str, why: str) -> None:
        """End one sign-in and the pages opened with it."""
        with self._write() as connection:
            if not self._end(connection, _sign_in.c.id == identifier, why, self.now()):
                return
            number = connection.execute(
                sa.select(_sign_in.c.number).where(_sign_in.c.id == identifier)
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
                _page.update()
                .where(
                    *(_page.c[name] == value for name, value in place.items()),
                    _page.c.ended_at.is_(None),
                )
                .values(ended_at=moment)
            )
            connection.execute(_page.insert().values(token=token, **place, bound_at=moment))

    def unbind_page(self, token: str) -> None:
        """The page is closed; its token stands for nothing."""
        with self._write() as connection:
            connection.execute(
                _page.update().where(_page.c.token == token).values(ended_at=self.now())
            )

    def page(self, token: str) -> Row | None:
        """The open page of a token: ``number kind session``."""
        return self._one(
            sa.select(_page.c.kind, _page.c.session, _sign_in.c.number)
            .join(_sign_in, _sign_in.c.id == _page.c.sign_in)
            .where(
                _page.c.token == token, _page.c.ended_at.is_(None), _sign_in.c.ended_at.is_(None)
            )
        )

    @staticmethod
    def _end(connection: sa.Connection, which: Any, why: str, moment: str) -> int:
        open_ones = sa.select(_sign_in.c.id).where(which, _sign_in.c.ended_at.is_(None))
        connection.execute(
            _page.update()
            .where(_page.c.sign_in.in_(open_ones), _page.c.ended_at.is_(None))
            .values(ended_at=moment)
        )
        ended = connection.execute(
            _sign_in.update()
            .where(which, _sign_in.c.ended_at.is_(None))
            .values(ended_at=moment, why_ended=why)
        )
        return int(ended.rowcount)

    # --- what is open ---------------------------------------------------------

    def open_session(self, session: str, settings: Row) -> None:
        """Open a session of the course, or change its settings."""
        with self._write() as connection:
            changed = connection.execute(
                _opened.update().where(_opened.c.session == session).values(**settings)
            )
            if not changed.rowcount:
                connection.execute(
                    _opened.insert().values(
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
                _opened.update().where(_opened.c.session == session).values(results_shown=True)
            )
            self._note(connection, "results-shown", session=session)

    def opened(self) -> dict[str, Row]:
        """The open sessions by name."""
        return {row["session"]: row for row in self._all(sa.select(_opened))}

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
                _kept.update()
                .where(*(_kept.c[name] == value for name, value in place.items()))
                .values(**values, **({"was_right": True} if right else {}))
            )
            if not changed.rowcount:
                connection.execute(_kept.insert().values(**place, **values, was_right=right))
        return moment

    def kept(self, number: str, session: str) -> dict[str, Row]:
        """What a trainee tried in a workbook, by item."""
        rows = self._all(
            sa.select(_kept).where(_kept.c.number == number, _kept.c.session == session)
        )
        return {row["item"]: {**row, "state": json.loads(row["state"])} for row in rows}

    # --- exercises ------------------------------------------------------------

    def attempt(self, number: str, session: str) -> Row | None:
        """A trainee's latest attempt at an exercise."""
        return self._one(
            sa.select(_attempt)
            .where(_attempt.c.number == number, _attempt.c.session == session)
            .order_by(_attempt.c.attempt.desc())
            .limit(1)
        )

    def begin_attempt(self, number: str, session: str, attempt: int, seed: str) -> Row:
        """Begin an attempt (numbered from 1) with the numbers of ``seed``."""
        with self._write() as connection:
            connection.execute(
                _attempt.insert().values(
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
                _attempt.update().where(_attempt.c.id == attempt_id).values(locked=False)
            )

    def save(self, attempt_id: int, question: str, value: Any, stamp: str) -> str:
        """Append an answer; returns when it was kept.

        The same ``stamp`` again, or what is the newest answer already, changes nothing: a
        page that had no reply sends its answer once more.
        """
        said = json.dumps(value, ensure_ascii=False)
        newest = (
            sa.select(_answer.c.value, _answer.c.saved_at)
            .where(_answer.c.attempt_id == attempt_id, _answer.c.question == question)
            .order_by(_answer.c.id.desc())
            .limit(1)
        )
        with self._write() as connection:
            known = connection.execute(
                sa.select(_answer.c.saved_at).where(_answer.c.stamp == stamp)
            ).scalar()
            if known is not None:
                return str(known)
            last = connection.execute(newest).first()
            if last is not None and last.value == said:
                return str(last.saved_at)
            moment = self.now()
            connection.execute(
                _answer.insert().values(
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
            sa.select(sa.func.max(_answer.c.id))
            .where(_answer.c.attempt_id == attempt_id)
            .group_by(_answer.c.question)
        )
        rows = self._all(sa.select(_answer).where(_answer.c.id.in_(newest)))
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
                _attempt.update().where(_attempt.c.id == attempt["id"]).values(locked=True)
            )
            connection.execute(
                _hand_in.insert().values(
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
        kept = self._one(_HAND_INS.where(_hand_in.c.receipt == receipt))
        assert kept is not None
        return kept

    def hand_ins(self, number: str, session: str) -> list[Row]:
        """A trainee's hand-ins of an exercise, oldest first, each with its result if marked."""
        return self._all(
            _HAND_INS.where(_attempt.c.number == number, _attempt.c.session == session)
        )

    def every_hand_in(self) -> list[Row]:
        """All hand-ins, oldest first, each with its result if marked."""
        return self._all(_HAND_INS)

    def handed_in_notebook(self, hand_in: Row) -> str:
        """The very text that was handed in."""
        with self._engine.connect() as connection:
            query = sa.select(_hand_in.c.notebook).where(_hand_in.c.id == hand_in["id"])
            return str(connection.execute(query).scalar_one())

    def latest_hand_ins(self, session: str | None = None) -> list[Row]:
        """The latest hand-in of each trainee and exercise."""
        wanted = self._latest()
        if session is not None:
            wanted = wanted.where(_attempt.c.session == session)
        return self._all(wanted)

    def unmarked_hand_ins(self) -> list[Row]:
        """Those latest hand-ins that have no result yet."""
        return self._all(self._latest().where(_result.c.hand_in_id.is_(None)))

    def hand_ins_at(self, session: str, places: Sequence[tuple[str, str]]) -> list[Row]:
        """The hand-ins of an exercise by trainee and moment."""
        wanted = sa.tuple_(_attempt.c.number, _hand_in.c.at).in_(places)
        return self._all(_HAND_INS.where(_attempt.c.session == session, wanted))

    def handed_in_again(self, session: str, numbers: Sequence[str]) -> list[str]:
        """Those of the trainees who handed an exercise in more than once."""
        wanted = (
            sa.select(_attempt.c.number)
            .join(_hand_in, _hand_in.c.attempt_id == _attempt.c.id)
            .where(_attempt.c.session == session, _attempt.c.number.in_(numbers))
            .group_by(_attempt.c.number)
            .having(sa.func.count() > 1)
        )
        with self._engine.connect() as connection:
            return list(connection.execute(wanted).scalars())

    def put_in_place(self, hand_in: Row) -> None:
        """Write a hand-in to ``submitted/<trainee>/<assignment>/``, ``timestamp.txt`` last.

        nbgrader marks again when the timestamp is newer; whoever is interrupted in
        between finds either the old hand-in or the whole new one.
        """
        folder = self._submitted / hand_in["number"] / hand_in["session"]
        # What a trainee with a way to the folder left there must not lead elsewhere.
        if not folder.is_dir() or folder.is_symlink():
            files.clear(folder)
            folder.mkdir(parents=True)
        files.put(folder / hand_in["notebook_name"], self.handed_in_notebook(hand_in))
        # The notebook is on disk before its timestamp is anywhere. A timestamp that a power
        # cut takes away is written again when the desk is opened, so nobody waits for it.
        files.put(folder / STAMP, nbgrader_timestamp(hand_in["at"]), is_kept=False)

    def is_in_place(self, hand_in: Row) -> bool:
        """Whether :meth:`put_in_place` was finished for this very hand-in."""
        path = self._submitted / hand_in["number"] / hand_in["session"] / STAMP
        # Reading a pipe would never end.
        if not path.is_file():
            return False
        return path.read_bytes() == nbgrader_timestamp(hand_in["at"]).encode()

    def is_torn(self, hand_in: Row) -> bool:
        """Whether a power cut left a part of a hand-in, or a part of what replaced it.

        What somebody changed on purpose is not touched by that: it is no part of the hand-in.
        """
        folder = self._submitted / hand_in["number"] / hand_in["session"]
        notebook = folder / hand_in["notebook_name"]
        left_over = files.fresh_of(notebook), files.fresh_of(folder / STAMP)
        if any(map(os.path.lexists, left_over)) or not os.path.lexists(notebook):
            return True
        # Reading a pipe would never end.
        if notebook.is_symlink() or not notebook.is_file():
            return False
        if _ends_with(notebook, submission.END):
            return False
        return (
            self.handed_in_notebook(hand_in)
            .encode()
            .startswith(notebook.read_bytes().rstrip(b"\0"))
        )

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
            before = connection.execute(_HAND_INS.where(_hand_in.c.id.in_(list(found)))).mappings()
            events = [_marked(dict(old), found[old["id"]]) for old in before]
            connection.execute(_result.delete().where(_result.c.hand_in_id.in_(list(found))))
            connection.execute(_result.insert(), rows)
            auditlog.append(connection, [event for event in events if event])

    @staticmethod
    def _latest() -> sa.Select[Any]:
        newest = (
            sa.select(sa.func.max(_hand_in.c.id))
            .join(_attempt, _attempt.c.id == _hand_in.c.attempt_id)
            .group_by(_attempt.c.number, _attempt.c.session)
        )
        return _HAND_INS.where(_hand_in.c.id.in_(newest))

    # --- plumbing -------------------------------------------------------------

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        try:
            with self._turn, self._engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            raise Trouble(
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


def _ends_with(path: Path, end: str) -> bool:
    wanted = end.encode()
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(wanted)))
        return file.read() == wanted


def nbgrader_timestamp(moment: str) -> str:
    """``moment`` as nbgrader writes it in ``timestamp.txt``."""
    return datetime.fromisoformat(moment).strftime(_STAMP)


def moment_of(stamp: str) -> str | None:
    """The moment in a ``timestamp.txt`` that :func:`nbgrader_timestamp` wrote, else ``None``."""
    try:
        return (
            datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).isoformat(timespec="microseconds")
        )
    except ValueError:
        return None


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
