"""The end of an exercise: what is not whole yet, handing in, the receipt, and the result."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.language.messages import Translated, message, ngettext, translations
from qihang.protocol.page import Claim, NotWhole
from qihang.protocol.submission import QuestionResult
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.exercise.answer_box import OUTCOMES, outcome, refusal, score
from widgets.exercise.item import Item, asked
from widgets.exercise.kinds import Open, open_because

logger = logging.getLogger(__name__)

LOOKING: dict[str, Translated] = {
    "look": message("Look at your marked try"),
    "looking": message("This is your try of {time}. Nothing in it can be changed.", time="{time}"),
    "look_at_this": message("Go on with the new try"),
}
"""What is said of a try that was marked before the one that goes on."""

WORDS: dict[str, Translated] = {
    "title": message("Hand in"),
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    "all_answered": message("Every question has an answer."),
    "some_open": message(
        "Without a whole answer: {count}. Press one to go there.", count="{count}"
    ),
    "hand_in": message("Hand in"),
    "sure": message("Some questions are not whole yet. Hand in all the same?"),
    "hand_in_so": message("Hand in as it is"),
    "go_back": message("Go back to the questions"),
    "first_saving": message("One moment: an answer is being saved…"),
    "some_unsaved": message("An answer is not saved yet. Please wait, then hand in."),
    "busy": message("Handing in…"),
    "not_kept": message("Answers are not kept here. Nothing can be handed in."),
    "handed_in": message("Handed in {time}", time="{time}"),
    "receipt": message("Your receipt: {receipt}", receipt="{receipt}"),
    "unmarked": message(
        "It is being marked. Your points come here by themselves, and to your home page."
    ),
    "result": message("Your result"),
    "question": message("Question"),
    "outcome": message("How it went"),
    "points": message("Points"),
    "change": message("Change answers and hand in again"),
    "new": message("Start again with new numbers"),
    "sure_new": message("Start again? All numbers will be new. You can still read this try."),
    "sure_new_plan": message(
        "Start again? All numbers will be new. You can still read this try. "
        "Your plan can be printed until you write a new one."
    ),
    "new_so": message("Start again"),
    "stay": message("Stay here"),
    **LOOKING,
    "plan_paper": message("One page, as it was saved last. Your instructor can print it."),
    "plan_look": message("My plan (opens in a new tab)"),
    "home": message("Go to the home page"),
    "best_counts": message("Your best try counts."),
    "due": message("Hand in by {time}.", time="{time}"),
    "over": message(
        "The time to hand in ended: {time}. What you saved is kept. "
        "Your instructor can give more time.",
        time="{time}",
    ),
}

OPEN: dict[Open, Translated] = {
    "empty": message("no answer yet"),
    "unreadable": message("not read yet"),
    "unfinished": message("not finished yet"),
}
"""What is said of a question without a whole answer."""

SIGNS = {"right": "✓", "partly": "→", "not-yet": "→"}


class HandIn(Drawn):
    """The last widget of an exercise's page; it knows the items that were asked above it."""

    _esm, _css = assets("hand_in")
    verbs = frozenset({"hand_in", "again", "refresh", "earlier", "this"})

    def __init__(self) -> None:
        super().__init__()
        self._turn = 0
        self._error: dict[str, str] | None = None
        self._asks: NotWhole | None = None
        self._asked_about: dict[str, str] = {}
        self._watching = False
        self._waiting: asyncio.Task[None] | None = None
        self.view = {"phase": "waiting", "words": bilingual(WORDS)}

    def do_ready(self) -> None:
        """The page is there: claim its session and show how far the exercise is."""
        self._attempt(page_session().claim)

    def do_refresh(self) -> None:
        """Ask whether it is marked by now."""
        self._attempt(page_session().refresh)

    def do_hand_in(self, confirm: object = "") -> None:
        """Hand in; a second press gets the receipt of the first.

        Where something is open, the answer service asks first; ``confirm`` is what it asked
        with, as the page says it back. One step never is the two.
        """
        self._attempt(lambda: self._hand_in(confirm if isinstance(confirm, str) else ""))

    def _hand_in(self, confirm: str) -> None:
        claim = page_session().claim()
        if claim["handed_in"]:
            return
        gaps = {one["question"]: one["why"] for one in _open(claim)}
        self._asks = None
        self._asks = page_session().hand_in(gaps, confirm)
        self._asked_about = _moments(claim)

    def do_again(self) -> None:
        """Open the exercise again, where the instructor allows that."""
        self._attempt(
            lambda: page_session().again() if self._is_handed_in() else page_session().claim()
        )

    def do_earlier(self) -> None:
        """Have the whole page show the try that was marked before this one."""
        self._attempt(page_session().look_back)

    def do_this(self) -> None:
        """Go on with this try."""
        self._attempt(page_session().look_at_this)

    def redraw(self) -> None:
        """Show the exercise as it is now. ``turn`` counts the requests that were answered."""
        if page_session().known():
            self.view = {**self._shown(page_session().claim()), "turn": self._turn}
        else:
            away = {"phase": "waiting", "away": True, "says": self._error}
            self.view = {**away, "words": bilingual(WORDS), "turn": self._turn}

    def _attempt(self, wish: Callable[[], object]) -> None:
        self._error = None
        try:
            wish()
        except Unreachable as error:
            logger.debug("no answer: %s", error)
            self._error = translations(message("The classroom does not answer. Please try again."))
        except Refused as error:
            self._error = refusal(error)
            if error.reason == "too-late":
                self._learn_that_it_is_over()
        else:
            self._watch()
            self._await_mark()
        self._turn += 1
        self.redraw()

    def _learn_that_it_is_over(self) -> None:
        """The page was opened before the due time, and says now that it has passed."""
        self._error = None
        with suppress(Refused, Unreachable):
            page_session().refresh()

    def _await_mark(self) -> None:
        """Show the mark as soon as it is there; the page asks now and then all the same."""
        claim = page_session().claim()
        if not claim["handed_in"] or claim["results"]:
            return
        if self._waiting is None or self._waiting.done():
            with suppress(RuntimeError):  # no event loop: there is no page
                self._waiting = asyncio.get_running_loop().create_task(self._marked())

    async def _marked(self) -> None:
        try:
            await page_session().marked()
        except (Refused, Unreachable) as error:
            logger.debug("no mark yet: %s", error)

    def _watch(self) -> None:
        if not self._watching:
            self._watching = True
            page_session().watch(self.redraw)

    def _is_handed_in(self) -> bool:
        return bool(page_session().claim()["handed_in"])

    def _confirm(self, claim: Claim) -> str | None:
        """What hands in all the same, while that is asked: until something else is saved."""
        if self._asks is None or claim["handed_in"] or self._asked_about != _moments(claim):
            return None
        return self._asks["confirm"]

    def _shown(self, claim: Claim) -> dict[str, Any]:
        return {
            "words": bilingual(WORDS),
            "phase": _phase(claim),
            "earlier": claim["earlier"],
            "open": [] if claim["handed_in"] else _open(claim),
            "confirm": self._confirm(claim),
            "kept_here": claim["kept_here"],
            "is_other": claim["is_other"],
            "handed_in": claim["handed_in"],
            "may_again": claim["may_again"] if claim["handed_in"] else None,
            "results": _results(claim),
            "due_at": claim["rules"] and claim["rules"]["due_at"],
            "is_over": bool(claim["rules"] and claim["rules"]["is_over"]),
            "tries": _tries(claim),
            "has_plan": any(
                item.set_out(claim["seed"]).question.kind == "plan" for item in asked()
            ),
            "says": self._error,
        }


def _phase(claim: Claim) -> str:
    if page_session().looks_back():
        return "looking"
    return "handed_in" if claim["handed_in"] else "open"


def _tries(claim: Claim) -> dict[str, str] | None:
    """How many times it can still be handed in, where that is limited to more than once."""
    holds = claim["rules"]
    if holds is None or holds["tries"] in (None, 1) or holds["is_over"]:
        return None
    left = max(0, (holds["tries"] or 0) - holds["used"])
    if left == 0:
        # A try that was begun before is still handed in.
        used_up = message("You have used all {tries} tries.", tries=holds["tries"])
        return translations(used_up) if claim["handed_in"] else None
    return translations(
        ngettext("You can hand in {n} more time.", "You can hand in {n} more times.", left, n=left)
    )


def _moments(claim: Claim) -> dict[str, str]:
    """When each answer was saved."""
    return {name: answer["saved_at"] for name, answer in claim["answers"].items()}


def _title(item: Item, claim: Claim) -> dict[str, str]:
    return translations(item.set_out(claim["seed"]).label)


def _open(claim: Claim) -> list[dict[str, Any]]:
    """The questions without a whole answer, by their places on the page."""
    found = (_why_open(place, item, claim) for place, item in enumerate(asked(), 1))
    return [one for one in found if one]


def _why_open(place: int, item: Item, claim: Claim) -> dict[str, Any] | None:
    out, answer = item.set_out(claim["seed"]), claim["answers"].get(item.name)
    why = open_because(out.question, answer and answer["value"])
    if why is None:
        return None
    said = message("Question {place}, {title}: {why}", place=place, title=out.label, why=OPEN[why])
    return {"question": item.name, "why": why, "says": translations(said)}


def _results(claim: Claim) -> dict[str, Any] | None:
    results = claim["results"]
    if results is None or claim["handed_in"] is None:
        return None
    best = message("Best so far: {score}", score=score(results["best"], results["most"]))
    return {
        "says": translations(score(results["points"], results["most"])),
        "best": translations(best) if results["best"] > results["points"] else None,
        "rows": [
            _row(item, claim, results["questions"][item.name])
            for item in asked()
            if item.name in results["questions"]
        ],
    }


def _row(item: Item, claim: Claim, marked: QuestionResult) -> dict[str, Any]:
    how = outcome(marked)
    return {
        "question": item.name,
        "title": _title(item, claim),
        "outcome": translations(OUTCOMES[how]),
        "sign": SIGNS.get(how, "?"),
        "points": f"{marked['points']:zg} / {marked['most']:zg}",
    }
