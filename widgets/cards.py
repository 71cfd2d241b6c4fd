"""What stands in a box, as the page draws it: the form to answer in, and what to look at.

Everything here turns plain data of :mod:`qihang` into JSON with both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from qihang.cases.shown import (
    CodePicture,
    CodeText,
    PrintedCode,
    PrintedCodes,
    RubbedLabel,
    Scans,
    Takings,
)
from qihang.commerce import codes
from qihang.commerce.codes import LEVELS, RESTORES, Qr
from qihang.commerce.payments import yuan
from qihang.questions.base import Question
from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.text import Both, Spoken, pair, say
from widgets.pictures import picture, printed

Pair = dict[str, str]
Json = dict[str, Any]

FORM_WORDS: dict[str, Spoken] = {
    "up": say("Up"),
    "down": say("Down"),
    "moved": say("Now {place} of {count}", place="{place}", count="{count}"),
    "keep": say("The order is right as it is"),
    "because": say("Why?"),
    "and_one_more": say("and one digit more"),
    "capacity": say("How much each version holds"),
    "nothing_scanned": say("Nothing is scanned yet."),
}

EAN_DIGITS = 12
"""Digits of a bar code before its check digit, shown with a gap for it."""

UNITS: dict[str, Spoken] = {
    "元": Both("元", "yuan"),
    "字节": Both("字节", "bytes"),
}
"""Units that are written in Chinese in a notebook, with their English."""

CODE_KINDS: dict[str, Spoken] = {"static": say("static code"), "dynamic": say("dynamic code")}

MODES: dict[str, Spoken] = {
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
        return {"kind": "text", "label": label}
    if question.part == "version":
        return {"kind": "number", "label": label, "unit": None}
    levels = {
        level: say("{level}: repairs about {parts} of 100 parts", level=level, parts=parts)
        for level, parts in RESTORES.items()
    }
    options = _options(LEVELS, levels)
    return {"kind": "choice", "label": label, "many": False, "options": options}


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
def _(shown: CodePicture) -> Json:
    return {
        "card": "picture",
        "picture": picture(shown.scene, shown.seed),
        "text": pair(shown.words),
    }
