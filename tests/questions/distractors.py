"""Raw answers that hold one of a question's distractors."""

from collections.abc import Iterator
from typing import Any

from qihang.commerce.season.debrief import ASKED
from qihang.questions.chat import HEAR, NEXT_STEP, Chat
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.order import Order
from qihang.questions.simulation import Simulation
from qihang.questions.sort import Sort
from qihang.questions.table import Before, Table
from qihang.questions.written import Written


def answers_with(question: Any, *distractor: Any) -> Iterator[Any]:
    """Answers with that distractor, one of the question's ``misconceptions`` without its name."""
    if isinstance(question, Decision):
        yield _decided(question, distractor[0])
    elif isinstance(question, Table):
        yield from _filled(question, *distractor)
    elif isinstance(question, Order):
        first, second = distractor[0]
        right = [step for level in question.answer for step in level if step != first]
        right.insert(right.index(second), first)
        yield right
    elif isinstance(question, Sort):
        row, option = distractor[0]
        yield {**dict(question.answer), row: option}
    elif isinstance(question, Simulation):
        yield from _played(question, distractor[0])
    elif isinstance(question, Chat):
        yield from _replied(question, distractor[0])
    elif isinstance(question, Written) and distractor[0] in question.facts:
        yield _without(question, distractor[0])
    elif isinstance(question, Choice) and question.many:
        yield sorted(question.answer ^ {distractor[0]})
    else:
        yield distractor[0]


def _decided(question: Decision, distractor: str) -> dict[str, str]:
    wrong = [option for option in question.options if option not in question.answer]
    return (
        {"choice": distractor}
        if distractor in wrong
        else {"choice": wrong[0], "reason": distractor}
    )


def _filled(question: Table, where: str, distractor: Any) -> Iterator[dict[str, str]]:
    truth = question.truth()
    for cell in question.blanks():
        if where in (cell.row, cell.column, cell.name):
            value = distractor(Before(truth, cell)) if callable(distractor) else distractor
            yield {cell.name: question.number(cell).written(value)}


def _replied(question: Chat, part: str) -> Iterator[list[str]]:
    """Talks that lack one of the moves; what else a talk may lack is tried with its kind."""
    hear, fact, step = (move.en for move in question.case.moves)
    lacking = {HEAR: [f"Hello. {fact} {step}"], NEXT_STEP: [f"{hear} {fact}"]}
    yield from [lacking[part]] if part in lacking else ()


def _played(question: Simulation, part: str) -> Iterator[dict[str, Any]]:
    """Seasons of which one question is not answered; the other parts are tried with their kind."""
    [right] = question.examples().right
    debrief = {name: chosen for name, chosen in right["debrief"].items() if name != part}
    yield from [{**right, "debrief": debrief}] if part in ASKED else ()


def _without(question: Written, fact: str) -> str:
    """A text that is long enough and says all of its facts but that one."""
    said = [one.examples[0] for name, one in question.answer.items() if name != fact]
    return "，".join(said) + "看" * question.least
