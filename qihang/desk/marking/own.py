"""What the pages of marking have in common: whose work somebody marks, and in which order."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tornado import web

from qihang.desk import identity
from qihang.desk.marking.room import MarkingRoom
from qihang.desk.page import DeskPage
from qihang.operate.asked import Question, questions
from qihang.operate.marking import HandedIn, Trainee

Numbers = Mapping[str, Trainee]


@dataclass(frozen=True)
class Queue:
    """The hand-ins at a question, in the order in which they are marked."""

    assignment: str
    question: Question
    items: Sequence[HandedIn]
    keys: Sequence[str]
    """What each is called in addresses."""
    people: Numbers

    def is_open(self, place: int) -> bool:
        """Whether a person is to look at it, and none has."""
        one = self.items[place]
        return one.waits or (self.question.is_free and not one.is_looked_at)

    def next_open(self, after: int, held: Collection[str], saved: Collection[str]) -> int | None:
        """The place of the next other one that is open, round and round.

        Those held come last, in their order; those ``saved`` just now are open no more.
        """
        order = [*range(after + 1, len(self.items)), *range(max(after, 0))]
        still = [one for one in order if self.is_open(one) and self.keys[one] not in saved]
        turns = {key: turn for turn, key in enumerate(held, start=1)}
        return min(still, key=lambda one: turns.get(self.keys[one], 0), default=None)

    def address(self, place: int) -> str:
        """The page of a hand-in."""
        return f"{self.path}/{self.keys[place]}"

    @property
    def path(self) -> str:
        """The address of the queue."""
        return f"/marking/{self.assignment}/{self.question.name}"

    @property
    def looked_at(self) -> int:
        """How many a person has looked at."""
        return sum(one.is_looked_at for one in self.items)


class MarkingPage(DeskPage):
    """A page of marking; nobody comes to see another's classes."""

    @property
    def room(self) -> MarkingRoom:
        """What the desk keeps in memory while people mark."""
        room: MarkingRoom = self.settings["qihang_marking"]
        return room

    @property
    def sign_in(self) -> str:
        """The key of the sign-in."""
        return identity.sign_in_key(self) or ""

    @property
    def shows_names(self) -> bool:
        """Whether names are shown to this sign-in."""
        return self.room.shows_names(self.sign_in)

    def _next(self, queue: Queue, after: int) -> int | None:
        """The place of the next hand-in for who is signed in."""
        return queue.next_open(after, self.room.others(self.sign_in), self.room.just_saved())

    def own_choice(self) -> list[str] | None:
        """The classes that are marked: those chosen, of one's own; ``None`` for all there are."""
        own = self.staff["classes"]
        chosen = [one for one in self.room.classes(self.sign_in) if own is None or one in own]
        return chosen or own

    async def trainees(self, classes: Collection[str] | None) -> Numbers:
        """Who is on the roster of some classes."""
        return await asyncio.to_thread(self.room.marking.roster, classes)

    async def queue(self, assignment: str, name: str, key: str | None = None) -> Queue:
        """The hand-ins at a question, and among them the one of a key.

        Raises ``HTTPError`` 404 where there is no such question, or no such hand-in of one's own.
        """
        question = questions(self.site, assignment).get(name)
        if question is None:
            raise web.HTTPError(404)
        found = await self._queue(assignment, question, self.own_choice())
        if key is not None and key not in found.keys:
            # Another choice of classes may have been made in another window.
            found = await self._queue(assignment, question, self.staff["classes"])
            if key not in found.keys:
                raise web.HTTPError(404)
        return found

    async def _queue(
        self, assignment: str, question: Question, classes: Collection[str] | None
    ) -> Queue:
        people = await self.trainees(classes)
        found = await asyncio.to_thread(
            self.room.marking.handed_in, assignment, question.name, people
        )
        if found is None:
            raise web.HTTPError(404)
        keyed = sorted(
            ((self.room.key(assignment, question.name, one.student), one) for one in found),
            key=lambda pair: pair[0],
        )
        return Queue(
            assignment, question, [one for _, one in keyed], [key for key, _ in keyed], people
        )
