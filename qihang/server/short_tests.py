"""The short tests before and after the course, as the home page tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from qihang import sessions
from qihang.language.messages import Translated, message
from qihang.protocol.server import ExerciseState, SessionState
from qihang.server import due
from qihang.server.page import bilingual

HANDED_IN = ("handed-in", "marked")


@dataclass(frozen=True)
class ShortTest:
    """A test that is open to a trainee; ``url`` is ``None`` once nothing is left to do."""

    name: str
    title: Markup
    says: Markup
    url: str | None
    is_begun: bool


def short_tests(states: Mapping[str, SessionState]) -> Iterator[ShortTest]:
    """Those that are open, in the order in which they are taken."""
    tests = sessions.tests()
    for which, one in tests.items():
        if one.name not in states:
            continue
        exercise = states[one.name]["exercise"]
        is_over = exercise["state"] in HANDED_IN or due.is_over(exercise)
        told = _gained(states) if which == "after" else None
        yield ShortTest(
            name=one.name,
            title=bilingual(one.title),
            says=bilingual(told or _says(exercise)),
            url=None if is_over else f"/exercise/{one.name}",
            is_begun=exercise["state"] == "begun",
        )


def _says(exercise: ExerciseState) -> Translated:
    if exercise["state"] in HANDED_IN:
        return message("Handed in. Thank you.")
    if due.is_over(exercise):
        return message("The time for it is over.")
    return message("About 20 minutes. It shows what the course teaches, not how good you are.")


def _gained(states: Mapping[str, SessionState]) -> Translated | None:
    """What is told of both, where the marks of both are shown and the second has more."""
    shown = [
        states[one.name]["exercise"]["results"]
        for one in sessions.tests().values()
        if one.name in states
    ]
    if len(shown) < len(sessions.TESTS) or None in shown:
        return None
    before, after = (one["points"] for one in shown if one)
    if after <= before:
        return message("You took both tests. Thank you.")
    return message(
        "Before the course you had {before} points, now you have {after}.",
        before=f"{before:g}",
        after=f"{after:g}",
    )
