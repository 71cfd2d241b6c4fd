"""Steps to be put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from qihang.questions import reading
from qihang.questions.base import Examples, Unreadable, Verdict
from qihang.questions.evidence import Place, told_apart

UNREADABLE = "put-every-step-once"


@dataclass(frozen=True)
class Order:
    """The ids ``steps``, in the order in which they are first shown, to be put right.

    ``answer`` holds levels: the steps of one level may stand in any order among
    themselves. A raw answer is a list of all steps. It earns the share of its
    neighbouring pairs that stand in the right order; a pair of one level says nothing
    and is left out, so that only a fully reversed order earns nothing. A ``loose`` step has one
    other step to come after, and that is all: the others are neighbours without it.
    """

    steps: tuple[str, ...]
    answer: tuple[tuple[str, ...], ...] | None = None
    loose: tuple[tuple[str, str], ...] = ()
    misconceptions: tuple[tuple[tuple[str, str], str], ...] = ()

    kind = "order"

    def expecting(
        self, levels: Sequence[str | Sequence[str]], loose: Mapping[str, str] | None = None
    ) -> Order:
        """The same question with its key: the levels in order, a lone step by its id.

        ``loose`` names the steps that may stand anywhere after one other step, and that one.
        """
        key = tuple((level,) if isinstance(level, str) else tuple(level) for level in levels)
        placed = [step for level in key for step in level]
        if sorted(placed) != sorted(self.steps) or len(key) < 2 or not all(key):
            raise ValueError(f"{key} does not place each of {self.steps} once, in order")
        after = {} if loose is None else loose
        if not {*after, *after.values()} <= set(placed) or {*after} & {*after.values()}:
            raise ValueError(f"{loose} does not place steps of {self.steps} after others")
        if sum(any(step not in after for step in level) for level in key) < 2:
            raise ValueError(f"{key} has no order without the steps of {loose}")
        return replace(self, answer=key, loose=tuple(after.items()))

    def with_misconception(self, pair: tuple[str, str], name: str) -> Order:
        """The same question, where ``name`` is behind the first of ``pair`` before the second."""
        first, second = pair
        reading.among(pair, self.steps)
        return replace(
            self,
            misconceptions=(*self.misconceptions, ((first, second), reading.named(name))),
        )

    def read(self, raw: Any) -> tuple[str, ...]:
        """See :meth:`Question.read`."""
        if not isinstance(raw, list | tuple) or not all(isinstance(step, str) for step in raw):
            raise Unreadable(UNREADABLE)
        if sorted(raw) != sorted(self.steps):
            raise Unreadable(UNREADABLE)
        return tuple(raw)

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        key = self._key()
        right = [step for level in key for step in level]
        also = [step for level in key for step in reversed(level)]
        last = [step for step, _ in self.loose]
        late = [*(step for step in right if step not in last), *last]
        unreadable = [right[1:], [*right, right[0]], right[0], [1, 2], {"a": 1}]
        return Examples([right, also, late], [right[::-1]], unreadable)

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        among = len(self.steps) - 1  # a slip lets two neighbours change places
        apart = told_apart(self._told_by(), lambda steps: self._found(self.read(steps)))
        return {name: Place({name: steps}, among) for name, steps in apart.items()}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        if self.mark(raw).outcome in ("empty", "unreadable"):
            return {}
        steps = self.read(raw)
        thought = {name for pair, name in self.misconceptions if _stands(steps, pair)}
        found: dict[str, str | None] = {
            name: None for _, name in self.misconceptions if name not in thought
        }
        # Only the first one is said; whether the others are thought, too, is not known.
        said = self._found(steps)
        return found | ({said: said} if said else {})

    def _told_by(self) -> Iterator[tuple[str, list[str]]]:
        """The right order but for the first step of a pair, which is put before the second."""
        right = [step for level in self._key() for step in level]
        for (first, second), name in self.misconceptions:
            steps = [step for step in right if step != first]
            steps.insert(steps.index(second), first)
            yield name, steps

    def _judge(self, steps: tuple[str, ...]) -> Verdict:
        levels = {step: number for number, level in enumerate(self._key()) for step in level}
        loose = dict(self.loose)
        pairs = [
            (levels[one], levels[next_one])
            for one, next_one in pairwise(step for step in steps if step not in loose)
            if levels[one] != levels[next_one]
        ]
        pairs += [(steps.index(first), steps.index(step)) for step, first in self.loose]
        share = Fraction(sum(one < next_one for one, next_one in pairs), len(pairs))
        return reading.shared(share, self._misconception(steps))

    def _misconception(self, steps: tuple[str, ...]) -> str:
        return self._found(steps) or "not-yet-order"

    def _found(self, steps: tuple[str, ...]) -> str | None:
        named = (name for pair, name in self.misconceptions if _stands(steps, pair))
        return next(named, None)

    def _key(self) -> tuple[tuple[str, ...], ...]:
        if self.answer is None:
            raise reading.unkeyed()
        return self.answer


def _stands(steps: tuple[str, ...], pair: tuple[str, str]) -> bool:
    """Whether the first step of a pair stands before the second."""
    return steps.index(pair[0]) < steps.index(pair[1])
