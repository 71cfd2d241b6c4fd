"""A number, with or without a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from qihang.questions import reading
from qihang.questions.base import LONGEST_ANSWER, Examples, Unreadable, Verdict

UNREADABLE = "write-a-number"

_MONEY = ("元", "块钱", "块", "yuan", "¥")
_COUNTED = ("个字节", "字节", "个", "格", "位", "次", "行", "号", "bytes", "byte")
_MONEY_UNITS = frozenset({"元", "yuan", "¥", "块"})
_DIGITS = re.compile(
    r"""(?P<sign>[+-]?)
        (?P<number> [0-9]{1,3} (?: (?P<comma>[, ]) [0-9]{3} (?: (?P=comma) [0-9]{3} )* )
                    (?: \. [0-9]+ )?    # 1,234.50 but not 1,2
                  | [0-9]+ (?: \. [0-9]* )?
                  | \. [0-9]+ )""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Number:
    """A number of ``unit``, shown with ``places`` decimals.

    An answer is right if it is at most ``near`` away; that is half of the last shown
    digit unless something else is said, and nothing for whole numbers.
    """

    unit: str = ""
    places: int | None = None
    near: Decimal | None = None
    answer: Decimal | None = None
    misconceptions: tuple[tuple[Decimal, str], ...] = ()

    kind = "number"

    def expecting(self, answer: Decimal | int | str) -> Number:
        """The same question with its key."""
        return replace(self, answer=reading.exact(answer))

    def with_misconception(self, value: Decimal | int | str, name: str) -> Number:
        """The same question, where ``name`` is the misconception behind an answer of ``value``."""
        return replace(
            self,
            misconceptions=(*self.misconceptions, (reading.exact(value), reading.named(name))),
        )

    def read(self, raw: Any) -> Decimal:
        """See :meth:`Question.read`. Takes 元, ¥, full-width digits and thousands commas."""
        if isinstance(raw, str):
            return self._from_text(raw)
        if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
            raise Unreadable(UNREADABLE)
        return _finite(Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw))

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        answer = self._key()
        shown = self.written(answer)
        far = 2 * self._tolerance() + 1
        wrong = [answer + far, answer - far, *(value for value, _ in self.misconceptions)]
        return Examples(
            right=[shown, _wide(shown), f" {shown}{self.unit} "],
            wrong=[self.written(value) for value in wrong if not self.same(value, answer)],
            unreadable=[
                "三",
                "1.2.3",
                "1,2",
                "NaN",
                float("inf"),
                True,
                "9" * LONGEST_ANSWER + "9",
            ],
        )

    def _from_text(self, raw: str) -> Decimal:
        if len(raw) > LONGEST_ANSWER:
            raise Unreadable(UNREADABLE)
        found = _DIGITS.fullmatch(self._bare(reading.narrow(raw.replace("。", "."))))
        if found is None:
            raise Unreadable(UNREADABLE)
        return Decimal(found["sign"] + re.sub("[, ]", "", found["number"]))

    def _bare(self, text: str) -> str:
        """``text`` without its unit: ``-¥5``, ``¥-5``, ``5 元`` and ``第 5 次`` are all 5."""
        sign, text = (text[0], text[1:].lstrip()) if text[:1] in {"+", "-"} else ("", text)
        prefixes, suffixes = self._units()
        text = next((text.removeprefix(unit) for unit in prefixes if text.startswith(unit)), text)
        lower = text.lower()
        unit = next((unit for unit in suffixes if lower.endswith(unit.lower())), "")
        return sign + text[: len(text) - len(unit)].strip()

    def _units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self.unit in _MONEY_UNITS:
            return ("¥",), _MONEY
        own = (self.unit,) if self.unit else ()
        return ("¥", "第"), own if self.unit else _MONEY + _COUNTED

    def _judge(self, value: Decimal) -> Verdict:
        if self.same(value, self._key()):
            return reading.right()
        known = (name for wrong, name in self.misconceptions if self.same(value, wrong))
        return Verdict("not-yet", idea=next(known, "not-yet-number"))

    def _key(self) -> Decimal:
        if self.answer is None:
            raise reading.unkeyed()
        return self.answer

    def _tolerance(self) -> Decimal:
        if self.near is not None:
            return self.near
        return Decimal(5).scaleb(-self.places - 1) if self.places else Decimal(0)

    def same(self, one: Decimal, other: Decimal) -> bool:
        """Whether one number, as an answer, is as good as the other."""
        near = self._tolerance()
        return other - near <= one <= other + near

    def written(self, value: Decimal) -> str:
        """A number as it is written in an answer, with its places."""
        if self.places:
            value = round(value, self.places)
        return f"{value:f}"


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise Unreadable(UNREADABLE)
    return value


def _wide(text: str) -> str:
    return text.translate({narrow: narrow + 0xFEE0 for narrow in map(ord, "0123456789.-")})
