"""What is said about an answer that is not right yet."""

import re

import pytest

from qihang.questions.misconceptions import MISCONCEPTIONS, idea

every_idea = pytest.mark.parametrize("name", MISCONCEPTIONS)


def sentences(name):
    known = MISCONCEPTIONS[name]
    return [
        spoken.pair()[language]
        for spoken in (known.thought, known.next_step)
        for language in ("zh", "en")
    ]


@every_idea
def test_an_idea_never_calls_anything_wrong_and_never_shouts(name):
    for sentence in sentences(name):
        assert not re.search(r"\bwrong|错误|!|！", sentence)


@every_idea
def test_an_idea_is_said_in_whole_sentences(name):
    for sentence in sentences(name):
        assert sentence[-1] in ".?。？…"


@every_idea
def test_an_idea_never_names_a_rate_that_may_change(name):
    assert not any("500" in sentence for sentence in sentences(name))


def test_an_idea_of_an_older_version_is_still_a_kind_sentence():
    assert idea("an idea of last year") == MISCONCEPTIONS["not-yet"]
    assert idea("weights-swapped") == MISCONCEPTIONS["weights-swapped"]
