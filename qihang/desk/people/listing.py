"""The list of trainees, what the office does with those who are ticked, and one newcomer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from tornado import web
from tornado.httputil import url_concat

from qihang.desk import export
from qihang.desk.people.own import PeoplePage, named, sheet
from qihang.desk.people.sheet import WithSheet
from qihang.language.messages import Translated, message, ngettext
from qihang.operate.classroom import DEMO_CLASS
from qihang.operate.roster import Trainee, enrol, enrolling, reading, says
from qihang.protocol.desk import Namesake, Person
from qihang.protocol.service import PAGE, Answers
from qihang.system.errors import OperatorError

LONGEST_SEARCH = 60

NOBODY = message("Nobody is ticked yet. Tick somebody in the list first.")


@dataclass(frozen=True)
class Looked:
    """Which trainees somebody looks at."""

    named: list[str]
    """The classes that the request names."""
    among: Sequence[str] | None
    """Those whose trainees are looked at: ``None`` for all."""
    wanted: str
    off: bool
    """Those who were taken off instead."""


class Listing(PeoplePage):
    """Whoever shows the list or a part of it."""

    def looked_at(self) -> Looked:
        """What a request asks for. Raises ``HTTPError`` 403 for a class that is not theirs."""
        named = self.get_query_arguments("class")
        if any(not self.is_own(one) for one in named):
            raise web.HTTPError(403)
        return Looked(
            named,
            named or self.staff["classes"],
            self.get_query_argument("find", "")[:LONGEST_SEARCH],
            self.is_office and self.get_query_argument("off", "") == "yes",
        )


class People(Listing):
    """The list: by class, by a part of number or name, a hundred at a time."""

    async def get(self) -> None:
        """A page of the list."""
        looked, classes = self.looked_at(), await self.classes()
        named, among, wanted, off = looked.named, looked.among, looked.wanted, looked.off
        after = self.get_query_argument("after", "")
        rows = await self.ask(lambda answers: answers.desk.people(among, wanted, off, after))
        count = await self.ask(lambda answers: answers.desk.people_count(among, wanted, off))
        alike = await self.namesakes([one["name"] for one in rows])
        demo = DEMO_CLASS[0].class_name
        self.show(
            "people/people.html",
            rows=[(one, _others(one, alike.get(one["name"], ()))) for one in rows],
            count=count,
            classes=classes,
            named=named,
            wanted=wanted,
            off=off,
            after=after,
            next=rows[-1]["number"] if len(rows) == PAGE else None,
            files={one: self.in_view(f"/people/{one}") for one in export.WITH_PAPER},
            is_office=self.is_office,
            demo=demo if self.is_office and demo in classes else None,
        )


class Ticked(WithSheet):
    """Those of the list who are ticked."""

    async def chosen(self, numbers: Sequence[str]) -> list[Trainee]:
        """Who they are.

        Raises :class:`OperatorError` for nobody, ``HTTPError`` 404 for somebody who is not theirs.
        """
        if not numbers or len(numbers) > PAGE:
            raise OperatorError(NOBODY)
        people = [await self.person_of(number) for number in numbers]
        return [Trainee(one["number"], one["name"], one["class_name"]) for one in people]


class Chosen(Ticked):
    """Asks before something is done with those who are ticked, and names them."""

    async def get(self) -> None:
        """The page that asks."""
        await self.asked(self._ask(), self.in_view("/people"))

    async def _ask(self) -> None:
        what = self.get_query_argument("what", "")
        if what not in ("pins", "move", "off", "back"):
            raise web.HTTPError(404)
        self.show(
            "people/chosen.html",
            what=what,
            people=await self.chosen(self.get_query_arguments("number")),
            classes=await self.classes(),
            do=self.in_view(f"/people/{what}"),
            back=self.in_view("/people"),
        )


class Several(Ticked):
    """What the office does with those who are ticked."""

    async def post(self, what: str) -> None:
        """Do it, or say why not; nothing is half-done."""
        numbers = list(dict.fromkeys(self.get_body_arguments("number")))
        back = self.in_view("/people")
        if numbers:
            asking = [("what", what), *(("number", one) for one in numbers)]
            back = url_concat(self.in_view("/people/chosen"), asking)
        await self.asked(self._do(what, numbers), back, typed=self.typed_class())

    async def _do(self, what: str, numbers: list[str]) -> None:
        chosen, by = await self.chosen(numbers), self.staff["id"]
        if what == "pins":
            await self._new_pins(chosen, by)
            return
        if what == "move":
            done = await self._move(chosen, by)
        elif what == "off":
            await self.ask(lambda answers: answers.operator.remove_trainees(numbers, by))
            done = taken_off(chosen)
        else:
            await self.ask(lambda answers: answers.operator.bring_back_trainees(numbers, by))
            done = brought_back(chosen)
        self.tell(self.in_view("/people"), done=done)

    async def _new_pins(self, chosen: Sequence[Trainee], by: str) -> None:
        made = enrolling.with_pins(chosen)
        pdf = await sheet(made)
        await self.ask(lambda answers: enrolling.set_pins(answers.operator, made, by))
        count = len(made)
        done = ngettext("{count} new PIN.", "{count} new PINs.", count, count=count)
        self.tell_sheet(pdf, made, done)

    async def _move(self, chosen: Sequence[Trainee], by: str) -> Translated:
        class_name = await self.class_asked()
        rows = [enrolling.as_row(replace(one, class_name=class_name)) for one in chosen]
        await self.ask(lambda answers: answers.operator.enrol([], rows, by))
        return moved(chosen, class_name)


class Add(PeoplePage):
    """Enrols one newcomer, whose PIN is shown once."""

    async def post(self) -> None:
        """Enrol, and lead to the PIN."""
        typed = {one: self.get_body_argument(one, "") for one in ("number", "name")}
        typed |= self.typed_class()
        await self.asked(self._add(), f"{self.in_view('/people')}#add", at="add", typed=typed)

    async def _add(self) -> None:
        number, name = (self.get_body_argument(one, "") for one in ("number", "name"))
        one, by = reading.one(number, name, await self.class_asked()), self.staff["id"]

        def added(answers: Answers) -> str:
            if not enrolling.changes(answers.operator, [one]).new:
                raise OperatorError(says.is_enrolled(one.number))
            [(_, pin)] = enrol(answers.operator, [one], by)
            return pin

        pin = await self.ask(added)
        done = message(
            "{who} is enrolled in {class_name}.", who=named([one]), class_name=one.class_name
        )
        self.tell(f"/people/one/{quote(one.number, safe='')}/pin", pin=pin, done=done)


def moved(people: Sequence[Trainee], class_name: str) -> Translated:
    """Who is in which class by now."""
    return ngettext(
        "{who} is in {class_name} now.",
        "{who} are in {class_name} now.",
        len(people),
        who=named(people),
        class_name=class_name,
    )


def taken_off(people: Sequence[Trainee]) -> Translated:
    """Who is no longer on the roster."""
    return message(
        "Taken off: {who}. Signed out, and in no list; work and marks are kept.", who=named(people)
    )


def brought_back(people: Sequence[Trainee]) -> Translated:
    """Who is on the roster again."""
    return message(
        "On the roster again: {who}. PIN, work and marks are as before.", who=named(people)
    )


def _others(one: Person, alike: Sequence[Namesake]) -> list[str]:
    """Number and class of those who have the same name."""
    return [
        f"{other['number']} {other['class_name']}"
        for other in alike
        if other["number"] != one["number"]
    ]
