"""Spaced review, as pages, the trainee server, the desk and the answer service speak of it."""

from __future__ import annotations

from typing import TypedDict

REVIEW = "QIHANG_REVIEW"
"""Environment of the kernel of a page of review: JSON, a :class:`ToReview`."""

OUTCOMES = ("right", "partly", "not-yet")
"""How an answer to a review went."""


class Missed(TypedDict):
    """What somebody missed: a question of an ``edition``, or an ``item`` of the workbook.

    ``ideas`` are the misconceptions that marking found, ``at`` when it was answered so.
    """

    session: str
    question: str | None
    edition: str | None
    item: str | None
    ideas: list[str]
    at: str


class ReviewAnswer(TypedDict):
    """An answer to a review: the ``item`` that was asked, in a ``round`` that is counted from 1.

    ``question`` and ``edition`` are what had been missed, where that was a question of an exercise.
    """

    session: str
    item: str
    question: str | None
    edition: str | None
    round: int
    outcome: str
    idea: str | None


class Review(ReviewAnswer):
    """One that was kept."""

    at: str


class ReviewFacts(TypedDict):
    """What is known of somebody, by the classroom's clock at ``now``."""

    now: str
    missed: list[Missed]
    reviews: list[Review]


class Link(TypedDict):
    """An address of the classroom, and what it leads to in both languages."""

    href: str
    title: dict[str, str]


class ReviewItem(TypedDict):
    """One question of a page of review; ``see`` is where it is taught."""

    session: str
    item: str
    question: str | None
    edition: str | None
    round: int
    see: Link


class ToReview(TypedDict):
    """What a page of review asks, and where it leads on."""

    items: list[ReviewItem]
    onward: Link
