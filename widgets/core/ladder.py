"""A ladder of bars, as ``ladder.js`` draws it: amounts below one another, in one scale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from qihang.commerce import money
from qihang.language.messages import Translated, translations


def bar(
    id: str, name: Translated, amount: Decimal, *parts: tuple[str, Decimal, Decimal]
) -> dict[str, Any]:
    """A line of a ladder: ``amount`` in yuan, and how each part looks, from where to where."""
    return {
        "id": id,
        "name": translations(name),
        "parts": [
            {"kind": kind, "from": money.fen(start), "to": money.fen(end)}
            for kind, start, end in parts
            if start < end
        ],
        "amount": money.short(amount),
    }
