"""S7: things that each belong into one of some boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Row:
    """What is ``said``, its ``box``, and the misconception behind each other box."""

    id: str
    box: str
    said: Bilingual
    thoughts: Mapping[str, str] = field(default_factory=dict)

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()


def named(rows: Sequence[Row], ids: Sequence[str]) -> tuple[Row, ...]:
    """The rows of these ids, in their order. Raises ``KeyError`` for an unknown one."""
    known = {row.id: row for row in rows}
    return tuple(known[one] for one in ids)


def draw_rows(rng: Random, rows: Sequence[Row], count: int) -> tuple[str, ...]:
    """The ids of ``count`` rows, of each box one, then one more of each."""
    boxes: dict[str, list[str]] = {}
    for row in rows:
        boxes.setdefault(row.box, []).append(row.id)
    order = rng.sample(sorted(boxes), len(boxes))
    mixed = {box: rng.sample(boxes[box], len(boxes[box])) for box in order}
    rounds = (mixed[box][turn] for turn in range(count) for box in order if turn < len(mixed[box]))
    chosen = [one for one, _ in zip(rounds, range(count), strict=False)]
    rng.shuffle(chosen)
    return tuple(chosen)
