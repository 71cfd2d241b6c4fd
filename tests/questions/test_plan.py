"""The one-page plan: each line judged by rules between the trainee's own lines."""

from ast import literal_eval
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.answers.submission import literal
from qihang.commerce import plan
from qihang.commerce.own_goods import OwnGoods
from qihang.commerce.plan import Goods
from qihang.language.messages import Bilingual
from qihang.questions.base import Unreadable
from qihang.questions.plan import NAMES, OWN, RULED, Plan, model
from tests.commerce.test_plan import DECIDED, EXAMPLE
from tests.questions.walk import walk

QUESTIONS = [Plan(EXAMPLE).expecting()]
"""Of this kind, for what every kind is tried with."""

PLAN = QUESTIONS[0]

RULES = len(RULED) + 1
"""What earns a share: each rule, and that everything else is filled in."""

RIGHT = {
    **{name: str(value) for name, value in DECIDED.items()},
    "goods": "240",
    "gone": "410",
    "spent": "1150",
    "cash": "1850",
    "paid": "1794",
    "back": "179.40",
    "net": "1614.60",
    "used": "720",
    "parcel": "342",
    "fee": "9.69",
    "left": "542.91",
    "hourly": "9",
    "refill": "480",
    "end": "2632.91",
    "papers": "register",
    "risk": "returns",
    "then": "reason",
}
"""The worked example, as a trainee writes it."""

SHOES = plan.frozen(OwnGoods(name="cloth-shoes", kind="shoes", cost=2500, parcel=600, price=6900))


def marked(question=PLAN, **changed):
    answer = {**RIGHT, **changed}
    return question.mark({name: text for name, text in answer.items() if text is not None})


def ideas(verdict):
    """The lines that are not right, and why."""
    return {part.name: part.idea for part in verdict.parts if part.outcome != "right"}


def test_the_worked_example_is_right():
    assert marked().outcome == "right"


def test_every_rule_earns_the_same_and_all_the_rest_earns_one():
    assert marked(goods=None).share == Fraction(RULES - 1, RULES)
    assert marked(papers=None).share == Fraction(RULES - 1, RULES)
    verdict = marked(risk=None)
    assert ideas(verdict) == {"risk": "choose-one", "then": "lines-missing"}
    assert verdict.share == Fraction(RULES - 2, RULES)


def test_what_is_only_filled_in_earns_one_share():
    free = {name: RIGHT[name] for name in (*DECIDED, "risk")}
    # Of what is decided, the price, the sales and the stop line keep a rule.
    assert PLAN.mark(free).share == Fraction(3 + 1, RULES)


def test_one_mistake_costs_once_as_later_lines_follow_from_it():
    verdict = marked(net="1700", fee="10.20", left="627.80", hourly="10", end="2717.80")
    assert ideas(verdict) == {"net": "not-yet-cell"}
    assert verdict.share == Fraction(RULES - 1, RULES)


def test_what_follows_from_the_decisions_alone_is_right_after_a_mistake_too():
    verdict = marked(net="1700")
    assert ideas(verdict) == {"net": "not-yet-cell"}
    assert not any(part.follows for part in verdict.parts)


def test_a_line_that_is_right_by_a_wrong_one_alone_says_so():
    verdict = marked(net="1700", fee="10.20")
    assert [part.name for part in verdict.parts if part.follows] == ["fee"]


@pytest.mark.parametrize(
    ("line", "text", "idea"),
    [
        ("gone", "910", "deposit-as-cost"),
        ("gone", "650", "goods-as-gone"),
        ("spent", "650", "deposit-left-out"),
        ("goods", "598", "not-as-on-the-sheet"),
        ("parcel", "300", "not-as-on-the-sheet"),
        ("fee", "10.76", "fee-of-all-paid"),
        ("fee", "968.76", "hundred-times-too-large"),
        ("left", "552.60", "fee-not-taken-away"),
        ("left", "722.31", "refunds-left-in"),
        ("left", "42.91", "deposit-as-cost"),
        ("end", "2392.91", "left-is-not-cash"),
        ("end", "3132.91", "deposit-still-out"),
        ("end", "2642.60", "fee-not-taken-away"),
        ("cash", "1", "not-yet-cell"),
        ("pieces", "20.5", "not-in-this-line"),
        ("start", "50", "not-in-this-line"),
        ("hours", "1000", "not-in-this-line"),
        ("stop", "3000", "stop-line"),
        ("stop", "0", "stop-line"),
        ("papers", "later", "papers-missing"),
        ("then", "borrow", "does-not-help"),
        ("then", "tell", "does-not-help"),
    ],
)
def test_the_thought_behind_a_line_is_named(line, text, idea):
    assert ideas(marked(**{line: text}))[line] == idea


def test_cash_below_zero_is_told_although_the_sum_is_right():
    verdict = marked(start="1000", cash="-150", end="632.91", stop="500")
    assert ideas(verdict) == {"cash": "cash-below-zero"}


def test_more_cannot_be_sold_than_is_bought():
    verdict = marked(again="30", refill="360", end="2752.91")
    assert ideas(verdict) == {"sold": "sold-more-than-bought"}


LOW = {
    "price": "15",
    "paid": "900",
    "back": "90",
    "net": "810",
    "fee": "4.86",
    "left": "-256.86",
    "hourly": "-4",
    "end": "1833.14",
}


def test_a_price_below_the_costs_needs_a_reason_in_own_words():
    assert ideas(marked(**LOW)) == {"price": "price-below-costs"}
    assert marked(**LOW, why="先让老顾客试一试").outcome == "right"
    assert ideas(marked(**LOW, why="  ")) == {"price": "price-below-costs"}


def test_home_made_food_needs_its_permit():
    food = Plan(
        Goods(EXAMPLE.name, EXAMPLE.cost, EXAMPLE.price, EXAMPLE.parcel, EXAMPLE.fee, "food")
    )
    assert ideas(marked(food.expecting())) == {"papers": "papers-missing"}
    assert marked(food.expecting(), papers="food").outcome == "right"


def test_a_line_that_hangs_on_a_missing_one_says_so():
    found = ideas(marked(sold=None))
    assert found["sold"] == "not-filled"
    assert found["paid"] == found["used"] == found["parcel"] == "lines-missing"
    assert "net" not in found


@pytest.mark.parametrize("text", ["3000元", "3,000", "３０００", "¥3000", "3000 yuan", "三千"])
def test_a_line_is_read_as_a_number_is(text):
    assert marked(start=text).outcome == "right"


@pytest.mark.parametrize("text", ["9", "9.0", "9.05"])
def test_what_is_left_an_hour_may_be_rounded_to_a_yuan(text):
    assert marked(hourly=text).outcome == "right"


# ---- whose goods --------------------------------------------------------------------------


def test_a_plan_is_about_the_goods_that_it_was_begun_with():
    own = {**model(PLAN.goods_of({OWN: SHOES})), OWN: SHOES}
    assert PLAN.mark(own).outcome == "right"
    assert ideas(PLAN.mark({**own, OWN: None}))["goods"] == "not-as-on-the-sheet"
    assert ideas(PLAN.mark({**own, "goods": "240"}))["goods"] == "not-as-on-the-sheet"


def test_the_goods_travel_in_the_literal_of_the_submission():
    raw = {**RIGHT, OWN: SHOES}
    assert PLAN.goods_of(literal_eval(literal(raw))).cost == 25


@pytest.mark.parametrize(
    "own",
    [None, {}, {"cost": 2500}, {**SHOES, "cost": -1}, {**SHOES, "cost": 10**9}, {"fee": 0}],
)
def test_goods_that_are_none_leave_those_of_the_case(own):
    assert marked(own=own).outcome == "right"


def test_a_forged_fee_or_name_changes_nothing_but_the_own_plan():
    forged = {**SHOES, "fee": "0", "name": "x" * 31}
    assert PLAN.goods_of({OWN: forged}) == EXAMPLE
    assert PLAN.goods_of({OWN: {**SHOES, "fee": "0"}}).fee == EXAMPLE.fee


@given(cost=st.integers(1, 10**6), parcel=st.integers(0, 10**6), price=st.integers(1, 10**6))
def test_for_all_goods_that_a_sheet_can_hold_there_is_a_right_plan(cost, parcel, price):
    own = plan.frozen(OwnGoods(name="bowl", cost=cost, parcel=parcel, price=price))
    raw = {**model(PLAN.goods_of({OWN: own})), OWN: own}
    assert ideas(PLAN.mark(raw)) == {}


# ---- what is no plan ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw", [None, {}, "", {"start": " "}, {OWN: SHOES}, {OWN: SHOES, "start": ""}]
)
def test_nothing_written_is_empty(raw):
    assert PLAN.mark(raw).outcome == "empty"


@pytest.mark.parametrize("raw", [{"start": "x"}, {"no": "1"}, {"papers": "no such"}, {"why": 7}, 7])
def test_what_cannot_be_read_is_no_plan(raw):
    with pytest.raises(Unreadable):
        PLAN.read(raw)


def test_a_line_that_cannot_be_read_is_told_of_itself():
    assert ideas(marked(deposit="some"))["deposit"] == "write-a-number"
    assert PLAN.unread({**RIGHT, "deposit": "some"}) == {"deposit": "write-a-number"}
    assert PLAN.open_lines({"start": "1"}) == NAMES[1:]


def test_marking_needs_a_key_and_an_author_may_name_another_thought():
    with pytest.raises(ValueError, match="no key"):
        Plan(EXAMPLE).mark(RIGHT)
    named = PLAN.with_misconception("net", "not-yet-number")
    assert ideas(marked(named, net="7"))["net"] == "not-yet-number"
    with pytest.raises(ValueError, match="not among"):
        PLAN.with_misconception("no line", "not-yet")


def test_its_own_examples_are_what_they_claim():
    walk(PLAN)
    walk(
        Plan(
            Goods(Bilingual("碗", "Bowl"), Decimal(900), Decimal(1), Decimal(90), Decimal(5))
        ).expecting()
    )
