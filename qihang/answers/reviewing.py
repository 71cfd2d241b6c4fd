"""What is known of some people for their reviews: what they missed, and what they answered since.

A mark that a trainee may not see yet is none here: to be asked again would tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from qihang.answers.client import Refused
from qihang.answers.rules import rules
from qihang.answers.store import Store
from qihang.protocol.review import OUTCOMES, Missed, ReviewAnswer, ReviewFacts

LONGEST_NAME = 100
"""Characters of the name of a session, an item, a question, an edition or a misconception."""

MOST_ROUNDS = 10_000
"""More often nobody is asked for one thing."""


def facts(store: Store, people: Mapping[str, str | None]) -> dict[str, ReviewFacts]:
    """What is known of some trainees, by number; ``people`` are their classes by number.

    Only of sessions that are open to them.
    """
    now, released = store.now(), store.sessions.released()
    missed: dict[str, list[Missed]] = defaultdict(list)
    # What holds is a matter of the class, so it is asked for classes and not for people.
    for class_name in set(people.values()):
        numbers = [one for one, its in people.items() if its == class_name]
        holds = {name: rules(one, class_name, now) for name, one in released.items()}
        there = [name for name, one in holds.items() if one.is_open]
        seen = [name for name in there if holds[name].may_be_seen]
        held = [name for name in there if not holds[name].may_be_seen]
        for number, one in store.reviews.missed_in_exercises(numbers, seen, held):
            missed[number].append(one)
        for number, one in store.reviews.missed_in_workbooks(numbers, there):
            missed[number].append(one)
    reviews = store.reviews.of(list(people))
    return {
        one: {"now": now, "missed": missed[one], "reviews": reviews.get(one, [])} for one in people
    }


def see_that_it_is_one(answer: ReviewAnswer) -> None:
    """Raise :class:`Refused` for what is no answer to a review."""
    said = [answer["session"], answer["item"]]
    names = [*said, answer["question"], answer["edition"], answer["idea"]]
    if not all(said) or any(len(one) > LONGEST_NAME for one in names if one):
        raise Refused("too-large")
    if answer["outcome"] not in OUTCOMES or not 1 <= answer["round"] <= MOST_ROUNDS:
        raise Refused("no-review")
