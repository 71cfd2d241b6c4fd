"""Which of a trainee's hand-ins counts, and that it lies where nbgrader looks."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from qihang.answers.store import Store
from qihang.answers.submitted import Submitted
from qihang.protocol import HandIn

log = logging.getLogger(__name__)


class Places:
    """The folder that nbgrader marks, as the store says it should be."""

    def __init__(self, store: Store, submitted: Submitted):
        self._store = store
        self._submitted = submitted
        self._without_place: dict[int, HandIn] = {}

    def holds(self, hand_in: HandIn) -> bool:
        """Whether this very hand-in lies in its place."""
        return self._submitted.has(hand_in)

    def put_right(self) -> None:
        """See that the hand-in that counts lies whole where nbgrader looks, for each trainee."""
        of_sessions: dict[str, list[HandIn]] = defaultdict(list)
        for latest in self._store.hand_ins.latest():
            of_sessions[latest["session"]].append(latest)
        for session, rows in of_sessions.items():
            numbers = [row["number"] for row in rows]
            several = set(self._store.hand_ins.handed_in_again(session, numbers))
            for row in rows:
                self.see_in_place(self._that_counts(row) if row["number"] in several else row)

    def try_again(self) -> None:
        """Put in place what the disk had no room for."""
        for row in list(self._without_place.values()):
            self.see_in_place(row)

    def lacks(self, hand_in: HandIn) -> bool:
        """Whether the disk had no room for this hand-in yet."""
        return hand_in["id"] in self._without_place

    def put_best(self, number: str, session: str) -> bool:
        """Put the best marked hand-in in place, if it is not there and nothing is to be marked."""
        hand_ins = self._store.hand_ins.of(number, session)
        if not hand_ins or hand_ins[-1]["marked_at"] is None:
            return False
        best = _best(hand_ins)
        if best is None or self.holds(best):
            return False
        return self.see_in_place(best)

    def see_in_place(self, hand_in: HandIn) -> bool:
        """Whether a hand-in lies whole where nbgrader looks, or could be put there now.

        It is safe in the store all the same; where the disk has no room, it is tried again
        when the marker asks, and at the next start.
        """
        notebook = partial(self._store.hand_ins.notebook, hand_in)
        try:
            if not self.holds(hand_in) or self._submitted.is_torn(hand_in, notebook):
                self._submitted.put(hand_in, notebook())
        except OSError:
            log.exception("%(session)s of %(number)s cannot be put in place", hand_in)
            self._without_place[hand_in["id"]] = hand_in
            return False
        self._without_place.pop(hand_in["id"], None)
        return True

    def _that_counts(self, latest: HandIn) -> HandIn:
        """The hand-in that belongs into its place: the best marked one, or one to be marked."""
        if latest["marked_at"] is None:
            return latest
        return _best(self._store.hand_ins.of(latest["number"], latest["session"])) or latest


def _best(hand_ins: Sequence[HandIn]) -> HandIn | None:
    """The marked hand-in with the most points, the newest of several."""
    marked = [(row["points"], row["id"], row) for row in hand_ins if row["points"] is not None]
    return max(marked, key=lambda one: one[:2])[2] if marked else None
