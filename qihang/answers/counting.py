"""Which of a trainee's submissions of an edition counts. Submissions stand oldest first.

Marks that were given by two keys are never compared: where the key was mended, the other
submissions are marked again before one of them counts (:func:`next_to_mark`).
"""

from __future__ import annotations

from collections.abc import Sequence

from qihang.protocol.submission import Submission


def best(submissions: Sequence[Submission]) -> Submission | None:
    """The one with the most points by the key that marked last, the newest of several."""
    marked = [row for row in submissions if row["points"] is not None]
    if not marked:
        return None
    key = max(marked, key=lambda row: (row["marked_at"] or "", row["id"]))["key"]
    return max(
        (row for row in marked if row["key"] == key),
        key=lambda row: (row["points"] or 0.0, row["id"]),
    )


def that_counts(submissions: Sequence[Submission]) -> Submission:
    """The one that belongs where nbgrader looks: the latest if it is to be marked, else the best.

    There must be one.
    """
    latest = submissions[-1]
    if latest["marked_at"] is None:
        return latest
    return best(submissions) or latest


def next_to_mark(submissions: Sequence[Submission], key: str | None) -> Submission | None:
    """The newest one that may count and was not marked with this key yet.

    Of an attempt that was opened again before it was marked only the last one may.
    """
    last = {row["attempt"]: row["id"] for row in submissions}
    for row in reversed(submissions):
        may_count = row["marked_at"] is not None or row["id"] == last[row["attempt"]]
        if may_count and (row["marked_at"] is None or row["key"] != key):
            return row
    return None
