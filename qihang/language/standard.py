"""The characters of the standard table 通用规范汉字表: what people are called and write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".txt")


@cache
def characters() -> frozenset[str]:
    """All 8,105 of them."""
    _, table = _TABLE.read_text(encoding="utf-8").split("\n\n")
    return frozenset(table.replace("\n", ""))
