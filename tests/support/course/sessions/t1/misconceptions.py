"""T1: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    "t1-added": Misconception(
        message("You added the packs and the price."),
        message("Multiply the packs by the price of one."),
    ),
    "t1-one-pack": Misconception(
        message("This is the price of one pack."),
        message("Look how many packs were sold, and multiply."),
    ),
}
