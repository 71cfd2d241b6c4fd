"""Sheets that were printed, and answers that were typed in from them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol.paper import (
    PAPER,
    KeptAnswer,
    PrintedSheet,
    SheetHandedIn,
    SheetName,
    TypedAnswer,
)
from qihang.protocol.submission import Attempt

_ANSWER, _STAFF, _SHEET = tables.answer, tables.staff, tables.sheet


class Papers:
    """The table of sheets, and the answers of an attempt with where they came from."""

    def __init__(self, database: Database):
        self._database = database

    def note(self, session: str, sheets: Sequence[SheetName], by: str | None) -> None:
        """Keep which sheets were printed."""
        if not sheets:
            return
        common = {"session": session, "printed_at": self._database.now(), "printed_by": by}
        with self._database.write() as connection:
            connection.execute(_SHEET.insert(), [{**one, **common} for one in sheets])

    def printed(self, number: str, session: str) -> PrintedSheet | None:
        """The sheet that was printed last for somebody."""
        found: PrintedSheet | None = self._database.one(
            sa.select(_SHEET.c.assignment, _SHEET.c.attempt, _SHEET.c.printed_at.label("at"))
            .where(_SHEET.c.number == number, _SHEET.c.session == session)
            .order_by(_SHEET.c.id.desc())
            .limit(1)
        )
        return found

    def handed_in(self, number: str, session: str) -> SheetHandedIn | None:
        """What somebody handed in last, with where it came from."""
        kept, tried = tables.submission, tables.attempt
        found: SheetHandedIn | None = self._database.one(
            sa.select(
                tried.c.assignment,
                tried.c.attempt,
                kept.c.at,
                kept.c.source,
                _STAFF.c.name.label("by"),
            )
            .select_from(tried)
            .join(kept, kept.c.attempt_id == tried.c.id)
            .outerjoin(_STAFF, _STAFF.c.id == kept.c.typed_by)
            .where(tried.c.number == number, tried.c.session == session)
            .order_by(kept.c.id.desc())
            .limit(1)
        )
        return found

    def answers(self, attempt_id: int) -> dict[str, KeptAnswer]:
        """The newest answer to each question of an attempt, with where it came from."""
        with self._database.read() as connection:
            return _newest(connection, attempt_id)

    def type_in(
        self, attempt: Attempt, answers: Mapping[str, TypedAnswer], by: str | None
    ) -> list[str]:
        """Save answers from a sheet, all or none.

        Returns the questions of which something else was saved than what was seen.
        """
        with self._database.write() as connection:
            newest = _newest(connection, attempt["id"])
            fresh: dict[str, Any] = {}
            others = []
            for question, typed in answers.items():
                now = newest.get(question)
                if _stands(connection, attempt["id"], question, now, typed):
                    continue
                if now and now["value"] is not None and now["id"] != typed["seen"]:
                    others.append(question)
                fresh[question] = typed["value"]
            if others or not fresh:
                return others
            self._save(connection, attempt, fresh, by)
        return []

    def _save(
        self,
        connection: sa.Connection,
        attempt: Attempt,
        fresh: Mapping[str, Any],
        by: str | None,
    ) -> None:
        moment = self._database.now()
        rows = [
            {
                "attempt_id": attempt["id"],
                "question": question,
                "value": json.dumps(value, ensure_ascii=False),
                "stamp": f"paper {secrets.token_hex(16)}",
                "saved_at": moment,
                "source": PAPER,
                "typed_by": by,
            }
            for question, value in fresh.items()
        ]
        connection.execute(_ANSWER.insert(), rows)
        self._database.note(
            connection,
            "sheet-typed",
            number=attempt["number"],
            session=attempt["session"],
            assignment=attempt["assignment"],
            attempt=attempt["attempt"],
            **({"by": by} if by else {}),
        )


def _newest(connection: sa.Connection, attempt_id: int) -> dict[str, KeptAnswer]:
    newest = (
        sa.select(sa.func.max(_ANSWER.c.id))
        .where(_ANSWER.c.attempt_id == attempt_id)
        .group_by(_ANSWER.c.question)
    )
    rows = connection.execute(
        sa.select(_ANSWER, _STAFF.c.name.label("by"))
        .outerjoin(_STAFF, _STAFF.c.id == _ANSWER.c.typed_by)
        .where(_ANSWER.c.id.in_(newest))
    ).mappings()
    return {
        row["question"]: {
            "id": row["id"],
            "value": json.loads(row["value"]),
            "saved_at": row["saved_at"],
            "source": row["source"],
            "by": row["by"],
        }
        for row in rows
    }


def _stands(
    connection: sa.Connection,
    attempt_id: int,
    question: str,
    now: KeptAnswer | None,
    typed: TypedAnswer,
) -> bool:
    """Whether there is nothing to save: it stands already, or was not changed since it was seen.

    Answers are never changed or deleted, so what was seen is still there to compare with.
    """
    if typed["value"] == (now["value"] if now else None):
        return True
    seen = connection.execute(
        sa.select(_ANSWER.c.value).where(
            _ANSWER.c.id == typed["seen"],
            _ANSWER.c.attempt_id == attempt_id,
            _ANSWER.c.question == question,
        )
    ).scalar()
    return bool(typed["value"] == (None if seen is None else json.loads(seen)))
