"""S7: a month of work whose wage is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from qihang.commerce import money
from qihang.commerce.wages import WORKS, Month
from qihang.language.messages import message
from qihang.sessions.shown import FactCard

DRAWN: dict[str, tuple[range, tuple[str, ...]]] = {
    "rider": (range(25, 41), ("3.80", "4.00", "4.20", "4.50")),
    "picker": (range(500, 801, 20), ("0.30", "0.31", "0.32")),
    "station": (range(700, 1001, 50), ("0.40", "0.45", "0.50")),
}
"""The pieces a day and the yuan for one that are drawn for a work. All are invented."""

APART = Decimal("0.05")
"""Yuan by which other answers differ from the right one."""


CALENDAR = 30
"""Days of a month for whoever counts those without work, too."""


@dataclass(frozen=True)
class Worked:
    """A month of a ``work`` of :data:`WORKS`."""

    work: str
    month: Month

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        month, unit = self.month, WORKS[self.work].unit
        return FactCard(
            message("A month of work: {work}", work=WORKS[self.work].name),
            (
                (message("Each day: {unit}", unit=unit), str(month.pieces)),
                (
                    message("Pay each ({unit})", unit=unit),
                    message("{yuan} yuan", yuan=money.figure(month.pay)),
                ),
                (message("Days a month"), str(month.days)),
                (message("Hours a day"), str(month.hours)),
                (
                    message("Meals a working day"),
                    message("{yuan} yuan", yuan=money.figure(month.meals)),
                ),
                (
                    message("Other costs a month"),
                    message("{yuan} yuan", yuan=money.figure(month.costs)),
                ),
            ),
        )

    @property
    def taken(self) -> dict[str, Decimal]:
        """Other answers for what comes in, by the misconception behind each."""
        return {"one-day-for-a-month": self.month.pieces * self.month.pay}

    @property
    def spent(self) -> dict[str, Decimal]:
        """Other answers for what goes out."""
        month = self.month
        return {
            "meals-of-one-day": month.meals + month.costs,
            "meals-left-out": month.costs,
            "costs-every-day": (month.meals + month.costs) * month.days,
        }

    @property
    def meals_on_days_off(self) -> Decimal:
        """What goes out if meals are counted for each day of a month."""
        return self.month.meals * CALENDAR + self.month.costs

    @property
    def slips(self) -> dict[str, Decimal]:
        """Further answers for what is left for an hour, where nothing before it is asked."""
        month = self.month
        return {
            "meals-left-out": (month.taken - month.costs) / month.all_hours,
            "meals-on-days-off": (month.taken - self.meals_on_days_off) / month.all_hours,
            "a-month-for-an-hour": month.left,
        }

    @property
    def an_hour(self) -> dict[str, Decimal]:
        """Other answers for what is left for an hour."""
        month = self.month
        return {
            "wage-without-costs": month.taken / month.all_hours,
            "hours-of-one-day": month.left / month.hours,
            "a-day-for-an-hour": month.left / month.days,
        }


def draw_worked(rng: Random) -> Worked:
    """Drawn until what is left is worth the work and no other answer is near the right one."""
    while True:
        work = rng.choice(sorted(DRAWN))
        pieces, pays = DRAWN[work]
        costs = {"rider": (400, 450, 500, 550), "picker": (100, 150, 200), "station": (4200, 4600)}
        month = Month(
            rng.choice(pieces),
            Decimal(rng.choice(pays)),
            rng.randint(22, 28),
            rng.randint(8, 12),
            Decimal(rng.choice((12, 15, 18, 20))),
            Decimal(rng.choice(costs[work])),
        )
        worked = Worked(work, month)
        if month.an_hour > 8 and _is_told_apart(worked):
            return worked


def _is_told_apart(worked: Worked) -> bool:
    month = worked.month
    sides = (
        (month.taken, worked.taken),
        (month.spent, worked.spent),
        (month.an_hour, worked.an_hour),
    )
    return all(
        abs(one - other) > APART
        for right, others in sides
        for place, one in enumerate([right, *others.values()])
        for other in [right, *others.values()][:place]
    )
