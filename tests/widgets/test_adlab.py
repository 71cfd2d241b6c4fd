"""AdLab: an ad spend that tires, by its numbers and on a page."""

from decimal import Decimal

import pytest

from qihang.commerce import money, pricing
from tests.support.exercise_page import write
from tests.support.lab_page import sentence
from widgets import AdLab
from widgets.labs.adlab import AT_FIRST, BEFORE_ADS, MOST, PRICE, STEP

CHANGE = {"do": "spend", "yuan": 900}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """A ROAS of 2, for its picture in the docs."""
    write(lab, "spend-box", "1400")


def looks(lab_page):
    """The most that is kept, break-even, and the greatest loss."""
    for spend in (300, 800, MOST):
        lab_page.write("spend-box", str(spend))
        yield


@pytest.fixture
def ads():
    return AdLab()


def amounts(lab):
    return {row["id"]: Decimal(row["yuan"]) for row in lab.view["rows"]}


def ends(lab):
    return {row["id"]: row["ends"] for row in lab.view["rows"]}


def tone(lab):
    return lab.view["tone"]["tone"]


def test_the_order_is_the_worked_one(ads):
    assert money.rounded(pricing.WORKED.before_ads, 2) == BEFORE_ADS
    assert (
        "An order is 39.90 yuan. It leaves 15.68 yuan before ads."
        in ads.view["words"]["order"]["en"]
    )


def test_it_begins_between_the_most_and_a_loss(ads):
    assert sentence(ads) == (
        "Ads of 600 yuan bring 42 orders. ROAS: 1675.80 ÷ 600 = 2.79. Kept: 58.56 yuan."
    )
    assert tone(ads) == ""


def test_a_roas_of_two_loses_money_here(ads):
    ads.do_spend(1400)
    assert sentence(ads) == (
        "Ads of 1400 yuan bring 70 orders. ROAS: 2793.00 ÷ 1400 = 2.00. A loss of 302.40 yuan."
    )
    assert tone(ads) == "notyet"


def test_at_a_roas_of_two_fifty_five_nothing_is_kept(ads):
    assert money.rounded(PRICE / BEFORE_ADS, 2) == Decimal("2.54")
    ads.do_spend(800)
    assert sentence(ads).endswith("= 2.54. Break-even: as good as nothing is kept.")


def test_the_most_is_kept_with_a_small_spend(ads):
    ads.do_spend(300)
    assert sentence(ads).endswith("Kept: 92.00 yuan. About here most is kept.")
    assert tone(ads) == "ok"


def test_up_to_the_most_each_step_keeps_more_and_then_less(ads):
    kept = []
    for spend in range(0, MOST + 1, STEP):
        ads.do_spend(spend)
        now = amounts(ads)
        kept.append(now.get("kept", Decimal(0)) - now.get("loss", Decimal(0)))
    most = kept.index(max(kept))
    assert kept[: most + 1] == sorted(kept[: most + 1])
    assert kept[most:] == sorted(kept[most:], reverse=True)
    assert 0 < most * STEP < AT_FIRST


@pytest.mark.parametrize("spend", [1, 300, AT_FIRST, 800, 1400, MOST])
def test_what_comes_off_and_what_is_kept_is_what_was_sold(ads, spend):
    ads.do_spend(spend)
    now = amounts(ads)
    end = now.get("kept", Decimal(0)) - now.get("loss", Decimal(0))
    assert now["sold"] - now["costs"] - now["ads"] == end
    assert now["ads"] == spend


@pytest.mark.parametrize("spend", [300, AT_FIRST, 1400, MOST])
def test_each_bar_begins_where_the_one_above_it_ends(ads, spend):
    ads.do_spend(spend)
    now = ends(ads)
    zero = ads.view["zero"]
    assert now["sold"] == [zero, now["costs"][1]]
    assert now["costs"][0] == now["ads"][1]
    last = now["loss"] if "loss" in now else now["kept"]
    assert {zero, now["ads"][0]} == set(last)
    assert all(0 <= end <= 100 for pair in now.values() for end in pair)


def test_without_ads_there_is_no_roas(ads):
    ads.do_spend(0)
    assert sentence(ads) == "No ads, no orders. Nothing is kept."
    assert set(amounts(ads).values()) == {Decimal(0)}


def test_ads_that_bring_no_order_are_lost(ads):
    ads.do_spend(1)
    assert sentence(ads) == (
        "Ads of 1 yuan bring 0 orders. ROAS: 0.00 ÷ 1 = 0.00. A loss of 1.00 yuan."
    )


def test_it_comes_back_as_it_was_left(ads):
    ads.do_spend(450)
    other = AdLab()
    other.restore(ads.state())
    assert other.state() == ads.state() == {"yuan": 450}


def test_what_the_first_edition_kept_was_of_other_people(ads):
    first = ads.state()
    ads.restore({"spend": 500, "price": 3990, "before": 1568, "found": [["two", 6480]]})
    assert ads.state() == first


def test_starting_again_brings_the_first_spend_back(ads):
    first = ads.state()
    ads.do_spend(1500)
    ads.do_again()
    assert ads.state() == first


@pytest.mark.parametrize("junk", [-1, MOST + 1, 1.5, float("nan"), True, "5", None, [], 10**30])
def test_what_makes_no_sense_changes_nothing(ads, junk):
    before = ads.state()
    ads.do_spend(junk)
    ads.restore({"yuan": junk})
    assert ads.state() == before


# ---- on a page -----------------------------------------------------------------------------


@pytest.mark.browser
def test_the_spend_is_moved_by_box_steps_and_slider(open_lab):
    lab_page = open_lab(AdLab())
    lab_page.write("spend-box", "1400")
    assert "A loss of 302.40 yuan" in lab_page.sentence()
    assert "302.40 yuan" in lab_page.part("row-loss").inner_text()
    lab_page.press("spend-less")
    assert lab_page.sentence().startswith("× Ads of 1300 yuan")
    lab_page.keys("spend-more", "Enter", "Enter")
    assert lab_page.sentence().startswith("× Ads of 1500 yuan")
    assert lab_page.focused() == "spend-more"
    lab_page.write("spend-box", "200")
    lab_page.keys("spend-slider", "ArrowRight")
    assert lab_page.sentence().startswith("✓ Ads of 300 yuan")
    lab_page.drag("spend-slider", 0.5)
    assert lab_page.sentence().startswith("× Ads of 1000 yuan")
    lab_page.press("again")
    assert lab_page.part("spend-box").input_value() == "600"
