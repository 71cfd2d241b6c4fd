"""A practice item of a workbook: an answer is looked at once, and the numbers can be new."""

from __future__ import annotations

import logging
import secrets
from dataclasses import asdict
from random import Random
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.answers.submission import NotAnAnswer, checked
from qihang.language.messages import Translated, message, translations
from qihang.questions.base import Verdict
from qihang.sessions import practice_item
from qihang.sessions.base import Task
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.exercise.answer_box import OUTCOMES, next_steps, refusal
from widgets.exercise.cards import FORM_WORDS, card
from widgets.exercise.kinds import example, form, parts

logger = logging.getLogger(__name__)

MISSES_TO_HINT = 3
"""Answers that were not right, after which a half-worked way is offered."""

WORDS: dict[str, Translated] = {
    **FORM_WORDS,
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    "empty": message("Try it, then check."),
    "typing": message("Press “Check” when you are ready."),
    "check": message("Check"),
    "new": message("New numbers"),
    "hint": message("Show me the first half"),
    "first_half": message("The first half:"),
    "not_kept": message("What you try is not kept here."),
}


class TryIt(Drawn):
    """Shows the practice item of that name (see :func:`qihang.sessions.practice_item`).

    The numbers come from a seed of its own, so that going on later brings them back.
    Nothing is done before the kept state is back, or it would be overwritten.
    """

    _esm, _css = assets("try_it")
    verbs = frozenset({"check", "new", "hint"})

    def __init__(self, item: str):
        self._make = practice_item(item)
        super().__init__()
        self.item = item
        self._misses = 0
        self._turn = 0
        self._done = False
        self._kept = True
        self._begin(_fresh_seed())
        self.view = {**self._frame(), "phase": "waiting"}

    def do_ready(self) -> None:
        """The page is there: bring back what was tried, and show it."""
        try:
            super().do_ready()
        except Unreachable as error:
            logger.debug("no session yet: %s", error)
            self.view = {**self._frame(), "phase": "waiting", "away": True}
        except Refused as error:
            self.view = {**self._frame(), "phase": "closed", "says": refusal(error)}
        else:
            self.redraw()

    def do_check(self, value: object) -> None:
        """Show the verdict on an answer, and keep the answer."""
        if not self._restored:
            return
        try:
            self._take(checked(value))
        except (NotAnAnswer, RecursionError):
            return
        if self._verdict.outcome in ("not-yet", "partly"):
            self._misses += 1
        self._done = self._done or self._verdict.outcome == "right"
        self._keep()

    def do_new(self) -> None:
        """Begin again with new numbers."""
        if not self._restored:
            return
        self._begin(_fresh_seed())
        self._keep()

    def do_hint(self) -> None:
        """Show the half-worked way, once it is offered."""
        if not self._restored:
            return
        self._hinted = self._hint_offered()
        self.redraw()

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`; a state that cannot be understood is left alone."""
        seed, misses = state.get("seed"), state.get("misses")
        if not isinstance(seed, str) or not isinstance(misses, int):
            return
        self._begin(seed)
        self._take(state.get("value"))
        self._misses = misses
        self._done = state.get("done") is True

    def redraw(self) -> None:
        """Show the item as it is now."""
        self._turn += 1
        self.view = {
            **self._frame(),
            "phase": "open",
            "turn": self._turn,
            "seed": self._seed,
            "form": self._form,
            "card": self._card,
            "value": self._value,
            "verdict": self._said(),
            "offer": self._hint_offered() and not self._hinted,
            "hint": translations(self._task.hint) if self._hinted and self._task.hint else None,
            "kept": self._kept and page_session().claim()["kept_here"],
        }

    def _begin(self, seed: str) -> None:
        self._seed = seed
        self._task: Task = self._make(Random(seed))
        task = self._task
        self._form = form(task.question, task.words, translations(message("Your answer")))
        self._card = None if task.shows is None else card(task.shows)
        self._hinted = False
        self._take(None)

    def _take(self, value: Any) -> None:
        self._value = value
        self._verdict: Verdict = self._task.question.mark(value)

    def _keep(self) -> None:
        state = {
            "seed": self._seed,
            "value": self._value,
            "misses": self._misses,
            "done": self._done,
        }
        self._kept = self.keep(state, "right" if self._done else self._verdict.outcome)
        self.redraw()

    def _frame(self) -> dict[str, Any]:
        return {"item": self.item, "title": translations(self._task.ask), "words": bilingual(WORDS)}

    def _said(self) -> dict[str, Any] | None:
        verdict = self._verdict
        if verdict.outcome == "empty":
            return None
        shown = example(self._task.question, self._value) if verdict.outcome == "unreadable" else []
        return {
            "outcome": verdict.outcome,
            "says": translations(OUTCOMES[verdict.outcome]),
            "next": [*next_steps(verdict.idea), *shown],
            "parts": parts(map(asdict, verdict.parts)),
        }

    def _hint_offered(self) -> bool:
        return self._misses >= MISSES_TO_HINT and self._task.hint is not None


def _fresh_seed() -> str:
    return secrets.token_hex(8)
