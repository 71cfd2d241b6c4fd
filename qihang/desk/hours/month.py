"""The month of a class: on the page, and the same as CSV, Excel and a paper to be signed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tornado import web

from qihang.desk import files
from qihang.desk.hours.own import TITLE, HoursPage, day_page, month_page, person_page, today
from qihang.language.messages import message, translations
from qihang.operate.hours import days, reading, table
from qihang.operate.hours import files as made
from qihang.operate.hours.table import Table

_one_at_a_time = asyncio.Semaphore(1)


@dataclass(frozen=True)
class Kind:
    """A kind of file: what makes it, and what a browser is told."""

    make: Callable[[Table, str], bytes]
    content: str


KINDS = {
    "csv": Kind(made.csv_of, "text/csv; charset=utf-8"),
    "xlsx": Kind(made.excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": Kind(made.paper, "application/pdf"),
}


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
        language = self.preferences()[0]
        shown = await self.table(class_name, first)
        async with _one_at_a_time:
            content = await asyncio.to_thread(KINDS[kind].make, shown, language)
        month = f"{first:%Y-%m}"
        called = translations(message("hours of learning"))[language].replace(" ", "-")
        name = files.named([called, files.plain(class_name), month], f".{kind}")
        self.set_header("Content-Type", KINDS[kind].content)
        self.set_header("Content-Disposition", files.attached(name, f"hours-{month}.{kind}"))
        self.set_header("Cache-Control", "no-store")
        self.finish(content)
