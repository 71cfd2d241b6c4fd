"""The plans of a class as one PDF, a page for each trainee who has one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qihang.answers.pages import trainees
from qihang.language.messages import message
from qihang.operate.roster import says
from qihang.papers import pdf, plan
from qihang.protocol.operator import OperatorCalls
from qihang.sessions import Session
from qihang.system import files
from qihang.system.errors import OperatorError


def pages(
    answers: OperatorCalls, session: Session, class_name: str | None, language: str
) -> Iterator[dict[str, Any]]:
    """A page for each trainee on the roster who saved a plan, by number.

    Raises :class:`OperatorError` if the session asks for none.
    """
    if session.plan is None:
        raise OperatorError(message("{code} asks for no plan.", code=session.code))
    for one in trainees(answers):
        if class_name is not None and one["class_name"] != class_name:
            continue
        found = answers.plan_of(one["number"], session.name, session.plan)
        if found:
            answer = found["answer"]
            who = one["name"], one["number"], answer["saved_at"][:10]
            yield plan.page(answer["value"], found["sheet"], *who, language)


def write(file: Path, made: list[dict[str, Any]]) -> None:
    """Write the pages into a new file that only this account can read.

    Raises :class:`OperatorError` if there is a file of this name, or no page.
    """
    if not made:
        raise OperatorError(message("Nobody has filled in a plan yet."))
    if not files.put_first(file, pdf.made(plan.TEMPLATE, {"plans": made})):
        raise OperatorError(says.file_exists(file))
