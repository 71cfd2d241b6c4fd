"""Marketing: the figures of advertising and of a live room."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import marketing, pricing
from qihang.commerce.marketing import Audience, Funnel
from qihang.commerce.money import rounded

STEPS = ("seen", "pressed", "paid")


def test_the_figures_of_an_advertisement():
    assert marketing.click_rate(30, 1000) == Decimal("0.03")
    assert marketing.cost_per_click(Decimal(60), 30) == 2
    assert marketing.cost_per_thousand(Decimal(60), 1000) == 60
    assert marketing.cost_per_order(Decimal(60), 3) == 20
    assert marketing.roas(Decimal(120), Decimal(60)) == 2


def test_cost_per_click_and_per_order_follow_from_the_rates():
    assert marketing.cost_per_click_from_thousand(Decimal(60), Decimal("0.03")) == 2
    assert marketing.cost_per_order_from_click(Decimal(2), Decimal("0.1")) == 20


counts = st.integers(1, 10**6)


@given(counts, counts, counts, st.decimals("0.01", "99999", places=2))
def test_the_two_ways_to_each_cost_agree(impressions, clicks, orders, spend):
    per_click = marketing.cost_per_click(spend, clicks)
    by_thousand = marketing.cost_per_click_from_thousand(
        marketing.cost_per_thousand(spend, impressions), marketing.click_rate(clicks, impressions)
    )
    by_click = marketing.cost_per_order_from_click(per_click, Decimal(orders) / clicks)
    assert abs(by_thousand / per_click - 1) < Decimal("1e-9")
    assert abs(by_click / marketing.cost_per_order(spend, orders) - 1) < Decimal("1e-9")


def test_break_even_roas_is_one_by_the_contribution_margin():
    assert marketing.break_even_roas(Decimal("0.4")) == Decimal("2.5")
    worked = Decimal("15.67757")
    roas = marketing.break_even_roas(worked / Decimal("39.90"))
    assert (
        rounded(roas, 2)
        == rounded(pricing.break_even_roas(Decimal("39.90"), worked), 2)
        == Decimal("2.55")
    )


def test_a_roas_of_two_can_lose_money():
    spend, before_ads_share = Decimal(100), Decimal("0.393")
    profit_before_ads = 2 * spend * before_ads_share
    assert marketing.return_on_investment(profit_before_ads, spend) == Decimal("-0.214")


def test_twenty_thousand_who_saw_it_are_eighteen_who_paid():
    seen = Funnel.drawn(STEPS, 20_000, (Decimal("0.03"), Decimal("0.03")))
    assert seen.people == (20_000, 600, 18)
    assert 600 * Decimal("0.1") == 60
    assert seen.people[-1] * 40 == 720


def test_advertising_at_a_usual_rate_is_below_break_even():
    per_order = marketing.cost_per_order_from_click(Decimal("0.80"), Decimal("0.03"))
    assert rounded(per_order, 2) == Decimal("26.67")
    assert rounded(marketing.roas(Decimal(40), per_order), 2) == Decimal("1.50")
    # On the money that is kept, where half of it goes back.
    assert rounded(marketing.roas(Decimal(20), per_order), 2) == Decimal("0.75")
    margins = ("0.3", "0.4", "0.5")
    found = [rounded(marketing.break_even_roas(Decimal(one)), 2) for one in margins]
    assert found == [Decimal("3.33"), Decimal("2.50"), Decimal("2.00")]


def test_the_figures_of_a_live_room():
    assert marketing.sales_per_thousand_views(Decimal(1500), 6000) == 250
    assert marketing.visitor_value(Decimal(1500), 2000) == Decimal("0.75")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: marketing.click_rate(0, 0),
        lambda: marketing.cost_per_click(Decimal(5), 0),
        lambda: marketing.roas(Decimal(5), Decimal(0)),
        lambda: marketing.break_even_roas(Decimal(0)),
    ],
)
def test_a_figure_of_nothing_does_not_exist(ask):
    with pytest.raises(ValueError, match="nothing to divide by"):
        ask()


def test_a_funnel_loses_people_at_every_step():
    funnel = Funnel(STEPS, (1000, 50, 2))
    assert funnel.rates == (Decimal("0.05"), Decimal("0.04"))
    assert funnel.overall == Decimal("0.002")


def test_the_weak_step_is_the_one_furthest_below_what_is_usual():
    funnel = Funnel(STEPS, (1000, 50, 2))
    assert funnel.weakest([Decimal("0.04"), Decimal("0.1")]) == 1
    assert funnel.weakest([Decimal("0.2"), Decimal("0.05")]) == 0


@pytest.mark.parametrize(
    ("steps", "people"),
    [(("one",), (1,)), (STEPS, (3, 2)), (STEPS, (1, 2, 1)), (STEPS, (2, 1, -1))],
)
def test_a_funnel_that_cannot_be_is_refused(steps, people):
    with pytest.raises(ValueError, match=r"funnel|fewer"):
        Funnel(steps, people)


AUDIENCE = Audience(most=120, half=Decimal(1500))


@given(st.decimals("1", "20000", places=0), st.decimals("1", "20000", places=0))
def test_each_further_yuan_brings_less(one, other):
    less, more = sorted((one, other))
    assert AUDIENCE.orders(less) <= AUDIENCE.orders(more)
    assert AUDIENCE.orders(less) / less >= AUDIENCE.orders(more) / more


def test_a_budget_is_not_below_nothing():
    with pytest.raises(ValueError, match="budget"):
        AUDIENCE.orders(Decimal(-1))
