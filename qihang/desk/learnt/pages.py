"""The page: classes are chosen, and what they gained is told, as a table and drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from qihang.answers.store.standings import Whose
from qihang.desk import export
from qihang.desk.page import DeskPage
from qihang.desk.wrong.pictures import INTERVALS, Pictures
from qihang.language.messages import Message, Translated, message, translations
from qihang.operate import learnt
from qihang.operate.learnt import Compared
from qihang.operate.learnt import Learnt as Found
from qihang.sessions import tests
from qihang.statistics.gain import Gain

TITLE: Message = message("What they learnt")

MOST_ROWS = 16
"""Questions in the picture; the table has the others."""


@dataclass(frozen=True)
class Looked:
    """What somebody looks at, and what was found; nothing as long as both tests are not out."""

    classes: Sequence[str]
    """Those that the request names; none for all that are theirs."""
    gone: bool
    found: Found | None

    def address(self, path: str) -> str:
        """The page, or a file of it."""
        said = [*(("class", one) for one in self.classes), *([("gone", "yes")] * self.gone)]
        return f"{path}?{urlencode(said)}" if said else path


class LearntPage(DeskPage):
    """How much the people of some classes gained."""

    async def looked_at(self, chosen: Sequence[str]) -> Looked:
        """What the request asks for, of the classes that are chosen."""
        named = self.get_query_arguments("class")
        gone = self.get_query_argument("gone", "") == "yes"
        released = await self.ask(lambda answers: answers.operator.released())
        compared = learnt.tests_of(released)
        found = await self._found(compared, named, chosen, gone) if compared else None
        return Looked(named, gone, found)

    async def _found(
        self, compared: Compared, named: Sequence[str], chosen: Sequence[str], gone: bool
    ) -> Found:
        every = not named and self.staff["classes"] is None
        whose = Whose(None if every else tuple(chosen), gone)
        return await asyncio.to_thread(learnt.learnt, self.site, compared, whose)


class Learnt(LearntPage):
    """The page."""

    async def get(self) -> None:
        """The figures of the classes that are chosen."""
        theirs, chosen = await self.classes(), await self.chosen_classes()
        if not theirs:
            self.show_no_class(TITLE)
            return
        looked = await self.looked_at(chosen)
        found = looked.found
        if found is None:
            self.show("learnt/none.html", tests=list(tests().values()))
            return
        self.show(
            "learnt/learnt.html",
            looked=looked,
            files={one: looked.address(f"/wrong/learnt/{one}") for one in export.SHEETS},
            classes=theirs,
            chosen=chosen,
            found=found,
            people=learnt.said_people(found),
            concluded=learnt.concluded(found),
            singly=learnt.concluded_singly(found),
            rows=[(one.title, learnt.figures(one.gain)) for one in found.asked],
            together=learnt.figures(found.together),
            picture=self._pictures.name(drawn(found), INTERVALS) if found.both else None,
        )

    @property
    def _pictures(self) -> Pictures:
        pictures: Pictures = self.settings["qihang_pictures"]
        return pictures


def drawn(found: Found) -> dict[str, Any]:
    """What the picture is drawn from: a row for all together, and one a question."""
    singly = (
        (message("Question {n}", n=n), one.gain) for n, one in enumerate(found.asked, start=1)
    )
    every = [(message("All together"), found.together), *singly]
    return {
        "rows": [_row(label, one) for label, one in every if one.mean is not None][: MOST_ROWS + 1],
        "axis": translations(message("gain in points of 100")),
        "names": {
            "sure": translations(message("for sure")),
            "open": translations(message("not for sure")),
            "between": translations(message("between these limits")),
        },
    }


def _row(label: Translated, one: Gain) -> dict[str, Any]:
    low, high = (None if end is None else 100 * end for end in (one.low, one.high))
    return {
        "label": translations(label),
        "at": 100 * (one.mean or 0.0),
        "low": low,
        "high": high,
    }
