"""A trainee's plan on one page: what stands on it, in one language.

Nothing here is judged: a line that is empty, or that nobody could read, has room to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from qihang.commerce import own_goods, plan
from qihang.commerce.money import figure
from qihang.commerce.own_goods import OwnGoods
from qihang.commerce.plan import CASH, COSTS, FOLLOWS, LINES, SALES, START
from qihang.commerce.plan_choices import CHOICES, LONGEST_WHY
from qihang.commerce.rates import rate
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.language.signs import seen
from qihang.questions import grammar
from qihang.questions.base import Unreadable, is_empty
from qihang.questions.plan import number_of

TEMPLATE = Path(__file__).with_suffix(".typ")

PARTS: Mapping[str, tuple[Translated, Iterable[str]]] = {
    "before": (message("Before the first sale"), START),
    "sales": (message("Sales of the first month"), SALES),
    "costs": (message("What is left"), COSTS),
    "cash": (message("Will the cash last?"), CASH),
}

ISOLATE = "\u2068\u2069"
"""Around a name: whichever way its signs are written, the number behind it stays as it is."""

GOODS: Mapping[str, Translated] = {
    "kind": message("Kind of goods"),
    "material": message("Made of"),
    "measure": message("Size or weight"),
    "place": message("Comes from"),
    "papers": message("Papers"),
    "box": message("Box"),
    "weight": message("Weight, packed"),
}
"""What of the sheet stands beside the plan."""

MONEY: Mapping[str, Translated] = {
    "cost": message("It costs you"),
    "packaging": message("Packaging"),
    "parcel": message("Parcel"),
}


def page(
    answer: object, sheet: object, name: str, number: str, day: str, language: str
) -> dict[str, Any]:
    """What stands on the page of one trainee, for ``plan.typ``; all of it is text.

    ``answer`` is what was saved of a question of the kind ``plan``, ``sheet`` what was kept of
    one's own goods; either may be anything. ``day`` is the day on which the plan was saved.
    """
    filled = answer if isinstance(answer, dict) else {}
    own = own_goods.read(sheet)
    begun = plan.thawed(filled.get("own"), rate("platform_fee").value)
    frozen = own_goods.read(filled.get("own")) if begun else OwnGoods()

    def say(words: Translated) -> str:
        return translations(words)[language]

    return {
        "lang": language,
        "title": say(message("My plan for the first month")),
        "who": f"{ISOLATE[0]}{name}{ISOLATE[1]} · {number}",
        "day": say(message("As it was saved on {day}", day=day)),
        "goods": say(begun.name if begun else message("Goods of the exercise")),
        "facts": [[say(label), text] for label, text in _facts(own, frozen, say)],
        "parts": [
            {"title": say(title), "lines": [_line(line, filled, say) for line in lines]}
            for title, lines in PARTS.values()
        ],
        "choices": [[say(CHOICES[one][0]), _chosen(one, filled, say)] for one in CHOICES],
        "why": [say(message("In my own words")), _text(filled.get("why"))],
        "foot": [say(one) for one in _foot()],
    }


Say = Any
"""Says words in the language of the page."""


def _facts(own: OwnGoods, frozen: OwnGoods, say: Say) -> Iterator[tuple[Translated, str]]:
    """What is known of the goods; the money is that with which the plan was begun."""
    for name, label in GOODS.items():
        if text := say(own.said(name)):
            yield label, text
    for name, label in MONEY.items():
        if getattr(frozen, name) is not None:
            yield label, say(message("{amount} yuan", amount=frozen.said(name)))


def _line(name: str, filled: Mapping[str, Any], say: Say) -> dict[str, Any]:
    line, raw = LINES[name], filled.get(name)
    unit = grammar.known_unit(line.unit)
    return {
        "name": say(line.words),
        "value": _number(name, raw),
        "unit": say(Bilingual(unit.zh, unit.en)) if unit else "",
        "sum": name in FOLLOWS,
    }


def _number(name: str, raw: object) -> str:
    """A number as this form writes it; nothing where none can be read that can stand there."""
    with suppress(Unreadable):
        if not is_empty(raw) and LINES[name].holds(value := number_of(name).read(raw)):
            return number_of(name).written(value)
    return ""


def _chosen(name: str, filled: Mapping[str, Any], say: Say) -> str:
    options, raw = CHOICES[name][1], filled.get(name)
    return say(options[raw]) if isinstance(raw, str) and raw in options else ""


def _text(raw: object) -> str:
    return seen(raw)[:LONGEST_WHY].strip() if isinstance(raw, str) else ""


def _foot() -> Iterator[Translated]:
    fee = figure(rate("platform_fee").value)
    yield message("Platform fee: {fee}% of net sales. Look it up before use.", fee=fee)
    yield message("What was paid before opening is not taken off “Left”.")
    yield message("Stop line: with less cash than this, buy nothing more, and count first.")
    yield message("Ask: registration and permits 12315, tax 12366, the law 12348.")
