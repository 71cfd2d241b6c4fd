"""SeasonLab: four weeks are decided and run, and the causes at the end are told in yuan."""

import re
from decimal import Decimal

import pytest

from tests.support.lab_page import LEFT_OF_SCREEN, hear, sentence
from widgets import SeasonLab
from widgets.labs.seasonlab import BEGUN, SHOP

CHANGE = {"do": "run"}
"""Something that is done in it, for what every laboratory is tried with."""

WEEKS = (
    {"order": 32},
    {"order": 30, "ads": 5000},
    {"order": 38, "ads": 5000, "care": 14},
    {"order": 30, "price": 3300, "ads": 0, "care": 12},
)
"""Sensible decisions; what is not named stays as it is."""


def use(lab):
    """Decide the first week and run it, for its picture."""
    lab.locator("[data-key=order-box]").fill("32")
    lab.locator("[data-key=order-box]").press("Enter")
    lab.locator("[data-key=on]").click()


def looks(lab_page):
    """Each week as it is decided and as it went, what is proposed, and each question."""
    for number in range(4):
        if number == 3:
            lab_page.press("move-yes")
            yield
        lab_page.write("order-box", "150" if number == 1 else "30")
        yield
        lab_page.press("on")
        yield
        lab_page.press("on")
        yield
    for number in range(5):
        option = lab_page.page.locator(".season-choices input").first
        option.check()
        lab_page.pass_on()
        yield
        if number < 4:
            lab_page.press("on")


@pytest.fixture
def lab():
    return SeasonLab()


def decide(lab, **week):
    for field, value in week.items():
        lab.do_set(field, value)


def play(lab, weeks=WEEKS, move=False):
    """Run some weeks; after each one the page shows how it went."""
    for number, week in enumerate(weeks, start=1):
        if number > 1:
            lab.do_go()
        if number == 4:
            lab.do_move(move)
        decide(lab, **week)
        lab.do_run()


def fields(lab):
    return [field["id"] for field in lab.view["known"]["brings"]["fields"]]


def question(lab):
    return lab.view["words"]["question"]["en"]


def test_each_week_asks_for_a_little_more(lab):
    asked = []
    for _ in range(4):
        lab.do_move(False)
        asked.append(fields(lab))
        lab.do_run()
        lab.do_go()
    assert asked == [
        ["order", "price"],
        ["order", "price", "ads"],
        ["order", "price", "ads", "care"],
        ["order", "price", "ads", "care"],
    ]


def test_what_is_to_be_paid_is_said_before_the_week_is_run(lab):
    decide(lab, order=32)
    assert sentence(lab) == "To pay now: 576 yuan. In hand: 1270 yuan."
    decide(lab, order=80)
    assert sentence(lab) == "To pay now: 1440 yuan. In hand: only 1270 yuan. Order less."
    assert lab.view["tone"]["tone"] == "notyet"


def test_a_week_that_was_run_is_looked_at_before_the_next_one(lab):
    decide(lab, order=32)
    lab.do_run()
    assert question(lab) == "Week 1 of 4: how it went"
    assert sentence(lab).startswith("Week 1 earned ")
    shown = [row["name"]["en"] for row in lab.view["known"]["results"][0]["rows"]]
    assert shown == [
        *("Price", "Came", "Orders", "One leaves", "Shelf"),
        *("In hand", "Arrives next week", "Earned"),
    ]
    before = lab.state()
    lab.do_run()
    decide(lab, order=5)
    assert lab.state() == before
    lab.do_go()
    assert question(lab) == "Week 2 of 4. What do you decide?"


def told(lab, number):
    """The figures of a week, by name."""
    rows = lab.view["known"]["results"][number - 1]["rows"]
    return {row["name"]["en"]: row["text"]["en"] for row in rows}


def test_what_a_week_earned_is_worked_out_with_the_goods_that_are_left(lab):
    decide(lab, order=30)
    lab.do_run()
    earned = told(lab, 1)["Earned"]
    numbers = [Decimal(one.replace("−", "-")) for one in re.findall(r"[+−][\d.]+", earned)]
    assert earned.startswith("changes: in hand −540, on its way +")
    assert sum(numbers[:-1]) == numbers[-1]
    assert sentence(lab) == f"Week 1 earned {numbers[-1]} yuan."


def test_what_every_week_earned_is_the_sum_of_its_parts(lab):
    play(lab, move=True)
    for number in range(1, 5):
        earned = told(lab, number)["Earned"]
        numbers = [Decimal(one.replace("−", "-")) for one in re.findall(r"[+−][\d.]+", earned)]
        assert sum(numbers[:-1]) == numbers[-1]
    assert "deposit −" in earned
    assert sentence(lab).endswith(" yuan, from the deposit.")


def test_the_deposit_is_known_from_the_first_week(lab):
    facts = [fact["en"] for fact in lab.view["known"]["brings"]["facts"]]
    assert "deposit 500 yuan" in facts


def test_what_a_proposal_costs_is_named_in_what_is_to_be_paid(lab):
    play(lab, WEEKS[:3])
    lab.do_go()
    lab.do_move(True)
    assert sentence(lab).endswith("80 yuan of it: fake orders.")
    lab.do_back()


def test_more_than_the_cash_is_not_bought_and_it_is_said(lab):
    decide(lab, order=100)
    lab.do_run()
    assert "The cash was not enough: only 70 boxes could be bought." in sentence(lab)


def test_the_last_week_can_be_taken_back_and_decided_otherwise(lab):
    play(lab, WEEKS[:2])
    lab.do_back()
    assert len(lab.state()["weeks"]) == 1
    assert lab.state()["plan"]["ads"] == 5000
    assert question(lab) == "Week 2 of 4. What do you decide?"


def test_what_was_said_to_a_proposal_can_be_said_otherwise(lab):
    play(lab, move=True)
    lab.do_back()
    assert sentence(lab) == "Somebody proposes something. What do you say?"
    lab.do_move(False)
    lab.do_run()
    assert lab.state()["weeks"][3]["move"] is None


def test_week_four_waits_for_what_is_said_to_a_proposal(lab):
    play(lab, WEEKS[:3])
    lab.do_go()
    assert sentence(lab) == "Somebody proposes something. What do you say?"
    lab.do_run()
    assert len(lab.state()["weeks"]) == 3
    lab.do_move(False)
    lab.do_run()
    assert lab.state()["weeks"][3]["move"] is None


def test_who_tries_the_proposal_sees_calmly_what_comes_of_it(lab):
    play(lab, move=True)
    assert "The fake orders were found." in sentence(lab)
    assert "That cost " in sentence(lab)
    play_again = SeasonLab()
    play(play_again)
    assert SHOP.season.earned(lab._played.weeks) < SHOP.season.earned(play_again._played.weeks)


def test_each_right_cause_is_told_in_yuan_and_each_other_one_gets_a_next_step(lab):
    play(lab)
    lab.do_go()
    for place, asked in enumerate(lab.view["known"]["debrief"], start=1):
        assert question(lab).startswith(f"{place} of 5: W")
        assert sentence(lab) == "Work it out from the figures, then choose."
        right = SHOP.about(lab._played.weeks).right(asked["name"])
        for option in asked["options"]:
            lab.do_choose(asked["name"], option["id"])
            is_right = option["id"] == right
            assert lab.view["tone"]["tone"] == ("ok" if is_right else "notyet")
            assert sentence(lab).startswith("That is it.") == is_right
        lab.do_show(place + 1)


def test_what_one_piece_leaves_and_the_working_of_a_cause_are_told_in_yuan(lab):
    play(lab)
    lab.do_go()
    lab.do_show(2)
    asked = lab.view["known"]["debrief"][1]
    figures = {row["name"]["en"]: row["text"]["en"] for row in asked["rows"]}
    assert figures["One leaves"] == "38 − goods 18 − parcel 6 − fee 1.90 = 12.10 yuan"
    assert figures["Orders"].startswith("wanted 43, sold 32")
    first, second = [one["id"] for one in asked["options"] if one["id"] != "stock-out"][:2]
    lab.do_choose("week-2", first)
    assert sentence(lab).endswith("Work it out with “One leaves”.")
    lab.do_choose("week-2", second)
    told = "Too few goods: some could not buy. 11 boxes: 11 × 12.10 = 133.10 yuan less."
    assert sentence(lab) == f"It is this: {told}"
    lab.do_choose("week-2", "stock-out")
    assert sentence(lab) == "That is it. 11 boxes: 11 × 12.10 = 133.10 yuan less."


def test_after_the_last_question_it_says_which_one_is_still_open(lab):
    play(lab)
    lab.do_go()
    about = SHOP.about(lab._played.weeks)
    names = [asked["name"] for asked in lab.view["known"]["debrief"]]
    for name in (one for one in names if one != "week-2"):
        lab.do_choose(name, about.right(name))
    lab.do_show(5)
    assert sentence(lab).endswith("Question 2 has no answer yet.")
    lab.do_choose("week-2", "none")
    assert sentence(lab).endswith("That was the last question.")


def test_a_question_can_be_gone_back_from_to_how_the_week_went(lab):
    play(lab)
    lab.do_go()
    lab.do_show(0)
    assert question(lab) == "Week 4 of 4: how it went"
    lab.do_go()
    assert question(lab).startswith("1 of 5: ")


@pytest.mark.parametrize("value", ["x", -1, 151, 2.5, None, True, [], {}, 10**30])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_set("order", value)
    lab.do_set(value, 3)
    lab.do_move(value)
    lab.do_choose("week-1", value)
    lab.do_show(value)
    lab.restore({"weeks": value, "plan": value})
    assert lab.state() == before


def test_what_does_not_belong_to_a_week_is_refused(lab):
    before = lab.state()
    lab.do_set("ads", 1000)
    lab.do_move(True)
    lab.do_go()
    lab.do_show(1)
    lab.do_choose("week-1", "none")
    assert lab.state() == before == BEGUN
    hear(lab, do="restore", state={"weeks": []})
    assert lab.state() == BEGUN


def test_it_comes_back_as_it_was_left(lab):
    play(lab)
    lab.do_go()
    lab.do_choose("week-1", "none")
    again = SeasonLab()
    again.restore(lab.state())
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


def test_starting_again_is_the_same_season(lab):
    first = lab.view["known"]
    play(lab)
    lab.do_again()
    assert lab.state() == BEGUN
    assert lab.view["known"] == first


@pytest.mark.browser
def test_a_season_is_played_by_keyboard_alone(open_lab):
    page = open_lab(SeasonLab())
    page.write("order-box", "32")
    for before in ("facts", "facts", "proposed"):
        page.keys("on", "Enter")
        assert page.focused() == "on"  # at how the week went
        page.keys("on", "Enter")
        assert page.focused() == before
        page.keys(before, "Enter")  # what comes next is nowhere run by a second Enter
        assert page.part(before).is_visible()
    assert "20 fake orders" in page.part("proposed").inner_text()
    page.keys("move-yes", "Enter")
    assert page.focused() == "facts"
    page.keys("on", "Enter")
    page.keys("on", "Enter")
    assert page.focused() == "figures"
    assert page.part("week-1").count() == 1
    page.page.locator(".season-choices input").first.focus()
    page.page.keyboard.press("ArrowDown")
    page.pass_on()
    assert page.sentence() == "Work it out from the figures, then choose."
    page.page.keyboard.press("Enter")
    page.pass_on()
    assert page.sentence()[0] in "✓→"


@pytest.mark.browser
def test_who_takes_a_week_back_by_keyboard_stands_before_it(open_lab):
    page = open_lab(SeasonLab())
    page.keys("on", "Enter")
    page.keys("on", "Enter")
    page.keys("on", "Enter")
    page.keys("back", "Enter")
    assert page.focused() == "facts"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_look_fits_a_screen(open_lab, language):
    page = open_lab(SeasonLab())
    page.speak(language)
    heights = [page.height_on_a_screen() for _ in looks(page)]
    assert max(heights) <= LEFT_OF_SCREEN, str(heights)
