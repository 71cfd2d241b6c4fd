"""Plans that decide each week from what a shop can see: to try what pays, and what does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qihang.commerce.season.chance import between, part
from qihang.commerce.season.outside import ADS_FROM, CARE_FROM, WEEKS, Outside
from qihang.commerce.season.season import Season
from qihang.commerce.season.week import (
    MOST_ADS,
    MOST_HOURS,
    MOST_PIECES,
    Decision,
    Standing,
    ad_visitors,
    highest_price,
    hours_needed,
    lowest_price,
    play,
    pull,
    worth,
)


class Policy(NamedTuple):
    """A plan: the goods on the shelf and the hours, in thousandths of what usually is needed;
    the price, in thousandths of what others ask; and the fen for ads."""

    goods: int
    price: int
    ads: int
    care: int


def policies(count: int) -> list[Policy]:
    """So many different lawful plans, from careful to bold."""
    return [
        Policy(
            goods=between("policies", number, "goods", 500, 1500),
            price=between("policies", number, "price", 850, 1200),
            ads=500 * between("policies", number, "ads", 0, 40),
            care=between("policies", number, "care", 0, 1300),
        )
        for number in range(count)
    ]


def decide(policy: Policy, outside: Outside, standing: Standing, move: str | None) -> Decision:
    """What a plan decides for a week, with or without a move that breaks a rule."""
    price = part(outside.rival, policy.price)
    price = max(lowest_price(outside), min(highest_price(outside), price))
    ads = min(policy.ads, MOST_ADS) if outside.number >= ADS_FROM else 0
    visitors = part(outside.usual, standing.place) + ad_visitors(ads)
    buyers = visitors * part(outside.goods.buyers, pull(price, outside.rival)) // 10000
    order = max(0, min(MOST_PIECES, part(buyers, policy.goods) - standing.stock))
    needed = part(hours_needed(outside, visitors), policy.care)
    care = min(needed, MOST_HOURS) if outside.number >= CARE_FROM else 0
    return Decision(order, price, ads, care, move)


def earns(season: Season, policy: Policy, move: str | None, weeks: Iterable[int]) -> int:
    """What a plan earns in a season, in fen, with a move in some of its ``weeks``."""
    moved = frozenset(weeks)
    begun = standing = season.start
    for outside in season.outside:
        decided = decide(policy, outside, standing, move if outside.number in moved else None)
        standing = play(outside, standing, decided).ended
    cost = season.outside[0].cost
    return worth(standing, cost) - worth(begun, cost)


EVERY_WEEK = tuple(range(1, WEEKS + 1))
LAST_WEEK = (WEEKS,)
