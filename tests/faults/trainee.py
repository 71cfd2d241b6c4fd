"""A trainee at work, without a browser, who keeps count of what was called saved."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.websocket import WebSocketClosedError

from bench.seat import Incomplete, Lesson, Line, Seat
from tests.support.classroom import PIN

PAGE = "exercise/t1"
ACK_S = 4.0
"""Seconds that a page waits for an acknowledgement, as widgets/exercise/answer_box.js does."""

TOLD_S = 30.0
"""Seconds within which a page must hear that its kernel is gone; the machine may be busy."""

PAGE_S = 180.0
"""Seconds within which a page must be open again, whatever is killed meanwhile."""

MARKED_S = 180.0
"""Seconds within which a submission must be marked once nothing is killed any more."""

PAUSE_S = 0.2
"""Seconds before a wish that was not granted is tried again; at once would be a flood."""

NO_REPLY = (Incomplete, HTTPClientError, TimeoutError, WebSocketClosedError, OSError)

Granted = Callable[[dict[str, Any]], bool]


class NotTold(AssertionError):
    """A page waited for its kernel, and the server said that all is well."""


@dataclass
class Notes:
    """What one trainee was told, and may rely on from then on."""

    saved: list[tuple[str, str, str]] = field(default_factory=list)
    """Paper, question and answer, each as it was called saved."""
    receipts: dict[str, dict[str, str]] = field(default_factory=dict)
    """Receipts of submissions, and the answers that were saved then."""
    opened_after: list[float] = field(default_factory=list)
    """Seconds from the wish to open the page until it stood with its answers."""


class Trainee:
    """Signs in, answers, hands in, and opens the page again whenever it is gone."""

    def __init__(self, number: str, address: str, client: AsyncHTTPClient, chance: random.Random):
        self.number = number
        self.notes = Notes()
        self._seat = Seat(address, client)
        self._chance = chance
        self._page: Lesson
        self._line: Line
        self._boxes: dict[str, str] = {}
        self._hand_in_model = ""
        self._paper = ""
        self._silent_since: float | None = None
        self._given = 0
        self._seq = 0
        self._kept: dict[str, str] = {}
        self._sent: dict[str, str] = {}

    async def open(self) -> None:
        """Sign in and open the exercise, as often as it takes."""
        while True:
            with suppress(*NO_REPLY):
                await self._seat.sign_in(self.number, PIN)
                break
            await _pause()
        await self._reopen()

    async def work(self, done: asyncio.Event) -> None:
        """Answer one question after the other, and hand in now and then."""
        while not done.is_set():
            if self._chance.random() < 0.06:
                await self._hand_in_and_again()
            else:
                await self._answer(self._chance.choice(sorted(self._boxes)))
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), self._chance.uniform(0.1, 1.0))

    async def finish(self) -> None:
        """Hand in for good and wait for the mark."""
        await self._hand_in()
        began = time.monotonic()
        while not self._line.view(self._hand_in_model).get("results"):
            if time.monotonic() - began > MARKED_S:
                raise AssertionError(f"{self.number} has had no mark for {MARKED_S:g} s")
            with self._missed_replies():
                self._line.do(self._hand_in_model, "refresh")
                await asyncio.wait_for(self._line.shows(self._hand_in_model, _is_marked), 2.0)
            await self._see_to_the_page()

    async def close(self) -> None:
        """Hang up."""
        if hasattr(self, "_line"):
            await self._line.close()

    # --- wishes -----------------------------------------------------------------------

    async def _answer(self, question: str) -> None:
        self._given += 1
        value = f"{self.number}-{self._given}"
        self._sent[question] = value
        while self._sent.get(question) == value:
            with self._missed_replies():
                await self._save(question, value)
            await self._see_to_the_page()

    async def _save(self, question: str, value: str) -> None:
        """Send an answer, as a box does until it is called saved."""
        self._seq += 1
        _, kept = await asyncio.wait_for(
            self._line.answer(self._boxes[question], value, self._seq), ACK_S
        )
        if kept:
            self._called_saved(question, value)
        else:
            await _pause()

    def _called_saved(self, question: str, value: str) -> None:
        self.notes.saved.append((self._paper, question, value))
        self._kept[question] = value
        self._sent.pop(question, None)

    async def _hand_in(self) -> None:
        # What is answered here is no answer that could be read, so it is asked and confirmed.
        view = self._line.view(self._hand_in_model)
        while not view.get("handed_in"):
            confirm = view.get("confirm") or ""
            view = await self._wish("hand_in", _goes_on_from(confirm), confirm=confirm)
        receipt = view["handed_in"]["receipt"]
        if receipt not in self.notes.receipts:
            self.notes.receipts[receipt] = dict(self._kept)

    async def _hand_in_and_again(self) -> None:
        await self._hand_in()
        await self._wish("again", lambda view: view["phase"] == "open")
        self._take_up()

    async def _wish(self, verb: str, granted: Granted, **fields: Any) -> dict[str, Any]:
        """Press a button of the hand-in card, and again, until it shows what was wished."""
        while not granted(self._line.view(self._hand_in_model)):
            with self._missed_replies():
                self._line.do(self._hand_in_model, verb, **fields)
                await asyncio.wait_for(self._line.shows(self._hand_in_model, granted), 2.0)
            await self._see_to_the_page()
        return self._line.view(self._hand_in_model)

    # --- the page ----------------------------------------------------------------------

    @contextmanager
    def _missed_replies(self) -> Iterator[None]:
        """Note since when there has been no reply."""
        try:
            yield
        except NO_REPLY:
            self._silent_since = self._silent_since or time.monotonic()
        else:
            self._silent_since = None

    async def _see_to_the_page(self) -> None:
        """After a missed reply the server must say that the page is gone; it is opened anew.

        Where the server says that all is well, the wish may be repeated for a while.
        """
        if self._silent_since is None:
            return
        silent = time.monotonic() - self._silent_since
        if await self._is_alive() and not self._line.is_closed:
            if silent > TOLD_S:
                raise NotTold(f"{self.number} has had no reply for {silent:.0f} s")
            return
        await self._reopen()
        self._silent_since = None

    async def _is_alive(self) -> bool:
        try:
            text = await self._seat.get(f"/api/page/{self._page.kernel_id}?of={PAGE}")
        except NO_REPLY:
            return False
        state = json.loads(text)
        assert state["signed_in"], f"{self.number} was signed out"
        return bool(state["alive"])

    async def _reopen(self) -> None:
        await self.close()
        began = time.monotonic()
        while time.monotonic() - began < PAGE_S:
            with suppress(*NO_REPLY):
                await self._draw()
                self.notes.opened_after.append(time.monotonic() - began)
                self._take_up()
                return
            await self.close()
            await _pause()
        raise AssertionError(f"{self.number} has had no page for {PAGE_S:g} s")

    async def _draw(self) -> None:
        opening = self._seat.draw(f"/{PAGE}")
        self._page, self._line, states = await asyncio.wait_for(opening, PAGE_S / 3)
        views = {model: states[model]["view"] for model in self._page.views}
        self._boxes = {view["question"]: one for one, view in views.items() if "question" in view}
        [self._hand_in_model] = views.keys() - self._boxes.values()
        for model in views:
            await self._claimed(model)

    async def _claimed(self, model: str) -> None:
        """Wait until a widget has the claim; it is told again that it is on the page."""
        for _ in range(10):
            with suppress(TimeoutError):
                ready = self._line.shows(model, lambda view: view["phase"] != "waiting")
                view = await asyncio.wait_for(ready, 1.0)
                if view["phase"] == "closed":
                    raise Incomplete("the page session was refused")
                return
            self._line.do(model, "ready")
        raise Incomplete("the page has no session")

    def _take_up(self) -> None:
        """What the page shows must be what was called saved, or was on its way then."""
        views = {question: self._line.view(model) for question, model in self._boxes.items()}
        [paper] = {view["paper"] for view in views.values()}
        if paper != self._paper:
            self._paper = paper
            self._kept.clear()
        for question, view in views.items():
            value = (view["answer"] or {}).get("value")
            if value == self._kept.get(question):
                continue
            if value is None or value != self._sent.get(question):
                said = (self.number, question, value, self._kept.get(question))
                raise AssertionError(f"{said}: the page shows another answer than was saved")
            self._called_saved(question, value)


async def _pause() -> None:
    # Nothing tells when a server that was killed is back, so it is asked now and then.
    await asyncio.sleep(PAUSE_S)


def _goes_on_from(confirm: str) -> Granted:
    """Handed in, or asked anew how to confirm that."""
    return lambda view: bool(view.get("handed_in")) or (view.get("confirm") or confirm) != confirm


def _is_marked(view: dict[str, Any]) -> bool:
    return bool(view.get("results"))
