"""The short test after the course: the forms of the one before it, swapped."""

from __future__ import annotations

from qihang.sessions.test1.exercise import ShortTest, form_of


def generate(seed: str) -> ShortTest:
    """The form that belongs to ``seed`` after the course: half 1 of a class has form B."""
    return form_of(seed, "B")
