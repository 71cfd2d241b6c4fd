"""A practice item of a workbook: an answer is looked at once, and the numbers can be new.

A half-worked example has fixed numbers, and a guess has no verdict: see
:class:`qihang.sessions.base.Task`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from dataclasses import asdict
from random import Random
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.answers.submission import NotAnAnswer, checked
from qihang.commerce import own_goods
from qihang.commerce.own_goods import OwnGoods
from qihang.language.messages import Translated, message, translations
from qihang.questions import evidence
from qihang.questions.base import Verdict
from qihang.sessions import practice_item, practice_with_own
from qihang.sessions.base import Task
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.core.withdrawn import ITEMS, Withdrawn
from widgets.exercise.answer_box import (
    OUTCOMES,
    REFUSALS,
    is_number_of_answer,
    next_steps,
    refusal,
)
from widgets.exercise.cards import FORM_WORDS, card
from widgets.exercise.kinds import example, follows, form, parts

logger = logging.getLogger(__name__)

DONE = ("right", "guessed")
"""The outcomes with which an item is done; see :mod:`qihang.answers.store.workbooks`."""

MISSES_TO_HINT = 3
"""Answers that were not right, after which a half-worked way is offered."""

SAYS: dict[str, Translated] = {
    **OUTCOMES,
    "guessed": message("Noted. Go on: then you will see."),
}

WORDS: dict[str, Translated] = {
    **FORM_WORDS,
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    "empty": message("Try it, then check."),
    "typing": message("Press “Check” when you are ready."),
    "check": message("Check"),
    "empty_guess": message("Have a guess. No guess is wrong."),
    "typing_guess": message("Press “That is my guess” when you are ready."),
    "check_guess": message("That is my guess"),
    "new": message("A new question"),
    "hint": message("Give me a hint"),
    "first_half": message("A hint:"),
    "saving": message("Saving…"),
    "saved": message("Saved"),
    "unsaved": message("Not saved yet. We are trying again."),
    "lost": message("What you wrote here was not saved. This was saved in another window."),
    "not_kept": message("What you try is not kept here."),
}


NOTED = 4
"""Draws of an item of which it is kept what the first answer told; after it, a hint was read."""

TRIES_FOR_ANOTHER = 20
"""Draws until it is accepted that an item of few cases comes out the same."""


class TryIt(Drawn):
    """Shows the practice item of that name (see :func:`qihang.sessions.practice_item`).

    The first numbers are the trainee's own and the same at every reload; new ones come from a
    seed that is kept. What is being written is kept as in an exercise, checked or not.
    Nothing is done before the kept state is back, or it would be overwritten.
    """

    _esm, _css = assets("try_it")
    verbs = frozenset({"check", "keep", "new", "hint"})

    def __new__(cls, item: str) -> Any:
        """A sentence instead, if it is an item of earlier versions."""
        return Withdrawn() if item in ITEMS else super().__new__(cls)

    def __init__(self, item: str):
        self._make = practice_item(item)
        self._make_of_own = practice_with_own(item)
        super().__init__()
        self.item = item
        self._misses = 0
        self._turn = 0
        self._done = False
        self._saves = 0
        self._told: dict[str, str] = {}
        self._kept_value: Any = None
        self._ack: dict[str, Any] | None = None
        self._trouble: dict[str, Any] | None = None
        self._begin(_fresh_seed(), OwnGoods())
        self.view = {**self._frame(), "phase": "waiting"}

    def do_ready(self) -> None:
        """The page is there: bring back what was tried, and show it."""
        try:
            if not self._restored:
                self._begin(self._first_seed(), _own_goods())
                if self._make_of_own:
                    page_session().watch(self._own_goods_changed)
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
        self._note_what_is_told()
        if self._verdict.outcome in ("not-yet", "partly"):
            self._misses += 1
        self._done = self._done or self._verdict.outcome in DONE
        self._keep()
        self.redraw()

    def do_keep(self, value: object, seq: object, seed: object) -> None:
        """Keep what is being written; acknowledge its number ``seq`` once it is on disk.

        What was written for the numbers of another ``seed`` is no answer to these.
        """
        if not self._restored or seed != self._seed or not is_number_of_answer(seq):
            return
        try:
            self._written = checked(value)
        except (NotAnAnswer, RecursionError):
            too_large = translations(REFUSALS["too-large"])
            self._ack = {"seq": seq, "ok": False, "final": True, "says": too_large}
        else:
            self._keep()
            self._ack = {"seq": seq, "ok": self._trouble is None, **(self._trouble or {})}
        self.redraw()

    def do_new(self) -> None:
        """Begin again with new numbers."""
        if not self._restored or not self._task.has_new_numbers:
            return
        before = self._asked()
        for _ in range(TRIES_FOR_ANOTHER):
            self._begin(_fresh_seed(), _own_goods())
            if self._asked() != before:
                break
        self._keep()
        self.redraw()

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
        self._begin(seed, own_goods.read(state.get("own")))
        self._take(state.get("value"))
        # Older versions kept nothing but what was checked.
        self._written = self._kept_value = state.get("written", self._value)
        saves = state.get("saves")
        self._saves = saves if isinstance(saves, int) else 0
        told = state.get("told")
        self._told = told if isinstance(told, dict) else {}
        self._misses = misses
        self._done = state.get("done") is True

    def redraw(self) -> None:
        """Show the item as it is now."""
        self._turn += 1
        claim = page_session().claim()
        self.view = {
            **self._frame(),
            "phase": "open",
            "turn": self._turn,
            "seed": self._seed,
            "form": self._form,
            "card": self._card,
            "value": self._value,
            "follows": follows(self._task.question, self._kept_value),
            "verdict": self._said(),
            "offer": self._hint_offered() and not self._hinted,
            "hint": translations(self._task.hint) if self._hinted and self._task.hint else None,
            # What a draft is made of, as of an answer box; here a number tells its states apart.
            "question": self.item,
            "paper": f"{page_session().paper()}-{self._seed}",
            "answer": {"value": self._kept_value, "saved_at": str(self._saves)},
            "ack": self._ack,
            "kept": self._trouble is None,
            "trouble": self._trouble,
            "kept_here": claim["kept_here"],
        }

    def _first_seed(self) -> str:
        return hashlib.sha256(f"{page_session().paper()} {self.item}".encode()).hexdigest()[:16]

    def _asked(self) -> object:
        """What another task has to differ in: not in the order of its answers alone.

        Where a card shows one case of several, that is the case, whatever its answers.
        """
        pool = self._task.pool
        case = (translations(self._task.ask), self._card)
        is_whole = self._card is not None and pool is not None and pool.shown == 1
        if is_whole:
            return case
        # The same words under other names are the same question.
        words = sorted(json.dumps(translations(one)) for one in self._task.words.values())
        return (*case, words or _unordered(self._form))

    def _begin(self, seed: str, own: OwnGoods) -> None:
        self._seed = seed
        self._own = own
        task = self._draw(Random(seed))
        self._task = task
        label = message("Your guess") if task.guess else message("Your answer")
        self._form = form(task.question, task.words, translations(label))
        self._card = None if task.shows is None else card(task.shows)
        self._hinted = False
        self._take(None)

    def _draw(self, rng: Random) -> Task:
        return self._make_of_own(rng, self._own) if self._make_of_own else self._make(rng)

    def _own_goods_changed(self) -> None:
        """Ask with the trainee's own goods as they are now, as long as nothing was written."""
        if self._restored and not self._saves and self._written is None:
            self._begin(self._seed, _own_goods())
            self.redraw()

    def _take(self, value: Any) -> None:
        self._value = self._written = value
        self._verdict: Verdict = self._task.mark(value)

    def _note_what_is_told(self) -> None:
        """Note which misconceptions the first answer to these numbers tells of, for staff."""
        if self._task.guess or self._seed in self._told:
            return
        if told := evidence.noted(self._task.question, self._value):
            self._told[self._seed] = told
            for oldest in list(self._told)[:-NOTED]:
                del self._told[oldest]

    def _keep(self) -> None:
        state: dict[str, Any] = {
            "seed": self._seed,
            "value": self._value,
            "written": self._written,
            "misses": self._misses,
            "done": self._done,
            "saves": self._saves + 1,
        }
        if self._told:
            state["told"] = self._told
        if self._make_of_own:
            state["own"] = self._own.stored()  # the sheet goes on, what was asked stays
        try:
            page_session().keep(self.item or "", state, self._outcome())
        except Refused as error:
            self._trouble = {"final": True, "says": refusal(error)}
        except Unreachable as error:
            logger.debug("%s is not kept: %s", self.item, error)
            self._trouble = {"final": False}
        else:
            self._trouble = None
            self._saves += 1
            self._kept_value = self._written

    def _outcome(self) -> str:
        """What counts of the item: once it was right, it stays so."""
        if not self._done:
            return self._verdict.outcome
        return "guessed" if self._task.guess else "right"

    def _frame(self) -> dict[str, Any]:
        return {
            "item": self.item,
            "title": translations(self._task.ask),
            "words": bilingual(WORDS),
            "guess": self._task.guess,
            "again": self._task.has_new_numbers,
        }

    def _said(self) -> dict[str, Any] | None:
        verdict = self._verdict
        if verdict.outcome == "empty":
            return None
        shown = example(self._task.question, self._value) if verdict.outcome == "unreadable" else []
        return {
            "outcome": verdict.outcome,
            "says": translations(SAYS[verdict.outcome]),
            "next": [*next_steps(verdict.idea), *shown],
            "parts": parts(map(asdict, verdict.parts)),
        }

    def _hint_offered(self) -> bool:
        return self._misses >= MISSES_TO_HINT and self._task.hint is not None


def _unordered(form: Any) -> str:
    """The words and numbers of a form, in whatever order they stand."""
    if isinstance(form, dict):
        form = [f"{name}: {_unordered(value)}" for name, value in form.items()]
    return ", ".join(sorted(map(_unordered, form))) if isinstance(form, list) else str(form)


def _own_goods() -> OwnGoods:
    """The trainee's own goods, as far as this page knows them."""
    kept = page_session().claim()["kept"].get(own_goods.ITEM)
    return own_goods.read(kept and kept["state"])


def _fresh_seed() -> str:
    return secrets.token_hex(8)
