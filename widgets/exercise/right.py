"""Right answers to a question that has its key, as the key to worksheets shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qihang.language.messages import Translated, message
from qihang.questions.base import Question
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.written import Written


@dataclass(frozen=True)
class Right:
    """``raw`` is an answer that is marked right; ``says`` what else a form shows of it, by id.

    ``also`` says which other answers are as right.
    """

    raw: Any
    says: Any
    also: tuple[Translated, ...] = ()


def right(keyed: Question) -> Right:
    """A right answer to a question. Raises the errors of a question without a key."""
    raw = keyed.examples().right[0]
    if isinstance(keyed, Number):
        return Right(raw, keyed.written(keyed.read(raw)))
    if isinstance(keyed, Choice):
        ticked = [one for one in keyed.options if one in (keyed.answer or ())]
        several = len(ticked) > 1 and not keyed.many
        return Right(raw, ticked, _any_of_those(several))
    if isinstance(keyed, Decision):
        right_choices, reasons = keyed.answer or frozenset(), keyed.because or frozenset()
        several = len(right_choices) > 1 or len(reasons) > 1
        return Right(raw, sorted(right_choices | reasons), _any_of_those(several))
    if isinstance(keyed, Order):
        return Right(raw, _places(keyed), tuple(_free(keyed)))
    if isinstance(keyed, Written):
        facts = {name: list(fact.examples) for name, fact in (keyed.answer or {}).items()}
        return Right(raw, facts, (message("Any of these ways of saying it counts."),))
    return Right(raw, raw)


def _any_of_those(several: bool) -> tuple[Translated, ...]:
    return (message("Each of the ticked ones is right by itself."),) if several else ()


def _places(keyed: Order) -> dict[str, str]:
    """The place of each step; steps that change places freely share theirs, such as ``2–3``."""
    found: dict[str, str] = {}
    done = 0
    for level in keyed.answer or ():
        first, last = done + 1, done + len(level)
        found |= dict.fromkeys(level, str(first) if first == last else f"{first}–{last}")
        done = last
    return found


def _free(keyed: Order) -> Iterator[Translated]:
    places = _places(keyed)
    if any("–" in place for place in places.values()):
        yield message("Steps with a range may change places within it.")
    for step, before in keyed.loose:
        yield message(
            "The step at {step} may stand anywhere after the one at {before}.",
            step=places[step],
            before=places[before],
        )
