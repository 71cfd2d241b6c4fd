"""The items of a workbook that ask for the same as a question of the exercise, in a minute or two.

The key of an exercise never leaves ``solutions/``, so a page cannot ask its question itself. The
item that teaches it can be asked again with any numbers, and is marked where it is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from random import Random

from qihang import sessions
from qihang.questions.misconceptions import NOTHING_THERE
from qihang.sessions.screens import Screen
from qihang.sessions.teaching import DRAWS, Teaching, of_question

MINUTES: Mapping[str, float] = {
    "choice": 1.0,
    "decision": 1.0,
    "number": 1.5,
    "order": 1.5,
    "sort": 1.5,
    "table": 2.5,
}
"""What an answer takes, by the kind of question. Others (a text, a chat, a plan) take too long."""

VAGUE = "not-yet"
"""Names of misconceptions that begin so say that an answer is not right yet, and not why."""


@dataclass(frozen=True)
class Twin:
    """An item that can be asked again, and the screen on which it stands."""

    item: str
    minutes: float
    ideas: frozenset[str]
    screen: Screen


STEP = 2
"""The level of the screen with which a step begins."""

Twins = Mapping[str, Twin]
"""Those of a session by name, in the order of its workbook."""


def twins(teaching: Teaching) -> dict[str, Twin]:
    """The items of a workbook that can be asked again with other numbers."""
    found = (_twin(item, screen) for item, screen in teaching.items.items())
    return {one.item: one for one in found if one}


def twin_of(teaching: Teaching, known: Twins, question: str, ideas: Collection[str]) -> Twin | None:
    """The item that asks for what a question of the exercise asked, and some ``ideas`` missed.

    That is the one of its name; else the one that finds the ideas, the nearest to where the
    question is taught; else the one on that very screen, or the only one of its step.
    """
    named = f"{teaching.session}.{question.replace('_', '-')}"
    if named in known:
        return known[named]
    taught = teaching.screen(question)
    meant = says_why(ideas)
    finding = [one for one in known.values() if one.ideas & meant]
    if finding:
        return min(finding, key=lambda one: (_far(one.screen, taught), -len(one.ideas & meant)))
    there = [one for one in known.values() if _far(one.screen, taught) == 0]
    beside = [one for one in known.values() if _far(one.screen, taught) <= 1]
    return there[0] if there else beside[0] if len(beside) == 1 else None


def taught_on(teaching: Teaching, twin: Twin, question: str | None) -> Screen:
    """The screen to look at again: that of the question, else where the step of the item begins.

    An item for oneself stands at the end of its step, behind what it is about.
    """
    taught = teaching.screen(question) if question else None
    begins = (
        one for one in teaching.names.values() if one.step == twin.screen.step and one.level == STEP
    )
    return taught or next(begins, twin.screen)


def says_why(ideas: Collection[str]) -> frozenset[str]:
    """Those of some misconceptions that say why an answer was not right."""
    return frozenset(one for one in ideas if not one.startswith(VAGUE) and one not in NOTHING_THERE)


def _twin(item: str, screen: Screen) -> Twin | None:
    try:
        draw = sessions.practice_item(item)
    except KeyError:
        return None  # one of an older version
    task = draw(Random(f"{item} 0"))
    if not task.has_new_numbers or task.question.kind not in MINUTES:
        return None
    ideas = {
        idea for n in range(DRAWS) for idea in of_question(draw(Random(f"{item} {n}")).question)
    }
    return Twin(item, MINUTES[task.question.kind], says_why(ideas), screen)


def _far(screen: Screen, taught: Screen | None) -> int:
    """0 on the very screen, 1 in its step, 2 elsewhere."""
    if taught is None:
        return 2
    return 0 if screen.name == taught.name else 1 if screen.step == taught.step else 2
