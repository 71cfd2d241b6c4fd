"""Facts that a text must say, in any of the ways in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qihang.commerce.wording import hours
from qihang.questions import numerals, reading

_DIGITS = "零一二三四五六七八九"
_NUMERAL = "零一二两三四五六七八九十百千万"
_SOLD_BY = "[份斤个箱盒包袋件瓶只条张克盆筐串]|两(?![块元])|公斤|千克|(?:kg|jin|box|bag|pack)"
_MORE = rf"[\d{_NUMERAL}]+(?![\d{_NUMERAL}]| ?(?:{_SOLD_BY}))"
"""More of a price after 块, as in 30块5; what is sold for it, as in 30块5斤, is none."""

_NO_MONEY = (
    "%|折|斤|公斤|千克|克|个|件|箱|袋|包|瓶|天|小时|分钟|人|次|月|日|号|年|岁"
    "|(?:kg|g|days?|hours?|minutes?|people|pieces?|boxes|bags?|times|jin)(?![a-z])"
)


_ONE = rf"[\d{_DIGITS}]"
_AMOUNT = re.compile(
    rf"[\d.{_NUMERAL}点]+ ?(?:[元块](?: ?{_ONE} ?[角毛](?:{_ONE}分?)?| ?零?{_ONE}{{1,2}}分"
    rf"|(?! ?[\d{_NUMERAL}]))|[角毛](?:{_ONE}分?)?|分(?=钱))(?! ?(?:{_SOLD_BY}|{_NO_MONEY}))"
)
"""What may be an amount of money in a Chinese text: 一万二千元, 31元5分, 3.5万块, 五角."""


@dataclass(frozen=True)
class Fact:
    """A fact that is said where one of ``patterns`` is found; ``examples`` say it.

    Or it is one of the amounts in ``yuan``, and an answer box would read it so, or one of the
    ``hours`` of the day.
    """

    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    yuan: tuple[Decimal, ...] = ()
    hours: tuple[int, ...] = ()

    def said_in(self, text: str) -> bool:
        """Whether a text says it."""
        return any(self.places(" ".join(reading.narrow(text).lower().split())))

    def places(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where a text says it that has small letters, plain signs and single spaces."""
        for pattern in self.patterns:
            yield from (found.span() for found in re.finditer(pattern, plain))
        if self.hours:
            for one in hours.said(plain):
                if not one.may_be.isdisjoint(self.hours):
                    yield one.start, one.end
        if self.yuan:
            for place, amount in amounts(plain):
                if amount in self.yuan:
                    yield place

    def __or__(self, other: Fact) -> Fact:
        """The fact that is said by either of the two."""
        return Fact(
            self.patterns + other.patterns,
            self.examples + other.examples,
            self.yuan + other.yuan,
            self.hours + other.hours,
        )


def words(*synonyms: str) -> Fact:
    """One of some words, in Chinese or English; letters may be of either case."""
    if not synonyms or not all(word.strip() for word in synonyms):
        raise ValueError("a fact needs words")
    return Fact(tuple(map(_word, synonyms)), synonyms)


def measure(amount: Decimal | int | str, *units: str) -> Fact:
    """A number with one of its ``units``, as ``2.5 kg``, ``2.5公斤`` or ``五斤``."""
    exact = reading.exact(amount)
    unit = "|".join(map(_word, words(*units).examples))
    patterns = [rf"{_number(exact)} ?-?(?:{unit})"]
    if exact == exact.to_integral_value() and 0 < exact < 10_000:
        patterns.append(rf"(?<![{_NUMERAL}点]){_spoken(int(exact))}(?:{unit})")
    shown = f"{exact.normalize():f}"
    return Fact(tuple(patterns), tuple(f"{shown} {unit}" for unit in units))


def length(cm: int) -> Fact:
    """A length of so many centimetres, in any unit that people measure in: 14 cm, 140毫米."""
    return (
        measure(cm, "cm", "厘米", "公分", "centimetre", "centimeter")
        | measure(cm * 10, "mm", "毫米", "millimetre", "millimeter")
        | measure(Decimal(cm) / 100, "m", "米", "metre", "meter")
    )


def weight(grams: int) -> Fact:
    """A weight of so many grams, in any unit that people weigh in: 250 g, 0.25公斤, 5两."""
    return (
        measure(grams, "克", "g", "gram", "gramme")
        | measure(Decimal(grams) / 1000, "公斤", "千克", "kg", "kilogram", "kilo")
        | measure(Decimal(grams) / 500, "斤", "jin")
        | measure(Decimal(grams) / 50, "两")
    )


def money(yuan: Decimal | int | str) -> Fact:
    """An amount of yuan: 29.9, ¥29.90, 29块9, 二十九块九, 29.9 yuan. Raises ``ValueError``.

    A number with another unit is none; one without any unit is taken as yuan.
    """
    exact = reading.exact(yuan)
    fen = exact * 100
    if fen != fen.to_integral_value() or not 0 < exact < 100_000:
        raise ValueError(f"{yuan} yuan is no price")
    whole, jiao, rest = int(fen) // 100, int(fen) // 10 % 10, int(fen) % 10
    shown = f"{exact.normalize():f}"
    patterns = [
        rf"{_number(exact)}(?! ?(?:{_NO_MONEY}))(?! ?[块元] ?{_MORE})",
        rf"(?<![\d.]){whole} ?[块元] ?{_small(jiao, rest)}",
        rf"(?<![{_NUMERAL}点]){_spoken(whole)}[块元](?:钱|整)?{_small_spoken(jiao, rest)}",
    ]
    if jiao or rest:
        digits = _DIGITS[jiao] + (_DIGITS[rest] if rest else "")
        patterns.append(rf"(?<![{_NUMERAL}]){_spoken(whole)}点{digits}(?![{_NUMERAL}])")
    return Fact(tuple(patterns), (f"{shown}元", f"¥{exact:.2f}", f"{shown} yuan"), (exact,))


def amounts(plain: str) -> Iterator[tuple[tuple[int, int], Decimal]]:
    """The amounts of yuan with 元 in a text, and where: as an answer box reads them."""
    for found in _AMOUNT.finditer(plain):
        amount = numerals.read(found[0], "元")
        if amount is not None:
            yield found.span(), amount


def hour(of_24: int) -> Fact:
    """A full hour of the day: 18:00, 18点, 下午6点, 傍晚六点, 6 pm, six in the evening, 6 o'clock.

    One that is counted to 12, without morning or evening, may be either.
    """
    if of_24 not in range(24):
        raise ValueError(f"{of_24} is no hour")
    by_twelve = (f"下午 {of_24 - 12} 点", f"{of_24 - 12} pm") if of_24 > 12 else ()
    return Fact((), (f"{of_24} 点", f"{of_24}:00", *by_twelve), hours=(of_24,))


def _word(word: str) -> str:
    """A pattern for a word; one of Latin letters stands for itself, not within another."""
    pattern = r"\s*".join(map(re.escape, word.lower().split()))
    return rf"(?<![a-z]){pattern}(?:e?s)?(?![a-z])" if word.isascii() else pattern


def _number(value: Decimal) -> str:
    """A pattern for a number in digits that is not part of another one."""
    whole, _, rest = f"{value.normalize():f}".partition(".")
    commas = f"{int(whole):,}".replace(",", ",?")
    decimals = rf"\.{rest}0*" if rest else r"(?:\.0+)?"
    return rf"(?<![\d.])(?<!\d,){commas}{decimals}(?!\d|\.\d|,\d\d\d)"


def _small(jiao: int, fen: int) -> str:
    """The part of a price after 块, in digits."""
    if not jiao and not fen:
        return rf"(?! ?{_MORE})"
    if not fen:
        return rf"{jiao}0?(?!\d) ?[毛角]?(?! ?\d)"
    return rf"{jiao} ?[毛角]? ?{fen}(?!\d)"


def _small_spoken(jiao: int, fen: int) -> str:
    if not jiao and not fen:
        return rf"(?!{_MORE})"
    tail = _DIGITS[fen] if fen else ""
    return rf"{_DIGITS[jiao]}[毛角]?{tail}(?![{_NUMERAL}])"


def _spoken(value: int) -> str:
    """A pattern for a whole number below 100,000 as it is spoken in Chinese."""
    text = _chinese(value)
    text = text.removeprefix("一") if text.startswith("一十") else text
    return re.sub("(^|(?<=[千万零]))二(?=[百千万]|$)|^二$", "[二两]", text)


def _chinese(value: int) -> str:
    for name, size in (("万", 10_000), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            rest = value % size
            gap = "零" if rest and rest < size // 10 else ""
            return _chinese(value // size) + name + (gap + _chinese(rest) if rest else "")
    return _DIGITS[value]
