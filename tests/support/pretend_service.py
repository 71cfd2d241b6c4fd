"""A pretend answer service, and a page session with it for the widgets' modules."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

from qihang.answers import kept
from qihang.answers.client import Refused, Unreachable
from widgets.core import widget
from widgets.core.page_session import PageSession
from widgets.exercise import answer_box as boxes
from widgets.exercise import hand_in as handin
from widgets.exercise import overview, review
from widgets.exercise import try_it as tryit

SEED = "1.seed-of-1001"


class Service:
    """Keeps what it is told in memory; can be away, or refuse."""

    def __init__(self, seed=SEED):
        self.calls = []
        self.away = False
        self.refuses = None
        self.waited_for = asyncio.Event()
        self.mark = asyncio.Event()
        self.state = {
            "kind": "exercise",
            "session": "s1",
            "seed": seed,
            "try": 1,
            "answers": {},
            "kept": {},
            "handed_in": None,
            "may_again": None,
            "results": None,
            "kept_here": True,
            "is_other": False,
            "rules": None,
            "earlier": None,
        }
        self.looked_at = None
        self.reviews = {}
        self._now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def claim(self):
        self._hear("claim")
        return {**self.state, "answers": dict(self.state["answers"])}

    def save(self, question, value):
        self._hear("save")
        if self.state["handed_in"]:
            raise Refused("handed-in")
        self.state["answers"][question] = {"value": value, "saved_at": self._tick()}
        return {"saved_at": self.state["answers"][question]["saved_at"]}

    def keep(self, item, state, outcome=None):
        self._hear("keep")
        before = self.state["kept"].get(item)
        whole = kept.laid_over(item, before, state)
        self.state["kept"][item] = {"state": whole, "outcome": outcome}
        return {"saved_at": self._tick()}

    def keep_review(self, answer, stamp):
        self._hear("keep_review")
        self.reviews.setdefault(stamp, answer)
        return {"saved_at": self._tick()}

    def hand_in(self, gaps, confirm=""):
        """Counted as ``asked`` while something is open and not confirmed as it is now."""
        asks = json.dumps([gaps, self.state["answers"]])
        if gaps and confirm != asks:
            self._hear("asked")
            return {"open": gaps, "confirm": asks}
        self._hear("hand_in")
        self.state |= {"handed_in": {"at": self._tick(), "receipt": "7K3M9QZX", "try": 1}}
        self.state["may_again"] = "change"
        return self.claim()

    async def marked(self):
        self._hear("marked")
        self.waited_for.set()
        await self.mark.wait()
        return self.claim()

    def earlier(self):
        """The try in ``looked_at``, as a claim tells it."""
        self._hear("earlier")
        if self.looked_at is None:
            raise Refused("nothing-earlier")
        return {**self.claim(), **self.looked_at, "may_again": None, "earlier": None}

    def again(self):
        self._hear("again")
        self.state |= {"handed_in": None, "may_again": None}
        return self.claim()

    def _hear(self, call):
        self.calls.append(call)
        if self.away:
            raise Unreachable("away")
        if self.refuses:
            raise Refused(self.refuses)

    def _tick(self):
        self._now += timedelta(seconds=1)
        return self._now.isoformat()


def take_session(monkeypatch, service):
    """The page session that all widgets find from now on."""
    made = PageSession(service)
    for module in (widget, boxes, handin, overview, review, tryit):
        monkeypatch.setattr(module, "page_session", lambda: made)
    return made


def marked(**more):
    """A marked question, as the claim tells it."""
    plain = {
        "points": 1.0,
        "most": 2.0,
        "outcome": "partly",
        "idea": None,
        "by_hand": False,
        "comment": None,
    }
    return {**plain, **more}
