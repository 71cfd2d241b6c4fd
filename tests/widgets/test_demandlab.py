"""DemandLab: a price is changed, and sales and profit are compared with before."""

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import said, sentence
from widgets import DemandLab

CHANGE = {"do": "example"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    key(lab, "example").click()


@pytest.fixture
def lab():
    return DemandLab()


@pytest.fixture
def open_page(open_lab):
    return lambda **look: open_lab(DemandLab(), **look)


def facts(lab):
    return " ".join(fact["en"] for fact in lab.view["facts"])


def bars(lab):
    return [bar["yuan"] for pair in lab.view["pairs"] for bar in pair["bars"]]


def test_it_begins_with_nothing_changed(lab):
    assert bars(lab) == ["3000.00", "3000.00", "1200.00", "1200.00"]
    assert said(lab) == "Nothing has changed yet. Change the price."
    assert "Elasticity" not in facts(lab)


def test_sales_go_up_while_profit_goes_down(lab):
    lab.do_example()
    assert sentence(lab) == (
        "150 sold at 24.00 yuan. Sales 3600.00 yuan: 600.00 yuan more."
        " Profit 900.00 yuan: 300.00 yuan less."
    )
    assert said(lab) == "Sales go up, but profit goes down."
    assert bars(lab) == ["3000.00", "3600.00", "1200.00", "900.00"]
    assert [pair["sign"] for pair in lab.view["pairs"]] == ["↑", "↓"]
    assert "midpoint method: −1.8." in facts(lab)
    assert "To earn 1200.00 yuan as before, 200 must be sold at 24.00 yuan." in facts(lab)


def test_the_bars_stand_in_one_scale(lab):
    lab.do_example()
    heights = [bar["height"] for pair in lab.view["pairs"] for bar in pair["bars"]]
    assert heights == pytest.approx([3000 / 3600, 1, 1200 / 3600, 900 / 3600])


@pytest.mark.parametrize(("reaction", "units"), [("weak", 112), ("middle", 150), ("strong", 200)])
def test_a_card_says_how_many_are_sold_at_the_new_price(lab, reaction, units):
    lab.do_price(2400)
    lab.do_reaction(reaction)
    assert lab.view["units"] == units


def test_as_many_as_are_needed_earn_as_much_as_before(lab):
    lab.do_price(2400)
    lab.do_units(200)
    assert said(lab) == "The same profit as before."
    lab.do_units(201)
    assert said(lab) == "More profit than before. This price pays."


def test_a_higher_price_can_pay_when_people_react_weakly(lab):
    lab.do_price(3600)
    lab.do_reaction("weak")
    assert said(lab) == "More profit than before. This price pays."


def test_fewer_sold_at_a_lower_price_lower_both(lab):
    lab.do_price(2400)
    lab.do_units(100)
    assert said(lab) == "Less profit than before."
    assert [pair["sign"] for pair in lab.view["pairs"]] == ["↓", "↓"]


def test_at_cost_no_number_is_enough(lab):
    lab.do_price(1800)
    assert "leaves nothing. No number of pieces is enough." in facts(lab)
    assert "Profit 0.00 yuan" in sentence(lab)


def test_own_units_stay_when_the_price_moves_and_a_card_counts_them_anew(lab):
    lab.do_units(120)
    assert lab.view["reaction"] == "own"
    lab.do_price(2400)
    assert lab.view["units"] == 120
    lab.do_reaction("middle")
    assert lab.view["units"] == 150
    lab.do_reaction("own")
    assert lab.view["units"] == 150


def test_a_small_change_is_never_a_minus_zero(lab):
    lab.do_price(2400)
    lab.do_units(100)
    assert "Elasticity by the midpoint method: 0.0." in facts(lab)


@pytest.mark.parametrize("price", [1800, 1801, 2999, 3000, 3001, 3600])
@pytest.mark.parametrize("reaction", ["weak", "middle", "strong"])
def test_every_price_has_its_picture(lab, price, reaction):
    lab.do_reaction(reaction)
    lab.do_price(price)
    heights = [bar["height"] for pair in lab.view["pairs"] for bar in pair["bars"]]
    assert all(0 <= height <= 1 for height in heights)
    assert 0 <= lab.view["units"] <= lab.view["most_units"]


@pytest.mark.parametrize("reaction", ["own", "strong"])
def test_it_comes_back_as_it_was_left(lab, reaction):
    lab.do_price(2450)
    lab.do_units(77)
    lab.do_reaction(reaction)
    again = DemandLab()
    again.restore(lab.state())
    again.redraw()
    assert again.state() == lab.state()
    assert sentence(again) == sentence(lab)


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_example()
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize(
    "value", [-1, 3601.0, 10**9, float("nan"), "24", True, None, [], {}, "none"]
)
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    for ask in (lab.do_price, lab.do_units, lab.do_reaction):
        ask(value)
    lab.restore({"price": value, "units": value, "reaction": value})
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_mouse(open_page):
    lab_page = open_page()
    lab_page.press("example")
    assert lab_page.sentence().startswith("150 sold at 24.00 yuan. Sales 3600.00 yuan")
    lab_page.press("reaction-strong-label")
    assert lab_page.sentence().startswith("200 sold at 24.00 yuan.")
    lab_page.press("units-less")
    assert lab_page.sentence().startswith("199 sold at 24.00 yuan.")
    assert lab_page.part("reaction-own").is_checked()
    lab_page.drag("price-slider", 1)
    assert lab_page.sentence().startswith("199 sold at 36.00 yuan.")


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_page):
    lab_page = open_page()
    lab_page.keys("price-slider", "ArrowLeft", "ArrowLeft")
    assert lab_page.sentence().startswith("106 sold at 29.00 yuan.")
    lab_page.write("price-box", "24")
    assert lab_page.sentence().endswith("Profit 900.00 yuan: 300.00 yuan less.")
    lab_page.write("units-box", "200")
    assert lab_page.sentence().endswith("Profit 1200.00 yuan: as before.")
    lab_page.keys("price-more", "Enter", "Enter")
    assert lab_page.sentence().startswith("200 sold at 25.00 yuan.")
    lab_page.keys("reaction-own", "ArrowUp")
    assert lab_page.part("reaction-strong").is_checked()


@pytest.mark.browser
def test_the_picture_says_the_sentence_to_those_who_cannot_see_it(open_page):
    lab_page = open_page()
    lab_page.press("example")
    picture = lab_page.part("picture")
    assert picture.get_attribute("role") == "img"
    assert picture.get_attribute("aria-labelledby") == lab_page.part("sentence").get_attribute("id")
    numbers = picture.locator("text").all_text_contents()
    assert numbers == ["3000.00", "3600.00", "1200.00", "900.00"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("size", [18, 32])
def test_nothing_has_to_be_scrolled_sideways_and_no_number_is_cut(open_page, width, size):
    lab_page = open_page(width=width, size=size)
    lab_page.write("price-box", "18")
    lab_page.press("reaction-strong-label")
    for language in ("zh", "en"):
        lab_page.speak(language)
        assert lab_page.too_wide() <= 0
    picture = lab_page.part("picture").bounding_box()
    for number in lab_page.part("picture").locator("text").all():
        box = number.bounding_box()
        assert picture["x"] <= box["x"]
        assert box["x"] + box["width"] <= picture["x"] + picture["width"]
        assert picture["y"] <= box["y"]


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.press("example")
    yield
    lab_page.write("price-box", "18")
    lab_page.press("reaction-strong-label")
    yield
