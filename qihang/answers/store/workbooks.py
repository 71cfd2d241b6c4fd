"""What trainees try in workbooks."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row

DONE = frozenset({"right", "guessed"})
"""The outcomes with which an item is done. A guess is asked for, and none of them is wrong."""


class Workbooks:
    """The table of what is kept of each item of a workbook."""

    def __init__(self, database: Database):
        self._database = database

    def keep(self, number: str, session: str, item: str, state: Any, outcome: str | None) -> str:
        """Keep how far a trainee is with one item of a workbook; returns when."""
        moment = self._database.now()
        place = {"number": number, "session": session, "item": item}
        values = {
            "state": json.dumps(state, ensure_ascii=False),
            "outcome": outcome,
            "saved_at": moment,
        }
        done = outcome in DONE
        with self._database.write() as connection:
            changed = connection.execute(
                tables.kept.update()
                .where(*(tables.kept.c[name] == value for name, value in place.items()))
                .values(**values, **({"was_right": True} if done else {}))
            )
            if not changed.rowcount:
                connection.execute(tables.kept.insert().values(**place, **values, was_right=done))
        return moment

    def kept(self, number: str, session: str) -> dict[str, Row]:
        """What a trainee tried in a workbook, by item."""
        rows = self._database.all(
            sa.select(tables.kept).where(
                tables.kept.c.number == number, tables.kept.c.session == session
            )
        )
        return {row["item"]: {**row, "state": json.loads(row["state"])} for row in rows}
