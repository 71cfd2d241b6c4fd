"""Sales analysis: a shop's raw orders, and the figures of a report by one definition each.

Data dictionaries of the trade differ, so the course uses one definition a figure and
prints it on the page (:class:`Report` says which). Amounts are whole fen, shares parts
of 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Status = Literal["unpaid", "cancelled", "paid", "refunded", "returned"]

PAID: frozenset[Status] = frozenset({"paid", "refunded", "returned"})
"""Orders that were paid, whatever became of them afterwards."""


@dataclass(frozen=True)
class Order:
    """One row of a shop's orders.

    ``day`` counts from 1. ``refunded`` gave the money back, ``returned`` the goods too;
    both belong to the day of the order, not of the refund.
    """

    number: str
    day: int
    buyer: str
    fen: int
    status: Status

    @property
    def paid(self) -> bool:
        """Whether it was ever paid."""
        return self.status in PAID

    @property
    def refund_fen(self) -> int:
        """What was given back."""
        return self.fen if self.status in ("refunded", "returned") else 0


@dataclass(frozen=True)
class Visits:
    """Who came on a ``day``: page loads, and the visitors, each by a name of their own."""

    day: int
    page_views: int
    visitors: frozenset[str]


@dataclass(frozen=True)
class Report:
    """The figures of a period.

    ``page_views`` (PV): page loads. ``visitors`` (UV): distinct visitors of the whole
    period; those of its days cannot be added. ``gmv_fen`` (GMV): the value of all orders
    placed, also unpaid, cancelled and returned ones; it is no income. ``paid_fen``:
    value of the paid orders. ``refund_fen``: what was given back of it. ``orders``,
    ``paid_orders``, ``refunded_orders``: rows. ``buyers``: distinct buyers who paid;
    ``repeat_buyers``: those with at least two paid orders. ``ads_fen``: ad spend.
    """

    page_views: int
    visitors: int
    orders: int
    gmv_fen: int
    paid_orders: int
    paid_fen: int
    refunded_orders: int
    refund_fen: int
    buyers: int
    repeat_buyers: int
    ads_fen: int

    @property
    def net_fen(self) -> int:
        """Net sales: paid less refunds."""
        return self.paid_fen - self.refund_fen

    @property
    def conversion(self) -> Decimal:
        """Conversion rate: paying buyers ÷ visitors."""
        return share(self.buyers, self.visitors)

    @property
    def per_buyer_fen(self) -> Decimal:
        """客单价: paid amount ÷ paying buyers, in fen."""
        return share(self.paid_fen, self.buyers)

    @property
    def per_order_fen(self) -> Decimal:
        """笔单价, English AOV: paid amount ÷ paid orders, in fen."""
        return share(self.paid_fen, self.paid_orders)

    @property
    def repurchase(self) -> Decimal:
        """Repurchase rate: buyers with two or more paid orders ÷ all buyers of the period."""
        return share(self.repeat_buyers, self.buyers)

    @property
    def refund_rate(self) -> Decimal:
        """Refund rate: refunded orders ÷ paid orders, by number."""
        return share(self.refunded_orders, self.paid_orders)

    @property
    def visitor_value_fen(self) -> Decimal:
        """UV value: paid amount ÷ visitors, in fen. Equals conversion × 客单价."""
        return share(self.paid_fen, self.visitors)

    @property
    def roas(self) -> Decimal:
        """ROAS (投产比): paid amount ÷ ad spend, where all sales are the ads'."""
        return share(self.paid_fen, self.ads_fen)


def report(orders: Iterable[Order], visits: Iterable[Visits], ads_fen: int = 0) -> Report:
    """The report of a period from its raw rows."""
    rows, days = list(orders), list(visits)
    paid = [row for row in rows if row.paid]
    orders_of = Counter(row.buyer for row in paid)
    return Report(
        page_views=sum(day.page_views for day in days),
        visitors=len(frozenset[str]().union(*(day.visitors for day in days))),
        orders=len(rows),
        gmv_fen=sum(row.fen for row in rows),
        paid_orders=len(paid),
        paid_fen=sum(row.fen for row in paid),
        refunded_orders=sum(row.refund_fen > 0 for row in paid),
        refund_fen=sum(row.refund_fen for row in paid),
        buyers=len(orders_of),
        repeat_buyers=sum(count >= 2 for count in orders_of.values()),
        ads_fen=ads_fen,
    )


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """``part`` ÷ ``whole``; 0 where there is no whole, as a report with an empty day shows it."""
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)


def growth(before: int | Decimal, after: int | Decimal) -> Decimal:
    """How much larger ``after`` is than ``before``, as a part of ``before``; below 0 if smaller."""
    return share(after - before, before)


def sales_identity(visitors: int, conversion: Decimal, per_buyer: Decimal) -> Decimal:
    """Paid sales = visitors × conversion × 客单价, in the unit of ``per_buyer``."""
    return visitors * conversion * per_buyer


def overall_rate(channels: Iterable[tuple[int, int]]) -> Decimal:
    """The rate of (part, whole) pairs together: 10/1000 and 30/300 is 0.0308, no average."""
    parts, wholes = zip(*channels, strict=True)
    return share(sum(parts), sum(wholes))


def average_of_rates(channels: Iterable[tuple[int, int]]) -> Decimal:
    """What comes out if rates are averaged, which is not the overall rate."""
    rates = [share(part, whole) for part, whole in channels]
    return share(sum(rates, Decimal(0)), len(rates))


def sell_through(sold: int, received: int) -> Decimal:
    """售罄率: units sold ÷ units received."""
    return share(sold, received)


def moving_share(with_sales: int, listed: int) -> Decimal:
    """动销率: articles (SKUs) with at least one sale ÷ articles listed."""
    return share(with_sales, listed)
