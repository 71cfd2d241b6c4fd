"""FunnelLab: a thousand people, three shops with a weak step, and two channels."""

import json
from decimal import Decimal

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import said, sentence
from tests.support.pretend_service import Service, take_session
from widgets import FunnelLab
from widgets.labs.funnellab import MENDS, MORE, RATES, SHOPS, STEPS, USUAL, _orders_after, _shops

CHANGE = {"do": "step", "step": 2}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "next").click()


USUAL_SHARES = [Decimal(rate) / 100 for rate in USUAL.values()]
JUNK_NUMBERS = [-1, 10**30, 1.5, float("nan"), float("inf"), True, "5", None, [], {}]


@pytest.fixture(autouse=True)
def _own_page_session(monkeypatch):
    """Nothing that another test kept comes back."""
    take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    made = FunnelLab()
    made.restore({"seed": "a shop"})
    made.redraw()
    return made


def weak_step(shop, seed="a shop"):
    funnel = _shops(seed)[list(SHOPS).index(shop)]
    return RATES[funnel.weakest(USUAL_SHARES)]


def result(lab, name):
    [row] = [row for row in lab.view["sums"] if row["id"] == name]
    return row["how"], row["result"]["en"]


def figures(lab):
    return {group["id"]: group["figures"] for group in lab.view["groups"]}


def mend(lab, choice):
    lab.do_choose(choice)
    lab.do_mend()


# ---- the shops


@pytest.mark.parametrize("seed", [f"seed {number}" for number in range(40)])
def test_three_shops_have_three_weak_steps(seed):
    assert len({weak_step(shop, seed) for shop in SHOPS}) == 3


@pytest.mark.parametrize("seed", [f"seed {number}" for number in range(40)])
def test_mending_the_weak_step_brings_most_even_more_than_twice_the_people(seed):
    for shop, funnel in zip(SHOPS, _shops(seed), strict=True):
        after = {choice: _orders_after(funnel, choice) for choice in MENDS}
        assert max(after, key=after.__getitem__) == weak_step(shop, seed)
        assert after[MORE] == 2 * funnel.people[-1]


@pytest.mark.parametrize("seed", [f"seed {number}" for number in range(40)])
def test_the_lowest_rate_is_that_of_clicking_in_every_shop(seed):
    for funnel in _shops(seed):
        assert funnel.rates.index(min(funnel.rates)) == 0


def test_the_weak_step_is_found_in_all_three_shops(lab):
    for shop in SHOPS:
        lab.do_look(shop)
        mend(lab, weak_step(shop))
        assert said(lab).startswith("Right.")
    found = [look["help"] for look in lab.view["looks"]]
    assert [bool(text) for text in found] == [True, True, True, False, False]


def test_a_wrong_step_shows_how_little_it_brings(lab):
    shop = next(shop for shop in SHOPS if weak_step(shop) not in ("looked", "clicked"))
    lab.do_look(shop)
    mend(lab, "looked")
    assert said(lab).startswith("Not yet.")
    assert "furthest below the usual" in said(lab)
    [row] = [row for row in lab.view["rows"] if row["id"] == "looked"]
    assert "orders (+" in row["mended"]["en"]


def test_the_lowest_rate_is_not_taken_for_the_weak_one(lab):
    shop = next(shop for shop in SHOPS if weak_step(shop) != "clicked")
    lab.do_look(shop)
    mend(lab, "clicked")
    assert said(lab).startswith("Not yet.")
    assert "lowest rate here" in said(lab)


def test_more_traffic_doubles_orders_and_leaves_the_conversion_rate(lab):
    lab.do_look("shop-1")
    orders = _shops("a shop")[0].people[-1]
    _, rate = result(lab, "conversion")
    mend(lab, MORE)
    assert f"{2 * orders} orders, not {orders}" in said(lab)
    assert f"The conversion rate stays at {rate}." in said(lab)
    assert lab.view["more"]["en"] == f"{2 * orders} orders (+{orders})"


def test_what_a_step_would_bring_is_not_told_before_it_is_tried(lab):
    assert {row["mended"] for row in lab.view["rows"]} == {None}
    assert lab.view["more"] is None
    assert lab.view["said"] is None


def test_a_verdict_goes_when_something_else_is_chosen_and_comes_back(lab):
    mend(lab, "paid")
    first = said(lab)
    lab.do_choose("basket")
    assert lab.view["said"] is None
    lab.do_choose("paid")
    assert said(lab) == first


def test_without_a_choice_nothing_is_mended(lab):
    before = lab.state()
    lab.do_mend()
    assert lab.state() == before


def test_new_shops_have_other_numbers_and_nothing_found(lab):
    mend(lab, "paid")
    lab.do_new_shops()
    assert lab.state()["seed"] != "a shop"
    assert lab.state()["mended"] == {shop: [] for shop in SHOPS}


# ---- the people


def test_a_thousand_people_are_shown_at_every_step(lab):
    for look in (*SHOPS, "own"):
        lab.do_look(look)
        for step in range(len(STEPS)):
            lab.do_step(step)
            assert sum(figures(lab).values()) == 1000


def test_people_are_here_have_left_now_or_left_before(lab):
    lab.do_look("own")
    lab.do_step(2)
    assert figures(lab) == {"here": 80, "now": 20, "before": 900}
    assert sentence(lab) == (
        "100 people clicked it. Of 100 of them 80 looked at the goods page: here 80 people."
    )


# ---- the own funnel


def test_the_figures_follow_from_the_rates(lab):
    lab.do_look("own")
    assert result(lab, "ctr") == ("100 ÷ 1000", "10.0%")
    assert result(lab, "conversion") == ("19 ÷ 80", "23.8%")
    assert result(lab, "amount") == ("80 × 23.8% × 39.90", "758.10 yuan")


def test_a_better_rate_moves_the_conversion_rate_and_more_people_do_not(lab):
    lab.do_look("own")
    lab.do_times(10)
    assert result(lab, "conversion") == ("190 ÷ 800", "23.8%")
    assert figures(lab)["here"] == 1000
    assert "10 times as many people: 190 orders, not 19." in said(lab)
    lab.do_rate("basket", 80)
    assert result(lab, "conversion")[1] == "47.5%"


def test_what_a_buyer_pays_moves_only_the_paid_amount(lab):
    lab.do_look("own")
    lab.do_fen(5000)
    assert result(lab, "amount")[1] == "950.00 yuan"
    assert result(lab, "conversion")[1] == "23.8%"


def test_nobody_left_is_shown_as_nothing(lab):
    lab.do_look("own")
    lab.do_rate("clicked", 0)
    lab.do_step(4)
    assert figures(lab) == {"here": 0, "now": 0, "before": 1000}
    assert result(lab, "conversion") == ("0 ÷ 0", "0.0%")


# ---- two channels


def test_the_average_of_two_rates_is_not_the_rate_of_the_shop(lab):
    lab.do_look("channels")
    assert sentence(lab) == (
        "Both channels: 40 of 1300 visitors paid. Conversion rate 3.08%."
        " The average of both rates is 5.50%."
    )
    assert "not the shop's rate" in said(lab)


def test_with_as_many_visitors_the_average_is_right(lab):
    lab.do_look("channels")
    lab.do_visitors("ads", 300)
    assert "as many visitors" in said(lab)
    assert sentence(lab).count("6.67%") == 2


def test_with_equal_rates_the_average_is_right(lab):
    lab.do_look("channels")
    lab.do_buyers("ads", 100)
    assert "Both rates are equal." in said(lab)


def test_no_more_visitors_buy_than_there_are(lab):
    lab.do_look("channels")
    lab.do_visitors("old", 20)
    assert lab.state()["channels"]["old"] == [20, 20]
    lab.do_buyers("old", 21)
    assert lab.state()["channels"]["old"] == [20, 20]


# ---- what is kept, and what is refused


def worked(lab):
    mend(lab, "paid")
    mend(lab, MORE)
    lab.do_look("shop-3")
    lab.do_choose("looked")
    lab.do_step(3)
    lab.do_rate("clicked", 33)
    lab.do_times(4)
    lab.do_fen(1230)
    lab.do_visitors("old", 500)
    lab.do_buyers("old", 77)
    lab.do_look("own")
    return lab


def test_it_comes_back_as_it_was_left(lab):
    left = worked(lab).state()
    again = FunnelLab()
    again.restore(json.loads(json.dumps(left)))
    assert again.state() == left


def test_starting_again_keeps_the_shops_and_where_one_looks(lab):
    first = lab.state()
    worked(lab).do_again()
    assert lab.state() == {**first, "look": "own"}


@pytest.mark.parametrize("junk", [None, 5, "x", [5], {"shop-1": 5, "ads": 5, "paid": []}])
def test_a_kept_state_from_elsewhere_is_survived(lab, junk):
    first = lab.state()
    names = ("look", "step", "chosen", "mended", "rates", "times", "fen", "channels")
    lab.restore({"seed": "a shop", **dict.fromkeys(names, junk)})
    assert {**lab.state(), "step": 0, "times": 1} == first


@pytest.mark.parametrize("junk", JUNK_NUMBERS)
@pytest.mark.parametrize(
    "ask",
    [
        lambda lab, junk: lab.do_look(junk),
        lambda lab, junk: lab.do_choose(junk),
        lambda lab, junk: lab.do_step(junk),
        lambda lab, junk: lab.do_rate("paid", junk),
        lambda lab, junk: lab.do_rate(junk, 5),
        lambda lab, junk: lab.do_times(junk),
        lambda lab, junk: lab.do_fen(junk),
        lambda lab, junk: lab.do_visitors("old", junk),
        lambda lab, junk: lab.do_visitors(junk, 50),
        lambda lab, junk: lab.do_buyers("old", junk),
        lambda lab, junk: lab.do_buyers(junk, 5),
    ],
)
def test_what_makes_no_sense_changes_nothing(lab, ask, junk):
    before = lab.state()
    ask(lab, junk)
    assert lab.state() == before


# ---- on a page -----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab, lab):
    return open_lab(lab)


def count(lab_page, kind, picture="picture"):
    return int(lab_page.part(f"{picture}-{kind}").get_attribute("data-figures"))


@pytest.mark.browser
def test_the_people_are_followed_by_mouse_and_keyboard(lab_page):
    lab_page.press("look-own")
    lab_page.press("next")
    assert "Of 100 of them 10 clicked it: here 100 people." in lab_page.sentence()
    assert (count(lab_page, "here"), count(lab_page, "now"), count(lab_page, "before")) == (
        100,
        900,
        0,
    )
    lab_page.keys("next", "Enter", "Enter", "Enter")
    assert lab_page.sentence().endswith("here 19 people.")
    lab_page.keys("step-4", "ArrowUp")
    assert lab_page.sentence().endswith("here 32 people.")
    lab_page.press("back")
    assert lab_page.sentence().endswith("here 80 people.")


@pytest.mark.browser
def test_the_own_funnel_is_set_by_box_steps_and_slider(lab_page):
    lab_page.press("look-own")
    lab_page.press("step-1")
    lab_page.write("rate-clicked-box", "20")
    assert lab_page.sentence().endswith("20 clicked it: here 200 people.")
    lab_page.keys("rate-clicked-more", "Enter")
    assert lab_page.sentence().endswith("21 clicked it: here 210 people.")
    assert lab_page.focused() == "rate-clicked-more"
    lab_page.keys("rate-clicked-slider", "ArrowLeft", "ArrowLeft")
    assert lab_page.sentence().endswith("19 clicked it: here 190 people.")
    lab_page.drag("rate-clicked-slider", 0.5)
    assert lab_page.sentence().endswith("50 clicked it: here 500 people.")
    lab_page.write("fen-box", "10.00")
    assert "960.00 yuan" in lab_page.part("sum-amount").inner_text()


@pytest.mark.browser
def test_a_shop_is_mended_by_keyboard(lab_page):
    weak = weak_step("shop-1")
    lab_page.part(f"mends-{weak}").focus()
    lab_page.keys(f"mends-{weak}", " ")
    lab_page.keys("mend", "Enter")
    assert lab_page.part("said").inner_text().startswith("✓ Right.")
    assert "orders (+" in lab_page.part(f"row-{weak}").inner_text()
    assert "found" in lab_page.part("look-shop-1-label").inner_text()
    lab_page.press("new-shops")
    assert lab_page.part("said").count() == 0


@pytest.mark.browser
def test_two_channels_are_shown_with_their_people(lab_page):
    lab_page.press("look-channels")
    assert count(lab_page, "here", "picture-old") == 30
    assert count(lab_page, "now", "picture-ads") == 990
    lab_page.write("visitors-ads-box", "300")
    assert "6.67%" in lab_page.sentence()
    lab_page.keys("buyers-ads-more", "Enter")
    assert count(lab_page, "here", "picture-ads") == 11


LOOKS = [*SHOPS, "own", "channels"]


def mended_at(lab_page, look):
    lab_page.press(f"look-{look}")
    if look in SHOPS:
        lab_page.press("mends-clicked")
        lab_page.press("mend")
        lab_page.press("step-2")


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    for look in ("shop-1", "own", "channels"):
        mended_at(lab_page, look)
        yield
