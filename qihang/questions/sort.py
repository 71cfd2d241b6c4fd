"""Things that each go into one of some boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from qihang.questions import reading
from qihang.questions.base import Examples, Part, Unreadable, Verdict
from qihang.questions.evidence import Place, shown_in, told_apart

UNREADABLE = "choose-some"


@dataclass(frozen=True)
class Sort:
    """The ids ``rows``, each to be put into one of ``options``: ``{"p1": "paying", …}``.

    Every row that is in its box earns the same share; rows may be missing.
    """

    rows: tuple[str, ...]
    options: tuple[str, ...]
    answer: tuple[tuple[str, str], ...] | None = None
    misconceptions: tuple[tuple[tuple[str, str], str], ...] = ()

    kind = "sort"

    def expecting(self, answer: Mapping[str, str]) -> Sort:
        """The same question with its key: the box of every row."""
        if set(answer) != set(self.rows):
            raise ValueError(f"{sorted(answer)} are not the rows {sorted(self.rows)}")
        reading.among(answer.values(), self.options)
        return replace(self, answer=tuple((row, answer[row]) for row in self.rows))

    def with_misconception(self, put: tuple[str, str], name: str) -> Sort:
        """The same question, where ``name`` is behind a row put into a box."""
        row, option = put
        reading.among(row, self.rows)
        reading.among(option, self.options)
        named = (row, option), reading.named(name)
        return replace(self, misconceptions=(*self.misconceptions, named))

    def read(self, raw: Any) -> dict[str, str]:
        """See :meth:`Question.read`. The box of each row that is in one."""
        if not isinstance(raw, dict):
            raise Unreadable(UNREADABLE)
        put = {row: option for row, option in raw.items() if option is not None}
        if not put.keys() <= set(self.rows) or not all(
            isinstance(option, str) and option in self.options for option in put.values()
        ):
            raise Unreadable(UNREADABLE)
        return {row: put[row] for row in self.rows if row in put}

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        if isinstance(raw, dict) and all(option is None for option in raw.values()):
            return Verdict("empty")
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        key = self._key()
        other = {
            row: next(one for one in self.options if one != option) for row, option in key.items()
        }
        first = self.rows[0]
        return Examples(
            right=[key],
            wrong=[other, {first: other[first]}],
            unreadable=[{first: "no such box"}, {"no such row": self.options[0]}, first, 7],
        )

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        return {row: Place(self._told_by(row), len(self.options) - 1) for row in self.rows}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw)) if isinstance(raw, dict) else {}

    def _told_by(self, row: str) -> dict[str, str]:
        right = self._key()[row]
        known = ((name, put[1]) for put, name in self.misconceptions if put[0] == row)
        return told_apart(known, lambda option: self._part(row, right, option).idea)

    def _judge(self, put: dict[str, str]) -> Verdict:
        key = self._key()
        parts = tuple(self._part(row, key[row], put.get(row)) for row in self.rows)
        share = Fraction(sum(part.outcome == "right" for part in parts), len(parts))
        named = (part.idea for part in parts if part.idea)
        slips = any(part.outcome == "not-yet" for part in parts)
        otherwise = "not-yet-choices" if slips else "sort-every-one"
        return replace(reading.shared(share, next(named, otherwise)), parts=parts)

    def _part(self, row: str, right: str, option: str | None) -> Part:
        if option is None:
            return Part(row, "empty")
        if option == right:
            return Part(row, "right")
        return Part(row, "not-yet", dict(self.misconceptions).get((row, option)))

    def _key(self) -> dict[str, str]:
        if self.answer is None:
            raise reading.unkeyed()
        return dict(self.answer)
