"""The box on an exercise's page in which one question is answered."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.answers.submission import NotAnAnswer, checked
from qihang.commerce import own_goods
from qihang.language.messages import Message, Translated, message, ngettext, translations
from qihang.protocol.page import Answer, Claim
from qihang.protocol.submission import QuestionResult, outcome_of
from qihang.questions.base import Question, Unreadable, is_empty
from qihang.sessions import misconception
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.exercise.cards import FORM_WORDS, card
from widgets.exercise.item import Item
from widgets.exercise.kinds import (
    begins,
    example,
    explained,
    follows,
    form,
    parts,
    unfilled,
    unread,
)

logger = logging.getLogger(__name__)

WORDS: dict[str, Translated] = {
    **FORM_WORDS,
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    "empty": message("Not answered yet."),
    "typing": message("Writing…"),
    "saving": message("Saving…"),
    "saved": message("Saved {time}", time="{time}"),
    "noted": message("Noted {time}", time="{time}"),
    "unsaved": message("Not saved yet. We are trying again."),
    "lost": message("What you wrote here was not saved. This was saved in another window."),
    "not_kept": message("Answers are not kept here."),
    "handed_in": message("Handed in {time}", time="{time}"),
    "no_answer": message("There is no answer here."),
    "again": message("To do it again, go to the last page. There you start with new numbers."),
}

REFUSALS: dict[str, Translated] = {
    "signed-out": message("Your sign-in here has ended. Please sign in again."),
    "not-open": message("This exercise is not open now."),
    "handed-in": message("It is handed in already. This change is not saved."),
    "too-late": message("The time to hand in is over. What you saved is kept."),
    "too-large": message("This is too long to be saved. Please write less."),
}

UNREAD = message("Some cells could not be read as numbers.")

OUTCOMES: dict[str, Translated] = {
    "right": message("Right"),
    "partly": message("Partly right"),
    "not-yet": message("Not yet"),
    "unreadable": message("We could not read this."),
    "empty": message("There is no answer here."),
    "by-hand": message("Your instructor will read this."),
}


def refusal(error: Refused) -> dict[str, str]:
    """The sentence for a trainee whose request the service refused."""
    return translations(REFUSALS.get(error.reason, message("That is not possible now.")))


def is_number_of_answer(seq: object) -> bool:
    """Whether a page may have numbered an answer that it sends so, to be acknowledged."""
    return isinstance(seq, int) and not isinstance(seq, bool) and 0 < seq < 2**53


def next_steps(name: str | None) -> list[dict[str, str]]:
    """The thought behind an answer and what to do next; nothing for an unknown misconception."""
    known = misconception(name) if name else None
    return [translations(known.thought), translations(known.next_step)] if known else []


def outcome(marked: QuestionResult) -> str:
    """How a marked question went, a key of :data:`OUTCOMES`.

    By its points, as a person may have given others than the rules.
    """
    if marked["by_hand"]:
        return "by-hand"
    how = outcome_of(marked)
    if how in OUTCOMES:
        return str(how)
    return "right" if marked["points"] >= marked["most"] else "not-yet"


def score(points: float, most: float) -> Message:
    """Points earned out of the most that there are."""
    return ngettext(
        "{points} of {most} point",
        "{points} of {most} points",
        most,
        points=f"{points:zg}",
        most=f"{most:zg}",
    )


class AnswerBox(Drawn):
    """Shows an item of :mod:`widgets.exercise.item`, saves what is answered, and later its marks.

    ``view["phase"]`` is ``waiting`` until the page claimed its session, then ``open``,
    ``locked`` once it is handed in, or ``closed`` if the service refuses the page's session.
    """

    _esm, _css = assets("answer_box")
    verbs = frozenset({"answer"})

    def __init__(self, item: Item):
        super().__init__()
        self._item = item
        self._ack: dict[str, Any] | None = None
        self._asked: tuple[str, dict[str, Any]] | None = None
        self._watching = False
        self.view = {**self._frame(), "phase": "waiting"}

    def do_ready(self) -> None:
        """The page is there: claim its session and show the numbers and the saved answer."""
        try:
            page_session().claim()
        except Unreachable as error:
            logger.debug("no session yet: %s", error)
            self.view = {**self._frame(), "phase": "waiting", "away": True}
        except Refused as error:
            self.view = {**self._frame(), "phase": "closed", "says": refusal(error)}
        else:
            self._watch()
            self.redraw()

    def do_answer(self, value: object, seq: object) -> None:
        """Save an answer, and acknowledge its number ``seq`` once it is on disk."""
        if not is_number_of_answer(seq):
            return
        self._ack = {"seq": seq, **self._saved(value)}
        self.redraw()

    def redraw(self) -> None:
        """Show the page's answer to this question as it is now."""
        if page_session().known():
            self.view = self._shown(page_session().claim())

    def _watch(self) -> None:
        if not self._watching:
            self._watching = True
            page_session().watch(self.redraw)

    def _saved(self, value: object) -> dict[str, Any]:
        try:
            json.dumps(checked(value), ensure_ascii=False).encode()
        except (NotAnAnswer, UnicodeEncodeError, RecursionError):
            return {"ok": False, "final": True, "says": translations(REFUSALS["too-large"])}
        try:
            page_session().save(self._item.name, value)
        except Refused as error:
            return {"ok": False, "final": True, "says": refusal(error)}
        except Unreachable as error:
            logger.debug("not saved: %s", error)
            return {"ok": False, "final": False}
        return {"ok": True}

    def _frame(self) -> dict[str, Any]:
        item = self._item
        return {
            "question": item.name,
            "title": translations(item.titled()),
            "worth": translations(_worth(item.most)),
            "words": bilingual(WORDS),
        }

    def _shown(self, claim: Claim) -> dict[str, Any]:
        name, handed_in = self._item.name, claim["handed_in"]
        answer = claim["answers"].get(name)
        return {
            **self._frame(),
            **self._numbers(claim["seed"]),
            "phase": "locked" if handed_in else "open",
            "paper": page_session().paper(),
            "kept_here": claim["kept_here"],
            "answer": answer,
            **self._looked_at(claim["seed"], answer),
            "begins": self._taken_along(claim, answer),
            "ack": self._ack,
            "handed_in": handed_in,
            "may_again": claim["may_again"] if handed_in else None,
            "verdict": self._verdict(claim) if handed_in else None,
        }

    def _numbers(self, seed: str) -> dict[str, Any]:
        """What is asked with the numbers of ``seed``; drawn once, as codes take a while."""
        if self._asked is None or self._asked[0] != seed:
            asked = self._item.set_out(seed)
            drawn = {
                "title": translations(asked.label),
                "form": form(asked.question, asked.words, translations(asked.label)),
                "card": None if asked.shows is None else card(asked.shows),
            }
            self._asked = (seed, drawn)
        return self._asked[1]

    def _looked_at(self, seed: str, answer: Answer | None) -> dict[str, Any]:
        """What can be said of a saved answer without its key."""
        if answer is None or is_empty(answer["value"]):
            return {"unreadable": None, "unfinished": [], "unread": [], "follows": None}
        question, value = self._item.set_out(seed).question, answer["value"]
        missing, missed = unfilled(question, value), unread(question, value)
        unfinished = [translations(missing)] if missing else []
        if missed:
            steps = [step for part in missed for step in part["next"]]
            unfinished += [translations(UNREAD), *_each_once(steps), *example(question, value)]
        return {
            "unreadable": _unreadable(question, value),
            "unfinished": unfinished,
            "unread": missed,
            "follows": follows(question, value),
        }

    def _taken_along(self, claim: Claim, answer: Answer | None) -> dict[str, Any] | None:
        """What an answer begins with of the trainee's own goods; later it stays as it is."""
        if answer is not None and not is_empty(answer["value"]):
            return None
        sheet = claim["kept"].get(own_goods.ITEM)
        question = self._item.set_out(claim["seed"]).question
        return begins(question, own_goods.read(sheet and sheet["state"]))

    def _verdict(self, claim: Claim) -> dict[str, Any] | None:
        results = claim["results"]
        marked = results and results["questions"].get(self._item.name)
        if not marked or marked["by_hand"]:
            return None
        how = outcome(marked)
        says = message(
            "{outcome}: {score}",
            outcome=OUTCOMES[how],
            score=score(marked["points"], marked["most"]),
        )
        comment = [
            translations(message("Your instructor says: {comment}", comment=marked["comment"]))
        ]
        return {
            "outcome": how,
            "says": translations(says),
            "next": [
                *(next_steps(marked["idea"]) if how != "right" else []),
                *(self._example(claim) if how == "unreadable" else []),
                *(comment if marked["comment"] else []),
            ],
            "parts": parts(marked.get("parts", []), self._explained(claim)),
        }

    def _explained(self, claim: Claim) -> Mapping[str, Translated]:
        answer = claim["answers"].get(self._item.name)
        question = self._item.set_out(claim["seed"]).question
        return explained(question, answer and answer["value"])

    def _example(self, claim: Claim) -> list[dict[str, str]]:
        answer = claim["answers"].get(self._item.name)
        question = self._item.set_out(claim["seed"]).question
        return example(question, answer and answer["value"])


def _each_once(said: list[dict[str, str]]) -> list[dict[str, str]]:
    return [one for place, one in enumerate(said) if one not in said[:place]]


def _unreadable(question: Question, value: object) -> list[dict[str, str]] | None:
    try:
        question.read(value)
    except Unreadable as error:
        return [*next_steps(error.hint), *example(question, value)]
    return None


def _worth(most: float) -> Message:
    return ngettext("{most} point", "{most} points", most, most=f"{most:zg}")
