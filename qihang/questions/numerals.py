"""Numbers as people write them, read by the patterns of :mod:`qihang.questions.grammar`."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import cache

from qihang.language.signs import narrow
from qihang.questions import grammar

_NUMBER = re.compile(grammar.NUMBER)
_TOKEN = re.compile(grammar.TOKEN)
_DECIMAL_COMMA = re.compile(grammar.DECIMAL_COMMA)


def read(text: str, *unit: str) -> Decimal | None:
    """The number that is meant by ``text``, or ``None``. ``unit`` has the names of its unit."""
    plain = grammar.plain(text)
    for pattern in _compiled(*unit):
        found = pattern.fullmatch(plain)
        parts = {name: part for name, part in found.groupdict().items() if part} if found else {}
        sign = parts.pop("sign", "")
        if parts and all(map(_NUMBER.fullmatch, parts.values())):
            return _weighed(sign, parts, len(plain))
    return None


def _weighed(sign: str, parts: dict[str, str], digits: int) -> Decimal:
    with localcontext() as exactly:
        exactly.prec = digits + 20
        hundredths = (value(part) * grammar.WEIGHTS[name] for name, part in parts.items())
        number = sum(hundredths, Decimal(0)) / 100
        return -number if sign == "-" and number else number


def has_decimal_comma(text: str, *unit: str) -> bool:
    """Whether it is the comma alone that keeps ``text`` from being read."""
    plain = narrow(text)
    if not _DECIMAL_COMMA.fullmatch(plain):
        return False
    return read(text, *unit) is None and read(plain.replace(",", "."), *unit) is not None


def value(written: str) -> Decimal:
    """The value of what matches :data:`grammar.NUMBER`.

    A last digit counts one of the next lower rank, as in 一万二; behind 零 it counts itself.
    """
    done = section = last = Decimal(0)
    counts = Decimal(1)  # what the last number counts if nothing follows it
    below = Decimal(1)  # what a single digit counts that comes next
    for token in _TOKEN.findall(written):
        if token in grammar.RANKS:
            rank = Decimal(grammar.RANKS[token])
            section, last, below = section + (last or 1) * rank, Decimal(0), rank / 10
        elif token in grammar.GROUPS:
            group = Decimal(grammar.GROUPS[token])
            done += (section + last * counts) * group
            section, last, below = Decimal(0), Decimal(0), group / 10
        elif token == "零":
            below = Decimal(1)
        elif token[0] == "点":
            last, counts = last * counts + _behind_point(token), Decimal(1)
        elif token != " ":
            last, counts = _plain(token), below if len(token) == 1 else Decimal(1)
    return done + section + last * counts


def _behind_point(token: str) -> Decimal:
    return Decimal("0." + "".join(str(grammar.DIGITS[sign]) for sign in token[1:]))


def _plain(token: str) -> Decimal:
    if token in grammar.DIGITS:
        return Decimal(grammar.DIGITS[token])
    return Decimal(re.sub("[, ]", "", token))


@cache
def _compiled(*unit: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in grammar.patterns(*unit)]
