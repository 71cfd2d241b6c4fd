"""What the pictures of this page are drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qihang.language.messages import Message, Translated, message, translations
from qihang.operate.wrong import Counts, Group, Wrong

MOST_BARS = 16
"""Bars of a picture; the table has the others."""

PARTS: dict[str, Message] = {
    "right": message("Right"),
    "partly": message("Partly right"),
    "not-yet": message("Not yet"),
    "waiting": message("Waits for a person"),
}


def of_questions(found: Wrong) -> dict[str, Any]:
    """A bar a question."""
    return _figures(
        (message("Question {n}", n=n), one.counts) for n, one in enumerate(found.asked, start=1)
    )


def of_groups(groups: Iterable[Group]) -> dict[str, Any]:
    """A bar a month or class."""
    return _figures((one.name, one.counts) for one in groups)


def _figures(bars: Iterable[tuple[Translated | str, Counts]]) -> dict[str, Any]:
    return {
        "bars": [{"label": translations(label), "parts": _parts(counts)} for label, counts in bars][
            :MOST_BARS
        ],
        "names": {name: translations(said) for name, said in PARTS.items()},
        "axis": translations(message("of those who are counted")),
    }


def _parts(counts: Counts) -> dict[str, int]:
    return {
        "right": counts.right,
        "partly": counts.partly,
        "not-yet": counts.not_yet,
        "waiting": counts.waiting,
    }
