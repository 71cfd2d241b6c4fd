"""What there is to look at above a form, as the page draws it.

Everything here turns plain data of :mod:`qihang` into JSON with both languages.
"""

from __future__ import annotations

from functools import singledispatch

from qihang.commerce import codes, payments
from qihang.commerce.codes import LEVELS, Qr
from qihang.commerce.money import yuan
from qihang.commerce.product_sheet import POINT_NAMES
from qihang.commerce.replies import Who, clock
from qihang.language.messages import Message, Translated, message, translations
from qihang.sessions.shown import (
    FATES,
    STATUSES,
    BackendRows,
    ChatLog,
    CodePicture,
    CodeText,
    FactCard,
    GoodsPhoto,
    GoodsPhotos,
    OrderRows,
    PrintedCode,
    PrintedCodes,
    RubbedLabel,
    Scans,
    Sheets,
    Takings,
    TwoWeeks,
)
from widgets.core.photo import photo_tree, photo_words
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
    return {"card": "words", "text": translations(shown)}


@card.register
def _(shown: Message) -> Json:
    return {"card": "words", "text": translations(shown)}


@card.register
def _(shown: PrintedCodes) -> Json:
    return {
        "card": "labels",
        "says": translations(message("Press a label's button to scan it.")),
        "labels": [_label(code) for code in shown.codes],
    }


def _label(code: PrintedCode) -> Json:
    modules = code.qr.modules
    text = codes.read(modules) or ""
    return {
        "name": code.name,
        "picture": printed(modules),
        "button": translations(message("Scan label {name}", name=code.name)),
        "says": translations(message("Label {name} says: {text}", name=code.name, text=text)),
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
        {"text": translations(message("Version")), "number": False},
        {"text": translations(message("Squares")), "number": True},
        {"text": translations(message("Holds at most")), "number": True},
    ]
    rows = [
        [
            str(row.version),
            f"{row.side} × {row.side}",
            translations(message("{signs} {unit}", signs=row.signs, unit=unit)),
        ]
        for row in shown.capacity
    ]
    return {
        "card": "code",
        "text": shown.text,
        "says": translations(says),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: RubbedLabel) -> Json:
    return {
        "card": "rubbed",
        "says": translations(message("This label rubs off on the road. Print it at each level.")),
        "legend": translations(message("Correction level")),
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
        "says": translations(says),
    }


@card.register
def _(shown: Scans) -> Json:
    head = [
        {"text": translations(message("Scan")), "number": False},
        {"text": translations(message("Time")), "number": False},
        {"text": translations(message("Payer")), "number": False},
        {"text": translations(message("Code")), "number": False},
        {"text": translations(message("Yuan")), "number": True},
    ]
    rows = [
        [
            str(row.number),
            row.time,
            translations(shown.names[row.payer]),
            translations(payments.CODES[row.code]),
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
        "says": translations(limit),
        "caption": translations(caption),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: Takings) -> Json:
    time = {"text": translations(message("Time")), "number": False}
    counter = {"text": translations(message("Counter")), "number": False}
    money = {"text": translations(message("Yuan")), "number": True}
    sales = [[sale.time, sale.counter, yuan(sale.fen)] for sale in shown.sales]
    arrived = [[payment.time, yuan(payment.fen)] for payment in shown.payments]
    return {
        "card": "tables",
        "tables": [
            {
                "caption": translations(message("Sold")),
                "table": {"head": [time, counter, money], "rows": sales},
            },
            {
                "caption": translations(message("Came into the account")),
                "table": {"head": [time, money], "rows": arrived},
            },
        ],
    }


@card.register
def _(shown: OrderRows) -> Json:
    head = [
        {"text": translations(message("Order")), "number": False},
        {"text": translations(message("Buyer")), "number": False},
        {"text": translations(message("Yuan")), "number": True},
        {"text": translations(message("What became of it")), "number": False},
    ]
    rows = [
        [order.number, order.buyer, yuan(order.fen), translations(STATUSES[order.status])]
        for order in shown.orders
    ]
    return {
        "card": "table",
        "says": translations(message("A buyer has the same number in each order.")),
        "caption": translations(message("All {count} orders of one week", count=len(rows))),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: BackendRows) -> Json:
    head = [
        {"text": translations(message("Order")), "number": False},
        {"text": translations(message("Yuan")), "number": True},
        {"text": translations(message("What happened")), "number": False},
        {"text": translations(message("Refunded")), "number": True},
    ]
    rows = [
        [
            row.number,
            yuan(row.fen),
            translations(FATES[row.fate]),
            yuan(row.refunded_fen) if row.refunded_fen else "–",
        ]
        for row in shown.rows
    ]
    return {
        "card": "table",
        "caption": translations(message("The orders of one evening")),
        "table": {"head": head, "rows": rows},
    }


DAYS_OF_A_WEEK = 7


@card.register
def _(shown: TwoWeeks) -> Json:
    head = [
        {"text": translations(message("Day")), "number": False},
        *({"text": translations(str(day)), "number": True} for day in range(1, DAYS_OF_A_WEEK + 1)),
    ]
    rows = [
        [
            translations(message("{change}, week {week}", change=shop.change, week=week + 1)),
            *map(str, shop.orders[DAYS_OF_A_WEEK * week : DAYS_OF_A_WEEK * (week + 1)]),
        ]
        for shop in shown.shops
        for week in (0, 1)
    ]
    return {
        "card": "table",
        "caption": translations(message("Paid orders a day. As many visitors as before.")),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: FactCard) -> Json:
    return {
        "card": "facts",
        "title": translations(shown.title),
        "lines": [
            {"name": translations(name), "value": translations(value)}
            for name, value in shown.lines
        ],
    }


@card.register
def _(shown: CodePicture) -> Json:
    return {
        "card": "picture",
        "picture": picture(shown.scene, shown.seed),
        "text": translations(shown.words),
    }


@card.register
def _(shown: Sheets) -> Json:
    head = [
        {"text": translations(message("Each point")), "number": False},
        *({"text": translations(one.name), "number": True} for one in shown.goods),
    ]
    points = [
        [translations(words), *(str(one.sheet.points[point]) for one in shown.goods)]
        for point, words in POINT_NAMES.items()
    ]
    missing = [
        translations(message("It lacks")),
        *(translations(one.missing or message("nothing")) for one in shown.goods),
    ]
    return {
        "card": "sheet",
        "caption": translations(message("2 points: yes. 1: in part. 0: no.")),
        "table": {"head": head, "rows": [*points, missing]},
    }


WHO_WRITES: dict[Who, Message] = {
    "buyer": message("Buyer"),
    "robot": message("Robot"),
    "person": message("Liping"),
}


@card.register
def _(shown: ChatLog) -> Json:
    head = [
        {"text": translations(message("Time")), "number": False},
        {"text": translations(message("Who writes")), "number": False},
    ]
    return {
        "card": "tables",
        "tables": [
            {
                "caption": translations(
                    message("Buyer {buyer}, until {end}", buyer=buyer.upper(), end=clock(shown.end))
                ),
                "table": {"head": head, "rows": _chat(shown, buyer)},
            }
            for buyer in sorted({line.buyer for line in shown.lines})
        ],
    }


def _chat(shown: ChatLog, buyer: str) -> list[list[str | dict[str, str]]]:
    return [
        [clock(line.at), translations(WHO_WRITES[line.who])]
        for line in shown.lines
        if line.buyer == buyer
    ]


@card.register
def _(shown: GoodsPhotos) -> Json:
    return {"card": "photos", "photos": [_photo(one) for one in shown.photos]}


def _photo(one: GoodsPhoto) -> Json:
    return {
        "name": one.name,
        "picture": photo_tree(one.photo),
        "seen": translations(photo_words(one.photo)),
        "credit": translations(one.credit),
    }
