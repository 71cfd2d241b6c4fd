"""The two kinds of coupon that meet in the laboratory."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qihang.commerce import money, pricing
from qihang.commerce.pricing import Discount, TakeOff, Tenths
from qihang.language.messages import Translated, message

Kind = Literal["tenths", "off", "full"]


@dataclass(frozen=True)
class Step:
    """One coupon. ``amount``: tenths of a 折, times ten, or fen; ``least``: fen."""

    kind: Kind
    amount: int
    least: int = 0

    def discount(self) -> Discount:
        """What it does to a price."""
        if self.kind == "tenths":
            return Tenths(Decimal(self.amount) / 10)
        return TakeOff(money.in_yuan(self.amount), money.in_yuan(self.least))

    def name(self) -> Translated:
        """What it is called."""
        match self.kind:
            case "tenths":
                return message("{tenths}折", tenths=self.amount // 10)
            case "off":
                return message("{yuan} off", yuan=short(money.in_yuan(self.amount)))
            case "full":
                return message(
                    "{yuan} off for {least} or more",
                    yuan=short(money.in_yuan(self.amount)),
                    least=short(money.in_yuan(self.least)),
                )

    def says(self, price: Decimal) -> Translated:
        """What it is called, and which share of ``price`` it takes off."""
        if self.kind == "tenths":
            return message(
                "{coupon}: pay {paid}%, {off}% off",
                coupon=self.name(),
                paid=self.amount,
                off=100 - self.amount,
            )
        now = self.discount().off(price)
        if now == price:
            return message(
                "{price} is less than {least}: no coupon",
                price=short(price),
                least=short(money.in_yuan(self.least)),
            )
        share = money.percent(pricing.share_off(price, now)).removesuffix(".0")
        return message(
            "{coupon}: {share}% of {price}", coupon=self.name(), share=share, price=short(price)
        )


TENTHS = {str(amount): Step("tenths", amount) for amount in (70, 80, 90)}

COUPONS = {
    "20": Step("off", 2_000),
    "30": Step("full", 3_000, least=20_000),
    "50": Step("full", 5_000, least=30_000),
}


def short(yuan: Decimal) -> str:
    """An amount as coupons name it: without ``.00``."""
    return money.written(yuan).removesuffix(".00")
