"""The sums of a season's weeks in words, as they are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qihang.commerce import money
from qihang.commerce.season.causes import by_rain
from qihang.commerce.season.goods import Goods
from qihang.commerce.season.moves import MOVES
from qihang.commerce.season.outside import CARE_FROM, WEEKS
from qihang.commerce.season.season import Season
from qihang.commerce.season.week import Week, fee_of, kept, leaves
from qihang.language.messages import (
    Bilingual,
    Translated,
    message,
    sentences,
    together,
    translations,
)

Json = dict[str, Any]


def yuan(fen: int) -> str:
    """An amount as it is written here: whole yuan without decimals."""
    return money.short(money.in_yuan(fen))


def result(week: Week) -> Json:
    """How a week went: its sums, and what is said of it."""
    title = message("Week {number} of {all}: how it went", number=week.number, all=WEEKS)
    return {
        "title": translations(title),
        "rows": [shown(row) for row in (*sums_of(week), (message("Earned"), _earned(week), True))],
        "says": translations(sentences(*_says(week))),
        "tone": "notyet" if week.is_limited or week.penalty.is_found else "",
    }


Row = tuple[Translated, Translated, bool]
"""A line of figures: its name, its text, and whether it has the whole width."""


def shown(row: Row) -> Json:
    """A line of figures as pages draw it."""
    name, text, is_wide = row
    return {"name": translations(name), "text": translations(text), "wide": is_wide}


def sums_of(week: Week) -> Iterator[Row]:
    """The sums of a week, each as it is worked out."""
    yield from _goods_of(week)
    yield message("In hand"), _cash(week), True
    yield message("Arrives next week"), _settled(week), True


def causes_of(week: Week) -> Iterator[Row]:
    """The figures of a week from which its causes are worked out."""
    yield from _goods_of(week)
    if week.penalty.is_found:
        yield message("Fine"), message("{fen} yuan", fen=yuan(week.penalty.fen)), False
    if week.outside.rain:
        yield message("Rain"), _rain(week), True


def _goods_of(week: Week) -> Iterator[Row]:
    yield message("Price"), _price(week), True
    yield message("Came"), _came(week), True
    yield message("Orders"), _orders(week), False
    if week.number >= CARE_FROM:
        yield message("Help"), _help(week), False
    yield message("One leaves"), _leaves(week), True
    yield message("Shelf"), _shelf(week), False


def _price(week: Week) -> Translated:
    price = message(
        "{price} yuan. At others' price, {others} yuan, {buyers} of 100 buy",
        price=yuan(week.paid.price),
        others=yuan(week.outside.rival),
        buyers=buyers_of_100(week.outside.goods),
    )
    return together(price, message("; rain")) if week.outside.rain else price


def buyers_of_100(goods: Goods) -> str:
    """How many of 100 visitors buy at others' price."""
    return money.brief(money.in_yuan(goods.buyers), 1)


def _came(week: Week) -> Translated:
    usual = week.outside.usual * week.began.place // 1000
    own = message("{own} (usually {usual})", own=week.visits.own, usual=usual)
    if week.number == 1:
        return own
    return message(
        "{own} + by ads for {fen} yuan {ads} = {all}",
        own=own,
        fen=yuan(week.paid.ads),
        ads=week.visits.ads,
        all=week.visitors,
    )


def _orders(week: Week) -> Translated:
    pieces = week.pieces
    return message(
        "wanted {wanted}, sold {sold}, paid back {refunds}",
        wanted=pieces.wanted,
        sold=pieces.sold,
        refunds=pieces.refunds,
    )


def _help(week: Week) -> Translated:
    return message(
        "{hours} hours, needed {needed}; {buyers} buyers left",
        hours=week.paid.care,
        needed=week.visits.hours_needed,
        buyers=week.unanswered,
    )


def _leaves(week: Week) -> Translated:
    outside, price = week.outside, week.paid.price
    return message(
        "{price} − goods {cost} − parcel {parcel} − fee {fee} = {left} yuan",
        price=yuan(price),
        cost=yuan(outside.cost),
        parcel=yuan(outside.goods.parcel),
        fee=yuan(fee_of(price)),
        left=yuan(leaves(outside, price)),
    )


def _rain(week: Week) -> Translated:
    spoilt, refunds = by_rain(week)
    return message(
        "{spoilt} more spoilt, {refunds} more paid back: {fen} yuan each",
        spoilt=spoilt,
        refunds=refunds,
        fen=yuan(kept(week.outside, week.paid.price)),
    )


def _shelf(week: Week) -> Translated:
    pieces = week.pieces
    parts: list[Translated] = [
        message("{opening} + {bought}", opening=pieces.opening, bought=pieces.bought),
        message(" − sold {pieces}", pieces=pieces.sold),
        message(" − spoilt {pieces}", pieces=pieces.spoilt),
    ]
    if pieces.returned:
        parts.append(message(" + came back {pieces}", pieces=pieces.returned))
    end = message(" = {pieces} {unit}", pieces=pieces.closing, unit=week.outside.goods.unit)
    return together(*parts, end)


def _cash(week: Week) -> Translated:
    spent = week.spending
    parts: list[tuple[Translated, int]] = [
        (message(" − goods {fen}", fen=yuan(spent.goods)), spent.goods),
        (message(" − ads {fen}", fen=yuan(spent.ads)), spent.ads),
        (message(" − help {fen}", fen=yuan(spent.care)), spent.care),
        (message(" − “{name}” {fen}", name=_move(week), fen=yuan(spent.move)), spent.move),
        (message(" + arrived {fen}", fen=yuan(week.arrived)), week.arrived),
        (message(" + paid to you {fen}", fen=yuan(week.income.at_once)), week.income.at_once),
        (
            message(" − fine {fen}", fen=yuan(week.penalty.from_cash)),
            week.penalty.from_cash,
        ),
    ]
    begun, end = yuan(week.began.cash), yuan(week.ended.cash)
    told = [text for text, fen in parts if fen]
    return together(begun, *told, message(" = {fen} yuan", fen=end))


def _settled(week: Week) -> Translated:
    income = week.income
    direct = message(" − paid to you {fen}", fen=yuan(income.at_once))
    return together(
        message("sold for {fen}", fen=yuan(income.sales)),
        message(" − paid back {fen}", fen=yuan(income.refunded)),
        message(" − fee {fen}", fen=yuan(income.fee)),
        message(" − parcels {fen}", fen=yuan(income.parcels)),
        *([direct] if income.at_once else []),
        message(" = {fen} yuan", fen=yuan(income.settled)),
    )


def _earned(week: Week) -> Translated:
    """What the week earned, as what the shop has more or less of, goods at what they cost."""
    began, ended = week.began, week.ended
    parts = [
        message("changes: in hand {fen}", fen=_more(ended.cash - began.cash)),
        message(", on its way {fen}", fen=_more(ended.due - began.due)),
        message(", shelf {fen}", fen=_more(week.result - _but_the_shelf(week))),
    ]
    deposit = ended.deposit - began.deposit
    if deposit:
        parts.append(message(", deposit {fen}", fen=_more(deposit)))
    owed = began.owed - ended.owed
    if owed:
        parts.append(message(", fine to pay {fen}", fen=_more(owed)))
    return together(*parts, message(" = {fen} yuan", fen=_more(week.result)))


def _but_the_shelf(week: Week) -> int:
    began, ended = week.began, week.ended
    has = [one.cash + one.due + one.deposit - one.owed for one in (began, ended)]
    return has[1] - has[0]


def _says(week: Week) -> Iterator[Translated]:
    """What is said of a week: what it earned, and what of the decision could not be done."""
    earned = yuan(abs(week.result))
    if week.result < 0:
        yield message("Week {week} lost {fen} yuan.", week=week.number, fen=earned)
    else:
        yield message("Week {week} earned {fen} yuan.", week=week.number, fen=earned)
    if week.paid.order < week.decided.order:
        yield message(
            "The cash was not enough: only {pieces} {unit} could be bought.",
            pieces=week.paid.order,
            unit=week.outside.goods.unit,
        )
    elif week.is_limited:
        yield message("The cash was not enough for all of it.")
    if week.paid.move and week.penalty.is_found:
        yield MOVES[week.paid.move].then
        deposit = week.penalty.from_deposit
        cost = yuan(week.penalty.fen)
        if deposit == week.penalty.fen:
            yield message("That cost {fen} yuan, from the deposit.", fen=cost)
        elif deposit:
            yield message(
                "That cost {fen} yuan, {deposit} of it from the deposit.",
                fen=cost,
                deposit=yuan(deposit),
            )
        else:
            yield message("That cost {fen} yuan.", fen=cost)
    elif week.paid.move:
        yield message("Nobody found it this week. Over many weeks it costs more than it brings.")


def _move(week: Week) -> Translated:
    return MOVES[week.paid.move].name if week.paid.move else Bilingual("", "")


def ends(season: Season, weeks: tuple[Week, ...]) -> Iterator[Row]:
    """What the shop began with, and what it has after four weeks."""
    start, end, cost = season.start, weeks[-1].ended, weeks[-1].outside.cost
    yield message("In hand"), _from_to(start.cash, end.cash), True
    yield message("On its way"), _from_to(0, end.due), True
    yield message("Shelf, at cost"), _from_to(0, end.stock * cost), True
    yield message("Deposit"), _from_to(start.deposit, end.deposit), True
    if end.owed:
        yield message("Fine not paid yet"), _from_to(0, end.owed), True
    sales = sum(week.income.sales for week in weeks)
    yield message("Sold for, in all"), message("{fen} yuan", fen=yuan(sales)), True


def earned_in_all(season: Season, weeks: tuple[Week, ...]) -> Translated:
    """What four weeks earned: the sum of what the shop has more or less of."""
    start, end = season.start, weeks[-1].ended
    parts = [
        message("In hand {fen}", fen=_more(end.cash - start.cash)),
        message(", on its way {fen}", fen=_more(end.due)),
        message(", shelf {fen}", fen=_more(end.stock * weeks[-1].outside.cost)),
        message(", deposit {fen}", fen=_more(end.deposit - start.deposit)),
    ]
    if end.owed:
        parts.append(message(", fine to pay {fen}", fen=_more(-end.owed)))
    return together(*parts, message(" = {fen} yuan.", fen=_more(season.earned(weeks))))


def _from_to(begun: int, end: int) -> Translated:
    return message("at first {begun} yuan, now {end} yuan", begun=yuan(begun), end=yuan(end))


def signed(fen: int) -> Translated:
    """An amount with its sign."""
    return message("{fen} yuan", fen=_more(fen))


def _more(fen: int) -> str:
    sign = "−" if fen < 0 else "+" if fen else ""
    return f"{sign}{yuan(abs(fen))}"
