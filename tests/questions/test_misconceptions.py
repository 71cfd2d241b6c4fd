"""What is said about an answer that is not right yet."""

import re
import subprocess
import sys

import pytest

from qihang.language.messages import message
from qihang.questions import misconceptions
from qihang.questions.misconceptions import Misconception
from qihang.sessions import every_misconception, misconception, next_step
from tests.conftest import ROOT

MISCONCEPTIONS = every_misconception()

every_name = pytest.mark.parametrize("name", MISCONCEPTIONS)


def sentences(name):
    known = MISCONCEPTIONS[name]
    return [
        text.translations()[language]
        for text in (known.thought, known.next_step)
        for language in ("zh", "en")
    ]


@every_name
def test_a_misconception_never_calls_anything_wrong_and_never_shouts(name):
    for sentence in sentences(name):
        assert not re.search(r"\bwrong|错误|!|！", sentence)


@every_name
def test_a_misconception_is_said_in_whole_sentences(name):
    for sentence in sentences(name):
        assert sentence[-1] in ".?。？…"


@every_name
def test_a_misconception_never_names_a_rate_that_may_change(name):
    assert not any("500" in sentence for sentence in sentences(name))


def test_a_misconception_of_an_older_version_still_has_a_kind_next_step():
    assert misconception("a misconception of last year") is None
    assert next_step("a misconception of last year") == MISCONCEPTIONS["not-yet"].next_step
    assert next_step("weights-swapped") == MISCONCEPTIONS["weights-swapped"].next_step


def test_a_misconception_has_a_name_of_its_own_in_the_whole_course():
    another = Misconception(message("Not yet"), message("Check"))
    with pytest.raises(ValueError, match="other misconceptions of these names: weights-swapped"):
        misconceptions.add({"a misconception of its own": another, "weights-swapped": another})
    assert "a misconception of its own" not in MISCONCEPTIONS


def test_a_session_is_marked_without_the_misconceptions_of_the_others():
    program = """
import sys
from qihang import sessions
from qihang.questions.misconceptions import MISCONCEPTIONS
assert "weights-swapped" not in MISCONCEPTIONS
sessions.generate("s1", "7.seed")
assert "weights-swapped" in MISCONCEPTIONS
others = {"qihang.sessions.s3", "qihang.sessions.s5"} & set(sys.modules)
assert not others, others
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
