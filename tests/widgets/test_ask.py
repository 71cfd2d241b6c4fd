"""Questions in a notebook, on its page and in grading."""

import json
import subprocess
import sys
from decimal import Decimal
from typing import NamedTuple

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from qihang.answers import seeds
from qihang.commerce import codes
from qihang.language.messages import Bilingual
from qihang.protocol import VERDICT
from qihang.questions import facts
from qihang.questions.base import Verdict
from qihang.questions.number import Number
from qihang.sessions.s1 import exercise as s1
from widgets.exercise import ask
from widgets.exercise import item as items
from widgets.exercise.answer_box import AnswerBox
from widgets.exercise.later import Later


class Good(NamedTuple):
    id: str
    name: Bilingual
    cost: Decimal
    price: Decimal


class Week(NamedTuple):
    visitors: int
    buyers: int


class Case(NamedTuple):
    """The numbers of a session that is made for these tests."""

    goods: tuple
    week: Week
    price: Decimal


def drawn(seed):
    tens = 10 * len(seed)
    goods = (
        Good("tea", Bilingual("茶", "Tea"), Decimal("15"), Decimal("39.90")),
        Good("rice", Bilingual("米", "Rice"), Decimal("4.50"), Decimal(tens)),
    )
    return Case(goods, Week(100 * tens, tens), Decimal("29.9"))


@pytest.fixture
def made_up(monkeypatch):
    """A session whose numbers depend on the length of the seed."""
    monkeypatch.setattr(items, "_generate", lambda session, seed: drawn(seed))


def prices(case, answer=None):
    return ask.table(
        "prices",
        answer,
        rows=case.goods,
        columns={
            "cost": ask.given("进价", "Cost", unit="元", places=2),
            "price": ask.given("售价", "Price", unit="元", places=2),
            "profit": ask.fill("毛利", "Gross profit", unit="元", places=2),
        },
        points=4,
    )


def report(case, answer=None):
    return ask.table(
        "report",
        answer,
        rows={
            "visitors": ask.given("访客数", "Visitors", value=case.week.visitors, unit="人"),
            "buyers": ask.fill("买家数", "Buyers", unit="人"),
            "rate": ask.fill("转化率", "Conversion rate", unit="%", places=2),
        },
        points=2,
    )


def offer(case, answer=None):
    return ask.text(
        "offer",
        answer,
        length=(5, 40),
        facts={"price": ("价格", "the price")},
        rules=("greeting", "claims"),
        points=4,
    )


STEPS = {"a": ("甲", "A"), "b": ("乙", "B"), "c": ("丙", "C")}


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
    assert shown(item) == (
        2.0,
        {
            "question": "digit",
            "outcome": "right",
            "idea": None,
            "parts": [],
            "points": 2.0,
            "most": 2,
        },
    )
    assert repr(item) == "2.0"


def test_an_idea_behind_an_answer_is_told_with_the_points(grading):
    case = ask.case("s1", "7.seed")
    slip = codes.with_weights_swapped(case.twelve)
    item = ask.number("digit", slip).expects(codes.check_digit(case.twelve))
    points, verdict = shown(item.not_yet(slip, "weights-swapped"))
    assert (points, verdict["outcome"], verdict["idea"]) == (0.0, "not-yet", "weights-swapped")


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
        lambda item: item.expects(1).not_yet(2, "no such idea"),
    ],
)
def test_a_slip_in_the_hidden_tests_earns_nothing(grading, spoil):
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
        {"name": "tea.profit", "outcome": "not-yet", "idea": "not-yet", "found": None},
        {"name": "rice.profit", "outcome": "right", "idea": None, "found": None},
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
    assert (points, verdict["idea"]) == (3.0, "claim-superlative")
    assert verdict["parts"][-1]["found"] == "最好"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda item: item.expects(),
        lambda item: item.expects(profit=lambda row: row.no_such_column),
        lambda item: item.expects(profit=lambda row: 1.5),
        lambda item: item.expects(profit=1).not_yet("no such column", 1, "not-yet"),
    ],
)
def test_a_slip_in_the_rules_of_a_table_earns_nothing(grading, made_up, spoil):
    item = prices(ask.case("s0", "7.seed"), {"tea.profit": "1"})
    assert shown(spoil(item))[1]["idea"] == "no-marking"


def test_the_numbers_of_a_table_come_with_the_seat(made_up):
    case = ask.case("s0", None)
    assert case.week.visitors == Later("week.visitors")
    by_columns, by_rows = prices(case), report(case)
    for seed in ("1.a", "1.abc"):
        numbers = drawn(seed)
        table = by_columns.set_out(seed).question
        assert table.fields["price"].given == {
            "tea": Decimal("39.90"),
            "rice": numbers.goods[1].price,
        }
        assert table.fields["profit"].given == {}
        fields = by_rows.set_out(seed).question.fields
        assert fields["visitors"].given == {"value": numbers.week.visitors}


def test_a_table_names_its_rows_and_columns(made_up):
    words = prices(ask.case("s0", None)).set_out("1.a").words
    assert words["rice"].pair() == {"zh": "米", "en": "Rice"}
    assert words["profit"].pair() == {"zh": "毛利", "en": "Gross profit"}


def test_numbers_may_be_given_for_some_cells_only(made_up):
    case = ask.case("s0", None)
    item = ask.table(
        "weeks",
        None,
        rows={"rate": ask.given("率", "Rate", value={"one": case.week.buyers}, unit="%")},
        columns={"one": ("第 1 周", "Week 1"), "two": ("第 2 周", "Week 2")},
    )
    question = item.set_out("1.a").question
    assert [cell.name for cell in question.blanks()] == ["rate.two"]
    assert question.fields["rate"].given == {"one": drawn("1.a").week.buyers}


def test_what_a_text_needs_is_known_without_its_key(made_up):
    asked = offer(ask.case("s0", None)).set_out("1.a")
    assert asked.question.names() == ("length", "price", "greeting", "claims")
    assert asked.words["price"].pair() == {"zh": "价格", "en": "the price"}
    assert asked.question.answer is None


def test_an_option_and_a_reason_with_one_id_are_a_slip_of_the_author():
    ask.case("s1", "7.seed")
    item = ask.decision("d", None, options=STEPS, reasons={"a": ("因", "X")})
    with pytest.raises(ValueError, match="same id"):
        item.set_out()


def test_the_items_asked_are_listed_in_their_order():
    ask.case("s1", None)
    for name in ("one", "two", "one"):
        ask.number(name, None)
    assert [item.name for item in ask.asked()] == ["one", "two"]
    ask.case("s1", None)
    assert ask.asked() == []


def test_on_the_page_numbers_come_with_the_seat():
    case = ask.case("s1", None)
    item = ask.number("digit", None, shows=case.twelve)
    assert case.twelve == Later("twelve")
    assert item.set_out("1.a").shows == s1.generate("1.a").twelve
    assert item.set_out("1.b").shows == s1.generate("1.b").twelve


def test_a_seed_in_the_notebook_goes_before_the_seats():
    case = ask.case("s1", "sample")
    item = ask.number("digit", None, shows=case.twelve)
    assert item.set_out("1.a").shows == s1.generate("sample").twelve


def test_a_label_names_the_numbers_once_they_are_known():
    ask.case("s1", None)
    item = ask.number("shelf", None, label=("{box} 号箱", "Box {box}"))
    box = s1.generate("1.a").box
    assert item.titled().pair() == {"zh": "… 号箱", "en": "Box …"}
    assert item.set_out("1.a").label.pair() == {"zh": f"{box} 号箱", "en": f"Box {box}"}


def test_a_label_may_name_a_part_of_a_number(made_up):
    ask.case("s0", None)
    item = ask.number("rate", None, label=("{week.buyers} 人", "{week.buyers} people"))
    assert item.titled().pair() == {"zh": "… 人", "en": "… people"}
    assert item.set_out("1.a").label.pair()["en"] == f"{drawn('1.a').week.buyers} people"


def test_steps_and_reasons_are_shuffled_for_each_seat_and_stay_so():
    ask.case("s1", None)
    steps = {f"step{number}": (str(number), str(number)) for number in range(8)}
    item = ask.order("o", None, steps=steps)
    orders = {seed: item.set_out(seed).question.steps for seed in ("1.a", "1.b", "1.c")}
    assert len(set(orders.values())) > 1
    assert item.set_out("1.a").question.steps == orders["1.a"]
    assert list(item.set_out("1.a").words) == list(orders["1.a"])


def test_on_the_page_an_item_is_its_box_and_always_the_same_one():
    ask.case("s1", None)
    item = ask.number("digit", None)
    assert isinstance(item.box(), AnswerBox)
    assert item.box() is item.box()
    bundle, _ = item._repr_mimebundle_(include=None, exclude=None)
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "digit" in repr(item)


def test_a_slip_of_an_author_is_an_error_on_his_page():
    ask.case("s1", "sample")
    with pytest.raises(ValueError, match="no such idea"):
        ask.number("digit", 1).expects(1).not_yet(2, "no such idea").keyed()


def test_the_page_of_an_exercise_ends_with_handing_in():
    assert type(ask.hand_in()).__name__ == "HandIn"


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
        graded(["item = ask.number('c', '三', points=2)", "item.expects(3)", "item"], 2),
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


def test_a_question_on_the_page_has_no_key():
    ask.case("s1", None)
    question = ask.number("digit", None).set_out("1.a").question
    assert isinstance(question, Number)
    assert question.answer is None
