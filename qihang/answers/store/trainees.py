"""Trainees, their PINs and what they prefer."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import numbers, tables
from qihang.answers.store.database import Database, Row
from qihang.answers.store.sign_ins import end_sign_ins
from qihang.protocol.operator import NewTrainee, Trainee

_TRAINEE = tables.trainee
_IS_ON = _TRAINEE.c.removed_at.is_(None)


class AlreadyEnrolled(Exception):
    """A trainee number of the roster is enrolled already."""


class Trainees:
    """The table of trainees; those who were taken off the roster stay in it."""

    def __init__(self, database: Database):
        self._database = database

    # ``by`` is who of the staff does it; nobody is named where a command does.

    def enrol(
        self, trainees: Sequence[NewTrainee], changed: Sequence[Trainee] = (), by: str = ""
    ) -> None:
        """Add trainees, and give others another name or class; all of it or nothing.

        Raises :class:`AlreadyEnrolled` with the first number that is enrolled already.
        """
        with self._database.write() as connection:
            for new in trainees:
                self._add(connection, new, by)
            for one in changed:
                self._change(connection, one, by)

    def _add(self, connection: sa.Connection, new: NewTrainee, by: str) -> None:
        number = new["number"]
        known = connection.execute(sa.select(_TRAINEE.c.id).where(_TRAINEE.c.number == number))
        if known.first():
            raise AlreadyEnrolled(number)
        connection.execute(
            _TRAINEE.insert().values(
                **new,
                id=secrets.token_hex(16),
                folded_number=numbers.folded(number),
                added_at=self._database.now(),
            )
        )
        self._note(connection, "enrolled", by, number=number, class_name=new["class_name"])

    def _change(self, connection: sa.Connection, one: Trainee, by: str) -> None:
        connection.execute(
            _TRAINEE.update()
            .where(_TRAINEE.c.number == one["number"])
            .values(name=one["name"], class_name=one["class_name"])
        )
        self._note(
            connection, "trainee-changed", by, number=one["number"], class_name=one["class_name"]
        )

    def one(self, number: str) -> Row | None:
        """One trainee, also one who was taken off the roster."""
        return self._database.one(sa.select(_TRAINEE).where(_TRAINEE.c.number == number))

    def meant(self, typed: str) -> Row | None:
        """The trainee whose number somebody typed: the exact one, else the only one alike."""
        exact = numbers.plain(typed)
        alike = self._all(_TRAINEE.c.folded_number == numbers.folded(typed), _IS_ON)
        found = [row for row in alike if row["number"] == exact] or alike
        return found[0] if len(found) == 1 else None

    def all(self, after: str = "", most: int | None = None) -> list[Row]:
        """All who are on the roster, by number; those after one, at ``most`` so many."""
        return self._all(_IS_ON, _TRAINEE.c.number > after, most=most)

    def removed(self, after: str = "", most: int | None = None) -> list[Row]:
        """All who were taken off the roster, in the same way."""
        return self._all(~_IS_ON, _TRAINEE.c.number > after, most=most)

    def _all(self, *which: Any, most: int | None = None) -> list[Row]:
        rows: list[Row] = self._database.all(
            sa.select(_TRAINEE).where(*which).order_by(_TRAINEE.c.number).limit(most)
        )
        return rows

    def classes(self) -> dict[str, int]:
        """The classes that somebody on the roster is in, by name, and how many are."""
        name = _TRAINEE.c.class_name
        query = sa.select(name, sa.func.count()).where(_IS_ON).group_by(name).order_by(name)
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def remove(self, number: str, by: str = "") -> None:
        """Take a trainee off the roster and end what was signed in; work and marks stay."""
        moment = self._database.now()
        with self._database.write() as connection:
            done = connection.execute(
                _TRAINEE.update()
                .where(_TRAINEE.c.number == number, _IS_ON)
                .values(removed_at=moment)
            )
            if done.rowcount:
                self._note(connection, "trainee-removed", by, number=number)
                end_sign_ins(connection, tables.sign_in.c.number == number, "removed", moment)

    def bring_back(self, number: str, by: str = "") -> None:
        """Put a trainee who was taken off on the roster again, with number and PIN as before."""
        with self._database.write() as connection:
            done = connection.execute(
                _TRAINEE.update()
                .where(_TRAINEE.c.number == number, ~_IS_ON)
                .values(removed_at=None)
            )
            if done.rowcount:
                self._note(connection, "trainee-back", by, number=number)

    def set_pins(self, hashes: Mapping[str, str], by: str = "") -> None:
        """Replace PINs of trainees by number, and end what was signed in with the old ones."""
        with self._database.write() as connection:
            for number, pin_hash in hashes.items():
                connection.execute(
                    _TRAINEE.update().where(_TRAINEE.c.number == number).values(pin_hash=pin_hash)
                )
                self._note(connection, "pin-changed", by, number=number)
                end_sign_ins(
                    connection, tables.sign_in.c.number == number, "new-pin", self._database.now()
                )

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size in px."""
        with self._database.write() as connection:
            connection.execute(
                _TRAINEE.update()
                .where(_TRAINEE.c.number == number)
                .values(language=language, size=size)
            )

    def _note(self, connection: sa.Connection, what: str, by: str, **fields: Any) -> None:
        self._database.note(connection, what, **fields, **({"by": by} if by else {}))
