"""Hours of the day in a text, however they are said: 18:00, 下午6点, 傍晚六点, six in the evening.

A bare 6 may be the sixth hour or the eighteenth: both are meant. Only what says that it is an
hour is read as one, so 一点 in 一点也没提 is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = "零一二三四五六七八九"
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_EARLY_ZH = "凌晨|清早|清晨|早上|早晨|上午|今早|明早|一早"
_LATE_ZH = "中午|下午|傍晚|晚上|晚间|夜里|今晚|明晚|当晚|晚"
_EARLY_EN = "a ?m|a\\. ?m|in the morning|this morning|tomorrow morning"
_LATE_EN = (
    "p ?m|p\\. ?m|in the (?:afternoon|evening)|at night|tonight"
    "|(?:this|today|tomorrow) (?:afternoon|evening)"
)

_ZH = re.compile(
    rf"(?:(?P<early>{_EARLY_ZH})|(?P<late>{_LATE_ZH}))?[的 ]{{0,2}}"
    r"(?:最迟|最晚|在|到)? ?"
    r"(?:(?<![\d.:])(?P<digits>\d{1,2})|(?<![一二三四五六七八九十零两])"
    r"(?P<spoken>二?十[一二三四五六七八九]?|[一二两三四五六七八九]))"
    r" ?(?:点钟?|时(?![间候常])) ?"
    r"(?P<minutes>半|[一三]刻|\d{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?)?"
    r"(?P<sure>整|左右|(?:以|之)?[前后]|钟)?"
)
_COLON = re.compile(
    rf"(?:(?:(?P<early>{_EARLY_ZH})|(?P<late>{_LATE_ZH})) ?)?"
    r"(?<![\d.:])(?P<digits>\d{1,2}) ?[:：] ?(?P<minutes>\d\d)(?![\d:])"
    rf"(?: ?(?:(?P<am>(?:{_EARLY_EN})\b)|(?P<pm>(?:{_LATE_EN})\b)))?"
)
_EN = re.compile(
    r"(?:\b(?P<sure>by|before|at|until|till|around|about|after|past) (?:about )?)?"
    r"(?<![\w.:])(?P<half>half past |(?:a )?quarter (?:past|to) )?"
    rf"(?:(?P<digits>\d{{1,2}})|(?P<spoken>{'|'.join(_WORDS)}))"
    r"(?![\w:]*\d|[.,]\d)"
    r"(?P<clock> ?o'? ?clock\b)?(?: today| tomorrow)?"
    rf"(?: ?,? ?(?:(?P<am>(?:{_EARLY_EN})\b)|(?P<pm>(?:{_LATE_EN})\b)))?"
    r"(?P<unit> ?-?(?:[a-z%]+))?"
)
_ENDS = frozenset(
    (
        "today",
        "tomorrow",
        "and",
        "or",
        "so",
        "as",
        "if",
        "when",
        "then",
        "that",
        "this",
        "i",
        "we",
        "you",
        "it",
        "he",
        "she",
        "the",
        "at",
        "on",
        "by",
        "to",
        "latest",
        "sharp",
        "exactly",
        "please",
        "because",
        "with",
        "from",
        "in",
        "for",
        "will",
        "but",
        "unless",
    )
)
"""What may come behind "before 6"; another word is the unit of a number that is no hour."""


_SURELY = 4
"""From this number on 点 alone is an hour; 一点, 两点, 三点 are more often points."""

_COUNTED = re.compile("建议|要求|意见|原因|问题|理由|不满|道理|说明|好处")
"""What there may be four or more points of."""


@dataclass(frozen=True)
class Hour:
    """An hour in a text, from ``start`` up to ``end``: all full hours that it may mean.

    None where it is not a full one, as in 5:30.
    """

    start: int
    end: int
    may_be: frozenset[int]


def said(text: str) -> Iterator[Hour]:
    """The hours of a text in small letters and plain signs, from left to right."""
    found = [*_chinese(text), *_with_colon(text), *_english(text)]
    last = 0
    for one in sorted(found, key=lambda hour: (hour.start, -hour.end)):
        if one.start >= last:
            yield one
            last = one.end


def _chinese(text: str) -> Iterator[Hour]:
    for found in _ZH.finditer(text):
        parts = found.groupdict()
        sure = parts["early"] or parts["late"] or parts["digits"] or parts["minutes"]
        number = int(parts["digits"]) if parts["digits"] else _spoken(parts["spoken"])
        if not (sure or parts["sure"]) and (number < _SURELY or _COUNTED.match(text, found.end())):
            continue  # 到一点, 有一点, 三点建议
        yield _hour(found, number, parts["early"], parts["late"], full=not parts["minutes"])


def _spoken(word: str) -> int:
    if word == "两":
        return 2
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _DIGITS.index(word)
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def _with_colon(text: str) -> Iterator[Hour]:
    for found in _COLON.finditer(text):
        parts = found.groupdict()
        early, late = parts["early"] or parts["am"], parts["late"] or parts["pm"]
        yield _hour(found, int(parts["digits"]), early, late, full=int(parts["minutes"]) == 0)


def _english(text: str) -> Iterator[Hour]:
    for found in _EN.finditer(text):
        parts = found.groupdict()
        named = parts["clock"] or parts["am"] or parts["pm"] or parts["half"]
        unit = (parts["unit"] or "").strip(" -")
        if not named and not (parts["sure"] and (not unit or unit in _ENDS)):
            continue
        number = int(parts["digits"]) if parts["digits"] else _WORDS.index(parts["spoken"]) + 1
        yield _hour(found, number, parts["am"], parts["pm"], full=not parts["half"])


def _hour(found: re.Match[str], number: int, early: object, late: object, *, full: bool) -> Hour:
    may_be: set[int] = set()
    if full and number <= 24:
        may_be = {number % 24}
        if number <= 12 and not early:
            may_be = {(number + 12) % 24} if late and number < 12 else {number, number + 12}
    return Hour(found.start(), found.end(), frozenset(one % 24 for one in may_be))
