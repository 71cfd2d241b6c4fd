"""What of the things that somebody missed is due on a day: fixed intervals, and little at once.

Days are whole numbers (``date.toordinal``) that the caller gives. The order in which anything is
given changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

AFTER = (1, 6, 20, 55)
"""Days from one time to the next: the next lesson, then about one, three and eight weeks. Each is a
day short of whole weeks, as a lesson may be a day early. See docs/decisions.md."""

MOST = 4
"""Questions a day."""

MINUTES = 5.0
"""Minutes a day, by what each question takes."""


@dataclass(frozen=True)
class Topic:
    """Something that was missed: ``name`` is the item that asks for it again.

    ``since`` is the day on which it was missed last, ``ideas`` the misconceptions that it is about.
    """

    name: str
    session: str
    since: int
    minutes: float
    ideas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reviewed:
    """An answer to a review: only what is wholly right counts as right."""

    name: str
    day: int
    was_right: bool


@dataclass(frozen=True)
class Standing:
    """Where somebody is with a topic: ``right`` times in a row of ``len(AFTER)``.

    ``due`` is the day of the next time; ``None`` after the last one.
    """

    topic: Topic
    right: int
    due: int | None


@dataclass
class _Chosen:
    """What a day has been filled with so far."""

    minutes: float = 0.0
    topics: list[Topic] = field(default_factory=list)

    def add(self, topic: Topic) -> None:
        self.minutes += topic.minutes
        self.topics.append(topic)

    def has_room_for(self, topic: Topic) -> bool:
        if len(self.topics) >= MOST or self.minutes + topic.minutes > MINUTES:
            return False
        return not any(one.name == topic.name or one.ideas & topic.ideas for one in self.topics)

    def of_session(self, session: str) -> int:
        return sum(one.session == session for one in self.topics)


def standing(topic: Topic, reviewed: Iterable[Reviewed]) -> Standing:
    """Where somebody is with a topic; what was reviewed before it was missed last counts no more.

    A day counts as right if all of its answers were: two windows may have asked the same.
    """
    days: dict[int, bool] = {}
    for one in reviewed:
        if one.name == topic.name and one.day > topic.since:
            days[one.day] = days.get(one.day, True) and one.was_right
    right = 0
    for day in sorted(days):
        right = right + 1 if days[day] else 0
    last = max(days, default=topic.since)
    return Standing(topic, right, last + AFTER[right] if right < len(AFTER) else None)


def due(topics: Iterable[Topic], reviewed: Iterable[Reviewed], day: int) -> list[Standing]:
    """What is asked on a day, the longest due first; what was reviewed that day is taken off.

    Of what is due since the same day, sessions take turns. Never two of the same idea.
    """
    every, answered = list(topics), list(reviewed)
    today = {one.name for one in answered if one.day == day}
    chosen = _Chosen()
    for one in sorted(every, key=_name):
        if one.name in today:
            chosen.add(one)
            today.discard(one.name)
    # Also what nobody knows any more took its time.
    for name in sorted(today):
        chosen.add(Topic(name, "", day, 1.0))
    standings = (standing(each, answered) for each in every)
    waiting = [one for one in standings if one.due is not None and one.due <= day]
    return _picked(waiting, chosen)


def _picked(waiting: Sequence[Standing], chosen: _Chosen) -> list[Standing]:
    left, found = list(waiting), []
    while left := [one for one in left if chosen.has_room_for(one.topic)]:
        first = min(
            left,
            key=lambda one: (one.due, chosen.of_session(one.topic.session), _name(one.topic)),
        )
        chosen.add(first.topic)
        found.append(first)
    return found


def _name(topic: Topic) -> tuple[str, str]:
    return topic.session, topic.name
