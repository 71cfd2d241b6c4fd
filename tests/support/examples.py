"""Examples that a question shows of how a number is written."""

from __future__ import annotations

from typing import Any

from qihang.questions.number import Number
from qihang.questions.table import Table


def assert_says_nothing(shown: Any, keyed: Any) -> None:
    """No example of the question as it is ``shown`` is right, or the sign of a misconception."""
    if isinstance(shown, Number):
        verdict = keyed.mark(shown.example())
        assert (verdict.outcome, verdict.idea) == ("not-yet", "not-yet-number"), shown
    if isinstance(shown, Table):
        for cell in shown.blanks():
            found = keyed.mark({cell.name: shown.example(cell)}).parts
            [part] = [one for one in found if one.name == cell.name]
            assert (part.outcome, part.idea) == ("not-yet", "not-yet-cell"), cell.name
