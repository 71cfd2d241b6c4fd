"""nbgrader's errors, each reduced to its one informative sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from qihang.language.messages import Translated, message, sentences
from qihang.system.errors import OperatorError

_ERROR = "[ERROR] "
"""How nbgrader's log marks what went wrong."""

_PYTHONS = re.compile(r"^\w+Error: ")

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
    # A submission's own words may be in it, and control a terminal.
    plain = "".join(sign if sign.isprintable() else "?" for sign in reason[:300])
    cures = [cure for part, cure in _CURES.items() if part in plain]
    failed = message(
        "nbgrader could not work on {what}: {reason}", what=what, reason=_spoken(plain)
    )
    raise OperatorError(sentences(failed, *cures))


def _spoken(reason: str) -> str:
    """A reason without the name of Python's error before it, as a sentence."""
    words = _PYTHONS.sub("", reason.strip())
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _is_error(line: str) -> bool:
    return line.startswith(_ERROR)


def _raised(lines: Sequence[str]) -> str | None:
    """What the first traceback of a log ends with; ``None`` if there is none."""
    starts = [place for place, line in enumerate(lines) if line.startswith(f"{_ERROR}Traceback")]
    if not starts:
        return None
    trace = takewhile(lambda line: not line.startswith("["), lines[starts[0] + 1 :])
    return next((line for line in reversed(list(trace)) if line.strip()), None)
