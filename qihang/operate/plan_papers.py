"""The plans of a class as one PDF, a page for each trainee who has one.

While a classroom goes on a process of its own makes it: ``python -m qihang.operate.plan_papers``
takes the pages as JSON and writes the PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qihang.answers.pages import trainees
from qihang.language.messages import message
from qihang.operate.export import files as export
from qihang.operate.roster import says
from qihang.papers import pdf, plan
from qihang.protocol.operator import OperatorCalls
from qihang.sessions import Session
from qihang.system import bounded, files
from qihang.system.errors import OperatorError

MOST = 150
"""Plans that the desk makes at once."""

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory."""


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


def made(pages: Sequence[dict[str, Any]]) -> bytes:
    """The PDF of some pages, made by a process of its own.

    Raises :class:`OperatorError` if there is no page, there are too many, or it cannot be made.
    """
    _see_that_there_are_some(pages)
    if len(pages) > MOST:
        raise OperatorError(message("These are more than {most} plans at once.", most=MOST))
    return export.made(__name__, {"plans": pages})


def write(file: Path, pages: list[dict[str, Any]]) -> None:
    """Write the pages into a new file that only this account can read.

    Raises :class:`OperatorError` if there is a file of this name, or no page.
    """
    _see_that_there_are_some(pages)
    if not files.put_first(file, pdf.made(plan.TEMPLATE, {"plans": pages})):
        raise OperatorError(says.file_exists(file))


def _see_that_there_are_some(pages: Sequence[object]) -> None:
    if not pages:
        raise OperatorError(message("Nobody has filled in a plan yet."))


def main() -> None:
    """Read the pages from the standard input, write the PDF."""
    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(pdf.made(plan.TEMPLATE, json.load(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
