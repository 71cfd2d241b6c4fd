"""What there is to look at above a form, as the page draws it.

Everything here turns plain data of :mod:`qihang` into JSON with both languages.
"""

from __future__ import annotations

from functools import singledispatch

from qihang.commerce import codes
from qihang.commerce.codes import LEVELS, Qr
from qihang.commerce.money import yuan
from qihang.language.messages import Translated, message, pair
from qihang.sessions.shown import (
    STATUSES,
    CodePicture,
    CodeText,
    FactCard,
    OrderRows,
    PrintedCode,
    PrintedCodes,
    RubbedLabel,
    Scans,
    Takings,
    TwoWeeks,
)
from widgets.exercise.kinds import form_words
from widgets.exercise.kinds.parts import Json
from widgets.exercise.pictures import picture, printed

FORM_WORDS: dict[str, Translated] = {
    **form_words(),
    "and_one_more": message("and one digit more"),
    "capacity": message("How much each version holds"),
    "nothing_scanned": message("Nothing is scanned yet."),
}
"""What the scripts of all forms and cards say."""

EAN_DIGITS = 12
"""Digits of a bar code before its check digit, shown with a gap for it."""

CODE_KINDS: dict[str, Translated] = {
    "static": message("static code"),
    "dynamic": message("dynamic code"),
}

MODES: dict[str, Translated] = {
    "numeric": message("digits"),
    "alphanumeric": message("signs"),
    "byte": message("bytes"),
}


@singledispatch
def card(shown: object) -> Json:
    """What the page shows above a form, from what ``shows=`` of an item holds."""
    raise TypeError(f"no card for {type(shown).__name__}")


@card.register
def _(shown: str) -> Json:
    if len(shown) == EAN_DIGITS and shown.isascii() and shown.isdigit():
        return {"card": "digits", "digits": shown}
    return {"card": "words", "text": pair(shown)}


@card.register
def _(shown: PrintedCodes) -> Json:
    return {
        "card": "labels",
        "says": pair(message("Hold the scanner to a label.")),
        "labels": [_label(code) for code in shown.codes],
    }


def _label(code: PrintedCode) -> Json:
    modules = code.qr.modules
    text = codes.read(modules) or ""
    return {
        "name": code.name,
        "picture": printed(modules),
        "button": pair(message("Scan label {name}", name=code.name)),
        "says": pair(message("Label {name} says: {text}", name=code.name, text=text)),
    }


@card.register
def _(shown: CodeText) -> Json:
    unit = MODES[codes.mode(shown.text)]
    says = message(
        "It is {length} {unit} long. The code has level {level}.",
        length=shown.length,
        unit=unit,
        level=shown.level,
    )
    head = [
        {"text": pair(message("Version")), "number": False},
        {"text": pair(message("Squares")), "number": True},
        {"text": pair(message("Holds at most")), "number": True},
    ]
    rows = [
        [
            str(row.version),
            f"{row.side} × {row.side}",
            pair(message("{signs} {unit}", signs=row.signs, unit=unit)),
        ]
        for row in shown.capacity
    ]
    return {
        "card": "code",
        "text": shown.text,
        "says": pair(says),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: RubbedLabel) -> Json:
    return {
        "card": "rubbed",
        "says": pair(message("This label rubs off on the road. Print it at each level.")),
        "legend": pair(message("Correction level")),
        "levels": [_rubbed(shown, level) for level in LEVELS],
    }


def _rubbed(shown: RubbedLabel, level: str) -> Json:
    qr = Qr(shown.text, level)
    lost = shown.damage.cells(qr.side)
    reads = codes.read(codes.damage(qr.modules, lost)) == shown.text
    says = (
        message("Level {level}: it still reads.", level=level)
        if reads
        else message("Level {level}: it does not read.", level=level)
    )
    return {
        "level": level,
        "reads": reads,
        "picture": printed(codes.damage(qr.modules, lost), lost),
        "says": pair(says),
    }


@card.register
def _(shown: Scans) -> Json:
    head = [
        {"text": pair(message("Scan")), "number": False},
        {"text": pair(message("Time")), "number": False},
        {"text": pair(message("Payer")), "number": False},
        {"text": pair(message("Code")), "number": False},
        {"text": pair(message("Yuan")), "number": True},
    ]
    rows = [
        [
            str(row.number),
            row.time,
            pair(shown.names[row.payer]),
            pair(CODE_KINDS[row.code]),
            yuan(row.fen),
        ]
        for row in shown.rows
    ]
    caption = message(
        "All scans of the day. The question is about {payer}.", payer=shown.names[shown.payer]
    )
    limit = message(
        "The limit for static codes is {limit} yuan a day.", limit=yuan(shown.limit_fen)
    )
    return {
        "card": "table",
        "says": pair(limit),
        "caption": pair(caption),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: Takings) -> Json:
    time = {"text": pair(message("Time")), "number": False}
    counter = {"text": pair(message("Counter")), "number": False}
    money = {"text": pair(message("Yuan")), "number": True}
    sales = [[sale.time, sale.counter, yuan(sale.fen)] for sale in shown.sales]
    arrived = [[payment.time, yuan(payment.fen)] for payment in shown.payments]
    return {
        "card": "tables",
        "tables": [
            {
                "caption": pair(message("Sold")),
                "table": {"head": [time, counter, money], "rows": sales},
            },
            {
                "caption": pair(message("Came into the account")),
                "table": {"head": [time, money], "rows": arrived},
            },
        ],
    }


@card.register
def _(shown: OrderRows) -> Json:
    head = [
        {"text": pair(message("Order")), "number": False},
        {"text": pair(message("Buyer")), "number": False},
        {"text": pair(message("Yuan")), "number": True},
        {"text": pair(message("What became of it")), "number": False},
    ]
    rows = [
        [order.number, order.buyer, yuan(order.fen), pair(STATUSES[order.status])]
        for order in shown.orders
    ]
    return {
        "card": "table",
        "says": pair(message("A buyer has the same number in each order.")),
        "caption": pair(message("All {count} orders of one week", count=len(rows))),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: TwoWeeks) -> Json:
    head = [
        {"text": pair(message("Day")), "number": False},
        *({"text": pair(shop.change), "number": True} for shop in shown.shops),
    ]
    rows = [
        [pair(_day_of(day)), *map(str, orders)]
        for day, orders in enumerate(zip(*(shop.orders for shop in shown.shops), strict=True))
    ]
    return {
        "card": "table",
        "says": pair(
            message("Each shop changed one thing after week 1. Its visitors stayed as many.")
        ),
        "caption": pair(message("Paid orders a day in three shops")),
        "table": {"head": head, "rows": rows},
    }


def _day_of(day: int) -> Translated:
    """The name of a day, counted from 0."""
    week, place = divmod(day, 7)
    return message("Week {week}, day {day}", week=week + 1, day=place + 1)


@card.register
def _(shown: FactCard) -> Json:
    return {
        "card": "facts",
        "title": pair(shown.title),
        "lines": [{"name": pair(name), "value": pair(value)} for name, value in shown.lines],
    }


@card.register
def _(shown: CodePicture) -> Json:
    return {
        "card": "picture",
        "picture": picture(shown.scene, shown.seed),
        "text": pair(shown.words),
    }
