"""Questions in a notebook, on its page."""

from decimal import Decimal

import pytest

from qihang.questions import KINDS
from qihang.questions.number import Number
from qihang.sessions.s1 import exercise as s1
from tests.support.made_up import STEPS, drawn, offer, prices, report
from widgets.exercise import ask, kinds
from widgets.exercise import item as items
from widgets.exercise.answer_box import AnswerBox
from widgets.exercise.later import Later

RELEASED = {
    *("case", "choice", "code", "decision", "fill", "given"),
    *("hand_in", "number", "order", "table", "text"),
}
"""What notebooks that were given out call; it stays for ever."""


@pytest.fixture
def made_up(monkeypatch):
    """A session whose numbers depend on the length of the seed."""
    monkeypatch.setattr(items, "_generate", lambda session, seed: drawn(seed))


@pytest.fixture(autouse=True)
def page(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())


def test_a_notebook_is_offered_a_function_for_each_kind_and_all_that_were_ever_released():
    assert set(dir(ask)) >= RELEASED | set(KINDS)
    assert all(callable(getattr(ask, name)) for name in dir(ask))


def test_a_kind_that_is_not_there_is_no_part_of_ask():
    with pytest.raises(AttributeError, match="no attribute 'riddle'"):
        _ = ask.riddle


def test_two_kinds_cannot_be_asked_by_one_name(monkeypatch):
    monkeypatch.setattr(kinds, "_folders", lambda: ["number", "order", "number"])
    with pytest.raises(TypeError, match="two kinds of questions have a function number"):
        kinds.asking()


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
    assert words["rice"].translations() == {"zh": "米", "en": "Rice"}
    assert words["profit"].translations() == {"zh": "毛利", "en": "Gross profit"}


def test_things_of_the_case_may_stand_above_the_columns_too(made_up):
    case = ask.case("s0", None)
    item = ask.table(
        "turned",
        None,
        rows={
            "price": ask.given("售价", "Price", unit="元", places=2),
            "profit": ask.fill("毛利", "Gross profit", unit="元", places=2),
        },
        columns=case.goods,
    )
    question = item.set_out("1.a").question
    assert [cell.name for cell in question.blanks()] == ["profit.tea", "profit.rice"]
    assert question.fields["price"].given["rice"] == drawn("1.a").goods[1].price


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
    assert asked.words["price"].translations() == {"zh": "价格", "en": "the price"}
    assert asked.question.answer is None


def test_an_option_and_a_reason_with_one_id_are_a_mistake_of_the_author():
    ask.case("s1", "7.seed")
    item = ask.decision("d", None, options=STEPS, reasons={"a": ("因", "X")})
    with pytest.raises(ValueError, match="same id"):
        item.set_out()


def test_the_items_asked_are_listed_in_their_order():
    ask.case("s1", None)
    for name in ("one", "two", "one"):
        ask.number(name, None)
    assert [item.name for item in items.asked()] == ["one", "two"]
    ask.case("s1", None)
    assert items.asked() == []


def test_on_the_page_numbers_come_with_the_page_session():
    case = ask.case("s1", None)
    item = ask.number("digit", None, shows=case.twelve)
    assert case.twelve == Later("twelve")
    assert item.set_out("1.a").shows == s1.generate("1.a").twelve
    assert item.set_out("1.b").shows == s1.generate("1.b").twelve


def test_a_seed_in_the_notebook_goes_before_the_claims():
    case = ask.case("s1", "sample")
    item = ask.number("digit", None, shows=case.twelve)
    assert item.set_out("1.a").shows == s1.generate("sample").twelve


def test_a_label_names_the_numbers_once_they_are_known():
    ask.case("s1", None)
    item = ask.number("shelf", None, label=("{box} 号箱", "Box {box}"))
    box = s1.generate("1.a").box
    assert item.titled().translations() == {"zh": "… 号箱", "en": "Box …"}
    assert item.set_out("1.a").label.translations() == {"zh": f"{box} 号箱", "en": f"Box {box}"}


def test_a_label_may_name_a_part_of_a_number(made_up):
    ask.case("s0", None)
    item = ask.number("rate", None, label=("{week.buyers} 人", "{week.buyers} people"))
    assert item.titled().translations() == {"zh": "… 人", "en": "… people"}
    assert item.set_out("1.a").label.translations()["en"] == f"{drawn('1.a').week.buyers} people"


def test_steps_and_reasons_are_shuffled_for_each_seed_and_stay_so():
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


def test_a_mistake_of_an_author_is_an_error_on_the_page():
    ask.case("s1", "sample")
    with pytest.raises(ValueError, match="no such misconception"):
        ask.number("digit", 1).expects(1).not_yet(2, "no such misconception").keyed()


def test_the_page_of_an_exercise_ends_with_handing_in():
    assert type(ask.hand_in()).__name__ == "HandIn"


def test_a_question_on_the_page_has_no_key():
    ask.case("s1", None)
    question = ask.number("digit", None).set_out("1.a").question
    assert isinstance(question, Number)
    assert question.answer is None
