"""CounterLab: the day's lists, and what is said about a guess."""

import json

import pytest

from qihang.commerce import payments
from widgets import CounterLab
from widgets.labs.counterlab import GOOD_BEFORE, MISSING, SALES, _day

CHANGE = {"do": "tick", "sale": 3, "on": True}
"""Something that is done in it, for what every laboratory is tried with."""

SEEDS = [f"seed {number}" for number in range(40)]


def answer(seed):
    """The counter and the number of the first missing sale."""
    day = _day(seed)
    found = day.found()
    first = next(n for n, sale in enumerate(day.sales, 1) if sale.time == found.since)
    return found.counter, first


@pytest.fixture
def counter():
    made = CounterLab()
    made.restore({"seed": "a day"})
    made.redraw()
    return made


def guess(lab, counter, sale):
    lab.do_counter(counter)
    lab.do_sale(sale)
    lab.do_check()
    return lab.view["said"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_has_exactly_one_counter_whose_money_stops(seed):
    day = _day(seed)
    found = payments.reconcile(day.sales, day.payments)
    own = [sale for sale in day.sales if sale.counter == found.counter]
    assert found.extra == ()
    assert len(day.sales) == SALES
    assert list(found.missing) == own[-len(found.missing) :]
    assert MISSING <= len(found.missing) <= len(own) - GOOD_BEFORE


def test_the_right_counter_and_sale_are_right_at_once(counter):
    said = guess(counter, *answer("a day"))
    assert said["tone"] == "ok"
    assert said["text"]["en"].startswith("Right.")


def test_every_other_guess_is_told_why_not(counter):
    right = answer("a day")
    for side in ("left", "right"):
        for number in range(1, SALES + 1):
            if (side, number) == right:
                continue
            said = guess(counter, side, number)
            assert said["tone"] == "notyet"
            assert said["text"]["en"].startswith("Not yet.")
            sale = _day("a day").sales[number - 1]
            if sale.counter != side:
                assert "was made at the" in said["text"]["en"]
            elif sale in _day("a day").found().missing:
                assert "so is an earlier one" in said["text"]["en"]
            else:
                assert "arrived" in said["text"]["en"]


def test_after_three_misses_there_is_a_hint(counter):
    side, number = answer("a day")
    other = number % SALES + 1
    texts = [guess(counter, side, other)["text"]["en"] for _ in range(3)]
    assert ["Begin with sale 1" in text for text in texts] == [False, False, True]


def test_without_a_counter_it_says_what_to_do_first(counter):
    counter.do_check()
    assert counter.view["said"]["tone"] == "unread"
    assert counter.state()["misses"] == 0


def test_the_verdict_goes_when_something_else_is_chosen(counter):
    guess(counter, "left", 1)
    counter.do_sale(2)
    assert counter.view["said"] is None


def test_the_answer_is_nowhere_before_it_was_found(counter):
    day = _day("a day")
    shown = json.dumps(counter.view, ensure_ascii=False)
    assert day.stranger.zh not in shown
    assert "missing" not in shown


def test_the_phone_shows_the_payee_of_a_scanned_sticker(counter):
    day = _day("a day")
    side, _ = answer("a day")
    counter.do_look("left")
    counter.do_look("right")
    payees = {shown["id"]: shown["payee"] for shown in counter.view["counters"]}
    assert payees[side] == day.stranger.translations()
    assert payees[{"left": "right", "right": "left"}[side]] == day.shop.translations()


def test_a_new_day_has_new_numbers_and_starting_again_the_same(counter):
    sales = counter.view["sales"]
    guess(counter, "left", 1)
    counter.do_again()
    assert counter.view["sales"] == sales
    assert counter.view["counter"] is None
    counter.do_new_day()
    assert counter.view["sales"] != sales


def test_ticks_are_notes_that_can_be_taken_back(counter):
    counter.do_tick(2, True)
    counter.do_tick(3, True)
    counter.do_tick(2, False)
    assert [sale["number"] for sale in counter.view["sales"] if sale["ticked"]] == [3]


def test_a_verdict_comes_back_with_the_state(counter):
    said = guess(counter, *answer("a day"))
    again = CounterLab()
    again.restore(counter.state())
    assert again.view["said"] == said
    assert again.state() == counter.state()


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_look("middle"),
        lambda lab: lab.do_tick(0, True),
        lambda lab: lab.do_tick(1, "yes"),
        lambda lab: lab.do_counter(None),
        lambda lab: lab.do_sale(SALES + 1),
        lambda lab: lab.do_sale("1"),
    ],
)
def test_what_makes_no_sense_changes_nothing(counter, ask):
    before = counter.state()
    ask(counter)
    assert counter.state() == before
