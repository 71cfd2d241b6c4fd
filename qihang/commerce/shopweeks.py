"""Two weeks of an invented tea shop: raw orders, daily visits and ad spend.

Days count from 1 to 14; week 1 has the days 1 to 7. Amounts are whole fen. Every pair
of weeks has the same things to find in it, whatever its numbers: in week 2 the shop
advertises more and more visitors come, but fewer of them buy and more goods go back;
and week 2 sells more than week 1 by the sales of a single day only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from qihang.commerce.sales import Order, Report, Status, Visits, report

DAYS = 14
WEEK = 7
WEEKS = (1, 2)


@dataclass(frozen=True)
class ShopWeeks:
    """The raw rows of two weeks. ``ads`` is the ad spend a day, day 1 first."""

    orders: tuple[Order, ...]
    visits: tuple[Visits, ...]
    ads: tuple[int, ...]
    good_day: int
    """The day of week 2 that sold much more than any other."""

    def of(self, days: Iterable[int]) -> Report:
        """The report of any ``days`` together."""
        wanted = frozenset(days)
        return report(
            (order for order in self.orders if order.day in wanted),
            (visit for visit in self.visits if visit.day in wanted),
            sum(self.ads[day - 1] for day in wanted),
        )

    def week(self, number: int) -> Report:
        """The report of week 1 or 2."""
        return self.of(days_of(number))

    def orders_of(self, number: int) -> tuple[Order, ...]:
        """The raw orders of week 1 or 2."""
        return tuple(order for order in self.orders if order.day in days_of(number))

    def added_visitors(self, number: int) -> int:
        """The daily visitors of a week added up, which is more than the visitors of the week."""
        return sum(len(visit.visitors) for visit in self.visits if visit.day in days_of(number))

    def other_days(self) -> tuple[int, ...]:
        """The days of week 2 without the good one."""
        return tuple(day for day in days_of(2) if day != self.good_day)


def days_of(week: int) -> range:
    """The days of week 1 or 2. Raises ``ValueError`` for any other."""
    if week not in WEEKS:
        raise ValueError(f"there is no week {week}")
    return range(WEEK * (week - 1) + 1, WEEK * week + 1)


def weeks(rng: Random) -> ShopWeeks:
    """Two weeks drawn from ``rng``: about 280 orders, each day with some that are paid."""
    while True:
        good_day = rng.randint(9, 13)
        orders = tuple(_orders(rng, good_day))
        drawn = ShopWeeks(orders, tuple(_visits(rng, orders)), tuple(_ads(rng)), good_day)
        if _tells(drawn):
            return drawn


_PRICES = (1990, 2990, 3990, 5800, 8800, 12800)
_PRICE_WEIGHTS = (4, 6, 5, 4, 2, 1)
_STATUS_WEIGHTS: dict[int, dict[Status, int]] = {
    1: {"paid": 80, "unpaid": 6, "cancelled": 6, "refunded": 4, "returned": 4},
    2: {"paid": 72, "unpaid": 6, "cancelled": 6, "refunded": 9, "returned": 7},
}
_REGULARS = 60
_REGULAR_SHARE = 0.35


def _orders(rng: Random, good_day: int) -> Iterator[Order]:
    """Each week has customers of its own who buy again, and the others buy once."""
    number = rng.randrange(10, 60) * 100
    stranger = 2000
    for week in WEEKS:
        regulars = [f"C{name}" for name in rng.sample(range(1000, 2000), _REGULARS)]
        statuses = _STATUS_WEIGHTS[week]
        for day in days_of(week):
            count = rng.randint(36, 42) if day == good_day else rng.randint(16, 22)
            for _ in range(count):
                number += 1
                stranger += rng.randint(1, 3)
                regular = rng.random() < _REGULAR_SHARE
                buyer = rng.choice(regulars) if regular else f"C{stranger}"
                [price] = rng.choices(_PRICES, _PRICE_WEIGHTS)
                [pieces] = rng.choices((1, 2, 3), (7, 2, 1))
                [status] = rng.choices(list(statuses), list(statuses.values()))
                yield Order(f"T{number}", day, buyer, price * pieces, status)


def _visits(rng: Random, orders: tuple[Order, ...]) -> Iterator[Visits]:
    """Who orders has been there; others come once, or come back within the week."""
    stranger = 4000
    for week, least, most in ((1, 210, 260), (2, 290, 350)):
        known: list[str] = []
        for day in days_of(week):
            buyers = {order.buyer for order in orders if order.day == day}
            again = rng.sample(known, len(known) // 12)
            fresh = [f"C{stranger + step}" for step in range(rng.randint(least, most))]
            stranger += len(fresh)
            known += fresh
            visitors = frozenset(buyers).union(again, fresh)
            page_views = sum(rng.choices((1, 2, 3, 4, 6), (4, 5, 4, 2, 1), k=len(visitors)))
            yield Visits(day, page_views, visitors)


def _ads(rng: Random) -> Iterator[int]:
    for least, most in ((6, 9), (16, 22)):
        for _ in range(WEEK):
            yield rng.randint(least, most) * 1000


def _tells(drawn: ShopWeeks) -> bool:
    """Whether everything can be found that the module promises, and clearly."""
    first, second = drawn.week(1), drawn.week(2)
    best, next_best = sorted(drawn.of([day]).paid_fen for day in range(1, DAYS + 1))[:-3:-1]
    others = drawn.of(drawn.other_days()).paid_fen
    first_six = first.paid_fen * (WEEK - 1) // WEEK
    return (
        drawn.of([drawn.good_day]).paid_fen == best >= next_best * 14 // 10
        and 103 <= second.paid_fen * 100 // first.paid_fen <= 118
        and 88 <= others * 100 // first_six <= 97
        and second.visitors * 100 >= first.visitors * 120
        and (first.conversion - second.conversion) * 1000 >= 5
        and (second.refund_rate - first.refund_rate) * 100 >= 3
        and second.ads_fen > 2 * first.ads_fen
        and min(first.repeat_buyers, second.repeat_buyers) >= 5
    )
