"""A lecturer who asks a class for something, as the desk would."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from qihang.protocol.desk import Seat
from tests.support.classroom import Classroom

CLASS = "A"
"""The class of :meth:`Classroom.newcomer`."""


@dataclass(frozen=True)
class Lecturer:
    """Asks one class of a running classroom."""

    classroom: Classroom
    id: str

    def pause(self, paused: bool = True) -> None:
        """Let the class look up, or go on."""
        self._ask("pause", paused=paused)

    def lead(self, kind: str, session: str, screen: str = "") -> None:
        """Lead the class to a screen."""
        self._ask("lead", target={"kind": kind, "session": session, "screen": screen})

    def say(self, text: str | None) -> None:
        """Show the class a message, or none any more."""
        self._ask("say", text=text)

    def end_lesson(self) -> None:
        """Sign the class out."""
        self._ask("end_lesson_of")

    def answer(self, number: str) -> None:
        """Go to a trainee who called."""
        self.classroom.ask("answer_call", number=number, by=self.id)

    def called_at(self, number: str) -> str | None:
        """Since when a trainee calls, as the desk's seats show it."""
        seats = cast(list[Seat], self.classroom.ask("seats", classes=[CLASS]))
        return next(one["called_at"] for one in seats if one["number"] == number)

    def _ask(self, call: str, **fields: Any) -> None:
        self.classroom.ask(call, classes=[CLASS], by=self.id, **fields)


@contextmanager
def lecturing(classroom: Classroom) -> Iterator[Lecturer]:
    """A lecturer, who asks the class for nothing any more at the end."""
    facts = {"name": uuid.uuid4().hex, "role": "lecturer", "classes": None}
    made = classroom.ask("add_staff", facts=facts, password_hash="", must_change=False, by="")
    one = Lecturer(classroom, str(made))
    yield one
    one.pause(False)
    one.say(None)
    one._ask("lead", target=None)
