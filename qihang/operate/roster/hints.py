"""What may be a mistake in a list, and is none that can be told for sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qihang.language.messages import Translated
from qihang.operate.roster import says
from qihang.operate.roster.people import Changes, Trainee
from qihang.papers import fonts


def of(changes: Changes) -> Iterator[Translated]:
    """A sentence for each."""
    yield from (says.lost_zeros(*one) for one in changes.zeros)
    yield from (says.class_meant(*pair) for pair in changes.classes_meant.items())
    yield from (says.same_name(some) for some in _namesakes(changes.new))
    for one in (*changes.new, *(after for _, after in changes.changed)):
        if signs := fonts.unheld(one.name + one.class_name):
            yield says.unheld(one, signs)


def _namesakes(people: list[Trainee]) -> Iterator[list[Trainee]]:
    by_name: dict[str, list[Trainee]] = defaultdict(list)
    for one in people:
        by_name[one.name].append(one)
    return (some for some in by_name.values() if len(some) > 1)
