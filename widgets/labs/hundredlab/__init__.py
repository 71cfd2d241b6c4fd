"""HundredLab: a share as so many of 100, on a square of 100."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

GROUPS = (100, 50, 20, 10)
"""How many people there may be: each has the same whole number of the 100 squares."""

AT_FIRST, BOUGHT_AT_FIRST = 100, 30


class HundredLab(Lab):
    """How many of some people bought, and how many of 100 that would be."""

    _esm, _css = assets("hundredlab")
    item = "lab.hundred"
    verbs = frozenset({"group", "bought"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._people, self._bought = AT_FIRST, BOUGHT_AT_FIRST

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"people": self._people, "bought": self._bought}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_group(str(state.get("people")))
        self.do_bought(state.get("bought"))

    def do_group(self, people: object) -> None:
        """Take another number of people; the share of those who bought stays, as near as may be."""
        if isinstance(people, str) and people in map(str, GROUPS):
            before, self._people = self._people, int(people)
            self._bought = self._bought * self._people // before
            self.redraw()

    def do_bought(self, number: object) -> None:
        """Change how many of them bought."""
        if (number := whole(number, 0, self._people)) is not None:
            self._bought = number
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``each``: squares of one person, ``filled``: of who bought."""
        each = 100 // self._people
        return {
            "lab": "hundred",
            "words": bilingual(_WORDS),
            "groups": [{"id": str(people), "text": str(people)} for people in GROUPS],
            "group": str(self._people),
            "bought": self._bought,
            "people": self._people,
            "each": each,
            "filled": each * self._bought,
            "beyond": translations(
                message("Only {people} people came. At most {people} can buy.", people=self._people)
            ),
            **said(self._finding(each)),
        }

    def _finding(self, each: int) -> Translated:
        if self._people == 100:
            return message("{bought} of 100 bought. That is {bought}%.", bought=self._bought)
        return message(
            "{bought} of {people} bought. Of 100 it is {bought} × {each} = {share}: {share}%.",
            bought=self._bought,
            people=self._people,
            each=each,
            share=each * self._bought,
        )


_WORDS: dict[str, Translated] = {
    "title": message("The hundred-square"),
    "question": message("Change the numbers. How many of 100 is it?"),
    "group": message("How many came"),
    "bought": message("How many bought"),
    "bought_less": message("{number}: less", number=message("How many bought")),
    "bought_more": message("{number}: more", number=message("How many bought")),
    "again": message("Start again"),
}
