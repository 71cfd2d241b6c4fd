"""MarginLab: one profit, measured against the price and against the cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from qihang.commerce import money, pricing
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

Lead = Literal["price", "margin", "markup"]

LEADS: dict[Lead, Message] = {
    "price": message("Price"),
    "margin": message("Margin"),
    "markup": message("Markup"),
}
"""What the trainee sets, beside the cost."""

LEAST_FEN = 100
MOST_COST = 6000
MOST_PRICE = 30_000

MOST_WANTED: dict[Lead, int] = {"margin": 800, "markup": 3000}
"""In tenths of a percent. What is wanted of the highest cost stays below the highest price."""


class MarginLab(Lab):
    """Move cost and price, or ask for a margin or a markup, and read the two rulers."""

    _esm, _css = assets("marginlab")
    item = "lab.margin"
    verbs = frozenset({"cost", "price", "lead", "wanted"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._cost = 2000
        self._price = 2500
        self._lead: Lead = "price"
        self._wanted = 0

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. Amounts in fen; ``wanted`` in tenths of a percent."""
        return {
            "cost": self._cost,
            "price": self._price,
            "lead": self._lead,
            "wanted": self._wanted,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_lead("price")
        self.do_cost(state.get("cost"))
        self.do_price(state.get("price"))
        self.do_lead(state.get("lead"))
        if self._lead != "price" and state.get("wanted") != self._wanted:
            self.do_wanted(state.get("wanted"))

    def do_cost(self, fen: object) -> None:
        """Change the cost. A wanted margin or markup is held: then the price follows."""
        if (fen := whole(fen, LEAST_FEN, MOST_COST)) is not None:
            self._cost = fen
            self._follow()
            self.redraw()

    def do_price(self, fen: object) -> None:
        """Change the price. From now on the price leads."""
        if (fen := whole(fen, LEAST_FEN, MOST_PRICE)) is not None:
            self._lead = "price"
            self._price = fen
            self.redraw()

    def do_lead(self, lead: object) -> None:
        """Choose what is set beside the cost; the bar stays as it is, if it can."""
        if not isinstance(lead, str) or lead not in LEADS:
            return
        self._lead = lead
        if lead != "price":
            now = _tenths(self._margin() if lead == "margin" else self._markup())
            self._wanted = min(max(now, 0), MOST_WANTED[lead])
            if self._wanted != now:
                self._follow()
        self.redraw()

    def do_wanted(self, tenths: object) -> None:
        """Ask for a margin or a markup, whichever leads."""
        tenths = whole(tenths, 0, MOST_WANTED.get(self._lead, -1))
        if tenths is not None:
            self._wanted = tenths
            self._follow()
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Amounts are in fen, and in yuan as they are written."""
        amounts = self._amounts()
        return {
            "lab": "margin",
            "words": bilingual(_WORDS),
            "leads": [{"id": lead, "text": translations(name)} for lead, name in LEADS.items()],
            "lead": self._lead,
            "cost": self._cost,
            "price": self._price,
            "profit": self._price - self._cost,
            "least": LEAST_FEN,
            "most_cost": MOST_COST,
            "most_price": MOST_PRICE,
            "wanted": self._wanted if self._lead != "price" else None,
            "most_wanted": MOST_WANTED.get(self._lead),
            "margin": translations(message("Margin: {margin}% of the price", **amounts)),
            "markup": translations(message("Markup: {markup}% of the cost", **amounts)),
            "parts": {name: amounts[name] for name in ("cost", "price", "profit", "loss")},
            **said(self._finding(amounts)),
        }

    def _margin(self) -> Decimal:
        return pricing.margin(Decimal(self._price), Decimal(self._cost))

    def _markup(self) -> Decimal:
        return pricing.markup(Decimal(self._price), Decimal(self._cost))

    def _follow(self) -> None:
        """Set the price that the wanted margin or markup needs, to the fen."""
        if self._lead == "price":
            return
        find = pricing.price_for_margin if self._lead == "margin" else pricing.price_for_markup
        exact = find(Decimal(self._cost), Decimal(self._wanted) / 1000)
        self._price = int(money.rounded(exact, 0))

    def _amounts(self) -> dict[str, str]:
        """Yuan and percentages as they are written; of a loss, without its sign."""
        return {
            "cost": _yuan(self._cost),
            "price": _yuan(self._price),
            "profit": _yuan(self._price - self._cost),
            "loss": _yuan(self._cost - self._price),
            "margin": _percent(self._margin()).replace("-", "−"),
            "markup": _percent(self._markup()).replace("-", "−"),
            "loss_of_price": _percent(abs(self._margin())),
            "loss_of_cost": _percent(abs(self._markup())),
            "wanted": _percent(Decimal(self._wanted) / 1000),
            "times": money.brief(Decimal(self._price) / self._cost, 2),
        }

    def _finding(self, amounts: dict[str, str]) -> Translated:
        if self._price == self._cost:
            return message("Price and cost are the same. Nothing is left.")
        if self._price < self._cost:
            return message(
                "Each piece loses {loss} yuan: {loss_of_price}% of the price,"
                " {loss_of_cost}% of the cost.",
                **amounts,
            )
        if self._lead == "margin":
            return message(
                "For a margin of {wanted}% the price is {price} yuan: {times} times the cost."
                " The markup is {markup}%.",
                **amounts,
            )
        if self._lead == "markup":
            return message(
                "For a markup of {wanted}% the price is {price} yuan: {times} times the cost."
                " The margin is {margin}%.",
                **amounts,
            )
        return message(
            "The gross profit is {profit} yuan: {margin}% of the price, {markup}% of the cost.",
            **amounts,
        )


_WORDS: dict[str, Translated] = {
    "title": message("Margin or markup"),
    "question": message("The same profit: how many percent of what?"),
    "lead": message("What do you set?"),
    "cost": message("Cost"),
    "cost_less": message("{number}: less", number=message("Cost")),
    "cost_more": message("{number}: more", number=message("Cost")),
    "price": message("Price"),
    "price_less": message("{number}: less", number=message("Price")),
    "price_more": message("{number}: more", number=message("Price")),
    "margin": message("Margin I want, of the price"),
    "margin_less": message("{number}: less", number=message("Margin")),
    "margin_more": message("{number}: more", number=message("Margin")),
    "markup": message("Markup I want, of the cost"),
    "markup_less": message("{number}: less", number=message("Markup")),
    "markup_more": message("{number}: more", number=message("Markup")),
    "yuan": message("yuan"),
    "profit": message("Gross profit"),
    "loss": message("Loss"),
    "again": message("Start again"),
}


def _yuan(fen: int) -> str:
    return money.short(money.in_yuan(fen))


def _tenths(share: Decimal) -> int:
    return int(money.rounded(share * 1000, 0))


def _percent(share: Decimal) -> str:
    return money.brief(share * 100, 1)
