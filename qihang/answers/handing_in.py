"""Handing in an attempt: what a page does, and whoever types in a sheet."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from qihang.answers import submission, whole
from qihang.answers.attempts import Attempts
from qihang.answers.places import Places
from qihang.answers.store import Store
from qihang.protocol.page import Answer, NotWhole, Receipt
from qihang.protocol.submission import Attempt, Submission
from qihang.system.notebooks import notebook
from qihang.system.site import Site

_RECEIPT_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class HandingIn:
    """The one way in which what is saved becomes a submission."""

    def __init__(self, site: Site, store: Store, attempts: Attempts, places: Places):
        self._site = site
        self._store = store
        self._attempts = attempts
        self._places = places
        self._secret = site.secret("seeds")

    def to_confirm(
        self, attempt: Attempt, saved: Mapping[str, Answer], told: Mapping[str, str]
    ) -> NotWhole:
        """What is open of an attempt as it is now, and what confirms just that."""
        found = whole.open_questions(self._attempts.edition(attempt)["questions"], saved, told)
        before = len(self._store.submissions.of_session(attempt["number"], attempt["session"]))
        confirm = whole.confirmation(self._secret, attempt["id"], saved, found, before)
        return {"open": found, "confirm": confirm}

    def hand_in(
        self,
        attempt: Attempt,
        saved: Mapping[str, Answer],
        source: str | None = None,
        by: str | None = None,
    ) -> Submission:
        """Hand in what is ``saved``, and put it where nbgrader reads it.

        From paper it has a ``source``, and ``by`` is who typed it in.
        """
        path = self._site.page("exercise", attempt["assignment"])
        answers = {name: answer["value"] for name, answer in saved.items()}
        filled = submission.fill(notebook(path), answers, attempt["seed"])
        receipt = "".join(secrets.choice(_RECEIPT_SIGNS) for _ in range(8))
        text = submission.text(filled)
        kept = self._store.submissions.add(attempt, receipt, path.name, text, source, by)
        self._places.ensure_in_place(kept)
        return kept


def receipt_of(kept: Submission) -> Receipt:
    """What a trainee reads of a submission."""
    return {"at": kept["at"], "receipt": kept["receipt"], "try": kept["attempt"]}
