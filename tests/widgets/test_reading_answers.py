"""What people write into a box of a number, on the page and in the marked cell."""

import pytest

from qihang.questions import grammar
from qihang.questions.number import Number
from qihang.sessions import misconception
from tests.support.lab_page import hear
from widgets.exercise import ask
from widgets.exercise import item as items

pytestmark = pytest.mark.usefixtures("page_session")

MEANT = [
    ("556 orders", "单", None, "556"),
    ("1 order", "单", None, "1"),
    ("三十", "单", None, "30"),
    ("两百", "单", None, "200"),
    ("一万二", "元", 2, "12000"),
    ("3.5万", "元", 2, "35000"),
    ("12元5角", "元", 2, "12.50"),
    ("31元5分", "元", 2, "31.05"),
    ("八十六元五角", "元", 2, "86.50"),
    ("百分之十", "%", 1, "10"),
    ("556\u200b", "单", None, "556"),
    ("\u200e556", "单", None, "556"),
    ("５５６\ufe0f", "", None, "556"),
]
"""What is written, the unit and the places that are asked for, and what is meant."""

everything_meant = pytest.mark.parametrize(("text", "unit", "places", "answer"), MEANT)


@pytest.fixture(autouse=True)
def sheet(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())


@pytest.fixture
def marked(monkeypatch):
    """Marks the cell of a question as nbgrader does; returns the verdict and the points."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    ask.case("s1", "7.seed")

    def mark(item):
        return item.verdict(), item.points()

    return mark


def answered(item, value):
    """The view of a box in which ``value`` was written."""
    box = item.box()
    hear(box, do="ready")
    hear(box, do="answer", value=value, seq=1)
    assert box.view["ack"]["ok"]
    return box.view


def said_in_english(sentences):
    return " ".join(one["en"] for one in sentences)


@everything_meant
def test_the_box_reads_it(text, unit, places, answer):
    ask.case("s1", None)
    view = answered(ask.number("n", None, unit=unit, places=places), text)
    assert view["unreadable"] is None


@everything_meant
def test_the_marked_cell_gives_its_points(marked, text, unit, places, answer):
    item = ask.number("n", text, unit=unit, places=places, points=2).expects(answer)
    verdict, points = marked(item)
    assert (verdict.outcome, points) == ("right", 2.0)


@everything_meant
def test_a_cell_of_a_table_reads_it(marked, text, unit, places, answer):
    columns = {"value": ask.fill("数", "Number", unit=unit, places=places)}
    item = ask.table("t", {"a.value": text}, rows={"a": ("甲", "A")}, columns=columns)
    assert marked(item.expects(value=answer))[0].outcome == "right"


@pytest.mark.parametrize("unit", grammar.UNITS, ids=lambda unit: unit.en)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_number_is_read_with_the_unit_as_the_page_shows_it(unit, language):
    ask.case("s1", None)
    item = ask.number("n", None, unit=unit.en)
    shown = answered(item, "7")["form"]["unit"][language]
    for text in (f"7 {shown}", f"7{shown}"):
        assert answered(item, text)["unreadable"] is None


def test_what_cannot_be_seen_is_no_answer():
    ask.case("s1", None)
    view = answered(ask.number("n", None), "\u200b \ufeff")
    assert view["unreadable"] is None
    assert ask.number("n", "\u200b", points=2).expects(1).keyed().mark("\u200b").outcome == "empty"


def test_what_cannot_be_seen_is_nothing_in_the_text_of_a_code(marked):
    item = ask.code("shelf", "C\u200b07\ufeff", part="text").expects("C07")
    assert marked(item)[0].outcome == "right"


# ---- what is said of what cannot be read -------------------------------------------------------


@pytest.mark.parametrize("text", ["24,5", "24，5", "24,5 元"])
def test_a_decimal_comma_is_not_guessed_and_its_own_sentence_says_so(marked, text):
    item = ask.number("price", text, unit="元", places=2).expects("24.50")
    verdict, points = marked(item)
    assert (verdict.outcome, verdict.idea, points) == ("unreadable", "point-not-comma", 0)


def test_a_decimal_comma_in_a_table_has_the_same_sentence(marked, monkeypatch):
    columns = {"price": ask.fill("价", "Price", unit="元", places=2)}
    rows = {"a": ("甲", "A"), "b": ("乙", "B")}

    def asked(value):
        return ask.table("t", value, rows=rows, columns=columns).expects(price=3)

    half, nothing = {"a.price": "3", "b.price": "24,5"}, {"b.price": "24,5"}
    verdict, _ = marked(asked(half))
    assert [(part.outcome, part.idea) for part in verdict.parts] == [
        ("right", None),
        ("unreadable", "point-not-comma"),
    ]
    assert marked(asked(nothing))[0].idea == "point-not-comma"
    monkeypatch.delenv("NBGRADER_EXECUTION")
    monkeypatch.setattr(items, "_sheet", items.Sheet())
    ask.case("s1", None)
    for value, key in ((half, "unfinished"), (nothing, "unreadable")):
        assert "a point in place of the comma" in said_in_english(
            answered(asked(value), value)[key]
        )


@pytest.mark.parametrize(
    ("unit", "places", "zh", "en"),
    [
        ("单", None, "12345 单", "12345 orders"),
        ("元", 2, "12345.60 元", "12345.60 yuan"),
        ("双", None, "12345 双", "12345 pairs"),
        ("points", None, "12345 分", "12345 points"),
        ("%", 1, "12345.6 %", "12345.6 %"),
        ("", None, "12345", "12345"),
    ],
)
def test_the_example_fits_the_question(unit, places, zh, en):
    ask.case("s1", None)
    view = answered(ask.number("n", None, unit=unit, places=places), "many")
    assert view["unreadable"][-1] == {"zh": f"例如：{zh}", "en": f"For example: {en}"}


def test_the_example_of_a_table_is_that_of_the_cell_that_is_not_read():
    ask.case("s1", None)
    columns = {
        "price": ask.fill("价", "Price", unit="元", places=2),
        "sold": ask.fill("卖出", "Sold", unit="件"),
    }
    item = ask.table("t", None, rows={"a": ("甲", "A")}, columns=columns)
    view = answered(item, {"a.price": "3", "a.sold": "many"})
    assert [part["name"] for part in view["unread"]] == ["a.sold"]
    assert "12345 pieces" in said_in_english(view["unfinished"])
    view = answered(item, {"a.price": "much", "a.sold": "many"})
    assert [part["name"] for part in view["unread"]] == ["a.price", "a.sold"]
    assert "12345.60 yuan" in said_in_english(view["unreadable"])


@pytest.mark.parametrize("answer", ["12345", "12345.60", "67890"])
def test_an_example_is_never_the_answer_where_the_answer_is_known(answer):
    question = Number(places=2).expecting(answer)
    assert question.mark(question.example()).outcome == "not-yet"
    assert question.with_misconception("67890.10", "not-yet").example() != "67890.10"


# ---- what may lie behind a number in any question ----------------------------------------------

BEHIND = [
    ("0.75", "%", 1, "75", "share-for-percent"),
    ("0.45", "%", 1, "44.94", "share-for-percent"),
    ("7500", "%", 1, "75", "hundred-times-too-large"),
    ("269.6", "单", None, "270", "not-rounded-up"),
    ("1250", "元", 2, "12.50", "fen-for-yuan"),
    ("0.125", "元", 2, "12.50", "hundred-times-too-small"),
    ("12.5", "分", None, "1250", "yuan-for-fen"),
    ("0.07", "", None, "7", "hundred-times-too-small"),
    ("700", "", None, "7", "hundred-times-too-large"),
    ("88", "%", 1, "88.46", "rounded-too-far"),
    ("12", "元", 2, "12.40", "rounded-too-far"),
    ("12.5", "元", 2, "12.45", "rounded-too-far"),
    ("560", "元", 2, "56", "ten-times-too-large"),
    ("5.60", "元", 2, "56", "ten-times-too-small"),
    ("70", "", None, "7", "ten-times-too-large"),
    ("8", "", None, "1", "not-yet-number"),
    ("8", "", None, "7", "not-yet-number"),
    ("2.5", "公斤", None, "3", "not-yet-number"),
    ("65", "%", 1, "64.86", "rounded-too-far"),
    ("64", "%", 1, "64.86", "rounded-too-far"),
    ("3.6", "", 2, "3.6157", "rounded-too-far"),
    ("4", "", 2, "3.6157", "not-yet-number"),
    ("2", "%", 1, "1.89", "rounded-too-far"),
    ("64.8", "%", 1, "64.86", "rounded-wrongly"),
    ("65.0", "%", 1, "64.86", "rounded-wrongly"),
    ("64.9", "%", 1, "64.82", "rounded-wrongly"),
    ("9.7", "元", 2, "9.7055", "rounded-too-far"),
    ("9.70", "元", 2, "9.7055", "rounded-wrongly"),
    ("９.７０", "元", 2, "9.7055", "rounded-wrongly"),
    ("64.7", "%", 1, "64.86", "not-yet-number"),
]

every_thought = pytest.mark.parametrize(("text", "unit", "places", "answer", "name"), BEHIND)


@every_thought
def test_the_thought_behind_a_number_is_found_without_the_author(
    marked, text, unit, places, answer, name
):
    item = ask.number("n", text, unit=unit, places=places).expects(answer)
    verdict, points = marked(item)
    assert (verdict.outcome, verdict.idea, points) == ("not-yet", name, 0)
    assert misconception(name).next_step.translations()["zh"]


@every_thought
def test_it_is_found_in_a_table(marked, text, unit, places, answer, name):
    columns = {"value": ask.fill("数", "Number", unit=unit, places=places)}
    item = ask.table("t", {"a.value": text}, rows={"a": ("甲", "A")}, columns=columns)
    [part] = marked(item.expects(value=answer))[0].parts
    assert part.idea == name.replace("not-yet-number", "not-yet-cell")


@every_thought
def test_what_the_author_says_of_a_number_comes_first(marked, text, unit, places, answer, name):
    item = ask.number("n", text, unit=unit, places=places).expects(answer)
    assert marked(item.not_yet(text, "weights-swapped"))[0].idea == "weights-swapped"


@pytest.mark.parametrize(("answer", "near"), [("0", None), ("5", 5), ("0.004", None)])
def test_a_right_number_is_right_whatever_else_it_might_be(marked, answer, near):
    for text in (answer, f"{float(answer) / 100:f}"):
        item = ask.number("n", text, unit="%", places=1, near=near)
        assert marked(item.expects(answer))[0].outcome == "right"
