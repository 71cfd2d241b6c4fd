"""Submitted notebooks: a fresh copy of the released one with answers as literals.

Nothing of the trainee's is ever code: an answer is the ``repr`` of plain data, and
no other cell than the answer's own is touched.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

SEED = "seed"
"""The ``grade_id`` of the cell that receives the trainee's seed."""

LARGEST_ANSWER = 10_000
"""Characters of an answer as JSON."""

DEEPEST_ANSWER = 4
"""Levels of lists and objects in an answer."""

END = "}\n"
"""How the text of a submitted notebook ends. The text is one line, so a cut one lacks this end."""

Notebook = dict[str, Any]


class NotAnAnswer(ValueError):
    """The value is not plain data of a sensible size."""


def answer_ids(release: Notebook) -> list[str]:
    """The questions of a released exercise, in the order of the page."""
    return [name for name, _ in _solution_cells(release) if name != SEED]


def fill(release: Notebook, answers: Mapping[str, Any], seed: str) -> Notebook:
    """A copy of ``release`` with each answered question's cell set to a literal.

    A question without an answer keeps its cell as released, which nbgrader takes as
    "no response". Raises :class:`NotAnAnswer` for a value that is no plain data.
    """
    filled = {**release, "cells": [dict(cell) for cell in release["cells"]]}
    for name, cell in _solution_cells(filled):
        if name == SEED:
            cell["source"] = f"{SEED} = {literal(seed)}"
        elif answers.get(name) is not None:
            cell["source"] = f"{name} = {literal(answers[name])}"
    return filled


def text(notebook: Notebook) -> str:
    """A submitted notebook as it is written; ends with :data:`END`."""
    return json.dumps(notebook, ensure_ascii=False) + "\n"


def split(written: str) -> tuple[str, list[str] | None]:
    """The text of a submitted notebook as what many have in common, and what is its own.

    The template is the same text with empty solution cells; the sources are what stood in
    them. A text that would not come back to the byte is its own template, without sources.
    """
    try:
        template, sources = _split(written)
        if join(template, sources) == written:
            return template, sources
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        pass  # no notebook that :func:`text` wrote
    return written, None


def _split(written: str) -> tuple[str, list[str]]:
    notebook = json.loads(written)
    sources = []
    for _, cell in _solution_cells(notebook):
        sources.append(cell["source"])
        cell["source"] = ""
    return text(notebook), sources


def join(template: str, sources: Sequence[str] | None) -> str:
    """The text that :func:`split` made these of."""
    if sources is None:
        return template
    parts = _parts(template)
    own = [json.dumps(source, ensure_ascii=False) for source in sources]
    return parts[0] + "".join(one + part for one, part in zip(own, parts[1:], strict=True))


@lru_cache(64)
def _parts(template: str) -> tuple[str, ...]:
    """What stands before, between and after the sources of the solution cells."""
    notebook = json.loads(template)
    mark = "qihang-source"
    while mark in template:
        mark += "-"
    for _, cell in _solution_cells(notebook):
        cell["source"] = mark
    return tuple(text(notebook).split(json.dumps(mark)))


def literal(value: Any) -> str:
    """Python source of ``value``, which reads back as the very same value."""
    checked(value)
    source = repr(value)
    if ast.literal_eval(source) != value:
        raise NotAnAnswer("does not read back as itself")
    return source


def checked(value: Any) -> Any:
    """``value`` itself, if it is plain JSON data within the limits."""
    _check(value, DEEPEST_ANSWER)
    if len(json.dumps(value, ensure_ascii=False)) > LARGEST_ANSWER:
        raise NotAnAnswer("too large")
    return value


def _check(value: Any, depth: int) -> None:
    if depth < 0:
        raise NotAnAnswer("nested too deep")
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value)
        return
    if isinstance(value, int):
        if abs(value) >= 10**18:
            raise NotAnAnswer("number too large")
        return
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotAnAnswer("not a finite number")
        return
    if isinstance(value, list):
        for part in value:
            _check(part, depth - 1)
        return
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        for name, part in value.items():
            _check_text(name)
            _check(part, depth - 1)
        return
    raise NotAnAnswer(f"{type(value).__name__} is no plain data")


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotAnAnswer("half a character cannot be written down") from None


def _solution_cells(notebook: Notebook) -> Iterator[tuple[str, dict[str, Any]]]:
    for cell in notebook["cells"]:
        grading = cell.get("metadata", {}).get("nbgrader", {})
        if cell["cell_type"] == "code" and grading.get("solution"):
            yield grading["grade_id"], cell
