"""DemandLab: a price is changed, buyers react; sales and profit before and now."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import Sold
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

BEFORE = Sold(Decimal(30), 100, Decimal(18))
"""Boxes of last year: at 24 yuan of this year sales go up, and profit goes down."""

LEAST_PRICE, MOST_PRICE = 1_800, 3_600
"""In fen; the least is the cost."""

SCALE = Decimal(5_000)
"""Yuan of a whole bar: what was before stays as long as it is, whatever is sold now."""

REACTIONS: dict[str, tuple[Message, Decimal]] = {
    "weak": (message("Not much"), Decimal("-0.5")),
    "middle": (message("Some"), Decimal("-1.8")),
    "strong": (message("A lot"), Decimal(-3)),
}
"""How much buyers care about the price: their midpoint elasticity."""


class DemandLab(Lab):
    """Choose a price and the kind of buyers; compare sales and profit with before."""

    _esm, _css = assets("demandlab")
    item = "lab.demand"
    verbs = frozenset({"price", "reaction"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. Nothing has changed yet."""
        self._price = money.fen(BEFORE.price)
        self._reaction = "middle"

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``price`` is in fen."""
        return {"price": self._price, "reaction": self._reaction}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition took a number of boxes as well: then
        the buyers are those that the laboratory begins with."""
        self.do_price(state.get("price"))
        self.do_reaction(state.get("reaction"))

    def do_price(self, fen: object) -> None:
        """Ask for another price; buyers react to it."""
        if (fen := whole(fen, LEAST_PRICE, MOST_PRICE)) is not None:
            self._price = fen
            self.redraw()

    def do_reaction(self, reaction: object) -> None:
        """Choose how strongly buyers react."""
        if isinstance(reaction, str) and reaction in REACTIONS:
            self._reaction = reaction
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        now = self._now()
        return {
            "lab": "demand",
            "words": bilingual(_WORDS),
            "price": self._price,
            "least_price": LEAST_PRICE,
            "most_price": MOST_PRICE,
            "reactions": [
                {"id": reaction, "text": translations(text)}
                for reaction, (text, _) in REACTIONS.items()
            ],
            "reaction": self._reaction,
            "pairs": _pairs(now),
            **_said(now),
        }

    def _now(self) -> Sold:
        price = money.in_yuan(self._price)
        _, elasticity = REACTIONS[self._reaction]
        return Sold(price, pricing.units_at(BEFORE, price, elasticity), BEFORE.cost)


def _pairs(now: Sold) -> list[dict[str, Any]]:
    """Two bars for the sales and two for the profit, in parts of a scale that stays; only what
    is longer still makes it longer."""
    longest = max(SCALE, now.revenue)
    return [
        {
            "id": name,
            "name": translations(_WORDS[name]),
            "change": translations(_change(before, after)),
            "sign": "↑" if after > before else "↓" if after < before else "=",
            "bars": [
                {"id": when, "yuan": money.short(amount), "length": float(amount / longest)}
                for when, amount in (("before", before), ("now", after))
            ],
        }
        for name, before, after in (
            ("sales", BEFORE.revenue, now.revenue),
            ("profit", BEFORE.profit, now.profit),
        )
    ]


def _change(before: Decimal, now: Decimal) -> Translated:
    if now == before:
        return message("as before")
    yuan = money.short(abs(now - before))
    return (
        message("{yuan} yuan more", yuan=yuan)
        if now > before
        else message("{yuan} yuan less", yuan=yuan)
    )


def _said(now: Sold) -> dict[str, Any]:
    """What the new price brings, and whether it pays: profit counts, not sales."""
    if now.price == BEFORE.price:
        return said(
            message("Before: {units} boxes at {price} yuan. Change the price.", **_told(BEFORE))
        )
    brings = message(
        "{units} boxes at {price} yuan. Sales {sales}, profit {profit}. {keeps}",
        **_told(now),
        sales=_change(BEFORE.revenue, now.revenue),
        profit=_change(BEFORE.profit, now.profit),
        keeps=_keeps(now),
    )
    return said(brings, "ok", "✓") if now.profit >= BEFORE.profit else said(brings, "notyet", "→")


def _told(sold: Sold) -> dict[str, Any]:
    return {"price": money.short(sold.price), "units": sold.units}


def _keeps(now: Sold) -> Translated:
    """How many must be sold at this price to earn as much as before."""
    wanted = pricing.units_to_keep_profit(BEFORE, now.price)
    if wanted is None:
        return message("Nothing is left, however many are sold.")
    return message("{units} boxes earn as much as before.", units=wanted)


_WORDS: dict[str, Translated] = {
    "title": message("Price and demand"),
    "question": message(
        "All costs of a box: {cost} yuan. The price goes down: is more left?",
        cost=money.short(BEFORE.cost),
    ),
    "price": message("New price"),
    "price_less": message("{number}: less", number=message("New price")),
    "price_more": message("{number}: more", number=message("New price")),
    "reaction": message("How much do buyers care about the price?"),
    "yuan": message("yuan"),
    "before": message("before"),
    "now": message("now"),
    "sales": message("Sales"),
    "profit": message("Profit"),
    "again": message("Start again"),
}
