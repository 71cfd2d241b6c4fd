"""What an answer tells of misconceptions: of each that could have shown in it, whether it did.

Which can show follows from the question itself, with the numbers of this very variant. At each
place of a question (a cell, a row, a choice) its kind gives every misconception's answer to its own
marking and sees which one is found. What is found under another name, or taken for right, cannot be
told from that other one here: it is no evidence, for either.

Texts, chats and seasons tell nothing here. That somebody did not write a word says little of what
is thought, and what shows in a season hangs on its luck.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar, runtime_checkable

from qihang.questions.base import Question, Verdict

log = logging.getLogger(__name__)

_NOTED = re.compile(r"([a-z0-9-]{1,80}) ([0-9]{1,3}) ([0-9]{1,3}) ([0-9]{1,3}) ([1-9][0-9]{0,2})")

WHOLE = ""
"""The place of a question that is answered as a whole."""

NUMBERS = 20
"""Numbers that a slip of the pen or of the keys may lead to as well: 15 for 51, 5.1 and so on."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Place:
    """Where one of some ``ideas`` can show, each with what is answered there by who has it.

    ``among`` are the answers that a slip may lead to, as far as they lie at hand.
    """

    ideas: Mapping[str, Any]
    among: int


@runtime_checkable
class Tells(Protocol):
    """A kind of question that tells misconceptions apart."""

    def can_show(self) -> Mapping[str, Place]:
        """Where something can show, by name. It needs the key."""

    def showed(self, raw: Any) -> Mapping[str, str | None]:
        """The misconception that shows at each place; ``None`` where it is right.

        Places are left out at which something else stands, or nothing.
        """


class Told(NamedTuple):
    """Of one misconception in one answer: how often it showed where it could.

    ``right`` times the right answer stood there, ``other`` times that of another misconception.
    ``among`` is that of the place where it could most easily show by accident.
    """

    idea: str
    showed: int
    right: int
    other: int
    among: int


@dataclass
class _Counts:
    showed: int = 0
    right: int = 0
    other: int = 0
    among: list[int] = field(default_factory=list)


def told(question: Question, raw: Any) -> list[Told]:
    """What a raw answer tells, by the name of the misconception. A key is needed."""
    if not isinstance(question, Tells):
        return []
    showed = question.showed(raw)
    counts: dict[str, _Counts] = defaultdict(_Counts)
    for name, place in question.can_show().items() if showed else ():
        here = showed.get(name, WHOLE)
        if here is not None and here not in place.ideas:
            continue
        for idea in place.ideas:
            counts[idea].showed += here == idea
            counts[idea].right += here is None
            counts[idea].other += here not in (None, idea)
            counts[idea].among.append(place.among)
    return [
        Told(idea, one.showed, one.right, one.other, min(one.among))
        for idea, one in sorted(counts.items())
    ]


def told_apart(
    answers: Iterable[tuple[str, Answer]], find: Callable[[Answer], str | None]
) -> dict[str, Answer]:
    """The misconceptions that are found by their answers, of all that may be given at a place.

    ``find`` is the marking; ``None`` is what it finds in a right answer.
    """
    apart: dict[str, Answer] = {}
    mixed: set[str | None] = set()
    for idea, answer in answers:
        found = find(answer)
        if found == idea:
            apart.setdefault(idea, answer)
        else:
            mixed |= {idea, found}
    return {idea: answer for idea, answer in apart.items() if idea not in mixed}


def shown_in(verdict: Verdict) -> dict[str, str | None]:
    """What a verdict says of each of its parts, or of the whole where it has none."""
    said = [(part.name, part.outcome, part.idea) for part in verdict.parts]
    found = said or [(WHOLE, verdict.outcome, verdict.idea)]
    return {
        name: None if outcome == "right" else idea
        for name, outcome, idea in found
        if outcome == "right" or (idea and outcome in ("partly", "not-yet"))
    }


def noted(question: Question, raw: Any) -> str:
    """What a raw answer tells, as a result keeps it; empty where it tells nothing. Never raises.

    ``idea showed right other among`` a misconception, with ``;`` between them: one short text,
    which a count of other things passes over quickly.
    """
    try:
        return ";".join(" ".join(map(str, one)) for one in told(question, raw))
    except Exception:  # marking goes on, whatever a key may be like
        log.debug("what an answer tells", exc_info=True)
        return ""


def read(text: object, ideas: Collection[str] | None = None) -> Iterator[Told]:
    """What :func:`noted` wrote, of some ideas alone if they are named.

    What is no such thing is left out.
    """
    for one in text.split(";") if isinstance(text, str) else ():
        if ideas is not None and one.partition(" ")[0] not in ideas:
            continue
        found = _NOTED.fullmatch(one)
        if found:
            idea, *numbers = found.groups()
            yield Told(idea, *map(int, numbers))
