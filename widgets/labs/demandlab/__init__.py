"""DemandLab: a price is changed, people react; sales and profit before and now."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from qihang.commerce import money, pricing
from qihang.commerce.pricing import Sold
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, note, whole

BEFORE = Sold(Decimal(30), 100, Decimal(18))

LEAST_PRICE, MOST_PRICE = 1_800, 3_600
"""In fen; the least is the cost."""

MOST_UNITS = 1_000

REACTIONS: dict[str, Decimal] = {
    "weak": Decimal("-0.5"),
    "middle": Decimal("-1.8"),
    "strong": Decimal(-3),
}
"""The cards: how strongly people react, as midpoint elasticity."""

OWN = "own"
"""In place of a card: units that the trainee says."""

EXAMPLE_PRICE, EXAMPLE_REACTION = 2_400, "middle"
"""30 → 24 yuan sells 150: sales go up, profit goes down."""


class DemandLab(Lab):
    """Choose a price and a reaction, or units; compare sales and profit with before."""

    _esm, _css = assets("demandlab")
    item = "lab.demand"
    verbs = frozenset({"price", "reaction", "units", "example"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. Nothing has changed yet."""
        self._price = money.fen(BEFORE.price)
        self._reaction = "middle"
        self._own = BEFORE.units

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``price`` is in fen; ``units`` counts without a card."""
        return {"price": self._price, "reaction": self._reaction, "units": self._own}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_price(state.get("price"))
        self.do_units(state.get("units"))
        self.do_reaction(state.get("reaction"))

    def do_price(self, fen: object) -> None:
        """Ask for another price. With a card, people react to it."""
        if (fen := whole(fen, LEAST_PRICE, MOST_PRICE)) is not None:
            self._price = fen
            self.redraw()

    def do_reaction(self, reaction: object) -> None:
        """Choose how people react, or keep the units that are sold now."""
        if isinstance(reaction, str) and reaction in (*REACTIONS, OWN):
            self._own = self._now().units
            self._reaction = reaction
            self.redraw()

    def do_units(self, units: object) -> None:
        """Say how many are sold now."""
        if (units := whole(units, 0, MOST_UNITS)) is not None:
            self._own = units
            self._reaction = OWN
            self.redraw()

    def do_example(self) -> None:
        """The card of the course: 30 → 24 yuan, 150 sold."""
        self._price, self._reaction = EXAMPLE_PRICE, EXAMPLE_REACTION
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Heights of bars are in parts of the highest."""
        now = self._now()
        return {
            "lab": "demand",
            "words": bilingual(_WORDS),
            "price": self._price,
            "least_price": LEAST_PRICE,
            "most_price": MOST_PRICE,
            "units": now.units,
            "most_units": MOST_UNITS,
            "reactions": _REACTIONS,
            "reaction": self._reaction,
            "pairs": _pairs(now),
            "facts": [translations(fact) for fact in self._facts(now)],
            "sentence": translations(_sentence(now)),
            "said": _said(now),
        }

    def _now(self) -> Sold:
        price = money.in_yuan(self._price)
        units = self._own
        if self._reaction in REACTIONS:
            units = pricing.units_at(BEFORE, price, REACTIONS[self._reaction])
        return Sold(price, units, BEFORE.cost)

    def _facts(self, now: Sold) -> list[Translated]:
        """What else can be said of the new price."""
        return [_keeps(now), *_elasticity(now)]


def _pairs(now: Sold) -> list[dict[str, Any]]:
    """Two bars for the sales and two for the profit, all in one scale."""
    highest = max(BEFORE.revenue, now.revenue)
    return [
        {
            "id": name,
            "name": translations(text),
            "change": translations(_change(before, after)),
            "sign": "↑" if after > before else "↓" if after < before else "=",
            "bars": [
                {"id": when, "yuan": money.written(amount), "height": float(amount / highest)}
                for when, amount in (("before", before), ("now", after))
            ],
        }
        for name, text, before, after in (
            ("sales", _WORDS["sales"], BEFORE.revenue, now.revenue),
            ("profit", _WORDS["profit"], BEFORE.profit, now.profit),
        )
    ]


def _change(before: Decimal, now: Decimal) -> Translated:
    if now == before:
        return message("as before")
    yuan = money.written(abs(now - before))
    return (
        message("{yuan} yuan more", yuan=yuan)
        if now > before
        else message("{yuan} yuan less", yuan=yuan)
    )


def _sentence(now: Sold) -> Translated:
    return message(
        "{units} sold at {price} yuan. Sales {sales} yuan: {sales_change}."
        " Profit {profit} yuan: {profit_change}.",
        units=now.units,
        price=money.written(now.price),
        sales=money.written(now.revenue),
        sales_change=_change(BEFORE.revenue, now.revenue),
        profit=money.written(now.profit),
        profit_change=_change(BEFORE.profit, now.profit),
    )


def _said(now: Sold) -> dict[str, Any]:
    """Whether the change pays: profit counts, not sales."""
    if now.profit > BEFORE.profit:
        return note("ok", "✓", message("More profit than before. This price pays."))
    if now.profit == BEFORE.profit:
        if now == BEFORE:
            return note("", "→", message("Nothing has changed yet. Change the price."))
        return note("", "–", message("The same profit as before."))
    if now.revenue > BEFORE.revenue:
        return note("notyet", "→", message("Sales go up, but profit goes down."))
    return note("notyet", "→", message("Less profit than before."))


def _keeps(now: Sold) -> Translated:
    """How many must be sold at this price to earn as much as before."""
    wanted = pricing.units_to_keep_profit(BEFORE, now.price)
    if wanted is None:
        return message(
            "At {price} yuan a piece leaves nothing. No number of pieces is enough.",
            price=money.written(now.price),
        )
    return message(
        "To earn {profit} yuan as before, {units} must be sold at {price} yuan.",
        profit=money.written(BEFORE.profit),
        units=wanted,
        price=money.written(now.price),
    )


def _elasticity(now: Sold) -> list[Translated]:
    if now.price == BEFORE.price:
        return []
    found = money.rounded(pricing.elasticity(BEFORE, now), 1)
    return [
        message(
            "Elasticity by the midpoint method: {elasticity}.",
            elasticity=money.figure(found).replace("-", "−"),
        )
    ]


_WORDS: dict[str, Translated] = {
    "title": message("Price and demand"),
    "question": message("The price goes down and more is sold. Is more left?"),
    "start": message(
        "Before: price {price} yuan, {units} sold, cost {cost} yuan a piece.",
        price=money.written(BEFORE.price),
        units=BEFORE.units,
        cost=money.written(BEFORE.cost),
    ),
    "example": message("Try: 24 yuan, 150 sold"),
    "price": message("Price now"),
    "price_less": message("Price: 0.50 yuan less"),
    "price_more": message("Price: 0.50 yuan more"),
    "reaction": message("How do people react to the price?"),
    "units": message("Sold now"),
    "units_less": message("Sold: 1 less"),
    "units_more": message("Sold: 1 more"),
    "units_unit": message("pieces"),
    "units_help": message("Write your own number here."),
    "yuan": message("yuan"),
    "before": message("before"),
    "now": message("now"),
    "sales": message("Sales"),
    "profit": message("Profit"),
    "again": message("Start again"),
}

_REACTIONS = [
    {"id": reaction, "text": translations(text), "help": help_ and translations(help_)}
    for reaction, text, help_ in (
        ("weak", message("weak"), message("1% cheaper: about 0.5% more sold")),
        ("middle", message("middle"), message("1% cheaper: about 1.8% more sold")),
        ("strong", message("strong"), message("1% cheaper: about 3% more sold")),
        (OWN, message("own number"), None),
    )
]
