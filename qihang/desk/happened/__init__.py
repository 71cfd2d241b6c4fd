"""What happened: the audit log in words, for the officer and the office."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup
from tornado import web

from qihang.desk.course import Course
from qihang.desk.happened.words import KINDS, OTHER
from qihang.desk.page import DeskPage
from qihang.language.messages import Bilingual, Joined, message
from qihang.protocol.service import Answers
from qihang.server.page import bilingual

BESIDE = Bilingual(" · ", " · ")
"""Stands between what is told of a line."""

THIS_PC = ("127.0.0.1", "::1")


@dataclass(frozen=True)
class Names:
    """Whom the lines tell of: staff by their ids, trainees by their numbers."""

    staff: Mapping[str, str]
    trainees: Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """A line of the log as it is told."""

    n: int
    at: str
    what: Markup
    who: str
    """Who did it: a name of the staff, or empty for the program and for commands."""
    whom: str
    """To whom: the name of a trainee or of somebody of the staff."""
    number: str
    """The number of the trainee."""
    seat: Markup | str
    more: Markup
    """What else may be told of it."""


class Happened(DeskPage):
    """The log, the newest first, a page at a time."""

    async def get(self) -> None:
        """The lines before one, or the newest."""
        before = self.get_query_argument("before", "")
        if before and not (before.isascii() and before.isdecimal() and len(before) < 19):
            raise web.HTTPError(400)
        after = int(before) if before else None
        raw = await self.ask(lambda answers: answers.desk.log_page(after))
        found = [json.loads(line) for line in raw]
        names = await self.ask(partial(_names, found))
        course = Course(self.site.pages)
        lines = [told(line, names, course) for line in found]
        self.show(
            "happened/happened.html",
            lines=lines,
            older=lines[-1].n if lines and lines[-1].n > 1 else None,
            is_newest=not before,
        )


def _names(found: Sequence[Mapping[str, Any]], answers: Answers) -> Names:
    numbers = sorted({line["number"] for line in found if line.get("number")})
    staff = {one["id"]: one["name"] for one in answers.desk.staff()}
    return Names(staff, answers.desk.names_of(numbers))


def told(line: Mapping[str, Any], names: Names, course: Course) -> Line:
    """A line of the log in words: nothing of it but what its kind tells."""
    kind = KINDS.get(line["what"], OTHER)
    said = (tell(line, course) for tell in kind.tells)
    more = tuple(one for one in said if one is not None)
    number, staff = line.get("number") or "", names.staff.get(line.get("staff") or "", "")
    # Whoever signs in does it themselves.
    signs_in = line["what"] == "staff-signed-in"
    return Line(
        n=int(line["n"]),
        at=str(line["at"]),
        what=bilingual(kind.words),
        who=staff if signs_in else names.staff.get(line.get("by") or "", ""),
        whom=names.trainees.get(number, "") if number or signs_in else staff,
        number=number,
        seat=_seat(line.get("seat") or ""),
        more=bilingual(Joined(more, BESIDE)),
    )


def _seat(address: str) -> Markup | str:
    return bilingual(message("The classroom's PC")) if address in THIS_PC else address
