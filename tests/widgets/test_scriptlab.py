"""ScriptLab: what is said of each line, and that the lamp says the same of it."""

import json
import math

import pytest

from qihang.commerce import claims
from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import ScriptLab
from widgets.labs.scriptlab import LONGEST, NAMES
from widgets.labs.scriptlab.script import EMPTY, KEPT, SCRIPT, UNTRUE

CHANGE = {"do": "guess", "part": "greeting", "may": True}
"""Something that is done in it, for what every laboratory is tried with."""

BANNED = [name for name, part in SCRIPT.items() if not part.line.may_be_said]
FINE = [name for name, part in SCRIPT.items() if part.line.may_be_said]
LINES = [line for part in SCRIPT.values() for line in (part.line, *part.better)]


def right(name):
    """The place of the better line that keeps the facts and the rule."""
    return SCRIPT[name].better.index(SCRIPT[name].kept)


def use(lab):
    """Judge the second line, for its picture."""
    lab.locator("[data-key=next]").click()
    lab.locator("[data-key=may-who-no]").check()


def go(lab_page, name):
    while (here := lab_page.lab.state()["at"]) != NAMES.index(name):
        lab_page.press("next" if here < NAMES.index(name) else "back")


def looks(lab_page):
    """A line that may be said; the longest one that may not; words of one's own; the script."""
    go(lab_page, "goods")
    lab_page.press("may-goods-no")
    yield
    go(lab_page, "close")
    lab_page.press("may-close-yes")
    lab_page.press("better-close-1")
    yield
    go(lab_page, "facts")
    lab_page.press("may-facts-no")
    lab_page.press("open-facts")
    lab_page.part("line-facts").fill("Other shops sell fakes. " * (LONGEST // 24))
    lab_page.pass_on()
    yield
    lab_page.press("open-facts")
    for name in NAMES:
        lab_page.lab.do_guess(name, True)
        lab_page.lab.do_choose(name, right(name) if name in BANNED else None)
    lab_page.lab.do_go(len(NAMES) - 1)
    lab_page.press("next")
    yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return ScriptLab()


def finish(lab):
    for name in NAMES:
        lab.do_guess(name, name in FINE)
        if name in BANNED:
            lab.do_choose(name, right(name))


def all_of(view):
    return json.dumps(view, ensure_ascii=False)


# ---- the lines and the lamp ---------------------------------------------------------------


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.en)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lamp_says_of_a_line_what_its_rule_says(line, language):
    text = line.text.translations()[language]
    found, fine = claims.findings(text), claims.allowed(text)
    assert {one.rule for one in found} == {line.rule} & set(claims.FORBIDDEN)
    if line.rule in claims.ALLOWED:
        assert fine[0].rule == line.rule


def test_what_the_lamp_cannot_see_is_seen_in_the_stock_list_or_told():
    for part in SCRIPT.values():
        for line in (part.line, *part.better):
            assert (line.why is not None) == (line.rule in {UNTRUE, EMPTY})
            assert line.rule != UNTRUE or part.fact


def test_a_line_that_may_not_be_said_has_one_better_one_that_keeps_facts_and_rule():
    for name, part in SCRIPT.items():
        assert len(part.better) == (0 if name in FINE else 3)
        assert [line.rule for line in part.better].count(KEPT) == (name in BANNED)
        assert part.kept.may_be_said
    assert len({right(name) for name in BANNED}) == 3


def test_every_rule_of_the_lamp_has_a_line_and_some_that_sound_risky_may_be_said():
    assert {line.rule for line in LINES} >= {*claims.FORBIDDEN, UNTRUE}
    assert [SCRIPT[name].line.rule for name in FINE] == ["order", "own-goods", "advice"]


def test_the_script_takes_ten_minutes():
    assert sum(part.minutes for part in SCRIPT.values()) == 10


# ---- judging a line -----------------------------------------------------------------------


def test_a_line_that_may_be_said_is_done_once_that_was_chosen(lab):
    lab.do_guess("greeting", False)
    assert not lab.view["marks"][0]["done"]
    lab.do_guess("greeting", True)
    assert lab.view["marks"][0]["done"]


def test_nothing_is_told_of_a_line_before_it_was_judged(lab):
    for place in range(len(NAMES)):
        lab.do_go(place)
        assert lab.view["card"]["lamp"] == "wait"
        assert lab.view["card"]["better"] == []
        assert sentence(lab) == f"Line {place + 1} of 8: choose first, then look at the lamp."
        assert all(marked[1:] == ["", ""] for marked in lab.view["card"]["line"].values())


def test_a_line_that_may_not_be_said_is_told_with_its_words_and_its_rule(lab):
    lab.do_go(1)
    lab.do_guess("who", False)
    assert lab.view["card"]["lamp"] == "on"
    assert lab.view["card"]["line"]["zh"] == ["给家里老人喝吧，这个茶能", "降血压", "。"]
    assert lab.view["tone"]["tone"] == "ok"
    assert lab.view["sentence"] == {
        "zh": "对，“降血压”不能说。药和医疗用的货，才能说治病。别的货，法律不允许。",
        "en": "Right: not “lowers blood pressure”. Only medicine and"
        " medical goods may be said to heal. The law bans it for all others.",
    }
    lab.do_guess("who", True)
    assert lab.view["tone"]["tone"] == "notyet"
    assert sentence(lab).startswith("Lamp on at “lowers blood pressure”. Only medicine and")


def test_a_line_that_only_sounds_risky_is_done_when_it_was_judged(lab):
    lab.do_guess("greeting", True)
    assert lab.view["card"]["lamp"] == "off"
    assert lab.view["card"]["better"] == []
    assert lab.view["marks"][0]["done"]
    assert sentence(lab) == (
        "Right: “first picking” is fine. This says when. It can be checked, so it is allowed."
    )
    lab.do_guess("greeting", False)
    assert sentence(lab).startswith("Lamp off at “first picking”. This says when.")
    assert lab.view["tone"]["tone"] == "notyet"


def test_the_lamp_stays_off_at_a_lie_and_the_stock_list_tells_it(lab):
    lab.do_go(7)
    lab.do_guess("close", True)
    assert lab.view["card"]["lamp"] == "off"
    assert sentence(lab).startswith("The lamp knows words, not the truth. There are 300 packs")
    lab.do_guess("close", False)
    assert sentence(lab).startswith("Right, though the lamp stays off. There are 300 packs")
    assert len(lab.view["card"]["better"]) == 3


# ---- the better one -----------------------------------------------------------------------


def test_the_better_line_goes_into_the_script(lab):
    lab.do_go(4)
    lab.do_guess("price", True)
    assert not lab.view["marks"][4]["done"]
    lab.do_choose("price", 0)
    assert lab.view["marks"][4]["done"]
    assert sentence(lab).endswith("It goes into the script.")
    lab.do_go(8)
    assert lab.view["script"][4]["line"] == SCRIPT["price"].better[0].text.translations()


def test_another_line_is_told_its_rule_or_what_it_leaves_out(lab):
    lab.do_go(4)
    lab.do_guess("price", False)
    lab.do_choose("price", 1)
    assert sentence(lab) == (
        "Not yet: “free sample for a good review”."
        " Paid praise and made-up orders are against the law."
    )
    lab.do_choose("price", 2)
    assert sentence(lab) == "Not yet. It does not say the price."
    assert not lab.view["marks"][4]["done"]


def test_nothing_better_can_be_chosen_before_the_guess_or_for_a_line_that_is_fine(lab):
    lab.do_choose("price", 0)
    lab.do_guess("greeting", True)
    lab.do_choose("greeting", 0)
    assert lab.state()["chosen"] == {}


# ---- the whole script ---------------------------------------------------------------------


def test_the_whole_script_is_read_in_its_order_when_all_is_done(lab):
    finish(lab)
    lab.do_go(8)
    assert lab.view["card"] is None
    assert sentence(lab) == "All 8 lines may be said. Read them aloud: 10 minutes."
    said = [row["line"]["zh"] for row in lab.view["script"]]
    assert said[0].startswith("大家好")
    assert said[-1].startswith("谢谢大家。还有 300 包")
    assert not [text for text in said if claims.findings(text)]


def test_a_line_that_is_not_done_is_missing_in_the_script(lab):
    lab.do_guess("greeting", True)
    lab.do_guess("who", False)
    lab.do_go(8)
    assert sentence(lab) == "Lines that are done: 1 of 8."
    assert [row["line"] is None for row in lab.view["script"]] == [False] + [True] * 7
    assert SCRIPT["who"].kept.text.zh not in all_of(lab.view)


# ---- words of one's own -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tone", "says"),
    [
        ("  ", None, None),
        ("别家都是假货。", "notyet", "Lamp on at “别家都是假货”. The Advertising Law"),
        ("It is best kept dry.", "", "Lamp off at “best kept dry”. This is advice"),
        ("Look, small green leaves.", "", "The lamp stays off. Is it true, too?"),
    ],
)
def test_the_lamp_looks_at_a_line_of_ones_own(lab, text, tone, says):
    lab.do_line("greeting", text)
    note = lab.view["card"]["own_note"]
    assert (note and note["tone"]) == tone
    assert says is None or note["text"]["en"].startswith(says)
    assert lab.view["card"]["own"] == text


def test_where_to_ask_with_a_real_question_is_named(lab):
    assert "司法所" in lab.view["words"]["law"]["zh"]
    assert "12348" in lab.view["words"]["law"]["en"]


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    finish(lab)
    lab.do_choose("who", 0)
    lab.do_line("goods", "Look\nat this.")
    lab.do_go(2)
    again = ScriptLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]
    lab.do_again()
    assert lab.state() == ScriptLab().state()


def test_of_the_first_edition_the_lines_of_ones_own_are_taken_up(lab):
    lab.restore(
        {
            "order": list(reversed(NAMES)),
            "minutes": dict.fromkeys(NAMES, 3),
            "lines": {"goods": "Green leaves.", "facts": "x" * (LONGEST + 1)},
        }
    )
    assert lab.state() == {**ScriptLab().state(), "lines": {"goods": "Green leaves."}}


@pytest.mark.parametrize("value", [None, -1.0, math.nan, 10**30, "", "nobody", ["goods"], {"a": 1}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    lab.do_guess("price", False)
    before = lab.state()
    for verb, sense in ((lab.do_guess, True), (lab.do_choose, 0), (lab.do_line, "Look.")):
        verb(value, sense)
    lab.do_guess("who", value)
    lab.do_choose("price", value)
    lab.do_go(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_guess("who", 1),
        lambda lab: lab.do_choose("price", 3),
        lambda lab: lab.do_choose("price", True),
        lambda lab: lab.do_go(9),
        lambda lab: lab.do_go(True),
        lambda lab: lab.do_line("goods", 3),
        lambda lab: lab.do_line("goods", "x" * (LONGEST + 1)),
        lambda lab: lab.do_line("goods", "half \ud800 of a sign"),
    ],
)
def test_what_nearly_makes_sense_changes_nothing(lab, ask):
    lab.do_guess("price", False)
    before = lab.state()
    ask(lab)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"at": 9, "guessed": ["goods"], "chosen": 5, "lines": "x"},
        {"at": "1", "guessed": {"goods": 1}, "chosen": {"price": 0}, "lines": {"nobody": "x"}},
        {"at": None, "guessed": {"nobody": True}, "chosen": {"goods": None}, "lines": {"who": 3}},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == ScriptLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(ScriptLab())


@pytest.mark.browser
def test_a_line_is_judged_and_mended_with_the_mouse(lab_page):
    lab_page.press("next")
    lab_page.press("may-who-yes")
    assert lab_page.part("lamp").inner_text() == "lamp on"
    marked = lab_page.part("line").locator(".t-en mark")
    assert marked.inner_text() == "lowers blood pressure"
    assert "underline" in marked.evaluate("node => getComputedStyle(node).textDecorationLine")
    lab_page.press("better-who-1")
    assert lab_page.sentence().startswith("✓ Right.")
    marks = lab_page.part("marks").locator("li")
    assert marks.nth(1).locator("button").get_attribute("aria-current") == "step"
    assert marks.nth(1).inner_text().split() == ["2", "✓", "this", "one", "is", "done"]
    assert marks.nth(2).inner_text().split() == ["3", "·", "not", "done", "yet"]


@pytest.mark.browser
def test_whoever_goes_on_is_at_the_new_line_and_every_line_is_one_press_away(lab_page):
    lab_page.keys("next", "Enter")
    assert lab_page.focused() == "line"
    lab_page.page.keyboard.press("Tab")
    assert lab_page.focused() == "may-who-yes"
    lab_page.keys("mark-8", "Enter")
    assert lab_page.lab.state()["at"] == 7
    assert lab_page.focused() == "line"
    lab_page.keys("next", "Enter")
    assert lab_page.part("script").is_visible()
    lab_page.press("mark-3")
    assert lab_page.lab.state()["at"] == 2


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_focus_stays(lab_page):
    lab_page.keys("mark-4", "Enter")
    lab_page.keys("may-facts-yes", "Space", "ArrowRight")
    assert lab_page.focused() == "may-facts-no"
    assert lab_page.sentence().startswith("→ Lamp on")
    lab_page.keys("may-facts-no", "Enter")
    assert lab_page.focused() == "may-facts-no"
    assert lab_page.sentence().startswith("✓ Right: not “best tea”.")
    lab_page.keys("better-facts-0", "Space", "ArrowDown", "ArrowDown")
    assert lab_page.focused() == "better-facts-2"
    assert lab_page.sentence().startswith("→ Not yet")
    lab_page.keys("better-facts-2", "Enter")
    assert lab_page.focused() == "better-facts-2"
    assert lab_page.sentence().startswith("✓ Right.")


@pytest.mark.browser
def test_only_judging_tells_the_page_that_it_was_tried(lab_page):
    lab_page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    lab_page.press("next")
    lab_page.press("back")
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("may-greeting-yes")
    assert lab_page.page.evaluate("window.tried") is True


@pytest.mark.browser
def test_the_lamp_follows_what_is_typed_and_the_caret_stays(lab_page):
    lab_page.press("open-greeting")
    box = lab_page.part("line-greeting")
    box.fill("Thank you.")
    box.press("Home")
    for letter in "Best tea. ":
        lab_page.page.keyboard.type(letter)
        lab_page.pass_on()
    assert box.input_value() == "Best tea. Thank you."
    assert box.evaluate("node => node.selectionStart") == 10
    assert lab_page.part("own-note").inner_text().startswith("● Lamp on at “Best tea”.")
    lab_page.press("next")
    assert lab_page.part("line-who").is_hidden()
    lab_page.press("back")
    lab_page.press("open-greeting")
    assert lab_page.part("line-greeting").input_value() == "Best tea. Thank you."


@pytest.mark.browser
def test_what_an_input_method_composes_is_left_alone(lab_page):
    lab_page.speak("zh")
    lab_page.press("open-greeting")
    box = lab_page.part("line-greeting")
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
    assert lab_page.part("own-note").inner_text().startswith("● 灯亮了：“最好”不能说。")


@pytest.mark.browser
def test_the_whole_script_stands_behind_the_last_line(lab_page):
    finish(lab_page.lab)
    go(lab_page, "close")
    assert lab_page.part("next").inner_text() == "The script"
    lab_page.press("next")
    rows = lab_page.part("script").locator("li")
    assert rows.count() == 8
    assert (
        rows.nth(1).inner_text().split("\n")[-1] == "If you like a light tea, this one is for you."
    )
    assert lab_page.part("next").get_attribute("aria-disabled") == "true"
