"""How one week goes: a pure function of where the shop stands, what comes, and what is decided.

Goods, ads and helping hands are paid when the week begins, with the cash that there is. What is
sold is settled by the platform, less refunds, fee and parcels, and arrives at the end of the next
week, when buyers have it: so a shop that earns may still have no cash.
"""

from __future__ import annotations

from typing import NamedTuple

from qihang.commerce.season.chance import part
from qihang.commerce.season.goods import Goods
from qihang.commerce.season.moves import (
    LEAST_FINE,
    MIXED_IN,
    MIXED_IN_REFUNDED,
    MOVES,
    OUTSIDE_SHARE,
)
from qihang.commerce.season.outside import CARE_FROM, Outside

MOST_PIECES, MOST_ADS, MOST_HOURS = 150, 30000, 30
"""Bounds of a week's order (pieces), ads (fen) and service (hours)."""

LOWEST_PRICE, HIGHEST_PRICE = 500, 1600
"""Bounds of a price, in thousandths of the usual one."""

FEE = 50
"""Thousandths of the sales that the platform takes."""

HOUR = 1000
"""Fen of one hour of a helping hand."""

VISITORS_AN_HOUR = 50
"""Visitors whom one hour of service is enough for, with packing."""

ADS_MOST, ADS_HALF = 600, 20000
"""The visitors that no ads go beyond, and the fen that bring half of them."""

SLOW, SLOW_REFUNDS, SLOW_PLACE = 600, 60, 100
"""Where nobody answers: buyers lost, refunds more, visitors of later weeks lost; thousandths."""

LOWEST_PLACE, HIGHEST_PLACE = 200, 1300
"""Bounds of the thousandths of the usual visitors who come to a shop."""

STEEPNESS, MOST_PULL = 3, 1900
"""A price that is one hundredth higher than others' loses so many hundredths of the buyers; and the
thousandths of them that no price goes beyond."""


class Decision(NamedTuple):
    """What is decided for a week: pieces, fen, fen, hours, and a move that breaks a rule."""

    order: int
    price: int
    ads: int = 0
    care: int = 0
    move: str | None = None


class Standing(NamedTuple):
    """Where a shop stands as a week begins. Amounts are fen.

    ``due`` arrives at the end of this week. ``place``: how many of the usual visitors come to it,
    in thousandths. ``owed`` is a fine that could not be paid yet.
    """

    stock: int
    cash: int
    deposit: int
    due: int = 0
    place: int = 1000
    owed: int = 0


class Visits(NamedTuple):
    """Who came: by themselves, and by the ads. ``slow``: thousandths that nobody answered."""

    own: int
    ads: int
    hours_needed: int
    slow: int


class Pieces(NamedTuple):
    """What became of the goods.

    ``wanted``: orders that buyers would have placed; ``sold`` are those that there was a piece for.
    ``returned`` are the refunds that are on the shelf again.
    """

    opening: int
    bought: int
    wanted: int
    sold: int
    spoilt: int
    refunds: int
    returned: int
    closing: int


class Income(NamedTuple):
    """What the sales brought, in fen.

    ``settled`` = sales − refunded − fee − parcels − at_once: it arrives a week later. ``at_once``
    was paid outside the platform, less the parcels of it.
    """

    sales: int
    refunded: int
    fee: int
    parcels: int
    at_once: int
    settled: int


class Spending(NamedTuple):
    """What was paid as the week began, in fen."""

    goods: int
    ads: int
    care: int
    move: int


class Penalty(NamedTuple):
    """What followed where a move was found out, in fen: of which the deposit and the cash paid."""

    fen: int
    is_found: bool
    from_deposit: int
    from_cash: int


class Week(NamedTuple):
    """A week that was played: what was decided, and all that came of it.

    ``paid`` is the decision as far as the cash went. ``arrived`` is what was settled the week
    before.
    """

    outside: Outside
    began: Standing
    decided: Decision
    paid: Decision
    visits: Visits
    pieces: Pieces
    income: Income
    spending: Spending
    arrived: int
    penalty: Penalty
    ended: Standing

    @property
    def number(self) -> int:
        """Which week it was, from 1."""
        return self.outside.number

    @property
    def visitors(self) -> int:
        """All who came."""
        return self.visits.own + self.visits.ads

    @property
    def missed(self) -> int:
        """Buyers for whom there was no piece."""
        return self.pieces.wanted - self.pieces.sold

    @property
    def left(self) -> int:
        """Pieces that nobody bought, before any of them spoilt."""
        return self.pieces.opening + self.pieces.bought - self.pieces.sold

    @property
    def unanswered(self) -> int:
        """Buyers who left because nobody answered them in time."""
        return wanted(self.outside, self.paid, answered(self.visits)) - self.pieces.wanted

    @property
    def is_limited(self) -> bool:
        """Whether the cash was not enough for what was decided."""
        return self.paid != self.decided

    @property
    def goods_used(self) -> int:
        """Fen that the goods had cost which left the shelf for good."""
        pieces = self.pieces
        return (pieces.sold - pieces.returned + pieces.spoilt) * self.outside.cost

    @property
    def result(self) -> int:
        """What the week earned, in fen, whether it is cash by now or not."""
        spent = self.spending.ads + self.spending.care + self.spending.move + self.penalty.fen
        return self.income.settled + self.income.at_once - self.goods_used - spent


def lowest_price(outside: Outside) -> int:
    """Fen below which no price can be set."""
    return part(outside.price, LOWEST_PRICE)


def highest_price(outside: Outside) -> int:
    """Fen above which no price can be set."""
    return part(outside.price, HIGHEST_PRICE)


def worth(standing: Standing, cost: int) -> int:
    """What a shop has, in fen: cash, what is due, the deposit, its goods at cost; less debts."""
    has = standing.cash + standing.due + standing.deposit + standing.stock * cost
    return has - standing.owed


def play(outside: Outside, began: Standing, decided: Decision) -> Week:
    """The week that comes of a decision, which must be within the bounds of its week."""
    paid = affordable(decided, outside.cost, began.cash)
    visits = visits_of(outside, began, paid)
    pieces = _pieces(outside, began, paid, visits)
    income = _income(outside.goods, paid, pieces)
    move_costs = MOVES[paid.move].costs if paid.move else 0
    spending = Spending(paid.order * outside.cost, paid.ads, paid.care * HOUR, move_costs)
    cash = began.cash - sum(spending) + began.due + income.at_once
    penalty = _penalty(outside, began, paid, income.sales, cash)
    ended = Standing(
        stock=pieces.closing,
        cash=cash - penalty.from_cash,
        deposit=began.deposit - penalty.from_deposit,
        due=income.settled,
        place=_place(began.place, visits.slow, paid.move, penalty.is_found),
        owed=began.owed + penalty.fen - penalty.from_deposit - penalty.from_cash,
    )
    return Week(
        outside, began, decided, paid, visits, pieces, income, spending, began.due, penalty, ended
    )


def affordable(decided: Decision, cost: int, cash: int) -> Decision:
    """What of a decision can be paid: service first, then ads, then a move, then goods."""
    move_costs = MOVES[decided.move].costs if decided.move else 0
    order, price, ads, care, move = decided
    if order * cost + ads + care * HOUR + move_costs <= cash:
        return decided
    care = min(care, cash // HOUR)
    cash -= care * HOUR
    ads = min(ads, cash)
    cash -= ads
    if move_costs > cash:
        move, move_costs = None, 0
    return Decision(min(order, (cash - move_costs) // cost), price, ads, care, move)


def pull(price: int, others: int) -> int:
    """How many of the usual buyers a price wins, in thousandths, where others ask ``others``."""
    return max(0, min(MOST_PULL, 1000 + STEEPNESS * (others - price) * 1000 // others))


def leaves(outside: Outside, price: int) -> int:
    """Fen that one piece leaves that is sold and not paid back."""
    return price - outside.cost - outside.goods.parcel - fee_of(price)


def kept(outside: Outside, price: int) -> int:
    """Fen that a shop keeps of one piece more by not paying it back: its parcel is sent anyway."""
    back = outside.cost if outside.goods.comes_back else 0
    return price - fee_of(price) - back


def fee_of(price: int) -> int:
    """Fen that the platform takes of one piece."""
    return part(price, FEE)


def own_visitors(outside: Outside, began: Standing) -> int:
    """Visitors who come by themselves."""
    return part(part(outside.usual, outside.luck), began.place)


def ad_visitors(fen: int) -> int:
    """Visitors whom so much money for ads brings; each further yuan brings fewer."""
    return ADS_MOST * fen // (fen + ADS_HALF)


def hours_needed(outside: Outside, visitors: int) -> int:
    """Hours of service with which all visitors are answered in time; none before week 3."""
    return -(-visitors // VISITORS_AN_HOUR) if outside.number >= CARE_FROM else 0


def visits_of(outside: Outside, began: Standing, paid: Decision) -> Visits:
    """Who comes in a week, and how many of them nobody answers."""
    own = own_visitors(outside, began)
    by_ads = ad_visitors(paid.ads)
    needed = hours_needed(outside, own + by_ads)
    slow = 1000 * (needed - paid.care) // needed if paid.care < needed else 0
    return Visits(own, by_ads, needed, slow)


def answered(visits: Visits) -> Visits:
    """The same visitors, of whom each is answered in time."""
    return visits._replace(slow=0)


def _pieces(outside: Outside, began: Standing, paid: Decision, visits: Visits) -> Pieces:
    goods = outside.goods
    asked_for = wanted(outside, paid, visits)
    available = began.stock + paid.order
    sold = min(asked_for, available)
    left = available - sold
    spoils = goods.spoils_in_rain if outside.rain else goods.spoils
    rate = goods.refunded + part(SLOW_REFUNDS, visits.slow)
    refunds = part(sold, rate + goods.refunded_in_rain if outside.rain else rate)
    spoilt = part(left, spoils)
    mixed_in = min(spoilt, sold // MIXED_IN) if paid.move == "spoilt" else 0
    spoilt -= mixed_in
    returned = refunds if goods.comes_back else 0
    refunds += part(mixed_in, MIXED_IN_REFUNDED)
    closing = left - spoilt + returned
    return Pieces(began.stock, paid.order, asked_for, sold, spoilt, refunds, returned, closing)


def wanted(outside: Outside, paid: Decision, visits: Visits) -> int:
    """Orders that visitors place, if there are goods: of 10000, rounded."""
    share = outside.goods.buyers * pull(paid.price, outside.rival) // 1000
    share -= part(share, part(SLOW, visits.slow))
    if paid.move:
        share += part(share, MOVES[paid.move].pulls)
    return ((visits.own + visits.ads) * share + 5000) // 10000


def _income(goods: Goods, paid: Decision, pieces: Pieces) -> Income:
    kept = pieces.sold - pieces.refunds
    away = part(kept, OUTSIDE_SHARE) if paid.move == "outside" else 0
    sales, refunded = pieces.sold * paid.price, pieces.refunds * paid.price
    fee = part((kept - away) * paid.price, FEE)
    parcels = pieces.sold * goods.parcel
    at_once = away * (paid.price - goods.parcel)
    settled = sales - refunded - fee - parcels - at_once
    return Income(sales, refunded, fee, parcels, at_once, settled)


def _penalty(outside: Outside, began: Standing, paid: Decision, sales: int, cash: int) -> Penalty:
    """What a move that is found out costs, and who pays: the deposit first, then the cash."""
    is_found = paid.move in outside.found
    fen = 0
    if is_found and paid.move:
        move = MOVES[paid.move]
        fen = max(LEAST_FINE, part(sales, move.fine)) + part(sales, move.paid_back)
    owed = began.owed + fen
    from_deposit = min(began.deposit, owed)
    return Penalty(fen, is_found, from_deposit, min(cash, owed - from_deposit))


def _place(place: int, slow: int, name: str | None, is_found: bool) -> int:
    """How many of the usual visitors come from next week on, in thousandths."""
    place -= part(SLOW_PLACE, slow)
    if name:
        move = MOVES[name]
        place += -part(place, move.lost) if is_found else move.lifts
    return max(LOWEST_PLACE, min(HIGHEST_PLACE, place))
