"""ChannelsLab: people are added, rates are not averaged."""

import json

import pytest

from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import ChannelsLab
from widgets.labs.channelslab import LEAST, MOST

CHANGE = {"do": "visitors", "channel": "old", "people": 500}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Both channels are put together, for its picture in the docs."""
    key(lab, "add").click()


def looks(lab_page):
    """Put together; more old customers than from the ad; as many."""
    lab_page.press("add")
    yield
    lab_page.write("visitors-old-box", str(MOST))
    yield
    lab_page.write("visitors-ads-box", str(MOST))
    yield


@pytest.fixture
def lab():
    return ChannelsLab()


def rates(lab):
    return {row["id"]: row["rate"] for row in lab.view["rows"]}


def name(lab, row):
    [found] = [one["name"]["en"] for one in lab.view["rows"] if one["id"] == row]
    return found


def test_the_shops_rate_is_not_told_before_it_was_asked_for(lab):
    assert sentence(lab) == "Ad: 1.0% pay. Old customers: 10.0% pay. And in the whole shop?"
    assert rates(lab) == {"ads": "1.0%", "old": "10.0%", "both": "?"}
    assert name(lab, "both") == "Whole shop: 40 of 1300 paid"
    lab.do_visitors("old", 500)
    assert rates(lab)["both"] == "?"


def test_the_average_of_two_rates_is_not_the_rate_of_the_shop(lab):
    lab.do_add()
    assert sentence(lab) == "The shop: 3.1%, not 5.5%. More come by “Ad”: it counts more."
    assert rates(lab) == {"ads": "1.0%", "old": "10.0%", "both": "3.1%", "average": "5.5%"}
    assert name(lab, "average") == "Average: × not the shop's rate"


def test_the_shops_rate_lies_near_the_channel_with_more_people(lab):
    lab.do_add()
    lab.do_visitors("old", MOST)
    assert (
        sentence(lab) == "The shop: 7.0%, not 5.5%. More come by “Old customers”: it counts more."
    )


def test_with_as_many_visitors_the_average_is_right(lab):
    lab.do_add()
    lab.do_visitors("ads", 300)
    assert sentence(lab) == (
        "Both bring about as many people. Only then the average is right: 5.5%."
    )
    assert name(lab, "average") == "Average: ✓ the shop's rate"


@pytest.mark.parametrize("people", [LEAST, 149, 150, 1_050, MOST])
def test_buyers_are_whole_and_follow_from_the_rate(lab, people):
    for channel, of_100 in (("ads", 1), ("old", 10)):
        lab.do_visitors(channel, people)
        buyers = int(name(lab, channel).split(" of ")[0].split(": ")[1])
        assert abs(buyers - people * of_100 / 100) <= 0.5


def test_no_bar_is_longer_than_its_room(lab):
    lab.do_add()
    for people in range(LEAST, MOST + 1):
        lab.do_visitors("old", people)
        assert max(row["bar"] for row in lab.view["rows"]) <= 100


def test_it_comes_back_as_it_was_left(lab):
    lab.do_visitors("ads", 700)
    lab.do_add()
    again = ChannelsLab()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.state() == lab.state()


def test_starting_again_puts_everything_back(lab):
    first = lab.state()
    lab.do_visitors("ads", 700)
    lab.do_add()
    lab.do_again()
    assert lab.state() == first


@pytest.mark.parametrize("junk", [None, 5, "x", [5], {"ads": "x", "old": [30], "new": 500}])
def test_a_kept_state_from_elsewhere_is_survived(lab, junk):
    first = lab.state()
    lab.restore({"visitors": junk, "added": junk})
    assert lab.state() == first


@pytest.mark.parametrize("junk", [LEAST - 1, MOST + 1, 150.5, True, "500", None, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, junk):
    before = lab.state()
    lab.do_visitors("ads", junk)
    lab.do_visitors(junk, 500)
    assert lab.state() == before


# ---- on a page -----------------------------------------------------------------------------


@pytest.mark.browser
def test_the_channels_are_set_and_put_together(open_lab):
    lab_page = open_lab(ChannelsLab())
    lab_page.page.evaluate("addEventListener('qihang:tried', () => (window.tried = true))")
    lab_page.press("visitors-ads-less")
    assert "9 of 900" in lab_page.part("row-ads").inner_text()
    assert lab_page.page.evaluate("window.tried") is None
    lab_page.keys("add", "Enter")
    assert lab_page.page.evaluate("window.tried") is True
    assert lab_page.sentence().startswith("The shop: 3.3%, not 5.5%.")
    lab_page.write("visitors-ads-box", "300")
    assert "✓" in lab_page.part("row-average").inner_text()
    lab_page.keys("visitors-old-slider", "ArrowRight")
    assert lab_page.sentence().startswith("The shop: 6.1%, not 5.5%.")
    lab_page.press("again")
    assert lab_page.part("row-average").count() == 0
