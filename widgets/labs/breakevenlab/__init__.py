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
from widgets.core.lab import assets, bilingual, whole
from widgets.core.look import colours

_LEFT_OF_WORKED = [left for _, _, left in pricing.WORKED.on_paper()][-1]

AT_FIRST = (200, int(pricing.WORKED_FIXED), money.fen(_LEFT_OF_WORKED))
"""Orders of a month, yuan of its fixed cost, and fen that one order leaves: the worked order of
the course as PeelLab ends with it, in its first month."""

MOST_ORDERS = 1_000
MOST_FIXED = 10_000
"""Yuan a month."""

LEAST_LEFT, MOST_LEFT = -500, 3_000
"""What an order leaves, in fen."""

LEAST_REACH = 500
"""Orders that the chart shows at the least."""

SIZE = (360, 240)


class BreakEvenLab(ChartLab):
    """Move the orders, the fixed cost and what an order leaves; see where the loss ends."""

    _esm, _css = assets("breakevenlab")
    item = "lab.breakeven"
    verbs = frozenset({"orders", "fixed", "left"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._orders, self._fixed, self._left = AT_FIRST

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
        """See :meth:`Lab.shown`. How many orders are needed is guessed first: it is told once
        something was changed."""
        numbers = (self._orders, self._fixed, self._left)
        told = numbers != AT_FIRST
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
            "chart": self.drawn(_CHART, *_numbers(*numbers, told=told)),
            "sentence": translations(self._finding(told=told)),
        }

    def _finding(self, *, told: bool) -> Translated:
        profit = pricing.monthly_profit(
            self._orders, money.in_yuan(self._left), Decimal(self._fixed)
        )
        end = _end(self._orders, profit)
        more = self._more(profit) if told else None
        return message("{end} {more}", end=end, more=more) if more else end

    def _more(self, profit: Decimal) -> Translated | None:
        """From where on nothing is lost, or what more orders would do."""
        if self._left < 0:
            return message("More orders lose more.")
        needed = _needed(self._fixed, self._left)
        if needed is None:
            return message("More orders do not help.")
        if needed == 0 or profit == 0:
            return None
        return ngettext(
            "From {count} order on nothing is lost.",
            "From {count} orders on nothing is lost.",
            needed,
            count=needed,
        )


def _needed(fixed: int, left: int) -> int | None:
    return pricing.break_even_orders(Decimal(fixed), money.in_yuan(left))


def _end(orders: int, profit: Decimal) -> Translated:
    """How a month of ``orders`` ends."""
    yuan = money.short(abs(profit))
    if profit == 0:
        return ngettext(
            "With {orders} order nothing is lost and nothing earned: break-even.",
            "With {orders} orders nothing is lost and nothing earned: break-even.",
            orders,
            orders=orders,
        )
    if profit < 0:
        return ngettext(
            "With {orders} order the month loses {yuan} yuan.",
            "With {orders} orders the month loses {yuan} yuan.",
            orders,
            orders=orders,
            yuan=yuan,
        )
    return ngettext(
        "With {orders} order the month earns {yuan} yuan.",
        "With {orders} orders the month earns {yuan} yuan.",
        orders,
        orders=orders,
        yuan=yuan,
    )


# ---- the chart -----------------------------------------------------------------------------

_FLAGS = 0.45
"""The share of the chart's height above the line, where what is marked is named: two rows."""

_LEFT = message("What is left, yuan")
_LEFT_LOOK: dict[str, Any] = {"colour": "accent"}
_LOSS_LOOK: dict[str, Any] = {"colour": "notyet-soft", "linewidth": 9}

Limits = tuple[int, float, float]
"""The last order that the chart shows, and the lowest and the highest yuan of the line."""


def _numbers(
    orders: int, fixed: int, left: int, *, told: bool
) -> tuple[Limits, tuple[object, ...]]:
    """What the ground is drawn from, and what moves on it."""
    needed = _needed(fixed, left)
    reach = _reach(max(orders, needed or 0))
    limits = (reach, *_span(-fixed, reach * left / 100 - fixed))
    return limits, (orders, fixed, left, needed if told else None, limits)


def _ground(axes: Axes, words: Words, reach: int, lowest: float, highest: float) -> None:
    """The axes, and what the line is called; what lies below nothing is a loss."""
    axes.axhspan(lowest, 0, color=colours()["notyet-soft"], zorder=0)
    axes.axhline(0, color=colours()["edge"], linewidth=1.5)
    axes.set_xlim(0, reach)
    axes.set_ylim(lowest, highest + (highest - lowest) * _FLAGS)
    axes.set_xlabel(words(message("orders a month")))
    legend(axes, [(words(_LEFT), _LEFT_LOOK), (words(message("Loss")), _LOSS_LOOK)])


def _moving(
    axes: Axes, words: Words, orders: int, fixed: int, left: int, needed: int | None, limits: Limits
) -> None:
    """The line of what is left, where it leaves the loss behind, and now."""
    reach, lowest, highest = limits
    flags = (highest - lowest) * _FLAGS
    now = orders * left / 100 - fixed
    line(axes, [0, reach], [-fixed, reach * left / 100 - fixed], **_LEFT_LOOK)

    tone = "ok" if now >= 0 else "notyet"
    line(axes, [orders, orders], [0, now], tone, linewidth=6)
    mark(axes, orders, now, "o", tone, 9)
    if needed is not None:
        mark(axes, needed, 0, "D", "ink", 8)
        text = words(message("break-even: {count}", count=needed))
        row = highest + flags * 0.25
        flag(axes, needed, lowest, row, text, "ink", right=needed <= reach / 2)
    text = words(message("now: {count}", count=orders))
    row = highest + flags * 0.8
    flag(axes, orders, lowest, row, text, tone, right=orders <= reach / 2)


def _reach(orders: int) -> int:
    """A round number of orders with room to the right of what is marked."""
    wanted, step = max(LEAST_REACH, orders * 1.1), 100
    while step * 10 < wanted:
        step *= 10
    return next(step * times for times in (1, 2, 5, 10) if step * times >= wanted)


def _span(first: float, last: float) -> tuple[float, float]:
    """The lowest and the highest yuan of the line, with some room; nothing is among them.

    Both are round, so that the axis stays where it is while a slider moves a little.
    """
    lowest, highest = min(0.0, first, last), max(100.0, first, last)
    return -_rounded_up(-lowest * 1.05), _rounded_up(highest * 1.05)


def _rounded_up(amount: float) -> float:
    """The next amount that is two digits, the second 0 or 5, and zeros."""
    if amount <= 0:
        return 0.0
    unit = 10 ** (floor(log10(amount)) - 1)
    return float(ceil(amount / unit / 5) * 5 * unit)


_CHART = Chart(_ground, _moving, *SIZE)


# ---- words ---------------------------------------------------------------------------------

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
    "again": message("Start again"),
}
