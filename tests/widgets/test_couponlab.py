"""CouponLab: two coupons, and what their order does to the price."""

from itertools import product

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import CouponLab
from widgets.labs.couponlab import LEAST_PRICE, MOST_PRICE
from widgets.labs.couponlab.model import COUPONS, TENTHS

CHANGE = {"do": "price", "yuan": 210}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "swap").click()


@pytest.fixture
def lab():
    return CouponLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(CouponLab(), **look)


def stairs(lab):
    return [stair["yuan"] for stair in lab.view["stairs"]]


def names(lab):
    return [stair["name"]["en"] for stair in lab.view["stairs"]]


def test_at_first_only_one_order_is_told(lab):
    assert sentence(lab) == "First 9折, then 20 off: 160 yuan."
    assert stairs(lab) == ["200", "180", "160"]


def test_once_they_are_swapped_both_orders_are_told(lab):
    lab.do_swap()
    assert sentence(lab) == ("First 20 off: 162 yuan. First 9折: 160 yuan. The platform decides.")
    assert stairs(lab) == ["200", "180", "162"]
    lab.do_swap()
    assert sentence(lab).startswith("First 9折: 160 yuan. First 20 off: 162 yuan.")


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_price(200),
        lambda lab: lab.do_tenths("80"),
        lambda lab: lab.do_coupon("30"),
    ],
)
def test_both_orders_are_told_after_any_change(lab, ask):
    ask(lab)
    assert sentence(lab).endswith("The platform decides.")


def test_eight_tenths_are_paid_and_two_are_off(lab):
    lab.do_tenths("80")
    assert names(lab)[1] == "8折: pay 80%, 20% off"


def test_thirty_off_two_hundred_and_ten_is_less_than_it_sounds(lab):
    lab.do_coupon("30")
    lab.do_price(210)
    lab.do_swap()
    assert stairs(lab)[1] == "180"
    assert names(lab)[1] == "30 off for 200 or more: 14.3% of 210"


def test_a_coupon_that_is_not_reached_is_shown_as_one(lab):
    lab.do_coupon("30")
    assert names(lab)[2] == "180 is less than 200: no coupon"
    assert stairs(lab) == ["200", "180", "180"]
    lab.do_swap()
    assert names(lab)[1] == "30 off for 200 or more: 15% of 200"


def test_a_bar_is_as_wide_as_its_share_of_the_price(lab):
    widths = [(stair["was"], stair["now"]) for stair in lab.view["stairs"]]
    assert widths == [(100, 100), (100, 90), (90, 80)]


def test_a_coupon_takes_the_place_of_the_one_of_its_kind(lab):
    lab.do_swap()
    lab.do_coupon("50")
    lab.do_tenths("70")
    assert lab.state()["steps"] == [["full", 5000, 30000], ["tenths", 70, 0]]
    assert (lab.view["tenth"], lab.view["coupon"]) == ("70", "50")


@pytest.mark.parametrize("price", [LEAST_PRICE, MOST_PRICE])
def test_something_is_left_to_be_paid(lab, price):
    lab.do_price(price)
    for tenths, coupon in product(TENTHS, COUPONS):
        lab.do_tenths(tenths)
        lab.do_coupon(coupon)
        lab.do_swap()
        assert float(stairs(lab)[-1]) > 0


def test_it_comes_back_as_it_was_left(lab):
    lab.do_swap()
    lab.do_coupon("30")
    lab.do_price(300)
    again = CouponLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert sentence(again) == sentence(lab)


def test_what_the_first_edition_kept_is_taken_up_where_it_means_the_same(lab):
    lab.restore(
        {
            "price": 30_000,
            "cost": 12_000,
            "payer": "platform",
            "steps": [["full", 3000, 20000], ["tenths", 80, 0]],
        }
    )
    lab.redraw()
    assert stairs(lab) == ["300", "270", "216"]
    assert "platform" not in sentence(lab)


@pytest.mark.parametrize(
    "kept",
    [
        {"price": 19_999},
        {"price": 100},
        {"steps": []},
        {"steps": [["tenths", 80, 0]]},
        {"steps": [["tenths", 80, 0], ["down", 20, 0]]},
        {"steps": [["tenths", 85, 0], ["off", 2000, 0]]},
        {"steps": [["tenths", 80, 0], ["tenths", 90, 0]]},
        {"steps": [["full", 3000, 20000], ["off", 2000, 0]]},
        {"steps": [["off", 2000, 0], ["tenths", 90, 0], ["up", 20, 0]]},
        {"steps": ["x", {}, None]},
        {"price": "x", "steps": "none", "tried": 1},
    ],
)
def test_what_means_nothing_here_is_left_alone(lab, kept):
    before = lab.state()
    lab.restore(kept)
    assert lab.state() == before


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_swap()
    lab.do_tenths("70")
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize("value", [0, 29, 501, 2.5, True, "95", "", None, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_price(value)
    lab.do_tenths(value)
    lab.do_coupon(value)
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    assert lab_page.sentence() == "First 9折, then 20 off: 160 yuan."
    lab_page.press("swap")
    assert lab_page.sentence().startswith("First 20 off: 162 yuan. First 9折: 160 yuan.")
    lab_page.press("coupon-30-label")
    lab_page.press("tenths-80-label")
    assert lab_page.sentence().startswith(
        "First 30 off for 200 or more: 136 yuan. First 8折: 160 yuan."
    )
    lab_page.press("swap")
    assert "no coupon" in lab_page.part("stair-2").inner_text()
    assert lab_page.page.locator(".coupon-off").count() == 1
    lab_page.press("again")
    assert lab_page.sentence() == "First 9折, then 20 off: 160 yuan."


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("swap", "Enter")
    assert lab_page.focused() == "swap"
    assert lab_page.sentence().startswith("First 20 off: 162 yuan.")
    lab_page.keys("price-slider", "ArrowRight")
    assert lab_page.sentence().startswith("First 20 off: 162.90 yuan.")
    lab_page.write("price-box", "300")
    assert lab_page.sentence().startswith("First 20 off: 252 yuan.")
    lab_page.keys("tenths-90", "ArrowUp")
    assert lab_page.sentence().startswith("First 20 off: 224 yuan. First 8折: 220 yuan.")
    lab_page.keys("coupon-20", "ArrowDown")
    assert lab_page.sentence().startswith("First 30 off for 200 or more: 216 yuan.")


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.press("swap")
    yield
    lab_page.press("coupon-50-label")
    lab_page.write("price-box", "310.5")
    lab_page.press("swap")
    yield
