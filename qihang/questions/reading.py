"""What all kinds share when they read and mark a raw answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from qihang.language.signs import narrow
from qihang.questions.base import Unreadable, Verdict, is_empty
from qihang.questions.misconceptions import MISCONCEPTIONS, UnknownMisconception

__all__ = ["among", "exact", "mark", "named", "narrow", "right", "shared", "unkeyed"]

Value = TypeVar("Value")


def mark(raw: Any, read: Callable[[Any], Value], judge: Callable[[Value], Verdict]) -> Verdict:
    """The verdict on ``raw``: ``judge`` sees it only if there is something that ``read`` read."""
    if is_empty(raw):
        return Verdict("empty")
    try:
        value = read(raw)
    except Unreadable as unreadable:
        return Verdict("unreadable", idea=unreadable.hint)
    return judge(value)


def right() -> Verdict:
    """All of the points."""
    return Verdict("right", Fraction(1))


def shared(share: Fraction, name: str) -> Verdict:
    """The verdict on an answer that earns ``share``; ``name`` says what is missing."""
    if share == 1:
        return right()
    return Verdict("partly", share, name) if share else Verdict("not-yet", idea=name)


def named(name: str) -> str:
    """``name``, if there is one of that name. Raises :class:`UnknownMisconception`."""
    if name not in MISCONCEPTIONS:
        raise UnknownMisconception(name)
    return name


def among(ids: str | Iterable[str], options: Iterable[str]) -> frozenset[str]:
    """One id or several as a set. Raises ``ValueError`` if there is none, or an unknown one."""
    chosen = frozenset([ids] if isinstance(ids, str) else ids)
    if not chosen or not chosen <= set(options):
        raise ValueError(f"{sorted(chosen)} are not among {sorted(options)}")
    return chosen


def exact(value: Decimal | int | str) -> Decimal:
    """A number of a key. A float is refused: it is rarely the number that was meant."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError(f"{value!r} is no exact number")
    return Decimal(value)


def unkeyed() -> ValueError:
    """The error of marking a question that has no key: a mistake of an author."""
    return ValueError("the question has no key: use .expecting(…)")
