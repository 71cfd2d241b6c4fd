"""The month of a class: on the page, and the same as CSV, Excel and a paper to be signed."""

from __future__ import annotations

from datetime import date, timedelta

from tornado import web

from qihang.desk import export
from qihang.desk.hours.own import TITLE, HoursPage, day_page, month_page, person_page, today
from qihang.operate.export.table import Table
from qihang.operate.hours import days, reading, table
from qihang.operate.hours.paper import paper

KINDS = {**export.SHEETS, "pdf": export.Kind(paper, export.PAPER.content)}


class MonthPage(HoursPage):
    """The month of a class that a request names."""

    async def table(self, class_name: str, first: date) -> Table:
        """What the page and each of its files show."""
        attended = await self.read(reading.of_class, class_name, *days.month_of(first))
        return table.month(attended, class_name, first)


class Month(MonthPage):
    """The page."""

    async def get(self) -> None:
        """A line a person, a column a day."""
        theirs = await self.classes()
        if not theirs:
            self.show_no_class(TITLE)
            return
        class_name, first = await self.class_shown(theirs), self.month_asked()
        later = days.next_month(first)
        self.show(
            "hours/month.html",
            classes=theirs,
            class_name=class_name,
            first=first,
            table=await self.table(class_name, first),
            earlier=month_page(class_name, first - timedelta(days=1)),
            later=month_page(class_name, later) if later <= today() else None,
            files={one: month_page(class_name, first, f"/hours/month/{one}") for one in KINDS},
            day=day_page(class_name, min(days.month_of(first)[1], today())),
            person_page=person_page,
        )


class MonthFile(MonthPage):
    """The same as a file, in the language of who asks."""

    async def get(self, kind: str) -> None:
        """The file."""
        theirs = await self.classes()
        if not theirs:
            raise web.HTTPError(404)
        class_name, first = await self.class_shown(theirs), self.month_asked()
        taken = export.Taken("hours", [class_name], when=f"{first:%Y-%m}")
        shown = await self.table(class_name, first)
        await export.give(self, taken, shown, kind, KINDS[kind])
