"""A season of a shop: four weeks that are decided and run, then asked what made them so.

What is marked is that no rule was broken, that nothing was spent that was not there, and that the
causes are found. What was earned is not marked: luck is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from qihang.commerce.season.debrief import ASKED, EARNED, Debrief
from qihang.commerce.season.outside import ALL_FROM, WEEKS
from qihang.commerce.season.policies import Policy, decide
from qihang.commerce.season.season import Season, bounds
from qihang.commerce.season.week import Decision, Week, affordable
from qihang.questions import reading
from qihang.questions.base import Examples, Part, Unreadable, Verdict
from qihang.questions.written import MOST_AGAINST_LAW

UNREADABLE = "play-the-weeks"

RULES, CASH = "rules", "cash"
"""The names of the parts that are no questions of the debrief."""

_SENSIBLE = Policy(goods=1000, price=1000, ads=4000, care=1000)


class Played(NamedTuple):
    """An answer that was read: the weeks that were run, the plan for the next one if it is begun,
    what was chosen in the debrief by question, and which of these questions the page shows, from 1;
    0 before the debrief."""

    weeks: tuple[Week, ...]
    plan: dict[str, Any] | None
    debrief: dict[str, str]
    shown: int


@dataclass(frozen=True)
class Simulation:
    """The weeks of a ``season`` and its debrief.

    A raw answer is ``{"weeks": […], "plan": {…}, "debrief": {…}, "shown": 0}``, of which all may
    be missing. A week is ``{"order": pieces, "price": fen}``, from week 2 with ``ads`` (fen), from
    week 3 with ``care`` (hours); week 4 says with ``move`` whether what is proposed was done: its
    name, or null. ``plan`` is the week that is not run yet. ``debrief`` has a cause for each of
    ``week-1`` to ``week-4``, and for ``earned`` which sum it is; ``shown`` is the one on the page.

    Every part earns the same. A season that is not played to its end earns nothing, nor does one of
    which nothing is explained. One in which a rule was broken earns half at most.
    """

    season: Season
    is_keyed: bool = False
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "simulation"

    def expecting(self) -> Simulation:
        """The same question with its key, which follows from the season and what was decided."""
        return replace(self, is_keyed=True)

    def with_misconception(self, name: str, misconception: str) -> Simulation:
        """The same question, where ``misconception`` is behind that part not being right yet."""
        reading.among(name, self.names())
        named = name, reading.named(misconception)
        return replace(self, misconceptions=(*self.misconceptions, named))

    def names(self) -> tuple[str, ...]:
        """The names of all that is looked at, in the order of the check list."""
        return (RULES, CASH, *ASKED)

    def read(self, raw: Any) -> Played:
        """See :meth:`Question.read`."""
        if not isinstance(raw, dict) or not raw.keys() <= {"weeks", "plan", "debrief", "shown"}:
            raise Unreadable(UNREADABLE)
        weeks = self._weeks(raw.get("weeks", []))
        plan = raw.get("plan")
        if plan is not None and (len(weeks) == WEEKS or not self._is_plan(plan, len(weeks))):
            raise Unreadable(UNREADABLE)
        debrief = self._debrief(raw.get("debrief", {}), weeks)
        shown = _whole(raw.get("shown", 0), 0, len(ASKED))
        return Played(weeks, plan, debrief, shown)

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        weeks = self._sensible()
        about = self.about(self.read({"weeks": weeks}).weeks)
        right = {name: about.right(name) for name in ASKED}
        wrong = {
            name: next(one for one in about.offered(name) if one != right[name]) for name in ASKED
        }
        return Examples(
            right=[{"weeks": weeks, "debrief": right}],
            wrong=[
                {"weeks": weeks[:2]},
                {"weeks": weeks},
                {"weeks": weeks, "debrief": wrong},
                {"weeks": [], "plan": weeks[0]},
            ],
            unreadable=[
                "four weeks",
                7,
                True,
                [weeks[0]],
                {"weeks": weeks[1:]},
                {"weeks": [*weeks, weeks[-1]]},
                {"weeks": [{**weeks[0], "order": -1}]},
                {"weeks": [{**weeks[0], "order": 1.5}]},
                {"weeks": weeks[:1], "debrief": {"week-1": "none"}},
                {"weeks": weeks, "debrief": {"week-1": "the moon"}},
                {"weeks": weeks, "debrief": {"week-5": "none"}},
            ],
        )

    def about(self, weeks: tuple[Week, ...]) -> Debrief:
        """What is asked about four weeks that were run."""
        return Debrief(self.season, weeks)

    # ---- reading ---------------------------------------------------------------------------------

    def _weeks(self, raw: Any) -> tuple[Week, ...]:
        if not isinstance(raw, list) or len(raw) > WEEKS:
            raise Unreadable(UNREADABLE)
        decisions = tuple(self._decision(one, place) for place, one in enumerate(raw))
        return _played(self.season, decisions)

    def _decision(self, raw: Any, place: int) -> Decision:
        """What was decided for the week at that place. Raises :class:`Unreadable`."""
        within = bounds(self.season.outside[place])
        moves = {"move"} if place + 1 >= ALL_FROM else set()
        if not isinstance(raw, dict) or raw.keys() != within.keys() | moves:
            raise Unreadable(UNREADABLE)
        if raw.get("move") not in (None, self.season.tempted):
            raise Unreadable(UNREADABLE)
        numbers = {field: _whole(raw[field], *ends) for field, ends in within.items()}
        return Decision(**numbers, move=raw.get("move"))

    def _is_plan(self, raw: Any, place: int) -> bool:
        """Whether a week is planned as it may be run; whether a rule is broken may be left open."""
        if isinstance(raw, dict) and place + 1 >= ALL_FROM:
            raw = {"move": None, **raw}
        try:
            self._decision(raw, place)
        except Unreadable:
            return False
        return True

    def _debrief(self, raw: Any, weeks: tuple[Week, ...]) -> dict[str, str]:
        if not isinstance(raw, dict) or (raw and len(weeks) < WEEKS):
            raise Unreadable(UNREADABLE)
        for name, chosen in raw.items():
            if name not in ASKED or chosen not in self.about(weeks).offered(name):
                raise Unreadable(UNREADABLE)
        return raw

    # ---- marking ---------------------------------------------------------------------------------

    def _judge(self, played: Played) -> Verdict:
        if not self.is_keyed:
            raise reading.unkeyed()
        if len(played.weeks) < WEEKS:
            return Verdict("not-yet", idea="season-open")
        parts = tuple(self._parts(played))
        right = {part.name for part in parts if part.outcome == "right"}
        if not right & set(ASKED):
            return Verdict("not-yet", idea="explains-nothing", parts=parts)
        share = Fraction(len(right), len(parts))
        ideas = [part.idea for part in parts if part.idea]
        if RULES not in right:
            share = min(share, MOST_AGAINST_LAW)
        return replace(reading.shared(share, next(iter(ideas), "not-yet")), parts=parts)

    def _parts(self, played: Played) -> Iterator[Part]:
        known = dict(self.misconceptions)
        for name in self.names():
            thought = self._thought(name, played)
            if thought is None:
                yield Part(name, "right")
            else:
                yield Part(name, "not-yet", known.get(name, thought))

    def _thought(self, name: str, played: Played) -> str | None:
        """The thought behind a part that is not right yet; none behind one that is."""
        if name == RULES:
            return "broke-a-rule" if any(week.paid.move for week in played.weeks) else None
        if name == CASH:
            short = any(week.is_limited for week in played.weeks)
            return "spent-what-was-not-there" if short else None
        chosen = played.debrief.get(name)
        if chosen is None:
            return "debrief-open"
        right = self.about(played.weeks).right(name)
        if chosen == right:
            return None
        if name == EARNED:
            return _OF_SUMS[chosen]
        return _behind(chosen, right)

    def _sensible(self) -> list[dict[str, Any]]:
        """Weeks of somebody who decides with care: they spend what there is, and break no rule."""
        raw: list[dict[str, Any]] = []
        for place, outside in enumerate(self.season.outside):
            weeks = self._weeks(raw)
            stands = weeks[-1].ended if weeks else self.season.start
            wish = decide(_SENSIBLE, outside, stands, None)
            paid = affordable(wish, outside.cost, stands.cash)._asdict()
            moves = ("move",) if place + 1 >= ALL_FROM else ()
            raw.append({field: paid[field] for field in (*bounds(outside), *moves)})
        return raw


_OF_SUMS: Mapping[str, str] = {"cash": "cash-for-profit", "sales": "sales-for-profit"}
"""The thought behind each sum that is not what was earned."""


def _behind(chosen: str, right: str) -> str:
    """The thought behind a cause that is not the largest."""
    if chosen in ("ads-little", "ads-good"):
        return "ads-first"
    if right == "luck-good" and chosen != "none":
        return "luck-for-skill"
    if chosen == "none" and right in ("stock-out", "cash-short"):
        return "sold-out-is-success"
    return "too-small-a-cause" if right == "none" else "not-yet-cause"


def _whole(value: Any, least: int, most: int) -> int:
    """A whole number within its bounds. Raises :class:`Unreadable`."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Unreadable(UNREADABLE)
    return value


@lru_cache(maxsize=256)
def _played(season: Season, decisions: tuple[Decision, ...]) -> tuple[Week, ...]:
    return season.play(decisions)
