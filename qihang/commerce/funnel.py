"""The funnel of an ad in the course: its steps, what is usual, and what makes a step weak.

The rates are of 100 people. They are invented, and the same in the laboratory, in the
exercise and in the items to try.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from qihang.language.messages import Message, message

STEPS: dict[str, Message] = {
    "seen": message("saw the ad"),
    "clicked": message("clicked it"),
    "looked": message("looked at the goods page"),
    "basket": message("put it into the basket"),
    "paid": message("paid"),
}
"""The way from an ad to paying. Whoever looked at the goods page is a visitor."""

RATES = tuple(STEPS)[1:]
"""A rate has the name of the step that it leads to."""

USUAL = dict(zip(RATES, (10, 80, 40, 60), strict=True))
"""The rates of most shops."""

NEAR = dict(zip(RATES, ((9, 11), (76, 86), (37, 43), (56, 64)), strict=True))
"""The rates of a shop where it is about as good as others."""

WEAK = dict(zip(RATES, ((4, 4), (28, 33), (14, 16), (21, 25)), strict=True))
"""The rates of a shop at its weak step."""

MORE = "more"
"""Instead of mending a step: the ad is shown to twice as many people."""


def shares(of_100: Iterable[int]) -> list[Decimal]:
    """Rates of 100 people as parts of 1."""
    return [Decimal(number) / 100 for number in of_100]
