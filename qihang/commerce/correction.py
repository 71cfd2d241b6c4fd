"""The codewords of a QR code: its words, and the correction that mends them.

Words are cut into blocks, and each block gets its own Reed-Solomon correction (ISO/IEC 18004,
"error correction"): the remainder of the block's polynomial over GF(256). The `qrcode` library
computes that remainder with the logarithm of the first coefficient. A block that is nothing but
zeros, as many a run of the digit 0 makes one, has no such coefficient; there the library fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, zip_longest

from qrcode import base, util

PADDING = (0xEC, 0x11)
"""The words that fill what is left of a code, in turn."""


def all_codewords(text: str, version: int, level: int) -> list[int]:
    """All codewords of a code in the order in which they are laid: words, then correction.

    ``level`` is the library's number of a level; the text fits into the version.
    """
    blocks = base.rs_blocks(version, level)
    words = iter(_words(text, version, sum(block.data_count for block in blocks)))
    data = [[next(words) for _ in range(block.data_count)] for block in blocks]
    mending = [
        correction(block, sizes.total_count - sizes.data_count)
        for block, sizes in zip(data, blocks, strict=True)
    ]
    return [*_in_turns(data), *_in_turns(mending)]


def correction(block: Sequence[int], length: int) -> list[int]:
    """The ``length`` codewords that mend a block: what is left of it divided by the generator."""
    left = [0] * length
    powers = _generator(length)
    for word in block:
        lead = word ^ left[0]
        left = [*left[1:], 0]
        if lead:
            log = base.glog(lead)
            left = [one ^ base.gexp(power + log) for one, power in zip(left, powers, strict=True)]
    return left


@cache
def _generator(length: int) -> tuple[int, ...]:
    """The generator polynomial without its first coefficient 1, each as a power of 2.

    It is the product of x - 2^i for i from 0; none of its coefficients is 0 for a length that
    codes use.
    """
    factors = [1]
    for root in range(length):
        by_root = [base.gexp(base.glog(one) + root) for one in factors]
        factors = [x ^ y for x, y in zip([*factors, 0], [0, *by_root], strict=True)]
    return tuple(base.glog(one) for one in factors[1:])


def _words(text: str, version: int, most: int) -> list[int]:
    """The words that a text is written as, filled up to ``most``."""
    stored = util.QRData(text)
    bits = util.BitBuffer()
    bits.put(stored.mode, 4)
    bits.put(len(stored), util.length_in_bits(stored.mode, version))
    stored.write(bits)
    # The end is marked by four zeros, as far as there is room, and the last word filled with them.
    for _ in range(min(4, 8 * most - len(bits))):
        bits.put_bit(False)
    words = list(bits.buffer)
    return words + [PADDING[place % 2] for place in range(most - len(words))]


def _in_turns(blocks: Iterable[Sequence[int]]) -> list[int]:
    """The first codeword of each block, then the second of each; shorter blocks end earlier."""
    return [one for one in chain.from_iterable(zip_longest(*blocks)) if one is not None]
