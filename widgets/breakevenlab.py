"""BreakEvenLab: how many orders a month pay the fixed cost, and what an order must leave."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes

from qihang.commerce import money, pricing
from qihang.text import Spoken, pair, say
from widgets import figures
from widgets.figures import Words
from widgets.lab import Lab, assets, spoken, whole

MOST_ORDERS = 1_000
MOST_FIXED = 10_000
"""Yuan a month."""

LEAST_LEFT, MOST_LEFT = -500, 3_000
"""What an order leaves, in fen."""

TIMES = (1, 2, 10)
"""How many times as many orders the table looks at."""

LEAST_REACH = 500
"""Orders that the chart shows at the least."""

SIZE = (720, 400)


class BreakEvenLab(Lab):
    """Move the orders, the fixed cost and what an order leaves; see where the lines cross."""

    _esm, _css = assets("lab", "breakevenlab")
    item = "lab.breakeven"
    verbs = frozenset({"orders", "fixed", "left"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. The worked order of the course, in its first month."""
        self._orders = 200
        self._fixed = 3_000
        self._left = 1_089

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``fixed`` is in yuan, ``left`` in fen."""
        return {"orders": self._orders, "fixed": self._fixed, "left": self._left}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_orders(state.get("orders"))
        self.do_fixed(state.get("fixed"))
        self.do_left(state.get("left"))

    def do_orders(self, orders: object) -> None:
        """Say how many orders the month has."""
        if (orders := whole(orders, 0, MOST_ORDERS)) is not None:
            self._orders = orders
            self.redraw()

    def do_fixed(self, yuan: object) -> None:
        """Say what the month costs even without an order."""
        if (yuan := whole(yuan, 0, MOST_FIXED)) is not None:
            self._fixed = yuan
            self.redraw()

    def do_left(self, fen: object) -> None:
        """Say what one order leaves."""
        if (fen := whole(fen, LEAST_LEFT, MOST_LEFT)) is not None:
            self._left = fen
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {
            "lab": "breakeven",
            "words": spoken(_WORDS),
            "orders": self._orders,
            "most_orders": MOST_ORDERS,
            "fixed": self._fixed,
            "most_fixed": MOST_FIXED,
            "left": self._left,
            "least_left": LEAST_LEFT,
            "most_left": MOST_LEFT,
            "chart": _chart(self._orders, self._fixed, self._left),
            "heads": _HEADS,
            "rows": [self._row(times) for times in TIMES],
            "sentence": pair(self._sentence()),
            "said": self._said(),
        }

    def _row(self, times: int) -> dict[str, Any]:
        orders = self._orders * times
        left = _yuan(self._left)
        return {
            "orders": str(orders),
            "bring": _signed(pricing.monthly_profit(orders, left, pricing.NOTHING)),
            "end": _signed(pricing.monthly_profit(orders, left, Decimal(self._fixed))),
        }

    def _profit(self) -> Decimal:
        return pricing.monthly_profit(self._orders, _yuan(self._left), Decimal(self._fixed))

    def _needed(self) -> int | None:
        return pricing.break_even_orders(Decimal(self._fixed), _yuan(self._left))

    def _sentence(self) -> Spoken:
        needed = self._needed()
        if needed is None:
            return say("{end} No number of orders is enough.", end=self._end())
        return say("{end} {count} orders are needed.", end=self._end(), count=needed)

    def _end(self) -> Spoken:
        profit = self._profit()
        if profit == 0:
            return say("At {orders} orders the month ends just at break-even.", orders=self._orders)
        if profit < 0:
            return say(
                "At {orders} orders the month ends {yuan} yuan below break-even.",
                orders=self._orders,
                yuan=money.written(-profit),
            )
        return say(
            "At {orders} orders the month ends {yuan} yuan above break-even.",
            orders=self._orders,
            yuan=money.written(profit),
        )

    def _said(self) -> dict[str, Any]:
        """What more orders would do."""
        needed = self._needed()
        if self._left < 0:
            return _note(
                "notyet",
                "×",
                say(
                    "Every order costs you {yuan} yuan. More orders make it worse.",
                    yuan=money.yuan(-self._left),
                ),
            )
        if needed is None:
            return _note("notyet", "×", say("An order leaves nothing. More orders do not help."))
        if self._orders < needed:
            return _note(
                "notyet", "→", say("Orders still missing: {count}.", count=needed - self._orders)
            )
        return _note(
            "ok",
            "✓",
            say("Paid. Each further order brings {yuan} yuan.", yuan=money.yuan(self._left)),
        )


def _note(tone: str, sign: str, text: Spoken) -> dict[str, Any]:
    return {"tone": tone, "sign": sign, "text": pair(text)}


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / 100


def _signed(amount: Decimal) -> str:
    return money.written(amount).replace("-", "−")


# ---- the chart -----------------------------------------------------------------------------

_FLAGS = 0.3
"""The share of the chart's height above all lines, where what is marked is named."""


@lru_cache(maxsize=8)
def _chart(orders: int, fixed: int, left: int) -> dict[str, Any]:
    return figures.chart(lambda axes, words: _draw(axes, words, orders, fixed, left), *SIZE)


def _draw(axes: Axes, words: Words, orders: int, fixed: int, left: int) -> None:
    """Two lines, the fixed cost and what the orders leave; where they cross, and now."""
    colours = figures.colours()
    needed = pricing.break_even_orders(Decimal(fixed), _yuan(left))
    reach = _reach(max(orders, needed or 0))
    lowest, highest = _span(fixed, reach * left / 100)
    flags = (highest - lowest) * _FLAGS
    now = orders * left / 100

    axes.plot([0, reach], [0, reach * left / 100], color=colours["accent"], label=words(_BRING))
    axes.axhline(
        fixed,
        color=colours["ink"],
        linestyle=(0, (5, 2)),
        linewidth=2,
        label=words(_WORDS["fixed"]),
    )
    axes.axhline(0, color=colours["edge"], linewidth=1)
    axes.set_xlim(0, reach)
    axes.set_ylim(lowest, highest + flags)
    axes.set_xlabel(words(say("orders a month")))
    axes.set_ylabel(words(_WORDS["yuan"]))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0.2)

    paid = pricing.monthly_profit(orders, _yuan(left), Decimal(fixed)) >= 0
    tone = colours["ok" if paid else "notyet"]
    axes.plot([orders, orders], [now, fixed], color=tone, linewidth=6, solid_capstyle="butt")
    axes.plot(orders, now, "o", color=tone, markersize=9, clip_on=False, zorder=4)
    if needed is not None:
        text = words(say("break-even: {count} orders", count=needed))
        axes.plot(needed, fixed, "D", color=colours["ink"], markersize=8, clip_on=False, zorder=4)
        _flag(axes, needed, highest + flags * 0.3, text, colours["ink"], away=orders)
    text = words(say("now: {count} orders", count=orders))
    _flag(axes, orders, highest + flags * 0.75, text, tone, away=needed or 0)


def _flag(axes: Axes, x: float, top: float, text: str, colour: str, *, away: float) -> None:
    """A thin line from the ground to ``top``, and a name on the side without ``away``.

    A name takes a third of the width; where there is no room it stands on the other side.
    """
    reach = axes.get_xlim()[1]
    right = x <= reach * (2 / 3 if away <= x else 1 / 3)
    axes.plot([x, x], [axes.get_ylim()[0], top], color=colour, linewidth=1.2, linestyle=(0, (1, 2)))
    axes.annotate(
        text,
        (x, top),
        xytext=(4 if right else -4, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        color=colour,
        bbox={"facecolor": figures.colours()["card"], "edgecolor": "none", "pad": 1.5},
        zorder=5,
    )


def _reach(orders: int) -> int:
    """A round number of orders with room to the right of what is marked."""
    wanted, step = max(LEAST_REACH, orders * 1.1), 100
    while step * 10 < wanted:
        step *= 10
    return next(step * times for times in (1, 2, 5, 10) if step * times >= wanted)


def _span(fixed: int, last: float) -> tuple[float, float]:
    """The lowest and the highest yuan of both lines, with some room."""
    lowest, highest = min(0.0, last), max(float(fixed), last, 100.0)
    return lowest * 1.1, highest * 1.05


# ---- words ---------------------------------------------------------------------------------

_BRING = say("What the orders leave")

_WORDS: dict[str, Spoken] = {
    "title": say("The break-even line"),
    "question": say("How many orders pay the fixed cost of a month?"),
    "orders": say("Orders a month"),
    "orders_less": say("1 order less"),
    "orders_more": say("1 order more"),
    "orders_unit": say("orders"),
    "fixed": say("Fixed cost a month"),
    "fixed_less": say("Fixed cost: 100 yuan less"),
    "fixed_more": say("Fixed cost: 100 yuan more"),
    "left": say("What one order leaves"),
    "left_less": say("One order leaves 0.10 yuan less"),
    "left_more": say("One order leaves 0.10 yuan more"),
    "yuan": say("yuan"),
    "table": say("The same with more orders"),
    "again": say("Start again"),
}

_HEADS = [
    pair(say("Orders")),
    pair(say("What the orders leave, yuan")),
    pair(say("Less the fixed cost, yuan")),
]
