"""What stands in a box, as the page draws it: the form to answer in, and what to look at.

Everything here turns plain data of :mod:`qihang` into JSON with both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from qihang.commerce import codes
from qihang.commerce.codes import LEVELS, RESTORES, Qr
from qihang.commerce.money import yuan
from qihang.language.messages import Bilingual, Translated, pair, say
from qihang.questions.base import Question, Unreadable, is_empty
from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.rules import RULES, WORD
from qihang.questions.table import Cell, Field, Table
from qihang.questions.written import LENGTH, Written
from qihang.sessions import misconception
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
from widgets.exercise.pictures import picture, printed

Pair = dict[str, str]
Json = dict[str, Any]

FORM_WORDS: dict[str, Translated] = {
    "up": say("Up"),
    "down": say("Down"),
    "moved": say("Now {place} of {count}", place="{place}", count="{count}"),
    "keep": say("The order is right as it is"),
    "cell_right": say("Right"),
    "cell_not_yet": say("Not yet"),
    "cell_unreadable": say("Not readable"),
    "cell_empty": say("Empty"),
    "from_cell_to_cell": say("Enter or an arrow key goes to the next cell below."),
    "check_list": say("Check list:"),
    "so_long": say(
        "{count} words now. It needs {least} to {most}.",
        count="{count}",
        least="{least}",
        most="{most}",
    ),
    "found": say("“{words}”", words="{words}"),
    "because": say("Why?"),
    "and_one_more": say("and one digit more"),
    "capacity": say("How much each version holds"),
    "nothing_scanned": say("Nothing is scanned yet."),
}

EAN_DIGITS = 12
"""Digits of a bar code before its check digit, shown with a gap for it."""

UNITS: dict[str, Translated] = {
    "元": Bilingual("元", "yuan"),
    "字节": Bilingual("字节", "bytes"),
    "人": Bilingual("人", "people"),
    "单": Bilingual("单", "orders"),
    "次": Bilingual("次", "times"),
    "件": Bilingual("件", "pieces"),
}
"""Units that are written in Chinese in a notebook, with their English."""

CODE_KINDS: dict[str, Translated] = {"static": say("static code"), "dynamic": say("dynamic code")}

MODES: dict[str, Translated] = {
    "numeric": say("digits"),
    "alphanumeric": say("signs"),
    "byte": say("bytes"),
}


# ---- forms ---------------------------------------------------------------------------------


@singledispatch
def form(question: Question, words: Mapping[str, object], label: Pair) -> Json:
    """How ``question`` is answered; ``words`` says its options or steps, ``label`` its name."""
    raise TypeError(f"no form for {type(question).__name__}")


@form.register
def _(question: Number, words: Mapping[str, object], label: Pair) -> Json:
    unit = question.unit
    return {"kind": "number", "label": label, "unit": pair(UNITS.get(unit, unit)) if unit else None}


@form.register
def _(question: Choice, words: Mapping[str, object], label: Pair) -> Json:
    options = _options(question.options, words)
    return {"kind": "choice", "label": label, "many": question.many, "options": options}


@form.register
def _(question: Order, words: Mapping[str, object], label: Pair) -> Json:
    return {"kind": "order", "label": label, "steps": _options(question.steps, words)}


@form.register
def _(question: Decision, words: Mapping[str, object], label: Pair) -> Json:
    return {
        "kind": "decision",
        "label": label,
        "options": _options(question.options, words),
        "reasons": _options(question.reasons, words),
    }


@form.register
def _(question: Code, words: Mapping[str, object], label: Pair) -> Json:
    if question.part == "text":
        return {"kind": "word", "label": label}
    if question.part == "version":
        return {"kind": "number", "label": label, "unit": None}
    levels = {
        level: say("{level}: repairs about {parts} of 100 parts", level=level, parts=parts)
        for level, parts in RESTORES.items()
    }
    options = _options(LEVELS, levels)
    return {"kind": "choice", "label": label, "many": False, "options": options}


@form.register
def _(question: Table, words: Mapping[str, object], label: Pair) -> Json:
    fields = question.fields
    return {
        "kind": "table",
        "label": label,
        "columns": [_head(one, words, fields.get(one)) for one in question.columns],
        "rows": [
            {
                **_head(row, words, fields.get(row)),
                "cells": [_cell(question, Cell(row, column)) for column in question.columns],
            }
            for row in question.rows
        ],
    }


def _head(name: str, words: Mapping[str, object], field: Field | None) -> Json:
    """The head of a row or a column, with the unit of its numbers."""
    said = pair(words[name])  # type: ignore[arg-type]
    if field is None or not field.unit:
        return {"id": name, "text": said}
    unit = pair(UNITS.get(field.unit, field.unit))
    return {
        "id": name,
        "text": {"zh": f"{said['zh']}（{unit['zh']}）", "en": f"{said['en']} ({unit['en']})"},
    }


def _cell(question: Table, cell: Cell) -> Json:
    given = question.given(cell)
    shown = None if given is None else question.number(cell).written(given)
    return {"name": cell.name, "given": shown}


@form.register
def _(question: Written, words: Mapping[str, object], label: Pair) -> Json:
    return {
        "kind": "text",
        "label": label,
        "least": question.least,
        "most": question.most,
        "counted": WORD,
        "checks": [
            {"name": name, "text": pair(_asked(question, name, words))} for name in question.names()
        ],
    }


def _asked(question: Written, name: str, words: Mapping[str, object]) -> Translated:
    """What a text is asked for, as a line of its check list."""
    if name == LENGTH:
        return say("Write {least} to {most} words.", least=question.least, most=question.most)
    return RULES[name].asks if name in RULES else say("It says: {fact}.", fact=words[name])


# ---- what is said of the parts of an answer ---------------------------------------------------


def unread(question: Question, raw: object) -> list[Json]:
    """The parts of an answer that cannot be read, as :func:`parts` shows them."""
    if not isinstance(question, Table):
        return []
    try:
        filled = question.read(raw)
    except Unreadable:
        return []
    return parts({"name": one, "outcome": "unreadable"} for one in filled if filled[one] is None)


def parts(found: Iterable[Mapping[str, Any]]) -> list[Json]:
    """What marking found of each part of an answer (see :class:`qihang.questions.base.Part`)."""
    return [
        {
            "name": part["name"],
            "outcome": part["outcome"],
            "found": part.get("found"),
            "next": [pair(said) for said in _to_do(part.get("idea"))],
        }
        for part in found
    ]


def _to_do(idea: str | None) -> list[Translated]:
    known = misconception(idea) if idea else None
    return [known.next_step] if known else []


def unfilled(question: Question, raw: object) -> Translated | None:
    """What is still missing in an answer that is begun."""
    if isinstance(question, Decision) and isinstance(raw, dict):
        chosen = bool(raw.get("choice")) and not raw.get("reason")
        return say("Please choose a reason, too.") if chosen else None
    if isinstance(question, Table) and isinstance(raw, dict):
        empty = sum(is_empty(raw.get(cell.name)) for cell in question.blanks())
        return say("Cells still empty: {count}.", count=empty) if empty else None
    return None


def _options(ids: Iterable[str], words: Mapping[str, object]) -> list[Json]:
    return [{"id": name, **_option(words[name])} for name in ids]


def _option(words: Any) -> Json:
    if isinstance(words, CodePicture):
        return {"text": pair(words.words), "picture": picture(words.scene, words.seed)}
    return {"text": pair(words)}


# ---- cards ---------------------------------------------------------------------------------


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
        "says": pair(say("Hold the scanner to a label.")),
        "labels": [_label(code) for code in shown.codes],
    }


def _label(code: PrintedCode) -> Json:
    modules = code.qr.modules
    text = codes.read(modules) or ""
    return {
        "name": code.name,
        "picture": printed(modules),
        "button": pair(say("Scan label {name}", name=code.name)),
        "says": pair(say("Label {name} says: {text}", name=code.name, text=text)),
    }


@card.register
def _(shown: CodeText) -> Json:
    unit = MODES[codes.mode(shown.text)]
    says = say(
        "It is {length} {unit} long. The code has level {level}.",
        length=shown.length,
        unit=unit,
        level=shown.level,
    )
    head = [
        {"text": pair(say("Version")), "number": False},
        {"text": pair(say("Squares")), "number": True},
        {"text": pair(say("Holds at most")), "number": True},
    ]
    rows = [
        [
            str(row.version),
            f"{row.side} × {row.side}",
            pair(say("{signs} {unit}", signs=row.signs, unit=unit)),
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
        "says": pair(say("This label rubs off on the road. Print it at each level.")),
        "legend": pair(say("Correction level")),
        "levels": [_rubbed(shown, level) for level in LEVELS],
    }


def _rubbed(shown: RubbedLabel, level: str) -> Json:
    qr = Qr(shown.text, level)
    lost = shown.damage.cells(qr.side)
    reads = codes.read(codes.damage(qr.modules, lost)) == shown.text
    says = (
        say("Level {level}: it still reads.", level=level)
        if reads
        else say("Level {level}: it does not read.", level=level)
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
        {"text": pair(say("Scan")), "number": False},
        {"text": pair(say("Time")), "number": False},
        {"text": pair(say("Payer")), "number": False},
        {"text": pair(say("Code")), "number": False},
        {"text": pair(say("Yuan")), "number": True},
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
    caption = say(
        "All scans of the day. The question is about {payer}.", payer=shown.names[shown.payer]
    )
    limit = say("The limit for static codes is {limit} yuan a day.", limit=yuan(shown.limit_fen))
    return {
        "card": "table",
        "says": pair(limit),
        "caption": pair(caption),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: Takings) -> Json:
    time = {"text": pair(say("Time")), "number": False}
    counter = {"text": pair(say("Counter")), "number": False}
    money = {"text": pair(say("Yuan")), "number": True}
    sales = [[sale.time, sale.counter, yuan(sale.fen)] for sale in shown.sales]
    arrived = [[payment.time, yuan(payment.fen)] for payment in shown.payments]
    return {
        "card": "tables",
        "tables": [
            {
                "caption": pair(say("Sold")),
                "table": {"head": [time, counter, money], "rows": sales},
            },
            {
                "caption": pair(say("Came into the account")),
                "table": {"head": [time, money], "rows": arrived},
            },
        ],
    }


@card.register
def _(shown: OrderRows) -> Json:
    head = [
        {"text": pair(say("Order")), "number": False},
        {"text": pair(say("Buyer")), "number": False},
        {"text": pair(say("Yuan")), "number": True},
        {"text": pair(say("What became of it")), "number": False},
    ]
    rows = [
        [order.number, order.buyer, yuan(order.fen), pair(STATUSES[order.status])]
        for order in shown.orders
    ]
    return {
        "card": "table",
        "says": pair(say("A buyer has the same number in each order.")),
        "caption": pair(say("All {count} orders of one week", count=len(rows))),
        "table": {"head": head, "rows": rows},
    }


@card.register
def _(shown: TwoWeeks) -> Json:
    head = [
        {"text": pair(say("Day")), "number": False},
        *({"text": pair(shop.change), "number": True} for shop in shown.shops),
    ]
    rows = [
        [pair(_day_of(day)), *map(str, orders)]
        for day, orders in enumerate(zip(*(shop.orders for shop in shown.shops), strict=True))
    ]
    return {
        "card": "table",
        "says": pair(say("Each shop changed one thing after week 1. Its visitors stayed as many.")),
        "caption": pair(say("Paid orders a day in three shops")),
        "table": {"head": head, "rows": rows},
    }


def _day_of(day: int) -> Translated:
    """The name of a day, counted from 0."""
    week, place = divmod(day, 7)
    return say("Week {week}, day {day}", week=week + 1, day=place + 1)


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
