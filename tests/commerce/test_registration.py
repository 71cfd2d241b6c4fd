"""Eight people and a few more: who registers, and what a sentence leaves open."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import law, registration
from qihang.commerce.registration import (
    ENDS,
    LIMIT,
    QUESTIONS,
    Decision,
    Past,
    Seller,
    decide,
    may,
    open_from,
    way,
)

EIGHT = {
    "sells the bayberries of an own orchard": (
        Seller((200_000,), "own-harvest"),
        Decision("free", "own-harvest"),
    ),
    "resells oranges in two shops": (
        Seller((60_000, 50_000)),
        Decision("register", "over-limit"),
    ),
    "resells hair clips": (
        Seller((70_000,)),
        Decision("may-skip", "small"),
    ),
    "weaves baskets at home": (
        Seller((150_000,), "own-handicraft"),
        Decision("free", "own-handicraft"),
    ),
    "buys the village's baskets and resells them": (
        Seller((150_000,)),
        Decision("register", "over-limit"),
    ),
    "cooks chilli sauce at home": (
        Seller((30_000,), food="home-made"),
        Decision("permit-first", "home-made-food"),
    ),
    "sells a factory's sealed biscuits": (
        Seller((90_000,), food="packed"),
        Decision("permit-first", "packed-food"),
    ),
    "served for a food-safety crime and wants a snack shop": (
        Seller((50_000,), food="packed", food_crime=True),
        Decision("not-food", "food-crime"),
    ),
}

MORE = {
    "the same person sells hair clips": (
        Seller((50_000,), food_crime=True),
        Decision("may-skip", "small"),
    ),
    "mends clothes by own skill": (
        Seller((120_000,), "own-service"),
        Decision("free", "own-service"),
    ),
    "resells 80 thousand": (Seller((80_000,)), Decision("may-skip", "small")),
    "resells 120 thousand": (Seller((120_000,)), Decision("register", "over-limit")),
    "sells 300 thousand of own oranges": (
        Seller((300_000,), "own-harvest"),
        Decision("free", "own-harvest"),
    ),
}

SELLERS = st.builds(
    Seller,
    st.lists(st.integers(0, 300_000), min_size=1, max_size=3).map(tuple),
    st.sampled_from(get_args(registration.Source)),
    st.sampled_from(get_args(registration.Food)),
    st.booleans(),
)


@pytest.mark.parametrize(("seller", "decision"), {**EIGHT, **MORE}.values(), ids={**EIGHT, **MORE})
def test_what_somebody_has_to_do(seller, decision):
    assert decide(seller) == decision


def test_asking_first_is_as_good_where_a_permit_decides():
    asked = [name for name, (_, decision) in EIGHT.items() if decision.may_ask]
    assert asked == ["cooks chilli sauce at home", "sells a factory's sealed biscuits"]


@given(SELLERS)
def test_the_way_asks_in_order_and_ends_where_something_decides(seller):
    asked = way(seller)
    assert [question for question, _ in asked] == list(QUESTIONS[: len(asked)])
    assert asked[-1] in ENDS
    assert not any(one in ENDS for one in asked[:-1])


@given(SELLERS)
def test_selling_more_never_makes_a_duty_go_away(seller):
    more = Seller((*seller.sales, LIMIT), seller.source, seller.food, seller.food_crime)
    if decide(seller).outcome == "register":
        assert decide(more).outcome == "register"


def test_every_reason_has_rules_that_can_be_read():
    assert set(registration.TOPICS) == set(get_args(registration.Reason))
    assert all(law.rules(topic) for topic in registration.TOPICS.values())


# ---- after a sentence ---------------------------------------------------------------------

TODAY = date(2026, 12, 1)
FRAUD = Past("market-order", date(2024, 6, 1))


def test_five_years_after_a_contract_fraud_the_posts_are_open_again():
    assert open_from(FRAUD.served) == date(2029, 6, 1)
    assert may(FRAUD, "director", TODAY) == "not-yet"
    assert may(FRAUD, "director", date(2029, 6, 2)) == "yes"
    assert may(Past("market-order", date(2019, 3, 1)), "director", TODAY) == "yes"


def test_a_shop_of_ones_own_is_not_in_that_list():
    assert may(FRAUD, "own-shop", TODAY) == "yes"


def test_a_food_crime_closes_food_for_life_and_nothing_else_for_life():
    past = Past("food", date(2010, 1, 1))
    assert may(past, "food-manager", TODAY) == "never"
    assert may(past, "own-shop", TODAY) == "yes"
    assert may(past, "director", TODAY) == "yes"


def test_a_debt_on_the_courts_list_closes_the_posts_while_it_stands():
    assert may(Past("other", date(2010, 1, 1), listed=True), "director", TODAY) == "not-yet"
    assert may(Past("other", date(2025, 1, 1)), "director", TODAY) == "yes"
