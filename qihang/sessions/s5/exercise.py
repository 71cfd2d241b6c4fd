"""S5 Being seen and reading numbers: the numbers of the exercise, and the items to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from random import Random

from qihang.commerce import funnel, marketing, pricing, sales
from qihang.commerce.marketing import Funnel
from qihang.commerce.money import in_yuan, rounded, written
from qihang.commerce.sales import Order, Report, Status
from qihang.language.messages import Bilingual, Message, message
from qihang.questions import facts
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import FactCard, OrderRows, Tried, TwoWeeks

STEPS: dict[str, Message] = {
    "clicked": message("From seeing the ad to clicking it"),
    "looked": message("From clicking to looking at the goods"),
    "basket": message("From looking to the basket"),
    "paid": message("From the basket to paying"),
}
"""A step has the name of the place that it leads to."""


@dataclass(frozen=True)
class AdPath:
    """What became of the people who saw an ad."""

    funnel: Funnel

    @property
    def people(self) -> dict[str, int]:
        """How many came to each place."""
        return dict(zip(self.funnel.steps, self.funnel.people, strict=True))

    @property
    def conversion(self) -> Decimal:
        """Paying buyers ÷ visitors, in percent."""
        return self._percent("paid", "looked")

    @property
    def distractors(self) -> dict[str, Decimal]:
        """The conversion rate that each misconception leads to, as it counts other people."""
        return {
            "click-rate-for-conversion": self._percent("clicked", "seen"),
            "seen-for-visitors": self._percent("paid", "seen"),
            "clicks-for-visitors": self._percent("paid", "clicked"),
        }

    slips = distractors  # the name in released keys

    @property
    def weak(self) -> str:
        """The step that lies furthest below the usual one."""
        return funnel.RATES[self.funnel.weakest(funnel.shares(funnel.USUAL.values()))]

    @property
    def step_distractors(self) -> dict[str, str]:
        """The misconception behind each of the other answers."""
        rates = dict(zip(funnel.RATES, self.funnel.rates, strict=True))
        lowest = min(rates, key=rates.__getitem__)
        others = {step: "step-is-usual" for step in funnel.RATES if step != self.weak}
        if lowest in others:
            others[lowest] = "lowest-rate-is-weak"
        return {**others, funnel.MORE: "more-traffic-fixes"}

    step_slips = step_distractors  # the name in released keys

    @property
    def card(self) -> FactCard:
        """The people at each place, and how many of 100 usually come so far."""
        first, *others = self.people.items()
        return FactCard(
            message("The people of one ad"),
            (
                (funnel.STEPS[first[0]], message("{count} people", count=first[1])),
                *(
                    (
                        funnel.STEPS[place],
                        message("{count} people. Usual: {usual} of 100", count=count, usual=usual),
                    )
                    for (place, count), usual in zip(others, funnel.USUAL.values(), strict=True)
                ),
            ),
        )

    def _percent(self, part: str, whole: str) -> Decimal:
        return 100 * sales.share(self.people[part], self.people[whole])


@dataclass(frozen=True)
class OneWeek:
    """A week of a small shop: its raw orders, its visitors, and its ad spend in yuan."""

    rows: OrderRows
    visitors: int
    ads: Decimal

    @property
    def report(self) -> Report:
        """The figures of the week."""
        found = sales.report(self.rows.orders, [], int(self.ads * 100))
        return replace(found, visitors=self.visitors)

    @property
    def gmv(self) -> Decimal:
        """All orders placed, in yuan."""
        return in_yuan(self.report.gmv_fen)

    @property
    def paid(self) -> Decimal:
        """All that was paid, in yuan."""
        return in_yuan(self.report.paid_fen)

    @property
    def net(self) -> Decimal:
        """Paid less what was given back, in yuan."""
        return in_yuan(self.report.net_fen)

    @property
    def refunds(self) -> Decimal:
        """What was given back, in yuan."""
        return in_yuan(self.report.refund_fen)

    @property
    def refunds_of_all(self) -> Decimal:
        """Refunded orders as a part of all orders placed, in percent: not the refund rate."""
        return 100 * sales.share(self.report.refunded_orders, self.report.orders)

    @property
    def kept_orders(self) -> int:
        """Orders that were paid, and whose money stayed."""
        return self.report.paid_orders - self.report.refunded_orders


@dataclass(frozen=True)
class Channels:
    """Visitors and paying buyers of two ways into a shop."""

    ad: tuple[int, int]
    old: tuple[int, int]

    @property
    def rate(self) -> Decimal:
        """The conversion rate of the whole shop, in percent."""
        return 100 * sales.overall_rate(self._parts)

    @property
    def average(self) -> Decimal:
        """The average of both rates, which is something else, in percent."""
        return 100 * sales.average_of_rates(self._parts)

    @property
    def added(self) -> Decimal:
        """Both rates added, in percent."""
        return 2 * self.average

    @property
    def card(self) -> FactCard:
        """What is known of both."""
        return FactCard(
            message("Two ways into one shop"),
            (
                (message("Ad"), _came(*self.ad)),
                (message("Old customers"), _came(*self.old)),
            ),
        )

    @property
    def _parts(self) -> list[tuple[int, int]]:
        return [(buyers, visitors) for visitors, buyers in (self.ad, self.old)]


@dataclass(frozen=True)
class AdWeek:
    """A week of ads whose ROAS was 2. ``left``: what an order leaves before ads, in yuan."""

    price: Decimal
    left: Decimal
    orders: int

    @property
    def sales(self) -> Decimal:
        """What the orders from the ads paid."""
        return self.price * self.orders

    @property
    def spend(self) -> Decimal:
        """The ad spend."""
        return self.sales / 2

    @property
    def roas(self) -> Decimal:
        """Sales ÷ ad spend."""
        return marketing.roas(self.sales, self.spend)

    @property
    def break_even(self) -> Decimal:
        """The ROAS at which nothing is left and nothing is missing."""
        return pricing.break_even_roas(self.price, self.left)

    @property
    def pays(self) -> bool:
        """Whether the ads leave money."""
        return self.roas > self.break_even

    @property
    def after_ads(self) -> Decimal:
        """What all orders leave after the ads; below 0 if it is a loss."""
        return self.left * self.orders - self.spend

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("One week of ads"),
            (
                (message("Price of an order"), yuan_words(self.price)),
                (message("Left before ads"), yuan_words(self.left)),
                (message("Orders from the ads"), message("{count} orders", count=self.orders)),
                (message("Sales from the ads"), yuan_words(self.sales)),
                (message("Ad spend"), yuan_words(self.spend)),
                (message("ROAS"), f"{rounded(self.roas, 2)}"),
            ),
        )

    @property
    def short(self) -> FactCard:
        """What one decides by: the money of an order, and the ROAS."""
        price, left, *_, roas = self.card.lines
        return FactCard(self.card.title, (price, left, roas))


@dataclass(frozen=True)
class Trials:
    """Three shops that each changed one thing; one change helped, one had a lucky day."""

    weeks: TwoWeeks
    helped: str
    lucky: str

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each of the other answers."""
        others = {shop.id: "no-change-seen" for shop in self.weeks.shops if shop.id != self.helped}
        return {**others, self.lucky: "one-day-is-a-trend", NONE: "steady-rise-missed"}

    slips = distractors  # the name in released keys


@dataclass(frozen=True)
class Pack:
    """A pack of tea that is to be offered. ``month``: when it was picked."""

    name: Bilingual
    place: Bilingual
    grams: int
    price: Decimal
    month: int

    @property
    def said(self) -> dict[str, facts.Fact]:
        """How its price, its weight and its place may be said, in either language."""
        return {
            "price": facts.money(self.price),
            "weight": facts.weight(self.grams),
            "place": facts.words(self.place.zh, self.place.en),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("The goods"),
            (
                (message("Name"), self.name),
                (message("Where it grows"), self.place),
                (message("Picked"), message("month {month} of this year", month=self.month)),
                (message("Weight of a pack"), message("{grams} g", grams=self.grams)),
                (message("Price of a pack"), yuan_words(self.price)),
                (message("Test report"), message("on the goods page")),
            ),
        )

    @property
    def short(self) -> FactCard:
        """What a short offer has to say."""
        name, place, _picked, weight, price, _report = self.card.lines
        return FactCard(self.card.title, (name, place, weight, price))


@dataclass(frozen=True)
class S5(Variant):
    """The numbers of one trainee's exercise.

    ``path``: the people of an ad. ``week``: a week's raw orders. ``channels``: two ways
    into a shop. ``ads``: a week of ads. ``trials``: three changes. ``pack``: goods to offer.
    """

    session = "s5"

    path: AdPath
    week: OneWeek
    channels: Channels
    ads: AdWeek
    trials: Trials
    pack: Pack


def generate(seed: str) -> S5:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S5(
        seed=seed,
        path=draw_path(_rng(seed, "path")),
        week=draw_week(_rng(seed, "week"), 14),
        channels=draw_channels(_rng(seed, "channels")),
        ads=draw_ads(_rng(seed, "ads")),
        trials=draw_trials(_rng(seed, "trials")),
        pack=draw_pack(_rng(seed, "pack")),
    )


def _rng(*parts: str) -> Random:
    return source("s5", *parts)


def yuan_words(amount: Decimal) -> Message:
    """An amount in yuan, in words."""
    return message("{amount} yuan", amount=written(amount))


def _came(visitors: int, buyers: int) -> Message:
    return message("{visitors} visitors, {buyers} of them paid", visitors=visitors, buyers=buyers)


def _apart(values: Iterable[Decimal], by: str) -> bool:
    """Whether each of ``values`` differs from every other by more than ``by``."""
    return all(abs(one - other) > Decimal(by) for one, other in combinations(values, 2))


def draw_path(rng: Random) -> AdPath:
    """An ad whose way has one weak step, seldom the one with the lowest rate."""
    while True:
        weak = rng.choice(("clicked", "looked", "looked", "basket", "basket", "paid", "paid"))
        bounds = {**funnel.NEAR, weak: funnel.WEAK[weak]}
        rates = funnel.shares(rng.randint(*bounds[step]) for step in funnel.RATES)
        path = AdPath(Funnel.drawn(tuple(funnel.STEPS), rng.randrange(2000, 8000, 500), rates))
        if path.weak == weak and _apart((path.conversion, *path.distractors.values()), "0.2"):
            return path


_PRICES = (2990, 3990, 4990, 5800, 6800, 8800, 12800)


def draw_week(rng: Random, orders: int) -> OneWeek:
    """A week of so many orders in which every distractor with its figures shows."""
    while True:
        rows = OrderRows(tuple(_orders(rng, orders)))
        week = OneWeek(rows, rng.randrange(120, 400, 10), Decimal(rng.randrange(60, 200, 10)))
        if _tells(week):
            return week


def _orders(rng: Random, count: int) -> Iterator[Order]:
    buyers = [f"C{number}" for number in rng.sample(range(101, 400), count * 3 // 4)]
    statuses: list[Status] = ["refunded", "returned"]
    for _ in range(count // 6):
        statuses += ["unpaid", "cancelled"]
    statuses += ["paid"] * (count - len(statuses))
    rng.shuffle(statuses)
    first = rng.randrange(201, 900)
    for place, status in enumerate(statuses):
        yield Order(
            f"T{first + place}", 1 + place // 2, rng.choice(buyers), rng.choice(_PRICES), status
        )


def _tells(week: OneWeek) -> bool:
    """Whether every figure is told from its distractors."""
    found = week.report
    counted = (found.orders, found.paid_orders, found.buyers, week.kept_orders)
    if len(set(counted)) != len(counted):
        return False
    return (
        _apart((week.gmv, week.paid, week.net, week.gmv - week.refunds), "0.01")
        and _apart([100 * sales.share(count, week.visitors) for count in counted], "0.2")
        and _apart([sales.share(week.paid, count) for count in counted], "0.02")
        and _apart([sales.share(amount, found.buyers) for amount in (week.gmv, week.paid)], "0.02")
        and _apart(_refund_rates(week), "0.2")
        and _apart([*(a / week.ads for a in (week.gmv, week.paid, week.net)), Decimal(0)], "0.02")
    )


def _refund_rates(week: OneWeek) -> tuple[Decimal, Decimal, Decimal]:
    """The refund rate in percent, the one of all orders, and the one by amount."""
    found = week.report
    by_amount = 100 * sales.share(found.refund_fen, found.paid_fen)
    return 100 * found.refund_rate, week.refunds_of_all, by_amount


def draw_channels(rng: Random) -> Channels:
    """Many visitors of whom few buy, and few of whom many buy."""
    while True:
        crowd, regulars = rng.randrange(800, 2400, 100), rng.randrange(100, 500, 20)
        channels = Channels(
            (crowd, crowd * rng.randint(6, 20) // 1000),
            (regulars, regulars * rng.randint(60, 150) // 1000),
        )
        if _apart((channels.rate, channels.average, channels.added), "1"):
            return channels


def draw_ads(rng: Random) -> AdWeek:
    """Ads with ROAS 2; whether that is above break-even, differs."""
    price = Decimal(rng.randrange(30, 100)) + Decimal("0.80")
    low, high = rng.choice(((30, 42), (58, 70)))
    left = rounded(price * rng.randint(low, high) / 100, 1)
    return AdWeek(price, left, rng.randrange(20, 90, 2))


CHANGES: dict[str, Message] = {
    "photo": message("New photos"),
    "video": message("New video"),
    "words": message("New words"),
}
"""What a shop can change, with nothing else changing."""

NONE = "none"


def draw_trials(rng: Random) -> Trials:
    """Three trials of an old and a new picture, one of which helped."""
    helped, lucky, flat = rng.sample(list(CHANGES), 3)
    rise = rng.randint(5, 7)
    orders = {
        helped: _fourteen(rng, [rise] * 7),
        lucky: _fourteen(rng, _one_day(rng, 7 * rise + rng.randint(6, 12))),
        flat: _fourteen(rng, [0] * 7),
    }
    shops = tuple(Tried(name, CHANGES[name], orders[name]) for name in CHANGES)
    return Trials(TwoWeeks(shops), helped, lucky)


def _one_day(rng: Random, extra: int) -> list[int]:
    day = rng.randint(1, 5)
    return [extra if place == day else 0 for place in range(7)]


def _fourteen(rng: Random, more: list[int]) -> tuple[int, ...]:
    """Fourteen days about as good as each other, with so many orders more in week 2."""
    base = rng.randint(11, 24)
    steps = [0, 0, 1, 1, -1, -1, 2]
    weeks = [rng.sample(steps, 7), rng.sample([-step for step in steps], 7)]
    return tuple(
        base + step + extra
        for week, added in zip(weeks, ([0] * 7, more), strict=True)
        for step, extra in zip(week, added, strict=True)
    )


TEAS = (
    Bilingual("红茶", "Black tea"),
    Bilingual("花茶", "Flower tea"),
    Bilingual("绿茶", "Green tea"),
    Bilingual("白茶", "White tea"),
)
PLACES = (
    Bilingual("云南", "Yunnan"),
    Bilingual("福建", "Fujian"),
    Bilingual("四川", "Sichuan"),
    Bilingual("江西", "Jiangxi"),
    Bilingual("湖南", "Hunan"),
)


def draw_pack(rng: Random) -> Pack:
    """A pack of tea to be offered."""
    return Pack(
        name=rng.choice(TEAS),
        place=rng.choice(PLACES),
        grams=rng.choice((100, 150, 200, 250, 300, 500)),
        price=Decimal(rng.randrange(28, 90)) + rng.choice((Decimal("0.90"), Decimal("0.50"))),
        month=rng.randint(3, 6),
    )
