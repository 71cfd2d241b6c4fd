"""Trainee numbers as people type them."""

from __future__ import annotations

import re

from qihang.language import typed

LONGEST = 20
"""Characters of a number."""

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


def is_number(text: str) -> bool:
    """Whether somebody can be enrolled with it: as a word of a command and as a folder's name.

    So it is no option (``-1``), no path (``..``, ``a/b``) and nothing that a page has to quote.
    """
    return len(text) <= LONGEST and _NUMBER.fullmatch(text) is not None


def plain(number: str) -> str:
    """A number as it is enrolled: usual width, the keyboard's hyphen, no spaces."""
    return typed.unspaced(typed.hyphened(typed.plain(number)))


def folded(number: str) -> str:
    """The same for all numbers that are alike: B-12, b-12 and Ｂ－１２."""
    return plain(number).casefold()
