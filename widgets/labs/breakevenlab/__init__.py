"""BreakEvenLab: how many orders a month pay the fixed cost, and what an order must leave."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from matplotlib.axes import Axes

from qihang.commerce import money, pricing
from qihang.language.messages import Translated, message, ngettext, translations
from widgets.core.chartlab import ChartLab
from widgets.core.figures import Chart, Words, flag, legend, line, mark
from widgets.core.lab import assets, bilingual, note, whole
from widgets.core.look import colours

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


class BreakEvenLab(ChartLab):
    """Move the orders, the fixed cost and what an order leaves; see where the lines cross."""

    _esm, _css = assets("breakevenlab")
    item = "lab.breakeven"
    verbs = frozenset({"orders", "fixed", "left"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. The worked order of the course, in its first month."""
        self._orders = 200
        self._fixed = int(pricing.WORKED_FIXED)
        self._left = money.fen(pricing.WORKED.left)

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
            "words": bilingual(_WORDS),
            "orders": self._orders,
            "most_orders": MOST_ORDERS,
            "fixed": self._fixed,
            "most_fixed": MOST_FIXED,
            "left": self._left,
            "least_left": LEAST_LEFT,
            "most_left": MOST_LEFT,
            "chart": self.drawn(_CHART, *_numbers(self._orders, self._fixed, self._left)),
            "heads": _HEADS,
            "rows": [self._row(times) for times in TIMES],
            "sentence": translations(self._sentence()),
            "said": self._said(),
        }

    def _row(self, times: int) -> dict[str, Any]:
        orders = self._orders * times
        left = money.in_yuan(self._left)
        return {
            "orders": str(orders),
            "bring": _signed(pricing.monthly_profit(orders, left, pricing.NOTHING)),
            "end": _signed(pricing.monthly_profit(orders, left, Decimal(self._fixed))),
        }

    def _profit(self) -> Decimal:
        return pricing.monthly_profit(self._orders, money.in_yuan(self._left), Decimal(self._fixed))

    def _needed(self) -> int | None:
        return pricing.break_even_orders(Decimal(self._fixed), money.in_yuan(self._left))

    def _sentence(self) -> Translated:
        needed = self._needed()
        if needed is None:
            return message("{end} No number of orders is enough.", end=self._end())
        return ngettext(
            "{end} {count} order is needed.",
            "{end} {count} orders are needed.",
            needed,
            end=self._end(),
            count=needed,
        )

    def _end(self) -> Translated:
        profit = self._profit()
        if profit == 0:
            return ngettext(
                "At {orders} order the month ends just at break-even.",
                "At {orders} orders the month ends just at break-even.",
                self._orders,
                orders=self._orders,
            )
        if profit < 0:
            return ngettext(
                "At {orders} order the month ends {yuan} yuan below break-even.",
                "At {orders} orders the month ends {yuan} yuan below break-even.",
                self._orders,
                orders=self._orders,
                yuan=money.written(-profit),
            )
        return ngettext(
            "At {orders} order the month ends {yuan} yuan above break-even.",
            "At {orders} orders the month ends {yuan} yuan above break-even.",
            self._orders,
            orders=self._orders,
            yuan=money.written(profit),
        )

    def _said(self) -> dict[str, Any]:
        """What more orders would do."""
        needed = self._needed()
        if self._left < 0:
            return note(
                "notyet",
                "×",
                message(
                    "Every order costs you {yuan} yuan. More orders make it worse.",
                    yuan=money.yuan(-self._left),
                ),
            )
        if needed is None:
            return note("notyet", "×", message("An order leaves nothing. More orders do not help."))
        if self._orders < needed:
            return note(
                "notyet",
                "→",
                message("Orders still missing: {count}.", count=needed - self._orders),
            )
        return note(
            "ok",
            "✓",
            message("Paid. Each further order brings {yuan} yuan.", yuan=money.yuan(self._left)),
        )


def _signed(amount: Decimal) -> str:
    return money.written(amount).replace("-", "−")


# ---- the chart -----------------------------------------------------------------------------

_FLAGS = 0.3
"""The share of the chart's height above all lines, where what is marked is named."""


_BRING_LOOK: dict[str, Any] = {"colour": "accent"}
_FIXED_LOOK: dict[str, Any] = {"colour": "ink", "linewidth": 2, "linestyle": (0, (5, 2))}

Limits = tuple[int, float, float]
"""The last order that the chart shows, the lowest yuan, and the highest of a line."""


def _numbers(orders: int, fixed: int, left: int) -> tuple[Limits, tuple[object, ...]]:
    """What the ground is drawn from, and what moves on it."""
    needed = pricing.break_even_orders(Decimal(fixed), money.in_yuan(left))
    reach = _reach(max(orders, needed or 0))
    limits = (reach, *_span(fixed, reach * left / 100))
    return limits, (orders, fixed, left, needed, limits)


def _ground(axes: Axes, words: Words, reach: int, lowest: float, highest: float) -> None:
    """The axes, and what the two lines are called."""
    axes.axhline(0, color=colours()["edge"], linewidth=1)
    axes.set_xlim(0, reach)
    axes.set_ylim(lowest, highest + (highest - lowest) * _FLAGS)
    axes.set_xlabel(words(message("orders a month")))
    axes.set_ylabel(words(_WORDS["yuan"]))
    legend(axes, [(words(_BRING), _BRING_LOOK), (words(_WORDS["fixed"]), _FIXED_LOOK)])


def _moving(
    axes: Axes, words: Words, orders: int, fixed: int, left: int, needed: int | None, limits: Limits
) -> None:
    """Two lines, the fixed cost and what the orders leave; where they cross, and now."""
    reach, lowest, highest = limits
    flags = (highest - lowest) * _FLAGS
    now = orders * left / 100
    line(axes, [0, reach], [0, reach * left / 100], **_BRING_LOOK)
    line(axes, [0, reach], [fixed, fixed], **_FIXED_LOOK)

    paid = pricing.monthly_profit(orders, money.in_yuan(left), Decimal(fixed)) >= 0
    tone = "ok" if paid else "notyet"
    line(axes, [orders, orders], [now, fixed], tone, linewidth=6)
    mark(axes, orders, now, "o", tone, 9)
    if needed is not None:
        text = words(
            ngettext(
                "break-even: {count} order", "break-even: {count} orders", needed, count=needed
            )
        )
        mark(axes, needed, fixed, "D", "ink", 8)
        right = _has_room(needed, reach, away=orders)
        flag(axes, needed, lowest, highest + flags * 0.3, text, "ink", right=right)
    text = words(ngettext("now: {count} order", "now: {count} orders", orders, count=orders))
    right = _has_room(orders, reach, away=needed or 0)
    flag(axes, orders, lowest, highest + flags * 0.75, text, tone, right=right)


def _has_room(x: float, reach: int, *, away: float) -> bool:
    """Whether a name stands to the right of ``x``: on the side without ``away``.

    A name takes a third of the width; where there is no room it stands on the other side.
    """
    return x <= reach * (2 / 3 if away <= x else 1 / 3)


def _reach(orders: int) -> int:
    """A round number of orders with room to the right of what is marked."""
    wanted, step = max(LEAST_REACH, orders * 1.1), 100
    while step * 10 < wanted:
        step *= 10
    return next(step * times for times in (1, 2, 5, 10) if step * times >= wanted)


def _span(fixed: int, last: float) -> tuple[float, float]:
    """The lowest and the highest yuan of both lines, with some room.

    Both are round, so that the axis stays where it is while a slider moves a little.
    """
    lowest, highest = min(0.0, last), max(float(fixed), last, 100.0)
    return -_rounded_up(-lowest), _rounded_up(highest * 1.05)


def _rounded_up(amount: float) -> float:
    """The next amount that is two digits, the second 0 or 5, and zeros."""
    if amount <= 0:
        return 0.0
    unit = 10 ** (floor(log10(amount)) - 1)
    return float(ceil(amount / unit / 5) * 5 * unit)


_CHART = Chart(_ground, _moving, *SIZE)


# ---- words ---------------------------------------------------------------------------------

_BRING = message("What the orders leave")

_WORDS: dict[str, Translated] = {
    "title": message("The break-even line"),
    "question": message("How many orders pay the fixed cost of a month?"),
    "orders": message("Orders a month"),
    "orders_less": message("1 order less"),
    "orders_more": message("1 order more"),
    "orders_unit": message("orders"),
    "fixed": message("Fixed cost a month"),
    "fixed_less": message("Fixed cost: 100 yuan less"),
    "fixed_more": message("Fixed cost: 100 yuan more"),
    "left": message("What one order leaves"),
    "left_less": message("One order leaves 0.10 yuan less"),
    "left_more": message("One order leaves 0.10 yuan more"),
    "yuan": message("yuan"),
    "table": message("The same with more orders"),
    "again": message("Start again"),
}

_HEADS = [
    translations(message("Orders")),
    translations(message("What the orders leave, yuan")),
    translations(message("Less the fixed cost, yuan")),
]
