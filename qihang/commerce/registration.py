"""Who must register before selling online, who need not, and what a sentence leaves open.

The rules are those of the law cards ``opening``, ``papers`` and ``after-sentence``: E-Commerce Law
10 and 12, Measures on online trading 8, Food Safety Law 35, 36 and 135, Company Law 178. The
questions are asked in one order. Whether such goods may be sold at all comes first, then what they
need; only then do own work and the size of the sales matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qihang.commerce.rates import rate

Source = Literal["resold", "own-harvest", "own-handicraft", "own-service"]
Food = Literal["no", "home-made", "packed"]

Question = Literal["barred", "permit", "harvest", "handicraft", "service", "over"]
Outcome = Literal["not-food", "permit-first", "free", "register", "may-skip"]
Reason = Literal[
    "food-crime",
    "home-made-food",
    "packed-food",
    "own-harvest",
    "own-handicraft",
    "own-service",
    "over-limit",
    "small",
]

LIMIT = int(rate("small_sales").value)
"""Yuan a year up to which small sales need no registration, all shops together."""

POST_YEARS = int(rate("company_post_years").value)
"""Years for which a company's posts stay closed after some crimes."""

QUESTIONS: tuple[Question, ...] = (
    "barred",
    "permit",
    "harvest",
    "handicraft",
    "service",
    "over",
)
"""In the order in which they are asked."""

ENDS: dict[tuple[Question, bool], Outcome] = {
    ("barred", True): "not-food",
    ("permit", True): "permit-first",
    ("harvest", True): "free",
    ("handicraft", True): "free",
    ("service", True): "free",
    ("over", True): "register",
    ("over", False): "may-skip",
}
"""The answers after which no more is asked. ``free``: no registration, however much is sold."""

TOPICS: dict[Reason, str] = {
    "food-crime": "after-sentence",
    "home-made-food": "papers",
    "packed-food": "papers",
    "own-harvest": "opening",
    "own-handicraft": "opening",
    "own-service": "opening",
    "over-limit": "opening",
    "small": "front-page",
}
"""The topic of :mod:`qihang.commerce.law` in which the rule behind a reason stands."""


@dataclass(frozen=True)
class Seller:
    """Somebody who wants to sell online.

    ``sales``: yuan a year, shop by shop. ``food``: whether it is food that takes a permit or a
    report; own farm produce is none. ``food_crime``: a prison term for a crime against food safety.
    """

    sales: tuple[int, ...]
    source: Source = "resold"
    food: Food = "no"
    food_crime: bool = False

    @property
    def total(self) -> int:
        """Yuan a year of all shops together."""
        return sum(self.sales)

    @property
    def answers(self) -> dict[Question, bool]:
        """What is to be said to each question, asked or not."""
        return {
            "barred": self.food_crime and self.food != "no",
            "permit": self.food != "no",
            "harvest": self.source == "own-harvest",
            "handicraft": self.source == "own-handicraft",
            "service": self.source == "own-service",
            "over": self.total > LIMIT,
        }


@dataclass(frozen=True)
class Decision:
    """What somebody has to do before the first sale, and why."""

    outcome: Outcome
    reason: Reason

    @property
    def topic(self) -> str:
        """Where the rule stands."""
        return TOPICS[self.reason]

    @property
    def may_ask(self) -> bool:
        """Whether asking the office first is as good an answer: places and shops differ."""
        return self.outcome == "permit-first"


def way(seller: Seller) -> tuple[tuple[Question, bool], ...]:
    """The questions that are asked, with their answers, up to the one that decides."""
    asked: list[tuple[Question, bool]] = []
    for question in QUESTIONS:
        asked.append((question, seller.answers[question]))
        if asked[-1] in ENDS:
            break
    return tuple(asked)


def decide(seller: Seller) -> Decision:
    """What is to be done, by the last question of the way."""
    question, answer = last = way(seller)[-1]
    reasons: dict[Question, Reason] = {
        "barred": "food-crime",
        "permit": "home-made-food" if seller.food == "home-made" else "packed-food",
        "harvest": "own-harvest",
        "handicraft": "own-handicraft",
        "service": "own-service",
        "over": "over-limit" if answer else "small",
    }
    return Decision(ENDS[last], reasons[question])


# ---- after a sentence -----------------------------------------------------------------------

Plan = Literal["director", "own-shop", "food-manager"]
"""A post in a company (director, supervisor, manager), a shop of one's own, work that manages
food."""

Crime = Literal["food", "market-order", "other"]
May = Literal["yes", "not-yet", "never"]


@dataclass(frozen=True)
class Past:
    """A sentence: for what, when it had been served, and whether a court lists an unpaid debt.

    ``other`` is a crime that no rule here names, with all political rights kept.
    """

    crime: Crime
    served: date
    listed: bool = False


def open_from(served: date) -> date:
    """The day on which the years after a sentence are over: Company Law, article 178."""
    return served.replace(year=served.year + POST_YEARS)


def may(past: Past, plan: Plan, today: date) -> May:
    """Whether the rules read here leave a plan open on a day.

    Food Safety Law 135: a prison term for a crime against food safety closes the management of
    food for life. Company Law 178 closes a company's posts for some years after crimes against the
    order of the market, a food crime among them, and for those whom a court lists for a large debt;
    it does not name shareholders, nor a business of one's own. A court may have forbidden more.
    """
    if plan == "food-manager":
        return "never" if past.crime == "food" else "yes"
    if plan == "own-shop":
        return "yes"
    closed = past.listed or (past.crime != "other" and today < open_from(past.served))
    return "not-yet" if closed else "yes"
