"""The one-page plan: the worked example, and sums that always agree with each other."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import own_choices, plan, plan_choices
from qihang.commerce.own_goods import MOST_FEN, OwnGoods
from qihang.commerce.plan import CHECKS, FOLLOWS, FREE, LINES, Goods
from qihang.commerce.rates import rate
from qihang.language.messages import Bilingual
from qihang.language.readability import outside

EXAMPLE = Goods(
    Bilingual("手机架", "Phone stands"),
    cost=Decimal(12),
    price=Decimal("29.90"),
    parcel=Decimal("5.70"),
    fee=Decimal("0.6"),
)

DECIDED = {
    "start": 3000,
    "pieces": 20,
    "deposit": 500,
    "packing": 60,
    "tools": 250,
    "phone": 100,
    "price": "29.90",
    "sold": 60,
    "refunds": 10,
    "ads": 0,
    "hours": 60,
    "again": 40,
    "stop": 1200,
}
"""The example of the facts: photos 100 and printer 150 stand in one line here."""

SHEET = OwnGoods(name="cloth-shoes", kind="shoes", cost=2500, packaging=150, parcel=450, price=6900)


def decided(**changed):
    return {name: Decimal(str(value)) for name, value in {**DECIDED, **changed}.items()}


def worked_out(**changed):
    return plan.worked_out(decided(**changed), EXAMPLE)


def test_the_example_comes_out_as_it_was_worked_out():
    values = worked_out()
    before = {"goods": "240", "gone": "410", "spent": "1150", "cash": "1850"}
    sales = {"paid": "1794.00", "back": "179.40", "net": "1614.60"}
    costs = {"used": "720", "parcel": "342", "fee": "9.69", "left": "542.91", "hourly": "9"}
    cash = {"refill": "480", "end": "2632.91"}
    for name, value in {**before, **sales, **costs, **cash}.items():
        assert (name, values[name]) == (name, Decimal(value))
    assert all(check(values, EXAMPLE) for check in CHECKS.values())


def test_every_line_is_decided_or_follows_from_lines_before_it():
    known = {}
    for name, line in LINES.items():
        if name in FOLLOWS:
            FOLLOWS[name](known, EXAMPLE)
        known[name] = max(line.least, Decimal(1))
    assert {*FREE, *FOLLOWS} == set(LINES)


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("cash", {"start": 1149}),
        ("sold", {"again": 39}),
        ("price", {"price": "17.80"}),
        ("end", {"again": 300}),
        ("stop", {"stop": 0}),
        ("stop", {"stop": 3000}),
    ],
)
def test_a_plan_that_cannot_go_well_breaks_a_check(line, changed):
    assert not CHECKS[line](worked_out(**changed), EXAMPLE)


def test_a_price_that_pays_its_costs_and_the_fee_is_kept():
    # 17.81 × 99.4 % is 17.703, of which 12 and 5.70 go out.
    assert plan.covers_costs(Decimal("17.81"), EXAMPLE)
    assert not plan.covers_costs(Decimal("17.80"), EXAMPLE)


def test_the_deposit_is_no_cost():
    more, less = worked_out(deposit=900), worked_out(deposit=100)
    assert more["left"] == less["left"]
    assert more["gone"] == less["gone"]
    assert less["cash"] - more["cash"] == 800


amounts = st.decimals("0", "100000", places=2)
counts = st.integers(1, 9999).map(Decimal)


@given(
    free=st.fixed_dictionaries(
        {
            name: amounts
            if LINES[name].unit == "元"
            else counts.map(lambda n, m=LINES[name].most: min(n, m))
            for name in FREE
        }
    )
)
def test_money_in_and_out_agrees_whatever_is_decided(free):
    at = plan.worked_out(free, EXAMPLE)
    assert at["start"] == at["cash"] + at["deposit"] + at["goods"] + at["gone"]
    assert at["paid"] == at["back"] + at["net"]
    # What is left is what the cash grew by, but for goods bought and not yet sold.
    bought = at["refill"] - at["used"]
    assert at["end"] - at["cash"] == at["left"] - bought


@pytest.mark.parametrize(
    ("line", "value", "holds"),
    [
        ("pieces", "20", True),
        ("pieces", "20.5", False),
        ("pieces", "0", False),
        ("start", "99", False),
        ("refunds", "7.5", True),
        ("refunds", "91", False),
        ("hours", "401", False),
        ("deposit", "0", True),
        ("deposit", "-1", False),
        ("left", "-300", True),
    ],
)
def test_a_line_takes_what_can_stand_in_it(line, value, holds):
    assert LINES[line].holds(Decimal(value)) is holds


# ---- whose goods --------------------------------------------------------------------------


def test_a_plan_keeps_of_the_sheet_what_it_works_with():
    kept = plan.frozen(SHEET)
    assert kept == {
        "kind": "shoes",
        "name": "cloth-shoes",
        "cost": 2500,
        "packaging": 150,
        "parcel": 450,
        "price": 6900,
    }
    goods = plan.thawed(kept, Decimal("0.6"))
    assert (goods.cost, goods.parcel, goods.price) == (25, 6, 69)
    assert goods.name.en == "Hand-sewn cloth shoes"


@pytest.mark.parametrize("missing", [{"name": ""}, {"cost": None}, {"cost": 0}, {"parcel": None}])
def test_a_sheet_that_lacks_what_a_plan_needs_is_left_alone(missing):
    assert plan.frozen(OwnGoods(**{**plan.frozen(SHEET), **missing})) is None


@given(
    kept=st.none()
    | st.text()
    | st.dictionaries(
        st.sampled_from(plan.FROZEN), st.integers() | st.text() | st.floats() | st.none()
    )
)
def test_forged_goods_lie_within_the_bounds_of_the_sheet_or_are_none(kept):
    goods = plan.thawed(kept, Decimal("0.6"))
    if goods is not None:
        assert 0 < goods.cost * 100 <= MOST_FEN
        assert 0 <= goods.parcel * 100 <= 2 * MOST_FEN
        assert goods.fee == Decimal("0.6")


def test_the_goods_of_the_story_bring_more_than_they_cost():
    for seed in range(300):
        goods = plan.story(Random(seed))
        assert plan.covers_costs(goods.price, goods)
        assert goods.fee == rate("platform_fee").value
        assert goods.kind in own_choices.KINDS


# ---- what is chosen -----------------------------------------------------------------------


def test_every_risk_has_something_that_helps_and_two_things_that_never_do():
    assert plan_choices.FITS.keys() == plan_choices.RISKS.keys()
    helps = frozenset().union(*plan_choices.FITS.values())
    assert helps == plan_choices.THEN.keys() - {"borrow", "friends"}


def test_food_needs_its_permit_and_nothing_is_left_for_later():
    assert plan_choices.papers_fit("food", "food")
    assert not plan_choices.papers_fit("small", "food")
    assert plan_choices.papers_fit("small", "shoes")
    assert not plan_choices.papers_fit("later", "shoes")


def test_all_words_can_be_read_by_somebody_with_1500_characters():
    lines = [line.words for line in LINES.values()]
    chosen = [
        text for name, some in plan_choices.CHOICES.values() for text in (name, *some.values())
    ]
    for words in (*lines, *chosen, plan_choices.WHY):
        assert (words.zh, outside(words.zh)) == (words.zh, "")
        assert words.en
