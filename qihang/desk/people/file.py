"""The list of trainees as a file: everybody who is listed, not only those of a page."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.desk import export
from qihang.desk.people.listing import Listing
from qihang.operate.roster.listed import class_list
from qihang.protocol.desk import Person
from qihang.protocol.service import PAGE, Answers


class PeopleFile(Listing):
    """Number, name and class, as the list stands."""

    async def get(self, kind: str) -> None:
        """The file."""
        looked, theirs = self.looked_at(), await self.classes()
        people = await self.ask(
            lambda answers: _everybody(answers, looked.among, looked.wanted, looked.off)
        )
        taken = export.Taken("people", looked.named or list(theirs), is_all=not looked.named)
        shown = class_list(people, export.about(taken.classes, taken.is_all))
        await export.give(self, taken, shown, kind, export.WITH_PAPER[kind])


def _everybody(
    answers: Answers, among: Sequence[str] | None, wanted: str, off: bool
) -> list[Person]:
    found: list[Person] = []
    while True:
        page = answers.desk.people(among, wanted, off, found[-1]["number"] if found else "")
        found += page
        if len(page) < PAGE:
            return found
