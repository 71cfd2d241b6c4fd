"""What made a week what it was, worked out as a trainee does with the figures of the week.

Each cause is the same week with one thing changed: how many pieces more or fewer are sold then
comes from the model, and each of them counts what one piece leaves. All else stays as it was: as
many are answered of a hundred, as many come back and spoil. So a cause is a short sum of figures
that stand on the page, and what one cause did is told of no other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from qihang.commerce.season.outside import ADS_FROM, ALL_FROM, CARE_FROM, USUAL
from qihang.commerce.season.week import (
    HOUR,
    MOST_ADS,
    Decision,
    Visits,
    Week,
    ad_visitors,
    answered,
    kept,
    leaves,
    own_visitors,
    play,
    visits_of,
    wanted,
)

Cost = Literal[
    "stock-out",
    "overstock",
    "price-high",
    "price-low",
    "ads-over",
    "ads-little",
    "slow",
    "hours-over",
    "cash-short",
    "rain",
    "luck-bad",
    "move",
]
"""What a week may have lost by."""

Gain = Literal["luck-good", "price-good", "ads-good"]
"""What a week may have won by. That buyers are answered is no such thing: a shop that answers
nobody is no shop, and the difference would hide every other one."""

Name = Cost | Gain

COSTS: tuple[Cost, ...] = get_args(Cost)
GAINS: tuple[Gain, ...] = get_args(Gain)

FROM: dict[Name, int] = {
    "ads-over": ADS_FROM,
    "ads-little": ADS_FROM,
    "cash-short": ADS_FROM,
    "ads-good": ADS_FROM,
    "slow": CARE_FROM,
    "hours-over": CARE_FROM,
    "rain": ALL_FROM,
}
"""The first week in which some causes are spoken of; the others are from the first on."""

MORE_ADS = 5000
"""Fen by which ads are tried with more."""

What = Literal["pieces", "own", "others", "spoilt", "refunds", "ads", "care", "fine", "move"]
"""What a term counts. ``own`` and ``others``: pieces sold at one's own price and at others'."""


class Term(NamedTuple):
    """A part of a cause: so many of something, and what one of them is worth, in fen.

    The number is below 0 where the week lost by it.
    """

    what: What
    number: int
    each: int

    @property
    def fen(self) -> int:
        """What the week won by it, in fen."""
        return self.number * self.each


class Cause(NamedTuple):
    """What a week won by or lost by, and how it is worked out."""

    name: Name
    terms: tuple[Term, ...]

    @property
    def fen(self) -> int:
        """What the week won by it (above 0) or lost by it (below 0), in fen."""
        return sum(term.fen for term in self.terms)


def causes(week: Week) -> tuple[Cause, ...]:
    """All that changed a week's result, the largest first; what changed nothing is not there."""
    found = (Cause(name, tuple(term for term in terms if term.fen)) for name, terms in _found(week))
    real = [cause for cause in found if cause.fen and (cause.fen > 0) == (cause.name in GAINS)]
    return tuple(sorted(real, key=lambda cause: (-abs(cause.fen), cause.name)))


def _found(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    """What one thing changed, by the cause that it shows."""
    yield from _by_stock(week)
    yield from _by_price(week)
    yield from _by_ads(week)
    yield from _by_care(week)
    yield from _by_fortune(week)
    if week.is_limited:
        yield "cash-short", _by_cash(week)
    if week.penalty.is_found:
        yield "move", [Term("fine", -1, week.penalty.fen), Term("move", -1, week.spending.move)]


def _by_stock(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    order = week.paid.order
    if order < week.decided.order:
        return  # that goods are missing comes of too little cash, and is told as that
    if week.missed:
        yield "stock-out", [_pieces(week, -week.missed)]
        return
    fewer = week.paid._replace(order=order - min(order, week.left))
    spoilt = week.pieces.spoilt - play(week.outside, week.began, fewer).pieces.spoilt
    yield "overstock", [Term("spoilt", -spoilt, week.outside.cost)]


def _by_price(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    others = week.outside.rival
    if week.paid.price == others:
        return
    theirs = _sold(week, paid=week.paid._replace(price=others))
    terms = [
        Term("own", week.pieces.sold, leaves(week.outside, week.paid.price)),
        Term("others", -theirs, leaves(week.outside, others)),
    ]
    yield ("price-high" if week.paid.price > others else "price-low"), terms
    yield "price-good", terms


def _by_ads(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    if week.number < ADS_FROM:
        return
    ads = week.paid.ads
    without = week.pieces.sold - _sold(week, week.visits._replace(ads=0))
    terms = [_pieces(week, without), Term("ads", -1, ads)]
    yield "ads-over", terms
    yield "ads-good", terms
    more = min(ads + MORE_ADS, MOST_ADS)
    with_more = _sold(week, week.visits._replace(ads=ad_visitors(more))) - week.pieces.sold
    yield "ads-little", [_pieces(week, -with_more), Term("ads", 1, more - ads)]


def _by_care(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    if week.number < CARE_FROM:
        return
    over = week.paid.care - week.visits.hours_needed
    if over < 0:
        lost = _sold(week, answered(week.visits)) - week.pieces.sold
        yield "slow", [_pieces(week, -lost), Term("care", -over, HOUR)]
    else:
        yield "hours-over", [Term("care", -over, HOUR)]


def _by_fortune(week: Week) -> Iterator[tuple[Name, list[Term]]]:
    outside = week.outside
    usual = own_visitors(outside._replace(luck=USUAL), week.began)
    more = week.pieces.sold - _sold(week, week.visits._replace(own=usual))
    yield ("luck-bad" if outside.luck < USUAL else "luck-good"), [_pieces(week, more)]
    if outside.rain:
        spoilt, refunds = by_rain(week)
        each = kept(outside, week.paid.price)
        yield "rain", [Term("spoilt", -spoilt, outside.cost), Term("refunds", -refunds, each)]


def _by_cash(week: Week) -> list[Term]:
    """What was decided and could not be paid."""
    wish, paid = week.decided, week.paid
    visits = visits_of(week.outside, week.began, wish)
    could = min(wanted(week.outside, wish, visits), week.pieces.opening + wish.order)
    return [
        _pieces(week, week.pieces.sold - could),
        Term("ads", 1, wish.ads - paid.ads),
        Term("care", wish.care - paid.care, HOUR),
    ]


def by_rain(week: Week) -> tuple[int, int]:
    """Pieces that rain spoilt, and that came back because of it."""
    dry = play(week.outside._replace(rain=False), week.began, week.paid).pieces
    return week.pieces.spoilt - dry.spoilt, week.pieces.refunds - dry.refunds


def _pieces(week: Week, number: int) -> Term:
    """Pieces that were sold more, or fewer, at the week's price."""
    return Term("pieces", number, leaves(week.outside, week.paid.price))


def _sold(week: Week, visits: Visits | None = None, paid: Decision | None = None) -> int:
    """Pieces that are sold with the week's goods, where others come or another price is asked."""
    asked_for = wanted(week.outside, paid or week.paid, visits or week.visits)
    return min(asked_for, week.pieces.opening + week.pieces.bought)
