"""A decision and the reason that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any

from qihang.questions import reading
from qihang.questions.base import Examples, Unreadable, Verdict
from qihang.questions.evidence import WHOLE, Place, shown_in, told_apart

UNREADABLE = "choose-and-give-a-reason"


@dataclass(frozen=True)
class Decision:
    """One of ``options`` with one of ``reasons``: ``{"choice": id, "reason": id}``.

    Half of the points are for the choice, half for the reason; a good reason for the
    other choice earns nothing. The reason may be missing.
    """

    options: tuple[str, ...]
    reasons: tuple[str, ...]
    answer: frozenset[str] | None = None
    because: frozenset[str] | None = None
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "decision"

    def expecting(self, answer: str | Iterable[str], because: str | Iterable[str]) -> Decision:
        """The same question with its key; there must be another choice and another reason."""
        choices = reading.among(answer, self.options)
        reasons = reading.among(because, self.reasons)
        if choices == set(self.options) or reasons == set(self.reasons):
            raise ValueError("every option or every reason is right")
        return replace(self, answer=choices, because=reasons)

    def with_misconception(self, part: str, name: str) -> Decision:
        """The same question, where ``name`` is the misconception behind that choice or reason."""
        reading.among(part, self.options + self.reasons)
        return replace(self, misconceptions=(*self.misconceptions, (part, reading.named(name))))

    def read(self, raw: Any) -> tuple[str, str | None]:
        """See :meth:`Question.read`. The reason is ``None`` if there is none yet."""
        if not isinstance(raw, dict) or not raw.keys() <= {"choice", "reason"}:
            raise Unreadable(UNREADABLE)
        choice, reason = raw.get("choice"), raw.get("reason") or None
        if not isinstance(choice, str) or choice not in self.options:
            raise Unreadable(UNREADABLE)
        if reason is not None and not (isinstance(reason, str) and reason in self.reasons):
            raise Unreadable(UNREADABLE)
        return choice, reason

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        if isinstance(raw, dict) and not any(raw.values()):
            return Verdict("empty")
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        choices, because = self._key()
        others = [option for option in self.options if option not in choices]
        return Examples(
            right=_pairs(sorted(choices), sorted(because)),
            wrong=[*_pairs(others, self.reasons), {"choice": others[0]}],
            unreadable=["maybe", {"choice": "no such option"}, {"reason": self.reasons[0]}, 7],
        )

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        known = ((name, self._with(part)) for part, name in self.misconceptions)
        ideas = told_apart(known, lambda decided: self.mark(decided).idea)
        return {WHOLE: Place(ideas, len(self.options) + len(self.reasons) - 2)}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw))

    def _with(self, part: str) -> dict[str, str]:
        """A decision in which a choice or reason is the only one that is not right."""
        choices, because = self._key()
        if part in self.options:
            return {"choice": part, "reason": min(because)}
        return {"choice": min(choices), "reason": part}

    def _judge(self, value: tuple[str, str | None]) -> Verdict:
        choice, reason = value
        choices, because = self._key()
        if choice not in choices:
            return Verdict(
                "not-yet", idea=self._misconception((reason, choice), "not-yet-decision")
            )
        if reason in because:
            return reading.right()
        missing = "not-yet-reason" if reason else "reason-missing"
        return Verdict("partly", Fraction(1, 2), self._misconception((reason,), missing))

    def _misconception(self, parts: Iterable[str | None], otherwise: str) -> str:
        known = dict(self.misconceptions)
        return next((known[part] for part in parts if part in known), otherwise)

    def _key(self) -> tuple[frozenset[str], frozenset[str]]:
        if self.answer is None or self.because is None:
            raise reading.unkeyed()
        return self.answer, self.because


def _pairs(choices: Iterable[str], reasons: Iterable[str]) -> list[dict[str, str]]:
    return [{"choice": choice, "reason": reason} for choice, reason in product(choices, reasons)]
