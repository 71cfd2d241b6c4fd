"""nbgrader's errors, each reduced to its one informative sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from textwrap import dedent
from typing import Any

from qihang.language.messages import Translated, message, sentences
from qihang.system.errors import OperatorError
from qihang.system.handed_in import shown

_ERROR = "[ERROR] "
"""How nbgrader's log marks what went wrong."""

_RAISED = re.compile(r"(?:\w+\.)*([A-Za-z_]\w*)(?:: (.*))?")
"""How a traceback ends: the name of an exception, and its words."""

_OF_PROGRAMS = {
    *("AssertionError", "AttributeError", "IndexError", "KeyError", "NameError", "RecursionError"),
    *("NotebookValidationError", "TypeError", "UnboundLocalError", "UnicodeDecodeError"),
    *("UnicodeEncodeError", "ValidationError"),
}
"""Exceptions whose words tell a programmer something, and nobody else."""

_LONGEST = 300
"""Characters of a reason."""

_CURES = {
    "Cannot add or remove cells": message(
        "Put the cells back that trainees were marked by, and for other questions make an "
        "edition: qihang new edition SESSION"
    ),
}
"""What to do about some of nbgrader's reasons, by a part of them."""


def check(done: dict[str, Any], what: Translated | str) -> None:
    """Raises :class:`OperatorError` with nbgrader's reason, if what it did was no success."""
    if done.get("success"):
        return
    lines = (done.get("log") or done.get("error") or "").strip().splitlines()
    if not lines:
        raise OperatorError(
            message("nbgrader could not work on {what}: no reason given", what=what)
        )
    reason = _raised(lines) or next(filter(_is_error, lines), lines[-1]).removeprefix(_ERROR)
    if isinstance(reason, str):
        # A submission's own words may be in it, and control a terminal.
        reason = _ended(shown(reason, _LONGEST))
    cures = [cure for part, cure in _CURES.items() if part in str(reason)]
    failed = message("nbgrader could not work on {what}: {reason}", what=what, reason=reason)
    raise OperatorError(sentences(failed, *cures))


def _ended(reason: str) -> str:
    """A reason as a sentence."""
    words = reason.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _is_error(line: str) -> bool:
    return line.startswith(_ERROR)


def _raised(lines: Sequence[str]) -> Translated | str | None:
    """What the first traceback of a log ends with; ``None`` if there is none."""
    starts = [place for place, line in enumerate(lines) if line.startswith(f"{_ERROR}Traceback")]
    if not starts:
        return None
    own = takewhile(lambda line: not line.startswith("["), lines[starts[0] + 1 :])
    # nbgrader's log sets the whole of it in.
    trace = dedent("\n".join(own)).splitlines()
    # An exception stands below the last line of code; its words may go on for many lines.
    below_code = (line for above, line in pairwise(trace) if above.startswith("  "))
    ends = [found for found in map(_RAISED.fullmatch, below_code) if found]
    if not ends:
        return None
    name, words = ends[-1].groups()
    if name not in _OF_PROGRAMS and words:
        return str(words)
    said = f"{name}: {words}" if words else str(name)
    return message(
        "there is something in it that nbgrader cannot deal with ({error}).",
        error=shown(said, _LONGEST),
    )
