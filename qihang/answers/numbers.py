"""Trainee numbers as people type them."""

from __future__ import annotations

from qihang.language import typed


def plain(number: str) -> str:
    """A number as it is enrolled: usual width, the keyboard's hyphen, no spaces."""
    return typed.unspaced(typed.hyphened(typed.plain(number)))


def folded(number: str) -> str:
    """The same for all numbers that are alike: B-12, b-12 and Ｂ－１２."""
    return plain(number).casefold()
