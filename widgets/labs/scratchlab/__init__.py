"""ScratchLab: how much of a code may be lost before a reader gives up."""

from __future__ import annotations

import secrets
from decimal import Decimal
from functools import cache, lru_cache
from math import hypot
from random import Random
from typing import Any

from qihang.commerce import codes, money
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, mending, squares, whole

TEXT = "BOX 4821 SHELF C07"
VERSION = 2
"""The smallest version that holds the text at every level, so that all levels are
compared on squares of one size."""

FINDER = 7
"""Squares on a side of a finder square."""

STEP = 10
"""Squares that one press scratches."""

MOST_UNDONE = 100

Square = codes.Cell


class ScratchLab(Lab):
    """Scratch a code square by square until a real reader no longer reads it."""

    _esm, _css = assets("scratchlab")
    item = "lab.scratch"
    verbs = frozenset({"paint", "scratch", "cover", "undo", "clean", "level"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._level = "M"
        self._begin_scratches(secrets.token_hex(4))

    def _begin_scratches(self, seed: str) -> None:
        self._seed = seed
        self._damage: frozenset[Square] = frozenset()
        self._past: list[frozenset[Square]] = []
        self._stroke: int | None = None
        self._stopped: dict[str, int] = {}
        self._covered: dict[str, bool] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. The steps that can be taken back are not kept."""
        return {
            "level": self._level,
            "seed": self._seed,
            "damage": sorted([row, column] for row, column in self._damage),
            "stopped": dict(self._stopped),
            "covered": dict(self._covered),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._begin_scratches(str(state.get("seed")))
        self._damage = _cells(state.get("damage")) or frozenset()
        self._stopped = {
            level: count
            for level, count in dict(state.get("stopped") or {}).items()
            if level in codes.LEVELS and whole(count, 1, _side() ** 2)
        }
        self._covered = {
            level: reads
            for level, reads in dict(state.get("covered") or {}).items()
            if level in codes.LEVELS and isinstance(reads, bool)
        }
        self.do_level(state.get("level"))

    def do_level(self, level: object) -> None:
        """Take a code of another level, with the same damage."""
        if isinstance(level, str) and level in codes.LEVELS:
            self._level = level
            self._note_cover()
            self.redraw()

    def do_paint(self, stroke: object, cells: object, on: object) -> None:
        """Scratch the squares that the pointer went over, or (not ``on``) make them good.

        A stroke comes again and again while it grows, each time whole; so it is laid on
        what was there before it began.
        """
        painted = _cells(cells)
        if painted is None or whole(stroke, 0, 2**31) is None or not isinstance(on, bool):
            return
        grows = bool(self._past) and stroke == self._stroke
        before = self._past.pop() if grows else self._damage
        self._change(before | painted if on else before - painted, before)
        self._stroke = whole(stroke, 0, 2**31)
        self.redraw()

    def do_scratch(self) -> None:
        """Make the scratch a little larger. It grows around one place, drawn at the start,
        so that all levels meet the same scratch."""
        if fresh := self._unscratched():
            self._change(self._damage | set(fresh[:STEP]))
            self.redraw()

    def do_cover(self) -> None:
        """Cover the next finder square whole, as a sticker would."""
        for finder in _finders():
            if not finder <= self._damage:
                self._change(self._damage | finder)
                self.redraw()
                return

    def do_undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._damage = self._past.pop()
            self._stroke = None
            self.redraw()

    def do_clean(self) -> None:
        """Take a clean code. What was found out about the levels stays."""
        if self._damage:
            self._change(frozenset())
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``rows`` is the code as the reader sees it."""
        reads = _reads(self._level, self._damage)
        return {
            "lab": "scratch",
            "words": bilingual(_WORDS),
            "level": self._level,
            "levels": mending(),
            "quiet": codes.QUIET_ZONE,
            "rows": squares(codes.damage(_modules(self._level), self._damage)),
            "scratched": squares(
                [(row, column) in self._damage for column in range(_side())]
                for row in range(_side())
            ),
            "stroke": self._stroke,
            "count": len(self._damage),
            "reads": reads,
            "verdict": translations(
                message("Reads: {text}", text=TEXT) if reads else message("No longer reads.")
            ),
            "sentence": translations(self._sentence(reads)),
            "table": [self._row(level) for level in codes.LEVELS],
            "can_undo": bool(self._past),
            "can_clean": bool(self._damage),
            "can_cover": not all(finder <= self._damage for finder in _finders()),
            "can_scratch": bool(self._unscratched()),
        }

    def _sentence(self, reads: bool) -> Translated:
        if not self._damage:
            return message("Level {level}. No square is damaged.", level=self._level)
        places: dict[str, object] = {"level": self._level, "damaged": _share(len(self._damage))}
        if reads:
            return message(
                "Level {level}. Damaged: {damaged}. The reader still reads it.", **places
            )
        if self._finder_covered():
            return message(
                "Level {level}. A finder square is covered. The reader does not find the code.",
                **places,
            )
        return message("Level {level}. Damaged: {damaged}. The reader gives up.", **places)

    def _row(self, level: str) -> dict[str, Any]:
        stopped = self._stopped.get(level)
        covered = self._covered.get(level)
        untried = message("not tried yet")
        return {
            "level": level,
            "mends": translations(message("about {share} of 100", share=codes.RESTORES[level])),
            "stopped": translations(untried if stopped is None else _share(stopped)),
            "covered": translations(
                untried
                if covered is None
                else message("reads")
                if covered
                else message("no longer reads")
            ),
        }

    def _change(self, damage: frozenset[Square], before: frozenset[Square] | None = None) -> None:
        """Take ``damage``; ``before`` is what taking it back brings, if not what was there."""
        read_before = _reads(self._level, self._damage)
        self._past = [*self._past, self._damage if before is None else before][-MOST_UNDONE:]
        self._damage = frozenset(damage)
        self._stroke = None
        self._note_cover()
        stops = read_before and not _reads(self._level, self._damage)
        if stops and not self._finder_touched():
            self._stopped[self._level] = len(self._damage)

    def _unscratched(self) -> list[Square]:
        return [square for square in _scratch(self._seed) if square not in self._damage]

    def _note_cover(self) -> None:
        if self._finder_covered():
            self._covered[self._level] = _reads(self._level, self._damage)

    def _finder_covered(self) -> bool:
        return any(finder <= self._damage for finder in _finders())

    def _finder_touched(self) -> bool:
        return any(finder & self._damage for finder in _finders())


_WORDS: dict[str, Translated] = {
    "title": message("Scratch the code"),
    "question": message("How much can be lost before a reader gives up?"),
    "level": message("Correction level"),
    "grid": message("The code. Arrow keys move, the space bar scratches."),
    "hint": message("Press squares with the mouse. Or use arrow keys and the space bar."),
    "brown": message("Brown squares are scratched. The reader takes them for light."),
    "row": message("row"),
    "column": message("column"),
    "whole": message("whole"),
    "damaged": message("damaged"),
    "scratch": message("Scratch 10 more squares"),
    "cover": message("Cover a finder square"),
    "undo": message("Take back"),
    "clean": message("Clean code"),
    "table": message("How far each level went"),
    "table_level": message("Level"),
    "table_mends": message("Mends"),
    "table_stopped": message("Stopped reading at"),
    "table_covered": message("Finder square covered"),
    "table_help": message("The level counts in pieces of 8 squares. So the place matters too."),
    "again": message("Start again"),
}


def _share(count: int) -> Message:
    all_squares = _side() ** 2
    return message(
        "{count} of {all} squares ({share} %)",
        count=count,
        all=all_squares,
        share=money.figure(Decimal(100 * count) / all_squares, 1),
    )


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
