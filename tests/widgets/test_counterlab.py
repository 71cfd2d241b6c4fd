"""CounterLab: the day's lists, and what is said about a guess."""

import json

import pytest

from qihang.commerce import money, payments
from widgets import CounterLab
from widgets.labs.counterlab import AT_EACH, COUNTERS, GOOD_BEFORE, MISSING, SALES, _day

CHANGE = {"do": "tick", "sale": 3, "on": True}
"""Something that is done in it, for what every laboratory is tried with."""

SEEDS = [f"seed {number}" for number in range(40)]

DAY = _day("a day")
MISSED = money.yuan(DAY.found().fen)
ARRIVED = [n for n, sale in enumerate(DAY.sales, 1) if sale not in DAY.found().missing]
LOST = [n for n, sale in enumerate(DAY.sales, 1) if sale in DAY.found().missing]


def use(lab):
    """Scan both stickers and tick some sales, for its picture."""
    for counter in COUNTERS:
        lab.locator(f"[data-key=scan-{counter}]").click()
    for number in (1, 2):
        lab.locator(f"[data-key=tick-{number}]").check()


def looks(lab_page):
    """Both stickers are scanned; what was found out is not right; it is right."""
    for counter in COUNTERS:
        lab_page.press(f"scan-{counter}")
    yield
    lab_page.press("check")
    yield
    day = _day(lab_page.lab.state()["day"])
    for number, sale in enumerate(day.sales, 1):
        if sale not in day.found().missing:
            lab_page.press(f"tick-{number}")
    lab_page.write("amount", money.yuan(day.found().fen))
    lab_page.press("check")
    yield


@pytest.fixture
def counter():
    made = CounterLab()
    made.restore({"day": "a day"})
    made.redraw()
    return made


def said(lab):
    return lab.view["sentence"]["en"]


def ticked(lab):
    sales = [sale for counter in lab.view["counters"] for sale in counter["sales"]]
    return sorted(sale["number"] for sale in sales if sale["ticked"])


def tick(lab, numbers):
    for number in numbers:
        lab.do_tick(number, True)


def check(lab, amount=""):
    lab.do_check(amount)
    return said(lab)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_has_exactly_one_counter_whose_money_stops(seed):
    day = _day(seed)
    found = payments.reconcile(day.sales, day.payments)
    own = [sale for sale in day.sales if sale.counter == found.counter]
    assert found.extra == ()
    assert len(day.sales) == SALES
    assert len(own) == AT_EACH
    assert list(found.missing) == own[-len(found.missing) :]
    assert MISSING <= len(found.missing) <= AT_EACH - GOOD_BEFORE
    assert len({sale.fen for sale in day.sales}) == SALES
    assert day.sold() - day.came() == found.fen


def test_what_was_found_out_is_right(counter):
    tick(counter, ARRIVED)
    assert check(counter, MISSED).startswith("Right. Since ")
    assert f"{money.yuan(DAY.sold())} − {money.yuan(DAY.came())} = {MISSED} yuan" in said(counter)
    assert counter.view["tone"] == {"tone": "ok", "sign": "✓"}


@pytest.mark.parametrize("amount", [f"{MISSED}元", f"{MISSED} yuan", f" {MISSED}"])
def test_the_missing_money_is_read_as_in_an_answer_box(counter, amount):
    tick(counter, ARRIVED)
    assert check(counter, amount).startswith("Right.")


def test_a_sale_without_its_tick_and_a_tick_without_its_money_are_told(counter):
    for number in ARRIVED:
        sale = DAY.sales[number - 1]
        assert f"{money.yuan(sale.fen)} yuan of {sale.time} arrived" in check(counter, MISSED)
        counter.do_tick(number, True)
    lost = DAY.sales[LOST[0] - 1]
    counter.do_tick(LOST[0], True)
    assert f"{money.yuan(lost.fen)} yuan of {lost.time} is not in" in check(counter, MISSED)


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        (money.yuan(DAY.came()), "That much came in."),
        (money.yuan(DAY.sold()), "That much was sold."),
        (str(len(LOST)), "That many sales"),
        (money.yuan(DAY.sales[LOST[-1] - 1].fen), "More than one sale"),
        ("1", "Add up the sales without a tick."),
    ],
)
def test_the_thought_behind_another_amount_is_told(counter, amount, why):
    tick(counter, ARRIVED)
    assert f"Not yet. {why}" in check(counter, amount)


def test_an_empty_box_and_one_that_cannot_be_read_are_no_misses(counter):
    tick(counter, ARRIVED)
    assert check(counter) == "The ticks are right. Now write how much is missing."
    assert "could not be read" in check(counter, "a lot")
    assert counter.view["tone"]["tone"] == "unread"
    assert counter.state()["misses"] == 0


def test_after_three_misses_the_sum_is_half_done(counter):
    tick(counter, ARRIVED)
    halves = [f"{money.yuan(DAY.came())} = □" in check(counter, "1") for _ in range(3)]
    assert halves == [False, False, True]


def test_the_verdict_goes_when_something_else_is_ticked_or_written(counter):
    check(counter)
    counter.do_tick(2, True)
    assert "the shop noted" in said(counter)
    check(counter, "1")
    counter.do_amount("12")
    assert "the shop noted" in said(counter)


def test_the_verdict_stays_when_the_same_is_sent_once_more(counter):
    verdict = check(counter, "12")
    counter.do_amount("12")
    assert said(counter) == verdict


def test_the_answer_is_nowhere_before_it_was_found(counter):
    shown = json.dumps(counter.view, ensure_ascii=False)
    assert DAY.stranger.zh not in shown
    assert MISSED not in shown


def test_the_phone_shows_the_payee_of_a_scanned_sticker(counter):
    counter.do_scan("left")
    counter.do_scan("right")
    payees = {shown["id"]: shown["payee"] for shown in counter.view["counters"]}
    side = DAY.found().counter
    assert payees[side] == DAY.stranger.translations()
    assert payees[{"left": "right", "right": "left"}[side]] == DAY.shop.translations()


def test_another_day_has_other_numbers_and_nothing_ticked(counter):
    before = counter.view["counters"]
    tick(counter, [1])
    counter.do_again()
    assert counter.view["counters"] != before
    assert ticked(counter) == []


def test_ticks_are_notes_that_can_be_taken_back(counter):
    tick(counter, [2, 3])
    counter.do_tick(2, False)
    assert ticked(counter) == [3]


def test_a_verdict_comes_back_with_the_state(counter):
    tick(counter, ARRIVED)
    verdict = check(counter, MISSED)
    again = CounterLab()
    again.restore(json.loads(json.dumps(counter.state())))
    again.redraw()
    assert said(again) == verdict
    assert again.state() == counter.state()


def test_ticks_in_a_day_of_the_first_edition_are_not_taken_for_those_of_this_one(counter):
    counter.restore(
        {
            "seed": "cafe0123",
            "looked": ["left"],
            "ticked": [1, 2, 12],
            "counter": "left",
            "sale": 7,
            "checked": ["left", 7],
            "misses": 2,
        }
    )
    counter.redraw()
    assert ticked(counter) == []
    assert "the shop noted" in said(counter)


@pytest.mark.browser
def test_enter_in_the_box_checks_what_stands_there(open_lab):
    lab_page = open_lab(CounterLab())
    lab_page.part("amount").fill("12")
    lab_page.part("amount").press("Enter")
    lab_page.pass_on()
    assert lab_page.lab.state()["amount"] == "12"
    assert lab_page.lab.state()["checked"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_scan("middle"),
        lambda lab: lab.do_tick(0, True),
        lambda lab: lab.do_tick(1, "yes"),
        lambda lab: lab.do_amount(12),
        lambda lab: lab.do_amount("1" * 21),
        lambda lab: lab.do_check(None),
    ],
)
def test_what_makes_no_sense_changes_nothing(counter, ask):
    before = counter.state()
    ask(counter)
    assert counter.state() == before
