"""A season of a shop: how weeks are read, and how they and their debrief are marked."""

from fractions import Fraction

import pytest

from qihang.answers import submission
from qihang.commerce.season.debrief import ASKED
from qihang.commerce.season.season import Season
from qihang.questions.base import Unreadable
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.questions.simulation import Simulation
from tests.questions.walk import walk
from tests.support.seasons import season_of


def keyed(number):
    return Simulation(season_of(number)).expecting()


QUESTIONS = [
    Simulation(Season("7", "oranges", "brushing")).expecting(),
    keyed(1).with_misconception("cash", "cash-for-profit"),
]
"""Questions of this kind, for what every kind is tried with."""

SHOP = QUESTIONS[0]
PART = Fraction(1, 7)


def model(question=SHOP):
    [right] = question.examples().right
    return right


def otherwise(raw=None, week=None, **changes):
    """The model answer with something decided otherwise in a week, or chosen in the debrief."""
    raw = raw or model()
    if week is None:
        return {**raw, "debrief": {**raw["debrief"], **changes}}
    weeks = [dict(one) for one in raw["weeks"]]
    weeks[week - 1] |= changes
    return {**raw, "weeks": weeks}


def with_right_debrief(question, weeks):
    played = question.read({"weeks": weeks}).weeks
    return {"weeks": weeks, "debrief": {name: question.about(played).right(name) for name in ASKED}}


def thoughts(verdict):
    return {part.name: part.idea for part in verdict.parts if part.idea}


# ---- marking ------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(40))
def test_its_own_examples_are_what_they_claim_and_can_be_handed_in(number):
    question = keyed(number)
    walk(question)
    for raw in question.examples().right:
        submission.literal(raw)


def test_the_seven_parts_are_named():
    verdict = SHOP.mark(model())
    assert [part.name for part in verdict.parts] == [
        "rules",
        "cash",
        "week-1",
        "week-2",
        "week-3",
        "week-4",
        "earned",
    ]


def test_what_is_earned_is_not_marked():
    poor = [
        {"order": 0, "price": 3800},
        {"order": 0, "price": 3800, "ads": 0},
        {"order": 0, "price": 3800, "ads": 0, "care": 0},
        {"order": 0, "price": 3800, "ads": 0, "care": 0, "move": None},
    ]
    raw = with_right_debrief(SHOP, poor)
    assert SHOP.season.earned(SHOP.read(raw).weeks) <= 0
    assert SHOP.mark(raw).outcome == "right"


def test_each_question_of_the_debrief_has_its_own_share():
    raw = model()
    del raw["debrief"]["week-2"]
    verdict = SHOP.mark(raw)
    assert verdict.share == 1 - PART
    assert thoughts(verdict) == {"week-2": "debrief-open"}


def test_a_broken_rule_costs_half_and_is_told_first():
    weeks = model()["weeks"]
    weeks[3] |= {"move": "brushing"}
    raw = with_right_debrief(SHOP, weeks)
    verdict = SHOP.mark(raw)
    assert (verdict.share, verdict.idea) == (Fraction(1, 2), "broke-a-rule")


def test_what_was_not_in_hand_costs_its_share():
    weeks = model()["weeks"]
    weeks[0] |= {"order": 150}
    verdict = SHOP.mark(with_right_debrief(SHOP, weeks))
    assert verdict.share == 1 - PART
    assert thoughts(verdict) == {"cash": "spent-what-was-not-there"}


def test_a_season_that_is_not_over_earns_nothing():
    for count in range(4):
        verdict = SHOP.mark({"weeks": model()["weeks"][:count]})
        assert (verdict.outcome, verdict.share, verdict.idea) == ("not-yet", 0, "season-open")


def test_a_season_of_which_nothing_is_explained_earns_nothing():
    verdict = SHOP.mark({"weeks": model()["weeks"]})
    assert (verdict.outcome, verdict.share, verdict.idea) == ("not-yet", 0, "explains-nothing")


@pytest.mark.parametrize(
    ("chosen", "idea"), [("cash", "cash-for-profit"), ("sales", "sales-for-profit")]
)
def test_cash_and_sales_are_not_what_was_earned(chosen, idea):
    assert thoughts(SHOP.mark(otherwise(earned=chosen))) == {"earned": idea}


def asked_in_many_seasons(right, chosen):
    """An answer that chose something in a week where another thing is right."""
    for number in range(600):
        question = keyed(number)
        for weeks in (question.examples().right[0]["weeks"], *cautious(question)):
            raw = with_right_debrief(question, weeks)
            played = question.read(raw).weeks
            for name in ASKED[:4]:
                asked = question.about(played).of_week(name)
                if asked.right in right and chosen in asked.options:
                    return question, name, otherwise(raw, **{name: chosen})
    raise AssertionError("no such week")


def cautious(question):
    """Weeks in which only few goods are bought, or hardly anything is decided at all."""
    weeks = question.examples().right[0]["weeks"]
    yield [{**week, "order": 10} for week in weeks]
    yield [{**week, "order": 60 if place == 0 else 20} for place, week in enumerate(weeks)]


@pytest.mark.parametrize(
    ("right", "chosen", "idea"),
    [
        (("stock-out",), "none", "sold-out-is-success"),
        (("none",), "rain", "too-small-a-cause"),
        (("luck-good",), "price-good", "luck-for-skill"),
        (("stock-out",), "ads-little", "ads-first"),
        (("stock-out",), "price-high", "not-yet-cause"),
    ],
)
def test_the_thought_behind_a_cause_is_named(right, chosen, idea):
    question, name, raw = asked_in_many_seasons(right, chosen)
    assert thoughts(question.mark(raw))[name] == idea
    assert idea in MISCONCEPTIONS


def test_a_part_may_have_a_misconception_of_its_own():
    question = SHOP.with_misconception("earned", "not-yet")
    assert thoughts(question.mark(otherwise(earned="cash"))) == {"earned": "not-yet"}
    with pytest.raises(ValueError, match="not among"):
        SHOP.with_misconception("luck", "not-yet")


def test_a_question_without_a_key_can_be_read_and_not_marked():
    bare = Simulation(SHOP.season)
    assert bare.read(model()) == SHOP.read(model())
    with pytest.raises(ValueError, match="no key"):
        bare.mark(model())


# ---- what is asked ------------------------------------------------------------------------------


def test_what_is_offered_never_shows_which_is_right_by_its_place():
    places = set()
    for number in range(60):
        question = keyed(number)
        weeks = question.read(model(question)).weeks
        for name in ASKED:
            offered = question.about(weeks).offered(name)
            assert len(set(offered)) == len(offered) >= 2
            places.add((name == "earned", offered.index(question.about(weeks).right(name))))
    assert {place for is_sum, place in places if not is_sum} >= {0, 1, 2}
    assert len({place for is_sum, place in places if is_sum}) >= 2


def test_no_two_sums_are_the_same():
    for number in range(60):
        question = keyed(number)
        amounts = question.about(question.read(model(question)).weeks).amounts()
        assert "earned" in amounts
        assert len(set(amounts.values())) == len(amounts)


# ---- what cannot be read ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "weeks",
        7,
        True,
        [1],
        {"more": 1},
        {"weeks": {}},
        {"weeks": [7]},
        {"weeks": [{}]},
        {"weeks": [{"order": 10}]},
        {"weeks": [{"order": True, "price": 3800}]},
        {"weeks": [{"order": 10.0, "price": 3800}]},
        {"weeks": [{"order": "10", "price": 3800}]},
        {"weeks": [{"order": 151, "price": 3800}]},
        {"weeks": [{"order": 10, "price": 1}]},
        {"weeks": [{"order": 10, "price": 10**30}]},
        {"weeks": [{"order": 10, "price": 3800, "ads": 0}]},
        {"weeks": [{"order": 10, "price": 3800, "move": None}]},
        {"weeks": [], "plan": {}},
        {"weeks": [], "plan": 7},
        {"weeks": [], "debrief": {"earned": "earned"}},
        {"weeks": [], "debrief": []},
        {"weeks": [], "shown": -1},
        {"weeks": [], "shown": 6},
        {"weeks": [], "shown": True},
    ],
)
def test_what_no_page_sends_is_unreadable(raw):
    verdict = SHOP.mark(raw)
    assert (verdict.outcome, verdict.idea) == ("unreadable", "play-the-weeks")
    with pytest.raises(Unreadable):
        SHOP.read(raw)


def test_only_what_is_proposed_can_be_done():
    for move in ("praise", "theft", 7, True, []):
        assert SHOP.mark(otherwise(week=4, move=move)).outcome == "unreadable"
    weeks = otherwise(week=4, move="brushing")["weeks"]
    assert SHOP.read({"weeks": weeks}).weeks[3].decided.move == "brushing"


@pytest.mark.parametrize(
    "debrief", [{"week-1": "rain"}, {"week-1": 7}, {"week-1": []}, {"week-9": "none"}, {7: "none"}]
)
def test_only_what_is_offered_can_be_chosen(debrief):
    raw = {"weeks": model()["weeks"], "debrief": debrief}
    assert SHOP.mark(raw).outcome == "unreadable"


def test_a_plan_is_read_for_the_next_week_only():
    weeks = model()["weeks"]
    read = SHOP.read({"weeks": weeks[:3], "plan": {**weeks[3]}, "shown": 2})
    assert (read.plan, read.shown, len(read.weeks)) == (weeks[3], 2, 3)
    open_yet = {field: weeks[3][field] for field in ("order", "price", "ads", "care")}
    assert SHOP.read({"weeks": weeks[:3], "plan": open_yet}).plan == open_yet
    for raw in ({"weeks": weeks, "plan": weeks[3]}, {"weeks": weeks[:2], "plan": weeks[3]}):
        with pytest.raises(Unreadable):
            SHOP.read(raw)


@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_nothing_played_is_empty(raw):
    assert SHOP.mark(raw).outcome == "empty"
