"""PeelLab: cost after cost is taken off a price, until what is kept is left."""

import pytest
from playwright.sync_api import expect

from qihang.commerce.rates import rate
from tests.support.exercise_page import key, write
from tests.support.lab_page import sentence
from widgets import PeelLab
from widgets.labs.peellab.model import SETTINGS

CHANGE = {"do": "next"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    write(lab, "estimate-box", "17")
    for taken in range(1, 5):
        key(lab, "next").click()
        expect(lab.locator('[data-key^="piece-"]')).to_have_count(taken)


@pytest.fixture
def lab():
    return PeelLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(PeelLab(), **look)


def peeled(lab):
    lab.do_go(6)
    return lab


def column(lab, name):
    return [row[name] for row in lab.view["rows"]]


def ways(lab):
    return {way["id"]: (way["yuan"], way["share"]) for way in lab.view["facts"]["ways"]}


def fact(lab, name):
    return lab.view["facts"][name]


def test_the_worked_order_comes_out_to_the_fen(lab):
    assert column(peeled(lab), "left") == ["24.90", "22.90", "17.90", "15.91", "15.68", "10.89"]
    assert sentence(lab) == (
        "Of 39.90 yuan, 29.01 yuan are costs."
        " What is left of an order: 10.89 yuan, 27.3% of the price."
    )


def test_what_is_left_depends_on_what_is_counted(lab):
    assert ways(peeled(lab)) == {
        "naive": ("17.90", "44.9"),
        "before-ads": ("15.68", "39.3"),
        "left": ("10.89", "27.3"),
    }


def test_break_even_roas_is_told_beside_the_naive_one(lab):
    assert fact(peeled(lab), "roas")["value"] == "2.55"
    assert "would think: 2.23" in fact(lab, "roas")["naive"]["en"]


def test_break_even_orders_follow_the_fixed_cost(lab):
    assert fact(peeled(lab), "orders")["value"] == "276"
    assert fact(lab, "orders")["text"]["en"] == (
        "3000 ÷ 10.89, rounded up: 276 orders pay the fixed cost."
    )
    lab.do_number("fixed", 1500)
    assert fact(lab, "orders")["value"] == "138"
    lab.do_number("fixed", 0)
    assert fact(lab, "orders")["value"] == "0"


def test_the_amounts_that_are_shown_add_up(lab):
    lab.do_number("price", 3333)
    lab.do_number("refunds", 7)
    peeled(lab)
    fen = [round(100 * float(amount)) for amount in column(lab, "amount")]
    assert sum(fen) == lab.view["price"] - lab.view["left"]
    pieces = lab.view["pieces"]
    assert [piece["to"] for piece in pieces[1:]] == [piece["from"] for piece in pieces[:-1]]


def test_costs_come_off_one_by_one_and_go_back(lab):
    assert sentence(lab) == "The price is 39.90 yuan. Nothing is taken off yet."
    assert column(lab, "amount") == [None] * 6
    for _ in range(3):
        lab.do_next()
    assert sentence(lab) == (
        "Of 39.90 yuan, 22.00 yuan are taken off. Left: 17.90 yuan, 44.9% of the price."
    )
    assert [piece["id"] for piece in lab.view["pieces"]] == ["goods", "packaging", "parcel"]
    assert "Many people stop counting here." in lab.view["said"]["text"]["en"]
    assert lab.view["facts"] is None
    lab.do_back()
    assert lab.view["left"] == 2290


def test_there_is_nothing_beyond_the_first_and_the_last_cost(lab):
    lab.do_back()
    assert lab.view["taken"] == 0
    peeled(lab).do_next()
    assert lab.view["taken"] == 6


def test_each_share_says_of_what(lab):
    rules = [row["rule"]["en"] for row in lab.view["rows"]]
    assert rules[3:] == ["5 of 100 orders", "0.6% of the money that stays", "12% of the price"]


def test_a_refund_gives_the_whole_price_back(lab):
    lab.do_go(4)
    assert "5 × 39.90 = 199.50 yuan for 100 orders" in lab.view["said"]["text"]["en"]


def test_a_price_that_is_too_low_shows_the_loss(lab):
    lab.do_number("goods", 3500)
    peeled(lab)
    assert sentence(lab) == (
        "49.01 yuan are taken off, more than the price of 39.90 yuan. An order loses 9.11 yuan."
    )
    assert lab.view["left_text"]["en"] == "lost 9.11"
    assert fact(lab, "roas")["value"] is None
    assert fact(lab, "orders")["value"] is None
    assert "More orders lose more." in fact(lab, "orders")["text"]["en"]
    lab.do_deposit(True)
    assert "still 9.11 yuan are lost" in lab.view["deposit"]["why"]["en"]


def test_an_order_that_leaves_nothing_pays_no_fixed_cost(lab):
    for name in ("packaging", "parcel", "refunds", "fee", "ads"):
        lab.do_number(name, 0)
    lab.do_number("goods", 3990)
    peeled(lab)
    assert lab.view["left"] == 0
    assert fact(lab, "roas")["text"]["en"] == "Before ads nothing is left. So no ads can pay."
    assert fact(lab, "orders")["text"]["en"] == "An order leaves nothing. More orders do not help."


def test_an_estimate_is_kept_and_stands_beside_the_truth(lab):
    lab.do_estimate("１７ 元")
    assert lab.view["estimate"]["says"]["en"] == "Your estimate: 17.00 yuan. It is not marked."
    assert ways(peeled(lab))["estimate"] == ("17.00", "42.6")
    assert ways(lab)["left"] == ("10.89", "27.3")


@pytest.mark.parametrize("text", ["many", "1.2.3", "9" * 18, "1e5"])
def test_an_estimate_that_cannot_be_read_is_told_so_and_not_compared(lab, text):
    lab.do_estimate(text)
    assert lab.view["estimate"]["tone"] == "unread"
    assert "estimate" not in ways(peeled(lab))


def test_no_estimate_is_needed(lab):
    assert lab.view["estimate"]["says"]["en"] == "An estimate is not marked."
    assert "estimate" not in ways(peeled(lab))


def test_a_deposit_does_not_change_what_an_order_leaves(lab):
    peeled(lab)
    before = (lab.view["left"], column(lab, "left"), ways(lab), fact(lab, "orders"))
    lab.do_deposit(True)
    assert (lab.view["left"], column(lab, "left"), ways(lab), fact(lab, "orders")) == before
    assert lab.view["deposit"]["amount"] == "0.00"
    assert "still 10.89 yuan are left" in lab.view["deposit"]["why"]["en"]
    lab.do_deposit(False)
    assert not lab.view["deposit"]["on"]


def test_the_platform_fee_is_named_with_its_source_and_that_nobody_checked_it(lab):
    fee = rate("platform_fee")
    source = lab.view["words"]["source"]
    assert f"{fee.value}%" in source["zh"]
    assert fee.source in source["zh"]
    assert lab.view["check"]["en"] == "Not checked yet"


@pytest.mark.parametrize("name", SETTINGS)
def test_every_number_can_be_changed_to_both_its_ends(lab, name):
    for value in (SETTINGS[name].least, SETTINGS[name].most):
        lab.do_number(name, value)
        assert lab.state()["numbers"][name] == value
        peeled(lab)


def test_a_number_is_chosen_and_shown_with_its_unit(lab):
    lab.do_choose("fee")
    number = lab.view["number"]
    assert (number["value"], number["places"], number["unit"]["en"]) == (6, 1, "%")
    assert number["help"]["en"] == "A share of the money that stays after refunds."


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_estimate("3")
    lab.do_number("price", 5000)
    peeled(lab)
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_go(7),
        lambda lab: lab.do_go(True),
        lambda lab: lab.do_go(float("nan")),
        lambda lab: lab.do_choose("fixed"),
        lambda lab: lab.do_choose([]),
        lambda lab: lab.do_number("price", 0),
        lambda lab: lab.do_number("price", 10**12),
        lambda lab: lab.do_number("price", 39.9),
        lambda lab: lab.do_number("goods", -1),
        lambda lab: lab.do_number("profit", 100),
        lambda lab: lab.do_number({}, 100),
        lambda lab: lab.do_estimate(17),
        lambda lab: lab.do_estimate("1" * 21),
        lambda lab: lab.do_deposit("yes"),
        lambda lab: lab.restore({"numbers": [1], "taken": "6", "estimate": None, "deposit": 1}),
        lambda lab: lab.restore({"numbers": {"price": None, "gold": 5}}),
    ],
)
def test_what_makes_no_sense_changes_nothing(lab, ask):
    before = lab.state()
    ask(lab)
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.write("estimate-box", "17")
    for _ in range(6):
        lab_page.press("next")
    assert lab_page.sentence().endswith("What is left of an order: 10.89 yuan, 27.3% of the price.")
    assert lab_page.part("piece-fee").text_content().endswith(" 0.23")
    assert lab_page.part("way-estimate").inner_text().split("\t") == [
        "Your estimate",
        "17.00",
        "42.6",
    ]
    assert lab_page.part("value-roas").inner_text() == "2.55"
    assert lab_page.part("value-orders").inner_text() == "276"
    lab_page.press("deposit-add")
    assert lab_page.part("row-deposit").inner_text().split()[-2:] == ["0.00", "10.89"]
    lab_page.part("number-fixed-slider").scroll_into_view_if_needed()
    lab_page.drag("number-fixed-slider", 0)
    assert lab_page.part("value-orders").inner_text() == "0"
    lab_page.press("back")
    assert lab_page.sentence().endswith("Left: 15.68 yuan, 39.3% of the price.")
    lab_page.press("again")
    assert lab_page.part("estimate-box").input_value() == ""


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("next", "Enter", "Enter", "Enter")
    assert lab_page.focused() == "next"
    assert "Left: 17.90 yuan" in lab_page.sentence()
    lab_page.part("change-open").press("Enter")
    lab_page.keys("number-price-slider", "ArrowRight")
    assert "Left: 18.00 yuan" in lab_page.sentence()
    lab_page.write("number-price-box", "35.5")
    assert "Left: 13.50 yuan" in lab_page.sentence()
    lab_page.keys("number-price-less", "Enter")
    assert "Left: 13.40 yuan" in lab_page.sentence()
    lab_page.keys("which-price", "ArrowRight")
    lab_page.write("number-goods-box", "10")
    assert "Left: 18.40 yuan" in lab_page.sentence()


@pytest.mark.browser
def test_a_loss_is_drawn_left_of_nothing(open_page):
    lab_page = open_page()
    lab_page.lab.do_number("goods", 3500)
    lab_page.lab.do_go(6)
    lab_page.press("deposit-add")
    line = float(lab_page.part("zero").get_attribute("x1").removesuffix("%"))
    lost = lab_page.part("peel-loss")
    assert float(lost.get_attribute("x").removesuffix("%")) == 0
    assert float(lost.get_attribute("width").removesuffix("%")) == pytest.approx(line)
    assert line == pytest.approx(100 * 9.11 / (39.90 + 9.11), abs=0.01)


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.lab.do_go(6)
    lab_page.press("deposit-add")
    lab_page.part("change-open").click()
    yield
