"""The calls of a page's kernel.

A kernel sends a token and no identity; the service knows whose page it is.
"""

from __future__ import annotations

import json
from typing import Any

from qihang.answers import kept, reviewing, seeds, shown, submission, tokens
from qihang.answers.attempts import Attempts
from qihang.answers.client import Refused
from qihang.answers.handing_in import HandingIn, receipt_of
from qihang.answers.rules import Rules
from qihang.answers.store import Store
from qihang.protocol.page import Claim, NotWhole, Page, PageCalls, Saved
from qihang.protocol.review import ReviewAnswer
from qihang.protocol.submission import Attempt, Submission
from qihang.system.site import Site

LONGEST_STAMP = 64
"""Characters of the stamp that tells one save from another."""

LONGEST_ITEM = 100
"""Characters of the name of a workbook's item."""

LARGEST_STATE = 60_000
"""Characters of JSON that one item of a workbook may keep."""


class PageApi(PageCalls):
    """The rules of a trainee's page."""

    def __init__(self, site: Site, store: Store, attempts: Attempts, handing_in: HandingIn):
        self._store = store
        self._attempts = attempts
        self._handing_in = handing_in
        self._secret = site.secret("seeds")

    def claim(self, token: str) -> Claim:
        return self._claim(self._page(token))

    def save(self, token: str, question: str, value: Any, stamp: str) -> Saved:
        page = self._page(token, "exercise")
        attempt = self._asked(page)
        if question not in self._attempts.edition(attempt)["questions"]:
            raise Refused("unknown-question")
        try:
            submission.checked(value)
        except submission.NotAnAnswer:
            raise Refused("too-large") from None
        if attempt["locked"]:
            raise Refused("handed-in")
        moment = self._store.exercises.save(attempt["id"], question, value, stamp[:LONGEST_STAMP])
        return {"saved_at": moment}

    def keep(self, token: str, item: str, state: dict[str, Any], outcome: str | None) -> Saved:
        page = self._page(token)
        if len(item) > LONGEST_ITEM:
            raise Refused("too-large")
        number, place = page["number"], kept.place(item, page["session"])
        if kept.is_own(item):
            state = kept.laid_over(item, self._store.workbooks.kept(number, place).get(item), state)
        if not _may_be_kept(state):
            raise Refused("too-large")
        return {"saved_at": self._store.workbooks.keep(number, place, item, state, outcome)}

    def keep_review(self, token: str, answer: ReviewAnswer, stamp: str) -> Saved:
        page = self._page(token, "review")
        reviewing.see_that_it_is_one(answer)
        stamp = stamp[:LONGEST_STAMP]
        return {"saved_at": self._store.reviews.keep(page["number"], answer, stamp)}

    def hand_in(self, token: str, gaps: dict[str, str], confirm: str = "") -> Claim | NotWhole:
        page = self._page(token, "exercise")
        attempt = self._asked(page)
        if attempt["locked"]:
            return self._claim(page)
        if self._rules(page).is_over:
            raise Refused("too-late")
        saved = self._store.exercises.answers(attempt["id"])
        asked = self._handing_in.to_confirm(attempt, saved, gaps)
        if asked["open"] and confirm != asked["confirm"]:
            return asked
        self._handing_in.hand_in(attempt, saved)
        return self._claim(page)

    def marked(self, token: str) -> Claim:
        return self.claim(token)

    def again(self, token: str) -> Claim:
        page = self._page(token, "exercise")
        attempt = self._attempt(page)
        if not attempt["locked"]:  # asked twice: the first reply was lost
            return self._claim(page)
        may = self._claim(page)["may_again"]
        if may is None:
            raise Refused("not-again")
        if may == "change":
            self._store.exercises.unlock(attempt["id"])
        else:
            self._attempts.begin(page["number"], page["session"], attempt["attempt"] + 1)
        return self._claim(page)

    def earlier(self, token: str) -> Claim:
        page = self._page(token, "exercise")
        attempt, claim = self._attempt(page), self._claim(page)
        if claim["earlier"] is None:
            raise Refused("nothing-earlier")
        submissions = self._store.submissions.of_session(page["number"], page["session"])
        before = _before(submissions, attempt["attempt"], page["notebook"])
        looked_at = self._store.exercises.of_id(before[-1]["attempt_id"])
        return {
            **claim,
            "seed": looked_at["seed"],
            "try": looked_at["attempt"],
            "answers": self._store.exercises.answers(looked_at["id"]),
            "handed_in": claim["earlier"],
            "may_again": None,
            "results": shown.results(before, self._rules(page)),
            "earlier": None,
        }

    # --- asked by the service itself ---------------------------------------------------

    def owner(self, token: str) -> str:
        """The trainee whose page it is."""
        return self._page(token)["number"]

    def awaits_mark(self, token: str) -> tuple[str, str] | None:
        """Whose page it is and of which edition, if its latest submission has no points yet."""
        page = self._page(token)
        submissions = self._store.submissions.of_session(page["number"], page["session"])
        if not submissions or submissions[-1]["points"] is not None:
            return None
        return page["number"], submissions[-1]["assignment"]

    # --- rules -------------------------------------------------------------------------

    def _page(self, token: str, kind: str | None = None) -> Page:
        page = self._store.sign_ins.page(tokens.digest(token))
        if page is None:
            raise Refused("signed-out")
        if kind is not None and page["kind"] != kind:
            raise Refused("not-here")
        return page

    def _asked(self, page: Page) -> Attempt:
        """The attempt at what a page shows. Raises :class:`Refused` if it is at another edition."""
        attempt = self._attempt(page)
        if attempt["assignment"] != page["notebook"]:
            raise Refused("other-notebook")
        return attempt

    def _attempt(self, page: Page) -> Attempt:
        return self._attempts.latest(page["number"], page["session"])

    def _rules(self, page: Page) -> Rules:
        return self._attempts.rules(page["number"], page["session"])

    def _claim(self, page: Page) -> Claim:
        number, session = page["number"], page["session"]
        claim: Claim = {
            "kind": page["kind"],
            "session": session,
            "seed": seeds.make(self._secret, number, f"workbook {session}", 1),
            "try": 1,
            "answers": {},
            "kept": {
                item: {"state": one["state"], "outcome": one["outcome"]}
                for place in (session, kept.ALL_SESSIONS)
                for item, one in self._store.workbooks.kept(number, place).items()
            },
            "handed_in": None,
            "may_again": None,
            "results": None,
            "kept_here": True,
            "is_other": False,
            "earlier": None,
            "rules": None,
        }
        if page["kind"] == "exercise":
            self._fill_exercise(claim, page)
        return claim

    def _fill_exercise(self, claim: Claim, page: Page) -> None:
        """Add to a claim what an exercise has more than a workbook."""
        holds = self._rules(page)
        attempt = self._attempt(page)
        claim["seed"] = attempt["seed"]
        claim["try"] = attempt["attempt"]
        claim["is_other"] = attempt["assignment"] != page["notebook"]
        claim["answers"] = self._store.exercises.answers(attempt["id"])
        submissions = self._store.submissions.of_session(page["number"], page["session"])
        before = _before(submissions, attempt["attempt"], page["notebook"])
        claim["rules"] = holds.told(len(submissions))
        if shown.results(before, holds):
            claim["earlier"] = receipt_of(before[-1])
        if not attempt["locked"]:
            return
        claim["handed_in"] = receipt_of(submissions[-1])
        claim["results"] = shown.results(submissions, holds)
        if holds.allows_another(len(submissions)):
            claim["may_again"] = "new" if claim["results"] else "change"


def _before(submissions: list[Submission], attempt: int, notebook: str) -> list[Submission]:
    """Those up to the latest one that was marked, of attempts before one; of one notebook."""
    found = [
        one for one in submissions if one["attempt"] < attempt and one["assignment"] == notebook
    ]
    while found and found[-1]["points"] is None:
        found.pop()
    return found


def _may_be_kept(state: dict[str, Any]) -> bool:
    """Whether it is JSON within the limit; a lone surrogate, infinity and NaN are refused."""
    try:
        written = json.dumps(state, ensure_ascii=False, allow_nan=False)
        written.encode()
    except (ValueError, RecursionError):
        return False
    return len(written) <= LARGEST_STATE
