"""T1 Money at a tea shop: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import message
from qihang.questions import facts
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import FactCard


@dataclass(frozen=True)
class Sale:
    """Some packs of tea at one price each."""

    packs: int
    price: int

    @property
    def total(self) -> int:
        """What all packs cost together, in yuan."""
        return self.packs * self.price

    @property
    def distractors(self) -> dict[str, int]:
        """The other answers, by the misconception behind each."""
        return {"t1-added": self.packs + self.price, "t1-one-pack": self.price}

    @property
    def price_said(self) -> facts.Fact:
        """How the price of a pack may be said in a text."""
        return facts.money(self.price)

    @property
    def card(self) -> FactCard:
        """What is known of the sale."""
        return FactCard(
            message("A sale at the tea shop"),
            (
                (message("Packs"), str(self.packs)),
                (message("Price of a pack"), message("{price} yuan a pack", price=self.price)),
            ),
        )


@dataclass(frozen=True)
class T1(Variant):
    """The numbers of one trainee's exercise.

    ``sale``: some packs of tea at one price each.
    """

    session = "t1"

    sale: Sale


def generate(seed: str) -> T1:
    """The numbers that belong to ``seed``."""
    return T1(seed=seed, sale=draw_sale(source("t1", seed, "sale")))


def draw_sale(rng: Random) -> Sale:
    """Drawn until each distractor is told from the answer."""
    while True:
        sale = Sale(rng.randint(2, 40), rng.randint(6, 60))
        if sale.total not in sale.distractors.values():
            return sale
