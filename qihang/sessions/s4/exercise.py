"""S4 Serving the buyer: the numbers of the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce.chat import talk
from qihang.commerce.chat.talk import Case
from qihang.questions.chat import told_of
from qihang.questions.facts import Fact
from qihang.sessions.base import Variant, source
from qihang.sessions.s4.handed_over import HandedOver, draw_handed_over
from qihang.sessions.s4.logs import Log, draw_log
from qihang.sessions.s4.returned import Returned, draw_other, draw_returned, returned
from qihang.sessions.s4.robot import KNOWLEDGE, Answer, draw_answers, robot_answer
from qihang.sessions.s4.takeover import Sent, base_for, draw_sent, sent
from qihang.sessions.shown import FactCard

ANSWERS_READ = 6
MESSAGES_SORTED = 5
CASES_SORTED = 4


@dataclass(frozen=True)
class S4(Variant):
    """The numbers of one trainee's exercise.

    ``talk``: a customer with a matter. ``answered``: the ids of six answers of the robot.
    ``wrote``: those of five messages of buyers. ``log``: a chat whose rounds are counted.
    ``came_back``: the ids of four cases of goods that come back, ``asked_why``: that of another
    one. ``handed_over``: a matter that is not settled.
    """

    session = "s4"

    talk: Case
    answered: tuple[str, ...]
    wrote: tuple[str, ...]
    log: Log
    came_back: tuple[str, ...]
    asked_why: str
    handed_over: HandedOver

    @property
    def matter(self) -> FactCard:
        """What is known of the customer's matter."""
        return FactCard(self.talk.title, self.talk.lines)

    @property
    def told(self) -> dict[str, Fact]:
        """How each thing may be said that the customer waits for."""
        return told_of(self.talk)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The robot's answers, in this trainee's order."""
        return tuple(map(robot_answer, self.answered))

    @property
    def knowledge(self) -> FactCard:
        """The base that the robot answers from."""
        return KNOWLEDGE

    @property
    def messages(self) -> tuple[Sent, ...]:
        """The messages of buyers, in this trainee's order."""
        return tuple(map(sent, self.wrote))

    @property
    def base(self) -> FactCard:
        """What the base says on the messages."""
        return base_for(self.messages)

    @property
    def cases(self) -> tuple[Returned, ...]:
        """The four cases of goods that come back, in this trainee's order."""
        return tuple(map(returned, self.came_back))

    @property
    def reasoned(self) -> Returned:
        """The case of which the reason is asked."""
        return returned(self.asked_why)


def generate(seed: str) -> S4:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    came_back = draw_returned(_rng(seed, "came_back"), CASES_SORTED)
    return S4(
        seed=seed,
        talk=talk.draw(_rng(seed, "talk")),
        answered=draw_answers(_rng(seed, "answered"), ANSWERS_READ),
        wrote=draw_sent(_rng(seed, "wrote"), MESSAGES_SORTED),
        log=draw_log(_rng(seed, "log")),
        came_back=came_back,
        asked_why=draw_other(_rng(seed, "asked_why"), came_back),
        handed_over=draw_handed_over(_rng(seed, "handed_over")),
    )


def _rng(*parts: str) -> Random:
    return source("s4", *parts)
