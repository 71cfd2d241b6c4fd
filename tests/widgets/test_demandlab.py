"""DemandLab: a price is changed, and sales and profit are compared with before."""

import pytest

from tests.support.exercise_page import write
from tests.support.lab_page import CROWDED, sentence
from widgets import DemandLab
from widgets.labs.demandlab import LEAST_PRICE, MOST_PRICE, REACTIONS

CHANGE = {"do": "price", "fen": 2_400}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    write(lab, "price-box", "24")


@pytest.fixture
def lab():
    return DemandLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(DemandLab(), **look)


def sell(lab, price, reaction):
    lab.do_price(price)
    lab.do_reaction(reaction)


def bars(lab):
    return [bar["yuan"] for pair in lab.view["pairs"] for bar in pair["bars"]]


def lengths(lab):
    return [bar["length"] for pair in lab.view["pairs"] for bar in pair["bars"]]


def signs(lab):
    return [pair["sign"] for pair in lab.view["pairs"]]


def test_it_begins_with_nothing_changed(lab):
    assert sentence(lab) == "Before: 100 boxes at 30 yuan. Change the price."
    assert lab.view["tone"]["tone"] == ""
    assert bars(lab) == ["3000", "3000", "1200", "1200"]
    assert signs(lab) == ["=", "="]


def test_sales_go_up_while_profit_goes_down(lab):
    lab.do_price(2400)
    assert sentence(lab) == (
        "150 boxes at 24 yuan. Sales 600 yuan more, profit 300 yuan less."
        " 200 boxes earn as much as before."
    )
    assert lab.view["tone"]["tone"] == "notyet"
    assert bars(lab) == ["3000", "3600", "1200", "900"]
    assert signs(lab) == ["↑", "↓"]


def test_the_bars_stand_in_one_scale(lab):
    lab.do_price(2400)
    assert lengths(lab) == pytest.approx([0.6, 0.72, 0.24, 0.18])


def test_what_was_before_stays_as_long_as_it_is_until_a_bar_would_leave_the_picture(lab):
    sell(lab, 2700, "strong")
    assert lengths(lab)[::2] == pytest.approx([0.6, 0.24])
    sell(lab, 1800, "strong")
    assert max(lengths(lab)) == 1


@pytest.mark.parametrize(
    ("reaction", "says"),
    [
        ("weak", "112 boxes at 24 yuan. Sales 312 yuan less, profit 528 yuan less."),
        ("middle", "150 boxes at 24 yuan. Sales 600 yuan more, profit 300 yuan less."),
        ("strong", "200 boxes at 24 yuan. Sales 1800 yuan more, profit as before."),
    ],
)
def test_the_more_buyers_care_the_more_boxes_are_sold_at_a_lower_price(lab, reaction, says):
    sell(lab, 2400, reaction)
    assert sentence(lab).startswith(says)


def test_as_much_profit_as_before_is_enough(lab):
    sell(lab, 2400, "strong")
    assert sentence(lab).endswith("200 boxes earn as much as before.")
    assert lab.view["tone"]["tone"] == "ok"


def test_a_higher_price_can_pay_when_buyers_care_little(lab):
    sell(lab, 3600, "weak")
    assert lab.view["tone"]["tone"] == "ok"
    assert signs(lab) == ["↑", "↑"]


def test_other_buyers_alone_change_nothing(lab):
    for reaction in REACTIONS:
        lab.do_reaction(reaction)
        assert sentence(lab).startswith("Before:")


def test_at_cost_no_number_is_enough(lab):
    lab.do_price(1800)
    assert sentence(lab).endswith("Nothing is left, however many are sold.")
    assert bars(lab)[-1] == "0"


@pytest.mark.parametrize("price", [LEAST_PRICE, 1801, 2999, 3000, 3001, MOST_PRICE])
@pytest.mark.parametrize("reaction", REACTIONS)
def test_every_price_has_its_picture(lab, price, reaction):
    sell(lab, price, reaction)
    assert all(0 <= length <= 1 for length in lengths(lab))


@pytest.mark.parametrize("reaction", REACTIONS)
def test_it_comes_back_as_it_was_left(lab, reaction):
    sell(lab, 2450, reaction)
    again = DemandLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert sentence(again) == sentence(lab)


@pytest.mark.parametrize(("kept", "found"), [("strong", "strong"), ("own", "middle")])
def test_of_the_first_edition_price_and_buyers_come_back_and_no_number_of_boxes(lab, kept, found):
    lab.restore({"price": 2500, "reaction": kept, "units": 77})
    assert lab.state() == {"price": 2500, "reaction": found}


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    sell(lab, 2400, "strong")
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "value", [-1, 3601, 3600.0, 10**9, float("nan"), "24", True, None, [], {}, "none"]
)
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    for ask in (lab.do_price, lab.do_reaction):
        ask(value)
    lab.restore({"price": value, "reaction": value})
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.drag("price-slider", 0)
    assert "at 18 yuan." in lab_page.sentence()
    lab_page.press("price-more")
    assert "at 18.50 yuan." in lab_page.sentence()
    lab_page.drag("price-slider", 1)
    assert lab_page.sentence().startswith("✓ 72 boxes at 36 yuan.")
    lab_page.press("reaction-weak-label")
    assert lab_page.sentence().startswith("✓ 91 boxes at 36 yuan.")
    lab_page.press("again")
    assert lab_page.sentence().startswith("Before:")


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("price-slider", "ArrowLeft", "ArrowLeft")
    assert lab_page.sentence().startswith("→ 106 boxes at 29 yuan.")
    lab_page.write("price-box", "24")
    assert lab_page.sentence().endswith("200 boxes earn as much as before.")
    lab_page.keys("price-more", "Enter", "Enter")
    assert "at 25 yuan." in lab_page.sentence()
    lab_page.keys("reaction-middle", "ArrowDown")
    assert lab_page.part("reaction-strong").is_checked()


@pytest.mark.browser
def test_the_picture_says_the_sentence_to_those_who_cannot_see_it(open_page):
    lab_page = open_page()
    lab_page.write("price-box", "24")
    picture = lab_page.part("picture")
    assert picture.get_attribute("role") == "img"
    assert picture.get_attribute("aria-labelledby") == lab_page.part("sentence").get_attribute("id")
    numbers = picture.locator(".demand-text--yuan").all_text_contents()
    assert numbers == ["3000", "3600", "1200", "900"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("size", [18, 32])
def test_words_in_the_picture_neither_meet_nor_leave_it(open_page, width, size):
    lab_page = open_page(width=width, size=size)
    lab_page.press("reaction-strong-label")
    for price in ("18", "35.55"):
        lab_page.write("price-box", price)
        for language in ("zh", "en"):
            lab_page.speak(language)
            assert lab_page.page.evaluate(CROWDED) == []


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("price-box", "24")
    yield
    lab_page.write("price-box", "29.99")
    lab_page.press("reaction-strong-label")
    yield
    lab_page.write("price-box", "18")
    yield
    lab_page.write("price-box", "35.55")
    yield
