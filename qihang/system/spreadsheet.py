"""Cells that a spreadsheet shows as they stand, and computes nothing from."""

from __future__ import annotations

import re

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, in a Chinese one also full-width."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_KEEPS = re.compile(
    rf"0|[1-9][0-9]{{0,10}}|(?!(?:{_MONTHS})[a-z]*\W*\d|true$|false$)(?:'|[^\W\d_]).*",
    re.DOTALL | re.IGNORECASE,
)
"""What a spreadsheet shows as it stands; 007, 2-3, 1e5 or an identity number it would not."""


def harmless(value: object) -> str:
    """A cell of CSV; a leading sign that a spreadsheet takes for a formula is quoted."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_text(value: str) -> str:
    """A cell that a spreadsheet takes neither for a formula nor for a number or a date.

    A tab at its end, which nobody sees, keeps 007 from becoming 7 and class 2-3 a day in March.
    """
    safe = harmless(value)
    return safe if _KEEPS.fullmatch(safe) else f"{safe}\t"
