"""Where readers are in notebooks that have screens."""

from __future__ import annotations

import json

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol.server import Bookmark, BookmarkOf


class Bookmarks:
    """The table of bookmarks: one a trainee and page."""

    def __init__(self, database: Database):
        self._database = database

    def keep(
        self, number: str, kind: str, session: str, notebook: str, screen: str, done: str | None
    ) -> None:
        """Keep that a trainee is at ``screen`` of a notebook, and has done ``done`` if it is one.

        What was done in another notebook before, of an older edition, counts no more.
        """
        row = {"number": number, "kind": kind, "session": session}
        with self._database.write() as connection:
            known = connection.execute(self._one(**row)).mappings().first()
            same = known if known and known["notebook"] == notebook else None
            before = json.loads(same["done"]) if same else []
            every = [*before, done] if done and done not in before else before
            moment = self._database.now()
            seen = {*json.loads(same["seen"] or "[]"), *every, same["screen"]} if same else set()
            values = {
                "notebook": notebook,
                "screen": screen,
                "done": json.dumps(every),
                "seen": json.dumps(sorted({*seen, screen})),
                "saved_at": moment,
                **({} if screen in seen else {"new_screen_at": moment}),
            }
            if known is None:
                connection.execute(tables.bookmark.insert().values(**row, **values))
            else:
                where = (tables.bookmark.c[name] == value for name, value in row.items())
                connection.execute(tables.bookmark.update().where(*where).values(**values))

    def one(self, number: str, kind: str, session: str) -> Bookmark | None:
        """Where a trainee was last on a page; ``None`` before its first screen was shown."""
        row = self._database.one(self._one(number, kind, session))
        return _read(row) if row else None

    def all(self, kind: str, session: str, after: str, most: int) -> list[BookmarkOf]:
        """Where trainees are on a page, by number: ``most`` of those after a number."""
        columns = tables.bookmark.c
        rows = self._database.all(
            sa.select(tables.bookmark)
            .where(columns.kind == kind, columns.session == session, columns.number > after)
            .order_by(columns.number)
            .limit(most)
        )
        return [{"number": row["number"], **_read(row)} for row in rows]

    def _one(self, number: str, kind: str, session: str) -> sa.Select[tuple[object, ...]]:
        columns = tables.bookmark.c
        return sa.select(tables.bookmark).where(
            columns.number == number, columns.kind == kind, columns.session == session
        )


def _read(row: dict[str, str]) -> Bookmark:
    return {
        "notebook": row["notebook"],
        "screen": row["screen"],
        "done": json.loads(row["done"]),
        "saved_at": row["saved_at"],
    }
