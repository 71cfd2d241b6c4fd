"""A stack of discounts: what each does, and the stacks that are worth a look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from qihang.commerce import money
from qihang.commerce.pricing import Change, Discount, TakeOff, Tenths
from qihang.language.messages import Translated, message

Kind = Literal["tenths", "off", "full", "down", "up"]


@dataclass(frozen=True)
class Step:
    """One discount of the stack. ``amount``: tenths of a 折, fen, or whole percent."""

    number: int
    kind: Kind
    amount: int
    least: int = 0

    def discount(self) -> Discount:
        """What it does to a price."""
        match self.kind:
            case "tenths":
                return Tenths(Decimal(self.amount) / 10)
            case "off" | "full":
                return TakeOff(money.in_yuan(self.amount), money.in_yuan(self.least))
            case "down":
                return Change(-Decimal(self.amount) / 100)
            case "up":
                return Change(Decimal(self.amount) / 100)

    def name(self) -> Translated:
        """What it is called on a price label."""
        match self.kind:
            case "tenths":
                return message(
                    "{tenths}折: pay {paid}%, {off}% off",
                    tenths=money.figure(Decimal(self.amount) / 10).removesuffix(".0"),
                    paid=self.amount,
                    off=100 - self.amount,
                )
            case "off":
                return message("{yuan} yuan off", yuan=short(self.amount))
            case "full":
                return message(
                    "from {least} yuan: {yuan} yuan off",
                    least=short(self.least),
                    yuan=short(self.amount),
                )
            case "down":
                return message("{share}% down", share=self.amount)
            case "up":
                return message("{share}% up", share=self.amount)


FIRST: dict[Kind, Step] = {
    "tenths": Step(0, "tenths", 90),
    "off": Step(0, "off", 2_000),
    "full": Step(0, "full", 3_000, least=20_000),
    "down": Step(0, "down", 20),
    "up": Step(0, "up", 20),
}
"""Each kind of discount as it is when it is put on the stack."""

RANGES: dict[Kind, tuple[int, int]] = {
    "tenths": (10, 99),
    "off": (0, 20_000),
    "full": (0, 20_000),
    "down": (0, 90),
    "up": (0, 90),
}
"""The least and the most amount of each kind."""

EXAMPLES: dict[str, tuple[int, tuple[Step, ...]]] = {
    "order": (20_000, (FIRST["tenths"], FIRST["off"])),
    "tenths": (20_000, (replace(FIRST["tenths"], amount=80),)),
    "full": (21_000, (FIRST["full"],)),
    "back": (20_000, (FIRST["down"], FIRST["up"])),
}
"""Prices and stacks that are worth a look."""


def short(fen: int) -> str:
    """An amount as coupons name it: without ``.00``."""
    return money.yuan(fen).removesuffix(".00")
