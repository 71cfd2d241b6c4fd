"""How a number may be written: the only place that knows.

Answers are read by it in Python (:mod:`qihang.questions.numerals`). The box of a laboratory
needs its number before Python could say it, and reads by the same patterns in the browser:
``make assets`` writes them as ``widgets/core/grammar.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qihang.language.signs import NARROW, UNSEEN, narrow

ALIKE = {
    "。": ".", "负": "-", "負": "-", "〇": "零", "圆": "元", "圓": "元", "两": "二", "兩": "二",
    "壹": "一", "贰": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六", "柒": "七",
    "捌": "八", "玖": "九", "拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿",
}  # fmt: skip
"""Signs of a number, and the plain ones that they stand for."""

_ALIKE = str.maketrans(ALIKE)

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
RANKS = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True)
class Unit:
    """A unit as a page says it, and what else may stand before or behind a number of it.

    A number of what is ``counted`` is whole. The English name belongs to no other unit; a
    Chinese one may (分 is fen, and points): a question then says which by the English one.
    """

    zh: str
    en: str
    behind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    counted: bool = False

    def names(self) -> tuple[str, ...]:
        """What a question may call it."""
        return (self.zh, self.en, *(self.behind if self is MONEY else ()))


_ENDS = ("st", "nd", "rd", "th")
MONEY = Unit("元", "yuan", ("元整", "块钱", "块", "rmb", "cny", "¥"), ("¥",))
DAY_OF_MARCH = Unit(
    *("日", "March"),
    behind=(
        "号",
        *(f"{end}{of}" for of in (" of march", " march", "") for end in _ENDS),
        "of march",
    ),
    before=("(?:3|三) {0,3}月", "march the", "march", "the"),
    counted=True,
)
"""A day of the month in which the example of the course falls: 3 月 10 日, 10 March."""
UNITS = (
    MONEY,
    Unit("分", "fen", ("分钱",)),
    Unit("%", "%", ("percent", "per cent", "个百分点"), ("百分之",)),
    Unit("字节", "bytes", ("个字节",), counted=True),
    Unit("人", "people", ("个人", "位", "person", "persons"), counted=True),
    Unit("单", "orders", ("个订单", "笔订单", "订单", "笔", "个"), counted=True),
    Unit("次", "times", ("回",), counted=True),
    Unit("件", "pieces", ("个", "件商品"), counted=True),
    Unit("双", "pairs", ("双鞋", "个", "pairs of shoes", "pair of shoes"), counted=True),
    Unit("分", "points", ("个",), counted=True),
    DAY_OF_MARCH,
)
"""The units that a page says in two languages. One that is not here is said, and read, as it is.
Of two that share a name, it is that of the first."""

COUNTED = (
    "个字节", "字节", "个", "个人", "人", "位", "格", "次", "行", "号", "日", "天", "种", "件",
    "双", "单", "只", "盒", "箱", "包", "bytes", "people", "persons", "times", "rows", "days",
    "kinds", "pieces", "pairs", "orders", "box", "boxes", "packs",
)  # fmt: skip
"""What may stand behind a number that is asked for without a unit: words that only count. 分 is
none of them; it is money where nothing else is said."""

FIRST = ("¥", "第")
"""What may stand before any number."""

# ---- patterns; they mean the same to Python and to a browser -----------------------------------

_DIGIT = "[一二三四五六七八九1-9]"
_BELOW_10_000 = f"(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?"

DECIMAL = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?"  # 1,234.50
    r"|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
)
CHINESE = (  # 三十, 一万二, 12万3千, 十二点五
    f"(?=[一二三四五六七八九十1-9])(?:(?:{_BELOW_10_000}|[0-9]{{1,4}})亿)?"
    f"(?:零?(?!万)(?:{_BELOW_10_000}|[0-9]{{1,4}})万)?(?:零?{_BELOW_10_000}|[0-9]{{4}})"
)
NUMBER = (
    f"(?:{DECIMAL}(?: ?(?:[百千]?万|[百千亿]))?"  # 12.50, 3.5万
    f"|(?:{CHINESE}|零)(?:点[零一二三四五六七八九]+[万亿]?)?|百)"  # 百 as in 百分之百
)
TOKEN = f"{DECIMAL}|点[零一二三四五六七八九]+|."
"""The parts of a number: decimal digits, what follows a Chinese point, single signs."""

_SOME = "[0-9., 零一二三四五六七八九十百千万亿点]+?"  # it is then looked at by NUMBER
_ONE = "[0-9零一二三四五六七八九]"
_YUAN, _JIAO, _FEN = "(?:元|块钱|块|yuan|rmb)", "(?:角|毛|jiao|mao)", "(?:分钱|分|fen)"

PLAIN = f"(?P<whole>{_SOME})(?: {{0,3}}BEHIND)?"
COINS = (
    f"(?P<whole>{_SOME}) ?{_YUAN} ?(?P<tenths>{_ONE}) ?{_JIAO}"
    f"(?: ?(?P<hundredths>{_ONE})(?: ?{_FEN})?)?[钱整]?",  # 12元5角
    f"(?P<whole>{_SOME}) ?{_YUAN} ?零?(?P<hundredths>{_SOME}) ?{_FEN}",  # 31元5分
    f"(?P<whole>{_SOME}) ?[元块] ?(?P<tenths>{_ONE})(?P<hundredths>{_ONE})?",  # 12块5
    f"(?P<tenths>{_SOME}) ?{_JIAO}(?: ?(?P<hundredths>{_ONE})(?: ?{_FEN})?)?钱?",  # 8毛5
)
"""Amounts of money in parts. They say themselves what they are."""

ONLY_FEN = f"(?P<hundredths>{_SOME}) ?{_FEN}"
"""Where money is asked for. Elsewhere 5分 may be five of anything."""

HEADS = (r"(?:(?P<sign>[+-]) {0,3})?(?:BEFORE {0,3})?", r"BEFORE {0,3}(?P<sign>[+-]) {0,3}")
"""A sign stands before ¥ or behind it."""

DECIMAL_COMMA = r"[^,]*[0-9],[0-9][^,]*"
"""A text with one comma. It was meant as a point if the text can be read with a point."""

WEIGHTS = {"whole": 100, "tenths": 10, "hundredths": 1}
"""How many hundredths there are in the parts of a number."""


def plain(text: str) -> str:
    """``text`` as the patterns see it."""
    return narrow(text.translate(_ALIKE)).translate(_ALIKE).lower()


# ---- units -------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def known_unit(*names: str) -> Unit | None:
    """The unit that has one of these names in either language."""
    return next((unit for unit in UNITS if set(unit.names()) & set(names)), None)


def patterns(*names: str) -> list[str]:
    """All ways in which a number of the unit may be written that has these names, if any."""
    own = [name for name in names if name]
    unit = known_unit(*own)
    if unit is None and own:
        return _patterns([PLAIN], FIRST, _any(own))
    if unit is None:
        return _patterns([PLAIN, *COINS], FIRST, _any([*MONEY.names(), *COUNTED]))
    behind = _any([*own, unit.zh, unit.en, *unit.behind])
    if unit is MONEY:
        return _patterns([PLAIN, *COINS, ONLY_FEN], MONEY.before, behind)
    return _patterns([PLAIN], (*FIRST, *unit.before), behind)


def _patterns(forms: Iterable[str], before: Iterable[str], behind: str) -> list[str]:
    first = f"(?:{'|'.join(before)})"
    whole = (head + form for form in forms for head in HEADS)
    return [one.replace("BEFORE", first).replace("BEHIND", behind) for one in whole]


def _any(names: Iterable[str]) -> str:
    """One of some names; those of Latin letters are in the singular or in the plural."""
    lower = dict.fromkeys(plain(name) for name in names)
    return f"(?:{'|'.join(map(_either_number, lower))})"


def _either_number(name: str) -> str:
    latin = name.isascii() and name.isalpha()
    return f"{name.removesuffix('s')}s?" if latin else re.escape(name)


# ---- for a browser -----------------------------------------------------------------------------

OTHER = "OTHER"
"""Stands in the patterns for a browser where the names go of a unit that is not known here."""


def as_json() -> dict[str, Any]:
    """All of it in plain data, as ``widgets/core/grammar.js`` holds it."""
    return {
        "unseen": UNSEEN,
        "alike": {chr(code): plain for code, plain in NARROW.items()} | ALIKE,
        "digits": DIGITS,
        "ranks": RANKS,
        "groups": GROUPS,
        "weights": WEIGHTS,
        "number": NUMBER,
        "token": TOKEN,
        "decimalComma": DECIMAL_COMMA,
        "units": {name: unit.en for unit in reversed(UNITS) for name in unit.names()},
        "patterns": {
            "": patterns(),
            **{unit.en: patterns(unit.en) for unit in UNITS},
            OTHER: _patterns([PLAIN], FIRST, f"(?:{OTHER})"),
        },
    }
