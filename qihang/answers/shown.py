"""What a trainee may see of the own results."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.counting import best
from qihang.protocol import ReleasedSession, ShownResult, Submission


def results(submissions: Sequence[Submission], opened: ReleasedSession) -> ShownResult | None:
    """What a trainee may see of the newest marked submission, with the best points so far.

    The best of the same edition: points of other questions cannot be compared.
    """
    if not (opened["marks_at_once"] or opened["results_shown"]) or not submissions:
        return None
    last = submissions[-1]
    if last["points"] is None or last["most"] is None:
        return None
    alike = [row for row in submissions if row["assignment"] == last["assignment"]]
    return {
        "points": last["points"],
        "most": last["most"],
        "best": (best(alike) or last)["points"] or 0.0,
        "questions": last["questions"] or {},
    }
