"""Forms and cards: plain data of questions as the page draws it."""

import json
from pathlib import Path
from random import Random

import pytest

from qihang.commerce import codes
from qihang.commerce.backend import Row
from qihang.commerce.money import yuan
from qihang.commerce.photos import Photo
from qihang.commerce.product_sheet import Sheet
from qihang.commerce.replies import Line
from qihang.commerce.sales import Order
from qihang.language.messages import Bilingual
from qihang.questions import KINDS
from qihang.questions.table import Field
from qihang.sessions import every_practice_item
from qihang.sessions.s1 import exercise as s1
from qihang.sessions.shown import (
    BackendRows,
    ChatLog,
    FactCard,
    GoodsPhoto,
    GoodsPhotos,
    OrderRows,
    Sheets,
    Tried,
    TwoWeeks,
    Weighed,
)
from widgets.exercise import kinds
from widgets.exercise.cards import card
from widgets.exercise.kinds import form, parts, unfilled, unread

PRACTICE = every_practice_item()

LABEL = {"zh": "答", "en": "Answer"}


@pytest.fixture(scope="module")
def case():
    return s1.generate("1.seed")


def pairs(value):
    """All texts of two languages in some JSON."""
    if isinstance(value, dict) and value.keys() == {"zh", "en"}:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from pairs(part)


def test_each_kind_has_a_folder_with_its_form_and_each_folder_a_kind():
    folders = Path(kinds.__file__).parent.glob("*/__init__.py")
    modules = {kind.__module__.rpartition(".")[2] for kind in KINDS.values()}
    assert {path.parent.name for path in folders} == modules


def test_a_number_has_its_unit_in_both_languages():
    assert form(KINDS["number"](unit="元"), {}, LABEL)["unit"] == {"zh": "元", "en": "yuan"}
    assert form(KINDS["number"](unit="%"), {}, LABEL)["unit"] == {"zh": "%", "en": "%"}
    assert form(KINDS["number"](), {}, LABEL)["unit"] is None


def test_options_stand_in_the_order_of_the_question():
    words = {"a": Bilingual("甲", "A"), "b": Bilingual("乙", "B")}
    drawn = form(KINDS["choice"](options=("b", "a")), words, LABEL)
    assert [option["id"] for option in drawn["options"]] == ["b", "a"]
    assert drawn["options"][0]["text"] == {"zh": "乙", "en": "B"}


def test_pictures_are_options_with_a_drawing_and_words(case):
    words = {picture.id: picture for picture in case.pictures}
    drawn = form(KINDS["choice"](options=tuple(words), many=True), words, LABEL)
    assert all(
        option["picture"][0] == "svg" and option["text"]["zh"] for option in drawn["options"]
    )


def test_nothing_in_a_form_with_pictures_tells_the_kind(case):
    words = {picture.id: picture for picture in case.pictures}
    drawn = json.dumps(form(KINDS["choice"](options=tuple(words), many=True), words, LABEL))
    assert "receiving" not in drawn
    assert "paying" not in drawn


@pytest.mark.parametrize(
    ("part", "kind"), [("text", "code"), ("version", "number"), ("level", "choice")]
)
def test_each_part_of_a_code_is_answered_in_its_own_way(part, kind):
    assert form(KINDS["code"](part=part), {}, LABEL)["kind"] == kind


def test_the_levels_are_answered_by_their_letters():
    drawn = form(KINDS["code"](part="level"), {}, LABEL)
    assert [option["id"] for option in drawn["options"]] == list(codes.LEVELS)


def table():
    return KINDS["table"](
        ("tea",),
        ("price", "profit"),
        {"price": Field("元", 2, {"tea": 39}), "profit": Field("%", 1)},
    )


def test_a_table_has_heads_with_units_and_empty_cells_to_fill():
    words = {name: Bilingual(f"字{name}", name) for name in ("tea", "price", "profit")}
    drawn = form(table(), words, LABEL)
    assert [column["text"]["en"] for column in drawn["columns"]] == ["price (yuan)", "profit (%)"]
    assert drawn["columns"][0]["text"]["zh"] == "字price（元）"
    (row,) = drawn["rows"]
    assert row["text"]["en"] == "tea"
    assert row["cells"] == [
        {"name": "tea.price", "given": "39.00"},
        {"name": "tea.profit", "given": None},
    ]


def test_a_text_has_a_list_of_all_that_it_needs():
    question = KINDS["text"](20, 80, facts=("price",), rules=("greeting",))
    drawn = form(question, {"price": Bilingual("价格", "the price")}, LABEL)
    assert (drawn["least"], drawn["most"]) == (20, 80)
    assert [check["name"] for check in drawn["checks"]] == ["length", "price", "greeting"]
    assert "20" in drawn["checks"][0]["text"]["zh"]
    assert "价格" in drawn["checks"][1]["text"]["zh"]
    assert drawn["capped"] is None


def test_what_the_law_costs_a_text_is_said_once():
    question = KINDS["text"](20, 80, rules=("greeting", "claims", "reviews"))
    drawn = form(question, {}, LABEL)
    lines = [check["text"]["en"] for check in drawn["checks"]]
    assert [line.endswith("(The law.)") for line in lines] == [False, False, True, True]
    assert "half at most" in drawn["capped"]["en"]
    assert not any("half" in line for line in lines)


def test_cells_that_cannot_be_read_are_named_before_anything_is_marked():
    two = KINDS["table"](("tea", "rice"), ("profit",), {"profit": Field("元", 2)})
    (one,) = unread(two, {"tea.profit": "x", "rice.profit": "3"})
    assert (one["name"], one["outcome"]) == ("tea.profit", "unreadable")
    (one,) = unread(two, {"tea.profit": "24,5"})  # though nothing of the table is read
    assert "a point in place of the comma" in one["next"][0]["en"]
    assert unread(KINDS["number"](), "x") == []


def test_what_is_begun_says_what_is_missing():
    two = KINDS["table"](("tea", "rice"), ("profit",), {"profit": Field("元", 2)})
    assert "1" in unfilled(two, {"tea.profit": "3", "rice.profit": " "}).translations()["en"]
    assert unfilled(two, {"tea.profit": "3", "rice.profit": "4"}) is None
    decision = KINDS["decision"](("a", "b"), ("x", "y"))
    assert unfilled(decision, {"choice": "a"})
    assert unfilled(decision, {"choice": "a", "reason": "x"}) is None
    assert unfilled(KINDS["number"](), "3") is None


def test_a_part_says_its_next_step_and_one_of_an_older_version_none():
    known, unknown = parts(
        [
            {"name": "a", "outcome": "not-yet", "idea": "not-yet-cell", "found": "最好"},
            {"name": "b", "outcome": "not-yet", "idea": "of-another-version"},
        ]
    )
    assert known["found"] == "最好"
    assert len(known["next"]) == 1
    assert unknown["next"] == []


def test_a_fact_card_shows_each_fact_with_its_name():
    shown = FactCard(Bilingual("橘子", "Tangerines"), ((Bilingual("价格", "Price"), "29.90"),))
    assert card(shown) == {
        "card": "facts",
        "title": {"zh": "橘子", "en": "Tangerines"},
        "lines": [{"name": {"zh": "价格", "en": "Price"}, "value": {"zh": "29.90", "en": "29.90"}}],
    }


def test_raw_orders_show_what_became_of_each_in_words():
    shown = OrderRows((Order("T1", 1, "C7", 2990, "paid"), Order("T2", 1, "C8", 800, "unpaid")))
    drawn = card(shown)
    first, second = drawn["table"]["rows"]
    assert first[:3] == ["T1", "C7", "29.90"]
    assert [row[3]["en"] for row in (first, second)] == ["paid and kept", "not paid"]
    assert drawn["caption"]["en"] == "All 2 orders of one week"


def test_two_weeks_stand_below_one_another_with_seven_days_each():
    shops = (
        Tried("a", Bilingual("新照片", "New photos"), tuple(range(14))),
        Tried("b", Bilingual("新视频", "New video"), tuple(range(14, 28))),
    )
    table = card(TwoWeeks(shops))["table"]
    assert [column["text"]["en"] for column in table["head"]] == ["Day", *map(str, range(1, 8))]
    second = {"zh": "新照片，第 2 周", "en": "New photos, week 2"}
    assert table["rows"][1] == [second, *map(str, range(7, 14))]
    assert len(table["rows"]) == 4


def test_an_order_of_which_a_part_went_back_says_how_much():
    rows = (Row("T1", 5990, "paid", 2000), Row("T2", 3990, "unpaid"))
    first, second = card(BackendRows(rows))["table"]["rows"]
    assert [first[0], first[1], first[3]] == ["T1", "59.90", "20.00"]
    assert first[2]["en"] == "part refunded"
    assert second[3] == "–"


def test_a_log_has_a_table_for_each_buyer_that_says_when_and_by_whom_a_line_was_written():
    lines = (Line(36615, "buyer", "b"), Line(36617, "robot", "b"), Line(36700, "buyer", "a"))
    first, second = card(ChatLog(lines, 37200))["tables"]
    assert [one["caption"]["en"] for one in (first, second)] == [
        "Buyer A, until 10:20:00",
        "Buyer B, until 10:20:00",
    ]
    assert first["table"]["rows"] == [["10:11:40", {"zh": "买家", "en": "Buyer"}]]
    assert [row[1]["en"] for row in second["table"]["rows"]] == ["Buyer", "Robot"]


def test_goods_on_a_sheet_stand_side_by_side_with_their_points_and_what_is_missing():
    points = {"need": 2, "rivals": 1, "margin": 0, "parcel": 2, "papers": 0, "season": 1}
    lamp = Weighed(
        Bilingual("台灯", "Lamp"), Sheet(points, ("report",)), Bilingual("报告", "report")
    )
    bowl = Weighed(Bilingual("碗", "Bowl"), Sheet({**points, "papers": 2}), None)
    table = card(Sheets((lamp, bowl)))["table"]
    assert [head["text"]["en"] for head in table["head"][1:]] == ["Lamp", "Bowl"]
    assert [row[1] for row in table["rows"][:-1]] == ["2", "1", "0", "2", "0", "1"]
    assert [cell["en"] for cell in table["rows"][-1][1:]] == ["report", "nothing"]


def test_pictures_of_goods_say_what_is_seen_and_whose_each_is():
    photo = Photo("shoes", light="dark", taken_by="another")
    [drawn] = card(GoodsPhotos((GoodsPhoto("A", photo, Bilingual("别家的", "Theirs")),)))["photos"]
    assert drawn["name"] == "A"
    assert drawn["picture"][0] == "svg"
    assert "dark" in drawn["seen"]["en"]
    assert drawn["credit"]["en"] == "Theirs"


def test_twelve_digits_leave_a_gap_for_the_thirteenth(case):
    assert card(case.twelve) == {"card": "digits", "digits": case.twelve}


def test_other_words_are_shown_as_they_are():
    assert card("4821") == {"card": "words", "text": {"zh": "4821", "en": "4821"}}


def test_a_scanner_says_what_the_printed_code_really_holds(case):
    drawn = card(case.labels)
    texts = [code.text for code in case.labels.codes]
    said = [label["says"]["en"] for label in drawn["labels"]]
    assert all(text in one for text, one in zip(texts, said, strict=True))


def test_a_text_stands_above_what_each_version_holds(case):
    drawn = card(case.menu)
    assert drawn["text"] == case.menu.text
    assert len(drawn["table"]["rows"]) == len(case.menu.capacity)
    assert str(case.menu.length) in drawn["says"]["en"]


def test_a_rubbed_label_reads_from_its_lowest_level_on(case):
    lowest = codes.levels_that_read(case.rubbed.text, case.rubbed.damage)[0]
    reads = {level["level"]: level["reads"] for level in card(case.rubbed)["levels"]}
    first = codes.LEVELS.index(lowest)
    assert [reads[level] for level in codes.LEVELS] == [n >= first for n in range(4)]


def test_a_days_scans_name_the_payer_and_the_limit(case):
    drawn = card(case.scans)
    assert yuan(case.scans.limit_fen) in drawn["says"]["zh"]
    assert case.scans.names[case.scans.payer].translations()["en"] in drawn["caption"]["en"]
    assert len(drawn["table"]["rows"]) == len(case.scans.rows)


@pytest.mark.parametrize("what", [card, lambda shown: form(shown, {}, LABEL)])
def test_what_is_not_known_is_a_mistake_of_the_author(what):
    with pytest.raises(TypeError, match=r"no (card|form) for object"):
        what(object())


@pytest.mark.parametrize("name", sorted(PRACTICE))
def test_every_practice_item_can_be_drawn_in_both_languages(name):
    for seed in range(5):
        task = PRACTICE[name](Random(seed))
        drawn = [form(task.question, task.words, LABEL)]
        if task.shows is not None:
            drawn.append(card(task.shows))
        assert json.loads(json.dumps(drawn)) == drawn
        assert all(text["zh"] and text["en"] for text in pairs(drawn))
