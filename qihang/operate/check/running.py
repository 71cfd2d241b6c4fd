"""What is found by running the cells of a notebook, as they run on a page or in marking.

Notebooks of the course are trusted: their authors write the code beside them, too.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from random import Random
from typing import Any

from qihang.language.messages import Translated, message, sentences, together
from qihang.operate.check.mistake import Cells, Mistake, authors, grading, name_of
from qihang.questions.misconceptions import UnknownMisconception
from qihang.sessions import every_misconception, every_practice_item
from qihang.sessions.workbook import practice_items

# ---- the workbook ----------------------------------------------------------------------------


def in_workbook(file: str, cells: Cells) -> Iterator[Mistake]:
    """Items to try that are not there or fail, and code cells that fail."""
    namespace: dict[str, Any] = {}
    try:
        known = every_practice_item()
    except Exception as error:  # noqa: BLE001 (whatever an author's code raises)
        place, line = _in_code(error) or (authors(), "")
        cure = message("Mend that line; no item to try can be read before.")
        yield Mistake(place, line, _ended(error), cure)
        return
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        try:
            names = practice_items({"cells": [cell]})
        except SyntaxError as error:
            yield _failing(file, cell, error)
            continue
        unknown = [name for name in names if name not in known]
        wrong = [*(_no_item(file, cell, name) for name in unknown)]
        wrong += [one for name in names if name in known for one in _in_item(name)]
        yield from wrong
        if not wrong:
            yield from _run(file, cell, namespace)


def _no_item(file: str, cell: dict[str, Any], name: str) -> Mistake:
    return Mistake(
        file,
        name_of(cell),
        message("There is no item to try {name}.", name=name),
        sentences(
            _like(name, every_practice_item()),
            message("Items stand in {files}.", files=f"{authors()}/*/practice.py"),
        ),
    )


def _in_item(name: str) -> Iterator[Mistake]:
    """What is wrong with an item to try, where its numbers are drawn."""
    drawing = every_practice_item()[name]
    file = f"{authors()}/{drawing.__module__.removeprefix('qihang.sessions.').replace('.', '/')}.py"
    try:
        task = drawing(Random(name))
        if not task.guess and not task.question.examples().right:
            yield Mistake(
                file,
                name,
                message("The item has no right answer."),
                message("Give its question a key."),
            )
    except UnknownMisconception as unknown:
        yield _no_misconception(file, name, unknown)
    except Exception as error:  # noqa: BLE001 (whatever an author's code raises)
        yield Mistake(file, name, _ended(error), message("Mend the function of that name."))


# ---- the exercise ----------------------------------------------------------------------------


def in_runs(file: str, cells: Cells) -> Iterator[Mistake]:
    """What the master of an exercise says when it is marked with its model answers."""
    namespace: dict[str, Any] = {}
    with _marking():
        for cell in cells:
            if cell["cell_type"] != "code":
                continue
            failed = list(_run(file, cell, namespace))
            yield from failed
            if failed and not grading(cell).get("grade"):
                return
            if not failed and grading(cell).get("grade"):
                yield from _in_question(file, cell, namespace.pop("item", None))


def _in_question(file: str, cell: dict[str, Any], item: Any) -> Iterator[Mistake]:
    name = name_of(cell)
    if item is None or cell["source"].rstrip().splitlines()[-1] != "item":
        cure = message(
            "Begin it with item = ask.number(…) or the like, and end it with a line: item."
        )
        yield Mistake(file, name, message("The test cell has no item as its last line."), cure)
        return
    points = grading(cell).get("points")
    if item.most != points:
        says = message(
            "The cell says points={most}, nbgrader's settings say {points}.",
            most=f"{item.most:g}",
            points=f"{points:g}",
        )
        yield Mistake(file, name, says, message("Make the two alike."))
    yield from _in_key(file, name, item)


def _in_key(file: str, name: str, item: Any) -> Iterator[Mistake]:
    """What is wrong with a question's key, or with its model answer."""
    try:
        question = item.keyed()
        verdict = question.mark(item.answer)
        right = question.examples().right
    except UnknownMisconception as unknown:
        yield _no_misconception(file, name, unknown)
        return
    except Exception as error:  # noqa: BLE001 (whatever an author's code raises)
        if "no key" in str(error):
            cure = message("Write item.expects(…) between the marks of the hidden tests.")
            yield Mistake(file, name, message("The question has no key."), cure)
        else:
            cure = message("Mend the hidden tests; docs/author.md shows what each kind takes.")
            yield Mistake(
                file, name, message("The key cannot be used: {error}.", error=_said(error)), cure
            )
        return
    if verdict.outcome != "right":
        says = message(
            "The model answer {answer} is not right for the seed “sample”.",
            answer=repr(item.answer),
        )
        yield Mistake(
            file,
            item.name,
            says,
            message("The key says {right}: mend the one or the other.", right=repr(right[0])),
        )


# ---- both ------------------------------------------------------------------------------------


def _run(file: str, cell: dict[str, Any], namespace: dict[str, Any]) -> Iterator[Mistake]:
    try:
        exec(compile(cell["source"], name_of(cell), "exec"), namespace)
    except UnknownMisconception as unknown:
        yield _no_misconception(file, name_of(cell), unknown)
    except Exception as error:  # noqa: BLE001 (whatever an author's code raises)
        yield _failing(file, cell, error)


def _failing(file: str, cell: dict[str, Any], error: Exception) -> Mistake:
    name = name_of(cell)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == name]
    number = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    source = cell["source"].splitlines()
    line: Translated | str = ""
    if number and number <= len(source):
        line = message(", in “{line}”", line=source[number - 1].strip())
    deeper = _in_code(error)
    place = together(f" ({deeper[0]}, ", deeper[1], ")") if deeper else ""
    says = message(
        "The cell fails{line}{place}: {error}.", line=line, place=place, error=_said(error)
    )
    return Mistake(file, name, says, message("Mend it, and run the notebook in JupyterLab."))


def _in_code(error: Exception) -> tuple[str, Translated] | None:
    """The file of a session and the line in which an error came up, if in any."""
    frames = [(one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((str(error.filename), error.lineno))
    for name, line in reversed(frames):
        _, found, rest = name.rpartition("/sessions/")
        if found and rest.count("/") == 1:
            return f"{authors()}/{rest}", message("line {line}", line=line)
    return None


def _no_misconception(file: str, cell: str, unknown: UnknownMisconception) -> Mistake:
    at = f"{authors()}/{Path(file).parent.name}/misconceptions.py"
    cure = sentences(
        _like(unknown.name, every_misconception()),
        message("The names stand in {file}.", file=at),
    )
    return Mistake(
        file, cell, message("There is no misconception {name}.", name=unknown.name), cure
    )


def _like(name: str, known: Any) -> Translated:
    near = get_close_matches(name, list(known), n=1)
    if near:
        return message("Did you mean {name}?", name=near[0])
    return message("None has a name like it.")


def _ended(error: Exception) -> Translated:
    return message("{error}.", error=_said(error))


def _said(error: Exception) -> str:
    """An error in one line."""
    words = str(error).strip().splitlines()
    said = f"{type(error).__name__}: {words[0]}" if words else type(error).__name__
    return said.removesuffix(".")


@contextmanager
def _marking() -> Iterator[None]:
    """The notebook is run as nbgrader runs it."""
    before = os.environ.get("NBGRADER_EXECUTION")
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    try:
        yield
    finally:
        if before is None:
            del os.environ["NBGRADER_EXECUTION"]
        else:
            os.environ["NBGRADER_EXECUTION"] = before
