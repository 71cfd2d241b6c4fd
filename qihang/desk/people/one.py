"""One trainee: what was noted, a new PIN, and for the office name, class and roster."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from tornado import web

from qihang.desk.people.listing import brought_back, moved, taken_off
from qihang.desk.people.own import PeoplePage, named
from qihang.desk.projector import shown_at
from qihang.language.messages import Translated, message
from qihang.operate import reviews
from qihang.operate.diagnosis.people import held_by
from qihang.operate.roster import Trainee, enrolling, new_pin, reading
from qihang.protocol.desk import TEACHING, Person
from qihang.server.page import bilingual
from qihang.server.review import course
from qihang.sessions import with_tests

LONGEST_NOTE_ID = 16


def page_of(number: str) -> str:
    """The address of a trainee's page."""
    return f"/people/one/{quote(number, safe='')}"


class One(PeoplePage):
    """The page of a trainee; how far the work is, is for those who teach."""

    @property
    def teaches(self) -> bool:
        """Whether who is signed in may see work and points."""
        return self.staff["role"] in TEACHING

    async def get(self, number: str) -> None:
        """Who it is, and what was noted."""
        person = await self.person_of(number)
        notes = await self.ask(lambda answers: answers.desk.notes(number))
        work = await self.ask(lambda answers: answers.server.home(number)) if self.teaches else []
        reviewed = await self._reviews(number) if self.teaches and self.house.review else None
        held = await asyncio.to_thread(held_by, self.site, number) if self.teaches else []
        alike = (await self.namesakes([person["name"]]))[person["name"]]
        self.show(
            "people/one.html",
            person=person,
            notes=notes,
            work=work,
            reviews=reviewed,
            held=held,
            shown=lambda thought: shown_at(self, thought.session, thought.screen.name),
            teaches=self.teaches,
            titles={one.name: bilingual(one.title) for one in with_tests()},
            others=[one for one in alike if one["number"] != number],
            classes=await self.classes(),
            is_office=self.is_office,
        )

    async def _reviews(self, number: str) -> list[tuple[Translated, Translated, Translated]]:
        """What the trainee missed, when it is asked again, and how it went."""
        facts = await self.ask(lambda answers: answers.server.review_facts(number))
        known = await asyncio.to_thread(course, self.site.pages)
        return list(reviews.topics(facts, known))


class Note(PeoplePage):
    """A note of one of their own."""

    async def post(self, number: str) -> None:
        """Keep it."""
        typed = {"text": self.get_body_argument("text", "")}
        await self.asked(self._keep(number, **typed), page_of(number), at="note", typed=typed)

    async def _keep(self, number: str, text: str) -> None:
        person, by = await self.person_of(number), self.staff["id"]
        await self.ask(lambda answers: answers.desk.note_trainee(number, text, by))
        done = message("The note of {who} is kept.", who=named([_trainee(person)]))
        self.tell(page_of(number), done=done)


class CrossOut(PeoplePage):
    """A note of one of their own that holds no more."""

    async def post(self, number: str) -> None:
        """Cross it out; it is kept."""
        await self.asked(self._cross_out(number), page_of(number))

    async def _cross_out(self, number: str) -> None:
        person, by = await self.person_of(number), self.staff["id"]
        said = self.get_body_argument("note", "")
        note = int(said) if said.isdecimal() and len(said) < LONGEST_NOTE_ID else 0
        await self.ask(lambda answers: answers.desk.cross_out_note(number, note, by))
        done = message("A note of {who} is crossed out.", who=named([_trainee(person)]))
        self.tell(page_of(number), done=done)


class Pin(PeoplePage):
    """A new PIN for one of their own, shown for some minutes."""

    async def get(self, number: str) -> None:
        """The PIN that was made just now."""
        self.show("people/pin.html", person=await self.person_of(number))

    async def post(self, number: str) -> None:
        """Make it."""
        await self.asked(self._make(number), page_of(number))

    async def _make(self, number: str) -> None:
        person, by = await self.person_of(number), self.staff["id"]
        if person["removed_at"] is not None:
            raise web.HTTPError(404)
        pin = await self.ask(lambda answers: new_pin(answers.operator, number, by))
        self.tell(f"{page_of(number)}/pin", pin=pin)


class OneChange(PeoplePage):
    """What the office alone does."""

    async def post(self, number: str, what: str) -> None:
        """Change name or class, take off, or bring back."""
        typed = {"name": self.get_body_argument("name", "")} | self.typed_class()
        await self.asked(self._do(number, what), page_of(number), at=what, typed=typed)

    async def _do(self, number: str, what: str) -> None:
        person, by = await self.person_of(number), self.staff["id"]
        one = _trainee(person)
        if what == "change":
            done = await self._change(one, by)
        elif what == "off":
            await self.ask(lambda answers: answers.operator.remove_trainees([number], by))
            done = taken_off([one])
        else:
            await self.ask(lambda answers: answers.operator.bring_back_trainees([number], by))
            done = brought_back([one])
        self.tell(page_of(number), done=done)

    async def _change(self, one: Trainee, by: str) -> Translated:
        # A number of an older version need not be one that is given today.
        wished = reading.one("1", self.get_body_argument("name", ""), await self.class_asked())
        after = Trainee(one.number, wished.name, wished.class_name)
        row = enrolling.as_row(after)
        await self.ask(lambda answers: answers.operator.enrol([], [row], by))
        return moved([after], after.class_name)


def _trainee(person: Person) -> Trainee:
    return Trainee(person["number"], person["name"], person["class_name"])
