"""Who works here: instructors, office and officer, and where they are signed in."""

from __future__ import annotations

import secrets
from typing import Any

import sqlalchemy as sa

from qihang.answers import numbers, tables
from qihang.answers.store.database import Database, Row
from qihang.protocol.desk import OFFICE, StaffFacts

_STAFF = tables.staff
_SIGN_IN = tables.staff_sign_in
_IS_ON = _STAFF.c.removed_at.is_(None)


class NameTaken(Exception):
    """Somebody else of the staff has that name."""


class NobodyLeft(Exception):
    """Nobody would be left who may add staff."""


class StaffStore:
    """The tables of the staff; those who were taken off stay in them."""

    def __init__(self, database: Database):
        self._database = database

    def add(self, facts: StaffFacts, password_hash: str, must_change: bool, by: str) -> str:
        """Add somebody; returns the id. Raises :class:`NameTaken`."""
        staff = secrets.token_hex(16)
        with self._database.write() as connection:
            _see_that_it_is_free(connection, facts["name"])
            connection.execute(
                _STAFF.insert().values(
                    **facts,
                    id=staff,
                    folded_name=numbers.folded(facts["name"]),
                    password_hash=password_hash,
                    must_change=must_change,
                    added_at=self._database.now(),
                )
            )
            self._note(connection, "staff-added", staff, by, facts)
        return staff

    def change(self, staff: str, facts: StaffFacts, by: str) -> None:
        """Give somebody another name, role or classes. Raises as :meth:`remove`, and NameTaken."""
        with self._database.write() as connection:
            _see_that_it_is_free(connection, facts["name"], staff)
            connection.execute(
                _STAFF.update()
                .where(_STAFF.c.id == staff)
                .values(**facts, folded_name=numbers.folded(facts["name"]))
            )
            _see_that_the_office_is_there(connection)
            self._note(connection, "staff-changed", staff, by, facts)
            self._end(connection, staff, "changed")

    def remove(self, staff: str, by: str) -> None:
        """Take somebody off, and end what was signed in. Raises :class:`NobodyLeft`."""
        with self._database.write() as connection:
            self._set(connection, staff, removed_at=self._database.now())
            _see_that_the_office_is_there(connection)
            self._note(connection, "staff-removed", staff, by)
            self._end(connection, staff, "removed")

    def bring_back(self, staff: str, by: str) -> None:
        """Undo that, with name and password as before."""
        with self._database.write() as connection:
            self._set(connection, staff, removed_at=None)
            self._note(connection, "staff-back", staff, by)

    def set_password(self, staff: str, password_hash: str, must_change: bool, by: str) -> None:
        """Replace a password, and end what was signed in with the old one."""
        with self._database.write() as connection:
            self._set(connection, staff, password_hash=password_hash, must_change=must_change)
            self._note(connection, "staff-password", staff, by)
            self._end(connection, staff, "new-password")

    def prefer(self, staff: str, language: str, size: int) -> None:
        """Keep language and text size in px."""
        with self._database.write() as connection:
            self._set(connection, staff, language=language, size=size)

    def all(self) -> list[Row]:
        """Everybody, by name, also who was taken off."""
        rows: list[Row] = self._database.all(sa.select(_STAFF).order_by(_STAFF.c.name))
        return rows

    def one(self, staff: str) -> Row | None:
        """Somebody, also one who was taken off."""
        return self._database.one(sa.select(_STAFF).where(_STAFF.c.id == staff))

    def meant(self, typed: str) -> Row | None:
        """Who is on the staff and has the name that somebody typed."""
        return self._database.one(
            sa.select(_STAFF).where(_STAFF.c.folded_name == numbers.folded(typed), _IS_ON)
        )

    # --- signed in --------------------------------------------------------------------------

    def begin(self, identifier: str, staff: str, seat: str) -> None:
        """Begin a sign-in; others of the same person go on, at the desk and at the projector."""
        with self._database.write() as connection:
            connection.execute(
                _SIGN_IN.insert().values(
                    id=identifier, staff=staff, seat=seat, began_at=self._database.now()
                )
            )
            self._database.note(connection, "staff-signed-in", staff=staff, seat=seat)

    def sign_in(self, identifier: str) -> Row | None:
        """A sign-in, ended or not."""
        return self._database.one(sa.select(_SIGN_IN).where(_SIGN_IN.c.id == identifier))

    def end(self, identifier: str) -> None:
        """End one sign-in."""
        with self._database.write() as connection:
            connection.execute(
                _SIGN_IN.update()
                .where(_SIGN_IN.c.id == identifier, _SIGN_IN.c.ended_at.is_(None))
                .values(ended_at=self._database.now(), why_ended="signed-out")
            )

    def _set(self, connection: sa.Connection, staff: str, **values: Any) -> None:
        connection.execute(_STAFF.update().where(_STAFF.c.id == staff).values(**values))

    def _end(self, connection: sa.Connection, staff: str, why: str) -> None:
        connection.execute(
            _SIGN_IN.update()
            .where(_SIGN_IN.c.staff == staff, _SIGN_IN.c.ended_at.is_(None))
            .values(ended_at=self._database.now(), why_ended=why)
        )

    def _note(
        self,
        connection: sa.Connection,
        what: str,
        staff: str,
        by: str,
        facts: StaffFacts | None = None,
    ) -> None:
        """Into the audit log: of whom, by whom, and the role and classes that were given."""
        given = {"role": facts["role"], "classes": facts["classes"]} if facts else {}
        self._database.note(connection, what, staff=staff, by=by, **given)


def _see_that_it_is_free(connection: sa.Connection, name: str, staff: str | None = None) -> None:
    """Names stay taken by those who were taken off: what they did is told by their names."""
    taken = connection.execute(
        sa.select(_STAFF.c.id).where(_STAFF.c.folded_name == numbers.folded(name))
    ).scalar()
    if taken not in (None, staff):
        raise NameTaken(name)


def _see_that_the_office_is_there(connection: sa.Connection) -> None:
    if not connection.execute(
        sa.select(_STAFF.c.id).where(_STAFF.c.role == OFFICE, _IS_ON)
    ).first():
        raise NobodyLeft
