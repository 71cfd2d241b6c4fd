"""A text in the trainee's own words, judged by named rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any, Literal, get_args

from qihang.commerce.titles import byte_length
from qihang.language.signs import seen
from qihang.questions import reading
from qihang.questions.base import LONGEST_ANSWER, Examples, Part, Unreadable, Verdict
from qihang.questions.facts import Fact
from qihang.questions.rules import RULES, Broken, length

UNREADABLE = "write-some-text"

LENGTH = "length"
"""The name of the rule that every text has."""

Counts = Literal["words", "bytes"]
"""What is counted of a text: characters and words, or the bytes of a shop's form."""

SHORTEST = 3
"""What is counted below which there is no text to look at."""

_FACT_MISSING, _TOO_SHORT, _TOO_LONG = "fact-missing", "text-too-short", "text-too-long"
MOST_AGAINST_LAW = Fraction(1, 2)
"""The share that a text can earn at most if it breaks a rule of law, whatever else it says."""

_FILLERS: dict[Counts, tuple[str, str]] = {
    "words": ("请大家慢慢看。", "Please take your time. "),
    "bytes": ("好看，", "pretty, "),  # short, as there is little room in a title
}


@dataclass(frozen=True)
class Written:
    """A text of ``least`` to ``most`` characters (in English: words) that keeps rules.

    With ``counts="bytes"`` it is as long as a shop's form counts a title, see
    :func:`qihang.commerce.titles.byte_length`.

    It is to say each of the ``facts`` and to keep each of the ``rules`` (names of
    :data:`RULES`). Length, facts and rules earn one share each; a text that says none of
    its facts earns nothing, as it is about something else. One that breaks a rule of law
    earns half at most, and is told so first.
    """

    least: int
    most: int
    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    counts: Counts = "words"
    answer: Mapping[str, Fact] | None = None
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "text"

    def __post_init__(self) -> None:
        if not SHORTEST <= self.least < self.most:
            raise ValueError(f"{self.least} to {self.most} is no length of a text")
        if self.counts not in get_args(Counts):
            raise ValueError(f"{self.counts} are not among {get_args(Counts)}")
        if not set(self.rules) <= RULES.keys():
            raise ValueError(f"{self.rules} are not among {sorted(RULES)}")
        if len(set(self.names())) != len(self.names()):
            raise ValueError(f"{self.names()} are not each used once")

    def expecting(self, **facts: Fact) -> Written:
        """The same question with its key: how each of its facts may be said."""
        if facts.keys() != set(self.facts):
            raise ValueError(f"{sorted(facts)} are not the facts {sorted(self.facts)}")
        return replace(self, answer=facts)

    def with_misconception(self, name: str, misconception: str) -> Written:
        """The same question, where ``misconception`` is behind a text without that fact or rule."""
        reading.among(name, self.names())
        return replace(
            self, misconceptions=(*self.misconceptions, (name, reading.named(misconception)))
        )

    def names(self) -> tuple[str, ...]:
        """The names of all that is checked, in the order of the check list."""
        return (LENGTH, *self.facts, *self.rules)

    @property
    def own_misconceptions(self) -> list[str]:
        """The misconceptions that are named without a key's naming them."""
        broken = (one for name in self.rules for one in RULES[name].misconceptions)
        return [_FACT_MISSING, _TOO_SHORT, _TOO_LONG, *broken]

    def read(self, raw: Any) -> str:
        """See :meth:`Question.read`."""
        if not isinstance(raw, str) or len(raw) > LONGEST_ANSWER:
            raise Unreadable(UNREADABLE)
        text = seen(raw)
        if not length(text) or self._long(text) < SHORTEST:
            raise Unreadable(UNREADABLE)
        return text

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        fillers = _FILLERS[self.counts]
        about_nothing = [self._text(filler, []) for filler in fillers] if self.facts else []
        return Examples(
            right=[
                self._text(filler, [fact.examples[place] for fact in self._key().values()])
                for filler, place in zip(fillers, (0, -1), strict=True)
            ],
            wrong=[self._all_broken(), *about_nothing],
            unreadable=["a", "。" * 50, "x" * (LONGEST_ANSWER + 1), 7, ["text"], True],
        )

    def _judge(self, text: str) -> Verdict:
        parts = tuple(self._parts(text))
        kept = {part.name for part in parts if part.outcome == "right"}
        if self.facts and not kept & set(self.facts):
            return Verdict("not-yet", idea="says-no-fact", parts=parts)
        share = Fraction(len(kept), len(parts))
        told = [part.idea for part in parts if part.idea]
        against = [part.idea for part in parts if part.idea and _is_law(part.name)]
        if against:
            share, told = min(share, MOST_AGAINST_LAW), against
        misconception = next(iter(told), "not-yet")
        return replace(reading.shared(share, misconception), parts=parts)

    def _parts(self, text: str) -> Iterator[Part]:
        known = dict(self.misconceptions)
        for name in self.names():
            broken = self._broken(name, text)
            if broken is None:
                yield Part(name, "right")
            else:
                yield Part(name, "not-yet", known.get(name, broken.misconception), broken.words)

    def _broken(self, name: str, text: str) -> Broken | None:
        if name in RULES:
            return RULES[name].broken(text)
        if name != LENGTH:
            return None if self._key()[name].said_in(text) else Broken(_FACT_MISSING)
        long = self._long(text)
        if long < self.least:
            return Broken(_TOO_SHORT)
        return Broken(_TOO_LONG) if long > self.most else None

    def _text(self, filler: str, said: list[str]) -> str:
        text = "".join(RULES[name].kept_by for name in self.rules) + "".join(
            f"{fact}，" for fact in said
        )
        return self._longer(text, filler, self.least)

    def _all_broken(self) -> str:
        text = "".join(RULES[name].broken_by[0] for name in self.rules)
        return self._longer(text, "看一看。", self.most + 1)

    def _longer(self, text: str, filler: str, least: int) -> str:
        texts = chain([text], (text + filler * times for times in range(1, least + 1)))
        return next(text for text in texts if self._long(text) >= least)

    def _long(self, text: str) -> int:
        return byte_length(text) if self.counts == "bytes" else length(text)

    def _key(self) -> Mapping[str, Fact]:
        if self.answer is None:
            raise reading.unkeyed()
        return self.answer


def _is_law(name: str) -> bool:
    return name in RULES and RULES[name].law
