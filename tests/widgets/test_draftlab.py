"""DraftLab: what is said of each line of the draft, and that the label excuses none of them."""

import json
import math

import pytest

from qihang.commerce import claims
from qihang.language.messages import translations
from qihang.sessions.s2.drafts import JUDGED
from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import DraftLab
from widgets.core.lines import EMPTY, KEPT, UNTRUE
from widgets.labs.draftlab import NAMES, VERDICTS, verdict
from widgets.labs.draftlab.draft import DRAFT, FACTS

CHANGE = {"do": "guess", "part": "sole", "says": "agrees"}
"""Something that is done in it, for what every laboratory is tried with."""

FINE = [name for name, part in DRAFT.items() if part.line.may_be_said]
MENDED = [name for name in NAMES if name not in FINE]
LINES = [line for part in DRAFT.values() for line in (part.line, *part.better)]


def right(name):
    """The place of the better line that keeps the facts and the rule."""
    return DRAFT[name].better.index(DRAFT[name].kept)


def use(lab):
    """Judge the third line, for its picture."""
    for _ in range(2):
        lab.locator("[data-key=next]").click()
    lab.locator("[data-key=says-weight-invented]").check()


def looks(lab_page):
    """A line that is taken for another; each one that is mended; the page with its label."""
    lab_page.press("says-goods-invented")
    yield
    for name in NAMES:
        lab_page.press(f"says-{name}-{verdict(DRAFT[name])}")
        yield
        if name in MENDED:
            lab_page.press(f"better-{name}-{(right(name) + 1) % 3}")
            yield
        lab_page.press("next")
    lab_page.press("label-asked-on")
    yield
    for name in MENDED:
        lab_page.lab.do_choose(name, right(name))
    lab_page.press("label-asked-off")
    yield
    lab_page.press("label-asked-on")
    yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return DraftLab()


def judge(lab, *names):
    for name in names:
        lab.do_guess(name, verdict(DRAFT[name]))


def finish(lab):
    judge(lab, *NAMES)
    for name in MENDED:
        lab.do_choose(name, right(name))
    lab.do_go(len(NAMES))


# ---- the draft and the card ---------------------------------------------------------------


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.en)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_found_in_the_words_of_a_line_is_its_rule(line, language):
    text = line.text.translations()[language]
    found, fine = claims.findings(text), claims.allowed(text)
    if line.words is None:
        assert {one.rule for one in found} == {line.rule} & set(claims.FORBIDDEN)
    if line.rule in claims.ALLOWED:
        assert fine[0].rule == line.rule


def test_what_nobody_sees_in_words_is_told():
    for name, part in DRAFT.items():
        assert (part.line.rule in {UNTRUE, KEPT}) <= (part.fact in FACTS), name
        for line in (part.line, *part.better):
            assert (line.rule not in {UNTRUE, EMPTY}) or line.why


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.en)
def test_what_a_line_is_about_stands_in_it(line):
    for language, marked in line.marked.items():
        assert "".join(marked) == line.text.translations()[language]
        assert line.words is None or marked[1] == line.words.translations()[language]


def test_a_line_that_may_not_stand_has_one_better_one_that_keeps_facts_and_rule():
    for name, part in DRAFT.items():
        assert len(part.better) == (0 if name in FINE else 3)
        assert [line.rule for line in part.better].count(KEPT) == (name in MENDED)
    assert len({right(name) for name in MENDED}) == 3


def test_every_verdict_is_right_more_than_once_and_one_line_only_looks_wrong():
    verdicts = [verdict(part) for part in DRAFT.values()]
    assert {verdicts.count(one) for one in VERDICTS} <= {2, 3}
    assert [DRAFT[name].line.rule for name in FINE] == [KEPT, "own-goods"]


def test_a_line_is_called_what_the_items_of_the_session_call_it():
    assert {name: translations(text) for name, text in VERDICTS.items()} == {
        name: translations(text) for name, text in JUDGED.items()
    }


# ---- judging a line -----------------------------------------------------------------------


def test_nothing_is_told_of_a_line_before_it_was_judged(lab):
    for place in range(len(NAMES)):
        lab.do_go(place)
        assert sentence(lab) == f"Line {place + 1} of 7: lay it beside the card."
        assert lab.view["card"]["better"] == []
        assert all(marked[1:] == ["", ""] for marked in lab.view["card"]["line"].values())
        assert not any(fact["met"] for fact in lab.view["facts"])


def test_a_line_that_is_as_on_the_card_is_done_when_it_was_judged(lab):
    lab.do_go(1)
    judge(lab, "sole")
    assert sentence(lab) == "Right. The card says the same."
    assert lab.view["marks"][1]["done"]
    assert [fact["name"]["en"] for fact in lab.view["facts"] if fact["met"]] == ["Sole"]


def test_a_line_that_is_made_up_is_told_with_its_words_and_the_card(lab):
    lab.do_go(2)
    judge(lab, "weight")
    assert sentence(lab) == "Right. The card says 280 g. Which line instead?"
    assert lab.view["card"]["line"]["zh"] == ["很轻，一双才 ", "180 克", "。"]
    assert len(lab.view["card"]["better"]) == 3
    assert not lab.view["marks"][2]["done"]


def test_words_that_no_page_may_have_are_told_with_their_rule(lab):
    judge(lab, "goods")
    assert sentence(lab).startswith("Right. Nobody can prove “best”, and the law bans it.")
    lab.do_go(5)
    judge(lab, "feet")
    assert sentence(lab).startswith("Right. Shoes heal nothing, and no page may say so.")


def test_the_largest_size_of_the_own_shop_only_looks_wrong(lab):
    lab.do_go(4)
    lab.do_guess("sizes", "banned")
    assert sentence(lab) == "Not yet. It speaks of our own goods, and it can be checked."
    lab.do_guess("sizes", "agrees")
    assert sentence(lab) == (
        "Right. This compares goods of the same shop with each other. That is allowed."
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("guess", VERDICTS)
def test_a_line_that_was_taken_for_another_is_looked_at_again(lab, name, guess):
    lab.do_go(NAMES.index(name))
    lab.do_guess(name, guess)
    is_right = guess == verdict(DRAFT[name])
    assert sentence(lab).startswith("Right." if is_right else "Not yet.")
    assert lab.view["tone"]["tone"] == ("ok" if is_right else "notyet")
    assert bool(lab.view["card"]["better"]) == (is_right and name in MENDED)


# ---- the better line ----------------------------------------------------------------------


def test_the_better_line_goes_onto_the_page(lab):
    lab.do_go(2)
    judge(lab, "weight")
    lab.do_choose("weight", 0)
    assert sentence(lab) == "Right. The card says so, and no rule is against it."
    assert lab.view["marks"][2]["done"]
    lab.do_go(7)
    assert lab.view["page"][2] == {"text": DRAFT["weight"].kept.text.translations(), "done": True}


def test_another_line_is_told_what_is_wrong_with_it(lab):
    lab.do_go(2)
    judge(lab, "weight", "goods")
    lab.do_choose("weight", 2)
    assert sentence(lab) == "Not yet. The card says 1 pair in a box."
    lab.do_go(0)
    lab.do_choose("goods", 0)
    assert sentence(lab).startswith("Not yet: “number one”. Nobody can prove")
    assert lab.state()["chosen"] == {"goods": 0, "weight": 2}


def test_nothing_better_can_be_chosen_before_the_line_was_judged_as_it_is(lab):
    lab.do_choose("weight", 0)
    lab.do_guess("weight", "banned")
    lab.do_choose("weight", 0)
    judge(lab, "sole")
    lab.do_choose("sole", 0)
    assert lab.state()["chosen"] == {}


def test_a_line_that_is_judged_anew_is_to_be_mended_anew(lab):
    judge(lab, "weight")
    lab.do_choose("weight", 0)
    lab.do_guess("weight", "agrees")
    assert lab.state()["chosen"] == {}


# ---- the label ----------------------------------------------------------------------------


def test_the_label_is_asked_for_behind_the_last_line(lab):
    lab.do_go(7)
    assert lab.view["card"] is None
    assert lab.view["label"] is None
    assert sentence(lab) == "A machine wrote the draft. Will the page say so?"


def test_whoever_publishes_it_says_that_a_machine_wrote_it(lab):
    finish(lab)
    lab.do_label(False)
    assert sentence(lab) == "Not yet. Whoever puts a machine's words on a page says so."


def test_the_label_excuses_no_untrue_line(lab):
    judge(lab, *NAMES)
    lab.do_go(7)
    lab.do_label(True)
    assert sentence(lab) == ("The label is on, but it excuses no untrue line. Lines to mend: 5.")
    assert lab.view["tone"]["tone"] == "notyet"
    finish(lab)
    assert sentence(lab) == (
        "Every line is true, and the label is on. A label alone makes no line true."
    )
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    finish(lab)
    lab.do_choose("goods", 2)
    lab.do_guess("feet", "invented")
    lab.do_label(True)
    lab.do_go(5)
    again = DraftLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]
    lab.do_again()
    assert lab.state() == DraftLab().state()


@pytest.mark.parametrize("value", [None, -1.0, math.nan, 10**30, "", "nobody", ["sole"], {"a": 1}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    judge(lab, "weight")
    before = lab.state()
    lab.do_guess(value, "agrees")
    lab.do_guess("sole", value)
    lab.do_choose(value, 0)
    lab.do_choose("weight", value)
    lab.do_go(value)
    lab.do_label(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"at": 8, "guessed": ["sole"], "chosen": 5, "label": "on"},
        {"at": "1", "guessed": {"sole": True}, "chosen": {"weight": 0}, "label": 1},
        {"at": None, "guessed": {"nobody": "agrees"}, "chosen": {"sole": 0}},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == DraftLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(DraftLab())


@pytest.mark.browser
def test_a_line_is_judged_and_mended_with_the_mouse(lab_page):
    lab_page.press("next")
    lab_page.press("next")
    lab_page.press("says-weight-invented")
    assert lab_page.part("line").locator(".t-en mark").inner_text() == "180 g"
    lab_page.press("better-weight-0")
    assert lab_page.sentence() == "✓ Right. The card says so, and no rule is against it."
    assert "✓" in lab_page.part("marks").locator("li").nth(2).inner_text()


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_focus_stays(lab_page):
    lab_page.keys("next", "Enter")
    assert lab_page.focused() == "line"
    lab_page.keys("says-sole-banned", "Space", "ArrowUp", "ArrowUp")
    assert lab_page.focused() == "says-sole-agrees"
    assert lab_page.sentence().startswith("→ Not yet.")
    lab_page.keys("says-sole-agrees", "Enter")
    assert lab_page.focused() == "says-sole-agrees"
    assert lab_page.sentence().startswith("✓ Right.")


@pytest.mark.browser
def test_the_label_is_seen_on_the_page(lab_page):
    finish(lab_page.lab)
    lab_page.lab.do_go(6)
    lab_page.press("says-goods-banned")
    lab_page.press("next")
    assert lab_page.part("label").count() == 0
    lab_page.press("label-asked-on")
    assert lab_page.part("label").inner_text() == "Made by AI"
    assert lab_page.part("page").locator("li").count() == 7
    assert lab_page.part("next").get_attribute("aria-disabled") == "true"


@pytest.mark.browser
def test_only_judging_tells_the_page_that_it_was_tried(lab_page):
    lab_page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    lab_page.press("next")
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("says-sole-agrees")
    assert lab_page.page.evaluate("window.tried") is True
