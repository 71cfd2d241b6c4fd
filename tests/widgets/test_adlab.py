"""AdLab: an ad budget that tires, by its numbers and on a page."""

import pytest

from tests.support.exercise_page import write
from tests.support.lab_page import said, sentence
from tests.support.pretend_service import Service, take_session
from widgets import AdLab

CHANGE = {"do": "spend", "yuan": 900}
"""Something that is done in it, for what every laboratory is tried with."""


def redraw(lab, value):
    """Have another picture drawn, for ``test_drawing``."""
    lab.do_spend(value)


def use(lab):
    """Put it to use on a page, for its picture in the docs."""
    write(lab, "spend-box", "3000")


@pytest.fixture(autouse=True)
def _own_page_session(monkeypatch):
    """Nothing that another test kept comes back."""
    take_session(monkeypatch, Service())


@pytest.fixture
def ads():
    return AdLab()


def result(lab, name, table="result"):
    [row] = [row for row in lab.view[table] if row["id"] == name]
    return row["result"]["en"]


def sums(lab, name, table="figures"):
    [row] = [row for row in lab.view[table] if row["id"] == name]
    return [line["en"] for line in row["how"]]


def sign(lab, goal):
    [one] = [one for one in lab.view["goals"] if one["id"] == goal]
    return one["sign"]


def test_the_worked_order_breaks_even_at_a_roas_of_two_fifty_five(ads):
    assert result(ads, "even") == "2.55"
    assert ads.view["price"] == 3990
    assert ads.view["before"] == 1568


def test_a_roas_of_two_loses_money_here(ads):
    ads.do_spend(6480)
    assert sentence(ads) == (
        "6480 yuan of ads: 325 orders, sales 12967.50 yuan, ROAS 2.00, a loss of 1384.00 yuan."
    )
    assert said(ads).startswith("1 yuan of ads brings 2.00 yuan of sales. Only 0.79 yuan")
    assert result(ads, "profit") == "−1384.00 yuan"


def test_roas_falls_while_the_budget_grows(ads):
    seen = []
    for spend in (500, 1550, 3000, 4750, 6500, 8000):
        ads.do_spend(spend)
        seen.append(float(result(ads, "roas")))
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > seen[-1]


def test_the_largest_profit_comes_before_break_even(ads):
    ads.do_spend(1550)
    assert sign(ads, "best") == "✓"
    assert "profit is largest" in said(ads)
    assert "profit of 1633.04 yuan" in sentence(ads)
    ads.do_spend(3000)
    assert "A smaller budget leaves more." in said(ads)
    ads.do_spend(4750)
    assert sign(ads, "even") == "✓"
    assert said(ads).startswith("Break-even.")


def test_with_a_small_budget_more_ads_leave_more(ads):
    assert "A larger budget leaves more." in said(ads)


def test_a_budget_that_was_found_stays_found_until_the_order_changes(ads):
    ads.do_spend(6480)
    ads.do_spend(100)
    assert sign(ads, "two") == "✓"
    ads.do_before(1500)
    assert sign(ads, "two") == "→"


def test_where_no_budget_makes_a_profit_nothing_can_be_found(ads):
    ads.do_before(300)
    assert sign(ads, "best") == sign(ads, "even") == "–"
    ads.do_spend(100)
    assert "a loss" in sentence(ads)


def test_an_order_that_leaves_nothing_has_no_break_even(ads):
    ads.do_before(0)
    assert result(ads, "even") == "–"


def test_without_ads_there_is_no_roas(ads):
    ads.do_spend(0)
    assert result(ads, "roas") == "–"
    assert "The first yuan would bring back" in said(ads)
    assert [row["id"] for row in ads.view["figures"]] == ["views", "clicks"]


def test_a_yuan_that_brings_no_order_has_no_cost_per_order(ads):
    ads.do_spend(1)
    assert "cpa" not in [row["id"] for row in ads.view["figures"]]
    assert ads.view["per_order"]["en"] == "There is no order yet."


def test_the_costs_follow_from_the_rates(ads):
    ads.do_spend(6480)
    assert result(ads, "views", "figures") == "324000"
    assert result(ads, "clicks", "figures") == "12960"
    assert sums(ads, "cpc") == ["CPM ÷ (1000 × CTR)", "= 20.00 ÷ (1000 × 4.0%)"]
    assert result(ads, "cpc", "figures") == "0.50 yuan"
    assert sums(ads, "cpa") == ["CPC ÷ conversion rate", "= 0.50 ÷ 2.51%"]
    assert result(ads, "cpa", "figures") == "19.94 yuan"


def test_an_order_that_costs_more_than_it_leaves_means_a_loss(ads):
    ads.do_spend(6480)
    assert ads.view["per_order"]["en"] == (
        "One order costs 19.94 yuan of ads. It leaves 15.68 yuan before ads."
    )


def test_no_order_leaves_more_than_its_price(ads):
    ads.do_price(1000)
    assert ads.view["before"] == 1000
    ads.do_before(1001)
    assert ads.view["before"] == 1000


def test_the_chart_is_drawn_anew_only_for_other_numbers(ads):
    before = ads.view["chart"]
    ads.do_finish()
    assert ads.view["chart"] == before
    ads.do_spend(5000)
    assert ads.view["chart"]["zh"] != before["zh"]


def test_a_find_that_is_none_is_not_taken_up(ads):
    ads.restore({**ads.state(), "found": [["two", 100], ["best", 6480]]})
    assert ads.state()["found"] == [["two", 6480]]


@pytest.mark.parametrize("junk", [None, 5, "x", [5], [[]], [["two", {}]], {}])
def test_a_kept_state_from_elsewhere_is_survived(ads, junk):
    first = ads.state()
    ads.restore({"spend": None, "price": junk, "before": "x", "found": junk})
    assert ads.state() == first


def test_starting_again_brings_the_first_budget_back(ads):
    first = ads.state()
    ads.do_price(4500)
    ads.do_spend(6480)
    ads.do_again()
    assert ads.state() == first


@pytest.mark.parametrize("junk", [-1, 8001, 1.5, float("nan"), True, "5", None, [], 10**30])
@pytest.mark.parametrize("verb", ["spend", "price", "before"])
def test_what_makes_no_sense_changes_nothing(ads, verb, junk):
    before = ads.state()
    getattr(ads, f"do_{verb}")(junk)
    assert ads.state() == before


# ---- on a page -----------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab, ads):
    return open_lab(ads)


@pytest.mark.browser
def test_the_budget_is_moved_by_box_steps_and_slider(lab_page):
    lab_page.write("spend-box", "6480")
    assert "ROAS 2.00, a loss of 1384.00 yuan" in lab_page.sentence()
    assert lab_page.part("chart-en").get_attribute("alt") == lab_page.sentence()
    lab_page.press("spend-less")
    assert lab_page.sentence().startswith("6430 yuan of ads")
    lab_page.keys("spend-more", "Enter", "Enter")
    assert lab_page.sentence().startswith("6530 yuan of ads")
    assert lab_page.focused() == "spend-more"
    lab_page.write("spend-box", "1500")
    lab_page.keys("spend-slider", "ArrowRight")
    assert lab_page.sentence().startswith("1550 yuan of ads")
    assert lab_page.part("goal-best").inner_text().startswith("✓")
    lab_page.drag("spend-slider", 0.5)
    assert lab_page.sentence().startswith("4000 yuan of ads")


@pytest.mark.browser
def test_price_and_what_is_left_are_set_in_yuan(lab_page):
    lab_page.write("price-box", "４５.００")
    lab_page.keys("before-slider", "ArrowRight")
    assert lab_page.lab.view["price"] == 4500
    assert lab_page.lab.view["before"] > 1568
    lab_page.write("before-box", "20")
    assert "2.25" in lab_page.part("result-even").inner_text()
    lab_page.press("again")
    assert lab_page.part("price-box").input_value() == "39.90"


def looks(lab_page):
    """What is seen of it, for ``test_lab_contract``."""
    lab_page.write("spend-box", "6480")
    yield
