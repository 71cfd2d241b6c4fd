"""Every misconception that a session is to meet brings its own hint, in both languages."""

from importlib import import_module
from random import Random

import pytest

from qihang.sessions import every_misconception, every_practice_item, sessions
from qihang.sessions.editions import editions_in
from tests.conftest import ROOT
from tests.questions.distractors import answers_with
from tests.support.solutions import keyed_items

PRACTICE = every_practice_item()


def thoughts(session):
    """The ``THOUGHTS`` of a session's own tests: what people think, and what answers it."""
    return getattr(import_module(f"tests.sessions.test_{session}"), "THOUGHTS", {})


every_session = pytest.mark.parametrize(
    "session", [one.name for one in sessions() if one.workbook and thoughts(one.name)]
)


def questions(session):
    """All questions of a session: those of its exercise in every edition, and those to practise."""
    there = [path.name for path in (ROOT / "solutions").iterdir()]
    for edition in editions_in(there, session):
        yield from (item.keyed() for item in keyed_items(edition, ROOT))
    for name, drawing in PRACTICE.items():
        if name.startswith(f"{session}."):
            # Which thought a distractor stands for may hang on the numbers.
            yield from (drawing(Random(f"{name} {seed}")).question for seed in range(12))


def heard(session):
    """The misconceptions that a trainee hears of in a session, each from a marked answer."""
    for question in questions(session):
        for *distractor, misconception in getattr(question, "misconceptions", ()):
            for raw in answers_with(question, *distractor):
                verdict = question.mark(raw)
                if verdict.outcome != "right" and verdict.idea == misconception:
                    yield misconception


@every_session
def test_each_misconception_of_a_session_is_answered_by_a_hint_of_its_own(session):
    told = set(heard(session))
    for thought, names in thoughts(session).items():
        assert set(names) <= told, (thought, set(names) - told)


@every_session
def test_no_two_misconceptions_share_a_hint(session):
    names = [name for several in thoughts(session).values() for name in several]
    hints = [every_misconception()[name].next_step.translations()["en"] for name in names]
    assert len(hints) == len(set(hints))
