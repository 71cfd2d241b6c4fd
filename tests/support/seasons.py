"""Seasons played at random, the same on every computer; run as a script it prints their digest."""

from __future__ import annotations

import json
import sys
from hashlib import sha256

from qihang.commerce.season.causes import causes
from qihang.commerce.season.chance import between, drawn
from qihang.commerce.season.debrief import asked
from qihang.commerce.season.moves import MOVES
from qihang.commerce.season.outside import WEEKS
from qihang.commerce.season.season import FIELDS, Season, bounds
from qihang.commerce.season.week import Decision


def season_of(number: int) -> Season:
    """The season of a number; goods and moves take turns."""
    moves = list(MOVES)
    return Season(f"test {number}", ("oranges", "shoes")[number % 2], moves[number % len(moves)])


def at_random(season: Season, moves: bool = True) -> list[Decision]:
    """Decisions within all bounds, as somebody may press who does not look."""
    return [_decided(season, brings, moves) for brings in season.outside]


def _decided(season: Season, brings, moves: bool) -> Decision:
    def pick(field: str) -> int:
        least, most = bounds(brings).get(field, (0, 0))
        if field == "order" and drawn(season.seed, brings.number, "play small") % 2:
            most = 60
        return between(season.seed, brings.number, f"play {field}", least, most)

    move = [None, None, *MOVES][drawn(season.seed, brings.number, "play move") % (2 + len(MOVES))]
    return Decision(*map(pick, FIELDS), move if moves else None)


def digest(count: int) -> str:
    """What so many seasons come to, all numbers, causes and questions of them, as one SHA-256."""
    told = []
    for number in range(count):
        season = season_of(number)
        for week in season.play(at_random(season)):
            outside = week.outside._asdict() | {"goods": "", "found": sorted(week.outside.found)}
            told.append([number, outside, week[1:], causes(week), asked(season, week)])
    assert len(told) == count * WEEKS
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    print(digest(int(sys.argv[1])))
