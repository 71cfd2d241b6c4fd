"""A class that works through the course and thinks what it thinks: what is seen of it, and judged.

Everybody works through the workbook of a session on one day, each item once more with new numbers
if it was not right, and the exercise on another; what was not all right is handed in again, with
new numbers, on a third. The questions and their marking are the course's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from qihang.operate.diagnosis.likelihood import Seen, judged
from qihang.questions.evidence import told
from qihang.sessions import every_practice_item, sessions
from tests.support.solutions import ROOT, keyed_items, newest
from tests.support.thinking import Noise, answer, every_idea

HELD, LOST = 0.1, 0.25
"""How many ideas of all somebody holds at first, and how many of these are lost half-way. With the
slips a third of all answers is not right then, as in a class that learns."""

TWO_SESSIONS, BOTH = "two sessions", "workbook and exercise"
GROUPS = (TWO_SESSIONS, BOTH, "workbook alone", "exercise alone")
"""Where an idea could show: in two sessions, of which the first two count; or in one alone."""

HOLDS, NEVER, LOST_IT = "holds", "never held", "lost half-way"
TRUTHS = (HOLDS, NEVER, LOST_IT)


@dataclass(frozen=True)
class Sitting:
    """A day on which a workbook is worked through, or an exercise."""

    day: str
    session: str
    is_workbook: bool
    questions: Sequence[Any]
    again: Sequence[Any]
    """The same questions with other numbers."""


class Case(NamedTuple):
    """One person and one idea that could show: what is true of it, and what was seen."""

    idea: str
    group: str
    truth: str
    seen: tuple[Seen, ...]


def sittings(person: str, names: Sequence[str] | None = None) -> list[Sitting]:
    """The days of a person: in each session the workbook, and then the exercise."""
    found = []
    for place, one in enumerate(sessions()):
        if one.workbook and (names is None or one.name in names):
            month = f"2026-{place + 1:02d}"
            workbook = [_practice(one.name, person, draw) for draw in ("1", "2")]
            exercise = [_asked(one.name, f"{draw}.{person}") for draw in ("1", "2")]
            found.append(Sitting(f"{month}-01", one.name, True, *workbook))
            found.append(Sitting(f"{month}-02", one.name, False, *exercise))
    return found


def _practice(session: str, person: str, draw: str) -> list[Any]:
    tasks = [
        drawing(Random(f"{name} {person} {draw}"))
        for name, drawing in sorted(every_practice_item().items())
        if name.startswith(f"{session}.")
    ]
    return [task.question for task in tasks if not task.guess]


@lru_cache(maxsize=64)
def _asked(session: str, seed: str) -> list[Any]:
    return [item.keyed() for item in keyed_items(newest(session), ROOT, seed)]


class Thinker:
    """A person: what is held at first, and after which day an idea is lost."""

    def __init__(self, name: str, days: Sequence[Sitting], noise: Noise):
        self._rng = Random(f"thinks {name}")
        self._days, self._noise = days, noise
        self.could: dict[str, list[Sitting]] = defaultdict(list)
        for day in days:
            for idea in sorted({one for asked in day.questions for one in every_idea(asked)}):
                self.could[idea].append(day)
        held = [idea for idea in sorted(self.could) if self._rng.random() < HELD]
        lost = [idea for idea in held if self._rng.random() < LOST]
        self._until = {idea: _half_way(self.could[idea]) for idea in lost}
        self._held = set(held)

    def truth(self, idea: str, day: str) -> str:
        """What is true of an idea on a day."""
        if idea not in self._held:
            return NEVER
        return LOST_IT if day > self._until.get(idea, day) else HOLDS

    def seen(self) -> Iterator[tuple[str, Seen]]:
        """What the answers of all days tell, each with its session."""
        for sitting in self._days:
            found, is_right = self._on(sitting.day, sitting, sitting.questions)
            if not sitting.is_workbook and not is_right:
                found += self._on(_later(sitting.day), sitting, sitting.again)[0]
            yield from ((sitting.session, one) for one in found)

    def _on(self, day: str, sitting: Sitting, questions: Sequence[Any]) -> tuple[list[Seen], bool]:
        """What is seen on a day, and whether all was right."""
        good = {idea for idea in self.could if self._rng.random() < self._noise.good_day}
        thinks = {idea for idea in self._held if self.truth(idea, day) == HOLDS} - good
        found: list[Seen] = []
        is_right = True
        for question, again in zip(questions, sitting.again, strict=True):
            for asked in (question, again) if sitting.is_workbook else (question,):
                raw = answer(asked, thinks, self._noise.slip, self._rng)
                if raw is None:
                    break
                found += [Seen(day, *one) for one in told(asked, raw)]
                if asked.mark(raw).outcome == "right":
                    break
                is_right = False
        return found, is_right


def _later(day: str) -> str:
    return f"{day[:-2]}03"


def _half_way(could: Sequence[Sitting]) -> str:
    """The last day on which it is held: the first session of several, or the first day of one."""
    several = len({one.session for one in could}) > 1
    return _later(could[0].day) if several else could[0].day


def cases(name: str, noise: Noise, names: Sequence[str] | None = None) -> Iterator[Case]:
    """Each idea that could show with somebody, after the first two sessions in which it could."""
    person = Thinker(name, sittings(name, names), noise)
    seen: dict[str, list[tuple[str, Seen]]] = defaultdict(list)
    for session, one in person.seen():
        seen[one.idea].append((session, one))
    for idea, could in person.could.items():
        first_two = list(dict.fromkeys(one.session for one in could))[:2]
        last = max(one.day for one in could if one.session in first_two)
        evidence = tuple(one for session, one in seen[idea] if session in first_two)
        yield Case(idea, _group(could), person.truth(idea, _later(last)), evidence)


def _group(could: Sequence[Sitting]) -> str:
    if len({one.session for one in could}) > 1:
        return TWO_SESSIONS
    kinds = {one.is_workbook for one in could}
    if len(kinds) > 1:
        return BOTH
    return GROUPS[2] if True in kinds else GROUPS[3]


def class_of(
    seed: object, people: int, noise: Noise, names: Sequence[str] | None = None
) -> list[Case]:
    """All cases of a class."""
    return [case for n in range(people) for case in cases(f"{seed} {n}", noise, names)]


@dataclass(frozen=True)
class Score:
    """How some cases were judged: by what is true of them, and what was said."""

    said: Counter[tuple[str, str]]

    def of(self, *truths: str) -> int:
        """How many there are of which that is true; of all without."""
        return sum(many for (truth, _), many in self.said.items() if truth in (truths or TRUTHS))

    def right(self, *truths: str) -> float:
        """How many of them were judged rightly, from 0 to 1: “not known” is not right."""
        many = sum(self.said[truth, _rightly(truth)] for truth in truths or TRUTHS)
        return many / max(1, self.of(*truths))

    @property
    def named_rightly(self) -> float:
        """Of those who are said to hold something: how many do."""
        named = sum(many for (_, says), many in self.said.items() if says == "holds")
        return self.said[HOLDS, "holds"] / max(1, named)


def _rightly(truth: str) -> str:
    return "holds" if truth == HOLDS else "does-not"


def score(some: Iterable[Case], group: str) -> Score:
    """How the cases of a group are judged."""
    said: Counter[tuple[str, str]] = Counter()
    for case in some:
        if case.group == group:
            found = judged(case.seen).get(case.idea)
            said[case.truth, found.says if found else "not-known"] += 1
    return Score(said)
