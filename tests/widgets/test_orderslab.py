"""OrdersLab: each order goes into the box of its money, and a wrong box does not take it."""

import pytest

from qihang.commerce.backend import FIGURES
from qihang.commerce.twelve import SHOPS
from tests.support.lab_page import sentence
from widgets import OrdersLab
from widgets.labs.orderslab import BOX_OF, BOXES

CHANGE = {"do": "put", "box": "kept"}
"""Something that is done in it, for what every laboratory is tried with."""

CUPS, CLOTHES = ([BOX_OF[row.fate] for row in shop.rows] for shop in SHOPS.values())
"""The right boxes, in the order in which the orders come."""


def use(lab):
    """Put some orders away, for its picture."""
    for box in CUPS[:6]:
        lab.locator(f"[data-key=put-{box}]").click()


def looks(lab_page):
    """A wrong box, and both shops when all is put away."""
    lab_page.press("put-back")
    yield
    for other, boxes in (([], CUPS), (["other"], CLOTHES)):
        for key in [*other, *(f"put-{box}" for box in boxes)]:
            lab_page.press(key)
        yield


@pytest.fixture
def lab():
    return OrdersLab()


def put(lab, *boxes):
    for box in boxes:
        lab.do_put(box)


def inside(lab):
    """The numbers of the orders in each box."""
    return {box["id"]: [order["number"] for order in box["orders"]] for box in lab.view["boxes"]}


def sums(lab):
    return [box["sum"]["en"] for box in lab.view["boxes"]]


def test_one_order_stands_to_be_put_away(lab):
    assert lab.view["order"]["number"]["en"] == "Order 1"
    assert lab.view["order"]["yuan"]["en"] == "39.90 yuan"
    assert lab.view["order"]["fate"]["en"] == "paid for"
    assert sentence(lab) == "In their boxes: 0 of 12. Which box takes this one?"


def test_the_right_box_takes_it_and_the_next_one_comes(lab):
    put(lab, "kept", "never")
    assert inside(lab) == {"never": ["2"], "kept": ["1"], "back": []}
    assert sums(lab) == ["39.90 yuan ordered", "39.90 yuan paid", "0.00 paid, 0.00 refunded"]
    assert lab.view["order"]["number"]["en"] == "Order 3"


@pytest.mark.parametrize(
    ("before", "box", "why"),
    [
        (0, "never", "Look once more: the buyer did pay."),
        (0, "back", "Nothing of it was given back."),
        (1, "kept", "Nobody paid for this order."),
        (4, "back", "It was cancelled before anybody paid."),
        (5, "kept", "A part of the money went back."),
        (5, "never", "Look once more: the buyer did pay."),
        (8, "kept", "All of the money went back."),
    ],
)
def test_a_wrong_box_does_not_take_it_and_says_why(lab, before, box, why):
    put(lab, *CUPS[:before])
    lab.do_put(box)
    assert sentence(lab) == f"Not yet. {why}"
    assert lab.view["tone"] == {"tone": "notyet", "sign": "→"}
    assert sum(map(len, inside(lab).values())) == before
    lab.do_put(CUPS[before])
    assert not lab.view["tone"]["tone"]


def test_every_order_has_one_box_and_every_box_some_orders():
    for boxes in (CUPS, CLOTHES):
        assert set(boxes) == set(BOXES)


def test_what_went_back_is_told_on_the_order_and_in_the_box(lab):
    put(lab, *CUPS[:9])
    [part, all_of_it] = lab.view["boxes"][2]["orders"]
    assert (part["yuan"], part["back"]) == ("119.70", "−20.00")
    assert (all_of_it["yuan"], all_of_it["back"]) == ("39.90", "−39.90")
    assert sums(lab)[2] == "159.60 paid, 59.90 refunded"


def test_at_the_end_the_four_sums_are_said(lab):
    put(lab, *CUPS)
    assert lab.view["order"] is None
    assert sentence(lab) == (
        "Ordered: all three boxes, 698.40. Paid: the last two, 538.80."
        " Less refunds of 59.90: net sales 478.90 yuan."
    )
    assert all(name.translations()["zh"] in lab.view["sentence"]["zh"] for name in FIGURES.values())
    lab.do_put("kept")
    assert len(inside(lab)["kept"]) == CUPS.count("kept")


def test_the_last_one_is_taken_back(lab):
    put(lab, *CUPS)
    lab.do_back()
    assert lab.view["order"]["number"]["en"] == "Order 12"
    assert sentence(lab).startswith("In their boxes: 11 of 12.")
    put(lab, "never")
    lab.do_back()
    assert lab.view["tone"]["tone"] == ""


def test_nothing_can_be_taken_back_from_empty_boxes(lab):
    assert lab.view["empty"]
    turn = lab.view["turn"]
    lab.do_back()
    assert lab.view["turn"] == turn


def test_the_other_shop_has_twelve_more_and_this_one_stays_as_it_is(lab):
    put(lab, *CUPS[:4])
    lab.do_other()
    assert lab.view["shop"]["en"] == "Clothes"
    assert lab.view["empty"]
    put(lab, *CLOTHES)
    assert sentence(lab).endswith("net sales 455.00 yuan.")
    lab.do_other()
    assert sentence(lab).startswith("In their boxes: 4 of 12.")


def test_what_lies_in_the_boxes_is_kept(lab):
    put(lab, *CUPS[:4])
    lab.do_other()
    put(lab, "kept", "never")
    other = OrdersLab()
    other.restore(lab.state())
    other.redraw()
    assert other.state() == lab.state()
    assert sentence(other) == sentence(lab) == "Not yet. Look once more: the buyer did pay."


@pytest.mark.parametrize(
    "state",
    [
        {"sorted": {"cups": 13, "clothes": "2", "gold": 1}},
        {"sorted": [3], "shop": "gold", "missed": 4},
        {"sorted": {"cups": 12}, "missed": "kept"},
        {"missed": "kept"},
    ],
)
def test_a_state_that_cannot_be_is_taken_up_as_far_as_it_can(lab, state):
    lab.restore(state)
    lab.redraw()
    assert lab.state()["missed"] is None
    assert lab.state()["shop"] == "cups"
    assert lab.state()["sorted"]["clothes"] == 0


def test_starting_again_empties_the_boxes(lab):
    put(lab, *CUPS[:3])
    lab.do_again()
    assert lab.state() == OrdersLab().state()


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(OrdersLab())
    page.press("put-kept")
    page.keys("put-never", "Enter")
    page.keys("put-kept", " ")
    assert page.part("box-kept").locator("li").all_inner_texts() == ["39.90", "79.80"]
    assert page.part("sum-kept").inner_text() == "119.70 yuan paid"
    page.press("back")
    assert "Order 3" in page.part("order").inner_text()
    for box in CUPS[2:]:
        page.press(f"put-{box}")
    assert page.part("put-kept").get_attribute("aria-disabled") == "true"
    assert page.sentence().startswith("✓ Ordered: all three boxes, 698.40")
