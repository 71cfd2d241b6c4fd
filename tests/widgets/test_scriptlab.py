"""ScriptLab: the parts of a live segment, their minutes, and the lamp for banned words."""

import json
import math

import pytest

from qihang.commerce import claims
from tests.support.exercise_page import key
from tests.support.pretend_service import Service, take_session
from widgets import ScriptLab
from widgets.labs.scriptlab import BEFORE, INSTEAD, LONGEST, PARTS, WANTED

CHANGE = {"do": "move", "part": "close", "way": -1}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "down-price").click()


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return ScriptLab()


def order(lab):
    return [part["id"] for part in lab.view["parts"]]


def line(lab, name, language="en"):
    [part] = [part for part in lab.view["parts"] if part["id"] == name]
    return part["line"][language]


def say_everywhere(lab, text):
    for name in PARTS:
        lab.do_line(name, text)


# ---- the board ----------------------------------------------------------------------------


def test_a_part_moves_up_and_down_one_place(lab):
    lab.do_move("price", 1)
    lab.do_move("close", -1)
    assert order(lab)[2:4] == ["goods", "price"]
    assert order(lab)[-2:] == ["close", "questions"]


def test_the_board_has_two_ends(lab):
    before = order(lab)
    lab.do_move("greeting", -1)
    lab.do_move("close", 1)
    assert order(lab) == before


def test_the_first_thing_that_stands_too_early_is_named(lab):
    assert lab.view["sequence"]["text"]["en"].startswith("Tell the facts before the price.")
    lab.do_move("price", 1)
    lab.do_move("price", 1)
    assert lab.view["sequence"]["tone"] == "ok"
    lab.do_move("greeting", 1)
    assert lab.view["sequence"]["text"]["en"] == "Greet people before you say who it is for."


def test_some_order_keeps_all_that_is_asked_for():
    board = ["greeting", "who", "goods", "facts", "price", "order", "questions", "close"]
    assert sorted(board) == sorted(PARTS)
    assert all(board.index(earlier) < board.index(later) for earlier, later, _ in BEFORE)


def test_minutes_are_counted_against_ten(lab):
    assert lab.view["ends"][-1] == 12
    assert lab.view["time"]["text"]["en"] == "12 minutes: 2 too many."
    lab.do_minutes("questions", 1)
    assert lab.view["time"] == {
        "tone": "ok",
        "sign": "✓",
        "text": {"zh": "一共 10 分钟，正好。", "en": "10 minutes, as planned."},
    }
    lab.do_minutes("goods", 1)
    assert lab.view["time"]["text"]["en"] == "9 minutes: 1 still free."


def test_each_part_ends_where_the_next_begins(lab):
    minutes = [part["minutes"] for part in lab.view["parts"]]
    assert lab.view["ends"] == [sum(minutes[: place + 1]) for place in range(len(minutes))]


# ---- the lamp -----------------------------------------------------------------------------


def test_at_the_beginning_three_lines_have_to_be_changed_in_each_language(lab):
    for language in ("zh", "en"):
        on = [part["id"] for part in lab.view["parts"] if part["line"][language]["on"]]
        assert on == ["who", "goods", "order"]
    assert lab.view["sentence"] == {
        "zh": "8 个部分里，3 个灯亮了：第 2 部分有“降血压”，第 4 部分有“全国最好的”，"
        "第 6 部分有“加我微信”。一共 12 分钟。",
        "en": "The lamp is on in 3 of 8 parts: part 2 says “lowers your blood pressure”,"
        " part 4 says “best tea”, part 6 says “Add me on WeChat”. Together they take 12 minutes.",
    }


def test_some_lines_have_words_that_only_look_banned(lab):
    for language in ("zh", "en"):
        for name in ("facts", "questions"):
            assert not line(lab, name, language)["on"]
            assert [note["kind"] for note in line(lab, name, language)["notes"]] == ["fine"]


def test_a_banned_word_is_marked_with_its_rule_and_what_to_say_instead(lab):
    lab.do_line("close", "这是全国最好的茶。")
    found = line(lab, "close", "zh")
    assert [piece for piece in found["pieces"] if piece["kind"] == "banned"] == [
        {"kind": "banned", "text": "全国最好的"}
    ]
    [note] = found["notes"]
    assert note["why"] == claims.explain("superlative").translations()["zh"]
    assert note["instead"] == INSTEAD["superlative"].translations()["zh"]


def test_the_marked_text_is_the_text(lab):
    text = "最晚周五发货。我们保证最好，100% 甜。"
    lab.do_line("goods", text)
    found = line(lab, "goods", "zh")
    assert "".join(piece["text"] for piece in found["pieces"]) == text
    assert {piece["kind"] for piece in found["pieces"]} == {"plain", "banned", "fine"}


def test_a_mark_ends_with_its_last_letter(lab):
    lab.do_line("close", "It is best kept cool.")
    pieces = [piece["text"] for piece in line(lab, "close")["pieces"]]
    assert pieces == ["It is ", "best kept", " cool."]


def test_the_lamp_goes_off_when_the_words_are_gone(lab):
    say_everywhere(lab, "请看茶叶。")
    assert lab.view["sentence"]["en"] == (
        "The lamp is off in all 8 parts. Together they take 12 minutes."
    )


def test_what_the_trainee_writes_is_the_same_in_both_languages(lab):
    lab.do_line("who", "It cures a cold.")
    assert line(lab, "who", "zh")["text"] == line(lab, "who", "en")["text"] == "It cures a cold."
    assert line(lab, "who", "zh")["on"]


def test_a_part_may_be_left_without_words(lab):
    lab.do_line("goods", "")
    assert line(lab, "goods") == {"text": "", "on": False, "pieces": [], "notes": []}


def test_every_rule_has_something_else_to_say():
    assert set(INSTEAD) == set(claims.FORBIDDEN)


def test_what_is_said_instead_is_not_banned_itself():
    for text in INSTEAD.values():
        for language in ("zh", "en"):
            assert claims.findings(text.translations()[language]) == ()


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    lab.do_move("price", 1)
    lab.do_minutes("close", 3)
    lab.do_line("goods", "Look\nat this.")
    again = ScriptLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]
    lab.do_again()
    assert lab.state() == ScriptLab().state()


JUNK = (None, True, 0, 2, 5, -1.0, math.nan, 10**30, "", "nobody", ["goods"], {"a": 1})


@pytest.mark.parametrize("value", JUNK, ids=repr)
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    for verb in (lab.do_move, lab.do_minutes, lab.do_line):
        verb(value, 1)
    lab.do_move("goods", value)
    lab.do_minutes("goods", value if value != 2 else 9)
    lab.do_line("goods", value if not isinstance(value, str) else "x" * (LONGEST + 1))
    lab.do_line("goods", "half \ud800 of a sign")
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"order": ["goods"] * 8, "minutes": [], "lines": "x"},
        {"order": list(PARTS)[:-1], "minutes": {"goods": "2"}, "lines": {"nobody": "x"}},
        {"order": [[], {}] * 4, "minutes": {"goods": None}, "lines": {"goods": 3}},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == ScriptLab().state()


def test_where_to_ask_with_a_real_question_is_named(lab):
    assert "司法所" in lab.view["words"]["law"]["zh"]
    assert "12348" in lab.view["words"]["law"]["en"]


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(ScriptLab())


@pytest.mark.browser
def test_the_board_is_worked_with_the_mouse(lab_page):
    lab_page.press("down-price")
    lab_page.press("down-price")
    lab_page.press("less-questions")
    lab_page.press("less-questions")
    assert lab_page.part("time").inner_text() == f"✓ {WANTED} minutes, as planned."
    assert lab_page.part("sequence").inner_text().startswith("✓ The order is good.")
    assert lab_page.page.locator(".script-part h4").nth(4).inner_text() == (
        "5. The price and what is in it"
    )


@pytest.mark.browser
def test_the_board_is_worked_with_the_keyboard_and_the_focus_stays(lab_page):
    lab_page.keys("down-price", "Enter", "Enter")
    assert lab_page.focused() == "down-price"
    lab_page.keys("less-questions", "Enter", "Space", "Enter")
    assert lab_page.focused() == "less-questions"
    assert lab_page.part("count-questions").inner_text() == "1 min"
    assert lab_page.sentence().endswith("Together they take 10 minutes.")


@pytest.mark.browser
def test_the_lamp_follows_what_is_typed_and_the_caret_stays(lab_page):
    lab_page.part("line-close-en").fill("Thank you.")
    lab_page.pass_on()
    assert lab_page.part("lamp-close-en").inner_text() == "○ The lamp is off"
    lab_page.part("line-close-en").press("Home")
    for letter in "Best ":
        lab_page.page.keyboard.type(letter)
        lab_page.pass_on()
    assert lab_page.part("line-close-en").input_value() == "Best Thank you."
    assert lab_page.part("line-close-en").evaluate("node => node.selectionStart") == 5
    assert lab_page.part("lamp-close-en").inner_text() == "● The lamp is on"
    assert "part 8 says “Best”" in lab_page.sentence()
    marked = lab_page.part("said-close-en").locator("mark")
    assert marked.inner_text().startswith("×Best")
    assert "underline" in marked.evaluate("node => getComputedStyle(node).textDecorationLine")


@pytest.mark.browser
def test_what_an_input_method_composes_is_left_alone(lab_page):
    lab_page.speak("zh")
    box = lab_page.part("line-goods-zh")
    box.fill("")
    lab_page.pass_on()
    box.focus()
    wire = lab_page.page.context.new_cdp_session(lab_page.page)
    for letters in ("z", "zu", "zui"):
        wire.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
        lab_page.pass_on()
    assert box.input_value() == "zui"
    wire.send("Input.insertText", {"text": "最好"})
    lab_page.pass_on()
    assert box.input_value() == "最好"
    assert lab_page.part("lamp-goods-zh").inner_text() == "● 灯亮了"


@pytest.mark.browser
def test_lines_stay_when_their_part_moves_and_the_language_changes(lab_page):
    lab_page.part("line-goods-en").fill("Green leaves, picked in March.")
    lab_page.press("up-goods")
    lab_page.speak("zh")
    assert lab_page.part("line-goods-zh").input_value() == "Green leaves, picked in March."
    assert lab_page.part("line-close-zh").input_value().startswith("谢谢")


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    for language in ("zh", "en"):
        lab_page.speak(language)
        lab_page.part(f"line-greeting-{language}").fill("")
    lab_page.press("down-price")
    yield
