"""Which of a trainee's submissions counts; puts it where nbgrader reads it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from qihang.answers import counting
from qihang.answers.store import Store
from qihang.answers.submitted import Submitted
from qihang.protocol.submission import Submission
from qihang.system.errors import OperatorError
from qihang.system.telling import Tell, nobody

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Places that are put right before it is told how far this is."""

MANY = 500
"""Places that are put right again at the next start; after more, the disk is flushed instead."""


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

    def put_right(self, tell: Tell = nobody) -> None:
        """Put what was handed in since it was last known to be there where nbgrader reads it.

        Where the folder of submissions is empty, that is everything. ``tell`` is told how far
        this is.
        """
        if self._submitted.is_empty():
            self._note(self._store.unsettled.add_all)
        of, done, after = self._store.unsettled.not_in_place(), 0, ("", "")
        while some := self._store.unsettled.places(after, AT_ONCE, also_in_place=False):
            for assignment, those in groupby(some, key=itemgetter(0)):
                numbers = [number for _, number in those]
                for rows in self._store.submissions.of_all(assignment, numbers).values():
                    self.ensure_in_place(counting.that_counts(rows))
            after, done = some[-1], done + len(some)
            if of > MANY:
                tell(done, of)
        if done > MANY and not self._without_place:
            self._note(self._submitted.flush, self._store.unsettled.are_in_place)

    @staticmethod
    def _note(*steps: Callable[[], None]) -> None:
        """Note what is known; on a full disk the next start looks again."""
        try:
            for step in steps:
                step()
        except (OSError, OperatorError):
            log.exception("what is in its place is not known")

    def put_back(self, assignment: str, numbers: Sequence[str]) -> None:
        """Put the submission that counts where none of a trainee's lies any more.

        What lies there, whole or not, is left to be looked at and marked as it is.
        """
        for rows in self._store.submissions.of_all(assignment, numbers).values():
            is_older = rows[-1]["marked_at"] is None and not self._lies(rows[-1])
            if is_older or not any(map(self._lies, rows)):
                self._put_back(rows)

    def _put_back(self, rows: Sequence[Submission]) -> bool:
        return self._put(counting.that_counts(rows))

    def _put(self, wanted: Submission) -> bool:
        # What is put there now is on disk no sooner than anything else.
        self._store.unsettled.add([(wanted["assignment"], wanted["number"])])
        return self.ensure_in_place(wanted)

    def _lies(self, submission: Submission) -> bool:
        try:
            return self.holds(submission)
        except OSError:  # whoever puts it there finds out what is in the way
            return False

    def settle(self, until: str) -> None:
        """All that happened up to a moment is on disk."""
        lacking = [(row["assignment"], row["number"]) for row in self._without_place.values()]
        self._store.unsettled.settle(until, lacking)

    def try_again(self) -> None:
        """Put in place what the disk had no room for."""
        for row in list(self._without_place.values()):
            del self._without_place[row["id"]]
            # Another one may count by now.
            self._put_back(self._store.submissions.of(row["number"], row["assignment"]))

    @property
    def lacking(self) -> Collection[int]:
        """The ids of submissions for which the disk had no room yet."""
        return self._without_place.keys()

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
        return self._put(wanted)

    def ensure_in_place(self, submission: Submission) -> bool:
        """Put a submission where nbgrader reads it; returns whether it lies there whole now.

        It is safe in the store all the same; where the disk has no room, it is tried again
        when the marker asks, and at the next start.
        """
        try:
            if not self._is_whole(submission):
                self._submitted.put(submission, self._store.submissions.notebook(submission))
        except OSError:
            log.exception("%(assignment)s of %(number)s cannot be put in place", submission)
            self._without_place[submission["id"]] = submission
            return False
        self._without_place.pop(submission["id"], None)
        return True

    def _is_whole(self, submission: Submission) -> bool:
        """Whether this very submission lies in its place, and no part of it was torn off."""
        notebook = partial(self._store.submissions.notebook, submission)
        return self.holds(submission) and not self._submitted.is_torn(submission, notebook)
