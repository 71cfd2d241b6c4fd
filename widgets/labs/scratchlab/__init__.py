"""ScratchLab: how much of a code may be lost before a reader gives up."""

from __future__ import annotations

import secrets
from functools import cache, lru_cache
from math import hypot
from random import Random
from typing import Any

from qihang.commerce import codes
from qihang.language.messages import Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, squares, whole

TEXT = "西湖茶店"
VERSION = 2
"""The smallest version that holds the text at every level, so that all levels are
compared on squares of one size."""

FINDER = 7
"""Squares on a side of a finder square."""

STEP = 10
"""Squares that one press scratches."""

Square = codes.Cell


class ScratchLab(Lab):
    """Scratch a code square by square until a real reader no longer reads it."""

    _esm, _css = assets("scratchlab")
    item = "lab.scratch"
    verbs = frozenset({"paint", "scratch", "cover", "level"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._level = "M"
        self._begin_scratches(secrets.token_hex(4))
        self._stopped: dict[str, int] = {}

    def _begin_scratches(self, seed: str) -> None:
        self._seed = seed
        self._damage: frozenset[Square] = frozenset()
        self._before: frozenset[Square] = frozenset()
        """The damage before the stroke that is being painted."""
        self._stroke: int | None = None

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {
            "text": TEXT,
            "level": self._level,
            "seed": self._seed,
            "damage": sorted([row, column] for row, column in self._damage),
            "stopped": dict(self._stopped),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. What was found out about the code of another text, as the
        first edition had, says nothing of this one."""
        if state.get("text") != TEXT:
            return
        self._begin_scratches(str(state.get("seed")))
        self._damage = _cells(state.get("damage")) or frozenset()
        self._stopped = {
            level: count
            for level, count in dict(state.get("stopped") or {}).items()
            if level in codes.LEVELS and whole(count, 1, _side() ** 2)
        }
        self.do_level(state.get("level"))

    def do_again(self) -> None:
        """Take a clean code. The scratch begins where it began, and what was found out about
        the levels stays: that is what they are compared by."""
        self._begin_scratches(self._seed)
        self.redraw()

    def do_level(self, level: object) -> None:
        """Take a code of another level, with the same damage."""
        if isinstance(level, str) and level in codes.LEVELS:
            self._level = level
            self.redraw()

    def do_paint(self, stroke: object, cells: object, on: object) -> None:
        """Scratch the squares that the pointer went over, or (not ``on``) make them good.

        A stroke comes again and again while it grows, each time whole; so it is laid on
        what was there before it began.
        """
        painted = _cells(cells)
        stroke = whole(stroke, 0, 2**31)
        if painted is None or stroke is None or not isinstance(on, bool):
            return
        if stroke != self._stroke:
            self._stroke, self._before = stroke, self._damage
        self._change(self._before | painted if on else self._before - painted)

    def do_scratch(self) -> None:
        """Make the scratch a little larger. It grows around one place, drawn at the start,
        so that all levels meet the same scratch."""
        if fresh := self._unscratched():
            self._stroke = None
            self._change(self._damage | set(fresh[:STEP]))

    def do_cover(self) -> None:
        """Cover the next finder square whole, as a sticker would."""
        for finder in _finders():
            if not finder <= self._damage:
                self._stroke = None
                self._change(self._damage | finder)
                return

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``rows`` is the code as the reader sees it."""
        return {
            "lab": "scratch",
            "words": bilingual(_WORDS),
            "level": self._level,
            "levels": [self._level_shown(level) for level in codes.LEVELS],
            "quiet": codes.QUIET_ZONE,
            "rows": squares(codes.damage(_modules(self._level), self._damage)),
            "scratched": squares(
                [(row, column) in self._damage for column in range(_side())]
                for row in range(_side())
            ),
            "stroke": self._stroke,
            "count": len(self._damage),
            "reads": _reads(self._level, self._damage),
            **self._said(),
            "can_cover": not all(finder <= self._damage for finder in _finders()),
            "can_scratch": bool(self._unscratched()),
        }

    def _said(self) -> dict[str, Any]:
        places: dict[str, object] = {"level": self._level, "count": len(self._damage)}
        if _reads(self._level, self._damage):
            if not self._damage:
                return said(message("Level {level}: nothing is damaged.", **places))
            text = message("Level {level}: {count} squares damaged, still read.", **places)
            return said(text, "ok", "✓")
        if self._finder_covered():
            text = message("Level {level}: a corner is covered, no code is found.", **places)
        else:
            text = message("Level {level}: {count} squares damaged, no longer read.", **places)
        return said(text, "notyet", "×")

    def _level_shown(self, level: str) -> dict[str, Any]:
        stopped = self._stopped.get(level)
        return {
            "id": level,
            "text": translations(
                message("{level}: about {share} %", level=level, share=codes.RESTORES[level])
            ),
            "help": translations(
                message("not tried yet")
                if stopped is None
                else message("gave up at {count}", count=stopped)
            ),
        }

    def _change(self, damage: frozenset[Square]) -> None:
        """Take ``damage``, and note it for the level if the reader gives up by it."""
        read_before = _reads(self._level, self._damage)
        self._damage = damage
        stops = read_before and not _reads(self._level, damage)
        if stops and not self._finder_touched():
            self._stopped[self._level] = len(damage)
        self.redraw()

    def _unscratched(self) -> list[Square]:
        return [square for square in _scratch(self._seed) if square not in self._damage]

    def _finder_covered(self) -> bool:
        return any(finder <= self._damage for finder in _finders())

    def _finder_touched(self) -> bool:
        return any(finder & self._damage for finder in _finders())


_WORDS: dict[str, Translated] = {
    "title": message("Scratch the code"),
    "question": message("How much can be lost before a reader gives up?"),
    "level": message("Level, and how much it repairs"),
    "grid": message("The code. Arrow keys move, the space bar scratches."),
    "hint": message("Or press squares. Keys: arrows, space bar."),
    "row": message("row"),
    "column": message("column"),
    "whole": message("whole"),
    "damaged": message("damaged"),
    "scratch": message("Scratch 10"),
    "cover": message("Cover a corner"),
    "again": message("Take a clean code"),
}


@cache
def _modules(level: str) -> codes.Modules:
    return codes.Qr(TEXT, level, version=VERSION).modules


def _side() -> int:
    return len(_modules("L"))


@cache
def _finders() -> tuple[frozenset[Square], ...]:
    far = _side() - FINDER
    return tuple(
        frozenset((top + row, left + column) for row in range(FINDER) for column in range(FINDER))
        for top, left in ((0, 0), (0, far), (far, 0))
    )


@lru_cache(maxsize=4)
def _scratch(seed: str) -> tuple[Square, ...]:
    """All squares but the finders', in the order in which a growing scratch takes them.

    It begins towards the corner that has no finder square, so that it is long about
    words and correction only.
    """
    random = Random(seed)
    row, column = (random.uniform(0.5, 0.75) * _side() for _ in range(2))
    order = sorted(
        (hypot(y - row, x - column) * random.uniform(0.85, 1.15), (y, x))
        for y in range(_side())
        for x in range(_side())
        if not any((y, x) in finder for finder in _finders())
    )
    return tuple(square for _, square in order)


@lru_cache(maxsize=256)
def _reads(level: str, damage: frozenset[Square]) -> bool:
    return codes.read(codes.damage(_modules(level), damage)) == TEXT


def _cells(raw: object) -> frozenset[Square] | None:
    """The squares named by a list of [row, column]; ``None`` if it is anything else."""
    side = _side()
    if not isinstance(raw, list) or len(raw) > side**2:
        return None
    for square in raw:
        if not isinstance(square, list) or len(square) != 2:
            return None
        if any(whole(place, 0, side - 1) is None for place in square):
            return None
    return frozenset((row, column) for row, column in raw)
