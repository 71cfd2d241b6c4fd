"""Marketing: figures of ads and of a live room, the funnel, diminishing returns of a budget.

Money is yuan as :class:`~decimal.Decimal`; shares are parts of 1. Each formula is the
standard one of the trade. A figure of nothing (no clicks, no impressions) raises
``ValueError``: it does not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Self


def click_rate(clicks: int, impressions: int) -> Decimal:
    """CTR: clicks ÷ impressions."""
    return _ratio(clicks, impressions)


def impressions(spend: Decimal, per_thousand: Decimal) -> Decimal:
    """Impressions that ``spend`` buys at a CPM of ``per_thousand``: CPM turned round."""
    return _ratio(spend * 1000, per_thousand)


def cost_per_click(spend: Decimal, clicks: int) -> Decimal:
    """CPC: spend ÷ clicks."""
    return _ratio(spend, clicks)


def cost_per_thousand(spend: Decimal, impressions: int) -> Decimal:
    """CPM: spend ÷ impressions × 1000."""
    return _ratio(spend * 1000, impressions)


def cost_per_order(spend: Decimal, orders: int) -> Decimal:
    """CPA: spend ÷ orders."""
    return _ratio(spend, orders)


def cost_per_click_from_thousand(per_thousand: Decimal, click_rate: Decimal) -> Decimal:
    """CPC = CPM ÷ (1000 × CTR)."""
    return _ratio(per_thousand, 1000 * click_rate)


def cost_per_order_from_click(per_click: Decimal, conversion: Decimal) -> Decimal:
    """CPA = CPC ÷ conversion rate."""
    return _ratio(per_click, conversion)


def roas(revenue: Decimal, spend: Decimal) -> Decimal:
    """ROAS (投产比): sales from the ads ÷ ad spend."""
    return _ratio(revenue, spend)


def break_even_roas(contribution_margin: Decimal) -> Decimal:
    """1 ÷ the share of the price that is left before ads."""
    return _ratio(Decimal(1), contribution_margin)


def return_on_investment(profit: Decimal, spend: Decimal) -> Decimal:
    """True ROI: (profit before ads − spend) ÷ spend. ROAS is often called ROI; it is not."""
    return _ratio(profit - spend, spend)


def sales_per_thousand_views(sales: Decimal, views: int) -> Decimal:
    """GPM of a live room: sales × 1000 ÷ views."""
    return _ratio(sales * 1000, views)


def visitor_value(sales: Decimal, viewers: int) -> Decimal:
    """UV value of a live room: sales ÷ viewers."""
    return _ratio(sales, viewers)


@dataclass(frozen=True)
class Funnel:
    """How many people were left after each step, from seen to paid; ``steps`` names them."""

    steps: tuple[str, ...]
    people: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.steps) != len(self.people) or len(self.steps) < 2:
            raise ValueError("a funnel has two steps or more, each with its people")
        if any(later > earlier for earlier, later in pairwise(self.people)) or self.people[-1] < 0:
            raise ValueError("people only become fewer from step to step")

    @classmethod
    def drawn(cls, steps: Sequence[str], first: int, rates: Sequence[Decimal]) -> Self:
        """The funnel of ``first`` people, of whom each of ``rates`` goes on.

        People are whole: each step is rounded, half upwards.
        """
        people = [first]
        for rate in rates:
            people.append(int((people[-1] * rate).to_integral_value(ROUND_HALF_UP)))
        return cls(tuple(steps), tuple(people))

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The share that goes on from each step to the next; 0 where nobody was left."""
        return tuple(
            Decimal(later) / earlier if earlier else Decimal(0)
            for earlier, later in pairwise(self.people)
        )

    @property
    def overall(self) -> Decimal:
        """The share that comes from the first step to the last: the product of all rates."""
        return _ratio(self.people[-1], self.people[0])

    def times(self, number: int) -> Funnel:
        """The same funnel with that many times as many people: no rate changes."""
        return Funnel(self.steps, tuple(count * number for count in self.people))

    def weakest(self, usual: Sequence[Decimal]) -> int:
        """Which rate (0 for the first) lies furthest below what is ``usual``, as a share of it.

        The lowest rate is not the weak one: few who see an advertisement press it anywhere.
        """
        rates = self.rates
        if len(usual) != len(rates):
            raise ValueError("each rate needs its usual one")
        return min(range(len(rates)), key=lambda step: _ratio(rates[step], usual[step]))


def mended(rates: Sequence[Decimal], usual: Sequence[Decimal], step: int) -> tuple[Decimal, ...]:
    """``rates`` with the one of ``step`` (0 for the first) put up to its usual one if below."""
    return tuple(
        max(rate, usual[step]) if place == step else rate for place, rate in enumerate(rates)
    )


@dataclass(frozen=True)
class Audience:
    """People whom an advertisement can reach, with a return that grows less and less.

    ``most`` orders would come from an endless budget, half of them from ``half`` yuan:
    orders = most × spend ÷ (half + spend). A model for learning, drawn from no platform.
    """

    most: int
    half: Decimal

    def orders(self, spend: Decimal) -> Decimal:
        """Orders that ``spend`` yuan bring on average. Raises ``ValueError`` below 0."""
        if spend < 0:
            raise ValueError("a budget is not below 0")
        return self.most * spend / (self.half + spend)


@dataclass(frozen=True)
class Campaign:
    """What ``spend`` yuan of ads bring from an audience; orders are whole.

    ``before_ads`` is what an order of ``price`` leaves before ads.
    """

    audience: Audience
    spend: int
    price: Decimal
    before_ads: Decimal

    @property
    def orders(self) -> int:
        """Orders that the ads bring."""
        return int(self.audience.orders(Decimal(self.spend)).to_integral_value(ROUND_HALF_UP))

    @property
    def sales(self) -> Decimal:
        """What the buyers pay."""
        return self.orders * self.price

    @property
    def costs(self) -> Decimal:
        """What the orders cost but for the ads: goods, parcel, fees."""
        return self.orders * (self.price - self.before_ads)

    @property
    def kept(self) -> Decimal:
        """What is left after all costs; below 0 it is a loss."""
        return self.sales - self.costs - self.spend

    @property
    def roas(self) -> Decimal:
        """Sales a yuan of ads. Raises ``ValueError`` without ads."""
        return roas(self.sales, Decimal(self.spend))


def _ratio(part: Decimal | int, whole: Decimal | int) -> Decimal:
    if whole <= 0:
        raise ValueError("there is nothing to divide by")
    return Decimal(part) / Decimal(whole)
