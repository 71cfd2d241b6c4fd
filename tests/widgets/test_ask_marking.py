"""Questions in a notebook that is marked: points, misconceptions behind answers, parts."""

import json
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from qihang.answers import seeds
from qihang.commerce import codes
from qihang.protocol.submission import VERDICT
from qihang.questions import facts
from qihang.questions.base import Verdict
from qihang.sessions.s1 import exercise as s1
from tests.support.made_up import STEPS, drawn, offer, prices, report
from widgets.exercise import ask
from widgets.exercise import item as items


@pytest.fixture
def made_up(monkeypatch):
    """A session whose numbers depend on the length of the seed."""
    monkeypatch.setattr(items, "_generate", lambda session, seed: drawn(seed))


@pytest.fixture
def grading(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


@pytest.fixture(autouse=True)
def page(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())


def shown(item):
    bundle = item._repr_mimebundle_()
    return float(bundle["text/plain"]), bundle[VERDICT]


def test_a_right_answer_is_shown_as_its_points(grading):
    case = ask.case("s1", "7.seed")
    digit = codes.check_digit(case.twelve)
    item = ask.number("digit", str(digit), shows=case.twelve, points=2).expects(digit)
    _, verdict = shown(item)
    assert shown(item) == (
        2.0,
        {
            "question": "digit",
            "outcome": "right",
            "idea": None,
            "parts": [],
            "told": verdict["told"],
            "points": 2.0,
            "most": 2,
        },
    )
    assert verdict["told"]
    assert repr(item) == "2.0"


def test_a_misconception_behind_an_answer_is_told_with_the_points(grading):
    case = ask.case("s1", "7.seed")
    distractor = codes.with_weights_swapped(case.twelve)
    item = ask.number("digit", distractor).expects(codes.check_digit(case.twelve))
    points, verdict = shown(item.not_yet(distractor, "weights-swapped"))
    assert (points, verdict["outcome"], verdict["idea"]) == (0.0, "not-yet", "weights-swapped")
    assert "weights-swapped 1 0 0 20" in verdict["told"].split(";")


def test_a_part_of_the_points_is_a_float_between_none_and_all(grading):
    ask.case("s1", "7.seed")
    item = ask.order("steps", ["a", "c", "b"], steps=STEPS, points=3)
    points, verdict = shown(item.expects(["a", "b", "c"]))
    assert 0 < points < 3
    assert verdict["outcome"] == "partly"


def test_without_a_seed_the_hidden_tests_run_and_nothing_is_earned(grading):
    case = ask.case("s1", None)
    digit = codes.check_digit(case.twelve)
    points, verdict = shown(ask.number("digit", digit).expects(digit))
    assert (points, verdict["idea"]) == (0.0, "no-seed")


@pytest.mark.parametrize("seed", ["", 7, True, ["x"], {"seed": "x"}])
def test_what_is_no_seed_counts_as_none(grading, seed):
    case = ask.case("s1", seed)
    assert case == s1.generate(seeds.SAMPLE)
    assert shown(ask.number("digit", 1).expects(1))[1]["idea"] == "no-seed"


def test_an_exercise_without_a_case_earns_nothing(grading):
    assert shown(ask.number("digit", 1).expects(1))[1]["idea"] == "no-seed"


def test_a_question_without_a_key_earns_nothing(grading):
    ask.case("s1", "7.seed")
    points, verdict = shown(ask.number("digit", 1))
    assert (points, verdict["idea"]) == (0.0, "no-key")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda item: item.expects(object()),
        lambda item: item.expects("not a number"),
        lambda item: item.expects(),
        lambda item: item.expects(1).not_yet(2, "no such misconception"),
    ],
)
def test_a_mistake_in_the_hidden_tests_earns_nothing(grading, spoil):
    ask.case("s1", "7.seed")
    points, verdict = shown(spoil(ask.number("digit", 1)))
    assert (points, verdict["idea"]) == (0.0, "no-marking")


@pytest.mark.parametrize("points", [None, "2", float("nan"), -1, float("inf")])
def test_points_that_are_no_sensible_number_are_none(grading, points):
    ask.case("s1", "7.seed")
    assert shown(ask.number("digit", 1, points=points).expects(1))[0] == 0.0


@pytest.mark.parametrize("points", [5.0, -1.0, float("nan"), float("inf"), "all"])
def test_a_verdict_can_never_give_more_than_all_points(grading, monkeypatch, points):
    ask.case("s1", "7.seed")
    monkeypatch.setattr(Verdict, "points", lambda self, most: points)
    assert shown(ask.number("digit", 1, points=2).expects(1))[0] == 0.0


@pytest.mark.parametrize("answer", [None, "", "三", [], {}, object(), float("nan"), "9" * 20_000])
def test_no_answer_of_any_kind_stops_the_marking(grading, answer):
    ask.case("s1", "7.seed")
    assert shown(ask.number("digit", answer).expects(1))[0] == 0.0


def test_each_kind_is_marked_as_its_question_marks(grading):
    case = ask.case("s1", "7.seed")
    receiving = [one.id for one in case.pictures if one.kind == "receiving"]
    right = [
        ask.number("n", "12.5", places=1).expects("12.5"),
        ask.choice("c", "a", options=STEPS).expects("a"),
        ask.choice("p", receiving, options=case.pictures, many=True).expects(receiving),
        ask.order("o", ["a", "b", "c"], steps=STEPS).expects(["a", "b", "c"]),
        ask.decision(
            "d",
            {"choice": "a", "reason": "x"},
            options=STEPS,
            reasons={"x": ("因", "X"), "y": ("果", "Y")},
        ).expects("a", "x"),
        ask.code("t", "z1", part="text").expects("Z1"),
        ask.code(
            "v", codes.smallest_version(case.menu.text, case.menu.level), part="version"
        ).expects(case.menu.text, level=case.menu.level),
    ]
    assert [shown(item)[0] for item in right] == [1.0] * len(right)


def test_a_table_is_marked_cell_by_cell_and_says_so(grading, made_up):
    case = ask.case("s0", "7.seed")
    item = prices(case, {"tea.profit": "39.90", "rice.profit": "55.50"})
    item.expects(profit=lambda row: row.price - row.cost)
    item.not_yet("profit", lambda row: row.price, "not-yet")
    points, verdict = shown(item)
    assert (points, verdict["outcome"], verdict["idea"]) == (2.0, "partly", "not-yet")
    assert json.loads(json.dumps(verdict["parts"])) == [
        {
            "name": "tea.profit",
            "outcome": "not-yet",
            "idea": "not-yet",
            "found": None,
            "follows": False,
        },
        {"name": "rice.profit", "outcome": "right", "idea": None, "found": None, "follows": False},
    ]


def test_a_report_has_a_rule_for_each_row(grading, made_up):
    case = ask.case("s0", "7.seed")
    item = report(case, {"buyers.value": "30", "rate.value": "0.50"})
    item.expects(buyers=case.week.buyers, rate=lambda cell: cell.buyers / cell.visitors * 100)
    points, verdict = shown(item)
    assert points == 1.0
    assert [part["outcome"] for part in verdict["parts"]] == ["not-yet", "right"]


def test_a_text_is_marked_rule_by_rule_and_quotes_what_it_found(grading, made_up):
    case = ask.case("s0", "7.seed")
    item = offer(case, "您好，最好的茶，只要 29.9 元。")
    points, verdict = shown(item.expects(price=facts.money(case.price)))
    assert (points, verdict["idea"]) == (2.0, "claim-superlative")
    assert verdict["parts"][-1]["found"] == "最好的"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda item: item.expects(),
        lambda item: item.expects(profit=lambda row: row.no_such_column),
        lambda item: item.expects(profit=lambda row: 1.5),
        lambda item: item.expects(profit=1).not_yet("no such column", 1, "not-yet"),
    ],
)
def test_a_mistake_in_the_rules_of_a_table_earns_nothing(grading, made_up, spoil):
    item = prices(ask.case("s0", "7.seed"), {"tea.profit": "1"})
    assert shown(spoil(item))[1]["idea"] == "no-marking"


def test_there_is_nothing_to_hand_in_while_grading(grading):
    assert ask.hand_in() is None


def test_marking_imports_nothing_that_draws():
    program = """
import sys
from widgets import ask
case = ask.case("s1", "7.seed")
item = ask.choice("p", ["p1"], options=case.pictures, many=True).expects(["p1"])
item._repr_mimebundle_(), ask.hand_in()
drawing = {"anywidget", "ipywidgets", "matplotlib", "widgets.core.widget"} & set(sys.modules)
assert not drawing, drawing
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        env={"NBGRADER_EXECUTION": "autograde"},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def graded(source, points):
    metadata = {"grade": True, "solution": False, "locked": True, "points": points}
    cell = nbformat.v4.new_code_cell("\n".join(source))
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": "test", **metadata}
    return cell


@pytest.mark.process
def test_nbgrader_reads_the_points_from_a_notebook_that_was_really_run(grading, tmp_path):
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell(
            "from qihang.commerce import codes\nfrom widgets import ask\n"
            "case = ask.case('s1', '7.seed')"
        ),
        graded(
            [
                "item = ask.number('a', codes.check_digit(case.twelve), points=2)",
                "item.expects(codes.check_digit(case.twelve))",
                "item",
            ],
            2,
        ),
        graded(
            [
                "item = ask.order('b', ['a', 'c', 'b'], points=3,",
                f"                 steps={STEPS!r})",
                "item.expects(['a', 'b', 'c'])",
                "item",
            ],
            3,
        ),
        graded(["item = ask.number('c', 'many', points=2)", "item.expects(3)", "item"], 2),
        graded(["item = ask.number('d', 3, points=2)", "item"], 2),
        nbformat.v4.new_code_cell("ask.hand_in()"),
    ]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    grades = [determine_grade(cell) for cell in notebook.cells[1:5]]
    assert grades == [(2.0, 2.0), (1.5, 3.0), (0.0, 2.0), (0.0, 2.0)]
    assert [len(cell.outputs) for cell in notebook.cells] == [0, 1, 1, 1, 1, 0]
    verdict = notebook.cells[3].outputs[0]["data"][VERDICT]
    assert json.loads(json.dumps(verdict))["outcome"] == "unreadable"
