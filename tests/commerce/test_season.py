"""Four weeks of a shop: everything adds up, causes are true, and breaking a rule never pays."""

import os
import subprocess
from pathlib import Path
from random import Random

import babel
import pytest

from qihang.commerce.season.causes import COSTS, GAINS, causes
from qihang.commerce.season.chance import between, happens, part
from qihang.commerce.season.debrief import SMALL, asked, sums
from qihang.commerce.season.goods import GOODS
from qihang.commerce.season.moves import LEAST_FINE, MOVES
from qihang.commerce.season.outside import USUAL, WEEKS
from qihang.commerce.season.policies import (
    EVERY_WEEK,
    LAST_WEEK,
    Policy,
    decide,
    earns,
    policies,
)
from qihang.commerce.season.season import Season, bounds, draw, is_allowed
from qihang.commerce.season.week import (
    FEE,
    HOUR,
    LOWEST_PLACE,
    MOST_ADS,
    MOST_HOURS,
    MOST_PIECES,
    Decision,
    Standing,
    leaves,
    play,
    worth,
)
from tests.support.pythons import found
from tests.support.seasons import at_random, digest, season_of

ROOT = Path(__file__).parents[2]

GOLDEN = "7ee3b2d08c986e8039d7197d41706f36bb96cd3a033c99ffd626f009e8b87719"
"""What the first 200 seasons came to when exercises were made of them. Where it changes, so do
exercises that were given out."""

each_move = pytest.mark.parametrize("move", MOVES)
each_goods = pytest.mark.parametrize("goods", GOODS)


def quiet_week(goods="oranges", number=4, **brings):
    """A week in which nothing comes from outside but what is named."""
    outside = Season("quiet", goods, "outside").outside[number - 1]
    usual = {"luck": USUAL, "rain": False, "rival": outside.price, "found": frozenset()}
    return outside._replace(**(usual | brings))


def standing(**has):
    return Standing(**({"stock": 0, "cash": 200000, "deposit": 50000} | has))


def decided(outside, **otherwise):
    """A sensible decision, but for what is named."""
    sensible = decide(Policy(1000, 1000, 5000, 1000), outside, standing(), None)
    return sensible._replace(**otherwise)


def sensible_play(season):
    decisions = []
    for outside in season.outside:
        weeks = season.play(decisions)
        stands = weeks[-1].ended if weeks else season.start
        decisions.append(decide(Policy(1000, 1000, 5000, 1000), outside, stands, None))
    return season.play(decisions)


# ---- everything adds up -------------------------------------------------------------------------


def adds_up(season, weeks):
    """Stock, cash, orders and the whole are what they are made of, and nothing is below 0."""
    stands = season.start
    for week in weeks:
        assert week.began == stands
        pieces, income, spending, penalty = week.pieces, week.income, week.spending, week.penalty
        stands = week.ended
        assert pieces.opening == week.began.stock
        assert pieces.bought == week.paid.order <= week.decided.order
        in_and_out = pieces.bought - pieces.sold - pieces.spoilt + pieces.returned
        assert pieces.closing == stands.stock == pieces.opening + in_and_out
        assert pieces.sold == min(pieces.wanted, pieces.opening + pieces.bought)
        assert 0 <= pieces.returned <= pieces.refunds <= pieces.sold
        assert week.visitors == week.visits.own + week.visits.ads >= pieces.wanted
        assert income.sales == pieces.sold * week.paid.price
        assert income.refunded == pieces.refunds * week.paid.price
        taken = income.refunded + income.fee + income.parcels + income.at_once
        assert income.settled == income.sales - taken == stands.due
        assert sum(spending) <= week.began.cash
        came = week.arrived + income.at_once - sum(spending) - penalty.from_cash
        assert week.arrived == week.began.due
        assert stands.cash == week.began.cash + came
        assert stands.deposit == week.began.deposit - penalty.from_deposit
        settled = penalty.from_deposit + penalty.from_cash
        assert stands.owed == week.began.owed + penalty.fen - settled
        for number in (*pieces, *income, *spending, *penalty, *stands, *week.visits):
            assert number >= 0
        grown = worth(stands, week.outside.cost) - worth(week.began, week.outside.cost)
        assert week.result == grown
    assert season.earned(weeks) == sum(week.result for week in weeks)


@pytest.mark.parametrize("hundred", range(3))
def test_three_hundred_seasons_of_random_play_add_up(hundred):
    for number in range(100 * hundred, 100 * hundred + 100):
        season = season_of(number)
        adds_up(season, season.play(at_random(season)))


@pytest.mark.long
def test_ten_thousand_seasons_of_random_play_add_up():
    for number in range(10_000):
        season = season_of(number)
        adds_up(season, season.play(at_random(season)))


def test_a_season_so_far_is_the_beginning_of_the_whole():
    season = season_of(1)
    decisions = at_random(season)
    whole = season.play(decisions)
    for so_far in range(WEEKS + 1):
        assert season.play(decisions[:so_far]) == whole[:so_far]
    assert season.earned([]) == 0


def test_what_is_sold_arrives_a_week_later():
    first, second, third, _ = sensible_play(season_of(0))
    assert first.arrived == 0
    assert first.ended.cash == first.began.cash - sum(first.spending)
    assert second.arrived == first.income.settled > 0
    assert third.arrived == second.income.settled


def test_what_cannot_be_paid_is_not_bought_service_first_then_ads_then_goods():
    outside = quiet_week()
    wish = Decision(100, outside.rival, 20000, 10)
    for cash, paid in (
        (20000 + 10 * HOUR + 100 * outside.cost, wish),
        (20000 + 10 * HOUR + 7 * outside.cost + 1, wish._replace(order=7)),
        (10 * HOUR + 500, wish._replace(order=0, ads=500)),
        (3 * HOUR, wish._replace(order=0, ads=0, care=3)),
        (0, wish._replace(order=0, ads=0, care=0)),
    ):
        week = play(outside, standing(cash=cash), wish)
        assert week.paid == paid
        assert week.is_limited == (paid != wish)


def test_a_move_that_cannot_be_paid_is_not_made():
    outside = quiet_week()
    week = play(outside, standing(cash=100), decided(outside, move="brushing"))
    assert week.paid.move is None


# ---- how a week goes ----------------------------------------------------------------------------


@each_goods
def test_a_higher_price_sells_less_and_more_ads_bring_more_visitors(goods):
    outside = quiet_week(goods)
    usual = play(outside, standing(stock=150), decided(outside))
    dear = play(outside, standing(stock=150), decided(outside, price=outside.rival * 12 // 10))
    loud = play(outside, standing(stock=150), decided(outside, ads=20000))
    assert dear.pieces.wanted < usual.pieces.wanted
    assert loud.visits.ads > usual.visits.ads
    more = [play(outside, standing(), decided(outside, ads=ads)) for ads in (0, 5000, 10000)]
    none, some, twice = (week.visits.ads for week in more)
    assert none == 0 < twice - some < some


def test_a_price_far_above_others_sells_nothing():
    outside = quiet_week()
    week = play(outside, standing(stock=50), decided(outside, price=outside.rival * 3 // 2))
    assert week.pieces.sold == week.income.settled == 0


@each_goods
def test_who_answers_too_slowly_loses_orders_now_and_visitors_later(goods):
    outside = quiet_week(goods)
    needed = play(outside, standing(), decided(outside)).visits.hours_needed
    good = play(outside, standing(stock=150), decided(outside, care=needed))
    none = play(outside, standing(stock=150), decided(outside, care=0))
    assert (good.visits.slow, none.visits.slow) == (0, 1000)
    assert none.pieces.wanted < good.pieces.wanted
    assert none.ended.place < good.ended.place == good.began.place


def test_before_week_three_one_answers_alone():
    outside = quiet_week(number=2)
    assert play(outside, standing(), decided(outside, care=0)).visits.hours_needed == 0


@each_goods
def test_rain_spoils_more_and_sends_more_back(goods):
    weeks = [
        play(outside, standing(stock=120), decided(outside))
        for outside in (quiet_week(goods), quiet_week(goods, rain=True))
    ]
    dry, wet = weeks
    assert wet.pieces.spoilt > dry.pieces.spoilt
    assert wet.pieces.refunds > dry.pieces.refunds
    assert (wet.pieces.returned == wet.pieces.refunds) == (goods == "shoes")


def test_weeks_get_richer_in_what_is_decided():
    assert [list(bounds(outside)) for outside in season_of(0).outside] == [
        ["order", "price"],
        ["order", "price", "ads"],
        ["order", "price", "ads", "care"],
        ["order", "price", "ads", "care"],
    ]


def test_rivals_and_weather_come_in_week_four_only():
    for number in range(50):
        *first, last = season_of(number).outside
        assert {(one.rival, one.rain_chance, one.rain) for one in first} == {(last.price, 0, False)}
        assert last.rain_chance in (200, 500, 800)


@pytest.mark.parametrize(
    ("week", "change"),
    [
        (1, {"order": MOST_PIECES + 1}),
        (1, {"order": -1}),
        (1, {"ads": 1}),
        (2, {"ads": MOST_ADS + 1}),
        (2, {"care": 1}),
        (3, {"care": MOST_HOURS + 1}),
        (4, {"price": 0}),
        (4, {"price": 10**6}),
        (4, {"move": "theft"}),
    ],
)
def test_a_decision_out_of_its_week_s_bounds_is_refused(week, change):
    season = season_of(3)
    decisions = [decided(outside) for outside in season.outside]
    forged = decisions[week - 1]._replace(**change)
    assert not is_allowed(season.outside[week - 1], forged)
    with pytest.raises(ValueError, match=f"week {week}"):
        season.play([*decisions[: week - 1], forged])


def test_there_are_four_weeks():
    season = season_of(3)
    with pytest.raises(ValueError, match="4 weeks"):
        season.play([decided(season.outside[0])] * (WEEKS + 1))
    with pytest.raises(ValueError, match="no season"):
        Season("1", "gold", "brushing")
    with pytest.raises(ValueError, match="no season"):
        Season("1", "shoes", "theft")


def test_a_drawn_season_tempts_nobody_with_spoilt_goods_that_keep():
    drawn = [draw(Random(seed)) for seed in range(200)]
    assert {season.goods for season in drawn} == set(GOODS)
    assert {season.tempted for season in drawn if season.goods == "oranges"} == set(MOVES)
    kept = {season.tempted for season in drawn if season.goods == "shoes"}
    assert kept == set(MOVES) - {"spoilt"}
    assert draw(Random(1), "shoes", "praise") == draw(Random(1), "shoes", "praise")


@each_goods
def test_a_sensible_shop_earns_something(goods):
    seasons = [draw(Random(seed), goods) for seed in range(60)]
    earned = [season.earned(sensible_play(season)) for season in seasons]
    assert sum(fen > 0 for fen in earned) >= 55


# ---- chance -------------------------------------------------------------------------------------


def test_chance_stays_within_its_bounds_and_reaches_them():
    drawn = [between("s", number, "x", 3, 6) for number in range(100)]
    assert set(drawn) == {3, 4, 5, 6}
    assert not any(happens("s", number, "x", 0) for number in range(50))
    assert all(happens("s", number, "x", 1000) for number in range(50))
    assert 250 < sum(happens("s", number, "x", 300) for number in range(1000)) < 350


def test_a_part_is_rounded_half_up():
    assert [part(whole, 500) for whole in range(4)] == [0, 1, 1, 2]
    assert part(12345, FEE) == 617


# ---- causes -------------------------------------------------------------------------------------


def named(week):
    return {cause.name: cause.fen for cause in causes(week)}


@each_goods
def test_what_is_done_amiss_is_the_largest_cause(goods):
    outside = quiet_week(goods)
    needed = play(outside, standing(), decided(outside, ads=30000)).visits.hours_needed

    def lost_most_by(begun=None, **amiss):
        week = play(
            outside, begun or standing(stock=60), decided(outside, order=0)._replace(**amiss)
        )
        first = next(cause for cause in causes(week) if cause.name not in GAINS)
        return first.name, first.fen < 0

    price = outside.price
    assert lost_most_by(standing(), order=8) == ("stock-out", True)
    assert lost_most_by(care=0) == ("slow", True)
    assert lost_most_by(care=30) == ("hours-over", True)
    assert lost_most_by(price=price * 14 // 10) == ("price-high", True)
    assert lost_most_by(standing(stock=120), price=price * 6 // 10, care=30) == ("price-low", True)
    loud = decided(outside, order=0, ads=30000, care=needed)
    assert named(play(outside, standing(stock=26), loud))["ads-over"] < -10000
    fitting = decided(outside).order
    assert lost_most_by(standing(cash=20000), order=fitting, ads=0) == ("cash-short", True)
    assert lost_most_by(standing(cash=10**9), order=120) == ("overstock", True)


def test_a_cause_is_worked_out_from_the_figures_of_the_week():
    """Pieces more or fewer times what one leaves, and what was paid for it; nothing else."""
    outside = quiet_week("shoes", luck=800)
    begun, wish = standing(stock=80), decided(outside, order=0, ads=20000, care=5)
    week = play(outside, begun, wish)
    leaves_one = wish.price - outside.cost - outside.goods.parcel - wish.price * FEE // 1000
    assert leaves(outside, wish.price) == leaves_one
    a_buyer = week.pieces.wanted / week.visitors
    by_ads = round(week.visits.ads * a_buyer) * leaves_one - wish.ads
    by_luck = round((week.visits.own - outside.usual) * a_buyer) * leaves_one
    by_care = (week.visits.hours_needed - wish.care) * HOUR - week.unanswered * leaves_one
    found = named(week)
    assert found["slow"] == by_care < 0
    assert abs(found["luck-bad"] - by_luck) <= leaves_one
    assert abs(found.get("ads-over", found.get("ads-good")) - by_ads) <= leaves_one

    short = play(outside, standing(stock=10), wish)
    assert named(short)["stock-out"] == -short.missed * leaves_one
    wet = play(quiet_week(rain=True), standing(stock=60), decided(outside, order=0))
    dry = play(quiet_week(), standing(stock=60), decided(outside, order=0))
    more = wet.pieces.spoilt - dry.pieces.spoilt, wet.pieces.refunds - dry.pieces.refunds
    back = wet.paid.price * (1000 - FEE) // 1000
    assert named(wet)["rain"] == -(more[0] * wet.outside.cost + more[1] * back)


def test_goods_that_were_not_there_are_sold_to_nobody_more():
    """Where all was sold, neither more help nor more visitors would have sold a piece."""
    outside = quiet_week("shoes", luck=800)
    week = play(outside, standing(stock=10), decided(outside, order=0, ads=5000, care=8))
    assert (week.pieces.closing - week.pieces.returned, week.visits.slow > 0) == (0, True)
    assert {"stock-out", "ads-over"} <= named(week).keys()
    assert not {"slow", "luck-bad", "ads-little"} & named(week).keys()


def test_ads_are_not_told_for_what_too_little_help_loses():
    """Two more pairs were sold by them than they cost, and some buyers were not answered."""
    outside = quiet_week("shoes", luck=900)
    week = play(outside, standing(stock=60), decided(outside, order=0, ads=2000, care=10))
    assert week.visits.slow > 0
    assert abs(named(week).get("ads-over", 0)) < SMALL


def test_causes_of_many_weeks_stand_on_their_own_side_the_largest_first():
    seen = set()
    for number in range(150):
        season = season_of(number)
        for week in season.play(at_random(season)):
            found = causes(week)
            sizes = [abs(cause.fen) for cause in found]
            assert sizes == sorted(sizes, reverse=True)
            assert all((cause.fen > 0) == (cause.name in GAINS) for cause in found)
            seen |= {cause.name for cause in found}
    assert seen == {*COSTS, *GAINS}


# ---- what is asked ------------------------------------------------------------------------------


def test_the_right_answer_is_offered_and_larger_than_twice_any_other():
    right = set()
    for number in range(200):
        season = season_of(number)
        for week in season.play(at_random(season, moves=number % 2 == 0)):
            question = asked(season, week)
            sizes = {cause.name: abs(cause.fen) for cause in causes(week)}
            largest = sizes.get(question.right, 0)
            assert question.right in question.options
            assert 2 <= len(set(question.options)) == len(question.options) <= 4
            for option in set(question.options) - {question.right, "none"}:
                assert (option in GAINS) == (question.side == "won")
                assert 2 * sizes.get(option, 0) <= (largest or SMALL)
            if "none" not in question.options:
                assert SMALL <= largest < 2 * SMALL
            assert (question.right == "none") == (max(sizes.values(), default=0) < SMALL)
            right.add(question.right)
    assert {"stock-out", "overstock", "price-high", "luck-good", "slow", "move"} <= right


def test_a_move_that_nobody_found_is_never_told_to_have_won_a_week():
    outside = quiet_week()
    season = Season("quiet", "oranges", "was-price")
    week = play(outside, standing(stock=100), decided(outside, order=0, move="was-price"))
    assert "move" not in {*named(week), *asked(season, week).options}


def test_a_move_that_was_found_is_what_the_week_lost_most_by():
    outside = quiet_week(found=frozenset(MOVES))
    season = Season("quiet", "oranges", "was-price")
    week = play(outside, standing(stock=60), decided(outside, order=0, move="was-price"))
    assert asked(season, week).right == "move"


def test_what_was_earned_is_neither_the_cash_nor_the_sales():
    season = season_of(0)
    weeks = sensible_play(season)
    told = sums(season, weeks)
    assert told.earned == season.earned(weeks)
    assert told.cash == weeks[-1].ended.cash - season.start.cash
    assert told.sales == sum(week.income.sales for week in weeks)
    assert len(set(told)) == 3


# ---- moves that break a rule --------------------------------------------------------------------


@each_move
def test_a_move_that_is_found_is_paid_for_by_deposit_then_cash_then_owed(move):
    outside = quiet_week(found=frozenset({move}))
    begun = standing(stock=40, cash=30000, deposit=6000)
    week = play(outside, begun, Decision(0, outside.rival, 0, 13, move))
    assert week.penalty.is_found
    assert week.penalty.fen >= LEAST_FINE
    assert week.penalty.from_deposit == 6000
    assert week.ended.place < begun.place
    assert week.penalty.from_cash + week.ended.owed == week.penalty.fen - 6000
    later = play(quiet_week(), week.ended, decided(outside, order=0, ads=0, care=0))
    assert later.penalty.from_cash == week.ended.owed


@each_move
def test_a_move_that_is_not_found_has_no_penalty_and_another_one_s_finding_is_not_its_own(move):
    outside = quiet_week(found=frozenset(set(MOVES) - {move}))
    week = play(outside, standing(), decided(outside, move=move))
    assert (week.penalty.fen, week.penalty.is_found) == (0, False)
    assert week.ended.place >= LOWEST_PLACE


def never_pays(move, goods, weeks, seeds, plans):
    """What the best plan with a move earns beyond the best one without it: mean, and 1.96 errors.

    The best is that with the highest mean over all seeds; the difference is by season.
    """
    seasons = [draw(Random(seed), goods) for seed in range(seeds)]
    without = best(seasons, plans, None, ())
    with_it = best(seasons, plans, move, weeks)
    more = [a - b for a, b in zip(with_it, without, strict=True)]
    mean = sum(more) / seeds
    spread = sum((one - mean) ** 2 for one in more) / (seeds - 1)
    return mean, 1.96 * (spread / seeds) ** 0.5


_KNOWN = {}


def best(seasons, plans, move, weeks):
    """What the plan with the highest sum earns in each season."""
    asked_for = (seasons[0].goods, len(seasons), plans, move, weeks)
    if asked_for not in _KNOWN:
        played = (
            [earns(season, plan, move, weeks) for season in seasons] for plan in policies(plans)
        )
        _KNOWN[asked_for] = max(played, key=sum)
    return _KNOWN[asked_for]


def moves_of(goods):
    return [move for move in MOVES if move != "spoilt" or goods == "oranges"]


TRIED = [
    pytest.param(move, goods, weeks, id=f"{move}-{goods}-{len(weeks)}")
    for goods in GOODS
    for move in moves_of(goods)
    for weeks in (EVERY_WEEK, LAST_WEEK)
]


@pytest.mark.long
@pytest.mark.parametrize(("move", "goods", "weeks"), TRIED)
def test_no_move_pays_the_best_of_200_plans_over_2000_seasons(move, goods, weeks):
    mean, error = never_pays(move, goods, weeks, seeds=2000, plans=200)
    print(f"{move}, {goods}, weeks {weeks}: {mean / 100:.0f} ± {error / 100:.0f} yuan")
    assert mean + error < 0


@pytest.mark.parametrize(("move", "goods", "weeks"), TRIED)
def test_no_move_pays_the_best_of_20_plans_over_100_seasons(move, goods, weeks):
    mean, error = never_pays(move, goods, weeks, seeds=100, plans=20)
    assert mean + error < 0


# ---- the same everywhere ------------------------------------------------------------------------


def test_the_first_200_seasons_are_what_they_were():
    assert digest(200) == GOLDEN


@pytest.mark.long
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_another_python_plays_the_same_200_seasons_bit_for_bit(version):
    python = found(version)
    places = [str(ROOT), str(Path(babel.__file__).parents[1])]
    done = subprocess.run(
        [python, "-m", "tests.support.seasons", "200"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == GOLDEN
