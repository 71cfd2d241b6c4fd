"""ReturnsLab: which questions decide, and what is said of them."""

from dataclasses import replace

import pytest

from qihang.commerce import law
from qihang.commerce.returns import DAYS, ENDS, QUESTIONS, TOPICS, decide, way
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import ReturnsLab
from widgets.labs.returnslab import ASKED, CARDS, FACTS, LEAVES, OUTCOMES, REASONS, TO
from widgets.labs.returnslab.cases import CASES

CHANGE = {"do": "answer", "yes": False}
"""Something that is done in it, for what every laboratory is tried with."""

DECISIONS = {
    "shirt": ("take-back", "buyer", "in-time"),
    "cup": ("no-duty", None, "made-to-order"),
    "disc": ("no-duty", None, "software"),
    "oranges": ("no-duty", None, "fresh"),
    "rotten": ("make-good", "seller", "quality"),
    "earphones": ("take-back", "buyer", "ticked-beforehand"),
    "radio": ("take-back", "buyer", "tried"),
    "jacket": ("no-duty", None, "not-as-new"),
    "lamp": ("take-back", "buyer", "promise"),
    "shoes": ("make-good", "seller", "wrong-goods"),
    "basket": ("no-duty", None, "too-late"),
    "bag": ("make-good", "seller", "quality"),
    "tea": ("no-duty", None, "confirmed"),
}


def use(lab):
    """Answer for the earphones up to what the page had ticked, for its picture."""
    lab.locator("[data-key=goods] select:visible").select_option("earphones")
    for _ in range(4):
        lab.locator("[data-key=answer-no]").click()


def looks(lab_page):
    """Goods that go the whole way, each question missed once; goods that leave it early."""
    for name in ("earphones", "tea", "rotten"):
        lab_page.choose("goods", name)
        for _, answer in way(CASES[name].case):
            lab_page.press("answer-no" if answer else "answer-yes")
            yield
            lab_page.press("answer-yes" if answer else "answer-no")
            yield


@pytest.fixture
def lab():
    return ReturnsLab()


def answer(lab, name, count=None):
    """Answer the first questions for some goods as their facts do."""
    lab.do_goods(name)
    for _, yes in way(CASES[name].case)[:count]:
        lab.do_answer(yes)


def step(lab, question):
    return next(one for one in lab.view["steps"] if one["id"] == question)


# ---- the goods ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_what_is_decided(name):
    decision = decide(CASES[name].case)
    assert (decision.outcome, decision.freight, decision.reason) == DECISIONS[name]


def test_the_goods_leave_the_way_at_every_question():
    assert {way(told.case)[-1] for told in CASES.values()} == set(ENDS)


def test_no_day_is_near_the_last_one():
    for told in CASES.values():
        assert told.case.day <= DAYS - 1 or told.case.day >= DAYS + 2


def test_everything_that_can_be_asked_and_decided_has_its_words():
    assert set(ASKED) == set(FACTS) == set(LEAVES) == set(QUESTIONS)
    assert set(OUTCOMES) == set(TO) == set(ENDS.values())
    assert set(REASONS) == set(TOPICS)
    assert set(CARDS) == set(TOPICS.values())
    assert all(law.rules(topic) for topic in CARDS)
    for one in QUESTIONS:
        assert (one, LEAVES[one]) in ENDS


def test_one_fact_answers_each_question():
    for told in CASES.values():
        assert set(told.facts) == set(QUESTIONS)


# ---- answering ----------------------------------------------------------------------------


def test_at_first_the_first_question_is_asked(lab):
    assert sentence(lab) == "Read the facts. Then answer the first question."
    assert [one["id"] for one in lab.view["steps"] if one["here"]] == ["fault"]
    assert step(lab, "fault")["branch"]["en"] == "Yes: make it good"
    assert step(lab, "in-time")["branch"]["en"] == "No: no duty"


def test_an_answer_leads_down_and_is_told(lab):
    lab.do_answer(False)
    assert sentence(lab) == "Nothing is wrong with the goods. So the other questions count."
    assert step(lab, "fault")["answer"]["en"] == "No"
    assert step(lab, "promised")["here"]


def test_an_answer_that_the_facts_do_not_give_leads_to_the_fact(lab):
    answer(lab, "earphones", 3)
    lab.do_answer(True)
    assert sentence(lab) == ("Not yet. Look once more. Order: the page ticked “no return”.")
    assert lab.view["tone"] == {"tone": "notyet", "sign": "→"}
    assert [one["name"]["en"] for one in lab.view["facts"] if one["met"]] == ["Order"]
    lab.do_answer(False)
    assert sentence(lab) == "The page ticked it, not the buyer. Go on."
    assert not any(one["met"] for one in lab.view["facts"])


def test_a_fault_decides_at_once_whatever_the_goods_and_the_day(lab):
    made_good = {"rotten": "replace or pay back", "bag": "repair, replace or pay back"}
    for name, how in made_good.items():
        lab.do_goods(name)
        lab.do_answer(True)
        assert sentence(lab) == (
            f"Make it good: {how}. The shop pays the freight. "
            "The 7 days do not matter: rules and agreement decide. "
            "See “Rules for money back and freight” (optional)."
        )
        assert step(lab, "fault")["ended"]
        assert not lab.view["asking"]


def test_at_the_end_of_the_way_goods_are_taken_back(lab):
    answer(lab, "radio", 5)
    assert sentence(lab) == "Day 4 of 7: in time. One question is left."
    assert not lab.view["last"]["reached"]
    lab.do_answer(True)
    assert sentence(lab) == (
        "Take it back. The buyer pays the freight, unless agreed otherwise. "
        "Opening and trying is allowed. See the screen “Rules for returns”."
    )
    assert lab.view["last"]["reached"]
    assert not any(one["ended"] for one in lab.view["steps"])


def test_a_promise_binds_although_the_days_are_over(lab):
    answer(lab, "lamp")
    assert sentence(lab).endswith("The page promised it. See the screen “Rules for what you say”.")


def test_goods_that_are_not_as_new_leave_at_the_last_question(lab):
    answer(lab, "jacket")
    assert step(lab, "as-new")["ended"]
    assert sentence(lab).startswith("No duty to take it back. It is no longer as new.")


@pytest.mark.parametrize("name", CASES)
def test_every_way_comes_to_its_decision(lab, name):
    answer(lab, name)
    assert lab.view["tone"]["tone"] == "ok"
    assert not lab.view["asking"]
    assert [one["text"]["en"] for one in lab.view["all_cases"] if "✓" in one["text"]["en"]] == [
        f"✓ {CASES[name].name.en}"
    ]
    before = lab.state()
    lab.do_answer(True)
    lab.do_answer(False)
    assert lab.state() == before


def test_the_last_answer_is_taken_back(lab):
    turn = lab.view["turn"]
    lab.do_back()
    assert lab.view["turn"] == turn
    answer(lab, "shirt")
    lab.do_back()
    assert step(lab, "as-new")["here"]
    assert lab.state()["answered"] == {"shirt": 5}


def test_what_was_answered_for_other_goods_stays(lab):
    answer(lab, "shirt", 2)
    lab.do_answer(True)
    answer(lab, "cup")
    lab.do_goods("shirt")
    assert lab.state() == {"goods": "shirt", "answered": {"shirt": 2, "cup": 3}, "missed": False}


def test_the_day_makes_the_difference():
    assert decide(replace(CASES["basket"].case, day=5)).outcome == "take-back"


# ---- messages and states ------------------------------------------------------------------


def test_it_comes_back_as_it_was_left(lab):
    answer(lab, "cup")
    answer(lab, "tea", 3)
    lab.do_answer(False)
    again = ReturnsLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


@pytest.mark.parametrize("value", [1, 0, "yes", None, 2.5, [], {}, "gold"])
def test_what_makes_no_sense_changes_nothing(lab, value):
    answer(lab, "shirt", 2)
    lab.do_answer(True)
    before = lab.state()
    lab.do_answer(value)
    lab.do_goods(value)
    assert lab.state() == before


@pytest.mark.parametrize(
    "state",
    [
        {"goods": "gold", "answered": {"shirt": 7, "gold": 1, "cup": "2"}, "missed": 1},
        {"goods": ["shirt"], "answered": [3], "missed": "yes"},
        {"answered": {"rotten": 2, "bag": -1}},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == ReturnsLab().state()


def test_what_is_decided_was_not_missed(lab):
    lab.restore({"goods": "rotten", "answered": {"rotten": 1}, "missed": True})
    assert not lab.state()["missed"]


def test_starting_again_forgets_all_answers(lab):
    answer(lab, "cup")
    lab.do_again()
    assert lab.state() == ReturnsLab().state()


# ---- on a page ----------------------------------------------------------------------------


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(ReturnsLab())
    page.choose("goods", "oranges")
    assert "fresh oranges" in page.part("facts-oranges").inner_text()
    page.press("answer-yes")
    assert page.sentence() == "→ Not yet. Look once more. Fault: nothing wrong."
    page.press("answer-no")
    page.keys("answer-no", "Enter")
    assert page.focused() == "answer-no"
    page.keys("answer-yes", " ")
    assert page.sentence().startswith("✓ No duty to take it back. It is fresh")
    assert "←" in page.part("step-exception").inner_text()
    assert page.part("answer-yes").get_attribute("aria-disabled") == "true"
    page.press("back")
    assert page.part("step-exception").get_attribute("aria-current") == "step"


@pytest.mark.browser
def test_only_answering_tells_the_page_that_it_was_tried(open_lab):
    page = open_lab(ReturnsLab())
    page.page.evaluate("document.addEventListener('qihang:tried', () => window.tried = true)")
    page.choose("goods", "lamp")
    assert page.page.evaluate("window.tried") is None
    page.press("answer-no")
    assert page.page.evaluate("window.tried") is True


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_decision_fits_a_screen(open_lab, language):
    page = open_lab(ReturnsLab())
    page.speak(language)
    heights = {}
    for name in CASES:
        answer(page.lab, name)
        page.choose("goods", name)
        page.lab.do_goods(name)
        page.pass_on()
        heights[name] = page.height_on_a_screen()
    assert {one: high for one, high in heights.items() if high > LEFT_OF_SCREEN} == {}


def test_what_is_said_to_an_answer_comes_into_sight_with_large_letters(open_lab):
    page = open_lab(ReturnsLab(), width=1366, size=32)
    page.page.set_viewport_size({"width": 1366, "height": 420})
    page.press("answer-yes")
    box = page.part("sentence").bounding_box()
    assert box["y"] + box["height"] <= 420
