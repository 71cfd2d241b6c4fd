"""People who think something: they answer real questions by it, with slips and good days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.evidence import WHOLE, Place, Tells
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.sort import Sort

FAR = "98765.4"
"""A number that is right nowhere, and nobody's idea."""


@dataclass(frozen=True)
class Noise:
    """Of ten answers so many slip; on so many days of ten what is thought does not show."""

    slip: float = 0.1
    good_day: float = 0.1


def answer(question: Any, thinks: Collection[str], slip: float, rng: Random) -> Any:
    """A raw answer of somebody who thinks so; ``None`` to a question that tells nothing."""
    if not isinstance(question, Tells):
        return None
    places = question.can_show()
    wishes = {name: _wish(place, thinks, rng) for name, place in places.items()}
    if isinstance(question, Choice):
        return _chosen(question, places, wishes, slip, rng)
    if isinstance(question, Decision):
        return _decided(question, places, wishes, slip, rng)
    if isinstance(question, Order):
        return _ordered(question, wishes, slip, rng)
    if isinstance(question, Number | Code):
        right = question.examples().right[0]
        return _noted(right, places[WHOLE], wishes[WHOLE], slip, rng, _far(question, rng))
    filled = dict(question.examples().right[0])
    for name, place in places.items():
        far = None if not isinstance(question, Sort) else _other(question, filled[name], rng)
        filled[name] = _noted(filled[name], place, wishes[name], slip, rng, far or FAR)
    return filled


def _wish(place: Place, thinks: Collection[str], rng: Random) -> str | None:
    there = [idea for idea in place.ideas if idea in thinks]
    return rng.choice(there) if there else None


def _noted(right: Any, place: Place, wish: str | None, slip: float, rng: Random, far: Any) -> Any:
    """What stands at a place: as it was meant, or whatever else lies at hand."""
    meant = place.ideas[wish] if wish else right
    if rng.random() >= slip:
        return meant
    others = [one for one in (right, *place.ideas.values()) if one != meant]
    place_of_slip = rng.randrange(max(place.among, len(others)))
    return others[place_of_slip] if place_of_slip < len(others) else far


def _other(question: Sort, right: str, rng: Random) -> str:
    return rng.choice([one for one in question.options if one != right])


def _far(question: Any, rng: Random) -> Any:
    if isinstance(question, Number):
        return FAR
    return {"text": "X0X0", "version": "39", "level": "Q"}[question.part]


def _chosen(
    question: Choice, places: Mapping[str, Place], wishes: Mapping[str, str | None], slip: float,
    rng: Random,
) -> Any:  # fmt: skip
    key = set(question.answer or ())
    if not question.many:
        wish = wishes[WHOLE]
        meant = places[WHOLE].ideas[wish] if wish else min(key)
        others = [one for one in question.options if one != meant]
        return rng.choice(others) if rng.random() < slip else meant
    mistaken = {option for option, wish in wishes.items() if wish}
    mistaken ^= {option for option in question.options if rng.random() < slip}
    if mistaken == key:  # who would tick nothing at all ticks something
        mistaken.discard(min(mistaken))
    return sorted(key ^ mistaken)


def _decided(
    question: Decision, places: Mapping[str, Place], wishes: Mapping[str, str | None], slip: float,
    rng: Random,
) -> Any:  # fmt: skip
    right = question.examples().right[0]
    wish = wishes[WHOLE]
    meant = dict(places[WHOLE].ideas[wish] if wish else right)
    if rng.random() >= slip:
        return meant
    of = {"choice": question.options, "reason": question.reasons}
    others = [(part, one) for part, all_ in of.items() for one in all_ if one != meant[part]]
    return meant | dict([rng.choice(others)])


def _ordered(
    question: Order, wishes: Mapping[str, str | None], slip: float, rng: Random
) -> list[str]:
    steps = list(question.examples().right[0])
    thought = {wish for wish in wishes.values() if wish}
    for (first, second), name in question.misconceptions:
        if name in thought:
            steps.remove(first)
            steps.insert(steps.index(second), first)
            thought.discard(name)  # it shows once
    if rng.random() < slip:
        at = rng.randrange(len(steps) - 1)
        steps[at : at + 2] = reversed(steps[at : at + 2])
    return steps


def every_idea(question: Any) -> Iterator[str]:
    """The misconceptions that a question can tell."""
    if isinstance(question, Tells):
        for place in question.can_show().values():
            yield from place.ideas
