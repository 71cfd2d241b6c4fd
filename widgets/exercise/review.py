"""The page of review: some questions of what its reader missed, one after the other.

Which ones and where the page leads on is told to its kernel when it is started
(:mod:`qihang.protocol.review`). An answer is marked at once and kept; nothing of it gives points.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
from dataclasses import asdict
from random import Random
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.answers.submission import NotAnAnswer, checked
from qihang.language.messages import Translated, message, translations
from qihang.protocol.review import OUTCOMES as KEPT
from qihang.protocol.review import REVIEW, ReviewAnswer, ReviewItem, ToReview
from qihang.questions.base import Verdict
from qihang.sessions import every_practice_item
from qihang.sessions.base import PRACTICE, Task
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.exercise.answer_box import OUTCOMES, next_steps, refusal
from widgets.exercise.cards import FORM_WORDS, card
from widgets.exercise.kinds import example, form, parts

logger = logging.getLogger(__name__)

SAYS: dict[str, Translated] = {
    **OUTCOMES,
    "not-yet": message("Not yet. You will be asked again next time."),
    "partly": message("Partly right. You will be asked again next time."),
}

WORDS: dict[str, Translated] = {
    **FORM_WORDS,
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    "check": message("Check"),
    "next": message("Next question"),
    "end": message("Finish"),
    "later": message("Not now: to the lesson"),
    "onward": message("On to the lesson"),
    "see": message("Look again:"),
    "first_half": message("A hint:"),
    "place": message("Question {n} of {of}", n="{n}", of="{of}"),
    "no_points": message("No points. It helps you to remember."),
    "unsaved": message("Not saved yet. Press “Check” once more."),
    "saved": message("Saved"),
    "not_kept": message("What you try is not kept here."),
    "done": message("The review is done"),
    "all_right": message("All right. You will see these again in some weeks."),
    "some_right": message(
        "Right: {right} of {of}. The rest comes again next time.", right="{right}", of="{of}"
    ),
    "nothing": message("Nothing is due today."),
}

ANSWER = message("Your answer")

NOTHING: ToReview = {"items": [], "onward": {"href": "/", "title": {"zh": "", "en": ""}}}
"""Where nobody has told the kernel anything: in an author's JupyterLab."""


class Review(Drawn):
    """Asks, marks and keeps, one question after the other.

    ``view["phase"]`` is ``waiting`` until the page claimed its session, then ``open``, ``done``
    after the last question, or ``closed`` if the service refuses the page's session.
    """

    _esm, _css = assets("review")
    verbs = frozenset({"check", "next"})

    def __init__(self) -> None:
        super().__init__()
        every_practice_item()  # once, for all pages that are forked from this one
        self._told: ToReview = NOTHING
        self._place = 0
        self._outcomes: list[str] = []
        self._begun = False
        self._task: Task | None = None
        self._value: Any = None
        self._verdict = Verdict("empty")
        self._is_kept, self._trouble = False, False
        self.view = {**self._frame(), "phase": "waiting"}

    def do_ready(self) -> None:
        """The page is there: ask the first question."""
        try:
            page_session().claim()
        except Unreachable as error:
            logger.debug("no session yet: %s", error)
            self.view = {**self._frame(), "phase": "waiting", "away": True}
        except Refused as error:
            self.view = {**self._frame(), "phase": "closed", "says": refusal(error)}
        else:
            if not self._begun:
                self._begun = True
                self._told = _told()
                self._ask()
            self.redraw()

    def do_check(self, value: object) -> None:
        """Mark the answer to the question that is asked, and keep how it went."""
        if not self._begun or self._task is None or self._is_kept:
            return
        try:
            self._value = checked(value)
        except (NotAnAnswer, RecursionError):
            return
        self._verdict = self._task.mark(self._value)
        if self._verdict.outcome in KEPT:
            self._keep(self._verdict)
        self.redraw()

    def do_next(self) -> None:
        """Go on, once the answer is kept."""
        if self._begun and self._is_kept:
            self._outcomes.append(self._verdict.outcome)
            self._place += 1
            self._ask()
            self.redraw()

    def redraw(self) -> None:
        """Show the question as it is now, or the end."""
        self.view = self._shown() if self._task is not None else self._at_end()

    def _ask(self) -> None:
        """Draw the next question that there is; of an item that is gone there is none."""
        self._task, self._value, self._verdict = None, None, Verdict("empty")
        self._is_kept, self._trouble = False, False
        self._stamp = secrets.token_hex(16)
        items = [one for one in self._told["items"] if one["item"] in PRACTICE]
        self._of = len(items)
        if self._place >= len(items):
            return
        self._item: ReviewItem = items[self._place]
        self._task = PRACTICE[self._item["item"]](Random(_seed(self._item)))
        self._form = form(self._task.question, self._task.words, translations(ANSWER))
        self._card = None if self._task.shows is None else card(self._task.shows)

    def _keep(self, verdict: Verdict) -> None:
        answer: ReviewAnswer = {
            "session": self._item["session"],
            "item": self._item["item"],
            "question": self._item["question"],
            "edition": self._item["edition"],
            "round": self._item["round"],
            "outcome": verdict.outcome,
            "idea": _idea(verdict),
        }
        try:
            page_session().keep_review(answer, self._stamp)
        except (Refused, Unreachable) as error:
            logger.debug("%s is not kept: %s", answer["item"], error)
            self._trouble = True
        else:
            self._is_kept, self._trouble = True, False

    def _frame(self) -> dict[str, Any]:
        return {"words": bilingual(WORDS), "onward": self._told["onward"]}

    def _shown(self) -> dict[str, Any]:
        assert self._task is not None
        is_missed = self._is_kept and self._verdict.outcome != "right"
        hint = self._task.hint if is_missed else None
        return {
            **self._frame(),
            "phase": "open",
            "place": self._place + 1,
            "of": self._of,
            "item": self._item["item"],
            "title": translations(self._task.ask),
            "form": self._form,
            "card": self._card,
            "value": self._value,
            "kept": self._is_kept,
            "trouble": self._trouble,
            "kept_here": page_session().claim()["kept_here"],
            "verdict": self._said(),
            "hint": translations(hint) if hint else None,
            "see": self._item["see"] if is_missed else None,
        }

    def _said(self) -> dict[str, Any] | None:
        """What is told of the answer; nothing of one that could not be kept."""
        task, verdict = self._task, self._verdict
        if task is None or verdict.outcome == "empty" or self._trouble:
            return None
        is_unread = verdict.outcome == "unreadable"
        shown = example(task.question, self._value) if is_unread else []
        return {
            "outcome": verdict.outcome,
            "says": translations(SAYS[verdict.outcome]),
            "next": [*next_steps(verdict.idea), *shown],
            "parts": parts(map(asdict, verdict.parts)),
        }

    def _at_end(self) -> dict[str, Any]:
        right = self._outcomes.count("right")
        return {**self._frame(), "phase": "done", "right": right, "of": len(self._outcomes)}


def _told() -> ToReview:
    said = os.environ.get(REVIEW)
    told: ToReview = json.loads(said) if said else NOTHING
    return told


def _seed(item: ReviewItem) -> str:
    """New numbers for each person, item and round."""
    parts = f"{page_session().paper()} {item['item']} {item['round']}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _idea(verdict: Verdict) -> str | None:
    """The misconception behind an answer, or behind the first part of it that has one."""
    return verdict.idea or next((part.idea for part in verdict.parts if part.idea), None)
