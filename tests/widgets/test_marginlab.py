"""MarginLab: one profit on two rulers, of the price and of the cost."""

import pytest

from tests.support.exercise_page import key, write
from tests.support.lab_page import CROWDED, sentence
from widgets import MarginLab
from widgets.labs.marginlab import MOST_COST, MOST_PRICE, MOST_WANTED

CHANGE = {"do": "price", "fen": 3000}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "lead-markup").check()
    write(lab, "wanted-markup-box", "50")


@pytest.fixture
def lab():
    return MarginLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(MarginLab(), **look)


def want(lab, lead, tenths):
    lab.do_lead(lead)
    lab.do_wanted(tenths)


def rulers(lab):
    return lab.view["margin"]["en"], lab.view["markup"]["en"]


def test_the_same_profit_is_told_in_yuan_and_of_what(lab):
    assert sentence(lab) == "The gross profit is 5 yuan: 20% of the price, 25% of the cost."
    assert rulers(lab) == ("Margin: 20% of the price", "Markup: 25% of the cost")


def test_a_margin_of_50_percent_is_two_times_the_cost(lab):
    want(lab, "margin", 500)
    assert lab.view["price"] == 4000
    assert sentence(lab) == (
        "For a margin of 50% the price is 40 yuan: 2 times the cost. The markup is 100%."
    )


def test_a_markup_of_50_percent_is_a_margin_of_a_third(lab):
    want(lab, "markup", 500)
    assert lab.view["price"] == 3000
    assert sentence(lab) == (
        "For a markup of 50% the price is 30 yuan: 1.5 times the cost. The margin is 33.3%."
    )


def test_a_price_is_a_whole_number_of_fen(lab):
    lab.do_cost(1000)
    want(lab, "margin", 333)
    assert lab.view["price"] == 1499
    assert rulers(lab)[0] == "Margin: 33.3% of the price"


def test_what_is_wanted_is_held_when_the_cost_changes(lab):
    want(lab, "margin", 200)
    lab.do_cost(4000)
    assert (lab.view["price"], lab.view["wanted"]) == (5000, 200)
    lab.do_lead("price")
    lab.do_cost(3000)
    assert lab.view["price"] == 5000


def test_the_bar_stays_as_it_is_when_something_else_leads(lab):
    lab.do_price(3000)
    for lead, tenths in (("margin", 333), ("markup", 500)):
        lab.do_lead(lead)
        assert (lab.view["price"], lab.view["wanted"]) == (3000, tenths)
    lab.do_lead("price")
    assert lab.view["wanted"] is None


def test_a_loss_cannot_be_wanted(lab):
    lab.do_price(1500)
    lab.do_lead("margin")
    assert (lab.view["price"], lab.view["wanted"]) == (2000, 0)


def test_a_price_below_the_cost_is_called_a_loss(lab):
    lab.do_price(1500)
    assert sentence(lab) == "Each piece loses 5 yuan: 33.3% of the price, 25% of the cost."
    assert rulers(lab) == ("Margin: −33.3% of the price", "Markup: −25% of the cost")


@pytest.mark.parametrize("lead", ["price", "margin"])
def test_no_profit_is_called_none(lab, lead):
    lab.do_price(2000)
    lab.do_lead(lead)
    assert sentence(lab) == "Price and cost are the same. Nothing is left."
    assert rulers(lab) == ("Margin: 0% of the price", "Markup: 0% of the cost")


@pytest.mark.parametrize("lead", MOST_WANTED)
def test_the_most_that_can_be_wanted_is_still_a_price_that_can_be_set(lab, lead):
    lab.do_cost(MOST_COST)
    want(lab, lead, MOST_WANTED[lead])
    assert lab.view["price"] <= MOST_PRICE


@pytest.mark.parametrize(
    "do",
    [
        lambda lab: lab.do_price(1830),
        lambda lab: want(lab, "margin", 333),
        lambda lab: want(lab, "markup", 777),
        lambda lab: (lab.do_cost(101), want(lab, "margin", 333)),
    ],
)
def test_it_comes_back_as_it_was_left(lab, do):
    do(lab)
    again = MarginLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert sentence(again) == sentence(lab)


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    want(lab, "margin", 400)
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_cost(99),
        lambda lab: lab.do_cost(MOST_COST + 1),
        lambda lab: lab.do_cost(float("nan")),
        lambda lab: lab.do_price(0),
        lambda lab: lab.do_price(10**15),
        lambda lab: lab.do_price("25"),
        lambda lab: lab.do_price(True),
        lambda lab: lab.do_lead("profit"),
        lambda lab: lab.do_lead([]),
        lambda lab: lab.do_wanted(200),
        lambda lab: lab.restore({"cost": None, "price": [], "lead": 3, "wanted": "x"}),
    ],
)
def test_what_makes_no_sense_changes_nothing(lab, ask):
    before = lab.state()
    ask(lab)
    assert lab.state() == before


@pytest.mark.parametrize(("lead", "tenths"), [("margin", 801), ("markup", 3001), ("margin", -1)])
def test_what_is_wanted_stays_in_its_range(lab, lead, tenths):
    lab.do_lead(lead)
    before = lab.state()
    lab.do_wanted(tenths)
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.press("price-more")
    assert "The gross profit is 5.10 yuan" in lab_page.sentence()
    lab_page.press("lead-margin-label")
    lab_page.write("wanted-margin-box", "50")
    lab_page.press("wanted-margin-more")
    assert "For a margin of 51% the price is 40.82 yuan" in lab_page.sentence()
    lab_page.press("lead-price-label")
    lab_page.drag("price-slider", 0)
    assert lab_page.sentence().startswith("Each piece loses 19 yuan")
    lab_page.press("again")
    assert lab_page.sentence().startswith("The gross profit is 5 yuan: 20% of the price")


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("price-slider", "ArrowRight")
    assert "The gross profit is 5.10 yuan" in lab_page.sentence()
    lab_page.write("price-box", "50")
    assert "30 yuan: 60% of the price" in lab_page.sentence()
    lab_page.keys("cost-less", "Enter")
    assert "30.10 yuan" in lab_page.sentence()
    lab_page.keys("lead-price", "ArrowRight")
    lab_page.write("wanted-margin-box", "40")
    assert "For a margin of 40% the price is 33.17 yuan" in lab_page.sentence()
    lab_page.keys("lead-margin", "ArrowRight")
    assert lab_page.sentence().startswith("For a markup of 66.7% the price is 33.17 yuan")


@pytest.mark.browser
def test_each_ruler_is_as_long_as_what_it_takes_for_a_hundred(open_page):
    lab_page = open_page()
    lengths = lab_page.page.eval_on_selector_all(
        ".margin-ruler", "(lines) => lines.map((line) => line.getBoundingClientRect().width)"
    )
    assert lengths[1] / lengths[0] == pytest.approx(20 / 25, rel=0.01)


@pytest.mark.browser
@pytest.mark.parametrize("price", [1500, 2060, 2500, 30_000])
def test_words_in_the_picture_neither_meet_nor_leave_it(open_page, price):
    lab_page = open_page(width=1024, size=32)
    lab_page.lab.do_price(price)
    lab_page.press("cost-more")
    for language in ("zh", "en"):
        lab_page.speak(language)
        assert lab_page.page.evaluate(CROWDED) == []


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("price-box", "15.55")
    yield
    lab_page.press("lead-markup-label")
    lab_page.write("wanted-markup-box", "50")
    yield
    lab_page.press("lead-margin-label")
    lab_page.write("cost-box", "19.87")
    lab_page.write("wanted-margin-box", "66.6")
    yield
    lab_page.write("cost-box", "1")
    lab_page.press("lead-price-label")
    lab_page.write("price-box", "300")
    yield
