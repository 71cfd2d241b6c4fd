"""Questions with their answers, drawn for the desk as their trainees had them."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.course import COURSE
from tests.support.solutions import raw_answers
from widgets.exercise import drawn as program
from widgets.exercise.answer_box import AnswerBox
from widgets.exercise.drawn import drawn
from widgets.exercise.item import asked

ASSIGNMENTS = sorted(path.name for path in (ROOT / "exercises").iterdir() if path.is_dir())
T1 = COURSE / "exercises" / "t1" / "t1.ipynb"
SEED = "some seed"


@pytest.fixture(autouse=True)
def grading(monkeypatch):
    """As the program sets it for itself."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    program._asked.cache_clear()


def answer(question, value, seed=SEED, parts=()):
    return {"question": question, "seed": seed, "value": value, "parts": list(parts)}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("which", ["right", "wrong", "unreadable"])
def test_every_question_of_the_lessons_is_drawn_with_any_answer(assignment, which):
    page = ROOT / "exercises" / assignment / f"{assignment}.ipynb"
    made = raw_answers(assignment, ROOT, SEED, which)
    assert made
    for question, value in made.items():
        box = drawn(page, answer(question, value))
        assert box is not None, question
        assert box["value"] == value
        json.dumps(box)


def test_it_is_what_the_box_of_the_trainees_page_shows():
    box = drawn(T1, answer("offer", "好茶"))
    [item] = [one for one in asked() if one.name == "offer"]
    shown = AnswerBox(item)._numbers(SEED)
    assert {name: box[name] for name in ("title", "card", "form")} == shown


def test_another_seed_has_other_numbers_and_no_key_is_in_it():
    cards = {json.dumps(drawn(T1, answer("offer", None, seed))["card"]) for seed in "abcdef"}
    assert len(cards) > 1


@pytest.mark.parametrize("value", [None, 7, ["a"], {"a": [None]}, "</script>\u202e", "x" * 9999])
def test_an_answer_of_any_shape_is_drawn(value):
    assert drawn(T1, answer("offer", value))["value"] == value


def test_what_is_not_asked_is_not_drawn_and_stops_no_other():
    given = {"page": str(T1), "answers": [answer("none", 1), answer("offer", "好茶")]}
    done = subprocess.run(
        [sys.executable, "-m", "widgets.exercise.drawn"],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
        env={"QIHANG_ROOT": str(COURSE), "PYTHONPATH": str(ROOT)},
    )
    said = json.loads(done.stdout)
    assert said["boxes"][0] is None
    assert said["boxes"][1]["value"] == "好茶"
    assert said["words"]["check_list"]["en"] == "Check list:"
