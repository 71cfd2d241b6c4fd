"""A submission that was marked, or could not be, with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.protocol import Result

ONLY_ANSWERS = "Only its answers count; look at it in formgrader."


@dataclass(frozen=True)
class Marked:
    """A submission that has been dealt with: its ``result``, or the ``error`` instead of one.

    ``stamp`` is the ``timestamp.txt`` of the very submission that it belongs to.
    """

    trainee: str
    stamp: str = ""
    result: Result | None = None
    key: str | None = None
    """The key that it was marked with; none is known of a mark from before marks had one."""
    error: str | None = None
    hint: str | None = None
    """What an instructor should look at in a marked submission."""


def refusal(assignment: str, trainee: str, reason: str, key: str) -> Marked:
    """A submission that is not marked at all, for a ``reason``."""
    return Marked(trainee, error=f"{assignment} of {trainee} {reason}. It was not marked.", key=key)


def hint(assignment: str, trainee: str, reason: str) -> str | None:
    """What an instructor should look at, where there is a ``reason`` to."""
    if not reason:
        return None
    return f"{assignment} of {trainee} is not as it was given out: {reason}. {ONLY_ANSWERS}"
