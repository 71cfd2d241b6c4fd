"""S5 Being seen and reading numbers, second edition: the numbers of the exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from random import Random

from qihang.commerce import backend, shop_funnel
from qihang.commerce.backend import Figure, Row, State
from qihang.commerce.marketing import Funnel
from qihang.commerce.money import in_yuan
from qihang.language.messages import Message, message
from qihang.sessions.base import Variant, source
from qihang.sessions.s5.exercise import (
    AdWeek,
    Channels,
    Pack,
    Trials,
    draw_ads,
    draw_channels,
    draw_pack,
    draw_trials,
)
from qihang.sessions.shown import BackendRows, FactCard

STEPS: dict[str, Message] = {
    "basket": message("From coming to the basket"),
    "ordered": message("From the basket to ordering"),
    "paid": message("From ordering to paying"),
    "kept": message("From paying to keeping it"),
}
"""A step has the name of the place that it leads to."""


@dataclass(frozen=True)
class Shop:
    """What became of the visitors of a shop."""

    funnel: Funnel

    @property
    def people(self) -> dict[str, int]:
        """How many came to each place."""
        return dict(zip(self.funnel.steps, self.funnel.people, strict=True))

    @property
    def weak(self) -> str:
        """The step that lies furthest below the usual one."""
        return shop_funnel.weak(self.funnel)

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each of the other answers."""
        of_100 = shop_funnel.of_100(self.funnel)
        lowest = min(of_100, key=of_100.__getitem__)
        others = {step: "step-is-usual" for step in STEPS if step != self.weak}
        if lowest in others:
            others[lowest] = "lowest-rate-is-weak"
        return {**others, shop_funnel.MORE: "more-traffic-fixes"}

    @property
    def card(self) -> FactCard:
        """The people at each place, how many of 100 went on, and how many usually do."""
        of_100 = shop_funnel.of_100(self.funnel)
        first, *others = self.people.items()
        return FactCard(
            message("The visitors of one shop"),
            (
                (shop_funnel.STEPS[first[0]], message("{count} people", count=first[1])),
                *(
                    (
                        shop_funnel.STEPS[place],
                        message(
                            "{count}: {share} of 100, usual {usual}",
                            count=count,
                            share=of_100[place],
                            usual=shop_funnel.USUAL[place],
                        ),
                    )
                    for place, count in others
                ),
            ),
        )


@dataclass(frozen=True)
class Evening:
    """The orders of one evening, as a back-end shows them."""

    rows: tuple[Row, ...]

    @property
    def shown(self) -> BackendRows:
        """The orders, to be looked at."""
        return BackendRows(self.rows)

    def sum_of(self, figure: Figure) -> Decimal:
        """One of the four sums, in yuan."""
        return in_yuan(backend.total(self.rows, figure))

    @property
    def whole_refunds(self) -> Decimal:
        """What would have gone back if every refund were a whole one, in yuan."""
        return in_yuan(sum(row.fen for row in self.rows if row.refunded_fen))


@dataclass(frozen=True)
class Asked:
    """Somebody who asks for orders or for praise.

    ``right`` is what to say, ``because`` are the reasons that carry it: an honest buyer is
    welcome, a made-up deal is not.
    """

    id: str
    words: Message
    right: str
    because: tuple[str, ...]

    @property
    def distractors(self) -> Mapping[str, str]:
        """The misconception behind each other answer and reason."""
        return REAL_REFUSED if self.right == "yes" else FAKE_TAKEN


REAL_REFUSED = dict.fromkeys(("no", "never", "rule", "numbers"), "real-buyer-refused")
FAKE_TAKEN = {
    "yes": "everyone-brushes",
    "real": "fake-taken-for-real",
    "everyone": "everyone-brushes",
    "little": "a-few-fake-orders",
    "start": "fake-orders-to-start",
    "easy": "fake-order-job",
}
_REAL = ("real",)
_BANNED = ("rule", "numbers")

ASKED: tuple[Asked, ...] = (
    Asked(
        "aunt",
        message("Your aunt says: “I buy a pack of your tea, pay for it and drink it.”"),
        "yes",
        _REAL,
    ),
    Asked(
        "honest",
        message("A buyer asks: may I write what I think of the tea, good or bad?"),
        "yes",
        _REAL,
    ),
    Asked(
        "again",
        message("Somebody who liked the tea asks: “May I buy it again?”"),
        "yes",
        _REAL,
    ),
    Asked(
        "friend",
        message("A friend says: “All shops make up orders. I place 30 for you.”"),
        "no",
        _BANNED,
    ),
    Asked(
        "trader",
        message("A trader says: “Made-up orders with praise, very cheap.”"),
        "no",
        _BANNED,
    ),
    Asked(
        "job",
        message("A message says: “Easy job. Order, pay first, write praise, get it all back.”"),
        "no",
        _BANNED,
    ),
    Asked(
        "cousin",
        message("A cousin says: “Order my tea 5 times. I send nothing and pay you back.”"),
        "no",
        _BANNED,
    ),
)
"""Some are real buyers, the others want made-up orders."""

ANSWERS: dict[str, Message] = {
    "yes": message("I say yes."),
    "no": message("I say no."),
}

REASONS: dict[str, Message] = {
    "real": message("Goods, money and words are real."),
    "rule": message("The law forbids made-up orders."),
    "numbers": message("Made-up orders hide what real buyers do."),
    "everyone": message("All shops do it."),
    "little": message("A few orders do no harm."),
    "start": message("Nobody buys in a shop without orders."),
    "easy": message("It is easy money, and I get it back."),
    "never": message("People whom I know may never buy from me."),
}
"""Reasons by name; each one of the first three is right sometimes."""


@dataclass(frozen=True)
class S5(Variant):
    """The numbers of one trainee's exercise.

    ``shop``: the visitors of a shop. ``channels``: two ways into it. ``ads``: a week of ads.
    ``evening``: seven orders. ``trials``: three changes. ``who``: the id of one in
    :data:`ASKED`. ``pack``: goods to offer.
    """

    session = "s5"

    shop: Shop
    channels: Channels
    ads: AdWeek
    evening: Evening
    trials: Trials
    who: str
    pack: Pack

    @property
    def asked(self) -> Asked:
        """Somebody who asks for orders or for praise."""
        return next(one for one in ASKED if one.id == self.who)


def generate(seed: str) -> S5:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S5(
        seed=seed,
        shop=draw_shop(_rng(seed, "shop")),
        channels=draw_channels(_rng(seed, "channels")),
        ads=draw_ads(_rng(seed, "ads")),
        evening=draw_evening(_rng(seed, "evening"), 7),
        trials=draw_trials(_rng(seed, "trials")),
        who=draw_asked(_rng(seed, "who")).id,
        pack=draw_pack(_rng(seed, "pack")),
    )


def _rng(*parts: str) -> Random:
    return source("s5-2", *parts)


def draw_shop(rng: Random) -> Shop:
    """A shop of about 1,000 visitors with one weak step, seldom the one with the lowest rate."""
    while True:
        weak = rng.choice(("basket", "ordered", "ordered", "paid", "paid", "kept", "kept"))
        bounds = {**shop_funnel.NEAR, weak: shop_funnel.WEAK[weak]}
        of_100 = [rng.randint(*bounds[step]) for step in shop_funnel.RATES]
        shop = Shop(shop_funnel.shop(of_100, rng.randrange(800, 1600, 50)))
        if shop.weak == weak and shop.people["kept"] >= 5:
            return shop


_PRICES = (2990, 3990, 4990, 5990, 6990, 8990, 11990)


def draw_evening(rng: Random, count: int) -> Evening:
    """Orders of every fate; every distractor with one of their sums shows."""
    while True:
        states: list[State] = ["unpaid", "cancelled"]
        states += ["paid"] * (count - len(states))
        rng.shuffle(states)
        fens = [rng.choice(_PRICES) for _ in states]
        paid = [place for place, state in enumerate(states) if state == "paid"]
        whole, part = rng.sample(paid, 2)
        back = {whole: fens[whole], part: rng.randrange(1000, fens[part] - 500, 500)}
        first = rng.randrange(201, 900)
        evening = Evening(
            tuple(
                Row(f"T{first + place}", fen, state, back.get(place, 0))
                for place, (fen, state) in enumerate(zip(fens, states, strict=True))
            )
        )
        if _tells(evening):
            return evening


def _tells(evening: Evening) -> bool:
    """Whether each sum, and each other sum that one may write for it, is a number of its own."""
    ordered, paid, refunded, net = (evening.sum_of(figure) for figure in backend.FIGURES)
    written = (ordered, paid, refunded, net, ordered - refunded, evening.whole_refunds)
    return all(one != other for one, other in combinations(written, 2))


def draw_asked(rng: Random) -> Asked:
    """Somebody who asks; as often one to whom one may say yes."""
    right = rng.choice(("yes", "no"))
    return rng.choice([one for one in ASKED if one.right == right])
