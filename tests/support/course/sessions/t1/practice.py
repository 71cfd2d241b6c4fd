"""T1: the item to try in its workbook."""

from __future__ import annotations

from random import Random

from qihang.language.messages import message
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.t1.exercise import draw_sale


@practice("t1.total")
def practice_total(rng: Random) -> Task:
    """What some packs of tea cost together."""
    sale = draw_sale(rng)
    question = Number(unit="元").expecting(sale.total)
    for misconception, distractor in sale.distractors.items():
        question = question.with_misconception(distractor, misconception)
    return Task(
        message("How much do all the packs cost together?"),
        question,
        shows=sale.card,
        hint=message("{packs} × {price} = ?", packs=sale.packs, price=sale.price),
    )
