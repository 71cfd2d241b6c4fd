"""AdLab: an ad budget that brings less and less, and the budget at which it stops paying."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

from matplotlib.axes import Axes

from qihang.commerce import marketing, money, pricing, sales
from qihang.commerce.marketing import Audience
from qihang.language.messages import Translated, message, translations
from widgets.core.chartlab import ChartLab
from widgets.core.figures import Chart, Words, flag, legend, line, mark
from widgets.core.lab import assets, bilingual, whole
from widgets.core.look import colours
from widgets.core.png import WASH

AUDIENCE = Audience(most=400, half=Decimal(1_500))
PER_THOUSAND = Decimal(20)
CLICK_RATE = Decimal("0.04")
"""All three are invented for this laboratory."""

MOST_SPEND = 8_000
"""Yuan."""

LEAST_PRICE, MOST_PRICE = 1_000, 6_000
"""In fen. What an order leaves before ads lies from 0 to its price."""

NEAR_ONE = Decimal("0.05")
"""A last yuan that brought back a yuan, give or take this, belongs to the largest profit."""

NEAR_NOTHING = Decimal("0.01")
"""A profit of at most this share of the budget counts as break-even."""

GOALS: dict[str, Translated] = {
    "best": message("The budget with the largest profit."),
    "even": message("The budget at break-even."),
    "two": message("A budget with ROAS 2.0. Is it good?"),
}

SIZE = (720, 420)

NONE = "–"


@dataclass(frozen=True)
class Campaign:
    """What a budget of ``spend`` yuan brought; orders are whole."""

    spend: int
    price: Decimal
    before_ads: Decimal

    @property
    def orders(self) -> int:
        """Orders that the ads brought."""
        return int(money.rounded(AUDIENCE.orders(Decimal(self.spend)), 0))

    @property
    def sales(self) -> Decimal:
        """What the buyers paid."""
        return self.orders * self.price

    @property
    def left(self) -> Decimal:
        """What the orders leave before ads."""
        return self.orders * self.before_ads

    @property
    def profit(self) -> Decimal:
        """What they leave after ads."""
        return self.left - self.spend

    @property
    def roas(self) -> Decimal | None:
        """Sales a yuan of ads; ``None`` without ads."""
        return marketing.roas(self.sales, Decimal(self.spend)) if self.spend else None

    @property
    def left_a_yuan(self) -> Decimal:
        """What a yuan of ads brought back before it is paid; 0 without ads."""
        return sales.share(self.left, self.spend)

    @property
    def last_yuan(self) -> Decimal:
        """What the last yuan of ads brought back."""
        return AUDIENCE.last_yuan(Decimal(self.spend), self.before_ads)

    @property
    def impressions(self) -> int:
        """How often the ad was shown."""
        return int(marketing.impressions(Decimal(self.spend), PER_THOUSAND))

    @property
    def clicks(self) -> int:
        """How often it was clicked."""
        return int(self.impressions * CLICK_RATE)

    @property
    def conversion(self) -> Decimal:
        """Orders ÷ clicks: here each click is a visitor, and each buyer orders once."""
        return sales.share(self.orders, self.clicks)

    def is_at(self, goal: str) -> bool:
        """Whether this is the budget that ``goal`` looks for."""
        if self.roas is None or self.budget_of(goal) is None:
            return False
        if goal == "two":
            return money.rounded(self.roas, 1) == 2
        if goal == "best":
            return abs(self.last_yuan - 1) <= NEAR_ONE
        return abs(self.left_a_yuan - 1) <= NEAR_NOTHING

    def budget_of(self, goal: str) -> Decimal | None:
        """The budget that ``goal`` looks for; ``None`` if there is none up to the largest."""
        spend = {
            "two": AUDIENCE.spend_of_roas(Decimal(2), self.price),
            "best": AUDIENCE.best_spend(self.before_ads),
            "even": AUDIENCE.break_even_spend(self.before_ads),
        }[goal]
        return spend if 0 < spend <= MOST_SPEND else None


class AdLab(ChartLab):
    """Move an ad budget; see sales grow slower and slower, and profit turn into loss."""

    _esm, _css = assets("adlab")
    item = "lab.ads"
    verbs = frozenset({"spend", "price", "before"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. The worked order of the course, with a small budget."""
        self._spend = 500
        self._price = 3_990
        self._before = 1_568
        self._found: dict[str, int] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``found``: pairs of a goal and the budget that met it."""
        return {
            "spend": self._spend,
            "price": self._price,
            "before": self._before,
            "found": sorted([goal, spend] for goal, spend in self._found.items()),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_price(state.get("price"))
        self.do_before(state.get("before"))
        found = state.get("found")
        for one in found if isinstance(found, list) else []:
            self.do_spend(one[-1] if isinstance(one, list) and one else None)
        self.do_spend(state.get("spend"))

    def do_spend(self, yuan: object) -> None:
        """Choose the budget."""
        if (yuan := whole(yuan, 0, MOST_SPEND)) is not None:
            self._spend = yuan
            self._look()

    def do_price(self, fen: object) -> None:
        """Choose the price. No order leaves more than it."""
        if (fen := whole(fen, LEAST_PRICE, MOST_PRICE)) is not None:
            self._begin_search(fen, min(self._before, fen))

    def do_before(self, fen: object) -> None:
        """Choose what an order leaves before ads."""
        if (fen := whole(fen, 0, self._price)) is not None:
            self._begin_search(self._price, fen)

    def _begin_search(self, price: int, before: int) -> None:
        """Take these amounts; what was found with others counts no more."""
        if (price, before) != (self._price, self._before):
            self._price, self._before, self._found = price, before, {}
        self._look()

    def _look(self) -> None:
        now = self._campaign()
        for goal in GOALS:
            if goal not in self._found and now.is_at(goal):
                self._found[goal] = self._spend
        self.redraw()

    def _campaign(self, spend: int | None = None) -> Campaign:
        chosen = self._spend if spend is None else spend
        return Campaign(chosen, money.in_yuan(self._price), money.in_yuan(self._before))

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        now = self._campaign()
        return {
            "lab": "ads",
            "words": bilingual(_WORDS),
            "spend": self._spend,
            "most_spend": MOST_SPEND,
            "price": self._price,
            "least_price": LEAST_PRICE,
            "most_price": MOST_PRICE,
            "before": self._before,
            "chart": self.drawn(_CHART, (now.before_ads,), (now,)),
            "heads": _HEADS,
            "result": _result(now),
            "figures": _figures(now),
            "goals": [self._goal(goal, now) for goal in GOALS],
            "sentence": translations(_sentence(now)),
            "said": _said(now),
            "per_order": translations(_per_order(now)),
        }

    def _goal(self, goal: str, now: Campaign) -> dict[str, Any]:
        spend = self._found.get(goal)
        if spend is not None:
            sign, said = "✓", _met(self._campaign(spend))
        elif now.budget_of(goal) is None:
            sign, said = NONE, message("With these numbers no budget here does it.")
        else:
            sign, said = "→", message("Not found yet.")
        return {
            "id": goal,
            "sign": sign,
            "text": translations(GOALS[goal]),
            "said": translations(said),
        }


def _signed(amount: Decimal) -> str:
    return money.written(amount).replace("-", "−")


def _percent(share: Decimal, places: int = 1) -> str:
    return f"{money.percent(share, places)}%"


def _two(number: Decimal | None) -> str:
    return NONE if number is None else money.written(number)


def _break_even(now: Campaign) -> str:
    """The least ROAS that pays, rounded up: a little less would not."""
    if now.before_ads <= 0:
        return NONE
    exact = pricing.break_even_roas(now.price, now.before_ads)
    return money.figure(exact.quantize(money.CENT, ROUND_CEILING))


def _sentence(now: Campaign) -> Translated:
    return message(
        "{spend} yuan of ads: {orders} orders, sales {sales} yuan, ROAS {roas}, {end}.",
        spend=now.spend,
        orders=now.orders,
        sales=money.written(now.sales),
        roas=_two(now.roas),
        end=_end(now),
    )


def _end(now: Campaign) -> Translated:
    if now.profit < 0:
        return message("a loss of {yuan} yuan", yuan=money.written(-now.profit))
    return message("a profit of {yuan} yuan", yuan=money.written(now.profit))


def _met(now: Campaign) -> Translated:
    return message(
        "Found: {spend} yuan of ads, ROAS {roas}, {end}.",
        spend=now.spend,
        roas=_two(now.roas),
        end=_end(now),
    )


def _said(now: Campaign) -> dict[str, Any]:
    """What this budget means, and which way a better one lies."""
    last = money.written(now.last_yuan)
    if not now.spend:
        return _note(
            "", NONE, message("No ads yet. The first yuan would bring back {last} yuan.", last=last)
        )
    if now.is_at("even"):
        return _note(
            "notyet",
            "→",
            message("Break-even. About 1 yuan comes back for 1 yuan of ads. Nothing is left over."),
        )
    if now.profit < 0:
        return _note(
            "notyet",
            "×",
            message(
                "1 yuan of ads brings {roas} yuan of sales. Only {left} yuan of it is left."
                " That is less than 1 yuan: a loss.",
                roas=_two(now.roas),
                left=money.written(now.left_a_yuan),
            ),
        )
    if now.is_at("best"):
        return _note(
            "ok",
            "✓",
            message(
                "About here profit is largest. The last yuan brought back {last} yuan.", last=last
            ),
        )
    if now.last_yuan > 1:
        return _note(
            "ok",
            "→",
            message(
                "The last yuan brought back {last} yuan. A larger budget leaves more.", last=last
            ),
        )
    return _note(
        "notyet",
        "→",
        message(
            "Still a profit. But the last yuan brought back only {last} yuan."
            " A smaller budget leaves more.",
            last=last,
        ),
    )


def _note(tone: str, sign: str, text: Translated) -> dict[str, Any]:
    return {"tone": tone, "sign": sign, "text": translations(text)}


def _per_order(now: Campaign) -> Translated:
    if not now.orders:
        return message("There is no order yet.")
    return message(
        "One order costs {cost} yuan of ads. It leaves {before} yuan before ads.",
        cost=money.written(marketing.cost_per_order(Decimal(now.spend), now.orders)),
        before=money.written(now.before_ads),
    )


Row = dict[str, Any]


def _row(
    name: str, label: Translated, how: tuple[Translated | str, ...], result: Translated | str
) -> Row:
    """A line of a table; ``how`` says the sum, in lines of its own."""
    return {
        "id": name,
        "name": translations(label),
        "how": [translations(line) for line in how],
        "result": translations(result),
    }


def _in_yuan(amount: str) -> Translated:
    return message("{amount} yuan", amount=amount)


def _result(now: Campaign) -> list[Row]:
    """The figures of the budget, each with its sum."""
    price, before = money.written(now.price), money.written(now.before_ads)
    amount = money.written(now.sales)
    profit = _in_yuan(_signed(now.profit))
    last = _in_yuan(money.written(now.last_yuan))
    by_spend = (f"{amount} ÷ {now.spend}",) if now.spend else ()
    by_left = (f"{price} ÷ {before}",) if now.before_ads else ()
    return [
        _row("orders", message("Orders"), (), str(now.orders)),
        _row("sales", message("Sales"), (f"{now.orders} × {price}",), _in_yuan(amount)),
        _row("roas", message("ROAS"), by_spend, _two(now.roas)),
        _row("even", message("Break-even ROAS, at least"), by_left, _break_even(now)),
        _row(
            "profit",
            message("Profit after ads"),
            (f"{now.orders} × {before} − {now.spend}",),
            profit,
        ),
        _row("last", message("The last yuan brought back"), (), last),
    ]


def _figures(now: Campaign) -> list[Row]:
    """The figures of the ad, each with its sum. Without clicks or orders some do not exist."""
    views, clicks, spend = now.impressions, now.clicks, Decimal(now.spend)
    bought = (f"{spend} ÷ {money.written(PER_THOUSAND)} × 1000",)
    rows = [
        _row("views", message("Impressions"), bought, str(views)),
        _row("clicks", message("Clicks"), (f"{views} × {_percent(CLICK_RATE)}",), str(clicks)),
    ]
    if not clicks:
        return rows
    click_rate = marketing.click_rate(clicks, views)
    by_thousand = marketing.cost_per_thousand(spend, views)
    per_click = marketing.cost_per_click_from_thousand(by_thousand, click_rate)
    ctr, cpm, cpc = _percent(click_rate), money.written(by_thousand), money.written(per_click)
    conversion = _percent(now.conversion, 2)
    thousand_name = message("Cost per thousand impressions (CPM)")
    click_sum = (
        message("CPM ÷ (1000 × CTR)"),
        message("= {cpm} ÷ (1000 × {rate})", cpm=cpm, rate=ctr),
    )
    rows += [
        _row("ctr", message("Click rate (CTR)"), (f"{clicks} ÷ {views}",), ctr),
        _row("cpm", thousand_name, (f"{spend} ÷ {views} × 1000",), _in_yuan(cpm)),
        _row("cpc", message("Cost per click (CPC)"), click_sum, _in_yuan(cpc)),
        _row("conversion", message("Conversion rate"), (f"{now.orders} ÷ {clicks}",), conversion),
    ]
    if not now.orders:
        return rows
    per_order = marketing.cost_per_order_from_click(per_click, now.conversion)
    order_sum = (message("CPC ÷ conversion rate"), f"= {cpc} ÷ {conversion}")
    cpa = _in_yuan(money.written(per_order))
    return [*rows, _row("cpa", message("Cost per order (CPA)"), order_sum, cpa)]


# ---- the chart -----------------------------------------------------------------------------

_POINTS = 80


_BRING_LOOK: dict[str, Any] = {"colour": "accent"}
_SPEND_LOOK: dict[str, Any] = {"colour": "ink", "linewidth": 2, "linestyle": (0, (5, 2))}


def _ground(axes: Axes, words: Words, before_ads: Decimal) -> None:
    """The curve that flattens, the line of the spend, and where profit turns into loss."""
    spends = [MOST_SPEND * point / _POINTS for point in range(_POINTS + 1)]
    brought = [_left(before_ads, spend) for spend in spends]
    for wins, name in ((True, "ok"), (False, "notyet")):
        axes.fill_between(
            spends,
            brought,
            spends,
            where=[(left >= spend) is wins for left, spend in zip(brought, spends, strict=True)],
            interpolate=True,
            facecolor=colours()[f"{name}-soft"],
            edgecolor=colours()[name],
            hatch=None if wins else "//",
            linewidth=0,
            alpha=WASH,
        )
    line(axes, spends, brought, **_BRING_LOOK)
    line(axes, spends, spends, **_SPEND_LOOK)
    axes.set_xlim(0, MOST_SPEND)
    axes.set_ylim(0, _top(before_ads))
    axes.set_xlabel(words(message("ad spend, yuan")))
    axes.set_ylabel(words(_WORDS["yuan"]))
    legend(axes, [(words(_WORDS["curve"]), _BRING_LOOK), (words(_WORDS["line"]), _SPEND_LOOK)])


def _moving(axes: Axes, words: Words, now: Campaign) -> None:
    """What lies between curve and line now, and where they cross."""
    top = _top(now.before_ads)
    tone = "notyet" if now.profit < 0 else "ok"
    ends = [now.spend, _left(now.before_ads, now.spend)]
    line(axes, [now.spend] * 2, ends, tone, linewidth=6, zorder=4)
    mark(axes, now.spend, ends[1], "o", tone, 9)
    crossing = now.budget_of("even")
    if crossing is not None:
        even = float(crossing)
        mark(axes, even, even, "D", "ink", 8)
        _name(axes, even, even, top * 0.86, words(message("break-even")), "ink")
    _name(axes, now.spend, max(ends), top * 0.95, words(_now(now)), tone)


def _top(before_ads: Decimal) -> float:
    return max(MOST_SPEND, _left(before_ads, MOST_SPEND)) * 1.15


def _left(before_ads: Decimal, spend: float) -> float:
    return float(AUDIENCE.orders(Decimal(spend)) * before_ads)


def _now(now: Campaign) -> Translated:
    profit = _signed(now.profit)
    return message("now {spend} yuan: profit {yuan} yuan", spend=now.spend, yuan=profit)


def _name(axes: Axes, x: float, low: float, high: float, text: str, colour: str) -> None:
    """A flag whose name stands on the roomier side."""
    flag(axes, x, low, high, text, colour, right=x <= MOST_SPEND / 2)


_CHART = Chart(_ground, _moving, *SIZE)


# ---- words ---------------------------------------------------------------------------------

_WORDS: dict[str, Translated] = {
    "title": message("The ad budget"),
    "question": message("How much ad spend leaves the most? Is ROAS 2 good here?"),
    "spend": message("Ad spend"),
    "spend_less": message("Ad spend: 50 yuan less"),
    "spend_more": message("Ad spend: 50 yuan more"),
    "price": message("Price of an order"),
    "price_less": message("Price: 0.10 yuan less"),
    "price_more": message("Price: 0.10 yuan more"),
    "before": message("What an order leaves before ads"),
    "before_less": message("An order leaves 0.10 yuan less"),
    "before_more": message("An order leaves 0.10 yuan more"),
    "yuan": message("yuan"),
    "curve": message("what the orders leave before ads"),
    "line": message("ad spend"),
    "goals": message("Three budgets to find"),
    "result": message("The figures of this budget"),
    "figures": message("The figures of the ad"),
    "invented": message(
        "All numbers are invented. 1000 impressions cost {cost} yuan."
        " 4 of 100 impressions are clicked. A share is rounded only when it is shown.",
        cost=PER_THOUSAND,
    ),
    "again": message("Start again"),
}

_HEADS = [
    translations(message("Figure")),
    translations(message("Sum")),
    translations(message("Result")),
]
