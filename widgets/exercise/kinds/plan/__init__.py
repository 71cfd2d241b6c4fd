"""The one-page plan: numbers, choices and a sentence, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qihang.commerce import plan
from qihang.commerce.money import figure, written
from qihang.commerce.own_goods import OwnGoods
from qihang.commerce.plan import CASH, COSTS, FOLLOWS, LINES, SALES, START, Goods
from qihang.commerce.plan_choices import CHOICES, LONGEST_WHY, WHY
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.plan import Plan, number_of
from widgets.exercise.kinds.parts import Json, Translations, Words, example_of, unit_of

TITLE = Bilingual("一页计划", "a plan on one page")

WORDS: dict[str, Translated] = {
    "plan_parts": message("The parts of the plan"),
    "plan_choose": Bilingual("—", "—"),
    "plan_sum": message("worked out from lines before it"),
    "plan_paper": message("One page, as it was saved last. Your instructor can print it."),
    "plan_look": message("My plan (opens in a new tab)"),
}

PARTS: Mapping[str, tuple[Translated, Iterable[str]]] = {
    "before": (message("1 Before opening"), START),
    "sales": (message("2 Sales"), SALES),
    "costs": (message("3 What is left"), COSTS),
    "cash": (message("4 Cash"), CASH),
    "risk": (message("5 Papers, risk"), CHOICES),
}
"""What is filled in on one look."""

RECALLS: Mapping[str, tuple[str, ...]] = {
    "costs": ("sold", "net"),
    "cash": ("cash", "net", "parcel", "fee", "ads"),
}
"""Lines of other parts that the sums of a part take: they are shown in it, too."""

WAYS: Mapping[str, Translated] = {
    "costs": message(
        "Left = net sales − goods sold − parcels − fee − ads (not what was paid before)."
    ),
    "cash": message(
        "Cash at the end = cash at opening + net sales − packing, parcels − fee − ads "
        "− paid for them."
    ),
}
"""How the long sums of a part are worked out."""


def form(question: Plan, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "plan",
        "label": label,
        "goods": _shown(question.goods),
        "parts": [
            {
                "id": part,
                "text": translations(name),
                "lines": list(map(_line, lines)),
                "recalls": list(map(_line, RECALLS.get(part, ()))),
                "way": translations(WAYS[part]) if part in WAYS else None,
            }
            for part, (name, lines) in PARTS.items()
        ],
        "why": {"text": translations(WHY), "longest": LONGEST_WHY},
    }


def begins(question: Plan, own: OwnGoods) -> Json | None:
    """See :func:`widgets.exercise.kinds.begins`. Those of the sheet, if it has enough."""
    kept = plan.frozen(own)
    goods = plan.thawed(kept, question.goods.fee)
    return {"own": kept, "goods": _shown(goods)} if goods else None


def follows(question: Plan, raw: object) -> Json:
    """See :func:`widgets.exercise.kinds.follows`. The goods that the plan is about."""
    return {"goods": _shown(question.goods_of(raw))}


def unfilled(question: Plan, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    count = len(question.open_lines(raw))
    return message("Lines still empty: {count}.", count=count) if count else None


def unread(question: Plan, raw: object) -> dict[str, str]:
    """See :func:`widgets.exercise.kinds.unread`."""
    return question.unread(raw)


def example(question: Plan, raw: object) -> Translated:
    """See :func:`widgets.exercise.kinds.example`. Of the first line that is not read."""
    name = [*question.unread(raw), *LINES][0]
    return example_of(number_of(name).example(), LINES[name].unit)


def _line(name: str) -> Json:
    if name in CHOICES:
        words, options = CHOICES[name]
        chosen = [{"id": one, "text": translations(text)} for one, text in options.items()]
        return {"name": name, "text": translations(words), "options": chosen}
    line = LINES[name]
    unit = unit_of(line.unit) if line.unit else None
    return {"name": name, "text": translations(line.words), "unit": unit, "sum": name in FOLLOWS}


def _shown(goods: Goods) -> Translations:
    """What a plan takes of the goods, in one line. The rate is one to look up before use."""
    said = message(
        "{name}: one costs {cost} yuan; packing and parcel {parcel} yuan; "
        "price so far {price} yuan. "
        "Platform fee: net sales × {fee}% (check before use).",
        name=goods.name,
        cost=written(goods.cost),
        parcel=written(goods.parcel),
        price=written(goods.price) if goods.price else "—",
        fee=figure(goods.fee),
    )
    return translations(said)
