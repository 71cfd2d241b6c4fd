"""BotLab: what is said of each answer of the robot, and how the knowledge base becomes right."""

import json
import math

import pytest

from qihang.commerce import claims
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from tests.support.pretend_service import Service, take_session
from widgets import BotLab
from widgets.core.lines import EMPTY, KEPT, UNTRUE
from widgets.labs.botlab import HINTS, NAMES, VERDICTS
from widgets.labs.botlab.chats import CHATS, ENTRIES

CHANGE = {"do": "guess", "part": "levels", "says": "right"}
"""Something that is done in it, for what every laboratory is tried with."""

RIGHT = [name for name, chat in CHATS.items() if chat.verdict == "right"]
MENDED = [name for name in NAMES if name not in RIGHT]
LINES = [line for chat in CHATS.values() for line in (chat.line, *chat.better)]


def right(name):
    """The place of what is to be written down."""
    return CHATS[name].better.index(CHATS[name].kept)


def use(lab):
    """Judge the second chat, for its picture."""
    lab.locator("[data-key=next]").click()
    lab.locator("[data-key=says-freight-wrong]").check()


def looks(lab_page):
    """Each chat as it is missed, judged, and mended well and wrongly; the knowledge base in
    between and at the end."""
    for name in NAMES:
        for says in sorted(VERDICTS, key=lambda says: says == CHATS[name].verdict):
            lab_page.press(f"says-{name}-{says}")
            yield
        places = range(len(CHATS[name].better))
        for place in sorted(places, key=lambda place: place != right(name)):
            lab_page.press(f"better-{name}-{place}")
            yield
        lab_page.press("next")
    yield
    for name in MENDED:
        lab_page.lab.do_choose(name, right(name))
    lab_page.press("back")
    yield
    lab_page.press("next")
    yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return BotLab()


def judge(lab, *names):
    for name in names:
        lab.do_guess(name, CHATS[name].verdict)


def finish(lab):
    judge(lab, *NAMES)
    for name in MENDED:
        lab.do_choose(name, right(name))
    lab.do_go(len(NAMES))


def entry(lab, name):
    """An entry of the knowledge base as it is now: what it says, and since when."""
    row = lab.view["base"][list(ENTRIES).index(name)]
    return [text["en"] for text in row["texts"]], row["since"]["en"]


# ---- the chats ----------------------------------------------------------------------------


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.en)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_found_in_the_words_of_a_line_is_its_rule(line, language):
    found = claims.findings(line.text.translations()[language])
    assert {one.rule for one in found} == {line.rule} & set(claims.FORBIDDEN)


def test_three_answers_are_right_three_are_not_and_two_are_for_a_person():
    verdicts = [chat.verdict for chat in CHATS.values()]
    assert [verdicts.count(one) for one in VERDICTS] == [3, 3, 2]
    assert all(chat.entry in ENTRIES for chat in CHATS.values())


def test_what_will_not_do_has_one_thing_to_write_down_and_two_others():
    for name, chat in CHATS.items():
        assert len(chat.better) == (0 if name in RIGHT else 3)
        assert [line.rule for line in chat.better].count(KEPT) == (name in MENDED)
    assert len({right(name) for name in MENDED}) == 3


def test_what_nobody_sees_in_words_is_told():
    for line in LINES:
        assert line.rule not in {UNTRUE, EMPTY} or line.why
    for chat in CHATS.values():
        assert chat.line.why


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.en)
def test_what_a_line_is_about_stands_in_it(line):
    for language, marked in line.marked.items():
        assert "".join(marked) == line.text.translations()[language]
        assert line.words is None or marked[1] == line.words.translations()[language]


# ---- judging an answer --------------------------------------------------------------------


def test_nothing_is_told_of_an_answer_before_it_was_judged(lab):
    for place in range(len(NAMES)):
        lab.do_go(place)
        assert sentence(lab) == (f"Chat {place + 1} of 8: what do you make of the answer?")
        assert lab.view["card"]["better"] == []
        assert all(marked[1:] == ["", ""] for marked in lab.view["card"]["line"].values())
        assert not any(one["met"] for one in lab.view["entries"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("guess", VERDICTS)
def test_an_answer_that_was_taken_for_another_is_looked_at_again(lab, name, guess):
    lab.do_go(NAMES.index(name))
    lab.do_guess(name, guess)
    is_right = guess == CHATS[name].verdict
    said_of = {
        "right": "Yes, it is right.",
        "wrong": "Yes, it is not right.",
        "person": "Yes, a person.",
    }
    assert sentence(lab).startswith(said_of[guess] if is_right else "Not yet.")
    assert lab.view["tone"]["tone"] == ("ok" if is_right else "notyet")
    assert bool(lab.view["card"]["better"]) == (is_right and name in MENDED)
    assert any(one["met"] for one in lab.view["entries"])


def test_there_is_a_hint_for_every_miss():
    assert set(HINTS) == {(one, other) for one in VERDICTS for other in VERDICTS if one != other}


def test_an_answer_that_says_no_is_right(lab):
    lab.do_go(NAMES.index("size"))
    judge(lab, "size")
    assert sentence(lab) == "Yes, it is right. It says no, and so does the entry."
    assert lab.view["marks"][2]["done"]


def test_an_entry_that_is_old_is_seen_beside_the_notice(lab):
    lab.do_go(NAMES.index("freight"))
    judge(lab, "freight")
    assert sentence(lab) == (
        "Yes, it is not right. The entry is of 1 March, the notice of 1 November. "
        "What should the entry say?"
    )
    assert [one["name"]["en"] for one in lab.view["entries"] if one["met"]] == [
        "Freight",
        "Notice",
    ]
    assert lab.view["card"]["line"]["zh"] == ["每单 ", "6 元", "。"]


def test_what_the_robot_made_up_is_not_mended_by_making_up_more(lab):
    lab.do_go(NAMES.index("bathroom"))
    judge(lab, "bathroom")
    lab.do_choose("bathroom", 0)
    assert sentence(lab) == "Not yet. No entry says that either. It is made up, too."
    lab.do_choose("bathroom", right("bathroom"))
    assert sentence(lab) == (
        "Right. When all is done it stands under “Lamp”, dated 9 Nov: today, in this example."
    )


def test_a_promise_is_not_mended_by_another_promise(lab):
    lab.do_go(NAMES.index("arrives"))
    judge(lab, "arrives")
    lab.do_choose("arrives", 1)
    assert sentence(lab).startswith("Not yet: “guaranteed”.")


def test_an_answer_that_is_judged_anew_is_to_be_mended_anew(lab):
    judge(lab, "freight")
    lab.do_choose("freight", right("freight"))
    lab.do_guess("freight", "right")
    lab.do_choose("freight", right("freight"))
    assert lab.state()["chosen"] == {}


# ---- the knowledge base -------------------------------------------------------------------


def test_before_anything_is_mended_it_is_as_it_was(lab):
    lab.do_go(len(NAMES))
    assert entry(lab, "freight") == (["6 yuan an order"], "1 Mar")
    assert not any(row["new"] or row["done"] for row in lab.view["base"])
    assert sentence(lab) == "Chats still to be looked at: 8."


def test_what_was_chosen_and_is_not_right_does_not_come_into_it(lab):
    judge(lab, "freight")
    lab.do_choose("freight", 0)
    lab.do_go(len(NAMES))
    assert entry(lab, "freight") == (["6 yuan an order"], "1 Mar")


def test_at_the_end_each_entry_is_right_and_has_its_date(lab):
    finish(lab)
    assert entry(lab, "freight") == (["free from 59 yuan, else 6 yuan"], "9 Nov")
    assert entry(lab, "sending") == (["sent within 2 days; arrival not fixed"], "9 Nov")
    assert entry(lab, "lamp") == (
        ["3 levels of light", "water: not known, a person finds out"],
        "9 Nov",
    )
    assert entry(lab, "sizes") == (["36 to 40"], "30 Aug")
    assert entry(lab, "person") == (
        ["complaint, injury, fire", "blood, a cut hand: a person", "asked twice for a person"],
        "9 Nov",
    )
    assert all(row["done"] for row in lab.view["base"])
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}


def test_what_the_end_says_is_counted(lab):
    finish(lab)
    verdicts = [chat.verdict for chat in CHATS.values()]
    counts = {one: verdicts.count(one) for one in VERDICTS}
    assert sentence(lab) == (
        f"{counts['right']} answers were right, {counts['wrong']} are mended, "
        f"and {counts['person']} go to a person. Each has its date."
    )


# ---- messages and states ------------------------------------------------------------------


def test_a_state_comes_back(lab):
    finish(lab)
    lab.do_choose("arrives", 1)
    lab.do_guess("hurt", "wrong")
    lab.do_go(3)
    again = BotLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]
    lab.do_again()
    assert lab.state() == BotLab().state()


@pytest.mark.parametrize("value", [None, -1.0, math.nan, 10**30, "", "nobody", ["hurt"], {"a": 1}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    judge(lab, "freight")
    before = lab.state()
    lab.do_guess(value, "right")
    lab.do_guess("levels", value)
    lab.do_choose(value, 0)
    lab.do_choose("freight", value)
    lab.do_go(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"at": 9, "guessed": ["levels"], "chosen": 5},
        {"at": "1", "guessed": {"levels": True}, "chosen": {"freight": 0}},
        {"at": None, "guessed": {"nobody": "right"}, "chosen": {"levels": 0}},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == BotLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(BotLab())


@pytest.mark.browser
def test_an_answer_is_judged_and_mended_with_the_mouse(lab_page):
    lab_page.press("next")
    lab_page.press("says-freight-wrong")
    assert lab_page.part("line").locator(".t-en mark").inner_text() == "6 yuan"
    lab_page.press(f"better-freight-{right('freight')}")
    assert lab_page.sentence().startswith(
        "✓ Right. When all is done it stands under “Freight”, dated 9 Nov: today, in this example."
    )
    assert "✓" in lab_page.part("marks").locator("li").nth(1).inner_text()


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_focus_stays(lab_page):
    lab_page.keys("mark-3", "Enter")
    assert lab_page.focused() == "line"
    lab_page.keys("says-size-wrong", "Space", "ArrowUp")
    assert lab_page.focused() == "says-size-right"
    assert lab_page.sentence().startswith("→ Not yet.")
    lab_page.keys("says-size-right", "Enter")
    assert lab_page.focused() == "says-size-right"
    assert lab_page.sentence().startswith("✓ Yes, it is right.")


@pytest.mark.browser
def test_the_knowledge_base_is_seen_as_it_is_now(lab_page):
    finish(lab_page.lab)
    lab_page.lab.do_go(7)
    lab_page.press("says-levels-right")
    lab_page.press("next")
    assert "free from 59 yuan, else 6 yuan" in lab_page.part("base").inner_text()
    assert lab_page.part("next").get_attribute("aria-disabled") == "true"


@pytest.mark.browser
def test_only_judging_tells_the_page_that_it_was_tried(lab_page):
    lab_page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    lab_page.press("next")
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.press("says-freight-right")
    assert lab_page.page.evaluate("window.tried") is True


@pytest.mark.browser
def test_an_arrow_key_passes_by_what_is_not_meant_and_enter_chooses(open_lab):
    page = open_lab(BotLab())
    page.press("next")
    page.keys("says-freight-right", " ")
    assert page.sentence().startswith("→ Not yet.")
    page.keys("says-freight-right", "ArrowRight", "ArrowRight")
    assert page.part("says-freight-person").is_checked()
    assert "Press Enter" in page.part("says-freight").inner_text()
    page.keys("says-freight-person", "ArrowLeft")
    assert page.sentence() == "→ Not yet. Compare it with the entries. Which date is newer?"
    assert page.part("better-freight").count() == 0
    page.keys("says-freight-wrong", "Enter")
    assert page.sentence().startswith("✓ ")
    assert "Press Enter" not in page.part("says-freight").inner_text()
    page.keys("better-freight-0", " ", "ArrowDown")
    assert page.sentence().startswith("→ Not yet.")
    assert "Press Enter" in page.part("better-freight").inner_text()
    assert page.height_on_a_screen() <= LEFT_OF_SCREEN
    page.keys("better-freight-1", "Tab")
    assert page.sentence().startswith("✓ ")


@pytest.mark.browser
def test_once_all_are_done_the_way_on_leads_to_what_became_of_them(open_lab):
    lab = BotLab()
    finish(lab)
    page = open_lab(lab)
    page.press("mark-2")
    assert page.part("next").inner_text() == "What it says now"
    page.press("next")
    assert page.part("base").count() == 1
