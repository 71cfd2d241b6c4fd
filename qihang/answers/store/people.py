"""Trainees as the desk looks for them, and what the staff noted of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import numbers, tables
from qihang.answers.store.database import Database
from qihang.language import typed
from qihang.protocol.desk import Namesake, Person, TraineeNote

_TRAINEE, _NOTE = tables.trainee, tables.trainee_note


class People:
    """Reads the table of trainees, and keeps notes; what it costs grows with the roster alone."""

    def __init__(self, database: Database):
        self._database = database

    def some(
        self, classes: Sequence[str] | None, wanted: str, removed: bool, after: str, most: int
    ) -> list[Person]:
        """At ``most`` so many trainees after a number; see the protocol."""
        found: list[Person] = self._database.all(
            _people()
            .where(*_which(classes, wanted, removed), _TRAINEE.c.number > after)
            .order_by(_TRAINEE.c.number)
            .limit(most)
        )
        return found

    def count(self, classes: Sequence[str] | None, wanted: str, removed: bool) -> int:
        """How many there are."""
        query = sa.select(sa.func.count().label("many")).select_from(_TRAINEE)
        row = self._database.one(query.where(*_which(classes, wanted, removed)))
        return row["many"] if row else 0

    def one(self, number: str) -> Person | None:
        """One trainee, also one who was taken off."""
        found: Person | None = self._database.one(_people().where(_TRAINEE.c.number == number))
        return found

    def namesakes(
        self, names: Sequence[str], classes: Sequence[str] | None, most: int
    ) -> list[Namesake]:
        """Who on the roster has one of these names: at ``most`` so many of each."""
        columns = [_TRAINEE.c[name] for name in Namesake.__annotations__]
        place = sa.func.row_number().over(partition_by=_TRAINEE.c.name, order_by=_TRAINEE.c.number)
        alike = (
            sa.select(*columns, place.label("place"))
            .where(*_which(classes, "", removed=False), _TRAINEE.c.name.in_(names))
            .subquery()
        )
        found: list[Namesake] = self._database.all(
            sa.select(*(alike.c[one.name] for one in columns))
            .where(alike.c.place <= most)
            .order_by(alike.c.number)
        )
        return found

    def names(self, numbers: Sequence[str]) -> dict[str, str]:
        """Names by number, also of those who were taken off."""
        query = sa.select(_TRAINEE.c.number, _TRAINEE.c.name).where(_TRAINEE.c.number.in_(numbers))
        return {row["number"]: row["name"] for row in self._database.all(query)}

    def roster(self, classes: Sequence[str] | None) -> dict[str, tuple[str, str]]:
        """Name and class by number of all who are on the roster, of some classes or of all."""
        query = sa.select(_TRAINEE.c.number, _TRAINEE.c.name, _TRAINEE.c.class_name)
        rows = self._database.all(query.where(*_which(classes, "", removed=False)))
        return {row["number"]: (row["name"], row["class_name"]) for row in rows}

    def notes(self, number: str, most: int) -> list[TraineeNote]:
        """What was noted of a trainee, the newest first."""
        staff, crossing = tables.staff, tables.staff.alias()
        found: list[TraineeNote] = self._database.all(
            sa.select(
                _NOTE.c.id,
                _NOTE.c.text,
                _NOTE.c.at,
                staff.c.name.label("by"),
                _NOTE.c.crossed_out_at,
                crossing.c.name.label("crossed_out_by"),
            )
            .join(staff, staff.c.id == _NOTE.c.written_by)
            .outerjoin(crossing, crossing.c.id == _NOTE.c.crossed_out_by)
            .where(_NOTE.c.number == number)
            .order_by(_NOTE.c.id.desc())
            .limit(most)
        )
        return found

    def note(self, number: str, text: str, by: str) -> None:
        """Note something of a trainee; what was noted before stays."""
        row = {"number": number, "text": text, "at": self._database.now(), "written_by": by}
        with self._database.write() as connection:
            connection.execute(_NOTE.insert().values(**row))
            self._database.note(connection, "trainee-noted", number=number, by=by)

    def cross_out(self, number: str, note: int, by: str) -> bool:
        """Cross out a note of a trainee; returns whether there was one that was not."""
        crossed = {"crossed_out_at": self._database.now(), "crossed_out_by": by}
        which = (_NOTE.c.id == note, _NOTE.c.number == number, _NOTE.c.crossed_out_at.is_(None))
        with self._database.write() as connection:
            done = connection.execute(_NOTE.update().where(*which).values(**crossed)).rowcount == 1
            if done:
                self._database.note(connection, "trainee-note-crossed-out", number=number, by=by)
        return done


def _people() -> sa.Select[Any]:
    newest = (
        sa.select(_NOTE.c.text)
        .where(_NOTE.c.number == _TRAINEE.c.number, _NOTE.c.crossed_out_at.is_(None))
        .order_by(_NOTE.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (_TRAINEE.c[name] for name in ("number", "name", "class_name", "removed_at"))
    return sa.select(*columns, newest.label("note"))


def _which(classes: Sequence[str] | None, wanted: str, removed: bool) -> list[Any]:
    gone = _TRAINEE.c.removed_at
    which: list[Any] = [gone.is_not(None) if removed else gone.is_(None)]
    if classes is not None:
        which.append(_TRAINEE.c.class_name.in_(classes))
    if number := numbers.folded(wanted):
        which.append(
            _TRAINEE.c.folded_number.contains(number, autoescape=True)
            | _TRAINEE.c.name.icontains(typed.tidy(wanted), autoescape=True)
        )
    return which
