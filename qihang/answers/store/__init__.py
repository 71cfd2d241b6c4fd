"""The only package that writes learners' data.

Each public method of the :class:`Store` and its parts is one transaction that is on disk when
it returns. Answers are appended, never changed. The rules of who may ask for what stand
beside this folder; this package only stores.

Moments are UTC in ISO 8601 with microseconds, so that they sort as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers.store.attendance import AttendanceStore
from qihang.answers.store.bookmarks import Bookmarks
from qihang.answers.store.database import Database
from qihang.answers.store.engines import engine
from qihang.answers.store.evidence import Evidence
from qihang.answers.store.exercises import Exercises
from qihang.answers.store.halves import Halves
from qihang.answers.store.how_far import HowFarOf
from qihang.answers.store.lessons import Lessons
from qihang.answers.store.pairs import Pairs
from qihang.answers.store.papers import Papers
from qihang.answers.store.people import People
from qihang.answers.store.presence import Presence
from qihang.answers.store.reviews import Reviews
from qihang.answers.store.seats import Seats
from qihang.answers.store.sessions import Sessions
from qihang.answers.store.sign_ins import SignIns, end_sign_ins
from qihang.answers.store.staff import StaffStore
from qihang.answers.store.standings import Standings
from qihang.answers.store.submissions import Submissions
from qihang.answers.store.trainees import Trainees
from qihang.answers.store.unsettled import Unsettled, unsettle_all
from qihang.answers.store.workbooks import Workbooks
from qihang.databases.where import Where
from qihang.databases.where import answers as where
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody


class Store:
    """The database of the answer service, by what is kept."""

    def __init__(self, where: Where, only_read: bool = False, tell: Tell = nobody):
        """Open the database, or make it; with ``only_read`` it must be there and never changes.

        ``tell`` is told how far an older one is brought up to date.
        Raises :class:`qihang.system.errors.OperatorError` if it cannot be opened.
        """
        self._database = Database(where, only_read, tell)
        self.trainees = Trainees(self._database)
        self.sign_ins = SignIns(self._database)
        self.staff = StaffStore(self._database)
        self.lessons = Lessons(self._database)
        self.people = People(self._database)
        self.presence = Presence(self._database)
        self.attendance = AttendanceStore(self._database)
        self.halves = Halves(self._database)
        self.seats = Seats(self._database)
        self.how_far = HowFarOf(self._database)
        self.standings = Standings(self._database)
        self.pairs = Pairs(self._database)
        self.evidence = Evidence(self._database)
        self.sessions = Sessions(self._database)
        self.bookmarks = Bookmarks(self._database)
        self.workbooks = Workbooks(self._database)
        self.exercises = Exercises(self._database)
        self.papers = Papers(self._database)
        self.submissions = Submissions(self._database)
        self.reviews = Reviews(self._database)
        self.unsettled = Unsettled(self._database)

    @classmethod
    def of(cls, site: Site, only_read: bool = False, tell: Tell = nobody) -> Store:
        """The store of a classroom, wherever its house keeps it. Raises as opening it does."""
        return cls(where(site), only_read, tell)

    @staticmethod
    def named(site: Site) -> str:
        """What a classroom's store is called in a sentence."""
        return engine(where(site)).named

    @staticmethod
    def is_there(site: Site) -> bool:
        """Whether a classroom's store was written to. Raises as opening it does."""
        return engine(where(site)).is_there()

    @staticmethod
    def last_written(site: Site) -> datetime | None:
        """When a classroom's store was written to last. Raises as opening it does."""
        return engine(where(site)).last_written()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def now(self) -> str:
        """This moment; later than any before, whatever the computer's clock says."""
        return self._database.now()

    def clock_is_behind(self) -> timedelta:
        """How far the computer's clock stands behind what was saved already."""
        return self._database.clock_is_behind()

    def note(self, what: str, **fields: Any) -> None:
        """Write one line into the audit log; see :mod:`qihang.answers.audit_log`."""
        with self._database.write() as connection:
            self._database.note(connection, what, **fields)

    def note_once(self, what: str, name: str, events: Sequence[Mapping[str, Any]]) -> None:
        """Write a line for each event that the newest lines do not have, by its field ``name``."""
        with self._database.write() as connection:
            for one in events:
                if not auditlog.tells(connection, name, str(one[name])):
                    self._database.note(connection, what, **one)

    def last_logged(self) -> str | None:
        """The last line of the audit log."""
        with self._database.read() as connection:
            return auditlog.last(connection)

    def audit_log(self) -> list[str]:
        """Every line of the audit log, oldest first."""
        with self._database.read() as connection:
            return auditlog.lines(connection)

    def log_page(self, before: int | None, most: int) -> list[str]:
        """At ``most`` so many lines of it, the newest first: those before a line, or the last."""
        with self._database.read() as connection:
            return auditlog.page(connection, before, most)

    def restored(self, backup: str) -> int:
        """This is a copy out of a backup (its SHA-256): end every sign-in; returns how many.

        What lies beside it need not be of the same moment, so all of it is unsettled.
        """
        with self._database.write() as connection:
            unsettle_all(connection, self._database.now())
            ended = end_sign_ins(connection, sa.true(), "restored", self._database.now())
            self._database.note(connection, "restored", backup=backup, signed_out=ended)
        return ended
