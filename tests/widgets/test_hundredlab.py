"""HundredLab: a share of some people is so many squares of 100."""

import pytest

from tests.support.lab_page import sentence
from widgets import HundredLab
from widgets.labs.hundredlab import AT_FIRST, GROUPS

CHANGE = {"do": "bought", "number": 7}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Twenty people in place of a hundred, for its picture."""
    lab.locator("[data-key=group-20]").check()


@pytest.fixture
def lab():
    return HundredLab()


def test_of_100_it_is_the_number_itself(lab):
    lab.do_bought(7)
    assert sentence(lab) == "7 of 100 bought. That is 7%."
    assert (lab.view["each"], lab.view["filled"]) == (1, 7)


@pytest.mark.parametrize("people", GROUPS)
def test_each_person_has_as_many_squares_as_go_into_100(lab, people):
    lab.do_group(str(people))
    for bought in (0, 1, people // 2, people):
        lab.do_bought(bought)
        assert lab.view["each"] * people == 100
        assert lab.view["filled"] * people == 100 * bought
        assert f"{lab.view['filled']}%" in sentence(lab)


def test_the_share_stays_when_there_are_fewer_people(lab):
    assert lab.view["filled"] == 30
    lab.do_group("20")
    assert sentence(lab) == "6 of 20 bought. Of 100 it is 6 × 5 = 30: 30%."


def test_no_more_buy_than_there_are(lab):
    lab.do_group("10")
    lab.do_bought(11)
    assert lab.view["bought"] <= 10


@pytest.mark.parametrize("value", [-1, AT_FIRST + 1, 2.5, "3", None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_bought(value)
    lab.do_group(value)
    assert lab.state() == before


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_group("10")
    lab.do_bought(9)
    lab.do_again()
    assert lab.state() == first


def test_what_is_set_is_kept(lab):
    lab.do_group("50")
    lab.do_bought(13)
    other = HundredLab()
    other.restore(lab.state())
    assert other.state() == lab.state()


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(HundredLab())
    page.press("bought-more")
    assert "31%" in page.sentence()
    page.keys("bought-slider", "ArrowRight")
    assert "32%" in page.sentence()
    page.press("group-10")
    assert page.page.locator(".hundred-frame").count() == 10
    assert page.page.locator(".hundred-one--filled").count() == 30
