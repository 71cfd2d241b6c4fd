"""One of several options, or all that fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from qihang.questions import reading
from qihang.questions.base import Examples, Unreadable, Verdict
from qihang.questions.evidence import WHOLE, Place, shown_in, told_apart


@dataclass(frozen=True)
class Choice:
    """A choice among the ids ``options``. A raw answer is an id, or a list if ``many``.

    With ``many`` each option that fits earns its part, and each one that does not
    takes such a part away. Without it, any one of ``answer`` is right.
    """

    options: tuple[str, ...]
    many: bool = False
    answer: frozenset[str] | None = None
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "choice"

    def expecting(self, answer: str | Iterable[str]) -> Choice:
        """The same question with its key. At least one option must be none of it."""
        key = reading.among(answer, self.options)
        if key == set(self.options):
            raise ValueError("every option is right: there is nothing to choose")
        return replace(self, answer=key)

    def with_misconception(self, option: str, name: str) -> Choice:
        """The same question, where ``name`` is the misconception behind taking ``option``.

        With ``many`` it is also the one behind leaving out an option that fits.
        """
        reading.among(option, self.options)
        return replace(self, misconceptions=(*self.misconceptions, (option, reading.named(name))))

    def read(self, raw: Any) -> frozenset[str]:
        """See :meth:`Question.read`."""
        if not self.many:
            if isinstance(raw, str) and raw in self.options:
                return frozenset([raw])
            raise Unreadable("choose-one")
        if not isinstance(raw, list | tuple) or not all(isinstance(item, str) for item in raw):
            raise Unreadable("choose-some")
        chosen = frozenset(raw)
        if not chosen <= set(self.options):
            raise Unreadable("choose-some")
        return chosen

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge_many if self.many else self._judge_one)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        key = self._key()
        others = [option for option in self.options if option not in key]
        kept = [option for option in self.options if option in key]
        if self.many:
            unreadable = [["no such option"], "no such option", [7], {"a": 1}]
            return Examples([kept, kept[::-1]], [others, others[:1]], unreadable)
        return Examples(kept, others, ["no such option", 7, [kept[0]], True])

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        if self.many:
            return {option: Place(self._told_by(option), 1) for option, _ in self.misconceptions}
        known = ((name, option) for option, name in self.misconceptions)
        ideas = told_apart(known, lambda option: self.mark(option).idea)
        return {WHOLE: Place(ideas, len(self.options) - 1)}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        verdict = self.mark(raw)
        if not self.many or verdict.outcome in ("empty", "unreadable"):
            return shown_in(verdict)
        mistaken = self.read(raw) ^ self._key()
        found: dict[str, str | None] = {
            option: None for option, _ in self.misconceptions if option not in mistaken
        }
        # Only the first one is said; what may be behind the others is not known.
        said = next((one for one in self.misconceptions if one[0] in mistaken), None)
        return found | (dict([said]) if said else {})

    def _told_by(self, option: str) -> dict[str, list[str]]:
        """What is ticked where that option alone is taken wrongly, or left out."""
        answer = sorted(self._key() ^ {option})
        known = ((name, answer) for one, name in self.misconceptions if one == option)
        return told_apart(known, lambda chosen: self.mark(chosen).idea)

    def _judge_one(self, chosen: frozenset[str]) -> Verdict:
        if chosen <= self._key():
            return reading.right()
        return Verdict("not-yet", idea=self._misconception(chosen, "not-yet-choice"))

    def _judge_many(self, chosen: frozenset[str]) -> Verdict:
        key = self._key()
        earned = len(chosen & key) - len(chosen - key)
        otherwise = "choices-missing" if chosen and chosen < key else "not-yet-choices"
        name = self._misconception(chosen ^ key, otherwise)
        return reading.shared(Fraction(max(earned, 0), len(key)), name)

    def _misconception(self, mistaken: frozenset[str], otherwise: str) -> str:
        return next(
            (name for option, name in self.misconceptions if option in mistaken),
            otherwise,
        )

    def _key(self) -> frozenset[str]:
        if self.answer is None:
            raise reading.unkeyed()
        return self.answer
