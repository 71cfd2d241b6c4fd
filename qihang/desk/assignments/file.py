"""Assignments as files: every session for the chosen classes, and one session by person."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from tornado import web

from qihang.desk import export
from qihang.desk.assignments.pages import AssignmentPage, known
from qihang.desk.assignments.rows import Row
from qihang.language.messages import Joined, Translated, message
from qihang.operate import plan_papers
from qihang.operate.by_person.table import WITH_SPACE, by_person, titled
from qihang.operate.export.table import Table, Text

NONE = "–"
"""Stands where there is nothing to say."""

_one_at_a_time = asyncio.Semaphore(1)


class OverviewFile(AssignmentPage):
    """The overview as it stands on the page."""

    async def get(self, kind: str) -> None:
        """The file."""
        chosen, theirs = await self.chosen_classes(), await self.classes()
        taken = export.Taken("assignments", chosen, is_all=len(chosen) == len(theirs))
        shown = overview(await self.rows(chosen))
        await export.give(self, taken, shown, kind, export.SHEETS[kind])


class SessionFile(AssignmentPage):
    """Everybody of the classes in one session, with points."""

    async def get(self, name: str, kind: str) -> None:
        """The file. Raises ``HTTPError`` 404 for a session that was not released."""
        one, chosen, theirs = known(name), await self.chosen_classes(), await self.classes()
        released = await self.ask(lambda answers: answers.operator.released())
        if name not in released:
            raise web.HTTPError(404)
        editions = released[name]["editions"]
        shown = await asyncio.to_thread(by_person, self.site, one, editions, chosen)
        taken = export.Taken("session", chosen, is_all=len(chosen) == len(theirs), session=name)
        shown = titled(shown, one, export.about(chosen, taken.is_all))
        await export.give(self, taken, shown, kind, export.WITH_PAPER[kind])


class PlansFile(AssignmentPage):
    """The plans of a class, a page for each who has filled in a line of it."""

    async def get(self, name: str) -> None:
        """The PDF. Raises ``HTTPError`` 404 for a session without plans, or not released."""
        one, class_name = known(name), self.get_query_argument("class")
        if class_name not in await self.classes():
            raise web.HTTPError(403)
        released = await self.ask(lambda answers: answers.operator.released())
        if name not in released or one.plan is None:
            raise web.HTTPError(404)
        language = self.preferences()[0]
        pages = await self.ask(
            lambda answers: list(plan_papers.pages(answers.operator, one, class_name, language))
        )
        async with _one_at_a_time:
            made = await asyncio.to_thread(plan_papers.made, pages)
        taken = export.Taken("plans", [class_name], session=name)
        await export.send(self, taken, made, "pdf", export.PAPER.content)


def overview(rows: Sequence[Row]) -> Table:
    """The overview as a table; whoever is in the classes has a column of its own."""
    head = [
        message("Session"),
        message("Edition"),
        message("State"),
        message("Due time"),
        message("Tries"),
        message("Marks"),
        message("Trainees"),
        message("Begun"),
        message("Handed in"),
        message("Marked"),
        message("Waits"),
    ]
    return Table(message("Assignments"), head, [_line(one) for one in rows], texts=range(6))


def _line(row: Row) -> list[Text]:
    title: Text = row.code if row.title is None else Joined((row.code, row.title), WITH_SPACE)
    if row.holds is None:
        state = message("not released") if row.is_written else message("not written yet")
        return [title, _edition(row), state, *[NONE] * 8]
    holds, counts = row.holds, row.counts
    figures = (counts.people, counts.begun, counts.handed_in, counts.marked, counts.waits)
    words = (holds.state, holds.due, holds.tries, holds.marks)
    return [title, _edition(row), *words, *map(str, figures)]


def _edition(row: Row) -> Translated | str:
    if row.edition is None:
        return NONE
    if not row.unreleased:
        return str(row.edition)
    written = message("{number} is written", number=row.unreleased)
    return Joined((str(row.edition), written), WITH_SPACE)
