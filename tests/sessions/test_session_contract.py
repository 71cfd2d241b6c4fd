"""What every session must do; the sessions are found by looking, the tests' own with them.

What is true of one session's numbers alone stands in its own file of tests.
"""

import filecmp
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from random import Random

import nbformat
import pytest
from nbclient import NotebookClient

from qihang.gradebook import Course
from qihang.language.messages import translations
from qihang.questions.choice import Choice
from qihang.questions.sort import Sort
from qihang.sessions import every_practice_item, generate, misconception, sessions
from tests.conftest import ROOT
from tests.questions.distractors import answers_with
from tests.questions.walk import walk
from tests.sessions import golden
from tests.support.course import COURSE
from tests.support.examples import assert_says_nothing
from tests.support.solutions import cells, home_of, keyed_items
from widgets.exercise.cards import card

LESSONS = sorted(path.name for path in (ROOT / "solutions").iterdir())
"""The exercises: every edition of every session that is written."""
WORKBOOKS = [one.workbook for one in sessions() if one.workbook]
PRACTICE = every_practice_item()
GIVEN_OUT = sorted(path.stem for path in golden.FOLDER.glob("*.txt"))

every_lesson = pytest.mark.parametrize("name", LESSONS)
every_session = pytest.mark.parametrize("name", [*LESSONS, "t1"])
every_item = pytest.mark.parametrize("item", list(PRACTICE))
every_judged_item = pytest.mark.parametrize(
    "item", [name for name, drawing in PRACTICE.items() if not drawing(Random(1)).guess]
)


def items(name, seed=None):
    return keyed_items(name, home_of(name), seed)


# --- the numbers --------------------------------------------------------------------------


@every_session
def test_a_seed_always_draws_the_same_numbers_and_another_one_others(name):
    assert generate(name, "7") == generate(name, "7")
    assert generate(name, "7") != generate(name, "8")


@pytest.mark.parametrize("name", GIVEN_OUT)
def test_the_numbers_of_a_seed_that_was_given_out_never_change(name):
    assert golden.drawn(name) == (golden.FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@every_session
def test_an_order_of_options_is_a_trainees_own_and_stays_so(name):
    options = ("a", "b", "c", "d", "e")
    orders = [generate(name, str(seed)).shuffled(options) for seed in range(100)]
    assert len(set(orders)) > 30
    assert all(sorted(order) == sorted(options) for order in orders)
    assert generate(name, "0").shuffled(reversed(options)) == orders[0]


# --- the exercise -------------------------------------------------------------------------


@every_session
def test_model_answers_earn_all_points_and_no_answers_none(name):
    asked = items(name)
    assert asked
    for item in asked:
        assert (item.name, item.verdict().outcome) == (item.name, "right")
        assert item.points() == item.most
        item.answer = None
        assert (item.name, item.verdict().outcome) == (item.name, "empty")
        assert item.points() == 0


@every_session
@pytest.mark.parametrize("seed", [f"{number}.made-for-a-test" for number in range(25)])
def test_each_trainees_questions_mark_their_own_examples_as_they_should(name, seed):
    for item in items(name, seed):
        walk(item.keyed())


@every_session
@pytest.mark.parametrize("seed", [f"{number}.made-for-a-test" for number in range(25)])
def test_an_example_on_the_page_is_never_right_nor_often_taken_for_it(name, seed):
    for item in items(name, seed):
        # The page has no key: it shows the same example to everybody.
        assert_says_nothing(item.set_out(seed).question, item.keyed())


@every_session
def test_every_distractor_of_a_question_brings_its_own_hint(name):
    for item in items(name):
        assert_distractors_are_told_apart(item.keyed(), item.name)


@every_session
def test_a_question_says_the_points_that_nbgrader_knows(name):
    said = {f"test_{item.name}": item.most for item in items(name)}
    known = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]["points"]
        for cell in cells(name, home_of(name))
        if cell["metadata"].get("nbgrader", {}).get("grade")
    }
    assert said == known


@pytest.mark.process
@pytest.mark.long
@every_lesson
def test_an_exercise_is_byte_for_byte_what_nbgrader_generates(real_site, name):
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force"],
        cwd=real_site.root,
        check=True,
        capture_output=True,
    )
    kept, fresh = ROOT / "exercises" / name, real_site.exercises / name
    assert files(fresh) == files(kept)
    _, differing, missing = filecmp.cmpfiles(kept, fresh, files(kept), shallow=False)
    assert (differing, missing) == ([], [])


@pytest.mark.process
@every_lesson
def test_our_release_generates_the_same_bytes(real_site, name):
    Course(real_site).generate(name)
    for file in files(ROOT / "exercises" / name):
        kept = ROOT / "exercises" / name / file
        assert (real_site.exercises / name / file).read_bytes() == kept.read_bytes()


@pytest.mark.process
def test_the_exercise_of_the_tests_own_course_is_made_of_its_master(site):
    Course(site).generate("t1")
    kept = COURSE / "exercises" / "t1" / "t1.ipynb"
    assert (site.exercises / "t1" / "t1.ipynb").read_bytes() == kept.read_bytes()


def files(folder: Path):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@every_lesson
def test_no_key_is_left_in_an_exercise(name):
    text = (ROOT / "exercises" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    for word in ("SOLUTION", "HIDDEN", "expects", "not_yet", "sample"):
        assert word not in text


@pytest.mark.process
@pytest.mark.parametrize("path", [*WORKBOOKS, *(f"exercises/{one}/{one}.ipynb" for one in LESSONS)])
def test_a_notebook_runs_without_an_error_and_writes_nothing_to_stderr(path):
    notebook = nbformat.read(ROOT / path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] in ("display_data", "execute_result"), json.dumps(output)


# --- the items to try ---------------------------------------------------------------------


def tasks(item, count=100):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


@every_judged_item
def test_an_item_marks_its_own_examples_as_they_claim(item):
    for task in tasks(item):
        walk(task.question)


@every_item
def test_an_item_has_new_numbers_at_a_new_try_unless_they_are_those_of_the_text(item):
    found = tasks(item)
    different = len({repr(task) for task in found})
    assert different > 10 if found[0].has_new_numbers else different == 1


@every_item
def test_an_item_is_the_same_for_the_same_numbers(item):
    assert PRACTICE[item](Random(1)) == PRACTICE[item](Random(1))


@every_item
def test_an_item_is_said_in_full_in_both_languages(item):
    for task in tasks(item, 20):
        assert set(task.words) >= set(ids(task.question))
        for said in [task.ask, *task.words.values(), *([task.hint] if task.hint else [])]:
            assert_is_said(said)


def ids(question):
    return [
        option for kept in ("options", "steps", "reasons") for option in getattr(question, kept, ())
    ]


@every_judged_item
def test_a_distractor_of_an_item_is_never_the_answer(item):
    for task in tasks(item):
        assert_distractors_are_told_apart(task.question, item)


@every_judged_item
def test_an_example_of_an_item_is_never_right_nor_often_taken_for_it(item):
    for task in tasks(item):
        assert_says_nothing(task.question, task.question)


def test_an_item_of_a_pool_is_drawn_from_as_many_cases_as_the_pool_says():
    pooled = {name: drawing for name, drawing in PRACTICE.items() if drawing(Random(1)).pool}
    assert pooled
    for name, drawing in pooled.items():
        drawn = [drawing(Random(str(seed))) for seed in range(DRAWS)]
        [pool] = {task.pool for task in drawn}
        shown = [cases_in(task) for task in drawn]
        assert {len(cases) for cases in shown} == {pool.shown}, name
        assert len(set().union(*shown)) == pool.of, name


DRAWS = 150
"""So many that each case of a pool comes up."""


def cases_in(task):
    """The cases of its pool that an item has."""
    question = task.question
    if task.pool.shown > 1:
        names = question.rows if isinstance(question, Sort) else question.options
        return {str(task.words[name]) for name in names}
    shown = None if task.shows is None else card(task.shows)
    told = shown.get("text", shown) if shown else shown
    answer = isinstance(question, Choice) and task.words[question.examples().right[0]]
    return {repr((translations(task.ask), told, answer))}


# --- the thoughts behind answers ----------------------------------------------------------


@pytest.mark.parametrize("name", [*(one.name for one in sessions() if one.workbook), "t1"])
def test_every_thought_of_a_session_is_said_with_its_next_step_in_both_languages(name):
    known = import_module(f"qihang.sessions.{name}.misconceptions").MISCONCEPTIONS
    assert known
    for thought in known.values():
        assert_is_said(thought.thought)
        assert_is_said(thought.next_step)


def assert_is_said(said):
    both = said.translations()
    assert both["zh"]
    assert both["en"]
    assert "{" not in both["zh"] + both["en"], both


def assert_distractors_are_told_apart(question, of):
    """An answer that is a distractor of the key is not right, and its hint is its own."""
    for *distractor, name in getattr(question, "misconceptions", ()):
        assert misconception(name)
        for raw in answers_with(question, *distractor):
            verdict = question.mark(raw)
            assert verdict.outcome == "right" or verdict.idea == name, (of, raw)
