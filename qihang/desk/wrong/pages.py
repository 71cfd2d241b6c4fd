"""The page: a session and classes are chosen, and the figures are told, as a table and drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from tornado import web

from qihang import sessions
from qihang.answers.store.standings import By, Whose
from qihang.desk import export
from qihang.desk.course import KINDS, Course, Shown
from qihang.desk.page import DeskPage
from qihang.desk.projector import shown_at
from qihang.desk.wrong import figures
from qihang.desk.wrong.pictures import Pictures
from qihang.language.messages import Message, Translated, message
from qihang.operate import reviews
from qihang.operate.diagnosis.people import MOST_PEOPLE, held_in
from qihang.operate.wrong import Asked, Group, over, said_people, wrong
from qihang.operate.wrong import Wrong as Found
from qihang.protocol.desk import HandCount, Place
from qihang.protocol.released import Edition, ReleasedSession
from qihang.system.bounded import NotDone

WAYS: dict[By, Message] = {"month": message("by month"), "class": message("by class")}

MOST_GROUPS = 24
"""The newest months, or the first classes, of a question side by side."""

COMMONEST = 5
"""Ideas that stand above everything else."""

HARDEST = 8
"""Items of a workbook that are named."""

MOST_REVIEWED = 300
"""People of whom it is told who reviews: a millisecond each, for a figure of one lesson."""

MOST_HANDS = 40
"""Counts of hands that are looked back at."""


@dataclass(frozen=True)
class Hands:
    """Hands that were counted, and the screen at which they were."""

    count: HandCount
    screen: Shown | None


@dataclass(frozen=True)
class Choice:
    """What somebody looks at."""

    session: str
    edition: Edition
    classes: Sequence[str]
    """Those that the request names; none for all that are theirs."""
    gone: bool
    question: str
    by: By

    def address(self, path: str = "/wrong", **other: Any) -> str:
        """The page, or a file of it, with something else chosen."""
        there = replace(self, **other)
        said = [("session", there.session), *(("class", one) for one in there.classes)]
        if "session" not in other:
            said += [("edition", str(there.edition["number"])), ("question", there.question)]
        said += [("by", there.by), *([("gone", "yes")] if there.gone else [])]
        return f"{path}?{urlencode(said)}"


@dataclass(frozen=True)
class Looked:
    """What somebody looks at, and what was found."""

    choice: Choice
    found: Found
    groups: Sequence[Group]
    """Every month or class of the question that is looked at."""


class WrongPage(DeskPage):
    """How those who handed in stand in each question of a session's exercise."""

    async def released(self) -> dict[str, ReleasedSession]:
        """The sessions of the course that were released, by name."""
        released = await self.ask(lambda answers: answers.operator.released())
        return {one.name: released[one.name] for one in sessions.sessions() if one.name in released}

    async def looked_at(
        self, released: Mapping[str, ReleasedSession], chosen: Sequence[str]
    ) -> Looked:
        """What the request asks for, of the classes that are chosen."""
        choice = self._choice(released)
        every = not choice.classes and self.staff["classes"] is None
        whose = Whose(None if every else tuple(chosen), choice.gone)
        found = await asyncio.to_thread(wrong, self.site, choice.session, choice.edition, whose)
        if choice.question not in {one.name for one in found.asked}:
            hardest = max(found.asked, key=_not_right, default=None)
            choice = replace(choice, question=hardest.name if hardest else "")
        groups = await asyncio.to_thread(
            over, self.site, choice.session, found.assignment, choice.question, choice.by, whose
        )
        return Looked(choice, found, groups)

    def _choice(self, released: Mapping[str, ReleasedSession]) -> Choice:
        """What the request asks for; the session that was opened last, its newest edition."""
        session = self.get_query_argument("session", "")
        if not session:
            session = max(released, key=lambda name: released[name]["opened_at"])
        if session not in released:
            raise web.HTTPError(404)
        editions = released[session]["editions"]
        number = self.get_query_argument("edition", str(editions[-1]["number"]))
        edition = next((one for one in editions if str(one["number"]) == number), None)
        by = next((one for one in WAYS if one == self.get_query_argument("by", "month")), None)
        if edition is None or by is None:
            raise web.HTTPError(404)
        return Choice(
            session,
            edition,
            self.get_query_arguments("class"),
            self.get_query_argument("gone", "") == "yes",
            self.get_query_argument("question", ""),
            by,
        )


class Wrong(WrongPage):
    """The page."""

    async def get(self) -> None:
        """The figures of what is chosen."""
        theirs, chosen = await self.classes(), await self.chosen_classes()
        if not theirs:
            self.show_no_class(message("Common mistakes"))
            return
        released = await self.released()
        if not released:
            self.show("wrong/none.html")
            return
        looked = await self.looked_at(released, chosen)
        choice, found = looked.choice, looked.found
        people = sum(theirs[one] for one in chosen)
        groups = looked.groups[-MOST_GROUPS:]
        if choice.by == "class":
            groups = looked.groups[:MOST_GROUPS]
        self.show(
            "wrong/wrong.html",
            choice=choice,
            files={one: choice.address(f"/wrong/{one}") for one in export.SHEETS},
            classes=theirs,
            chosen=chosen,
            sessions=[one for one in sessions.sessions() if one.name in released],
            editions=released[choice.session]["editions"],
            found=found,
            people=said_people(found),
            held=await self._held(looked, chosen, people),
            commonest=found.commonest[:COMMONEST],
            number={one.name: n for n, one in enumerate(found.asked, start=1)},
            ways=WAYS,
            groups=groups,
            hardest=[one for one in found.tried if one.missed][:HARDEST],
            hands=await self._hands(choice.session, chosen),
            reviews=await self._reviews(chosen, people),
            parts=figures.PARTS,
            shown=lambda screen: shown_at(self, choice.session, screen.name),
            of_questions=self._pictures.name(figures.of_questions(found)),
            of_groups=self._pictures.name(figures.of_groups(groups)),
        )

    async def _held(
        self, looked: Looked, chosen: Sequence[str], people: int
    ) -> Mapping[str, int] | None:
        """How many hold each idea now; ``None`` where they are too many to be judged."""
        if people > MOST_PEOPLE:
            return None
        whose = Whose(tuple(chosen), looked.choice.gone)
        ideas = {idea.name for asked in looked.found.asked for idea in asked.ideas}
        return await asyncio.to_thread(held_in, self.site, whose, ideas)

    async def _hands(self, session: str, classes: Sequence[str]) -> list[Hands]:
        """The hands that were counted at the projector, the newest first."""
        counts = await self.ask(lambda answers: answers.desk.hand_counts(session, classes))
        course = Course(self.site.pages)
        return [Hands(one, _counted_at(one, course)) for one in counts[:MOST_HANDS]]

    async def _reviews(self, chosen: Sequence[str], people: int) -> Translated | None:
        """How many review today what they missed, of all sessions; none where it is off."""
        if not self.house.review:
            return None
        if people > MOST_REVIEWED:
            return message("Choose classes with {n} people at most to see this.", n=MOST_REVIEWED)
        found = await asyncio.to_thread(reviews.of_classes, self.site, chosen)
        return reviews.said_counts(reviews.counts(found))

    @property
    def _pictures(self) -> Pictures:
        pictures: Pictures = self.settings["qihang_pictures"]
        return pictures


class Picture(DeskPage):
    """The picture of figures that a page has shown."""

    async def get(self, name: str, language: str) -> None:
        """The SVG; it is the same for good, as its name is made of what it shows."""
        pictures: Pictures = self.settings["qihang_pictures"]
        try:
            svg = await pictures.svg(name, language)
        except NotDone:
            raise web.HTTPError(503) from None
        if svg is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", "private, max-age=86400, immutable")
        self.finish(svg)


def _counted_at(count: HandCount, course: Course) -> Shown | None:
    """The screen of a count, on whichever page of the session it stands."""
    places: list[Place] = [
        {"kind": kind, "session": count["session"], "screen": count["screen"]} for kind in KINDS
    ]
    return next(filter(None, map(course.screen, places)), None)


def _not_right(asked: Asked) -> float:
    counts = asked.counts
    return (counts.partly + counts.not_yet) / counts.people if counts.people else 0.0
