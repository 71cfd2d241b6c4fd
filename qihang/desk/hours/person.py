"""The hours of one trainee: days, minutes and reasons, with a sum a month."""

from __future__ import annotations

from datetime import timedelta

from qihang.desk.hours.own import HoursPage, day_page, person_page, today
from qihang.operate.hours import days, reading, says, table

MONTHS = 6
"""Months that stand on a page; older ones on the next."""


class PersonHours(HoursPage):
    """Half a year of somebody's days, the newest first."""

    async def get(self, number: str) -> None:
        """The page, up to a month that the address names."""
        person = await self.person_of(number)
        last = self.month_asked()
        first = last
        for _ in range(MONTHS - 1):
            first = days.month_of(first - timedelta(days=1))[0]
        attended = await self.read(reading.of_person, number, first, days.month_of(last)[1])
        older = first - timedelta(days=1)
        self.show(
            "hours/person.html",
            person=person,
            months=table.by_month(attended),
            first=first,
            last=last,
            reasons=says.REASONS,
            older=f"{person_page(number)}?month={older:%Y-%m}",
            is_newest=last == today().replace(day=1),
            newest=person_page(number),
            hours=table.hours,
            day_of=lambda day: day_page(person["class_name"], day),
        )
