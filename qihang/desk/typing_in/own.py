"""What the pages of typing in have in common: whose sheet it is, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tornado import web

from qihang.answers.client import Refused
from qihang.desk.page import said_of
from qihang.desk.typing_in.drawing import Drawing
from qihang.desk.worksheets import PaperPage
from qihang.language.messages import Message, Translated, message
from qihang.operate.due import local
from qihang.protocol.desk import Person
from qihang.protocol.paper import PAPER, PaperSheet, PrintedSheet, SheetName
from qihang.protocol.service import Answers
from qihang.protocol.submission import NextAttempt
from qihang.sessions import editions

AT_ONCE = 10
"""People who are asked for in one call: others wait while they are."""

SAYS: dict[str, Message] = {
    "closed": message("This session is not open to this class. Open it, then type answers in."),
    "not-again": message("No try is left. Give more tries in the assignment, then type it in."),
    "too-late": message(
        "The time to hand in is over. What was typed in is kept. Set a later due time in the "
        "assignment, then hand it in."
    ),
    "too-large": message("An answer is too long to be saved. Write less of it."),
    "changed": message("Something was saved meanwhile. Look at it again below, then hand it in."),
}
"""What is said of what the answer service refuses, beside what all pages say."""


def why_not(refused: Refused) -> Message:
    """What the answer service refuses, in a sentence."""
    return SAYS.get(refused.reason) or said_of(refused)


@dataclass(frozen=True)
class Standing:
    """How somebody stands: ``code`` for the look, and the words."""

    code: str
    words: Translated
    more: Translated | str = ""


def printed(sheet: PaperSheet) -> bool:
    """Whether the sheet that was printed last is what is asked now."""
    return sheet["printed"] is not None and is_of(sheet["printed"], sheet["asked"])


def is_of(one: PrintedSheet | SheetName, asked: NextAttempt) -> bool:
    """Whether a sheet is of what is asked."""
    return (one["assignment"], one["attempt"]) == (asked["assignment"], asked["attempt"])


def is_done(sheet: PaperSheet) -> bool:
    """Whether all is handed in that anybody has a sheet of."""
    handed_in, paper = sheet["handed_in"], sheet["printed"]
    if sheet["is_locked"]:
        return True
    if handed_in is None or any(sheet["answers"]):
        return False
    return paper is None or (paper["assignment"], paper["attempt"]) == (
        handed_in["assignment"],
        handed_in["attempt"],
    )


def is_typed(sheet: PaperSheet) -> bool:
    """Whether something is saved from paper that is not handed in."""
    return any(one["source"] == PAPER for one in sheet["answers"].values())


def standing(sheet: PaperSheet) -> Standing:
    """How somebody stands, in words."""
    if is_done(sheet):
        return _handed_in(sheet)
    if not sheet["may"]:
        why = message("the time is over") if sheet["is_over"] else message("no try is left")
        return Standing("shut", message("Cannot be handed in"), why)
    if is_typed(sheet):
        return Standing("typed", message("Typed in, not handed in"))
    if sheet["printed"] and not printed(sheet):
        return Standing("old", message("The sheet is too old"), message("print a new one"))
    if sheet["answers"]:
        sheet_too = message("sheet given out") if printed(sheet) else ""
        return Standing("seat", message("Begun at the computer"), sheet_too)
    if printed(sheet):
        return Standing("out", message("Sheet given out"))
    return Standing("none", message("No sheet printed"))


def _handed_in(sheet: PaperSheet) -> Standing:
    found = sheet["handed_in"]
    assert found is not None
    if found["source"] != PAPER:
        return Standing("done", message("Handed in"), message("at the computer"))
    if found["by"]:
        return Standing(
            "done", message("Handed in"), message("on paper, by {who}", who=found["by"])
        )
    return Standing("done", message("Handed in"), message("on paper, by a command"))


def called(assignment: str, attempt: int) -> Message:
    """A sheet, as it stands at its head."""
    edition = editions.parts(assignment)[1]
    return message("Edition {edition} · try {n}", edition=edition, n=attempt)


def stale(sheet: PaperSheet, given: SheetName) -> Message:
    """Why a sheet is not the one that is asked now, and what to do."""
    asked, done = sheet["asked"], sheet["handed_in"]
    said = called(given["assignment"], given["attempt"])
    if done and (done["assignment"], done["attempt"]) == (given["assignment"], given["attempt"]):
        return message(
            "Nothing is saved: this sheet ({sheet}) was handed in at {time}. There is nothing "
            "more to type in of it.",
            sheet=said,
            time=local(done["at"]),
        )
    return message(
        "Nothing is saved: the sheet is {sheet}, but asked now is {asked}, with other numbers. "
        "Look at the head of the sheet. If it says so, print a new sheet.",
        sheet=said,
        asked=called(asked["assignment"], asked["attempt"]),
    )


class TypingPage(PaperPage):
    """A page of a class or of a person; a class of others is as one that does not exist."""

    @property
    def drawing(self) -> Drawing:
        """What draws the sheets."""
        drawing: Drawing = self.settings["qihang_sheets"]
        return drawing

    async def person_of(self, number: str) -> Person:
        """A trainee of one of their classes. Raises ``HTTPError`` 404."""
        person = await self.ask(lambda answers: answers.desk.person(number))
        if (
            person is None
            or person["removed_at"]
            or person["class_name"] not in await self.classes()
        ):
            raise web.HTTPError(404)
        return person

    async def sheets_of(self, session: str, people: Sequence[Person]) -> list[PaperSheet]:
        """How some people stand. Raises :class:`qihang.answers.client.Refused`."""
        numbers = [person["number"] for person in people]
        return await self.ask(lambda answers: sheets(answers, session, numbers))

    def list_page(self, session: str, class_name: str) -> str:
        """The address of a class."""
        return f"/assignments/{session}/paper/typed?{urlencode({'class': class_name})}"

    def sheet_page(self, session: str, number: str) -> str:
        """The address of a person's sheet."""
        return f"/assignments/{session}/paper/typed/{quote(number, safe='')}"


def sheets(answers: Answers, session: str, numbers: Sequence[str]) -> list[PaperSheet]:
    """How some people stand, some at a time."""
    found: list[PaperSheet] = []
    for first in range(0, len(numbers), AT_ONCE):
        found += answers.paper.paper_sheets(session, numbers[first : first + AT_ONCE])
    return found


def following(
    people: Sequence[Person], found: Sequence[PaperSheet], number: str
) -> list[PaperSheet]:
    """Whose sheets come after somebody's, round and round: those given out or begun.

    Where none was printed, as the house prints them elsewhere, everybody's who has not handed in.
    """
    at = next((n for n, person in enumerate(people) if person["number"] == number), -1)
    order = [*found[at + 1 :], *found[: max(at, 0)]]
    open_ones = [one for one in order if one["may"] and not is_done(one)]
    given_out = [one for one in open_ones if printed(one)]
    if any(one["printed"] for one in found):
        return given_out
    return open_ones
