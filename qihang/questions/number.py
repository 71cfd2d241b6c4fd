"""A number, with or without a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from typing import Any

from qihang.commerce import money
from qihang.questions import grammar, numerals, reading
from qihang.questions.base import LONGEST_ANSWER, Examples, Unreadable, Verdict
from qihang.questions.evidence import NUMBERS, WHOLE, Place, shown_in, told_apart

UNREADABLE = "write-a-number"
DECIMAL_COMMA = "point-not-comma"

EXAMPLES = ("12345.6", "67890.1", "34567.8", "90123.4")
"""Numbers to show how one is written. A page has no key to compare them with; so they are
such as no price, share or count of the course comes near to."""

SMALL_EXAMPLES = ("25.3", "67.8", "34.1", "90.4")
"""Those that fit better where the answer is small, and known: then they are told from it."""

SMALL = 100

DAYS = ("25", "28")
"""Days of a month: no date of the course is among them."""

LARGEST = 10**12
"""Beyond it no number of the course lies, and decimals have no meaning."""

PLACES = 10
"""Decimals to which a share is compared with a percentage."""


@dataclass(frozen=True)
class Number:
    """A number of ``unit``, shown with ``places`` decimals.

    An answer is right if it is at most ``near`` away; that is half of the last shown
    digit unless something else is said, and nothing for whole numbers. Where it is rounding
    that is learnt, ``near`` is 0: then a number that is not rounded is no answer yet.
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
        """See :meth:`Question.read`. How it may be written: :mod:`qihang.questions.grammar`."""
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
        others = [answer + far, answer - far, *(value for value, _ in self.misconceptions)]
        wrong = map(self.written, others)  # to its places, a number may be the answer
        return Examples(
            right=[shown, _wide(shown), f" {shown}{self.unit} "],
            wrong=[text for text in wrong if not self.same(Decimal(text), answer)],
            unreadable=[
                "many",
                "1.2.3",
                "1,2",
                "NaN",
                float("inf"),
                True,
                "9" * LONGEST_ANSWER + "9",
            ],
        )

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        known = [*((name, value) for value, name in self.misconceptions), *self.usual(self._key())]
        ideas = told_apart(known, lambda value: self._judge(value).idea)
        texts = {name: f"{value:zf}" for name, value in ideas.items()}
        return {WHOLE: Place(texts, NUMBERS)}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw))

    def usual(self, right: Decimal) -> Iterator[tuple[str, Decimal]]:
        """The numbers that any question of numbers knows to be taken for ``right``, by name."""
        places = self.places or 0
        for value in (
            *(right * 100, right / 100, right * 10, right / 10),
            *((money.rounded(right, places - 1), _cut(right, places)) if places else ()),
        ):
            name = None if self.same(value, right) else self.general(value, right)
            if name:
                yield name, value

    def example(self) -> str:
        """A number that is written as an answer should be, and is none."""
        whole = not self.places
        texts = [text.partition(".")[0] if whole else text for text in self._examples()]
        written = [text + "0" * ((self.places or 1) - 1) for text in texts]
        return next((text for text in written if self._says_nothing(text)), written[0])

    def _examples(self) -> tuple[str, ...]:
        if grammar.known_unit(self.unit) is grammar.DAY_OF_MARCH:
            return DAYS
        small = self.answer is not None and abs(self.answer) < SMALL
        return (*SMALL_EXAMPLES, *EXAMPLES) if small else EXAMPLES

    def general(self, value: Decimal, right: Decimal) -> str | None:
        """The misconception that any question of numbers knows behind a ``value``, if one is."""
        return next((name for name, is_so in self._known(value, right) if is_so), None)

    def _known(self, value: Decimal, right: Decimal) -> Iterator[tuple[str, bool]]:
        """Each such misconception, and whether it is behind a ``value``; the first one is said."""
        unit = grammar.known_unit(self.unit)
        yield "not-rounded-up", self._is_whole() and _rounded_up(value) == right != value
        yield "share-for-percent", self.unit == "%" and self._is_hundredth(value, right)
        yield "fen-for-yuan", unit == grammar.MONEY and self.same(value / 100, right)
        yield "yuan-for-fen", self.unit == "分" and self._is_hundredth(value, right)
        yield "hundred-times-too-small", self._is_hundredth(value, right)
        yield "hundred-times-too-large", self.same(value / 100, right)
        yield "ten-times-too-small", self.same(value * 10, right)
        yield "ten-times-too-large", self.same(value, right * 10)
        yield "rounded-too-far", self._is_rounded_too_far(value, right)
        yield "rounded-wrongly", self._is_rounded_wrongly(value, right)
        yield "too-many-decimals", self._is_unrounded(value, right)

    def _from_text(self, raw: str) -> Decimal:
        if len(raw) > LONGEST_ANSWER:
            raise Unreadable(UNREADABLE)
        names = [self.unit] if self.unit else []
        value = numerals.read(raw, *names)
        if value is None:
            comma = numerals.has_decimal_comma(raw, *names)
            raise Unreadable(DECIMAL_COMMA if comma else UNREADABLE)
        return value

    def _judge(self, value: Decimal) -> Verdict:
        if self.same(value, self._key()):
            return reading.right()
        known = (name for wrong, name in self.misconceptions if self.same(value, wrong))
        name = next(known, None) or self.general(value, self._key())
        return Verdict("not-yet", idea=name or "not-yet-number")

    def _is_whole(self) -> bool:
        unit = grammar.known_unit(self.unit)
        return not self.places and not self.near and (not self.unit or bool(unit and unit.counted))

    def _is_hundredth(self, value: Decimal, right: Decimal) -> bool:
        """Whether ``value`` is a hundredth of ``right``, be it rounded to the places it has."""
        if self.same(value * 100, right):
            return True
        exponent = value.as_tuple().exponent
        if not value or not isinstance(exponent, int) or not -PLACES <= exponent <= -2:
            return False
        return round(right / 100, -exponent) == value

    def _is_rounded_too_far(self, value: Decimal, right: Decimal) -> bool:
        """Whether ``value`` is ``right``, written with fewer places than are asked for."""
        return _written_places(value) < (self.places or 0) and _is_coarse(value, right)

    def _is_rounded_wrongly(self, value: Decimal, right: Decimal) -> bool:
        """Whether ``value`` has the places that are asked for, and is not rounded as it should be.

        It is cut, rounded to the other side, or rounded to fewer places and filled with zeros.
        """
        places = self.places or 0
        if not 0 < places == _written_places(value) or not _is_near(value, right):
            return False
        return abs(value - right) < Decimal(1).scaleb(-places) or _is_coarse(value, right)

    def _is_unrounded(self, value: Decimal, right: Decimal) -> bool:
        """Whether ``value`` is near ``right``, with more places than are asked for."""
        places = self.places or 0
        if not 0 < places < _places(value) or self.near != 0:
            return False
        return abs(value - right) < Decimal(1).scaleb(-places)

    def _says_nothing(self, text: str) -> bool:
        """Whether a number is neither the answer nor one of those that are often taken for it."""
        if self.answer is None:
            return True
        value = Decimal(text)
        taken = (self.answer, *(wrong for wrong, _ in self.misconceptions))
        return not any(self.same(value, one) for one in taken) and not self.general(
            value, self.answer
        )

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
        return money.figure(value)


def _rounded_up(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_CEILING)


def _places(value: Decimal) -> int:
    """Decimals of a number, without the zeros at its end."""
    return _written_places(value.normalize())


def _written_places(value: Decimal) -> int:
    """Decimals of a number as it was written: the zeros at its end are digits, too."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_coarse(value: Decimal, right: Decimal) -> bool:
    """Whether ``value`` is ``right``, rounded or cut to the places that it has."""
    places = _places(value)
    return _is_near(value, right) and value in (money.rounded(right, places), _cut(right, places))


def _cut(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def _is_near(value: Decimal, right: Decimal) -> bool:
    """Whether rounding alone can well be what is between them: 65 for 64.9, not 1 for 0.6."""
    return abs(right) < LARGEST and abs(value - right) <= abs(right) / 10


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise Unreadable(UNREADABLE)
    return value


def _wide(text: str) -> str:
    return text.translate({narrow: narrow + 0xFEE0 for narrow in map(ord, "0123456789.-")})
