"""An attempt, a submission, and what marking found in it."""

from __future__ import annotations

from typing import Any, TypedDict

VERDICT = "application/vnd.qihang.verdict+json"
"""The MIME type under which a marked test cell says, beside its points, what it found."""


class Verdict(TypedDict, total=False):
    """What a marked test cell says of its question, under :data:`VERDICT`; may be empty."""

    question: str
    outcome: str
    idea: str | None
    parts: list[dict[str, Any]]
    points: float
    most: float
    told: str


class _Found(TypedDict):
    points: float
    most: float
    outcome: str | None
    idea: str | None
    parts: list[dict[str, Any]]
    by_hand: bool
    comment: str | None


class QuestionResult(_Found, total=False):
    """What marking found in one question.

    ``told`` are the misconceptions that could have shown, and did: for staff alone. What was
    marked by older versions has none.
    """

    told: str


def outcome_of(found: QuestionResult) -> str | None:
    """How a question went, by its points: a person may have given others than the rules."""
    said, points, most = found["outcome"], found["points"], found["most"]
    if points >= most > 0:
        return "right"
    if points > 0:
        return "partly"
    return "not-yet" if said in ("right", "partly") else said


class Result(TypedDict):
    """What marking found in a submission."""

    points: float
    most: float
    questions: dict[str, QuestionResult]


class NotMarked(TypedDict):
    """Why a submission could not be marked, in a sentence."""

    trouble: str


class MarkedSubmission(TypedDict):
    """What marking found, with the ``timestamp.txt`` of the very submission that it belongs to.

    A trouble may have an empty one: what lies in its place cannot even be read.
    """

    number: str
    stamp: str
    result: Result | NotMarked


class Submission(TypedDict):
    """A submission as the store knows it, with its result once it is marked.

    From ``shown_at`` on its marks are shown, whatever holds in the session. What was typed in from
    paper has a ``source`` (:data:`qihang.protocol.paper.PAPER`).
    """

    id: int
    attempt_id: int
    receipt: str
    at: str
    notebook_name: str
    shown_at: str | None
    source: str | None
    number: str
    session: str
    assignment: str
    attempt: int
    points: float | None
    most: float | None
    questions: dict[str, QuestionResult] | None
    trouble: str | None
    marked_at: str | None
    key: str | None


class NextAttempt(TypedDict):
    """What a trainee is asked next: the edition, which attempt it is, and its seed."""

    number: str
    assignment: str
    attempt: int
    seed: str


class Attempt(TypedDict):
    """A trainee's attempt at an exercise, numbered from 1; locked while it is handed in.

    ``assignment`` is the edition that it is made at; see :mod:`qihang.sessions.editions`.
    """

    id: int
    number: str
    session: str
    assignment: str
    attempt: int
    seed: str
    began_at: str
    locked: bool
