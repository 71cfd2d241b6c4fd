"""MarginLab: one profit, measured against the price and against the cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from qihang.commerce import money, pricing
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, whole

Lead = Literal["price", "margin", "markup"]

LEADS: dict[Lead, tuple[Translated, Translated]] = {
    "price": (message("Price"), message("I see what is left.")),
    "margin": (message("Margin"), message("It gives me the price.")),
    "markup": (message("Markup"), message("It gives me the price.")),
}
"""What the trainee sets, beside the cost."""

LEAST_FEN = 100
MOST_COST = 6000
MOST_PRICE = 30_000

MOST_WANTED: dict[Lead, int] = {"margin": 800, "markup": 3000}
"""In tenths of a percent. What is wanted of the highest cost stays below the highest price."""

MARKUPS = (250, 500, 1000, 1500)
"""Quick examples, in tenths of a percent of the cost."""


class MarginLab(Lab):
    """Move cost and price, or ask for a margin or a markup, and read the two rulers."""

    _esm, _css = assets("marginlab")
    item = "lab.margin"
    verbs = frozenset({"cost", "price", "lead", "wanted", "example"})

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

    def do_example(self, tenths: object) -> None:
        """Take one of the quick examples of a markup."""
        tenths = whole(tenths, min(MARKUPS), max(MARKUPS))
        if tenths in MARKUPS:
            self._lead, self._wanted = "markup", tenths
            self._follow()
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Amounts are in fen, and in yuan as they are written."""
        amounts = self._amounts()
        return {
            "lab": "margin",
            "words": bilingual(_WORDS),
            "leads": [
                {"id": lead, "text": translations(name), "help": translations(help)}
                for lead, (name, help) in LEADS.items()
            ],
            "lead": self._lead,
            "cost": self._cost,
            "price": self._price,
            "profit": self._price - self._cost,
            "least": LEAST_FEN,
            "most_cost": MOST_COST,
            "most_price": MOST_PRICE,
            "wanted": self._wanted if self._lead != "price" else None,
            "most_wanted": MOST_WANTED.get(self._lead),
            "examples": [self._example(tenths) for tenths in MARKUPS],
            "of_price": translations(
                message("Upper ruler: 100% is the price, {price} yuan.", **amounts)
            ),
            "of_cost": translations(
                message("Lower ruler: 100% is the cost, {cost} yuan.", **amounts)
            ),
            "margin": translations(message("Margin: {margin}% of the price", **amounts)),
            "markup": translations(message("Markup: {markup}% of the cost", **amounts)),
            "parts": {name: amounts[name] for name in ("cost", "price", "profit", "loss")},
            "sentence": translations(self._sentence(amounts)),
            "said": self._said(),
            "ways": self._ways(),
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
            "cost": money.yuan(self._cost),
            "price": money.yuan(self._price),
            "profit": money.yuan(self._price - self._cost),
            "loss": money.yuan(self._cost - self._price),
            "margin": money.percent(self._margin()),
            "markup": money.percent(self._markup()),
            "loss_of_price": money.percent(abs(self._margin())),
            "loss_of_cost": money.percent(abs(self._markup())),
        }

    def _sentence(self, amounts: dict[str, str]) -> Translated:
        if self._price < self._cost:
            return message(
                "The price is below the cost. Each piece loses {loss} yuan:"
                " {loss_of_price}% of the price, {loss_of_cost}% of the cost.",
                **amounts,
            )
        return message(
            "The gross profit is {profit} yuan. It is {margin}% of the price of {price} yuan:"
            " the margin. It is {markup}% of the cost of {cost} yuan: the markup.",
            **amounts,
        )

    def _said(self) -> dict[str, Any]:
        """How the price came about, or why the two rulers differ."""
        if self._lead == "price":
            return {"sign": "–", "text": translations(self._compared())}
        values = {
            "cost": money.yuan(self._cost),
            "price": money.yuan(self._price),
            "wanted": _percent(self._wanted),
        }
        if self._lead == "margin":
            how = message(
                "Price = cost ÷ (1 − margin): {cost} ÷ (1 − {wanted}%) = {price} yuan.", **values
            )
        else:
            how = message(
                "Price = cost × (1 + markup): {cost} × (1 + {wanted}%) = {price} yuan.", **values
            )
        return {"sign": "–", "text": translations(how)}

    def _compared(self) -> Translated:
        if self._price < self._cost:
            return message("Selling more does not help. Each piece loses again.")
        if self._price == self._cost:
            return message("Price and cost are the same. Nothing is left.")
        return message(
            "The profit is the same for both rulers. But the cost is smaller than the price,"
            " so the profit is a bigger part of it."
        )

    def _ways(self) -> list[dict[str, Any]] | None:
        """For a wanted margin: the price that gives it, beside the cost with the share on top."""
        if self._lead != "margin" or not self._wanted:
            return None
        share = Decimal(self._wanted) / 1000
        cost = money.yuan(self._cost)
        divided = message("{cost} ÷ (1 − {wanted}%)", cost=cost, wanted=_percent(self._wanted))
        added = f"{cost} × {money.figure(1 + share)}"
        topped = pricing.price_for_markup(Decimal(self._cost), share)
        return [
            self._way("divided", divided, self._price, "✓"),
            self._way("added", added, int(money.rounded(topped, 0)), "→"),
        ]

    def _way(self, name: str, how: Translated | str, price: int, sign: str) -> dict[str, Any]:
        profit = pricing.gross_profit(Decimal(price), Decimal(self._cost))
        margin = pricing.margin(Decimal(price), Decimal(self._cost))
        return {
            "id": name,
            "sign": sign,
            "how": translations(how),
            "price": price,
            "profit": int(profit),
            "text": translations(
                message(
                    "{price} yuan, profit {profit} yuan: margin {margin}% of the price",
                    price=money.yuan(price),
                    profit=money.yuan(int(profit)),
                    margin=money.percent(margin),
                )
            ),
        }

    def _example(self, tenths: int) -> dict[str, Any]:
        margin = pricing.margin_of_markup(Decimal(tenths) / 1000)
        text = message(
            "markup {markup}% → margin {margin}%",
            markup=_percent(tenths),
            margin=_short(money.percent(margin)),
        )
        on = self._lead == "markup" and self._wanted == tenths
        return {"id": tenths, "text": translations(text), "on": on}


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
    "examples": message("Quick examples"),
    "profit": message("Gross profit"),
    "loss": message("Loss"),
    "paid": message("Paid by the price"),
    "ways": message("Two ways to find a price. Only one gives this margin."),
    "again": message("Start again"),
}


def _tenths(share: Decimal) -> int:
    return int(money.rounded(share * 1000, 0))


def _percent(tenths: int) -> str:
    return _short(money.figure(Decimal(tenths) / 10, 1))


def _short(percent: str) -> str:
    return percent.removesuffix(".0")
