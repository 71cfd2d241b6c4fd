"""ShopsLab: every kind of shop is possible, and which of them fits is said with its reason."""

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import ShopsLab
from widgets.labs.shopslab.shops import GOODS, WAYS

CHANGE = {"do": "way", "way": "chat"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Today's noodles in a shop nearby, for its picture."""
    key(lab, "goods-noodles").check()
    key(lab, "way-nearby").check()


def looks(lab_page):
    """Each kind of shop, with goods that go with it and with others."""
    for goods, way in (("stand", "content"), ("noodles", "chat"), ("oranges", "nearby")):
        lab_page.press(f"goods-{goods}")
        lab_page.press(f"way-{way}")
        yield


@pytest.fixture
def lab():
    return ShopsLab()


@pytest.mark.parametrize("goods", GOODS.values(), ids=GOODS)
def test_of_every_goods_each_kind_of_shop_fits_or_is_hard_or_cannot_be(goods):
    ways = [*goods.fits, *goods.hard, *goods.fails]
    assert sorted(ways) == sorted(WAYS)
    assert goods.fits


def test_what_would_arrive_spoilt_cannot_be_sold_that_way(lab):
    lab.do_goods("noodles")
    lab.do_way("shelf")
    assert sentence(lab).startswith("It cannot be sold this way.")
    assert lab.view["sentence"]["zh"].startswith("这样卖不了。")
    assert lab.view["tone"] == {"tone": "notyet", "sign": "×"}


def test_every_kind_of_shop_fits_some_goods_and_some_goods_have_more_than_one():
    assert {way for goods in GOODS.values() for way in goods.fits} == WAYS.keys()
    assert {len(goods.fits) for goods in GOODS.values()} == {1, 2}


@pytest.mark.parametrize(
    ("goods", "way", "fits"),
    [
        ("shoes", "shelf", True),
        ("noodles", "content", False),
        ("noodles", "nearby", True),
        ("oranges", "chat", True),
        ("toy", "content", True),
        ("toy", "shelf", False),
    ],
)
def test_the_sentence_says_whether_it_fits_and_why(lab, goods, way, fits):
    lab.do_goods(goods)
    lab.do_way(way)
    why = (GOODS[goods].fits if fits else GOODS[goods].hard)[way]
    assert sentence(lab) == f"{'It fits.' if fits else 'Possible, but hard.'} {why}"
    assert lab.view["tone"]["tone"] == ("ok" if fits else "notyet")


def test_the_steps_are_those_of_the_kind_of_shop(lab):
    lab.do_way("nearby")
    assert [step["en"] for step in lab.view["steps"]] == [str(one) for one in WAYS["nearby"].steps]
    assert lab.view["seller"]["en"] == str(WAYS["nearby"].seller)


@pytest.mark.parametrize("value", ["boat", "", 3, None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_goods(value)
    lab.do_way(value)
    lab.restore({"goods": value, "way": value})
    assert lab.state() == before


def test_it_comes_back_as_it_was_left(lab):
    lab.do_goods("toy")
    lab.do_way("content")
    again = ShopsLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_goods("stand")
    lab.do_way("chat")
    lab.do_again()
    assert lab.state() == first


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(ShopsLab())
    page.press("goods-noodles")
    assert page.sentence().startswith("× It cannot be sold this way. The parcel takes two days.")
    page.keys("way-shelf", "ArrowDown", "ArrowDown", "ArrowDown")
    assert page.sentence().startswith("✓ It fits. People nearby")
    assert page.part("steps").locator("li").count() == 3
    page.press("again")
    assert page.sentence().startswith("✓ It fits. People look for them by name")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_goods_in_all_shops_fit_a_screen(open_lab, language):
    page = open_lab(ShopsLab())
    page.speak(language)
    heights = {}
    for goods in GOODS:
        page.press(f"goods-{goods}")
        for way in WAYS:
            page.press(f"way-{way}")
            heights[goods, way] = page.height_on_a_screen()
    assert {one: high for one, high in heights.items() if high > LEFT_OF_SCREEN} == {}
