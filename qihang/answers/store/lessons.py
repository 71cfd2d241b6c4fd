"""What goes on in a lesson: what classes are asked for, who calls for help, hands that went up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.answers.store.sign_ins import end_sign_ins
from qihang.protocol.desk import HandCount, Place, Room

_ROOM, _CALL, _COUNT = tables.room, tables.help_call, tables.hand_count

MOST_COUNTS = 500
"""Hand counts that are looked back at, of a session and some classes."""

LED_FOR = timedelta(minutes=10)
"""So long a class is led to a screen: who signs in later is at work of their own."""

COMING_FOR = timedelta(minutes=1)
"""So long a trainee is told that somebody comes."""

_NOTHING: dict[str, None] = dict.fromkeys(("paused_at", "target", "target_at", "said", "said_at"))


class Lessons:
    """The tables of rooms, calls for help and hand counts."""

    def __init__(self, database: Database):
        self._database = database

    # --- what classes are asked for ---------------------------------------------------------

    def room(self, class_name: str) -> Room | None:
        """What a class is asked for; ``None`` if it was never asked for anything."""
        row = self._database.one(sa.select(_ROOM).where(_ROOM.c.class_name == class_name))
        return self._now(row) if row else None

    def rooms(self, classes: Sequence[str]) -> dict[str, Room]:
        """What some classes are asked for, by name; those that never were are not there."""
        rows = self._database.all(sa.select(_ROOM).where(_ROOM.c.class_name.in_(classes)))
        return {row["class_name"]: self._now(row) for row in rows}

    def room_of(self, number: str) -> Room | None:
        """What the class of a trainee is asked for."""
        row = self._database.one(
            sa.select(_ROOM)
            .join(tables.trainee, tables.trainee.c.class_name == _ROOM.c.class_name)
            .where(tables.trainee.c.number == number)
        )
        return self._now(row) if row else None

    def _now(self, row: Mapping[str, Any]) -> Room:
        """What a class is asked for at this moment: a lead ends by itself."""
        room = {name: row[name] for name in _NOTHING}
        if room["target_at"] is not None and self._is_over(room["target_at"], LED_FOR):
            room |= {"target": None, "target_at": None}
        return room  # type: ignore[return-value]

    def _is_over(self, since: str, lasts: timedelta) -> bool:
        now = datetime.fromisoformat(self._database.now())
        return now - datetime.fromisoformat(since) >= lasts

    def pause(self, classes: Sequence[str], paused: bool, by: str) -> None:
        """Let classes pause, or go on."""
        what = "class-paused" if paused else "class-goes-on"
        self._ask(classes, what, by, paused_at=self._database.now() if paused else None)

    def lead(self, classes: Sequence[str], target: Place | None, by: str) -> None:
        """Lead classes to a screen, or nowhere any more."""
        moment = self._database.now() if target else None
        self._ask(classes, "class-led", by, {"target": target}, target=target, target_at=moment)

    def say(self, classes: Sequence[str], text: str | None, by: str) -> None:
        """Show classes a message, or none any more."""
        moment = self._database.now() if text else None
        self._ask(classes, "class-told", by, {"text": text}, said=text, said_at=moment)

    def end(self, classes: Sequence[str], by: str) -> int:
        """End sign-ins, calls and what is asked for; returns how many were signed in."""
        moment = self._database.now()
        theirs = sa.select(tables.trainee.c.number).where(tables.trainee.c.class_name.in_(classes))
        with self._database.write() as connection:
            ended = end_sign_ins(
                connection, tables.sign_in.c.number.in_(theirs), "lesson-ended", moment
            )
            connection.execute(
                _CALL.update()
                .where(_CALL.c.number.in_(theirs), _CALL.c.ended_at.is_(None))
                .values(ended_at=moment)
            )
            connection.execute(
                _ROOM.update().where(_ROOM.c.class_name.in_(classes)).values(**_NOTHING)
            )
            self._database.note(
                connection, "lesson-ended", classes=list(classes), signed_out=ended, by=by
            )
        return ended

    def _ask(
        self,
        classes: Sequence[str],
        what: str,
        by: str,
        told: dict[str, Any] | None = None,
        **values: Any,
    ) -> None:
        with self._database.write() as connection:
            for name in classes:
                known = connection.execute(
                    _ROOM.update().where(_ROOM.c.class_name == name).values(**values)
                )
                if not known.rowcount:
                    connection.execute(_ROOM.insert().values(class_name=name, **values))
            self._database.note(connection, what, classes=list(classes), by=by, **(told or {}))

    # --- calls for help ---------------------------------------------------------------------

    def call(self, number: str) -> None:
        """A trainee calls for help; who called already has called once."""
        with self._database.write() as connection:
            if not connection.execute(_call_of(number)).first():
                connection.execute(_CALL.insert().values(number=number, at=self._database.now()))

    def called_at(self, number: str) -> str | None:
        """Since when a trainee has called for help."""
        row = self._database.one(_call_of(number))
        return row["at"] if row else None

    def answered_at(self, number: str) -> str | None:
        """When somebody of the staff went to a trainee who called, for :data:`COMING_FOR`."""
        row = self._database.one(
            sa.select(_CALL.c.ended_at)
            .where(_CALL.c.number == number, _CALL.c.answered_by.is_not(None))
            .order_by(_CALL.c.id.desc())
            .limit(1)
        )
        return row["ended_at"] if row and not self._is_over(row["ended_at"], COMING_FOR) else None

    def end_call(self, number: str, by: str | None) -> None:
        """Somebody of the staff goes there, or with ``None`` the trainee takes it back."""
        with self._database.write() as connection:
            connection.execute(
                _CALL.update()
                .where(_CALL.c.number == number, _CALL.c.ended_at.is_(None))
                .values(ended_at=self._database.now(), answered_by=by)
            )

    # --- hands that went up -----------------------------------------------------------------

    def keep_count(self, count: HandCount, by: str) -> None:
        """Keep how many hands there were."""
        row = {**count, "at": self._database.now(), "counted_by": by}
        with self._database.write() as connection:
            connection.execute(_COUNT.insert().values(**row))

    def counts(self, session: str, classes: Sequence[str] | None) -> list[HandCount]:
        """What was kept of a session, the newest first; :data:`MOST_COUNTS` of it."""
        ours = sa.true() if classes is None else _COUNT.c.class_name.in_(classes)
        columns = (_COUNT.c[name] for name in HandCount.__annotations__)
        found: list[HandCount] = self._database.all(
            sa.select(*columns)
            .where(_COUNT.c.session == session, ours)
            .order_by(_COUNT.c.id.desc())
            .limit(MOST_COUNTS)
        )
        return found


def _call_of(number: str) -> sa.Select[tuple[str]]:
    return sa.select(_CALL.c.at).where(_CALL.c.number == number, _CALL.c.ended_at.is_(None))
