"""A shop's orders as its back-end shows them, and the four sums of money it makes of them.

Back-ends differ in their words, so the course uses one definition a sum and prints it:

- ``ordered``, 下单金额: all orders placed, paid or not.
- ``paid``, 支付金额 (on many screens 成交金额): the paid orders. What went back later is still
  inside.
- ``refunded``, 退款金额: what went back of these same orders, all of an order or a part.
- ``net``, 净销售额: paid − refunded.

Amounts are whole fen, shares parts of 1. The orders of :mod:`qihang.commerce.sales` go back
whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qihang.commerce.sales import share
from qihang.language.messages import Message, message

State = Literal["unpaid", "cancelled", "paid"]
"""Not paid, cancelled before paying, or paid, whatever went back afterwards."""

Fate = Literal["unpaid", "cancelled", "kept", "part", "all"]
"""A state, or what a paid order's money did: it was kept, or a part or all of it went back."""

Figure = Literal["ordered", "paid", "refunded", "net"]

FIGURES: dict[Figure, Message] = {
    "ordered": message("Ordered"),
    "paid": message("Paid"),
    "refunded": message("Refunded"),
    "net": message("Net sales"),
}
"""What the four sums are called, as a report has them one below the other."""


@dataclass(frozen=True)
class Row:
    """One order. Raises ``ValueError`` if more is given back than was paid."""

    number: str
    fen: int
    state: State
    refunded_fen: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.refunded_fen <= self.counted("paid"):
            raise ValueError(f"order {self.number} cannot give back {self.refunded_fen} fen")

    @property
    def fate(self) -> Fate:
        """What became of the order."""
        if self.state != "paid":
            return self.state
        if not self.refunded_fen:
            return "kept"
        return "all" if self.refunded_fen == self.fen else "part"

    def counted(self, figure: Figure) -> int:
        """How much of the order is inside one of the sums."""
        paid = self.fen if self.state == "paid" else 0
        parts: dict[Figure, int] = {
            "ordered": self.fen,
            "paid": paid,
            "refunded": self.refunded_fen,
            "net": paid - self.refunded_fen,
        }
        return parts[figure]


def total(rows: Collection[Row], figure: Figure) -> int:
    """One of the four sums."""
    return sum(row.counted(figure) for row in rows)


def refund_rate(rows: Collection[Row]) -> Decimal:
    """Refund rate by money: refunded ÷ paid."""
    return share(total(rows, "refunded"), total(rows, "paid"))


def refund_rate_by_orders(rows: Collection[Row]) -> Decimal:
    """Refund rate by orders: paid orders of which some or all went back ÷ paid orders."""
    paid = [row for row in rows if row.state == "paid"]
    return share(sum(row.refunded_fen > 0 for row in paid), len(paid))
