"""Which sessions of the course are open and how, and the editions of their exercises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa

from qihang.answers import rules, tables
from qihang.answers.store.database import Database
from qihang.databases import sql
from qihang.protocol.released import ClassRules, Edition, ReleasedSession, SessionSettings, ToChange

_OWN = tables.class_setting

_OF_AN_EDITION = ("assignment", "number", "questions", "draws")
"""The columns that make an :class:`Edition`."""

_HAND_IN, _ATTEMPT = tables.submission, tables.attempt

_SHOWN = (
    _HAND_IN.update()
    .where(_HAND_IN.c.shown_at.is_(None))
    .where(
        _HAND_IN.c.id.in_(
            sa.select(tables.result.c.hand_in_id)
            .join(_HAND_IN, _HAND_IN.c.id == tables.result.c.hand_in_id)
            .join(_ATTEMPT, _ATTEMPT.c.id == _HAND_IN.c.attempt_id)
            .join(tables.trainee, tables.trainee.c.number == _ATTEMPT.c.number)
            .where(_ATTEMPT.c.session == sa.bindparam("session"))
            .where(tables.trainee.c.class_name.in_(sa.bindparam("classes", expanding=True)))
            .where(tables.result.c.points.is_not(None))
        )
    )
    .values(shown_at=sa.bindparam("now"))
)
"""Marks of some classes in a session are shown from now on."""


class Sessions:
    """The tables of open sessions, of what classes have of their own, and of editions."""

    def __init__(self, database: Database):
        self._database = database

    def open(
        self,
        session: str,
        settings: SessionSettings,
        edition: Edition,
        classes: Sequence[str] = (),
        change: ToChange | None = None,
        by: str = "",
    ) -> None:
        """Open a session of the course with an edition of its exercise, or change what holds.

        With ``classes``, to these alone.
        """
        wanted: ToChange = {**(change or {}), "is_open": True}
        with self._database.write() as connection:
            self._keep_shown(connection, session)
            self._keep_settings(connection, session, settings, for_all=not classes)
            self._keep_edition(connection, session, edition)
            self._change(connection, session, classes, wanted)
            self._database.note(
                connection,
                "released",
                session=session,
                assignment=edition["assignment"],
                marks_at_once=settings["marks_at_once"],
                hand_in_again=settings["hand_in_again"],
                **_told(classes=list(classes), change=change, by=by),
            )

    def _keep_settings(
        self, connection: sa.Connection, session: str, settings: SessionSettings, for_all: bool
    ) -> None:
        """What a session begins with; what stands of it changes only for everybody."""
        values: Mapping[str, Any] = settings if for_all else {"items": settings["items"]}
        changed = connection.execute(
            tables.opened.update().where(tables.opened.c.session == session).values(**values)
        )
        if not changed.rowcount:
            moment = self._database.now()
            connection.execute(
                tables.opened.insert().values(
                    session=session,
                    opened_at=moment,
                    results_shown=False,
                    closed_at=None if for_all else moment,
                    **settings,
                )
            )

    def change(self, session: str, classes: Sequence[str], change: ToChange, by: str) -> None:
        """Change what holds for some classes, or with none of them for everybody."""
        with self._database.write() as connection:
            self._keep_shown(connection, session)
            self._change(connection, session, classes, change)
            told = _told(classes=list(classes), change=change, by=by)
            self._database.note(connection, "rules-changed", session=session, **told)

    def as_everybody(self, session: str, classes: Sequence[str], by: str) -> None:
        """Classes have nothing of their own any more."""
        with self._database.write() as connection:
            self._keep_shown(connection, session)
            connection.execute(
                _OWN.delete().where(_OWN.c.session == session, _OWN.c.class_name.in_(classes))
            )
            told = _told(classes=list(classes), by=by)
            self._database.note(connection, "rules-as-everybody", session=session, **told)

    def _keep_shown(self, connection: sa.Connection, session: str) -> None:
        """Let marks that may be seen now stay shown, whatever is going to hold."""
        stood = self.released().get(session)
        if stood is None:
            return
        now = self._database.now()
        classes = connection.execute(sa.select(tables.trainee.c.class_name).distinct()).scalars()
        seen = [name for name in classes if rules.rules(stood, name, now).may_be_seen]
        connection.execute(_SHOWN, {"session": session, "classes": seen, "now": now})

    def _change(
        self, connection: sa.Connection, session: str, classes: Sequence[str], change: ToChange
    ) -> None:
        now = self._database.now()
        own = rules.of_class(change, now)
        if not classes:
            columns = rules.of_everybody(change, now)
            if columns:
                one = tables.opened.c.session == session
                connection.execute(tables.opened.update().where(one).values(**columns))
            self._lay_down(connection, session, own.keys())
            return
        had = self._own_of(connection, session)
        for name in classes:
            keep = {**had.get(name, {}), **own}
            sql.put(connection, _OWN, [{"session": session, "class_name": name, "own": keep}])

    def _lay_down(self, connection: sa.Connection, session: str, names: Collection[str]) -> None:
        """Let classes have no more of their own what was said for everybody."""
        for class_name, own in self._own_of(connection, session).items():
            left = {name: value for name, value in own.items() if name not in names}
            one = (_OWN.c.session == session, _OWN.c.class_name == class_name)
            if not left:
                connection.execute(_OWN.delete().where(*one))
            elif left != own:
                connection.execute(_OWN.update().where(*one).values(own=left))

    @staticmethod
    def _own_of(connection: sa.Connection, session: str) -> dict[str, ClassRules]:
        query = sa.select(_OWN.c.class_name, _OWN.c.own).where(_OWN.c.session == session)
        return {row[0]: row[1] for row in connection.execute(query)}

    def _keep_edition(self, connection: sa.Connection, session: str, edition: Edition) -> None:
        changed = connection.execute(
            tables.edition.update()
            .where(tables.edition.c.assignment == edition["assignment"])
            .values(**edition)
        )
        if not changed.rowcount:
            connection.execute(
                tables.edition.insert().values(
                    session=session, released_at=self._database.now(), **edition
                )
            )

    def show_results(self, session: str, classes: Sequence[str] = (), by: str = "") -> None:
        """From now on trainees see the results of this exercise."""
        told = _told(classes=list(classes), by=by)
        with self._database.write() as connection:
            self._change(connection, session, classes, {"are_shown": True})
            self._database.note(connection, "results-shown", session=session, **told)

    def close(self, session: str, classes: Sequence[str] = (), by: str = "") -> None:
        """Close a session: no page of it can be opened. Nothing that was done in it is lost."""
        told = _told(classes=list(classes), by=by)
        with self._database.write() as connection:
            self._change(connection, session, classes, {"is_open": False})
            self._database.note(connection, "closed", session=session, **told)

    def released(self) -> dict[str, ReleasedSession]:
        """The sessions that were released, by name, also those that are closed again."""
        editions: defaultdict[str, list[Edition]] = defaultdict(list)
        names = ("session", *_OF_AN_EDITION)
        query = sa.select(*(tables.edition.c[name] for name in names))
        for row in self._database.all(query.order_by(tables.edition.c.number)):
            editions[row.pop("session")].append(row)
        own: defaultdict[str, dict[str, ClassRules]] = defaultdict(dict)
        for row in self._database.all(sa.select(_OWN).order_by(_OWN.c.class_name)):
            own[row["session"]][row["class_name"]] = row["own"]
        released: list[ReleasedSession] = self._database.all(sa.select(tables.opened))
        for one in released:
            one["editions"] = editions[one["session"]]
            one["classes"] = own[one["session"]]
        return {one["session"]: one for one in released}

    def released_at(self, session: str) -> dict[str, str]:
        """When each edition of a session was released first, by name."""
        columns = tables.edition.c
        query = sa.select(columns.assignment, columns.released_at)
        with self._database.read() as connection:
            found = connection.execute(query.where(columns.session == session))
            return {row[0]: row[1] for row in found}

    def class_of(self, number: str) -> str | None:
        """The class that a trainee is in now."""
        trainee = tables.trainee
        query = sa.select(trainee.c.class_name).where(trainee.c.number == number)
        with self._database.read() as connection:
            return cast("str | None", connection.execute(query).scalar())

    def edition(self, assignment: str) -> Edition:
        """An edition that was released."""
        columns = (tables.edition.c[name] for name in _OF_AN_EDITION)
        found: Edition = self._database.one(
            sa.select(*columns).where(tables.edition.c.assignment == assignment)
        )
        return found

    def opened(self) -> dict[str, ReleasedSession]:
        """The sessions whose pages can be opened by anybody, by name."""
        return {name: row for name, row in self.released().items() if rules.is_open_to_any(row)}


def _told(**said: Any) -> dict[str, Any]:
    """What a line of the audit log has more, where there is something."""
    return {name: value for name, value in said.items() if value}
