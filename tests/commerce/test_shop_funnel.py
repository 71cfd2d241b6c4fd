"""The funnel of a shop: three shops with one weak step each, and what mending brings."""

from itertools import product

import pytest

from qihang.commerce import shop_funnel
from qihang.commerce.shop_funnel import MORE, NEAR, RATES, SHOPS, USUAL, VISITORS, WEAK

every_shop = pytest.mark.parametrize("funnel", SHOPS.values(), ids=SHOPS)


def kept_after(funnel):
    """How many keep what they bought, after each thing that can be done."""
    return {choice: shop_funnel.after(funnel, choice).people[-1] for choice in (*RATES, MORE)}


def test_the_usual_shop_has_the_size_of_a_real_one():
    assert shop_funnel.shop(USUAL.values()).people == (1000, 100, 40, 36, 32)


def test_three_shops_keep_as_many_buyers_and_have_three_weak_steps():
    assert [funnel.people for funnel in SHOPS.values()] == [
        (1000, 90, 16, 15, 14),
        (1000, 40, 16, 15, 14),
        (1000, 100, 38, 35, 14),
    ]
    weak = [shop_funnel.weak(funnel) for funnel in SHOPS.values()]
    assert weak == ["ordered", "basket", "kept"]


@every_shop
def test_what_a_shop_shows_of_100_is_what_it_was_made_of(funnel):
    assert shop_funnel.shop(shop_funnel.of_100(funnel).values()) == funnel


@every_shop
def test_the_rates_of_a_shop_are_usual_but_for_the_weak_one(funnel):
    weak = shop_funnel.weak(funnel)
    for step, rate in shop_funnel.of_100(funnel).items():
        low, high = (WEAK if step == weak else NEAR)[step]
        assert low <= rate <= high


def test_only_in_one_shop_the_lowest_rate_is_the_weak_one():
    lowest = [min(USUAL, key=shop_funnel.of_100(funnel).__getitem__) for funnel in SHOPS.values()]
    assert lowest == ["basket"] * 3


@pytest.mark.parametrize("weak", RATES)
def test_in_every_shop_to_mend_the_weak_step_brings_most(weak):
    for rates in product(*((WEAK if step == weak else NEAR)[step] for step in RATES)):
        funnel = shop_funnel.shop(rates, 10 * VISITORS)
        kept = kept_after(funnel)
        assert shop_funnel.weak(funnel) == max(kept, key=kept.__getitem__) == weak
        assert kept[MORE] == 2 * funnel.people[-1]


@every_shop
def test_in_the_three_shops_too_and_nothing_else_brings_much(funnel):
    kept = kept_after(funnel)
    weak = shop_funnel.weak(funnel)
    others = [kept[step] for step in RATES if step != weak]
    assert kept[weak] > kept[MORE] == 28
    assert max(others) <= 16


def test_to_mend_changes_no_step_that_is_better_than_usual():
    funnel = SHOPS["3"]
    assert shop_funnel.after(funnel, "paid") == funnel
    assert shop_funnel.after(funnel, "kept").people == (1000, 100, 38, 35, 32)


def test_twice_as_many_people_change_no_rate():
    for funnel in SHOPS.values():
        assert shop_funnel.after(funnel, MORE).rates == funnel.rates
