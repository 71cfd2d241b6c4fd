"""WageLab: what is left of a month of each work."""

import json
import math

import pytest

from qihang.commerce.wages import WORKS
from tests.support.lab_page import sentence
from tests.support.pretend_service import Service, take_session
from widgets import WageLab

CHANGE = {"do": "number", "name": "days", "value": 20}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """A month of fewer days, for its picture."""
    lab.locator("[data-key=days-less]").click()


def looks(lab_page):
    """Each work as it begins, at its least and at its most."""
    for work in WORKS:
        lab_page.lab.do_work(work)
        yield
        for name, value in (("pieces", 0), ("hours", 12), ("days", 31)):
            lab_page.lab.do_number(name, value)
        yield
        lab_page.lab.do_number("pieces", WORKS[work].most)
        yield
        lab_page.lab.do_number("hours", 1)
        yield


@pytest.fixture(autouse=True)
def page_session(monkeypatch):
    return take_session(monkeypatch, Service())


@pytest.fixture
def lab():
    return WageLab()


def test_a_month_as_a_rider_begins_like_the_example_of_the_lesson(lab):
    assert sentence(lab) == "3822 − 890 = 2932 yuan for 260 hours: 11.28 yuan an hour."


@pytest.mark.parametrize("work", WORKS)
def test_each_work_begins_with_its_own_numbers_and_tells_what_was_seen(lab, work):
    lab.do_number("days", 20)
    lab.do_work(work)
    assert lab.view["seen"] == WORKS[work].seen.translations()
    assert "Not checked yet" in lab.view["source"]["en"]
    assert lab.state()["numbers"]["days"] == WORKS[work].begins.days


def test_where_hours_are_paid_there_are_no_other_pieces(lab):
    lab.do_work("warehouse")
    assert [one["id"] for one in lab.view["numbers"]] == ["hours", "days"]
    lab.do_number("hours", 9)
    assert lab.state()["numbers"] == {"pieces": 9, "days": 22, "hours": 9}
    assert sentence(lab) == "3960 − 480 = 3480 yuan for 198 hours: 17.58 yuan an hour."


@pytest.mark.parametrize("work", WORKS)
def test_more_than_anybody_does_in_an_hour_is_no_month(lab, work):
    lab.do_work(work)
    assert lab.view["tone"]["tone"] == "ok"
    if not WORKS[work].by_the_hour:
        lab.do_number("hours", 2)
        assert "nobody does so many" in sentence(lab)
        assert lab.view["tone"]["tone"] == "notyet"


def test_a_month_that_costs_more_than_it_brings_says_so(lab):
    lab.do_work("station")
    lab.do_number("pieces", 300)
    assert sentence(lab) == "4050 yuan come in, 5050 go out: 1000 are missing for 360 hours."
    assert lab.view["tone"]["tone"] == "notyet"


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("pieces", [0, 1, 12, 60, 1000])
def test_the_bars_of_what_goes_out_follow_one_another_to_what_is_left(lab, work, pieces):
    lab.do_work(work)
    lab.do_number("pieces", pieces)
    taken, *costs, left = lab.view["bars"]
    ends = [part["from"] for bar in costs for part in bar["parts"]]
    assert sorted(ends, reverse=True) == ends
    if left["parts"] and left["parts"][0]["kind"] == "left":
        assert left["parts"][0]["to"] == (ends[-1] if ends else taken["parts"][0]["to"])


def test_a_state_comes_back(lab):
    lab.do_work("service")
    lab.do_number("hours", 6)
    lab.do_number("days", 22)
    again = WageLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


@pytest.mark.parametrize("value", [None, -1, math.nan, 10**30, "", "nobody", ["rider"], {"a": 1}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_work(value)
    lab.do_number(value, 5)
    lab.do_number("days", value)
    lab.do_number("days", 32)
    lab.do_number("pieces", 61)
    lab.do_number("hours", 13)
    assert lab.state() == before


@pytest.mark.browser
def test_it_is_worked_with_the_keyboard(open_lab):
    lab_page = open_lab(WageLab())
    lab_page.keys("days-less", "Enter")
    assert lab_page.sentence().startswith("✓ 3675 − 875 = 2800 yuan")
