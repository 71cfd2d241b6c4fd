"""What trainees get wrong: how a class stands in each question, and which ideas lie behind it.

It reads the store itself, beside the answer service: a count over a whole house takes some tenths
of a second, and whoever saves an answer waits for the service. See docs/decisions.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from qihang import sessions
from qihang.answers.client import Refused
from qihang.answers.store import Store
from qihang.answers.store.standings import EMPTY, NOT_YET, PARTLY, RIGHT, WAITING, By, Whose
from qihang.language.messages import Message, Translated, message, ngettext, sentences
from qihang.operate.taught import taught, titles
from qihang.protocol.released import Edition, ReleasedSession
from qihang.questions import misconceptions
from qihang.sessions.screens import Screen
from qihang.sessions.teaching import Teaching
from qihang.system.errors import OperatorError
from qihang.system.site import Site

Row = tuple[Translated | str, ...]

UNKNOWN = "not-yet"
"""Names of misconceptions that begin so say that an answer is not right yet, and not why."""


@dataclass(frozen=True)
class Counts:
    """How many people stand how; who left a question ``empty`` is among those ``not_yet``."""

    right: int = 0
    partly: int = 0
    not_yet: int = 0
    waiting: int = 0
    empty: int = 0

    @property
    def people(self) -> int:
        """All of them."""
        return self.right + self.partly + self.not_yet + self.waiting


@dataclass(frozen=True)
class Idea:
    """A misconception, and how many people have it."""

    name: str
    thought: Translated
    """What a trainee reads of it."""
    next_step: Translated
    people: int
    screen: Screen | None
    """Where a class looks again."""


@dataclass(frozen=True)
class Asked:
    """A question of an edition, and how a class stands in it."""

    name: str
    title: Translated | str
    counts: Counts
    ideas: tuple[Idea, ...]
    """The commonest first; at the end those that say no more than that it is not right yet."""
    screen: Screen | None


@dataclass(frozen=True)
class Tried:
    """An item of a workbook: how many tried it, and who was never right yet."""

    name: str
    people: int
    missed: int
    screen: Screen | None


@dataclass(frozen=True)
class Wrong:
    """What a class gets wrong in an edition of an exercise, and in the workbook of its session."""

    assignment: str
    people: int
    """Who has a marked submission: each counts once, with the newest."""
    unmarked: int
    """Who handed in, and nothing of it is marked yet."""
    asked: tuple[Asked, ...]
    tried: tuple[Tried, ...] = ()

    @property
    def commonest(self) -> list[tuple[Asked, Idea]]:
        """The ideas of all questions, the commonest first; only those that say why."""
        every = [(asked, idea) for asked in self.asked for idea in asked.ideas if _says_why(idea)]
        return sorted(every, key=lambda pair: -pair[1].people)


@dataclass(frozen=True)
class Group:
    """How people of one class, or of one month, stand in a question."""

    name: str
    counts: Counts
    idea: Idea | None
    """The commonest one that says why."""


def wrong(site: Site, session: str, edition: Edition, whose: Whose) -> Wrong:
    """How those who are counted stand in each question of an edition that was released.

    Raises :class:`qihang.system.errors.OperatorError` if the store cannot be read.
    """
    assignment = edition["assignment"]
    with closing(Store.of(site, only_read=True)) as store:
        marked, handed_in = store.standings.people(assignment, whose)
        counts = _by(1, store.standings.of_questions(assignment, whose))
        ideas = _by(1, store.standings.ideas(assignment, whose))
        tried = store.standings.of_items(session, whose)
    where, called = taught(site, session), titles(site, assignment)
    names = [*edition["questions"], *sorted(counts.keys() - set(edition["questions"]))]
    asked = tuple(
        Asked(
            name,
            called.get(name, name),
            _counts(counts.get(name, ())),
            tuple(_ideas(name, ideas.get(name, ()), where)),
            where.screen(name),
        )
        for name in names
    )
    items = (Tried(name, people, missed, where.items.get(name)) for name, people, missed in tried)
    return Wrong(assignment, marked, handed_in - marked, asked, tuple(sorted(items, key=_rarely)))


def over(
    site: Site, session: str, assignment: str, question: str, by: By, whose: Whose
) -> list[Group]:
    """How each class, or each month, stands in a question of an edition, by name."""
    with closing(Store.of(site, only_read=True)) as store:
        standing = _by(0, store.standings.of_questions(assignment, whose, by, question))
        ideas = _by(0, store.standings.ideas(assignment, whose, by, question))
    where = taught(site, session)
    return [
        Group(
            name,
            _counts(standing[name]),
            next(filter(_says_why, _ideas(question, ideas.get(name, ()), where)), None),
        )
        for name in sorted(standing)
    ]


def opened(released: Mapping[str, ReleasedSession], session: str) -> ReleasedSession:
    """A session that was released. Raises :class:`Refused` if it was not."""
    if session not in released:
        raise Refused("not-open")
    return released[session]


def edition(released: ReleasedSession, number: int | None = None) -> Edition:
    """An edition of a session by its number, the newest without one.

    Raises :class:`OperatorError` if there is none of that number.
    """
    if number is None:
        return released["editions"][-1]
    for one in released["editions"]:
        if one["number"] == number:
            return one
    raise OperatorError(
        message(
            "Edition {number} of {session} was never released.",
            number=number,
            session=released["session"],
        )
    )


def rows(found: Wrong) -> Iterator[Row]:
    """A row a question, and below it one a misconception with the screen to look at again."""
    yield found.assignment, said_people(found)
    yield (
        message("Question"),
        message("Right"),
        message("Partly right"),
        message("Not yet"),
        message("Waits for a person"),
    )
    for asked in found.asked:
        counts = asked.counts
        numbers = (counts.right, counts.partly, counts.not_yet, counts.waiting)
        yield asked.name, *map(str, numbers)
        for idea in asked.ideas:
            where = message("see: {screen}", screen=idea.screen.title) if idea.screen else ""
            yield "", of_people(idea.people, counts.people), idea.thought, where


def said_people(found: Wrong) -> Translated:
    """How many are counted, and how many are not yet."""
    counted = ngettext(
        "{n} person is counted.", "{n} people are counted.", found.people, n=found.people
    )
    if not found.unmarked:
        return counted
    more = message("Handed in and not marked yet: {n}.", n=found.unmarked)
    return sentences(counted, more)


def of_people(some: int, people: int) -> Message:
    """“11 of 30”."""
    return message("{some} of {people}", some=some, people=people)


def _by(
    place: Literal[0, 1], rows: Sequence[tuple[str, str, str, int]]
) -> dict[str, list[tuple[str, int]]]:
    """Names and counts by the group (0) or the question (1)."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        found[row[place]].append((row[2], row[3]))
    return found


def _counts(standing: Sequence[tuple[str, int]]) -> Counts:
    known = dict(standing)
    empty = known.get(EMPTY, 0)
    return Counts(
        known.get(RIGHT, 0),
        known.get(PARTLY, 0),
        known.get(NOT_YET, 0) + empty,
        known.get(WAITING, 0),
        empty,
    )


def _ideas(question: str, found: Sequence[tuple[str, int]], where: Teaching) -> Iterator[Idea]:
    """Those that say why first; within them the order in which they were found.

    That something was left empty is none.
    """
    thought = [one for one in found if one[0] not in misconceptions.NOTHING_THERE]
    for name, people in sorted(thought, key=lambda one: one[0].startswith(UNKNOWN)):
        said = sessions.misconception(name) or misconceptions.NOT_YET
        yield Idea(name, said.thought, said.next_step, people, where.screen(question, name))


def _says_why(idea: Idea) -> bool:
    return not idea.name.startswith(UNKNOWN)


def _rarely(one: Tried) -> tuple[float, str]:
    """The items that most of those who tried them were not right in first."""
    return -one.missed / one.people, one.name
