"""What the pages of trainees have in common: who is somebody's own, classes, sheets of PINs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Sequence
from typing import Any
from urllib.parse import urlencode

from tornado import web

from qihang.desk.page import DeskPage
from qihang.language.messages import Translated, listed, message, ngettext
from qihang.operate.roster import Trainee, cards, classes, reading
from qihang.operate.roster.enrolling import Pins
from qihang.protocol.desk import OFFICE, Namesake, Person

VIEW = ("class", "find", "off", "after")
"""What of an address says which part of the list is looked at."""

MOST_NAMED = 6
"""People who are named in a sentence; more are counted."""

_one_at_a_time = asyncio.Semaphore(1)
"""A sheet of a thousand cards takes 400 MB."""


class NewClass(Exception):
    """A class in which nobody is yet: perhaps a slip of the keyboard, so it is asked about."""


class PeoplePage(DeskPage):
    """A page of trainees; nobody sees one of another's classes."""

    @property
    def is_office(self) -> bool:
        """Whether who is signed in may change the roster."""
        return self.staff["role"] == OFFICE

    def is_own(self, class_name: str) -> bool:
        """Whether a class is one of theirs."""
        own = self.staff["classes"]
        return own is None or class_name in own

    async def person_of(self, number: str) -> Person:
        """A trainee of theirs; those who were taken off are known to the office alone.

        Raises ``HTTPError`` 404 for any other, so that nobody learns who there is.
        """
        person = await self.ask(lambda answers: answers.desk.person(number))
        if person is None or not self.is_own(person["class_name"]):
            raise web.HTTPError(404)
        if person["removed_at"] is not None and not self.is_office:
            raise web.HTTPError(404)
        return person

    async def namesakes(self, names: Sequence[str]) -> dict[str, list[Namesake]]:
        """Who of their classes has one of these names, by name."""
        own, asked = self.staff["classes"], sorted(set(names))
        found: dict[str, list[Namesake]] = defaultdict(list)
        for one in await self.ask(lambda answers: answers.desk.namesakes(asked, own)):
            found[one["name"]].append(one)
        return found

    # --- the list that one came from ------------------------------------------------------------

    def in_view(self, path: str) -> str:
        """An address that keeps which part of the list is looked at."""
        asked = [(name, one) for name in VIEW for one in self.get_query_arguments(name)]
        return f"{path}?{urlencode(asked)}" if asked else path

    # --- a class that is chosen or typed ---------------------------------------------------------

    async def asked(self, doing: Awaitable[None], path: str, **typed: Any) -> None:
        """As of every page; a class that is new is asked about."""
        try:
            await super().asked(doing, path, **typed)
        except NewClass as new:
            name = str(new)
            problem = message("A new class: {name}? Nobody is in it yet.", name=name)
            self.tell(path, problem=problem, new_class=name, **typed)

    async def class_asked(self) -> str:
        """The class that a form asks for: what is typed counts before what is chosen.

        One that is there already is meant however its name is typed. Raises :class:`NewClass`
        for one that is not, unless the form says that it is meant; ``HTTPError`` 403 for one
        that is not theirs.
        """
        said = self.get_body_argument("other_class", "") or self.get_body_argument("class_name", "")
        typed = reading.one("1", "-", said).class_name
        there = await self.ask(lambda answers: answers.desk.classes())
        name = classes.meant(typed, there)
        if not self.is_own(name):
            raise web.HTTPError(403)
        if name not in there and self.get_body_argument("new_class", "") != name:
            raise NewClass(name)
        return name

    def typed_class(self) -> dict[str, str]:
        """What the form has of a class, to be shown again."""
        return {one: self.get_body_argument(one, "") for one in ("class_name", "other_class")}


async def sheet(made: Pins) -> bytes:
    """The sheet of PINs; it is made before they hold, so that none is lost."""
    async with _one_at_a_time:
        return await asyncio.to_thread(cards.sheet, made)


def named(people: Sequence[Trainee]) -> Translated:
    """Who they are: by name and number, or how many where they are many."""
    if len(people) > MOST_NAMED:
        return ngettext("{count} trainee", "{count} trainees", len(people), count=len(people))
    return listed(f"{one.name} {one.number}" for one in people)
