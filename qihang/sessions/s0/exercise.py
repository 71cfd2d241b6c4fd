"""S0 Hands and numbers: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from random import Random

from qihang.commerce.money import CENT, fen, figure, rounded, yuan
from qihang.language.messages import Message, listed, message
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import FactCard

GOODS: dict[str, Message] = {
    "tea": message("Tea"),
    "rice": message("Rice"),
    "eggs": message("Eggs"),
    "apples": message("Apples"),
    "salt": message("Salt"),
    "soap": message("Soap"),
}
"""What the small shop of this session sells."""

PACKS: dict[str, Message] = {
    "tea": message("Tea, a box"),
    "rice": message("Rice, a bag"),
    "eggs": message("Eggs, a box"),
    "apples": message("Apples, a bag"),
    "salt": message("Salt, a bag"),
    "soap": message("Soap, a piece"),
}
"""What a price is the price of."""

ON_A_SLIP = 3


@dataclass(frozen=True)
class Slip:
    """The goods that a customer wants, by their ids in :data:`GOODS`."""

    goods: tuple[str, ...]

    @property
    def words(self) -> Message:
        """What stands on it."""
        goods = listed(GOODS[good] for good in self.goods)
        return message("On the customer's list: {goods}.", goods=goods)

    @property
    def others(self) -> tuple[str, ...]:
        """What does not stand on it."""
        return tuple(good for good in GOODS if good not in self.goods)


@dataclass(frozen=True)
class Box:
    """A parcel: its number, its weight in kilograms, and the pieces in it."""

    number: int
    weight: int
    pieces: int

    @property
    def card(self) -> FactCard:
        """What is written on it."""
        return FactCard(
            message("A parcel"),
            (
                (message("Weight"), message("{number} kg", number=self.weight)),
                (message("Parcel number"), str(self.number)),
                (message("Pieces in it"), str(self.pieces)),
            ),
        )

    @property
    def distractors(self) -> dict[str, int]:
        """Other numbers that one may write, by the misconception behind each."""
        first, second, *rest = list(str(self.number))
        return {
            "another-line": self.weight,
            "line-below": self.pieces,
            "digits-swapped": int("".join((second, first, *rest))),
        }


@dataclass(frozen=True)
class Line:
    """So many pieces of some goods at ``fen`` each."""

    good: str
    fen: int
    pieces: int

    @property
    def sum(self) -> int:
        """What they cost together, in fen."""
        return self.fen * self.pieces


@dataclass(frozen=True)
class Bill:
    """A bill of three lines."""

    lines: tuple[Line, ...]

    @property
    def fen(self) -> int:
        """All of it, in fen."""
        return sum(line.sum for line in self.lines)

    @property
    def yuan(self) -> str:
        """All of it, in yuan."""
        return yuan(self.fen)

    @property
    def card(self) -> FactCard:
        """The bill without its sums."""
        return FactCard(
            message("Bill"),
            tuple(
                (
                    PACKS[line.good],
                    message("{yuan} yuan × {pieces}", yuan=yuan(line.fen), pieces=line.pieces),
                )
                for line in self.lines
            ),
        )

    @property
    def in_one_go(self) -> str:
        """What a calculator says that works out a × b + c × d from left to right."""
        sum_ = 0
        for line in self.lines:
            sum_ = (sum_ + line.fen) * line.pieces
        return yuan(sum_)

    @property
    def thoughts(self) -> dict[str, str]:
        """The distractors, and what comes of one go where it is told from all of them.

        No draw is repeated for that one: it came when bills were already drawn.
        """
        known = {self.yuan, *self.distractors.values()}
        more = {} if self.in_one_go in known else {"pressed-in-one-go": self.in_one_go}
        return {**self.distractors, **more}

    @property
    def distractors(self) -> dict[str, str]:
        """Other sums that one may write, in yuan, by the misconception behind each."""
        return {
            "prices-once": yuan(sum(line.fen for line in self.lines)),
            "line-left-out": yuan(self.fen - self.lines[-1].sum),
            "pieces-of-the-first": yuan(
                self.lines[0].pieces * sum(line.fen for line in self.lines)
            ),
        }


@dataclass(frozen=True)
class Share:
    """Of some ``people`` so many bought; 100 is a whole multiple of the people."""

    people: int
    bought: int

    @property
    def percent(self) -> int:
        """How many of 100 that is."""
        return 100 // self.people * self.bought

    @property
    def card(self) -> FactCard:
        """How many came, and how many bought."""
        return FactCard(
            message("In the shop today"),
            ((message("Came"), str(self.people)), (message("Bought"), str(self.bought))),
        )

    @property
    def distractors(self) -> dict[str, int]:
        """Other shares that one may write, by the misconception behind each."""
        return {
            "count-for-percent": self.bought,
            "those-who-did-not": 100 - self.percent,
            "taken-from-100": 100 - self.people + self.bought,
        }


@dataclass(frozen=True)
class Weighed:
    """Goods sold by weight: ``price`` yuan for half a kilogram (斤), ``weight`` of these.

    Their product has three decimals.
    """

    good: str
    price: Decimal
    weight: Decimal

    @property
    def exact(self) -> Decimal:
        """What they cost before it is rounded, in yuan."""
        return self.price * self.weight

    @property
    def shown(self) -> str:
        """What the calculator says."""
        return figure(self.exact)

    @property
    def card(self) -> FactCard:
        """The price, the weight, and their product."""
        return FactCard(
            GOODS[self.good],
            (
                (
                    message("Price of 1 jin (half a kilo)"),
                    message("{yuan} yuan", yuan=figure(self.price, 2)),
                ),
                (message("Weight"), message("{number} jin", number=figure(self.weight, 2))),
                (message("The calculator says"), message("{yuan} yuan", yuan=self.shown)),
            ),
        )

    @property
    def yuan(self) -> str:
        """What they cost, in yuan: half a fen upwards, as a till rounds."""
        return yuan(fen(self.exact))

    @property
    def distractors(self) -> dict[str, str]:
        """Other amounts that one may write, by the misconception behind each."""
        cut = self.exact.quantize(CENT, ROUND_DOWN)
        other = cut if fen(self.exact) > fen(cut) else cut + CENT
        return {
            "cut-off" if other == cut else "always-up": figure(other, 2),
            "to-the-jiao": figure(rounded(self.exact, 1), 2),
            "not-to-the-fen": self.shown,
        }


@dataclass(frozen=True)
class S0(Variant):
    """The numbers of one trainee's exercise.

    ``slip``: three goods. ``box``: a parcel. ``bill``: three lines. ``share``: of some people
    so many bought. ``weighed``: goods whose price has three decimals.
    """

    session = "s0"

    slip: Slip
    box: Box
    bill: Bill
    share: Share
    weighed: Weighed


def generate(seed: str) -> S0:
    """The numbers that belong to ``seed``. Each field has a source of its own."""

    def own(field: str) -> Random:
        return source("s0", seed, field)

    return S0(
        seed=seed,
        slip=draw_slip(own("slip")),
        box=draw_box(own("box")),
        bill=draw_bill(own("bill")),
        share=draw_share(own("share")),
        weighed=draw_weighed(own("weighed")),
    )


def draw_slip(rng: Random) -> Slip:
    """Three of the goods, in an order of their own."""
    return Slip(tuple(rng.sample(list(GOODS), ON_A_SLIP)))


def draw_box(rng: Random) -> Box:
    """A parcel whose first two digits differ; the three numbers are told apart by length."""
    first, second = rng.sample("123456789", 2)
    number = int(first + second + "".join(rng.choices("0123456789", k=2)))
    return Box(number, rng.randint(2, 9), rng.randint(10, 99))


def draw_bill(rng: Random) -> Bill:
    """Three goods, two to five pieces of each, drawn until each distractor is another sum."""
    while True:
        bill = Bill(
            tuple(
                Line(good, rng.randrange(150, 1300, 50), rng.randint(2, 5))
                for good in rng.sample(list(GOODS), 3)
            )
        )
        if len({bill.yuan, *bill.distractors.values()}) == 1 + len(bill.distractors):
            return bill


def draw_share(rng: Random) -> Share:
    """10, 20 or 50 people; drawn until each distractor is another share."""
    while True:
        people = rng.choice((10, 20, 50))
        share = Share(people, rng.randint(2, people - 2))
        if len({share.percent, *share.distractors.values()}) == 1 + len(share.distractors):
            return share


def draw_weighed(rng: Random) -> Weighed:
    """A price and a weight whose product has three decimals; every distractor is another sum."""
    while True:
        weighed = Weighed(
            rng.choice(("rice", "apples", "eggs")),
            Decimal(rng.randint(25, 98)) / 10,
            Decimal(rng.randint(105, 395)) / 100,
        )
        amounts = {weighed.yuan, *weighed.distractors.values()}
        if weighed.exact % CENT and len(amounts) == 1 + len(weighed.distractors):
            return weighed
