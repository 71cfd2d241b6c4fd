"""A table as paper: A4, its head on every sheet, with the day on which it was made.

A process of its own makes it: ``python -m qihang.operate.export.paper`` takes what stands on the
paper as JSON and writes a PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from qihang.language.messages import message, translations
from qihang.operate.export import files
from qihang.operate.export.table import Table
from qihang.system import bounded

TEMPLATE = Path(__file__).with_name("list.typ")

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory. Three hundred people take three seconds and 200 MB."""

UPRIGHT = 8
"""Columns that an upright sheet has room for; more lie across."""

SHORT = 12
"""Room of a heading above figures, in digits; a longer one is a letter there, and told below the
title, where many columns stand side by side."""


def paper(table: Table, language: str) -> bytes:
    """A PDF of as many sheets as it needs. Raises as :func:`files.excel`."""
    return files.made(__name__, _given(table, language))


def _given(table: Table, language: str) -> Mapping[str, Any]:
    """What stands on it, as JSON can hold it."""

    def say(text: Any) -> str:
        return translations(text)[language]

    head, *lines = table.lines(language)
    across = len(head) > UPRIGHT
    shown, letters = _lettered(table, head) if across else (head, [])
    return {
        "lang": language,
        "title": say(table.title),
        "about": [say(one) for one in table.about],
        "day": say(message("As of {day}", day=datetime.now().astimezone().strftime("%Y-%m-%d"))),
        "across": across,
        "head": shown,
        "letters": letters,
        "lines": lines,
        "texts": sorted(table.texts),
        "ticks": table.ticks,
    }


def _lettered(table: Table, head: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The head with letters for long headings of figures, and what each letter stands for."""
    shown = list(head)
    told: list[tuple[str, str]] = []
    for place, text in enumerate(head):
        if place not in table.texts and files.room(text) > SHORT:
            shown[place] = _letter(len(told))
            told.append((shown[place], text))
    return shown, told


def _letter(place: int) -> str:
    """A to Z, then AA, AB …"""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def main() -> None:
    """Read what stands on the paper from the standard input, write the PDF."""
    from qihang.papers import pdf  # some megabytes, and only this process needs it

    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(pdf.made(TEMPLATE, json.load(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
