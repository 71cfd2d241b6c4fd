"""The pictures of figures: drawn in a process of its own, and kept by what they show."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from qihang.system import bounded

SHARES, INTERVALS = "widgets.core.shares", "widgets.core.intervals"
"""The programs that draw: how the parts of some wholes compare, and what lies between limits."""

KEPT = 128
"""Figures that are kept with their pictures: about 100 kB each."""

Figures = Mapping[str, Any]


class Pictures:
    """The pictures of the figures that pages show.

    A picture's name is made of its figures with a key that nobody else knows. So who has the name
    was shown the figures, and the same figures are drawn once.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._figures: OrderedDict[str, tuple[str, Figures]] = OrderedDict()
        self._drawn: dict[str, dict[str, str]] = {}
        self._turn = asyncio.Lock()

    def name(self, figures: Figures, draws: str = SHARES) -> str:
        """The name of the picture of these figures, which can be asked for from now on."""
        text = json.dumps([draws, figures], ensure_ascii=False, sort_keys=True).encode()
        name = hmac.digest(self._key, text, "sha256").hex()
        self._figures[name] = draws, figures
        self._figures.move_to_end(name)
        if len(self._figures) > KEPT:
            oldest, _ = self._figures.popitem(last=False)
            self._drawn.pop(oldest, None)
        return name

    async def svg(self, name: str, language: str) -> str | None:
        """The picture of a name in a language; ``None`` for a name that is not known (any more).

        Raises :class:`qihang.system.bounded.NotDone`.
        """
        async with self._turn:
            known = self._figures.get(name)
            if known is None:
                return None
            if name not in self._drawn:
                draws, figures = known
                given = json.dumps(figures).encode()
                drawn = await asyncio.to_thread(bounded.output, draws, given)
                self._drawn[name] = json.loads(drawn)
            return self._drawn[name][language]
