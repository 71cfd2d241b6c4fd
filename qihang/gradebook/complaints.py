"""nbgrader's errors, each reduced to its one informative sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from qihang.language.messages import Translated, message
from qihang.system.errors import OperatorError

_ERROR = "[ERROR] "
"""How nbgrader's log marks what went wrong."""


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
    raise OperatorError(
        message("nbgrader could not work on {what}: {reason}", what=what, reason=plain)
    )


def _is_error(line: str) -> bool:
    return line.startswith(_ERROR)


def _raised(lines: Sequence[str]) -> str | None:
    """What the first traceback of a log ends with; ``None`` if there is none."""
    starts = [place for place, line in enumerate(lines) if line.startswith(f"{_ERROR}Traceback")]
    if not starts:
        return None
    trace = takewhile(lambda line: not line.startswith("["), lines[starts[0] + 1 :])
    return next((line for line in reversed(list(trace)) if line.strip()), None)
