"""Items about something that happens: what one would do, and the reason that carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from qihang.language.messages import Message
from qihang.questions.decision import Decision
from qihang.sessions.base import Pool, Task


@dataclass(frozen=True)
class Case:
    """Something that happens in a shop.

    ``right`` is what to do, ``because`` is the one of the ``reasons`` that carries it, and
    ``otherwise`` is the misconception behind the other answer.
    """

    said: Message
    right: str
    because: str
    otherwise: str
    reasons: Mapping[str, Message]


def one_of(
    rng: Random,
    cases: Sequence[Case],
    ask: Message,
    answers: Mapping[str, Message],
    behind: Mapping[str, str],
) -> Task:
    """One of some cases, to be decided with one of two ``answers``.

    ``behind`` names the misconception behind a reason that does not carry the case.
    """
    case = rng.choice(cases)
    reasons = rng.sample(list(case.reasons), len(case.reasons))
    question = Decision(tuple(answers), tuple(reasons)).expecting(case.right, because=case.because)
    for reason in reasons:
        if reason in behind and reason != case.because:
            question = question.with_misconception(reason, behind[reason])
    [other] = answers.keys() - {case.right}
    return Task(
        ask,
        question.with_misconception(other, case.otherwise),
        shows=case.said,
        words={**answers, **case.reasons},
        pool=Pool(len(cases)),
    )
