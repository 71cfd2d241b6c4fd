"""One person's sheet: all questions that paper carries, and saving what is typed in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from tornado import web

from qihang.answers.client import Refused
from qihang.desk.typing_in import form
from qihang.desk.typing_in.drawing import DrawnSheet
from qihang.desk.typing_in.own import (
    TypingPage,
    called,
    following,
    is_done,
    is_of,
    is_typed,
    printed,
    stale,
    standing,
    why_not,
)
from qihang.language.messages import Translated, message
from qihang.protocol.desk import Person
from qihang.protocol.paper import PaperSheet, SheetName
from qihang.system.errors import OperatorError

LOOK, SAVE, LEAVE = "look", "save", "leave"


class Sheet(TypingPage):
    """The page to type into."""

    async def get(self, name: str, number: str) -> None:
        """The form, or why there is none."""
        one = self.session(name)
        person = await self.person_of(number)
        people = await self.people_of(person["class_name"])
        try:
            found = await self.sheets_of(name, people)
        except Refused as refused:
            self.tell(f"/assignments/{name}", problem=why_not(refused))
            return
        sheet = next(each for each in found if each["number"] == number)
        after = following(people, found, number)
        drawn = await self.drawing.sheet(sheet["asked"], [each["asked"] for each in after])
        told = self.told
        typed = told.get("typed")
        self.show(
            "typing_in/sheet.html",
            session=one,
            title=one.title,
            person=person,
            sheet=sheet,
            asked=called(sheet["asked"]["assignment"], sheet["asked"]["attempt"]),
            asked_name=f"{sheet['asked']['assignment']}.{sheet['asked']['attempt']}",
            standing=standing(sheet),
            is_done=is_done(sheet),
            is_old=sheet["printed"] is not None and not printed(sheet),
            old=_called(sheet),
            last=_last(sheet),
            head=form.head(sheet, typed, is_typed(sheet)),
            rows=form.rows(sheet, drawn.questions, typed, told.get("wrong"), told.get("both", ())),
            elsewhere=[drawn.titles[each] for each in drawn.at_the_computer],
            page=self.sheet_page(name, number),
            back=self.list_page(name, person["class_name"]),
            next_one=self.sheet_page(name, after[0]["number"]) if after else None,
        )


def _called(sheet: PaperSheet) -> Translated | None:
    paper = sheet["printed"]
    return called(paper["assignment"], paper["attempt"]) if paper else None


def _last(sheet: PaperSheet) -> Translated | None:
    """What was handed in last, as its sheet was called."""
    done = sheet["handed_in"]
    return called(done["assignment"], done["attempt"]) if done else None


class Keep(TypingPage):
    """Saves what was typed in, and goes on."""

    async def post(self, name: str, number: str) -> None:
        """Save all of it or nothing."""
        self.session(name)
        do = self.get_body_argument("do", SAVE)
        if do not in (LOOK, SAVE, LEAVE):
            raise web.HTTPError(400)
        person, page = await self.person_of(number), self.sheet_page(name, number)
        try:
            [sheet] = await self.sheets_of(name, [person])
            drawn = await self.drawing.sheet(sheet["asked"])
            await self._keep(name, person, sheet, drawn, do)
        except Refused as refused:
            self.tell(page, problem=why_not(refused))
        except OperatorError as problem:
            self.tell(page, problem=problem)

    async def _keep(
        self, name: str, person: Person, sheet: PaperSheet, drawn: DrawnSheet, do: str
    ) -> None:
        page = self.sheet_page(name, person["number"])
        typed = form.read(self, drawn.questions)
        given = typed.sheet(name, person["number"])
        if given is None:
            says = message("Type edition and try as they stand at the head of the sheet.")
            self.tell(page, problem=says, typed=typed, head="wrong")
            return
        if not is_of(given, sheet["asked"]) or self._shown() != _name(given):
            self._another(page, sheet, given, typed)
            return
        answers, wrong = typed.answers(drawn.questions)
        if wrong:
            says = message("Nothing is saved yet: look at what is marked below.")
            self.tell(page, problem=says, typed=typed, wrong=wrong, both=list(typed.picks))
            return
        by = self.staff["id"]
        try:
            both = await self.ask(lambda service: service.paper.type_in(name, given, answers, by))
        except Refused as refused:
            await self._refused(name, person, given, refused, typed)
            return
        if both:
            says = message(
                "Nothing is saved yet: something else was saved meanwhile. Below, choose for each "
                "question which of the two holds."
            )
            self.tell(page, problem=says, typed=typed, both=both)
            return
        await self._go_on(name, person, given, do)

    def _another(self, page: str, sheet: PaperSheet, given: SheetName, typed: form.Typed) -> None:
        """The sheet is not what is asked now, or the page had been drawn for another one."""
        says = _shown_anew() if is_of(given, sheet["asked"]) else stale(sheet, given)
        # What was typed for other numbers is not put beside these.
        kept: dict[str, Any] = {"typed": typed} if self._shown() == _name(sheet["asked"]) else {}
        self.tell(page, problem=says, head="wrong", **kept)

    async def _refused(
        self, name: str, person: Person, given: SheetName, refused: Refused, typed: form.Typed
    ) -> None:
        """What the service refused, with what stands there by now."""
        page = self.sheet_page(name, person["number"])
        if refused.reason not in ("other-sheet", "handed-in"):
            self.tell(page, problem=why_not(refused), typed=typed)
            return
        [sheet] = await self.sheets_of(name, [person])
        self.tell(page, problem=stale(sheet, given))

    async def _go_on(self, name: str, person: Person, given: SheetName, do: str) -> None:
        page = self.sheet_page(name, person["number"])
        if do == LOOK:
            self.redirect(f"{page}/look?{urlencode({'sheet': _name(given)})}", status=303)
            return
        if do == SAVE:
            self.tell(page, done=message("Saved. It is not handed in yet."))
            return
        people = await self.people_of(person["class_name"])
        after = following(people, await self.sheets_of(name, people), person["number"])
        there = (
            self.sheet_page(name, after[0]["number"])
            if after
            else self.list_page(name, person["class_name"])
        )
        done = message(
            "{who}: saved and left open. The rest is done at the computer.", who=person["name"]
        )
        self.tell(there, done=done)

    def _shown(self) -> str:
        """The sheet whose form was sent."""
        return self.get_body_argument("asked", "")


def _name(sheet: SheetName) -> str:
    return f"{sheet['assignment']}.{sheet['attempt']}"


def _shown_anew() -> Translated:
    return message(
        "Nothing is saved: another sheet is asked now than when this page was opened. It stands "
        "below with its own numbers; type it in anew."
    )
