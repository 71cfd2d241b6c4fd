"""Worksheets on paper: the exercise of a session for people of a class, and the key to it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from tornado import web

from qihang.answers.client import Refused
from qihang.desk import files
from qihang.desk.page import DeskPage, said_of
from qihang.language.messages import LANGUAGES, Message, message, translations
from qihang.operate.worksheets import making
from qihang.protocol.desk import Person
from qihang.sessions import Session, session
from qihang.system.errors import OperatorError

_one_at_a_time = asyncio.Semaphore(1)

SHEETS, KEY = "sheets", "key"

NAMES: Mapping[str, Message] = {SHEETS: message("worksheets"), KEY: message("key")}
"""What the files are called."""


class PaperPage(DeskPage):
    """A page of one session and class; a class of others is as one that does not exist."""

    def session(self, name: str) -> Session:
        """The session of that name. Raises ``HTTPError`` 404 if there is none."""
        try:
            return session(name)
        except OperatorError:
            raise web.HTTPError(404) from None

    async def class_of(self, said: str) -> tuple[dict[str, int], str]:
        """Their classes, and the one that is named, else the first. Raises the same."""
        theirs = await self.classes()
        if said and said not in theirs:
            raise web.HTTPError(404)
        return theirs, said or next(iter(theirs), "")

    async def people_of(self, class_name: str) -> list[Person]:
        """The trainees of a class, by number."""
        return await self.ask(lambda answers: making.people(answers, class_name))


class Paper(PaperPage):
    """Choose people and language; then the file is here for ten minutes."""

    async def get(self, name: str) -> None:
        """The page."""
        one = self.session(name)
        theirs, class_name = await self.class_of(self.get_query_argument("class", ""))
        if not theirs:
            self.show_no_class(message("Worksheets on paper"))
            return
        people = await self.people_of(class_name)
        told = self.told
        self.show(
            "worksheets/paper.html",
            session=one,
            title=one.title,
            classes=theirs,
            class_name=class_name,
            people=people,
            chosen=told.get("chosen") or [person["number"] for person in people[: making.MOST]],
            language=told.get("language") or self.preferences()[0],
            most=making.MOST,
            told_name=self.get_query_argument("told", ""),
        )

    async def post(self, name: str) -> None:
        """Make worksheets, or the key to them, and lead to the page that has the file."""
        one = self.session(name)
        _, class_name = await self.class_of(self.get_body_argument("class"))
        wanted, language = self.get_body_arguments("number"), self.get_body_argument("language")
        what = self.get_body_argument("what")
        if language not in LANGUAGES or what not in NAMES:
            raise web.HTTPError(400)
        of_class = {person["number"]: person for person in await self.people_of(class_name)}
        if not set(wanted) <= of_class.keys():
            raise web.HTTPError(404)
        page = f"/assignments/{name}/paper?{urlencode({'class': class_name})}"
        typed: dict[str, Any] = {"chosen": wanted, "language": language}
        people = [person for number, person in of_class.items() if number in wanted]
        try:
            pdf = await self._made(one, people, language, what)
        except OperatorError as problem:
            self.tell(page, problem=problem, **typed)
        except Refused as refused:
            self.tell(page, problem=said_of(refused), **typed)
        else:
            self.tell(page, pdf=pdf, name=_name(one, class_name, language, what), **typed)

    async def _made(self, one: Session, people: list[Person], language: str, what: str) -> bytes:
        making.see_that_it_can_be_made(people)
        numbers = [person["number"] for person in people]
        asked = await self.ask(lambda answers: making.attempts(answers, one.name, numbers))
        async with _one_at_a_time:
            pdf = await asyncio.to_thread(
                making.made, self.site, one, people, asked, language, what == KEY
            )
        by = self.staff["id"]
        if what == KEY:
            await self.ask(lambda answers: making.note_key(answers, one.name, people, by))
        else:
            await self.ask(lambda answers: making.note_sheets(answers, one.name, asked, by))
        return pdf


class PaperFile(PaperPage):
    """The file that this sign-in had made, for ten minutes."""

    async def get(self, name: str) -> None:
        """The PDF, to be kept by nobody but who asked."""
        self.session(name)
        told = self.told
        if "pdf" not in told:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", files.attached(told["name"], "worksheets.pdf"))
        self.set_header("Cache-Control", "no-store")
        self.finish(told["pdf"])


def _name(one: Session, class_name: str, language: str, what: str) -> str:
    """Such as ``worksheets-s1-三班-en.pdf``."""
    called = translations(NAMES[what])[language]
    return files.named([called, one.name, files.plain(class_name), language], ".pdf")
