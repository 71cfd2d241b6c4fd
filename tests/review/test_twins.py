"""The items that ask for what a question of an exercise asked: of all lessons, as they are."""

import re
from random import Random

import pytest

from qihang import sessions
from qihang.protocol.review import ReviewFacts
from qihang.review.asked import Taught, every, today
from qihang.review.due import MINUTES
from qihang.review.twins import twin_of, twins
from qihang.sessions.teaching import Teaching, places
from qihang.system.notebooks import notebook
from tests.conftest import ROOT

NOT_ASKED_AGAIN = {
    "s1": {"decode", "smallest_version", "repair_level", "after_swap"},
    "s4": {"note"},
    "s6": {"weeks", "plan"},
}
"""Questions that no item of a minute asks for: codes that are looked at, and texts of one's own."""


@pytest.fixture(scope="module")
def course():
    """Every session that has a workbook, as it is released."""
    found = {}
    for one in sessions.sessions():
        if one.workbook:
            there = places(one.name, notebook(ROOT / one.workbook))
            found[one.name] = Taught(there, twins(there))
    return found


def questions(session):
    """The questions of all editions of an exercise."""
    for path in sorted((ROOT / "solutions").glob(f"{session}*/{session}*.ipynb")):
        if re.fullmatch(rf"{session}(-\d+)?", path.stem):
            for cell in notebook(path)["cells"]:
                grading = cell["metadata"].get("nbgrader", {})
                if grading.get("grade"):
                    yield grading["grade_id"].removeprefix("test_")


@pytest.mark.parametrize("session", [one.name for one in sessions.sessions() if one.workbook])
def test_a_question_is_asked_again_by_an_item_that_takes_a_minute_or_two(course, session):
    taught = course[session]
    for question in set(questions(session)) - NOT_ASKED_AGAIN.get(session, set()):
        ideas = _ideas_of(taught, question)
        assert any(twin_of(taught.teaching, taught.twins, question, some) for some in ideas), (
            question
        )


def _ideas_of(taught, question):
    """No idea, and each one that an item of the session finds."""
    yield ()
    for twin in taught.twins.values():
        for idea in twin.ideas:
            yield (idea,)


def test_the_item_of_the_questions_name_comes_first_then_the_one_that_finds_the_idea(course):
    s3 = course["s3"]
    assert twin_of(s3.teaching, s3.twins, "break_even", ["x"]).item == "s3.break-even"
    [idea, *_] = sorted(s3.twins["s3.table"].ideas - s3.twins["s3.margin"].ideas)
    assert twin_of(s3.teaching, s3.twins, "prices", [idea]).item in s3.twins


def test_guesses_worked_examples_and_long_answers_are_not_asked_again(course):
    for taught in course.values():
        for name, twin in taught.twins.items():
            task = sessions.practice_item(name)(Random(1))
            assert task.has_new_numbers
            assert task.question.kind not in ("text", "chat", "plan", "simulation", "code")
            assert twin.minutes <= MINUTES


def facts(*missed, reviews=(), now="2026-11-20T04:00:00.000000+00:00"):
    found: ReviewFacts = {"now": now, "missed": list(missed), "reviews": list(reviews)}
    return found


def missed(question, session="s3", at="2026-11-10T04:00:00.000000+00:00", **other):
    usual = {"session": session, "question": question, "edition": session, "item": None}
    return {**usual, "ideas": [], "at": at, **other}


def test_a_question_and_its_item_are_one_topic_since_the_later_day(course):
    item = missed(None, edition=None, item="s3.margin", at="2026-11-12T04:00:00.000000+00:00")
    [one] = every(facts(missed("margin"), item), course)
    assert one.twin.item == "s3.margin"
    assert one.standing.due == one.standing.topic.since + 1
    assert one.missed["question"] in ("margin", None)


def test_what_is_gone_from_the_course_is_left_out_and_nothing_fails(course):
    gone = [
        missed("no_such_question"),
        missed(None, item="s3.no-such-item"),
        missed("margin", session="s99"),
    ]
    old = {
        "session": "s3", "item": "s3.no-such-item", "question": None, "edition": None,
        "round": 1, "outcome": "right", "idea": None, "at": "2026-11-19T04:00:00.000000+00:00",
    }  # fmt: skip
    assert every(facts(*gone, reviews=[old]), course) == []
    assert len(today(facts(*gone, missed("margin"), reviews=[old]), course)) == 1


def test_a_workbook_without_screens_asks_nothing():
    assert twins(Teaching(session="s3")) == {}
