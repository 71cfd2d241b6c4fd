"""S6: the takings of two quarters, and the tax on them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from qihang.commerce import taxes
from qihang.commerce.money import figure
from qihang.commerce.taxes import RATE, THRESHOLD
from qihang.language.messages import Message, message
from qihang.sessions.shown import FactCard

RULE: tuple[tuple[Message, Message], ...] = (
    (
        message("Without tax"),
        message("what was taken ÷ {divisor}", divisor=figure(1 + RATE)),
    ),
    (
        message("Below {threshold}", threshold=figure(THRESHOLD)),
        message("no tax"),
    ),
    (
        message("Once it is reached"),
        message("{rate}% of all of it", rate=figure(RATE * 100, 0)),
    ),
)
"""The rule that a question works with, as it prints it: see ``rates.toml`` and the VAT Law."""


@dataclass(frozen=True)
class Quarter:
    """A quarter with so much ``taken`` from buyers, in yuan, tax included."""

    id: str
    name: Message
    taken: Decimal

    @property
    def net(self) -> Decimal:
        """Sales without tax."""
        return taxes.sales(self.taken)

    @property
    def tax(self) -> Decimal:
        """The tax that is due."""
        return taxes.due(self.net)

    @property
    def distractors(self) -> dict[str, Decimal]:
        """Other amounts of tax, by the misconception behind each."""
        if taxes.is_exempt(self.net):
            return {"tax-below-the-threshold": self.net * RATE}
        return {
            "tax-on-the-rest-only": (self.net - THRESHOLD) * RATE,
            "tax-on-takings": self.taken * RATE,
            "reached-is-exempt": Decimal(0),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it, with the rule."""
        return FactCard(
            message("A quarter of a small shop"),
            ((message("Taken, with tax"), message("{yuan} yuan", yuan=figure(self.taken))), *RULE),
        )


@dataclass(frozen=True)
class Quarters:
    """Two quarters of one shop, and the tax of what somebody worked out for them."""

    rows: tuple[Quarter, Quarter]

    @property
    def card(self) -> FactCard:
        """The rule to work with."""
        return FactCard(message("The rule to work with"), RULE)

    @property
    def exempt(self) -> Quarter:
        """The one below the threshold."""
        return min(self.rows, key=lambda one: one.net)

    @property
    def taxed(self) -> Quarter:
        """The one that reached it."""
        return max(self.rows, key=lambda one: one.net)

    def net(self, taken: Decimal) -> Decimal:
        """Sales without tax."""
        return taxes.sales(taken)

    def due(self, net: Decimal) -> Decimal:
        """The tax by the rule of the card."""
        return Decimal(0) if net < THRESHOLD else self.all_of(net)

    def all_of(self, amount: Decimal) -> Decimal:
        """The rate on all of an amount."""
        return amount * RATE

    def rest_only(self, net: Decimal) -> Decimal:
        """The rate only on what lies above the threshold."""
        return self.all_of(max(net - THRESHOLD, Decimal(0)))


def draw_quarters(rng: Random) -> Quarters:
    """One quarter below the threshold and one that reached it, neither of them near it."""
    nets = [_below(rng), _above(rng)]
    rng.shuffle(nets)
    names = {"spring": message("January to March"), "summer": message("April to June")}
    spring, summer = (
        Quarter(id, name, Decimal(int(net * (1 + RATE))))
        for (id, name), net in zip(names.items(), nets, strict=True)
    )
    return Quarters((spring, summer))


def draw_quarter(rng: Random) -> Quarter:
    """One quarter, which is as often below the threshold as not."""
    return rng.choice(draw_quarters(rng).rows)


def _below(rng: Random) -> Decimal:
    return Decimal(rng.randrange(90_000, 285_000, 1000))


def _above(rng: Random) -> Decimal:
    return Decimal(rng.randrange(312_000, 600_000, 1000))
