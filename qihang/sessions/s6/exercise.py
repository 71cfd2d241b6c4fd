"""S6 Parcels, rules and my plan: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce.plan import Goods, story
from qihang.commerce.season import season
from qihang.commerce.season.season import Season
from qihang.sessions.base import Variant, source
from qihang.sessions.s6.after import Asks, asks, draw_asks
from qihang.sessions.s6.registered import Person, draw_other, draw_people, person
from qihang.sessions.s6.sent import Packed, Parcels, draw_packed, draw_parcels
from qihang.sessions.s6.taxed import Quarters, draw_quarters

PEOPLE_SORTED = 5
PLANS_SORTED = 4


@dataclass(frozen=True)
class S6(Variant):
    """The numbers of one trainee's exercise.

    ``sent``: two parcels and what their courier takes. ``packed``: a box of fresh goods.
    ``sorted_people``: the ids of five people, ``asked_why``: that of another one. ``quarters``:
    the takings of two quarters. ``plans``: the ids of four people with a sentence and a plan.
    ``season``: four weeks of a shop. ``goods``: those of the plan of whoever has none of his own.
    """

    session = "s6"

    sent: Parcels
    packed: Packed
    sorted_people: tuple[str, ...]
    asked_why: str
    quarters: Quarters
    plans: tuple[str, ...]
    season: Season
    goods: Goods

    @property
    def people(self) -> tuple[Person, ...]:
        """The five people, in this trainee's order."""
        return tuple(map(person, self.sorted_people))

    @property
    def reasoned(self) -> Person:
        """The person of whom the reason is asked."""
        return person(self.asked_why)

    @property
    def after(self) -> tuple[Asks, ...]:
        """The four people with a sentence, in this trainee's order."""
        return tuple(map(asks, self.plans))


def generate(seed: str) -> S6:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    people = draw_people(_rng(seed, "sorted_people"), PEOPLE_SORTED)
    return S6(
        seed=seed,
        sent=draw_parcels(_rng(seed, "sent")),
        packed=draw_packed(_rng(seed, "packed")),
        sorted_people=people,
        asked_why=draw_other(_rng(seed, "asked_why"), people),
        quarters=draw_quarters(_rng(seed, "quarters")),
        plans=draw_asks(_rng(seed, "plans"), PLANS_SORTED),
        season=season.draw(_rng(seed, "season")),
        goods=story(_rng(seed, "goods")),
    )


def _rng(*parts: str) -> Random:
    return source("s6", *parts)
