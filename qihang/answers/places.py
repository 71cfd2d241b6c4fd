"""Which of a trainee's submissions counts; puts it where nbgrader reads it."""

from __future__ import annotations

import logging
from collections import defaultdict
from functools import partial

from qihang.answers import counting
from qihang.answers.store import Store
from qihang.answers.submitted import Submitted
from qihang.protocol import Submission

log = logging.getLogger(__name__)


class Places:
    """Keeps the folder that nbgrader marks in step with the store."""

    def __init__(self, store: Store, submitted: Submitted):
        self._store = store
        self._submitted = submitted
        self._without_place: dict[int, Submission] = {}

    def holds(self, submission: Submission) -> bool:
        """Whether this very submission lies in its place."""
        return self._submitted.has(submission)

    def is_as_handed_in(self, submission: Submission) -> bool:
        """Whether what lies in the place of this very submission is its text, unchanged."""
        return self._submitted.is_unchanged(
            submission, self._store.submissions.notebook(submission)
        )

    def put_right(self) -> None:
        """Put each trainee's submission that counts where nbgrader reads it, whole."""
        by_assignment: dict[str, list[Submission]] = defaultdict(list)
        for latest in self._store.submissions.latest():
            by_assignment[latest["assignment"]].append(latest)
        for assignment, rows in by_assignment.items():
            numbers = [row["number"] for row in rows]
            several = set(self._store.submissions.handed_in_again(assignment, numbers))
            for row in rows:
                self.ensure_in_place(self._that_counts(row) if row["number"] in several else row)

    def try_again(self) -> None:
        """Put in place what the disk had no room for."""
        for row in list(self._without_place.values()):
            self.ensure_in_place(row)

    def lacks(self, submission: Submission) -> bool:
        """Whether the disk had no room for this submission yet."""
        return submission["id"] in self._without_place

    def put_next(self, number: str, assignment: str, key: str | None) -> bool:
        """Put the next submission in place that is to be marked with ``key``, else the best one.

        Returns whether another one lies there now than before. Nothing is done where the
        latest one was never marked: the marker comes to it by itself.
        """
        submissions = self._store.submissions.of(number, assignment)
        if not submissions or submissions[-1]["marked_at"] is None:
            return False
        wanted = counting.next_to_mark(submissions, key) or counting.best(submissions)
        if wanted is None or self.holds(wanted):
            return False
        return self.ensure_in_place(wanted)

    def ensure_in_place(self, submission: Submission) -> bool:
        """Put a submission where nbgrader reads it; returns whether it lies there whole now.

        It is safe in the store all the same; where the disk has no room, it is tried again
        when the marker asks, and at the next start.
        """
        notebook = partial(self._store.submissions.notebook, submission)
        try:
            if not self.holds(submission) or self._submitted.is_torn(submission, notebook):
                self._submitted.put(submission, notebook())
        except OSError:
            log.exception("%(assignment)s of %(number)s cannot be put in place", submission)
            self._without_place[submission["id"]] = submission
            return False
        self._without_place.pop(submission["id"], None)
        return True

    def _that_counts(self, latest: Submission) -> Submission:
        """The one of a trainee's several submissions that belongs into its place."""
        if latest["marked_at"] is None:
            return latest
        return counting.that_counts(
            self._store.submissions.of(latest["number"], latest["assignment"])
        )
