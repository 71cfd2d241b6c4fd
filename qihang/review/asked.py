"""What one person is asked again, and where that stands: from what the store knows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from qihang.protocol.review import Missed, Review, ReviewFacts
from qihang.review.due import Reviewed, Standing, Topic, due, standing
from qihang.review.twins import Twin, Twins, says_why, taught_on, twin_of
from qihang.sessions.screens import Screen
from qihang.sessions.teaching import Teaching


@dataclass(frozen=True)
class Taught:
    """What a session's workbook teaches, and what of it can be asked again."""

    teaching: Teaching
    twins: Twins


Course = Mapping[str, Taught]
"""The sessions whose workbooks were released, by name."""


@dataclass(frozen=True)
class Again:
    """A topic of somebody: its twin, what was missed, and where it stands.

    ``see`` is the screen that teaches it, ``times`` how many times it was ever asked, ``last`` the
    newest review of it.
    """

    twin: Twin
    missed: Missed
    see: Screen
    standing: Standing
    times: int
    last: Review | None


def day_of(moment: str) -> int:
    """The day of a moment in this PC's time, as a whole number."""
    return datetime.fromisoformat(moment).astimezone().date().toordinal()


def date_of(day: int) -> date:
    """The date of such a day."""
    return date.fromordinal(day)


def today(facts: ReviewFacts, course: Course) -> list[Again]:
    """What somebody is asked on the day of ``facts["now"]``, in this order."""
    known = {one.standing.topic.name: one for one in every(facts, course)}
    topics = [one.standing.topic for one in known.values()]
    asked = due(topics, _reviewed(facts["reviews"]), day_of(facts["now"]))
    return [known[one.topic.name] for one in asked]


def reviewed_today(facts: ReviewFacts) -> list[Review]:
    """What somebody has answered on that day."""
    day = day_of(facts["now"])
    return [one for one in facts["reviews"] if day_of(one["at"]) == day]


def every(facts: ReviewFacts, course: Course) -> list[Again]:
    """All that somebody missed and can be asked again, what is due first.

    What is missed in two places and asked by one item is one topic, since the later day. What no
    item asks, and what a workbook does not have any more, is left out.
    """
    topics: dict[str, tuple[Twin, Missed, Topic]] = {}
    for missed in sorted(facts["missed"], key=_place):
        twin = _twin(missed, course)
        if twin is None:
            continue
        since = day_of(missed["at"])
        ideas = twin.ideas | says_why(missed["ideas"])
        before = topics.get(twin.item)
        if before is not None:
            since = max(since, before[2].since)
            ideas |= before[2].ideas
            missed = before[1]
        topics[twin.item] = (
            twin,
            missed,
            Topic(twin.item, missed["session"], since, twin.minutes, ideas),
        )
    answered, of_item = list(_reviewed(facts["reviews"])), _by_item(facts["reviews"])
    found = [
        Again(
            twin,
            missed,
            taught_on(course[missed["session"]].teaching, twin, missed["question"]),
            standing(topic, answered),
            len(of_item[twin.item]),
            max(of_item[twin.item], key=lambda one: one["at"], default=None),
        )
        for twin, missed, topic in topics.values()
    ]
    return sorted(found, key=_due_first)


def _twin(missed: Missed, course: Course) -> Twin | None:
    taught = course.get(missed["session"])
    if taught is None:
        return None
    if missed["item"] is not None:
        return taught.twins.get(missed["item"])
    return twin_of(taught.teaching, taught.twins, missed["question"] or "", missed["ideas"])


def _reviewed(reviews: Sequence[Review]) -> Iterator[Reviewed]:
    for one in reviews:
        yield Reviewed(one["item"], day_of(one["at"]), one["outcome"] == "right")


def _by_item(reviews: Sequence[Review]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = defaultdict(list)
    for one in reviews:
        found[one["item"]].append(one)
    return found


def _place(missed: Missed) -> tuple[str, str, str]:
    return missed["session"], missed["question"] or "", missed["item"] or ""


def _due_first(one: Again) -> tuple[bool, int, str]:
    return one.standing.due is None, one.standing.due or 0, one.twin.item
