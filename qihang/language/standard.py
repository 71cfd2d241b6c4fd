"""The characters of the standard table 通用规范汉字表: what people are called and write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".txt")


@cache
def table() -> str:
    """All 8,105 of them in the table's order; the first 3,500 are its level one."""
    _, table = _TABLE.read_text(encoding="utf-8").split("\n\n")
    return table.replace("\n", "")


@cache
def characters() -> frozenset[str]:
    """All of them, in no order."""
    return frozenset(table())
