"""Questions in a notebook: an answer box on the page, a number of points in grading.

An exercise's test cell makes an item and ends with it::

    item = ask.number("check_digit", check_digit, shows=case.twelve, points=2)
    ### BEGIN HIDDEN TESTS
    item.expects(codes.check_digit(case.twelve))
    ### END HIDDEN TESTS
    item

What asks a question stands in the ``ask.py`` of its kind's folder, and is found there by
looking: ``ask.number`` is the function ``number`` of ``kinds/number/ask.py``. Each takes the
answer of the solution cell; ``shows`` is what there is to look at, ``label`` the item's name in
Chinese and English. What an item does: see :mod:`widgets.exercise.item`. What draws is imported
by a page alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.exercise import item as items
from widgets.exercise import kinds
from widgets.exercise.item import grading

if TYPE_CHECKING:
    from widgets.exercise.hand_in import HandIn
    from widgets.exercise.overview import Overview

_QUESTIONS = kinds.asking()


def __getattr__(name: str) -> Any:
    """What asks a question of one of the kinds."""
    if name == "__all__":
        return __dir__()
    if name in _QUESTIONS:
        return _QUESTIONS[name]
    raise AttributeError(f"module 'widgets.exercise.ask' has no attribute {name!r}")


def __dir__() -> list[str]:
    """All that a notebook calls, for an author's completion."""
    return sorted(["case", "hand_in", "overview", *_QUESTIONS])


def case(session: str, seed: object) -> Any:
    """The numbers of an exercise, drawn from its ``seed``; begins a new list of items.

    The released notebook has no seed: on the page its numbers come from the page's session, and
    in grading sample numbers let the hidden tests run while nothing earns points.
    """
    return items.begin(session, seed)


def overview() -> Overview | None:
    """The questions of an exercise with their states, for its first screen.

    It stands before the questions and lists all that the notebook asks. Nothing in grading.
    """
    if grading():
        return None
    from widgets.exercise.overview import Overview

    return Overview()


def hand_in() -> HandIn | None:
    """The end of an exercise, where it is handed in; nothing at all in grading."""
    if grading():
        return None
    from widgets.exercise.hand_in import HandIn

    return HandIn()
