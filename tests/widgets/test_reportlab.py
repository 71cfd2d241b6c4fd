"""ReportLab: a row of the report is the sum of the orders that are filled."""

from decimal import Decimal

import pytest

from qihang.commerce.backend import FIGURES
from qihang.commerce.twelve import SHOPS
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import ReportLab

CHANGE = {"do": "row", "row": "paid"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Look at two rows, for its picture."""
    key(lab, "row-ordered").click()
    key(lab, "row-net").click()


def looks(lab_page):
    """Every row of both shops."""
    for shop in SHOPS:
        lab_page.press(f"shop-{shop}")
        for row in FIGURES:
            lab_page.press(f"row-{row}")
            yield


@pytest.fixture
def lab():
    return ReportLab()


def sums(lab):
    return [row["yuan"] for row in lab.view["rows"]]


def counted(lab):
    """The numbers of the orders that are filled."""
    return [order["number"] for order in lab.view["orders"] if order["counted"]]


def test_at_first_nothing_is_filled_and_no_sum_is_there(lab):
    assert sums(lab) == [None, None, None, None]
    assert counted(lab) == []
    assert sentence(lab) == "The same 12 orders make four sums."


@pytest.mark.parametrize(
    ("row", "numbers", "yuan", "says"),
    [
        (
            "ordered",
            range(1, 13),
            "698.40",
            "All 12 orders count. Nobody ever paid 159.60 yuan of this.",
        ),
        (
            "paid",
            (1, 3, 4, 6, 7, 8, 9, 11, 12),
            "538.80",
            "The 9 paid orders count. 59.90 yuan of this went back later.",
        ),
        ("refunded", (6, 9), "59.90", "2 orders count: only the money that went back."),
        (
            "net",
            (1, 3, 4, 6, 7, 8, 11, 12),
            "478.90",
            "538.80 − 59.90 = 478.90 yuan. Only what the shop kept counts.",
        ),
    ],
)
def test_a_row_fills_its_orders_and_its_sum(lab, row, numbers, yuan, says):
    lab.do_row(row)
    assert counted(lab) == [str(number) for number in numbers]
    assert [sum for sum in sums(lab) if sum] == [yuan]
    assert sentence(lab) == says


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("row", FIGURES)
def test_the_amounts_beside_the_filled_bars_add_up_to_the_sum(lab, shop, row):
    lab.do_shop(shop)
    lab.do_row(row)
    amounts = [Decimal(order["yuan"]) for order in lab.view["orders"] if order["counted"]]
    assert str(sum(amounts)) == next(one["yuan"] for one in lab.view["rows"] if one["id"] == row)


def test_of_an_order_that_went_back_in_part_a_part_is_filled(lab):
    lab.do_row("refunded")
    order = lab.view["orders"][5]
    assert (order["fen"], order["counted"], order["yuan"]) == (11970, 2000, "20.00")
    lab.do_row("net")
    assert lab.view["orders"][5]["counted"] == 9970


def test_what_became_of_an_order_stands_beside_its_bar(lab):
    told = [order["fate"]["en"] for order in lab.view["orders"]]
    assert told[:6] == ["", "not paid", "", "", "cancelled", "20.00 back"]
    assert told[8] == "all back"


def test_sums_that_were_looked_at_stay_for_the_other_shop_as_well(lab):
    lab.do_row("ordered")
    lab.do_row("net")
    assert sums(lab) == ["698.40", None, None, "478.90"]
    lab.do_shop("clothes")
    assert sums(lab) == ["1368.00", None, None, "455.00"]
    assert sentence(lab).startswith("1061.00 − 606.00 = 455.00 yuan.")


def test_what_was_looked_at_is_kept(lab):
    for row in ("net", "ordered"):
        lab.do_row(row)
    lab.do_shop("clothes")
    other = ReportLab()
    other.restore(lab.state())
    assert other.state() == lab.state()
    assert sentence(other) == sentence(lab)


@pytest.mark.parametrize(
    "state",
    [
        {"status": "all", "day": 2, "figure": "gmv", "kind": "bar", "period": "week"},
        {"believes": {"axis": "B"}, "trick": "days"},
        {"seen": {"paid": 1}, "row": ["paid"], "shop": 3},
        {"seen": [["paid"], 2, "gmv"]},
    ],
)
def test_what_the_first_edition_kept_and_what_makes_no_sense_is_left_alone(lab, state):
    lab.restore(state)
    assert lab.state() == ReportLab().state()


def test_starting_again_empties_the_report(lab):
    lab.do_row("paid")
    lab.do_again()
    assert lab.state() == ReportLab().state()


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(ReportLab())
    assert page.page.locator(".report-tick").count() == 0
    page.press("row-ordered")
    assert page.page.locator(".report-tick").count() == 12
    page.keys("row-ordered", "ArrowDown")
    assert page.page.locator(".report-tick").count() == 9
    assert page.page.locator(".report-sum").all_inner_texts()[:2] == ["698.40", "538.80"]
    page.keys("shop-cups", "ArrowRight")
    assert page.focused() == "shop-clothes"
    assert page.sentence().startswith("The 9 paid orders count. 606.00 yuan")
