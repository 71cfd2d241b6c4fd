"""BoxLab: which weight of a parcel counts, and what it costs."""

from itertools import product

import pytest

from qihang.commerce import parcels
from qihang.commerce.parcels import DIVISORS
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import BoxLab
from widgets.labs.boxlab.goods import BOXES, GOODS, ZONES

FOUND = "Cheapest box. Found: 1 of 5."

CHANGE = {"do": "box", "box": "l"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """A quilt, in the largest box, for its picture."""
    lab.locator("[data-key=goods] select:visible").select_option("quilt")


def looks(lab_page):
    """A box that is too small, light goods that are large, heavy ones that are small."""
    lab_page.press("box-s")
    yield
    lab_page.choose("goods", "quilt")
    lab_page.press("box-xl")
    lab_page.choose("zone", "far")
    lab_page.choose("divisor", "6000")
    yield
    lab_page.choose("goods", "books")
    lab_page.press("box-s")
    yield


@pytest.fixture
def lab():
    return BoxLab()


def test_at_first_a_light_basket_travels_in_a_box_that_is_too_large(lab):
    assert sentence(lab) == "The size counts: 12 kg. 11 × 1.50 = 16.50; 4.50 + 16.50 = 21.00 yuan."


def test_a_box_that_fits_makes_it_cheaper(lab):
    lab.do_box("l")
    assert (
        sentence(lab) == "The size counts: 3 kg. 2 × 1.50 = 3.00; 4.50 + 3.00 = 7.50 yuan. " + FOUND
    )


def test_light_is_not_cheap(lab):
    lab.do_goods("quilt")
    quilt = sentence(lab)
    lab.do_goods("books")
    lab.do_box("s")
    assert quilt.startswith("The size counts: 12 kg. 11 × 1.50 = 16.50; 4.50 + 16.50 = 21.00 yuan.")
    assert sentence(lab).startswith(
        "The scale counts: 3.6 kg, so 4 kg. 3 × 1.50 = 4.50; 4.50 + 4.50 = 9.00 yuan."
    )


def test_it_says_when_the_cheapest_box_of_all_goods_is_found(lab):
    assert not sentence(lab).endswith(FOUND)
    for goods, box in (("quilt", "xl"), ("basket", "l"), ("tea", "s"), ("oranges", "m")):
        lab.do_goods(goods)
        lab.do_box(box)
    assert sentence(lab).endswith("Cheapest box. Found: 4 of 5.")
    signed = {one["id"]: one["text"]["en"][0] == "✓" for one in lab.view["all_goods"]}
    assert signed == dict.fromkeys(GOODS, True) | {"books": False}
    lab.do_goods("books")
    lab.do_box("s")
    assert sentence(lab).endswith("Cheapest box. All 5 are found.")
    again = BoxLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


def test_one_kilogram_has_the_first_price(lab):
    lab.do_goods("tea")
    lab.do_box("s")
    assert sentence(lab) == "The size counts: 0.63 kg, so 1 kg. 4.50 yuan. " + FOUND


def test_another_divisor_and_another_zone_have_other_prices(lab):
    lab.do_divisor("12000")
    assert sentence(lab).startswith("The size counts: 8 kg.")
    lab.do_zone("far")
    assert sentence(lab) == "The size counts: 8 kg. 7 × 2.00 = 14.00; 8.00 + 14.00 = 22.00 yuan."


def test_what_does_not_go_in_has_no_weight_and_no_price(lab):
    lab.do_box("s")
    assert sentence(lab) == "The box is too small for: basket, 38×28×18 cm."
    assert lab.view["weights"] == []


def test_both_weights_are_told_and_one_counts(lab):
    lab.do_goods("oranges")
    lab.do_box("m")
    told = {one["id"]: (one["kg"]["en"], one["counts"]) for one in lab.view["weights"]}
    assert told == {"real": ("2.4 kg", True), "size": ("1.13 kg", False)}


def test_how_the_size_becomes_kilograms_is_shown(lab):
    [size] = [one for one in lab.view["weights"] if one["id"] == "size"]
    assert size["name"]["en"] == "By its size: 60×40×40 ÷ 8000"
    assert size["kg"]["en"] == "12 kg"


def test_all_goods_go_into_some_box_and_not_into_all():
    for goods in GOODS.values():
        holding = [box for box in BOXES.values() if box.holds(goods.size)]
        assert 0 < len(holding) <= len(BOXES)
        assert parcels.smallest(BOXES.values(), goods.size) == holding[0]


@pytest.mark.parametrize("value", [1, None, "gold", [], {}, True, 2.5])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    for verb in (lab.do_goods, lab.do_box, lab.do_zone, lab.do_divisor):
        verb(value)
    assert lab.state() == before


def test_every_choice_comes_back(lab):
    for goods, box, zone, divisor in product(GOODS, BOXES, ZONES, DIVISORS):
        state = {"goods": goods, "box": box, "zone": zone, "divisor": divisor, "found": ["tea"]}
        lab.restore(state)
        assert lab.state() == state
        assert sentence(lab)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_look_fits_a_screen(open_lab, language):
    page = open_lab(BoxLab())
    page.speak(language)
    for _ in looks(page):
        assert page.height_on_a_screen() <= LEFT_OF_SCREEN


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(BoxLab())
    page.press("box-l")
    assert "3 kg" in page.sentence()
    page.keys("box-l", "ArrowUp")
    assert page.sentence() == "→ The box is too small for: basket, 38×28×18 cm."
