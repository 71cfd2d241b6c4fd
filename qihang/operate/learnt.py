"""What people learnt: the test before the course beside the one after it, for a class or several.

Like common mistakes it reads the store itself, beside the answer service. Whatever is told is of
many together: no number and no name is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from math import ceil, floor

from qihang import sessions
from qihang.answers.store import Store
from qihang.answers.store.pairs import Both, Found
from qihang.answers.store.standings import Whose
from qihang.language.messages import Translated, listed, message, ngettext, sentences
from qihang.operate.taught import titles
from qihang.protocol.released import Edition, ReleasedSession
from qihang.statistics.gain import FEWEST, Gain, Pair, gain, gains
from qihang.system.errors import OperatorError
from qihang.system.site import Site

Row = tuple[Translated | str, ...]

SLACK = 1e-6
"""Points by which a sum of floats may miss a whole number."""

NOTHING = "–"
"""Stands where there is no figure."""


@dataclass(frozen=True)
class Compared:
    """The editions of both tests that are compared."""

    before: Edition
    after: Edition


@dataclass(frozen=True)
class Asked:
    """What was gained in a question of both tests."""

    name: str
    title: Translated | str
    gain: Gain


@dataclass(frozen=True)
class Learnt:
    """What was gained, and how many could not be counted."""

    people: int
    """On the roster, of those who are looked at."""
    both: int
    """Who took both, and both are marked."""
    only_before: int
    only_after: int
    unmarked: int
    """Who handed in one of them at least, and of that something is not marked yet."""
    together: Gain
    asked: tuple[Asked, ...]

    @property
    def neither(self) -> int:
        """Who took none of them."""
        return self.people - self.both - self.only_before - self.only_after - self.unmarked


def tests_of(released: Mapping[str, ReleasedSession]) -> Compared | None:
    """The newest editions of both tests that have the same number; ``None`` without such."""
    names = sessions.tests()
    if len(names) < len(sessions.TESTS) or not all(one.name in released for one in names.values()):
        return None
    before, after = (
        {one["number"]: one for one in released[names[which].name]["editions"]}
        for which in sessions.TESTS
    )
    both = before.keys() & after.keys()
    return Compared(before[max(both)], after[max(both)]) if both else None


def learnt(site: Site, tests: Compared, whose: Whose) -> Learnt:
    """What those who are counted gained.

    Raises :class:`qihang.system.errors.OperatorError` if the store cannot be read.
    """
    before, after = tests.before["assignment"], tests.after["assignment"]
    with closing(Store.of(site, only_read=True)) as store:
        rows = store.pairs.of(before, after, whose)
        people = store.pairs.people(whose)
    pairs = [one for one in rows if one.before.found and one.after.found]
    unmarked = sum(_waits(one) for one in rows)
    both_questions = set(tests.after["questions"])
    names = [name for name in tests.before["questions"] if name in both_questions]
    singly = gains({name: [_pair(one, [name]) for one in pairs] for name in names})
    called = titles(site, before)
    return Learnt(
        people=people,
        both=len(pairs),
        only_before=sum(not one.after.is_handed_in and not _waits(one) for one in rows),
        only_after=sum(not one.before.is_handed_in and not _waits(one) for one in rows),
        unmarked=unmarked,
        together=gain([_pair(one, names) for one in pairs], len(names)),
        asked=tuple(Asked(name, called.get(name, name), singly[name]) for name in names),
    )


def _waits(one: Both) -> bool:
    """Whether something that somebody handed in is not marked yet."""
    return any(taken.is_handed_in and not taken.found for taken in (one.before, one.after))


def _pair(one: Both, names: Sequence[str]) -> Pair:
    return Pair(one.half, _share(one.before.found, names), _share(one.after.found, names))


def _share(found: Found | None, names: Sequence[str]) -> float:
    """The share of their points that somebody has in some questions."""
    marked = [found[name] for name in names if found and name in found]
    most = sum(one["most"] for one in marked)
    return sum(one["points"] for one in marked) / most if most else 0.0


# --- in words -----------------------------------------------------------------------------


def said_people(found: Learnt) -> Translated:
    """How many are counted, and how many are not."""
    counted = ngettext(
        "{n} person took both tests.", "{n} people took both tests.", found.both, n=found.both
    )
    others = (
        message("Only the one before: {n}.", n=found.only_before),
        message("Only the one after: {n}.", n=found.only_after),
        message("Neither: {n}.", n=found.neither),
    )
    if not found.unmarked:
        return sentences(counted, *others)
    return sentences(
        counted, *others, message("Handed in and not marked yet: {n}.", n=found.unmarked)
    )


def concluded(found: Learnt) -> Translated:
    """What may be concluded of all questions together."""
    whole = found.together
    if not whole.people:
        return message("Nobody has taken both tests yet, so nothing can be said.")
    if whole.mean is None:
        return message(
            "All of them had the same form first. How much they learnt cannot be told from how "
            "hard the forms are."
        )
    if not whole.is_told:
        return message(
            "These are too few: from fewer than {fewest} people in each half nothing is concluded.",
            fewest=FEWEST,
        )
    low, high = limits(whole)
    between = ngettext(
        "With {n} person, the gain lies between {low} and {high} points of 100; more cannot be "
        "said.",
        "With {n} people, the gain lies between {low} and {high} points of 100; more cannot be "
        "said.",
        whole.people,
        n=whole.people,
        low=low,
        high=high,
    )
    if whole.is_up:
        return sentences(between, message("They know more than before."))
    if whole.is_down:
        return sentences(between, message("They know less than before."))
    return sentences(between, message("Whether they know more than before, is open."))


def concluded_singly(found: Learnt) -> Translated | None:
    """In which questions something was gained for sure; ``None`` where nothing is concluded."""
    if not found.together.is_told:
        return None
    up = [one.title for one in found.asked if one.gain.is_up]
    down = [one.title for one in found.asked if one.gain.is_down]
    if not up and not down:
        return message("Of no question alone can it be said that more is known now.")
    said = []
    if up:
        said.append(message("More is known now in: {questions}.", questions=listed(up)))
    if down:
        said.append(message("Less is known now in: {questions}.", questions=listed(down)))
    return sentences(*said)


def of_100(share: float | None) -> str:
    """A share or a gain in points of 100; a sign of its own for one below zero."""
    return NOTHING if share is None else _signed(round(100 * share))


def limits(one: Gain) -> tuple[str, str]:
    """The ends of an interval in points of 100, rounded outwards; signs where there is none."""
    if one.low is None or one.high is None:
        return NOTHING, NOTHING
    return _signed(floor(100 * one.low + SLACK)), _signed(ceil(100 * one.high - SLACK))


def _signed(points: int) -> str:
    return f"{points}".replace("-", "−")


# --- the command --------------------------------------------------------------------------


def rows(found: Learnt) -> Iterator[Row]:
    """What the page shows, line by line."""
    yield (said_people(found),)
    yield (concluded(found),)
    singly = concluded_singly(found)
    if singly is not None:
        yield (singly,)
    yield (
        message("Question"),
        message("Before, %"),
        message("After, %"),
        message("Gain"),
        message("At least"),
        message("At most"),
    )
    yield (message("All together"), *figures(found.together))
    for asked in found.asked:
        yield (asked.title, *figures(asked.gain))


def figures(one: Gain) -> tuple[str, str, str, str, str]:
    """Before, after, gain and its limits, in points of 100."""
    return of_100(one.before), of_100(one.after), of_100(one.mean), *limits(one)


def refuse_without_tests(tests: Compared | None) -> Compared:
    """Raises :class:`OperatorError` where both tests were not released."""
    if tests is None:
        names = listed(one.name for one in sessions.tests().values())
        raise OperatorError(message("Both tests have to be released first: {names}.", names=names))
    return tests
