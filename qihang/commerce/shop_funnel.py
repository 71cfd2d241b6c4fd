"""The funnel of a shop in the course: from coming to the goods page to keeping what one bought.

The rates are of 100 people. They are invented, of the size that shops of every day have: of
1,000 visitors about 100 put something into the basket, 40 order, 36 pay and 32 keep it. They are
the same in the laboratory, in the exercise and in the items to try. The funnel of an ad
(:mod:`qihang.commerce.funnel`) belongs to the first edition, whose hand-ins are still marked.
"""

from __future__ import annotations

from collections.abc import Iterable

from qihang.commerce import money
from qihang.commerce.funnel import MORE, shares
from qihang.commerce.marketing import Funnel, mended
from qihang.language.messages import Message, message

STEPS: dict[str, Message] = {
    "came": message("came"),
    "basket": message("in basket"),
    "ordered": message("ordered"),
    "paid": message("paid"),
    "kept": message("kept"),
}
"""The way from coming to the goods page, as a visitor, to not sending anything back."""

RATES = tuple(STEPS)[1:]
"""A rate has the name of the step that it leads to."""

USUAL = dict(zip(RATES, (10, 40, 90, 90), strict=True))
"""The rates of most shops."""

NEAR = dict(zip(RATES, ((9, 11), (36, 44), (86, 94), (86, 94)), strict=True))
"""The rates of a shop where it is about as good as others."""

WEAK = dict(zip(RATES, ((3, 4), (15, 18), (38, 42), (38, 42)), strict=True))
"""The rates of a shop at its weak step: to mend it brings more than twice as many people do."""

VISITORS = 1_000


def shop(of_100: Iterable[int], visitors: int = VISITORS) -> Funnel:
    """The funnel of a shop with these rates, in the order of :data:`RATES`."""
    return Funnel.drawn(tuple(STEPS), visitors, shares(of_100))


SHOPS: dict[str, Funnel] = {
    "1": shop((9, 18, 94, 93)),
    "2": shop((4, 40, 94, 93)),
    "3": shop((10, 38, 92, 40)),
}
"""Three shops: in each 14 of 1,000 visitors keep what they bought, and another step is weak. Only
in the second it has the lowest rate as well."""


def of_100(funnel: Funnel) -> dict[str, int]:
    """How many of 100 go on to each step, to the nearest person."""
    rates = (int(money.rounded(rate * 100, 0)) for rate in funnel.rates)
    return dict(zip(RATES, rates, strict=True))


def weak(funnel: Funnel) -> str:
    """The step that lies furthest below the usual one, as a share of it."""
    return RATES[funnel.weakest(shares(USUAL.values()))]


def after(funnel: Funnel, choice: str) -> Funnel:
    """The shop once a step has its usual rate, or (:data:`MORE`) with twice as many people.

    A step that is better than usual stays as it is.
    """
    if choice == MORE:
        return funnel.times(2)
    rates = mended(funnel.rates, shares(USUAL.values()), RATES.index(choice))
    return Funnel.drawn(funnel.steps, funnel.people[0], rates)
