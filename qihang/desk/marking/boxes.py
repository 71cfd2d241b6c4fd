"""Questions as trainees had them, with their answers: drawn some at a time, and ahead.

A process of its own runs the released page (:mod:`widgets.exercise.drawn`), which takes a second to
begin. So those that come next are drawn along, and again before they are reached.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any

from qihang.operate.marking import Answered
from qihang.system import bounded
from qihang.system.site import Site

DRAWS = "widgets.exercise.drawn"
"""The program that draws."""

AT_ONCE = 20
"""Boxes that one process draws."""

AHEAD = 5
"""So many before the last one that is drawn, the next ones are."""

LASTS = 300.0
"""Seconds for which a box is kept: what was marked again is looked at anew."""

KEPT = 400
"""Boxes that are kept, of some 10 kB each."""

log = logging.getLogger("qihang.desk.marking")

Box = dict[str, Any]

Read = Callable[[Sequence[Hashable]], Awaitable[Mapping[Hashable, Answered]]]
"""Reads the answers of some hand-ins, by their keys."""


class Boxes:
    """The boxes of hand-ins by any key that names hand-in and question."""

    def __init__(self, site: Site):
        self._site = site
        self._kept: OrderedDict[Hashable, tuple[float, Box | None]] = OrderedDict()
        self._turn = asyncio.Lock()
        self._ahead: asyncio.Task[None] | None = None

    async def box(
        self, assignment: str, question: str, keys: Sequence[Hashable], read: Read
    ) -> Box | None:
        """The box of the first key; the others come next. ``None`` where it cannot be drawn."""
        if not self._knows(keys[0]):
            await self._draw(assignment, question, keys[:AT_ONCE], read)
        elif len(keys) > AHEAD and not self._knows(keys[AHEAD]) and not self._is_drawing:
            coming = keys[AHEAD : AHEAD + AT_ONCE]
            self._ahead = asyncio.create_task(self._draw(assignment, question, coming, read))
        return self._kept.get(keys[0], (0.0, None))[1]

    @property
    def _is_drawing(self) -> bool:
        return self._ahead is not None and not self._ahead.done()

    def _knows(self, key: Hashable) -> bool:
        return key in self._kept and self._kept[key][0] > time.monotonic()

    async def _draw(
        self, assignment: str, question: str, keys: Sequence[Hashable], read: Read
    ) -> None:
        async with self._turn:
            wanted = [key for key in keys if not self._knows(key)]
            if not wanted or wanted[0] != keys[0]:
                return  # somebody else had them drawn meanwhile
            answers = await read(wanted)
            boxes = await self._drawn(assignment, question, wanted, answers)
            if boxes is None and len(wanted) > 1:
                # An answer may be more than the process bears: the others come one by one.
                wanted = wanted[:1]
                boxes = await self._drawn(assignment, question, wanted, answers)
            for key, box in zip(wanted, boxes or [None] * len(wanted), strict=True):
                self._keep(key, box)

    async def _drawn(
        self,
        assignment: str,
        question: str,
        keys: Sequence[Hashable],
        answers: Mapping[Hashable, Answered],
    ) -> list[Box | None] | None:
        """The boxes of some, each with the words that its script says; ``None`` if none came."""
        known = [key for key in keys if key in answers]
        given = {
            "page": str(self._site.page("exercise", assignment)),
            "answers": [_asked(question, answers[key]) for key in known],
        }
        try:
            output = await asyncio.to_thread(bounded.output, DRAWS, json.dumps(given).encode())
        except bounded.NotDone:
            return None
        said = json.loads(output)
        found = dict(zip(known, said["boxes"], strict=True))
        boxes = [found.get(key) for key in keys]
        return [box and {**box, "words": said["words"]} for box in boxes]

    def _keep(self, key: Hashable, box: Box | None) -> None:
        self._kept[key] = time.monotonic() + LASTS, box
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def _asked(question: str, answered: Answered) -> dict[str, Any]:
    return {
        "question": question,
        "seed": answered.seed,
        "value": answered.value,
        "parts": list(answered.parts),
    }
