"""The list of what there is to mark, and whether names are shown."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from qihang.desk.marking.own import MarkingPage
from qihang.language.messages import message
from qihang.operate.marking import Row
from qihang.server.page import bilingual
from qihang.sessions import editions, with_tests

_OWN = re.compile(r"/marking(/[a-z]+[0-9]+(-[0-9]+)?/\w+/[0-9a-f]{24})?", re.ASCII)
"""Pages to which the switch of names leads back."""


@dataclass(frozen=True)
class Edition:
    """The questions of an edition of an exercise."""

    title: Markup
    rows: Sequence[Row]

    @property
    def to_look_at(self) -> int:
        """How many are to be looked at."""
        return sum(one.to_look_at for one in self.rows)


class Waiting(MarkingPage):
    """What waits for a person, by edition and question."""

    async def get(self) -> None:
        """The list, for the classes that are chosen for the rest of the sign-in."""
        self.room.release(self.sign_in)
        theirs = await self.classes()
        if not theirs:
            self.show_no_class(message("Marking"))
            return
        if self.get_query_argument("choose", ""):
            self.room.choose_classes(self.sign_in, await self.chosen_classes())
            self.redirect("/marking")
            return
        chosen = self.own_choice()
        people = await self.trainees(chosen)
        rows = await asyncio.to_thread(self.room.marking.rows, people)
        self.show(
            "marking/waiting.html",
            classes=theirs,
            chosen=list(theirs) if chosen is None else [one for one in theirs if one in chosen],
            editions=_editions(rows),
            shows_names=self.shows_names,
        )


class Names(MarkingPage):
    """The switch of names, which is kept for the sign-in."""

    async def post(self) -> None:
        """Show or hide them, and go back."""
        self.room.show_names(self.sign_in, self.get_body_argument("names", "") == "show")
        there = self.get_body_argument("next", "")
        self.redirect(there if _OWN.fullmatch(there) else "/marking", status=303)


def _editions(rows: Sequence[Row]) -> list[Edition]:
    codes = {one.name: one for one in with_tests()}
    found = []
    for name, some in groupby(rows, key=lambda row: row.counts.assignment):
        session, number = editions.parts(name)
        known = codes.get(session)
        title = message(
            "{code} {title}, edition {number}",
            code=known.code if known else session,
            title=known.title if known else "",
            number=number,
        )
        found.append(Edition(bilingual(title), list(some)))
    return found
