"""What a trainee may see of the own results."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.counting import best
from qihang.answers.rules import Rules
from qihang.protocol.page import ShownResult
from qihang.protocol.submission import QuestionResult, Submission, outcome_of


def is_told(submission: Submission, holds: Rules) -> bool:
    """Whether a trainee is told the marks of a submission; what was shown once stays shown."""
    may_be_seen = holds.may_be_seen or submission["shown_at"] is not None
    return submission["points"] is not None and may_be_seen


def results(submissions: Sequence[Submission], holds: Rules) -> ShownResult | None:
    """What a trainee may see of the newest marked submission, with the best points so far.

    The best of the same edition: points of other questions cannot be compared.
    """
    told = [row for row in submissions if is_told(row, holds)]
    if not told or told[-1] is not submissions[-1]:
        return None
    last = told[-1]
    alike = [row for row in told if row["assignment"] == last["assignment"]]
    return {
        "points": last["points"] or 0.0,
        "most": last["most"] or 0.0,
        "best": (best(alike) or last)["points"] or 0.0,
        "questions": {
            name: _for_trainees(found) for name, found in (last["questions"] or {}).items()
        },
    }


def _for_trainees(found: QuestionResult) -> QuestionResult:
    """What is found in a question without what it could have told: names of other answers."""
    shown = found.copy()
    shown.pop("told", None)
    return shown


def right_once(submissions: Sequence[Submission], holds: Rules) -> list[str]:
    """The questions of a session that were right in any try whose marks are told."""
    told = (row["questions"] or {} for row in submissions if is_told(row, holds))
    return sorted(
        {name for one in told for name, found in one.items() if outcome_of(found) == "right"}
    )
