"""The weeks of a shop as pages draw them, in a question and in a laboratory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qihang.commerce.season.debrief import ASKED, EARNED, Debrief
from qihang.commerce.season.moves import MOVES
from qihang.commerce.season.outside import ALL_FROM, CARE_FROM, WEEKS, Outside
from qihang.commerce.season.season import Field, Season, bounds
from qihang.commerce.season.week import FEE, HOUR, VISITORS_AN_HOUR, Standing, Week
from qihang.language.messages import (
    Bilingual,
    Translated,
    listed,
    message,
    sentences,
    together,
    translations,
)
from widgets.core.season_causes import CAUSES, asks
from widgets.core.season_sums import (
    buyers_of_100,
    causes_of,
    ends,
    result,
    shown,
    signed,
    yuan,
)

Json = dict[str, Any]

WORDS: dict[str, Translated] = {
    "season_run": message("Run this week"),
    "season_on": message("Go on"),
    "season_before": message("One step back"),
    "season_after": message("Next question"),
    "season_buttons": message("What to do next"),
    "season_facts": message("What you know"),
    "season_waits": message("The week is being run."),
    "season_no": message("No, not in this shop"),
    "season_yes": message("Yes, do it"),
    "season_figures": message("Figures of the week"),
}
"""What the desk says."""

FIRST_ORDER = 20
"""Pieces that the first order begins with, as long as nobody changed it."""

_STEPS: Mapping[Field, tuple[int, int]] = {
    "order": (1, 0),
    "price": (50, 2),
    "ads": (1000, 2),
    "care": (1, 0),
}
"""By how much a press changes what is decided, and the decimals with which it is written."""

_NAMES: Mapping[Field, Translated] = {
    "order": message("To order"),
    "price": message("Price"),
    "ads": message("Ads"),
    "care": message("Help"),
}


def so_far(season: Season, weeks: tuple[Week, ...]) -> Json:
    """What is known after some weeks: how they went, what the next one brings, what is asked."""
    over = len(weeks) == WEEKS
    about = Debrief(season, weeks)
    return {
        "weeks": [raw_of(week) for week in weeks],
        "results": [result(week) for week in weeks],
        "redo": translations(message("Redo week {week}", week=len(weeks))) if weeks else None,
        "brings": None if over else _brings(season, weeks),
        "debrief": [_asked(about, name) for name in ASKED] if over else [],
    }


def pays(fen: str, cash: str) -> Translated:
    """What is to be paid as the week begins, in yuan, and what is in hand."""
    return message("To pay now: {pays} yuan. In hand: {cash} yuan.", pays=fen, cash=cash)


def pays_too_much(fen: str, cash: str) -> Translated:
    """The same where the cash is not enough."""
    return message(
        "To pay now: {pays} yuan. In hand: only {cash} yuan. Order less.", pays=fen, cash=cash
    )


def move_pays(season: Season) -> Translated:
    """What of it is for what somebody proposes, once that is done."""
    move = MOVES[season.tempted]
    return message("{fen} yuan of it: {name}.", fen=yuan(move.costs), name=move.name)


def planned(brings: Json, plan: Mapping[str, Any] | None) -> Json:
    """The next week as far as it is decided; the rest is as the week before."""
    return {field["id"]: field["look"]["value"] for field in brings["fields"]} | dict(plan or {})


def to_pay(brings: Json, plan: Mapping[str, Any]) -> int:
    """Fen to be paid as the next week begins."""
    numbers: int = sum(fen * plan.get(field, 0) for field, fen in brings["costs"].items())
    return numbers + (brings["move_costs"] if plan.get("move") else 0)


def raw_of(week: Week) -> Json:
    """What was decided for a week, as it stands in an answer."""
    moves = {"move": week.decided.move} if week.number >= ALL_FROM else {}
    return {field: getattr(week.decided, field) for field in bounds(week.outside)} | moves


# ---- the week that comes -------------------------------------------------------------------------


def _brings(season: Season, weeks: tuple[Week, ...]) -> Json:
    number = len(weeks) + 1
    outside = season.outside[number - 1]
    stands = weeks[-1].ended if weeks else season.start
    is_last = number >= ALL_FROM
    return {
        "number": number,
        "title": translations(
            message("Week {number} of {all}. What do you decide?", number=number, all=WEEKS)
        ),
        "facts": [translations(fact) for fact in _facts(outside, stands)],
        "fields": [_field(outside, weeks, field) for field in bounds(outside)],
        "proposed": translations(MOVES[season.tempted].proposed) if is_last else None,
        "move": season.tempted if is_last else None,
        "cash": stands.cash,
        "costs": {"order": outside.cost, "price": 0, "ads": 1, "care": HOUR},
        "move_costs": MOVES[season.tempted].costs,
        "move_pays": translations(move_pays(season)) if MOVES[season.tempted].costs else None,
    }


def _facts(outside: Outside, stands: Standing) -> Iterator[Translated]:
    """All that a shop knows before the week, each in a few words."""
    goods = outside.goods
    yield message("in hand {cash} yuan", cash=yuan(stands.cash))
    yield message("deposit {deposit} yuan", deposit=yuan(stands.deposit))
    if outside.number > 1:
        yield message("on its way {due} yuan", due=yuan(stands.due))
    yield message(
        "shelf: {stock} {unit} of {goods}",
        stock=stands.stock,
        unit=goods.unit,
        goods=goods.name,
    )
    yield message("one costs {cost} yuan", cost=yuan(outside.cost))
    yield message("others ask {price} yuan", price=yuan(outside.rival))
    usual = outside.usual * stands.place // 1000
    yield message("usually {visitors} come", visitors=usual)
    buyers = buyers_of_100(goods)
    yield message("{buyers} of 100 buy at others' price", buyers=buyers)
    yield message("parcel {parcel} yuan, fee {fee}%", parcel=yuan(goods.parcel), fee=FEE // 10)
    if outside.number >= CARE_FROM:
        yield message(
            "help: {hour} yuan an hour, for {people} people",
            hour=yuan(HOUR),
            people=VISITORS_AN_HOUR,
        )
    if outside.number >= ALL_FROM:
        yield message("chance of rain {chance}%", chance=outside.rain_chance // 10)


def _field(outside: Outside, weeks: tuple[Week, ...], field: Field) -> Json:
    """Something to decide, with what was decided last as its first value."""
    least, most = bounds(outside)[field]
    first = {"order": FIRST_ORDER, "price": outside.price}.get(field, 0)
    value = getattr(weeks[-1].decided, field) if weeks else first
    step, places = _STEPS[field]
    ways: dict[Field, tuple[Translated, Translated, Translated]] = {
        "order": (
            outside.goods.unit,
            message("Order one less"),
            message("Order one more"),
        ),
        "price": (
            message("yuan"),
            message("A lower price"),
            message("A higher price"),
        ),
        "ads": (message("yuan"), message("Less for ads"), message("More for ads")),
        "care": (
            message("hours"),
            message("An hour less"),
            message("An hour more"),
        ),
    }
    unit, less, more = map(translations, ways[field])
    return {
        "id": field,
        "look": {
            "label": translations(_NAMES[field]),
            "unit": unit,
            "less": less,
            "more": more,
            "value": value,
            "least": least,
            "most": most,
            "step": step,
            "places": places,
        },
    }


# ---- what is asked at the end --------------------------------------------------------------------


def asks_for(about: Debrief, name: str) -> Translated:
    """A question of the debrief in words."""
    if name == EARNED:
        return message("What did the four weeks earn in all?")
    return asks(about.of_week(name))


def _asked(about: Debrief, name: str) -> Json:
    """A question of the debrief, with the figures that it is answered from."""
    rows = ends(about.season, about.weeks) if name == EARNED else causes_of(about.week(name))
    return {
        "name": name,
        "legend": translations(asks_for(about, name)),
        "rows": [shown(row) for row in rows],
        "options": [{"id": one, "text": text} for one, text in _options(about, name)],
    }


def _options(about: Debrief, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    amounts = about.amounts() if name == EARNED else {}
    for one in about.offered(name):
        yield one, translations(signed(amounts[one]) if amounts else CAUSES[one])


# ---- on paper ------------------------------------------------------------------------------------


def played_words(
    season: Season, weeks: tuple[Week, ...], debrief: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """An answer in words: what was decided for each week, and what was chosen in the debrief."""
    for week in weeks:
        decided = [
            message("{what} {number}", what=_NAMES[field], number=_written(week, field))
            for field in bounds(week.outside)
        ]
        number = message("week {number}", number=week.number)
        yield translations(together(number, Bilingual("：", ": "), listed(decided)))
    about = Debrief(season, weeks)
    for name, chosen in debrief.items():
        words = Bilingual(**dict(_options(about, name))[chosen])
        yield translations(sentences(asks_for(about, name), words))


def _written(week: Week, field: Field) -> str:
    value: int = getattr(week.decided, field)
    return yuan(value) if _STEPS[field][1] else str(value)
