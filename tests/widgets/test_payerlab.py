"""PayerLab: the buyer pays the same; who pays for the coupon says what the seller keeps."""

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import PayerLab
from widgets.labs.payerlab import NUMBERS, PAYERS

CHANGE = {"do": "payer", "payer": "platform"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """The platform pays for the coupon, for its picture in the docs."""
    key(lab, "payer-platform").check()


@pytest.fixture
def lab():
    return PayerLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(PayerLab(), **look)


def amounts(lab):
    return {bar["id"]: bar["amount"] for bar in lab.view["bars"]}


def part(lab, name):
    """Where the pieces of a bar begin and end, in yuan."""
    bar = next(bar for bar in lab.view["bars"] if bar["id"] == name)
    return [(one["kind"], one["from"] / 100, one["to"] / 100) for one in bar["parts"]]


@pytest.mark.parametrize(
    ("payer", "receives", "keeps"),
    [("seller", "80", "18"), ("half", "90", "28"), ("platform", "100", "38")],
)
def test_the_buyer_pays_the_same_whoever_pays_for_the_coupon(lab, payer, receives, keeps):
    lab.do_payer(payer)
    assert sentence(lab) == (
        f"The buyer pays 80 yuan. The seller receives {receives} yuan and keeps {keeps}."
    )
    assert lab.view["tone"]["tone"] == "ok"
    assert amounts(lab)["pays"] == "80"
    assert (amounts(lab)["receives"], amounts(lab)["keeps"]) == (receives, keeps)


def test_what_the_seller_receives_is_drawn_of_what_both_pay(lab):
    lab.do_payer("half")
    assert part(lab, "receives") == part(lab, "pays") + part(lab, "adds")
    assert part(lab, "adds") == [("other", 80, 90)]
    assert part(lab, "keeps") == [("left", 62, 90)]


def test_a_platform_that_adds_nothing_has_no_bar(lab):
    assert part(lab, "adds") == []
    assert amounts(lab)["adds"] == "0"


def test_a_loss_is_called_one(lab):
    lab.do_number("cost", 80)
    assert sentence(lab).endswith("and keeps 0.")
    lab.do_number("cost", 82)
    assert sentence(lab) == "The buyer pays 80 yuan. The seller receives 80 yuan and loses 2."
    assert lab.view["sentence"]["zh"].endswith("亏 2 元。")
    assert lab.view["tone"] == {"tone": "notyet", "sign": "×"}
    assert part(lab, "keeps") == [("loss", 80, 82)]


def test_half_of_an_odd_coupon_has_fen(lab):
    lab.do_number("coupon", 15)
    lab.do_payer("half")
    assert (amounts(lab)["adds"], amounts(lab)["receives"]) == ("7.50", "92.50")


def test_without_a_coupon_it_is_all_the_same_who_pays(lab):
    lab.do_number("coupon", 0)
    first = sentence(lab)
    for payer in PAYERS:
        lab.do_payer(payer)
        assert sentence(lab) == first


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_can_be_changed_to_both_its_ends(lab, name):
    _, _, least, most = NUMBERS[name]
    for yuan in (least, most):
        lab.do_number(name, yuan)
        assert lab.state()["numbers"][name] == yuan


@pytest.mark.parametrize("value", [-1, 101, 2.5, "3", None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_number("cost", value)
    lab.do_number(value, 20)
    lab.do_payer(value)
    lab.restore({"numbers": value, "payer": value})
    assert lab.state() == before


def test_it_comes_back_as_it_was_left(lab):
    lab.do_number("coupon", 30)
    lab.do_payer("half")
    again = PayerLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_number("cost", 9)
    lab.do_payer("platform")
    lab.do_again()
    assert lab.state() == first


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.press("payer-platform")
    assert lab_page.sentence().endswith("receives 100 yuan and keeps 38.")
    lab_page.keys("payer-platform", "ArrowRight")
    assert lab_page.sentence().endswith("receives 90 yuan and keeps 28.")
    lab_page.press("coupon-more")
    assert lab_page.sentence().endswith("receives 89.50 yuan and keeps 27.50.")
    lab_page.keys("cost-slider", "ArrowRight")
    assert lab_page.sentence().endswith("and keeps 26.50.")
    lab_page.write("cost-box", "95")
    assert lab_page.sentence().endswith("and loses 5.50.")
    lab_page.press("again")
    assert lab_page.sentence().endswith("receives 80 yuan and keeps 18.")


@pytest.mark.browser
def test_what_cannot_be_read_is_said_and_makes_it_no_higher(open_page):
    lab_page = open_page()
    before = lab_page.height_on_a_screen()
    lab_page.write("coupon-box", "many")
    assert lab_page.part("coupon-unread").is_visible()
    assert lab_page.height_on_a_screen() == before


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.press("payer-half")
    yield
    lab_page.press("payer-seller")
    lab_page.write("cost-box", "95")
    yield
