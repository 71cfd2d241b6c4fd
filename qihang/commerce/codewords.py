"""Which squares of a code hold words, and which hold correction.

Words and correction are cut into codewords of 8 squares. They are laid into the code
from the lower right in columns two squares wide, up and down in turn, first all words,
then all correction (ISO/IEC 18004, "codeword placement in matrix"). A few squares may
be left over at the end; they hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from qrcode import base

from qihang.commerce import codes

Square = tuple[int, int]

_TIMING_COLUMN = 6


@lru_cache(maxsize=8)
def squares(version: int, level: str) -> dict[str, frozenset[Square]]:
    """The squares that hold "data" and those that hold "correction", as (row, column)."""
    blocks = base.rs_blocks(version, codes.LEVEL_NUMBERS[level])
    words = 8 * sum(block.data_count for block in blocks)
    everything = 8 * sum(block.total_count for block in blocks)
    order = list(placement(version))
    return {
        "data": frozenset(order[:words]),
        "correction": frozenset(order[words:everything]),
    }


def placement(version: int) -> Iterator[Square]:
    """The squares for codewords in the order in which they are filled."""
    names = codes.regions(version)
    side = len(names)
    upwards = True
    right = side - 1
    while right > 0:
        if right == _TIMING_COLUMN:
            right -= 1
        for row in range(side - 1, -1, -1) if upwards else range(side):
            for column in (right, right - 1):
                if names[row][column] == "data":
                    yield row, column
        upwards = not upwards
        right -= 2
