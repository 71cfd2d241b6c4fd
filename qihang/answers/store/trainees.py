"""Trainees, their PINs and what they prefer."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.answers.store.sign_ins import end_sign_ins
from qihang.protocol import NewTrainee


class AlreadyEnrolled(Exception):
    """A trainee number of the roster is enrolled already."""


class Trainees:
    """The table of trainees."""

    def __init__(self, database: Database):
        self._database = database

    def enrol(self, trainees: Sequence[NewTrainee]) -> None:
        """Add trainees (``number name class_name pin_hash``), all or none.

        Raises :class:`AlreadyEnrolled` with the first number that is enrolled already.
        """
        with self._database.write() as connection:
            for trainee in trainees:
                known = connection.execute(
                    sa.select(tables.trainee.c.number).where(
                        tables.trainee.c.number == trainee["number"]
                    )
                ).first()
                if known:
                    raise AlreadyEnrolled(trainee["number"])
                connection.execute(
                    tables.trainee.insert().values(
                        **trainee, id=secrets.token_hex(16), added_at=self._database.now()
                    )
                )
                self._database.note(
                    connection,
                    "enrolled",
                    number=trainee["number"],
                    class_name=trainee["class_name"],
                )

    def one(self, number: str) -> Row | None:
        """One trainee."""
        return self._database.one(
            sa.select(tables.trainee).where(tables.trainee.c.number == number)
        )

    def all(self) -> list[Row]:
        """All trainees by number."""
        return self._database.all(sa.select(tables.trainee).order_by(tables.trainee.c.number))

    def set_pin(self, number: str, pin_hash: str) -> None:
        """Replace a trainee's PIN, and end what was signed in with the old one."""
        with self._database.write() as connection:
            connection.execute(
                tables.trainee.update()
                .where(tables.trainee.c.number == number)
                .values(pin_hash=pin_hash)
            )
            self._database.note(connection, "pin-changed", number=number)
            end_sign_ins(
                connection, tables.sign_in.c.number == number, "new-pin", self._database.now()
            )

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size in px."""
        with self._database.write() as connection:
            connection.execute(
                tables.trainee.update()
                .where(tables.trainee.c.number == number)
                .values(language=language, size=size)
            )
