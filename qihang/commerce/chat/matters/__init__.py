"""What customers write about: a file for each matter."""

from __future__ import annotations

from qihang.commerce.chat.matter import Matter
from qihang.commerce.chat.matters.asks import ASKS
from qihang.commerce.chat.matters.colour import COLOUR
from qihang.commerce.chat.matters.fruit import FRUIT
from qihang.commerce.chat.matters.lamp import LAMP
from qihang.commerce.chat.matters.late import LATE
from qihang.commerce.chat.matters.no import NO
from qihang.commerce.chat.matters.small import SMALL

MATTERS: dict[str, Matter] = {
    "lamp": LAMP,
    "colour": COLOUR,
    "late": LATE,
    "small": SMALL,
    "fruit": FRUIT,
    "asks": ASKS,
    "no": NO,
}
"""All matters by name."""
