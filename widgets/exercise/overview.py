"""The first screen of an exercise: its questions, and how far each of them is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.language.messages import Translated, message, translations
from qihang.protocol.page import Claim
from widgets.core.page_session import page_session
from widgets.core.widget import Drawn, assets, bilingual
from widgets.exercise.answer_box import OUTCOMES, outcome, refusal
from widgets.exercise.hand_in import LOOKING, OPEN, SIGNS
from widgets.exercise.item import Item, asked
from widgets.exercise.kinds import open_because

logger = logging.getLogger(__name__)

WORDS: dict[str, Translated] = {
    "title": message("The questions"),
    "waiting": message("…"),
    "away": message("The classroom does not answer yet. Please wait."),
    **LOOKING,
}


class Overview(Drawn):
    """Lists the items that are asked on its page, each with its state and the way to it."""

    _esm, _css = assets("overview")
    verbs = frozenset({"earlier", "this"})

    def __init__(self) -> None:
        super().__init__()
        self._watching = False
        self._error: dict[str, str] | None = None
        self.view = {"phase": "waiting", "words": bilingual(WORDS)}

    def do_ready(self) -> None:
        """The page is there: claim its session and show how far each question is."""
        self._attempt(page_session().claim)

    def do_earlier(self) -> None:
        """Have the whole page show the try that was marked before this one."""
        self._attempt(page_session().look_back)

    def do_this(self) -> None:
        """Go on with this try."""
        self._attempt(page_session().look_at_this)

    def redraw(self) -> None:
        """Show the questions as they are now."""
        if not page_session().known():
            away = {"phase": "waiting", "away": True, "says": self._error}
            self.view = {**away, "words": bilingual(WORDS)}
            return
        claim = page_session().claim()
        self.view = {
            "words": bilingual(WORDS),
            "phase": "looking" if page_session().looks_back() else "open",
            "rows": [_row(place, item, claim) for place, item in enumerate(asked(), 1)],
            "earlier": claim["earlier"],
            "handed_in": claim["handed_in"],
            "says": self._error,
        }

    def _attempt(self, wish: Callable[[], object]) -> None:
        self._error = None
        try:
            wish()
        except Unreachable as error:
            logger.debug("no answer: %s", error)
        except Refused as error:
            self._error = refusal(error)
        else:
            self._watch()
        self.redraw()

    def _watch(self) -> None:
        if not self._watching:
            self._watching = True
            page_session().watch(self.redraw)


def _row(place: int, item: Item, claim: Claim) -> dict[str, Any]:
    state, sign, says = _state(item, claim)
    return {
        "question": item.name,
        "place": place,
        "title": translations(item.set_out(claim["seed"]).label),
        "state": state,
        "sign": sign,
        "says": translations(says),
    }


def _state(item: Item, claim: Claim) -> tuple[str, str, Translated]:
    """How far a question is: the state's name, its sign, and what is said of it."""
    results = claim["results"]
    marked = results and results["questions"].get(item.name)
    if claim["handed_in"] and marked:
        how = outcome(marked)
        return how, SIGNS.get(how, "?"), OUTCOMES[how]
    answer = claim["answers"].get(item.name)
    why = open_because(item.set_out(claim["seed"]).question, answer and answer["value"])
    if why is not None:
        return why, {"empty": "", "unreadable": "?", "unfinished": "→"}[why], OPEN[why]
    if claim["handed_in"]:
        return "handed-in", "✓", message("handed in")
    return "saved", "✓", message("Saved")
