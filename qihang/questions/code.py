"""A QR code read, made or repaired. It is marked by making and reading real codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from qihang.commerce.codes import LEVELS, VERSIONS, Damage, levels_that_read, smallest_version
from qihang.questions import reading
from qihang.questions.base import LONGEST_ANSWER, Examples, Unreadable, Verdict
from qihang.questions.evidence import NUMBERS, WHOLE, Place, shown_in, told_apart

Part = Literal["text", "version", "level"]

_UNREADABLE: dict[Part, str] = {
    "text": "write-the-text",
    "version": "write-a-version",
    "level": "choose-a-level",
}
_OWN_MISCONCEPTIONS: dict[Part, tuple[str, ...]] = {
    "text": (),
    "version": ("version-too-small", "version-larger-than-needed"),
    "level": ("level-does-not-read", "level-higher-than-needed"),
}
_VERSION = re.compile(r"(?:版本|VERSION|V)? *([0-9]{1,2})")
_LEVEL = re.compile(rf"(?:LEVEL )? *([{''.join(LEVELS)}]) *级?")


@dataclass(frozen=True)
class Code:
    """One ``part`` of a code: the text it holds, its smallest version, or its lowest level.

    ``text``: a raw answer is what was read; its letters may be of either case unless
    ``case_matters``. ``version``: the lowest number that holds ``text`` at ``level``.
    ``level``: the lowest at which the code of ``text`` is still read with ``damage``; a
    higher one that is read too earns half.
    """

    part: Part
    text: str | None = None
    level: str | None = None
    damage: Damage | None = None
    case_matters: bool = False
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "code"

    def __post_init__(self) -> None:
        if self.part not in _UNREADABLE:
            raise ValueError(f"{self.part!r} is no part of a code")

    def expecting(
        self,
        text: str,
        *,
        level: str | None = None,
        damage: Damage | None = None,
        case_matters: bool = False,
    ) -> Code:
        """The same question with its key: the part that is asked for follows from it."""
        keyed = replace(self, text=text, level=level, damage=damage, case_matters=case_matters)
        if (level is None) == (self.part == "version") or (damage is None) == (
            self.part == "level"
        ):
            raise ValueError(f"that is no key for the {self.part} of a code")
        if self.part == "level" and keyed._reading()[:1] in ((), LEVELS[:1]):
            raise ValueError("no level is enough, or the lowest one is: there is nothing to repair")
        return keyed

    def with_misconception(self, value: str | int, name: str) -> Code:
        """The same question, where ``name`` is the misconception behind an answer of ``value``."""
        return replace(
            self,
            misconceptions=(*self.misconceptions, (self.read(value), reading.named(name))),
        )

    @property
    def own_misconceptions(self) -> tuple[str, ...]:
        """The misconceptions that are named without a key's naming them."""
        return _OWN_MISCONCEPTIONS[self.part]

    def read(self, raw: Any) -> str:
        """See :meth:`Question.read`. A version is returned in digits, a level as its letter."""
        if isinstance(raw, int) and not isinstance(raw, bool) and self.part == "version":
            return self._checked(str(raw) if raw in VERSIONS else "")
        if not isinstance(raw, str) or len(raw) > LONGEST_ANSWER:
            raise Unreadable(_UNREADABLE[self.part])
        text = reading.narrow(raw)
        if self.part == "text":
            return self._checked(text if self.case_matters else text.upper())
        found = (_VERSION if self.part == "version" else _LEVEL).fullmatch(text.upper())
        return self._checked(found[1] if found else "")

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        if self.part == "text":
            text = self._key()
            return Examples([text, f" {text} "], [f"{text}X", "?"], ["x" * (LONGEST_ANSWER + 1), 7])
        if self.part == "version":
            version = self._smallest()
            near = [other for other in (version - 1, version + 1) if other in VERSIONS]
            return Examples([version, str(version)], near, [0, 41, "big", "1.5", True])
        lowest = self._reading()[0]
        lower = [level for level in LEVELS if level not in self._reading()]
        return Examples([lowest, lowest.lower()], lower, ["X", "30%", 2, True])

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        known = [*((name, value) for value, name in self.misconceptions), *self._usual()]
        ideas = told_apart(known, lambda value: self.mark(value).idea)
        return {WHOLE: Place(ideas, len(LEVELS) - 1 if self.part == "level" else NUMBERS)}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw))

    def _usual(self) -> Iterator[tuple[str, str]]:
        """The misconceptions that any such question finds, and the answers nearest to right."""
        if self.part == "version":
            near = (str(self._smallest() + step) for step in (-1, 1))
            yield from zip(self.own_misconceptions, near, strict=True)
        elif self.part == "level":
            lowest = LEVELS.index(self._reading()[0])
            levels = (LEVELS[lowest - 1], *LEVELS[lowest + 1 : lowest + 2])
            yield from zip(self.own_misconceptions, levels, strict=False)

    def _checked(self, value: str) -> str:
        """``value`` if it can be an answer at all; a version without its leading zeros."""
        if self.part == "version":
            value = str(int(value)) if value and int(value) in VERSIONS else ""
        if not value:
            raise Unreadable(_UNREADABLE[self.part])
        return value

    def _judge(self, value: str) -> Verdict:
        verdict = {
            "text": self._judge_text,
            "version": self._judge_version,
            "level": self._judge_level,
        }[self.part](value)
        if verdict.outcome == "right":
            return verdict
        return replace(verdict, idea=dict(self.misconceptions).get(value, verdict.idea))

    def _judge_text(self, value: str) -> Verdict:
        same = value == self.read(self._key())
        return reading.right() if same else Verdict("not-yet", idea="not-yet-text")

    def _judge_version(self, value: str) -> Verdict:
        smallest = self._smallest()
        if int(value) == smallest:
            return reading.right()
        too_small, larger = self.own_misconceptions
        return Verdict("not-yet", idea=too_small if int(value) < smallest else larger)

    def _judge_level(self, value: str) -> Verdict:
        levels = self._reading()
        too_low, higher = self.own_misconceptions
        if value not in levels:
            return Verdict("not-yet", idea=too_low)
        if value != levels[0]:
            return Verdict("partly", Fraction(1, 2), higher)
        return reading.right()

    def _smallest(self) -> int:
        if self.level is None:
            raise reading.unkeyed()
        return smallest_version(self._key(), self.level)

    def _reading(self) -> tuple[str, ...]:
        if self.damage is None:
            raise reading.unkeyed()
        return levels_that_read(self._key(), self.damage)

    def _key(self) -> str:
        if self.text is None:
            raise reading.unkeyed()
        return self.text
