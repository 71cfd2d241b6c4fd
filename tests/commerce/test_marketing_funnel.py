"""Marketing: a funnel from its rates, what mending a step brings, what a campaign keeps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import marketing
from qihang.commerce.marketing import Audience, Campaign, Funnel

STEPS = ("seen", "clicked", "looked", "basket", "paid")
USUAL = tuple(map(Decimal, ("0.1", "0.8", "0.4", "0.6")))
AUDIENCE = Audience(most=400, half=Decimal(1500))
PRICE, BEFORE_ADS = Decimal("39.90"), Decimal("15.68")

shares = st.decimals("0", "1", places=2)


def test_a_funnel_follows_from_its_rates_in_whole_people():
    assert Funnel.drawn(STEPS, 1000, USUAL).people == (1000, 100, 80, 32, 19)


def test_half_a_person_goes_on():
    assert Funnel.drawn(("seen", "paid"), 5, [Decimal("0.5")]).people == (5, 3)


@given(st.integers(0, 10_000), st.lists(shares, min_size=4, max_size=4))
def test_every_set_of_rates_makes_a_funnel(first, rates):
    people = Funnel.drawn(STEPS, first, rates).people
    assert people == tuple(sorted(people, reverse=True))


def test_more_people_mean_more_orders_at_the_same_rates():
    funnel = Funnel.drawn(STEPS, 1000, USUAL)
    assert funnel.times(3).people == (3000, 300, 240, 96, 57)
    assert funnel.times(3).rates == funnel.rates


def test_mending_lifts_one_rate_to_the_usual_one_and_no_other():
    rates = tuple(map(Decimal, ("0.09", "0.3", "0.42", "0.6")))
    assert marketing.mended(rates, USUAL, 1) == (rates[0], USUAL[1], *rates[2:])


def test_a_rate_above_the_usual_one_is_left_as_it_is():
    rates = tuple(map(Decimal, ("0.2", "0.8", "0.4", "0.6")))
    assert marketing.mended(rates, USUAL, 0) == rates


def test_a_cpm_buys_impressions():
    assert marketing.impressions(Decimal(60), Decimal(30)) == 2000
    assert marketing.cost_per_thousand(Decimal(60), 2000) == 30
    with pytest.raises(ValueError, match="nothing to divide by"):
        marketing.impressions(Decimal(60), Decimal(0))


def test_a_campaign_sells_whole_orders_and_keeps_what_they_leave_less_the_ads():
    campaign = Campaign(AUDIENCE, 500, PRICE, BEFORE_ADS)
    assert campaign.orders == 100
    assert campaign.sales == 3990
    assert campaign.costs == Decimal("2422.00")
    assert campaign.kept == 1068
    assert campaign.roas == Decimal("7.98")


@given(st.integers(1, 20_000))
def test_what_a_campaign_sold_is_its_costs_its_ads_and_what_is_kept(spend):
    campaign = Campaign(AUDIENCE, spend, PRICE, BEFORE_ADS)
    assert campaign.sales == campaign.costs + spend + campaign.kept
    exact = AUDIENCE.orders(Decimal(spend)) * BEFORE_ADS - spend
    assert abs(campaign.kept - exact) <= BEFORE_ADS / 2


def test_without_ads_a_campaign_has_no_roas():
    campaign = Campaign(AUDIENCE, 0, PRICE, BEFORE_ADS)
    assert campaign.kept == 0
    with pytest.raises(ValueError, match="nothing to divide by"):
        _ = campaign.roas
