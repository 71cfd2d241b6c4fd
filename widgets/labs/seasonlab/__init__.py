"""SeasonLab: four weeks of a shop, one at a time, and what made each of them so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qihang.commerce.season.debrief import ASKED
from qihang.commerce.season.outside import WEEKS
from qihang.commerce.season.season import Season
from qihang.language.messages import Translated, message, sentences
from qihang.questions.base import Unreadable
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.questions.simulation import Played, Simulation
from widgets.core import season as desk
from widgets.core.lab import Lab, assets, bilingual, said
from widgets.core.season_causes import told, worked_out
from widgets.core.season_sums import yuan

SHOP = Simulation(Season("class 2352", "oranges", "brushing")).expecting()
"""The same four weeks for everybody, so that a class can talk about them."""

SHOWN_AFTER = 2
"""So many answers to a question, and the working of the right one is shown."""

BEGUN: dict[str, Any] = {"weeks": [], "plan": None, "debrief": {}, "shown": 0}
"""An answer before anything was decided."""


class SeasonLab(Lab):
    """Decide a week, run it, see how it went; after four weeks say what made them so."""

    _esm, _css = assets("seasonlab")
    item = "lab.season"
    verbs = frozenset({"set", "run", "go", "back", "move", "choose", "show"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._raw: dict[str, Any] = dict(BEGUN)
        self._misses = 0
        self._played: Played = SHOP.read(BEGUN)
        self._tried: dict[str, frozenset[str]] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`: what an answer to such a question holds."""
        return self._raw

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._take(**{name: state.get(name, first) for name, first in BEGUN.items()})

    def do_set(self, field: object, value: object) -> None:
        """Decide a number of the next week."""
        if self._decides and isinstance(field, str) and field in self._planned:
            self._take(plan={**self._planned, field: value})

    def do_move(self, done: object) -> None:
        """Say whether what somebody proposes is done."""
        if self._decides and self._known["brings"]["move"] and isinstance(done, bool):
            move = SHOP.season.tempted if done else None
            self._take(plan={**self._planned, "move": move})

    def do_run(self) -> None:
        """Run the next week as it is decided."""
        if self._decides:
            self._take(weeks=[*self._raw["weeks"], self._planned], plan=None)

    def do_go(self) -> None:
        """Go on from how a week went: to the next one, or to the questions at the end."""
        if self._brings and not self._decides:
            self._take(plan=self._planned)
        elif not self._brings and not self._played.shown:
            self._take(shown=1)

    def do_back(self) -> None:
        """Take the last week back, to decide it otherwise; what is proposed is asked again."""
        if self._raw["weeks"]:
            *weeks, last = self._raw["weeks"]
            plan = {field: value for field, value in last.items() if field != "move"}
            self._tried = {}
            self._take(weeks=weeks, plan=plan, debrief={}, shown=0)

    def do_choose(self, name: object, option: object) -> None:
        """Choose a cause of a week, or what the season earned."""
        if name in ASKED and isinstance(option, str):
            self._tried[name] = self._tried.get(name, frozenset()) | {option}
            self._take(debrief={**self._raw["debrief"], name: option})

    def do_show(self, place: object) -> None:
        """Show another question of those at the end; 0 is how the last week went."""
        if not self._brings:
            self._take(shown=place)

    def _take(self, **changed: object) -> None:
        """Stand so from now on, if that can be played."""
        raw = {**self._raw, **changed}
        try:
            self._played = SHOP.read(raw)
        except Unreadable:
            return
        self._raw = raw
        self.redraw()

    @property
    def _known(self) -> dict[str, Any]:
        return desk.so_far(SHOP.season, self._played.weeks)

    @property
    def _brings(self) -> bool:
        """Whether there is a next week."""
        return len(self._played.weeks) < WEEKS

    @property
    def _decides(self) -> bool:
        """Whether the next week is being decided, and not the last one looked at."""
        return self._brings and not (self._played.weeks and self._played.plan is None)

    @property
    def _planned(self) -> dict[str, Any]:
        """The next week as far as it is decided; the rest is as the week before."""
        return desk.planned(self._known["brings"], self._played.plan)

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        known = self._known
        return {
            "lab": "season",
            "words": bilingual({**desk.WORDS, **_WORDS, "question": self._title()}),
            "season": self._raw,
            "known": known,
            **self._said(known),
        }

    def _title(self) -> Translated:
        if self._played.shown and not self._brings:
            return self._asked()
        number = len(self._played.weeks) + self._decides
        if self._decides:
            return message("Week {number} of {all}. What do you decide?", number=number, all=WEEKS)
        return message("Week {number} of {all}: how it went", number=number, all=WEEKS)

    def _asked(self) -> Translated:
        place = self._played.shown
        asks = desk.asks_for(SHOP.about(self._played.weeks), ASKED[place - 1])
        return message("{place} of {all}: {asks}", place=place, all=len(ASKED), asks=asks)

    def _said(self, known: dict[str, Any]) -> dict[str, Any]:
        """The one sentence: what is to be paid, how it went, or whether a cause is the largest."""
        if self._decides:
            return self._said_of_plan(known["brings"])
        if self._brings or not self._played.shown:
            return {
                "sentence": known["results"][-1]["says"],
                "tone": {"tone": known["results"][-1]["tone"], "sign": ""},
            }
        return self._said_of_choice(ASKED[self._played.shown - 1])

    def _said_of_plan(self, brings: dict[str, Any]) -> dict[str, Any]:
        if brings["move"] and "move" not in (self._played.plan or {}):
            return said(message("Somebody proposes something. What do you say?"))
        fen, cash = desk.to_pay(brings, self._planned), brings["cash"]
        words = yuan(fen), yuan(cash)
        if fen > cash:
            return said(desk.pays_too_much(*words), "notyet", "→")
        if self._planned.get("move") and brings["move_costs"]:
            return said(sentences(desk.pays(*words), desk.move_pays(SHOP.season)))
        return said(desk.pays(*words))

    def _said_of_choice(self, name: str) -> dict[str, Any]:
        if name not in self._played.debrief:
            return said(message("Work it out from the figures, then choose."))
        [part] = [part for part in SHOP.mark(self._raw).parts if part.name == name]
        about = SHOP.about(self._played.weeks)
        if part.idea is None:
            right = sentences(message("That is it."), worked_out(about, name))
            return said(sentences(right, *self._ended(name)), "ok", "✓")
        thought = MISCONCEPTIONS[part.idea]
        if len(self._tried.get(name, ())) < SHOWN_AFTER:
            return said(sentences(thought.thought, thought.next_step), "notyet", "→")
        return said(told(about, name), "notyet", "→")

    def _ended(self, name: str) -> Iterator[Translated]:
        """What is said after the last question: that it was, or which one is still open."""
        if name != ASKED[-1]:
            return
        still_open = [place for place, one in enumerate(ASKED, start=1) if not self._chose(one)]
        if still_open:
            yield message("Question {place} has no answer yet.", place=still_open[0])
        else:
            yield message("That was the last question.")

    def _chose(self, name: str) -> bool:
        return name in self._played.debrief


_WORDS: dict[str, Translated] = {
    "title": message("Four weeks of a shop"),
    "again": message("Start again"),
}
