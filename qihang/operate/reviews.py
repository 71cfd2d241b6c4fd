"""Who has something to review today, who has done so, and how it went.

It reads the store itself, beside the answer service, as :mod:`qihang.operate.wrong` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from qihang import sessions
from qihang.answers import reviewing
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.language.messages import Bilingual, Message, Translated, message, sentences
from qihang.protocol.review import Review, ReviewFacts
from qihang.review.asked import Again, Course, date_of, day_of, every, reviewed_today, today
from qihang.review.due import AFTER
from qihang.server.review import course
from qihang.system.site import Site

Cells = tuple[Translated | str, ...]

WENT: dict[str, Message] = {
    "right": message("it was right"),
    "partly": message("it was partly right"),
    "not-yet": message("it was not right yet"),
}


@dataclass(frozen=True)
class Somebody:
    """A trainee on the roster: what is asked ``today``, what was ``answered`` today.

    ``next_day`` is when the next of what is not over is due, perhaps before today.
    """

    number: str
    name: str
    class_name: str
    today: list[Again]
    answered: list[Review]
    next_day: int | None


@dataclass(frozen=True)
class Counts:
    """How many of so many ``people`` have something ``due`` today, and how many ``answered``.

    ``right`` of their ``answers`` of today were right.
    """

    people: int
    due: int
    answered: int
    answers: int
    right: int


def of_classes(site: Site, classes: Sequence[str] | None) -> list[Somebody]:
    """Everybody of some classes, by number; of all with ``None``.

    Raises :class:`qihang.system.errors.OperatorError` if the store cannot be read.
    """
    with closing(Store.of(site, only_read=True)) as store:
        people = store.reviews.people(classes)
        facts = reviewing.facts(store, {one["number"]: one["class_name"] for one in people})
    known = course(site.pages)
    return [_somebody(one, facts[one["number"]], known) for one in people]


def counts(people: Sequence[Somebody]) -> Counts:
    """How many of them."""
    answers = [review for one in people for review in one.answered]
    return Counts(
        people=len(people),
        due=sum(bool(one.today) for one in people),
        answered=sum(bool(one.answered) for one in people),
        answers=len(answers),
        right=sum(one["outcome"] == "right" for one in answers),
    )


def said_counts(found: Counts) -> Translated:
    """The same in words."""
    said = message(
        "Of {people} people {due} still have something to review today, and {answered} have "
        "reviewed.",
        people=found.people,
        due=found.due,
        answered=found.answered,
    )
    if not found.answers:
        return said
    went = message(
        "Of their answers {right} of {answers} were right.",
        right=found.right,
        answers=found.answers,
    )
    return sentences(said, went)


def rows(people: Sequence[Somebody]) -> Iterator[Cells]:
    """A row a person: number, name, what is asked today, what was answered, and the next day."""
    yield (
        message("Number"),
        message("Name"),
        message("To review today"),
        message("Reviewed today"),
        message("Next"),
    )
    for one in people:
        days = "" if one.next_day is None else date_of(one.next_day).isoformat()
        yield one.number, one.name, str(len(one.today)), str(len(one.answered)), days


def topics(
    facts: ReviewFacts, known: Course
) -> Iterator[tuple[Translated, Translated, Translated]]:
    """What somebody missed: where it is taught, when it is due, and how it went, in words."""
    now = day_of(facts["now"])
    for one in every(facts, known):
        code = sessions.session(one.missed["session"]).code
        title = message("{code} {title}", code=code, title=one.see.title)
        yield title, _when(one, now), _how(one)


def _somebody(person: Row, facts: ReviewFacts, known: Course) -> Somebody:
    days = [one.standing.due for one in every(facts, known)]
    return Somebody(
        person["number"],
        person["name"],
        person["class_name"],
        today(facts, known),
        reviewed_today(facts),
        min((day for day in days if day is not None), default=None),
    )


def _when(one: Again, now: int) -> Translated:
    if one.standing.due is None:
        return message("Done: right {n} times in a row.", n=len(AFTER))
    if one.standing.due <= now:
        return message("Due now.")
    return message("Due from {day}.", day=in_words(one.standing.due))


def _how(one: Again) -> Translated:
    if one.last is None:
        return message("Missed on {day}, not reviewed yet.", day=in_words(day_of(one.missed["at"])))
    said = message(
        "Last time, on {day}: {how}.",
        day=in_words(day_of(one.last["at"])),
        how=WENT.get(one.last["outcome"], one.last["outcome"]),
    )
    idea = sessions.misconception(one.last["idea"]) if one.last["idea"] else None
    return sentences(said, idea.thought) if idea else said


def in_words(day: int) -> Bilingual:
    """A day, as it is said."""
    on = date_of(day)
    return Bilingual(f"{on.month}月{on.day}日", f"{on.day} {on:%B}")
