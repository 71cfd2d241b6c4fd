"""Who is signed in, with which pages open, and who had the PIN wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.protocol.page import Page


class SignIns:
    """The tables of sign-ins, of their pages, and of wrong PINs."""

    def __init__(self, database: Database):
        self._database = database

    def misses(self, who: str) -> Row | None:
        """Wrong PINs in a row of a trainee number or a seat: ``count`` and ``last_at``."""
        return self._database.one(sa.select(tables.miss).where(tables.miss.c.who == who))

    def count_miss(self, who: str) -> None:
        """One more wrong PIN."""
        moment = self._database.now()
        with self._database.write() as connection:
            changed = connection.execute(
                tables.miss.update()
                .where(tables.miss.c.who == who)
                .values(count=tables.miss.c.count + 1, last_at=moment)
            )
            if not changed.rowcount:
                connection.execute(tables.miss.insert().values(who=who, count=1, last_at=moment))

    def forget_misses(self, who: str) -> None:
        """Reset the count after a right PIN."""
        with self._database.write() as connection:
            connection.execute(tables.miss.delete().where(tables.miss.c.who == who))

    def begin(self, identifier: str, number: str, seat: str) -> None:
        """Begin a sign-in and end every other one of this trainee."""
        moment = self._database.now()
        with self._database.write() as connection:
            ended = end_sign_ins(connection, tables.sign_in.c.number == number, "elsewhere", moment)
            connection.execute(
                tables.sign_in.insert().values(
                    id=identifier, number=number, seat=seat, began_at=moment
                )
            )
            self._database.note(
                connection, "signed-in", number=number, seat=seat, ended_elsewhere=bool(ended)
            )

    def one(self, identifier: str) -> Row | None:
        """A sign-in, ended or not."""
        return self._database.one(
            sa.select(tables.sign_in).where(tables.sign_in.c.id == identifier)
        )

    def ended(self, identifiers: Sequence[str]) -> list[str]:
        """Those of the sign-ins that have ended or never were."""
        with self._database.read() as connection:
            going_on = set(
                connection.execute(
                    sa.select(tables.sign_in.c.id).where(
                        tables.sign_in.c.id.in_(identifiers), tables.sign_in.c.ended_at.is_(None)
                    )
                ).scalars()
            )
        return [one for one in identifiers if one not in going_on]

    def end(self, identifier: str, why: str) -> None:
        """End one sign-in and the pages opened with it."""
        with self._database.write() as connection:
            if not end_sign_ins(
                connection, tables.sign_in.c.id == identifier, why, self._database.now()
            ):
                return
            number = connection.execute(
                sa.select(tables.sign_in.c.number).where(tables.sign_in.c.id == identifier)
            ).scalar()
            self._database.note(connection, why, number=number)

    def end_all(self, why: str) -> int:
        """End every sign-in; returns how many."""
        with self._database.write() as connection:
            ended = end_sign_ins(connection, sa.true(), why, self._database.now())
            self._database.note(connection, why, signed_out=ended)
        return ended

    def bind_page(self, token: str, sign_in: str, kind: str, session: str, notebook: str) -> None:
        """Bind ``token`` (hashed) to a page of this sign-in that shows a notebook.

        A page has one token: an older one of the same kind and session is no longer valid.
        """
        moment = self._database.now()
        place = {"sign_in": sign_in, "kind": kind, "session": session}
        with self._database.write() as connection:
            connection.execute(
                tables.page.update()
                .where(
                    *(tables.page.c[name] == value for name, value in place.items()),
                    tables.page.c.ended_at.is_(None),
                )
                .values(ended_at=moment)
            )
            connection.execute(
                tables.page.insert().values(
                    token=token, **place, notebook=notebook, bound_at=moment
                )
            )

    def open_page(self, token: str) -> None:
        """The reader has the page: one that was started ahead is open from now on."""
        waits = (tables.page.c.token == token, tables.page.c.opened_at.is_(None))
        with self._database.write() as connection:
            connection.execute(
                tables.page.update().where(*waits).values(opened_at=self._database.now())
            )

    def unbind_page(self, token: str) -> None:
        """The page is closed; its token is no longer valid."""
        with self._database.write() as connection:
            connection.execute(
                tables.page.update()
                .where(tables.page.c.token == token)
                .values(ended_at=self._database.now())
            )

    def page(self, token: str) -> Page | None:
        """The open page of a token: ``number kind session notebook``."""
        shown = (tables.page.c[name] for name in ("kind", "session", "notebook"))
        return self._database.one(
            sa.select(*shown, tables.sign_in.c.number)
            .join(tables.sign_in, tables.sign_in.c.id == tables.page.c.sign_in)
            .where(
                tables.page.c.token == token,
                tables.page.c.ended_at.is_(None),
                tables.sign_in.c.ended_at.is_(None),
            )
        )


def end_sign_ins(connection: sa.Connection, which: Any, why: str, moment: str) -> int:
    """End the sign-ins that ``which`` picks, and their pages; returns how many there were."""
    open_ones = sa.select(tables.sign_in.c.id).where(which, tables.sign_in.c.ended_at.is_(None))
    connection.execute(
        tables.page.update()
        .where(tables.page.c.sign_in.in_(open_ones), tables.page.c.ended_at.is_(None))
        .values(ended_at=moment)
    )
    ended = connection.execute(
        tables.sign_in.update()
        .where(which, tables.sign_in.c.ended_at.is_(None))
        .values(ended_at=moment, why_ended=why)
    )
    return int(ended.rowcount)
