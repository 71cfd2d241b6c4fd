"""S3 Price and profit, second edition: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import ClassVar

from qihang.commerce import pricing
from qihang.commerce.money import figure
from qihang.commerce.pricing import Offer, Sent, Tenths
from qihang.language.messages import Message, Translated, message
from qihang.sessions.base import Variant, source
from qihang.sessions.s3.exercise import (
    CLEARLY,
    Cut,
    Goods,
    Month,
    draw_cut,
    draw_goods,
    draw_month,
    yuan_words,
)
from qihang.sessions.shown import FactCard

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class ShopMonth(Month):
    """A month whose card keeps the costs of an order apart from the fixed cost."""

    left_is_called: ClassVar[Translated] = message("Price less the order's own costs")


@dataclass(frozen=True)
class Fees:
    """What a platform takes of the money that stays, in percent.

    The ``basic`` fee and the ``commission`` of this kind of goods, less the ``relief`` that a
    small shop is given. All three are invented: a real platform's stand in ``rates.toml``.
    """

    basic: Decimal
    commission: Decimal
    relief: Decimal

    @property
    def rate(self) -> Decimal:
        """All of it together, in percent."""
        return self.basic + self.commission - self.relief


@dataclass(frozen=True)
class FreshOrder:
    """One order of fresh goods; ``refunds`` of 100 are refunded, and their goods are lost.

    ``sent`` is packaging and the parcel.
    """

    price: Decimal
    goods: Decimal
    sent: Decimal
    refunds: Decimal
    fees: Fees

    @property
    def offer(self) -> Offer:
        """The same order with its shares as parts of 1."""
        return Offer(
            price=self.price,
            goods=self.goods,
            packaging=self.sent,
            fee=self.fees.rate / HUNDRED,
            refunds=self.refunds / HUNDRED,
        )

    @property
    def distractors(self) -> dict[str, Decimal]:
        """What seems to be left after each misconception."""
        offer, costs = self.offer, self.offer.costs()
        return {
            "fee-left-out": offer.left + costs["fee"],
            "refunds-left-out": replace(offer, refunds=Decimal(0)).left,
            "fee-on-cost": offer.left + costs["fee"] - offer.goods * offer.fee,
            "fee-on-all": offer.left + costs["fee"] - self.price * offer.fee,
            "relief-added": self._left_at(self.fees.rate + 2 * self.fees.relief),
        }

    def _left_at(self, rate: Decimal) -> Decimal:
        return replace(self.offer, fee=rate / HUNDRED).left

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("The costs of an order"),
            (
                (message("Price"), yuan_words(self.price)),
                (message("Goods"), yuan_words(self.goods)),
                (message("Packaging and parcel"), yuan_words(self.sent)),
                (
                    message("Refunds, goods lost"),
                    message("{count} of 100 orders", count=figure(self.refunds)),
                ),
                (message("Basic fee, of the price less refunds"), f"{figure(self.fees.basic)}%"),
                (message("Commission, of the same money"), f"{figure(self.fees.commission)}%"),
                (message("Relief for small shops"), f"−{figure(self.fees.relief)}%"),
            ),
        )


@dataclass(frozen=True)
class Returns:
    """A hundred orders, of which ``back`` come back with their goods.

    ``received``: what a kept order brings after the platform's fee. ``sent``: packaging and the
    parcel of every order. ``freight``: the parcel back. ``worth``: what goods that came back
    still bring, with nothing for tea that was opened.
    """

    received: Decimal
    goods: Decimal
    sent: Decimal
    freight: Decimal
    worth: Decimal
    back: int

    @property
    def one(self) -> Sent:
        """One of these orders."""
        return Sent(self.received, self.goods, self.sent, self.freight, Decimal(0), self.worth)

    @property
    def lost(self) -> Decimal:
        """What one order loses that comes back, in yuan."""
        return self.goods - self.worth + self.freight + self.sent

    @property
    def left(self) -> Decimal:
        """What all hundred leave, in yuan."""
        return HUNDRED * self.one.left(self.back / HUNDRED)


@dataclass(frozen=True)
class ShopCoupons:
    """A purchase: first the shop's own 折, then a coupon of which the platform pays a share.

    ``payer`` is ``shop``, ``platform`` or ``half``; the order of both is the platform's.
    """

    price: Decimal
    tenths: int
    coupon: Decimal
    payer: str

    @property
    def lowered(self) -> Decimal:
        """The price after the shop's own 折."""
        return pricing.after(self.price, [Tenths(Decimal(self.tenths))])

    @property
    def buyer_pays(self) -> Decimal:
        """What the buyer pays in the end."""
        return self.lowered - self.coupon

    @property
    def received(self) -> Decimal:
        """What the shop receives: what the buyer pays and what the platform adds."""
        return pricing.seller_receives(self.lowered, self.coupon, PLATFORM_PAYS[self.payer])

    @property
    def distractors(self) -> dict[str, Decimal]:
        """Other amounts that one may write, by the misconception behind each."""
        sums = {
            "buyer-pays-is-received": self.buyer_pays,
            "platform-pays-all": self.lowered,
            "own-discount-left-out": self.price - self.coupon,
        }
        return {idea: amount for idea, amount in sums.items() if amount != self.received}

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("A purchase and two coupons"),
            (
                (message("Price"), yuan_words(self.price)),
                (message("First, the shop's own"), f"{self.tenths}折"),
                (
                    message("Then a coupon"),
                    message("{amount} yuan off", amount=figure(self.coupon)),
                ),
                (message("The coupon is paid by"), PAYERS[self.payer]),
            ),
        )


PLATFORM_PAYS = {"shop": Decimal(0), "half": Decimal("0.5"), "platform": Decimal(1)}
"""The share of a coupon that the platform pays, by its payer."""

PAYERS: dict[str, Message] = {
    "shop": message("the shop"),
    "half": message("shop and platform, half each"),
    "platform": message("the platform"),
}


@dataclass(frozen=True)
class Off:
    """A price that is sold at so many tenths."""

    price: Decimal
    tenths: int

    @property
    def pays(self) -> Decimal:
        """What is paid, in yuan."""
        return pricing.after(self.price, [Tenths(Decimal(self.tenths))])

    @property
    def yuan(self) -> Decimal:
        """What is off, in yuan."""
        return self.price - self.pays

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("A price with a sign"),
            (
                (message("Price"), yuan_words(self.price)),
                (message("The sign says"), f"{self.tenths}折"),
            ),
        )


@dataclass(frozen=True)
class Happening:
    """Something that happens in a shop; ``behind`` is the idea of taking it for a cost."""

    id: str
    words: Message
    behind: str | None = None

    def translations(self) -> dict[str, str]:
        """The sentence in both languages."""
        return self.words.translations()


HAPPENINGS: tuple[Happening, ...] = (
    Happening("parcel", message("The parcel to the buyer.")),
    Happening("fined", message("The platform takes a fine out of the deposit.")),
    Happening("own-coupon", message("The shop's own coupon is used.")),
    Happening("opened", message("Tea comes back opened and cannot be sold again.")),
    Happening("back", message("The shop pays for sending the goods back.")),
    Happening("deposit", message("The deposit lies with the platform."), "deposit-is-lost"),
    Happening("deposit-back", message("The deposit comes back."), "deposit-is-lost"),
    Happening(
        "platform-coupon",
        message("A coupon is used that the platform pays for."),
        "platform-coupon-is-a-cost",
    ),
    Happening(
        "buyer-freight",
        message("The buyer pays for sending the parcel back."),
        "buyers-freight-is-a-cost",
    ),
)
"""The first five take money from the shop, the others do not."""

HAPPENINGS_SHOWN = 5


@dataclass(frozen=True)
class S3(Variant):
    """The numbers of one trainee's exercise.

    ``cut``: a price cut that was tried. ``fresh``: an order with all its costs. ``returns``: a
    hundred orders of which some come back. ``goods``: three articles. ``month``: fixed cost and
    what an order leaves. ``coupons``: what a shop receives. ``off``: a price at so many tenths.
    ``happened``: the ids of five of :data:`HAPPENINGS`.
    """

    session = "s3"

    cut: Cut
    fresh: FreshOrder
    returns: Returns
    goods: tuple[Goods, ...]
    month: ShopMonth
    coupons: ShopCoupons
    off: Off
    happened: tuple[str, ...]

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """What happens in a shop, in this trainee's order."""
        by_id = {one.id: one for one in HAPPENINGS}
        return tuple(by_id[name] for name in self.happened)


def generate(seed: str) -> S3:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S3(
        seed=seed,
        cut=draw_cut(_rng(seed, "cut")),
        fresh=draw_fresh(_rng(seed, "fresh")),
        returns=draw_returns(_rng(seed, "returns")),
        goods=draw_goods(_rng(seed, "goods"), 3),
        month=draw_shop_month(_rng(seed, "month")),
        coupons=draw_shop_coupons(_rng(seed, "coupons")),
        off=draw_off(_rng(seed, "off")),
        happened=tuple(one.id for one in draw_happenings(_rng(seed, "happened"))),
    )


def _rng(*parts: str) -> Random:
    return source("s3-2", *parts)


def draw_shop_month(rng: Random) -> ShopMonth:
    """The same months as in the first edition, with a plainer card."""
    month = draw_month(rng)
    return ShopMonth(month.fixed, month.price, month.goods, month.left)


def draw_fresh(rng: Random) -> FreshOrder:
    """An order that leaves something; each distractor with it shows in the end."""
    while True:
        order = FreshOrder(
            price=Decimal(rng.randrange(25, 70)) + Decimal("0.90"),
            goods=Decimal(rng.randrange(80, 260, 5)) / 10,
            sent=Decimal(rng.randrange(50, 90, 5)) / 10,
            refunds=Decimal(rng.choice((2, 3, 4, 5, 6, 8))),
            fees=Fees(
                basic=Decimal(rng.choice((6, 7, 8))) / 10,
                commission=Decimal(rng.choice((2, 3, 4, 5))),
                relief=Decimal(rng.choice((3, 4, 5))) / 10,
            ),
        )
        ends = (order.offer.left, *order.distractors.values())
        if order.offer.left >= 3 and _told_apart(ends):
            return order


_BACK_OF_100 = (10, 15, 20, 30, 50)
"""From household goods to clothes: the size, not the number, is that of real shops."""


def draw_returns(rng: Random) -> Returns:
    """Orders that leave something although some come back; worth all, a part, or nothing."""
    while True:
        goods = Decimal(rng.randrange(15, 60))
        returns = Returns(
            received=goods + rng.randrange(15, 60),
            goods=goods,
            sent=Decimal(rng.randrange(4, 9)),
            freight=Decimal(rng.randrange(5, 11)),
            worth=rng.choice((goods, goods - rng.randrange(4, 12), Decimal(0))),
            back=rng.choice(_BACK_OF_100),
        )
        if returns.left >= 100:
            return returns


def draw_shop_coupons(rng: Random) -> ShopCoupons:
    """A purchase of which the shop receives another amount than the buyer pays, or just that."""
    while True:
        coupons = ShopCoupons(
            price=Decimal(rng.randrange(100, 400, 10)),
            tenths=rng.choice((8, 9)),
            coupon=Decimal(rng.choice((10, 20, 30, 40))),
            payer=rng.choice(list(PAYERS)),
        )
        if _told_apart((coupons.received, *coupons.distractors.values())):
            return coupons


def draw_off(rng: Random) -> Off:
    """A price at 6 to 9 tenths."""
    return Off(Decimal(rng.randrange(20, 300, 10)), rng.choice((6, 7, 8, 9)))


def draw_happenings(rng: Random) -> tuple[Happening, ...]:
    """Five of what happens, two to four of them costs, in an order of their own."""
    costs = [one for one in HAPPENINGS if one.behind is None]
    others = [one for one in HAPPENINGS if one.behind is not None]
    count = rng.randint(2, 4)
    chosen = rng.sample(costs, count) + rng.sample(others, HAPPENINGS_SHOWN - count)
    rng.shuffle(chosen)
    return tuple(chosen)


def _told_apart(amounts: tuple[Decimal, ...]) -> bool:
    return all(abs(one - other) > CLEARLY for one, other in combinations(amounts, 2))
