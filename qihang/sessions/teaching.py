"""Which screen of a workbook teaches what: where a class looks again.

A question is taught on the screen that the plan of the session names for it (``[again]``), else on
the one that has an item of its name, else on the one of its name. A misconception is met on a
screen whose item to try finds that very one: in the step that teaches the question, if there is one
in it, and rather on a screen that everybody walks than on an optional one. Where there is none, the
screen of the question stands for it; where there is none either, no screen is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from qihang import sessions
from qihang.questions.base import Question
from qihang.sessions.screens import Screen, screens
from qihang.sessions.workbook import practice_items

DRAWS = 12
"""Of an item: which misconceptions it can find may hang on its numbers."""


@dataclass(frozen=True)
class Teaching:
    """The screens of a workbook by what stands on them and what they teach."""

    items: Mapping[str, Screen] = field(default_factory=dict)
    """By the item to try."""
    ideas: Mapping[str, Sequence[Screen]] = field(default_factory=dict)
    """Those on which a misconception is met, in their order."""
    questions: Mapping[str, Screen] = field(default_factory=dict)
    """By the question of the exercise, as the plan has it."""
    names: Mapping[str, Screen] = field(default_factory=dict)
    """By the screen's own name."""
    session: str = ""

    def screen(self, question: str, idea: str | None = None) -> Screen | None:
        """Where a class looks again at a question, or at the idea behind an answer to it."""
        taught = self._taught(question)
        met = self.ideas.get(idea, ()) if idea else ()
        near = [one for one in met if taught and one.step == taught.step]
        return min(near or met, key=lambda one: one.optional, default=taught)

    def _taught(self, question: str) -> Screen | None:
        named = question.replace("_", "-")
        return (
            self.questions.get(question)
            or self.items.get(f"{self.session}.{named}")
            or self.names.get(named)
        )


def teaching(session: str, workbook: Mapping[str, Any]) -> Teaching:
    """What the screens of a session's workbook teach; little of one that has no screens."""
    found = places(session, workbook)
    ideas: dict[str, list[Screen]] = defaultdict(list)
    for item, screen in found.items.items():
        for idea in sorted(set(_ideas(item))):
            ideas[idea].append(screen)
    return replace(found, ideas=dict(ideas))


def places(session: str, workbook: Mapping[str, Any]) -> Teaching:
    """The same without the misconceptions, which take a while to find."""
    walked = screens(workbook)
    names = {one.name: one for one in walked}
    items = {item: one for one in walked for item in _items(workbook, one)}
    questions = {name: names[screen] for name, screen in _planned(session) if screen in names}
    return Teaching(items, {}, questions, names, session)


def _planned(session: str) -> Iterator[tuple[str, str]]:
    again = sessions.plan(session).get("again")
    if isinstance(again, Mapping):
        yield from ((question, str(screen)) for question, screen in again.items())


def _items(workbook: Mapping[str, Any], screen: Screen) -> list[str]:
    return practice_items({"cells": [workbook["cells"][place] for place in screen.cells]})


def _ideas(item: str) -> Iterator[str]:
    """The misconceptions that an item finds; none of one that there is no more."""
    try:
        draw = sessions.practice_item(item)
    except KeyError:
        return
    for seed in range(DRAWS):
        yield from of_question(draw(Random(f"{item} {seed}")).question)


def of_question(question: Question) -> Iterator[str]:
    """The misconceptions that a question can find: its author's, and those of its own."""
    for *_, idea in getattr(question, "misconceptions", ()):
        yield idea
    yield from getattr(question, "own_misconceptions", ())
