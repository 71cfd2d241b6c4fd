"""One hand-in after the other: the question, the answer, what the rules found, and the points."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.desk.marking.own import MarkingPage, Queue
from qihang.language.messages import Message, Translated, message, sentences
from qihang.operate.marking import (
    Answered,
    By,
    Change,
    Mark,
    NotGiven,
    Place,
    comment_of,
    points_of,
)
from qihang.system.errors import OperatorError

AT_ONCE = 60
"""Hand-ins whose answers may be read for one page."""

_later: set[asyncio.Task[None]] = set()
"""What goes on after an answer was given; a task that nobody holds may be dropped."""


class Question(MarkingPage):
    """Leads to the next hand-in at a question that nobody looks at or has looked at."""

    async def get(self, assignment: str, question: str) -> None:
        """The next one; the first of all where everything is looked at."""
        queue = await self.queue(assignment, question)
        if not queue.items:
            self.tell("/marking", done=message("Nobody of these classes has handed this in yet."))
            return
        place = self._next(queue, -1) or 0
        self.room.hold(self.sign_in, self.staff["name"], queue.keys[place])
        self.redirect(queue.address(place))


class HandIn(MarkingPage):
    """A hand-in."""

    async def get(self, assignment: str, question: str, key: str) -> None:
        """The page."""
        queue = await self.queue(assignment, question, key)
        at = queue.keys.index(key)
        place = place_of(queue, at)
        mark = await asyncio.to_thread(self.room.marking.mark, place)
        if mark and mark.submitted_at != queue.items[at].submitted_at:
            # Another hand-in came just now: the mark of one never stands beside the other's answer.
            self.redirect(self.request.uri or queue.address(at))
            return
        others = self.room.others(self.sign_in)
        self.room.hold(self.sign_in, self.staff["name"], key)
        self.show(
            "marking/hand_in.html",
            queue=queue,
            at=at,
            many=len(queue.items),
            box=await self._box(queue, at),
            raw=await self._raw(queue, at),
            mark=mark,
            typed=_typed(self.told, mark),
            other=others.get(key),
            person=queue.people[place.student] if self.shows_names else None,
            history=await asyncio.to_thread(self.room.marking.history, place),
            comments=await asyncio.to_thread(
                self.room.marking.own_comments, assignment, question, self.staff["id"]
            ),
            lines=_lines(queue.question.texts.zh),
            lines_en=_lines(queue.question.texts.en),
            shows_names=self.shows_names,
            points_said=points_said,
        )

    async def _box(self, queue: Queue, at: int) -> dict[str, Any] | None:
        """The box of the question as the trainee had it."""
        coming = range(at, min(at + AT_ONCE, len(queue.items)))
        keys = [_box_key(queue, place) for place in coming]
        places = dict(zip(keys, coming, strict=True))

        async def read(wanted: Sequence[Hashable]) -> Mapping[Hashable, Answered]:
            known = await self._answers(queue, [places[one] for one in wanted])
            return {
                one: known[queue.items[places[one]].student]
                for one in wanted
                if queue.items[places[one]].student in known
            }

        return await self.room.boxes.box(queue.assignment, queue.question.name, keys, read)

    async def _raw(self, queue: Queue, at: int) -> str | None:
        """The answer as text, should its box not be drawn."""
        answered = (await self._answers(queue, [at])).get(queue.items[at].student)
        value = answered.value if answered else None
        if value is None:
            return None
        return "\n".join(map(str, value)) if isinstance(value, list) else str(value)

    async def _answers(self, queue: Queue, places: Sequence[int]) -> dict[str, Answered]:
        return await asyncio.to_thread(
            self.room.marking.answers,
            queue.assignment,
            queue.question.name,
            [queue.items[one] for one in places],
        )


class Give(MarkingPage):
    """Points and a comment, or the points of the rules again."""

    async def post(self, assignment: str, question: str, key: str, do: str) -> None:
        """Give them to the mark that was shown, and go on."""
        queue = await self.queue(assignment, question, key)
        at = queue.keys.index(key)
        typed = {name: self.get_body_argument(name, "") for name in ("points", "comment")}
        try:
            done = await self._give(place_of(queue, at), key, do, at, **typed)
        except OperatorError as problem:
            self._again(queue, at, problem, typed)
        except NotGiven as why:
            others = await asyncio.to_thread(self.room.marking.history, place_of(queue, at))
            mark = await asyncio.to_thread(self.room.marking.mark, place_of(queue, at))
            self._again(queue, at, _meanwhile(why, others, mark, typed), typed, why.why)
        else:
            self._tell_on()
            self._go_on(queue, at, do, done)

    async def _give(
        self, place: Place, key: str, do: str, at: int, points: str, comment: str
    ) -> Message:
        marking, by = self.room.marking, By(self.staff["id"], self.staff["name"])
        stamp = self.get_body_argument("stamp", "")
        mark = await asyncio.to_thread(marking.mark, place)
        if mark is None:
            raise NotGiven("another")
        given = None if do == "undo" else points_of(points, mark.most)
        said = comment_of(comment)
        await asyncio.to_thread(marking.give, place, stamp, given, said, by)
        # Nothing is waited for from here until the next one is held: see ``SAVED``.
        self.room.note_saved(key, is_open=given is None)
        if given is None:
            return message("Hand-in {n}: the points of the rules hold again.", n=at + 1)
        return message(
            "Saved: {points} of {most} for hand-in {n}.",
            points=f"{given:g}",
            most=f"{mark.most:g}",
            n=at + 1,
        )

    def _go_on(self, queue: Queue, at: int, do: str, done: Message) -> None:
        if do == "undo" or self.get_body_argument("then", "") == "stay":
            self.tell(queue.address(at), done=done)
            return
        place = self._next(queue, at)
        if place is None:
            all_done = message("{done} Everything of this question is looked at.", done=done)
            self.tell("/marking", done=all_done)
            return
        self.room.hold(self.sign_in, self.staff["name"], queue.keys[place])
        self.tell(queue.address(place), done=done)

    def _again(
        self,
        queue: Queue,
        at: int,
        problem: Translated,
        typed: Mapping[str, str],
        why: str = "",
    ) -> None:
        """The page again; what was typed for another answer is not put beside this one."""
        kept: dict[str, Any] = {} if why == "another" else {"typed": typed}
        self.tell(queue.address(at), at="mark", problem=problem, **kept)

    def _tell_on(self) -> None:
        """Have the marker tell the trainee; if nobody answers now, it finds it by itself."""

        async def wake() -> None:
            with suppress(Refused, Unreachable, OperatorError):
                await self.ask(lambda answers: answers.desk.marks_were_given())

        task = asyncio.create_task(wake())
        _later.add(task)
        task.add_done_callback(_later.discard)


def place_of(queue: Queue, at: int) -> Place:
    """Where in the gradebook a hand-in of a queue stands."""
    return Place(queue.assignment, queue.question.name, queue.items[at].student)


def points_said(points: float | None) -> str:
    """Points as they are typed."""
    return "" if points is None else f"{points:g}"


def _typed(told: Mapping[str, Any], mark: Mark | None) -> Mapping[str, str]:
    """What the form begins with: what was typed and is not saved, else what stands there."""
    if "typed" in told:
        typed: Mapping[str, str] = told["typed"]
        return typed
    return {
        "points": points_said(mark.points if mark else None),
        "comment": (mark.comment or "") if mark else "",
    }


def _meanwhile(
    why: NotGiven, history: Sequence[Change], mark: Mark | None, typed: Mapping[str, str]
) -> Translated:
    """Why nothing was saved, with the mark that stands there now, and who gave it."""
    if why.why == "another" or mark is None:
        return sentences(
            message(
                "Not saved: another hand-in came into this place. It stands below once marked."
            ),
            message("You had typed: {points}.", points=typed["points"] or "–"),
            typed["comment"],
        )
    return sentences(
        message("Not saved: this mark was changed since you opened the page."),
        _stands(mark, history[0] if history else None),
        message("What you typed stands below. Save it again if it is to hold instead."),
    )


def _stands(mark: Mark, last: Change | None) -> Translated:
    """The mark that stands there now, with who gave it if that is known."""
    points = message(
        "{points} of {most}", points=points_said(mark.points) or "–", most=f"{mark.most:g}"
    )
    said = message("“{comment}”", comment=mark.comment) if mark.comment else ""
    if last and (last.points_after, last.comment_after) == (mark.manual, mark.comment):
        return message(
            "{who} gave {points}. {comment}", who=last.staff_name, points=points, comment=said
        )
    return message("It is now {points}. {comment}", points=points, comment=said)


def _box_key(queue: Queue, place: int) -> Hashable:
    return queue.assignment, queue.question.name, queue.keys[place], queue.items[place].submitted_at


def _lines(text: str) -> list[str]:
    """A text of the page below its heading, as plain lines."""
    lines = (line.strip().replace("**", "").replace("`", "") for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
