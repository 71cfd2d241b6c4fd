"""Which of the eight masks a QR code gets: the one with the fewest penalty points.

Rules of ISO/IEC 18004, section 7.8. A whole symbol stands in one integer, a bit a module
and an empty bit after each row, so that each rule looks at all modules at once. That
matters because eight symbols are judged for every code that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
"""Whether a mask turns a module over, by the mask's number."""

_LIKE_A_FINDER = ("10111010000", "00001011101")
"""Dark and light as in a finder pattern, with four light modules on one side."""

Symbol = Sequence[Sequence[bool]]
Both = tuple[int, int]
"""A symbol packed by rows and packed by columns."""


def best_mask(symbol: Symbol, mask: int, is_data: tuple[tuple[bool, ...], ...]) -> int:
    """The mask with the fewest penalty points; the lowest number of several.

    ``symbol`` is a code under ``mask`` whose format and version modules are all light,
    as the standard asks for this choice; ``is_data`` tells the modules that a mask turns.
    """
    side = len(symbol)
    by_mask = _turned(is_data)
    bare = _turn(_packed(symbol), by_mask[mask])
    points = [_points(_turn(bare, one), side) for one in by_mask]
    return points.index(min(points))


def _turn(symbol: Both, mask: Both) -> Both:
    return symbol[0] ^ mask[0], symbol[1] ^ mask[1]


@cache
def _turned(is_data: tuple[tuple[bool, ...], ...]) -> tuple[Both, ...]:
    """The modules that each mask turns over."""
    return tuple(
        _packed(
            [[data and mask(i, j) for j, data in enumerate(row)] for i, row in enumerate(is_data)]
        )
        for mask in MASKS
    )


def _packed(symbol: Symbol) -> Both:
    return _pack(symbol), _pack(list(zip(*symbol, strict=True)))


def _pack(rows: Symbol) -> int:
    return int("".join("".join("1" if dark else "0" for dark in row) + "0" for row in rows), 2)


def _points(symbol: Both, side: int) -> int:
    """The penalty points of a symbol."""
    every = int(("1" * side + "0") * side, 2)
    lines = [(packed, every & ~packed) for packed in symbol]
    dark, light = lines[0]
    return (
        sum(_runs(colour) for line in lines for colour in line)
        + 3 * (_blocks(dark, side) + _blocks(light, side))
        + 40 * sum(_finders(*line) for line in lines)
        + 10 * (abs(100 * dark.bit_count() - 50 * side**2) // (5 * side**2))
    )


def _runs(line: int) -> int:
    """Runs of five or more of a colour: three points, and one for each module above five."""
    five = line & line >> 1 & line >> 2 & line >> 3 & line >> 4
    return five.bit_count() + 2 * (five & ~(five >> 1)).bit_count()


def _blocks(colour: int, side: int) -> int:
    """Squares of two by two in a colour."""
    above = colour & colour >> (side + 1)
    return (above & above >> 1).bit_count()


def _finders(dark: int, light: int) -> int:
    """Places that look like a finder pattern."""
    found = 0
    for shape in _LIKE_A_FINDER:
        match = -1
        for place, sign in enumerate(reversed(shape)):
            match &= (dark if sign == "1" else light) >> place
        found += match.bit_count()
    return found
