"""What the pages of attendance and hours have in common: whose they are, class, day and month."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar
from urllib.parse import quote, urlencode

from tornado import web

from qihang.desk.page import DeskPage
from qihang.language.messages import Message, message
from qihang.operate.hours import days, reading
from qihang.protocol.desk import Person
from qihang.system.errors import OperatorError

T = TypeVar("T")

LOOKS_BACK = timedelta(days=366)
"""So long the hours of a class are offered from which everybody has left."""

TITLE: Message = message("Attendance and hours")


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


def day_page(class_name: str, day: date) -> str:
    """The address of a class on a day."""
    return f"/hours?{urlencode({'class': class_name, 'day': day.isoformat()})}"


def month_page(class_name: str, first: date, path: str = "/hours/month") -> str:
    """The address of the month of a class."""
    return f"{path}?{urlencode({'class': class_name, 'month': f'{first:%Y-%m}'})}"


def person_page(number: str) -> str:
    """The address of the hours of a trainee."""
    return f"/hours/person/{quote(number, safe='')}"


class HoursPage(DeskPage):
    """A page of one class, or of somebody in one; nobody sees another's classes."""

    async def read(self, what: Callable[..., T], *given: object) -> T:
        """What one of the functions of :mod:`qihang.operate.hours.reading` reads, in a thread."""
        return await asyncio.to_thread(what, self.site, *given)

    async def classes(self) -> dict[str, int]:
        """As of every page; with those of whom everybody was taken off within a year."""
        every = await self.read(reading.classes, today() - LOOKS_BACK)
        own = self.staff["classes"]
        return {name: many for name, many in every.items() if own is None or name in own}

    async def class_shown(self, theirs: Mapping[str, int]) -> str:
        """The class that a request names, of those that are theirs; else the one at its lesson.

        Raises ``HTTPError`` 403 for one that is not theirs.
        """
        named = self.get_query_argument("class", "")
        if named:
            if named not in theirs:
                raise web.HTTPError(403)
            return named
        at_lesson = await self.read(reading.at_lesson, self.staff["classes"], today())
        most = max(at_lesson, key=lambda one: at_lesson[one], default="")
        return most if most in theirs else next(iter(theirs))

    def day_asked(self, said: str) -> date:
        """The day that a request names, today without one. Raises ``HTTPError`` 404."""
        return _not_to_come(days.parsed, said) if said else today()

    def month_asked(self) -> date:
        """The first day of the month that a request names, of this one without. Raises the same."""
        said = self.get_query_argument("month", "")
        return _not_to_come(days.parsed_month, said) if said else today().replace(day=1)

    async def person_of(self, number: str) -> Person:
        """A trainee of one of their classes, also one who was taken off.

        Raises ``HTTPError`` 404 for any other, so that nobody learns who there is.
        """
        person = await self.ask(lambda answers: answers.desk.person(number))
        own = self.staff["classes"]
        if person is None or not (own is None or person["class_name"] in own):
            raise web.HTTPError(404)
        return person


def _not_to_come(read: Callable[[str], date], said: str) -> date:
    try:
        found = read(said)
    except OperatorError:
        raise web.HTTPError(404) from None
    if found > today():
        raise web.HTTPError(404)
    return found
