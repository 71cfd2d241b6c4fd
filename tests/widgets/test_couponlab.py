"""CouponLab: discounts one after the other, and what the shop gets."""

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import CouponLab

CHANGE = {"do": "price", "fen": 21000}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "example-full").click()


@pytest.fixture
def lab():
    return CouponLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(CouponLab(), **look)


def facts(lab):
    return [fact["en"] for fact in lab.view["facts"]]


def stairs(lab):
    return [stair["yuan"] for stair in lab.view["stairs"]]


def taken(lab):
    return [stair["taken"]["en"] for stair in lab.view["stairs"]]


def names(lab):
    return [step["name"]["en"] for step in lab.view["steps"]]


def shop(lab):
    return lab.view["shop"]["text"]["en"]


def test_a_share_and_then_an_amount(lab):
    assert stairs(lab) == ["200.00", "180.00", "160.00"]
    assert sentence(lab) == "The end price is 160.00 yuan: 40.00 yuan off, 20.0% of 200.00 yuan."
    assert taken(lab) == ["", "20.00 off, 10.0% of 200.00", "20.00 off, 10.0% of 200.00"]
    assert "In the opposite order the end price is 162.00 yuan." in facts(lab)


def test_the_amount_first_is_another_price(lab):
    lab.do_move(2, -1)
    assert stairs(lab) == ["200.00", "180.00", "162.00"]
    assert sentence(lab) == "The end price is 162.00 yuan: 38.00 yuan off, 19.0% of 200.00 yuan."
    assert "In the opposite order the end price is 160.00 yuan." in facts(lab)


def test_eight_tenths_are_paid_and_two_are_off(lab):
    lab.do_example("tenths")
    assert names(lab) == ["8折: pay 80%, 20% off"]
    assert sentence(lab) == "The end price is 160.00 yuan: 40.00 yuan off, 20.0% of 200.00 yuan."
    assert facts(lab) == ["The buyer pays 80.0% of the start price."]


def test_thirty_off_two_hundred_and_ten_is_less_than_it_sounds(lab):
    lab.do_example("full")
    assert sentence(lab) == "The end price is 180.00 yuan: 30.00 yuan off, 14.3% of 210.00 yuan."


def test_down_and_up_by_the_same_share_does_not_come_back(lab):
    lab.do_example("back")
    assert stairs(lab) == ["200.00", "160.00", "192.00"]
    assert taken(lab)[-1] == "32.00 on top, 16.0% of 200.00"
    assert "The buyer pays 96.0% of the start price." in facts(lab)
    assert "In the opposite order the end price is the same." in facts(lab)


def test_a_coupon_that_is_not_reached_takes_nothing_off(lab):
    lab.do_example("full")
    lab.do_price(19_999)
    assert sentence(lab) == "The price stays 199.99 yuan."
    assert taken(lab)[-1] == "nothing off: less than 200"


def test_a_raised_price_is_called_more(lab):
    lab.do_drop(1)
    lab.do_drop(2)
    lab.do_add("up")
    assert sentence(lab) == "The end price is 240.00 yuan: 40.00 yuan more, 20.0% of 200.00 yuan."
    assert [stair["height"] for stair in lab.view["stairs"]] == pytest.approx([200 / 240, 1])


def test_what_the_shop_pays_is_missing_in_the_shop(lab):
    assert shop(lab) == (
        "The shop gets 160.00 yuan, the goods cost 120.00 yuan. 40.00 yuan are left."
    )
    lab.do_payer("platform")
    assert shop(lab).startswith("The shop gets 180.00 yuan")
    assert sentence(lab).startswith("The end price is 160.00 yuan")


def test_below_cost_is_said(lab):
    lab.do_cost(16_000)
    assert lab.view["shop"]["tone"] == "ok"
    lab.do_cost(16_001)
    assert lab.view["shop"]["tone"] == "notyet"
    assert shop(lab).startswith("Below cost.")
    assert shop(lab).endswith("0.01 yuan are missing.")


def test_four_discounts_fill_the_stack(lab):
    for kind in ("full", "down", "up"):
        lab.do_add(kind)
    assert [step["number"] for step in lab.view["steps"]] == [1, 2, 3, 4]
    assert lab.view["full"]
    lab.do_drop(2)
    lab.do_add("off")
    assert [step["number"] for step in lab.view["steps"]] == [1, 3, 4, 2]


def test_numbers_of_a_discount_can_be_changed(lab):
    lab.do_amount(1, 85)
    lab.do_amount(2, 550)
    assert names(lab) == ["8.5折: pay 85%, 15% off", "5.50 yuan off"]
    assert stairs(lab) == ["200.00", "170.00", "164.50"]
    lab.do_example("full")
    lab.do_least(1, 21_100)
    assert names(lab) == ["from 211 yuan: 30 yuan off"]


def test_a_price_never_falls_below_nothing(lab):
    lab.do_price(100)
    assert stairs(lab) == ["1.00", "0.90", "0.00"]


def test_it_comes_back_as_it_was_left(lab):
    lab.do_add("full")
    lab.do_least(3, 15_000)
    lab.do_move(3, -1)
    lab.do_payer("platform")
    lab.do_price(30_000)
    again = CouponLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert sentence(again) == sentence(lab)


def test_an_empty_stack_comes_back_empty(lab):
    lab.do_drop(1)
    lab.do_drop(2)
    again = CouponLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_example("back")
    lab.do_payer("platform")
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_price(99),
        lambda lab: lab.do_price(float("nan")),
        lambda lab: lab.do_price(10**12),
        lambda lab: lab.do_cost(-1),
        lambda lab: lab.do_cost("120"),
        lambda lab: lab.do_payer("me"),
        lambda lab: lab.do_payer([]),
        lambda lab: lab.do_add("free"),
        lambda lab: lab.do_add({}),
        lambda lab: lab.do_drop(3),
        lambda lab: lab.do_drop(True),
        lambda lab: lab.do_move(1, -1),
        lambda lab: lab.do_move(2, 1),
        lambda lab: lab.do_move(1, 2),
        lambda lab: lab.do_move(1, 0),
        lambda lab: lab.do_move(None, 1),
        lambda lab: lab.do_amount(1, 100),
        lambda lab: lab.do_amount(1, 9.5),
        lambda lab: lab.do_amount(3, 50),
        lambda lab: lab.do_least(2, 100),
        lambda lab: lab.do_example("none"),
        lambda lab: lab.restore({"price": "x", "cost": [], "payer": 1, "steps": "none"}),
    ],
)
def test_what_makes_no_sense_changes_nothing(lab, ask):
    before = lab.state()
    ask(lab)
    assert lab.state() == before


def test_steps_that_make_no_sense_are_left_out(lab):
    steps = [["off", 500, 0], ["free", 1, 1], None, [1], ["tenths", 500, "x"], [[], {}, None]]
    lab.restore({"steps": steps})
    assert lab.state()["steps"] == [["off", 500, 0], ["tenths", 90, 0]]


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    assert lab_page.sentence().startswith("The end price is 160.00 yuan")
    lab_page.press("up-2")
    assert lab_page.sentence().startswith("The end price is 162.00 yuan")
    lab_page.press("add-full")
    lab_page.press("up-3")
    lab_page.press("up-3")
    assert lab_page.sentence().startswith("The end price is 135.00 yuan")
    lab_page.press("payer-platform-label")
    assert "The shop gets 185.00 yuan" in lab_page.part("shop").inner_text()
    lab_page.press("drop-3")
    assert lab_page.sentence().startswith("The end price is 162.00 yuan")
    lab_page.press("example-back")
    assert lab_page.sentence().startswith("The end price is 192.00 yuan: 8.00 yuan off, 4.0%")


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard_and_the_moved_step_keeps_the_focus(open_page):
    lab_page = open_page()
    lab_page.keys("down-1", "Enter")
    assert lab_page.sentence().startswith("The end price is 162.00 yuan")
    assert lab_page.focused() == "down-1"
    lab_page.keys("price-slider", "ArrowRight")
    assert lab_page.sentence().startswith("The end price is 162.90 yuan")
    lab_page.write("price-box", "300")
    assert lab_page.sentence().startswith("The end price is 252.00 yuan")
    lab_page.keys("cost-more", "Enter")
    assert "the goods cost 121.00 yuan" in lab_page.part("shop").inner_text()
    lab_page.part("step-1").locator("summary").press("Enter")
    lab_page.write("tenths-1-box", "8.5")
    assert lab_page.sentence().startswith("The end price is 238.00 yuan")
    lab_page.keys("tenths-1-more", "Enter")
    assert lab_page.sentence().startswith("The end price is 240.80 yuan")
    assert lab_page.focused() == "tenths-1-more"


@pytest.mark.browser
def test_the_focus_is_not_lost_with_a_step_that_is_taken_away(open_page):
    lab_page = open_page()
    lab_page.keys("drop-1", "Enter")
    assert lab_page.sentence().startswith("The end price is 180.00 yuan")
    assert lab_page.focused() == "add-tenths"


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.press("add-full")
    lab_page.part("step-3").locator("summary").click()
    yield
