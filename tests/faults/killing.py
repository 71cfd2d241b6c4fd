"""Killing parts of a running classroom, one at a time, and seeing them come back."""

from __future__ import annotations

import os
import random
import signal
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from qihang.answers.client import Unreachable
from qihang.kernels.fork.server import SERVER, TEMPLATE
from tests.support.classroom import Classroom, belongs_to, name_of, processes
from tests.support.waiting import until

KINDS = {"kernel": 5, "fork server": 1, "template": 1, "service": 1, "server": 1, "marker": 1}
"""What is killed, and how often beside the others."""

PATIENCE_S = 60.0
"""Seconds until a part must be back; the machine may be busy."""

SPARED_S = 10.0
"""A part that fails five times in so many seconds stops the classroom, so three are enough."""


class Killer:
    """Kills what chance says, and notes after how many seconds it was back."""

    def __init__(self, classroom: Classroom, chance: random.Random):
        self._classroom = classroom
        self._chance = chance
        self._killed_at: dict[str, list[float]] = defaultdict(list)
        self.back_after: dict[str, list[float]] = defaultdict(list)

    def strike(self) -> None:
        """Kill one part and, unless it is a kernel, wait until there is another in its place."""
        kind = self._choose()
        pids = self._pids(kind)
        if not pids:
            return
        before = self._sign_of_life(kind)
        pid = self._chance.choice(sorted(pids))
        began = time.monotonic()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self._killed_at[kind].append(began)
        if kind == "kernel":
            return
        try:
            until(lambda: self._is_back(kind, pid, before), PATIENCE_S)
        except AssertionError as never:
            raise AssertionError(f"the {kind} does not come back") from never
        self.back_after[kind].append(time.monotonic() - began)

    @property
    def count(self) -> int:
        """How many were killed."""
        return sum(map(len, self._killed_at.values()))

    def _choose(self) -> str:
        now = time.monotonic()
        tired = {
            kind
            for kind, moments in self._killed_at.items()
            if kind != "kernel" and sum(now - one < SPARED_S for one in moments) >= 3
        }
        ready = {kind: weight for kind, weight in KINDS.items() if kind not in tired}
        [kind] = self._chance.choices(list(ready), list(ready.values()))
        return kind

    def _pids(self, kind: str) -> list[int]:
        named = {"fork server": SERVER, "template": TEMPLATE}
        modules = {"service": "qihang.answers.service", "marker": "qihang.gradebook.marker"}
        modules["server"] = "qihang.server.app"
        if kind == "kernel":
            return self._classroom.kernels()
        if kind in named:
            return self._of_this_classroom(lambda pid, _: name_of(pid) == named[kind])
        return self._of_this_classroom(lambda _, words: modules[kind] in words)

    def _of_this_classroom(self, is_wanted: Callable[[int, list[str]], bool]) -> list[int]:
        site = self._classroom.site
        return [
            pid for pid, words in processes() if is_wanted(pid, words) and belongs_to(pid, site)
        ]

    def _sign_of_life(self, kind: str) -> int:
        """What grows when a part comes back, or must be as large again."""
        if kind == "marker":
            log = self._classroom.site.logs / "marker.log"
            return log.read_text(encoding="utf-8").count("waiting for hand-ins")
        return min(len(self._pids(kind)), 2 if kind == "template" else 1)

    def _is_back(self, kind: str, killed: int, before: int) -> bool:
        if kind == "marker":
            return self._sign_of_life(kind) > before
        if killed in (pids := self._pids(kind)) or len(pids) < before:
            return False
        return {"service": self._service_answers, "server": self._server_answers}.get(
            kind, lambda: True
        )()

    def _service_answers(self) -> bool:
        with suppress(Unreachable):
            self._classroom.ask("released")
            return True
        return False

    def _server_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self._classroom.address}/login", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
