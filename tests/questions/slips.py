"""Raw answers in which a slip is made that a question has a name for."""

from collections.abc import Iterator
from typing import Any

from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.order import Order
from qihang.questions.table import Before, Table


def answers_with(question: Any, *slip: Any) -> Iterator[Any]:
    """Answers with that slip, one of the question's ``ideas`` without its name."""
    if isinstance(question, Decision):
        yield _decided(question, slip[0])
    elif isinstance(question, Table):
        yield from _filled(question, *slip)
    elif isinstance(question, Order):
        first, second = slip[0]
        right = [step for level in question.answer for step in level if step != first]
        right.insert(right.index(second), first)
        yield right
    elif isinstance(question, Choice) and question.many:
        yield [slip[0]] if slip[0] not in question.answer else sorted(question.answer - {slip[0]})
    else:
        yield slip[0]


def _decided(question: Decision, slip: str) -> dict[str, str]:
    wrong = [option for option in question.options if option not in question.answer]
    return {"choice": slip} if slip in wrong else {"choice": wrong[0], "reason": slip}


def _filled(question: Table, where: str, slip: Any) -> Iterator[dict[str, str]]:
    truth = question.truth()
    for cell in question.blanks():
        if where in (cell.row, cell.column, cell.name):
            value = slip(Before(truth, cell)) if callable(slip) else slip
            yield {cell.name: question.number(cell).written(value)}
