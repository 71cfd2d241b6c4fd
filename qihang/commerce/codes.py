"""QR codes and EAN-13 bar codes: making, damaging and reading them.

A QR code is written as a square of modules, ``True`` for dark, without its quiet
zone. QR codes follow ISO/IEC 18004 (GB/T 18284), bar codes ISO/IEC 15420 (GB 12904).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Literal, NamedTuple

import zxingcpp
from qrcode import base as symbol
from qrcode import constants
from qrcode.main import QRCode
from qrcode.util import pattern_position

from qihang.commerce.correction import all_codewords
from qihang.commerce.masks import MASKS, best_mask

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, each from the left; ``True`` is dark."""

Cell = tuple[int, int]
"""The row and the column of a module, from 0 at the top left."""

Mode = Literal["numeric", "alphanumeric", "byte"]
Region = Literal["finder", "separator", "timing", "alignment", "format", "version", "data"]

LEVELS = ("L", "M", "Q", "H")
"""The correction levels, the weakest first."""

RESTORES = {"L": 7, "M": 15, "Q": 25, "H": 30}
"""Percent of a code's codewords (not of its picture) that each level can restore."""

VERSIONS = range(1, 41)

QUIET_ZONE = 4
"""Empty modules that a QR code needs on each side."""

ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

LEVEL_NUMBERS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}

# Bits of the length field for versions 1-9, 10-26 and 27-40.
_LENGTH_BITS: dict[Mode, tuple[int, int, int]] = {
    "numeric": (10, 12, 14),
    "alphanumeric": (9, 11, 13),
    "byte": (8, 16, 16),
}

# Pixels a module's side when a code is read, and the dark ground around its quiet zone.
_PIXELS = 3
_GROUND = 2
_LIGHT = bytes([0xFF, *([0x00] * 255)])
"""How light a module is, by whether it is dark."""


class TooLong(ValueError):
    """The text does not fit into a code of that version and level, or into any."""


def utf8_length(text: str) -> int:
    """Bytes of ``text`` in UTF-8: 1 for a Latin letter or digit, 3 for a Chinese character."""
    return len(text.encode())


def mode(text: str) -> Mode:
    """How a code stores ``text``: the cheapest one mode that has all of its signs.

    Lower-case letters are not among the 45 alphanumeric signs: one of them makes the
    whole text bytes.
    """
    if text and text.isascii() and text.isdigit():
        return "numeric"
    return "alphanumeric" if ALPHANUMERIC.issuperset(text) else "byte"


def side(version: int) -> int:
    """Modules on each side of a code, without the quiet zone."""
    return 4 * version + 17


@cache
def capacity(version: int, level: str, mode: Mode) -> int:
    """The most digits, signs or bytes that a code holds in ``mode``."""
    bits = _data_bits(version, level) - _header_bits(version, mode)
    if mode == "numeric":
        return bits // 10 * 3 + (bits % 10 >= 4) + (bits % 10 >= 7)
    if mode == "alphanumeric":
        return bits // 11 * 2 + (bits % 11 >= 6)
    return bits // 8


def smallest_version(text: str, level: str) -> int:
    """The lowest version that holds ``text`` at ``level``. Raises :class:`TooLong`."""
    stored = mode(text)
    length = utf8_length(text)
    for version in VERSIONS:
        if length <= capacity(version, level, stored):
            return version
    raise TooLong(f"{length} {stored} signs do not fit into any code of level {level}")


class Qr:
    """A QR code of ``text``.

    ``version`` and ``mask`` are the smallest and the best one unless they are given;
    the level is never raised by itself. Raises :class:`TooLong` if the text does not fit.
    """

    def __init__(self, text: str, level: str, version: int | None = None, mask: int | None = None):
        smallest = smallest_version(text, level)
        if version is not None and version < smallest:
            raise TooLong(f"the text needs version {smallest}, not {version}")
        self.text = text
        self.level = level
        self.version = version or smallest
        self.side = side(self.version)
        self.mask, self.modules = _encoded(text, level, self.version, mask)


@cache
def regions(version: int) -> tuple[tuple[Region, ...], ...]:
    """What each module of a code is for, row by row."""
    length = side(version)
    named: dict[Cell, Region] = {}
    for name, cells in _function_patterns(version):
        for row, column in cells:
            named.setdefault((row, column), name)
    return tuple(
        tuple(named.get((row, column), "data") for column in range(length)) for row in range(length)
    )


def read(modules: Modules, quiet_zone: int = QUIET_ZONE) -> str | None:
    """The text that a reader finds in a code, or ``None`` if it reads nothing.

    The code lies on a dark ground, as a label on a brown box does, so that a missing
    quiet zone makes a difference.
    """
    rows = _framed(modules, quiet_zone)
    width = len(rows) * _PIXELS
    picture = b"".join(_pixels(row) * _PIXELS for row in rows)
    found = zxingcpp.read_barcodes(
        memoryview(picture).cast("B", shape=[width, width]),
        formats=zxingcpp.BarcodeFormat.QRCode,
        try_invert=False,
        try_downscale=False,
        binarizer=zxingcpp.Binarizer.BoolCast,
    )
    return found[0].bytes.decode(errors="replace") if found else None


def damage(modules: Modules, cells: Iterable[Cell]) -> Modules:
    """The code with the print rubbed off at ``cells``: they are light from now on."""
    lost = frozenset(cells)
    return tuple(
        tuple(dark and (row, column) not in lost for column, dark in enumerate(line))
        for row, line in enumerate(modules)
    )


class Patch(NamedTuple):
    """A rubbed rectangle; every number is a part of the code's side, from 0 to 1."""

    top: float
    left: float
    height: float
    width: float

    def cells(self, side: int) -> Iterable[Cell]:
        """The modules of a code of that ``side`` whose middle lies in the rectangle."""
        rows = _middles(side, self.top, self.height)
        columns = _middles(side, self.left, self.width)
        return product(rows, columns)


@dataclass(frozen=True)
class Damage:
    """The same rubbing for a code of any size, so that a question can be marked again."""

    patches: tuple[Patch, ...]

    def cells(self, side: int) -> frozenset[Cell]:
        """The modules that are lost in a code of that ``side``."""
        return frozenset(cell for patch in self.patches for cell in patch.cells(side))


def reads_after(qr: Qr, damaged: Damage) -> bool:
    """Whether the right text is still read once the code has that damage."""
    return read(damage(qr.modules, damaged.cells(qr.side))) == qr.text


@lru_cache(maxsize=1024)
def levels_that_read(text: str, damaged: Damage) -> tuple[str, ...]:
    """The levels at which the smallest code of ``text`` outlives the damage."""
    return tuple(level for level in LEVELS if reads_after(Qr(text, level), damaged))


def check_digit(twelve: str) -> int:
    """The thirteenth digit of an EAN-13: weights 1, 3, 1, 3 … from the left.

    Raises ``ValueError`` unless ``twelve`` is twelve digits.
    """
    return -_weighted(twelve, 1, 3) % 10


def with_weights_swapped(twelve: str) -> int:
    """The digit found by someone who begins with weight 3 instead of 1."""
    return -_weighted(twelve, 3, 1) % 10


def forgot_to_subtract(twelve: str) -> int:
    """The digit found by someone who stops at the last digit of the sum."""
    return _weighted(twelve, 1, 3) % 10


def is_valid(thirteen: str) -> bool:
    """Whether ``thirteen`` is thirteen digits with the right check digit."""
    return _is_digits(thirteen, 13) and int(thirteen[12]) == check_digit(thirteen[:12])


def bars(thirteen: str) -> str:
    """The 95 stripes of an EAN-13 from the left, ``1`` for dark, without quiet zones.

    Raises ``ValueError`` if the number is not valid.
    """
    if not is_valid(thirteen):
        raise ValueError(f"{thirteen!r} is no EAN-13")
    left = [
        _LEFT_ODD[int(digit)] if odd == "O" else _RIGHT[int(digit)][::-1]
        for digit, odd in zip(thirteen[1:7], _PARITIES[int(thirteen[0])], strict=True)
    ]
    right = [_RIGHT[int(digit)] for digit in thirteen[7:]]
    return "".join(["101", *left, "01010", *right, "101"])


# fmt: off
_LEFT_ODD = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)
# The first digit is not drawn: it is told by which of the next six are of the odd kind.
_PARITIES = (
    "OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE",
    "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO",
)
# fmt: on
_RIGHT = tuple(stripes.translate(str.maketrans("01", "10")) for stripes in _LEFT_ODD)


def _weighted(twelve: str, odd: int, even: int) -> int:
    if not _is_digits(twelve, 12):
        raise ValueError(f"{twelve!r} is not twelve digits")
    digits = [int(digit) for digit in twelve]
    return odd * sum(digits[::2]) + even * sum(digits[1::2])


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _data_bits(version: int, level: str) -> int:
    if level not in LEVELS:
        raise ValueError(f"{level!r} is no correction level")
    blocks = symbol.rs_blocks(version, LEVEL_NUMBERS[level])
    return 8 * sum(block.data_count for block in blocks)


def _header_bits(version: int, mode: Mode) -> int:
    return 4 + _LENGTH_BITS[mode][(version > 9) + (version > 26)]


@lru_cache(maxsize=512)
def _encoded(text: str, level: str, version: int, mask: int | None) -> tuple[int, Modules]:
    code = QRCode(version=version, error_correction=LEVEL_NUMBERS[level], border=0)
    code.data_cache = all_codewords(text, version, LEVEL_NUMBERS[level])
    code.mask_pattern = mask or 0
    code.make(fit=False)
    if mask is None:
        _choose_mask(code, version)
    return code.mask_pattern, tuple(tuple(map(bool, row)) for row in code.modules)


def _choose_mask(code: QRCode, version: int) -> None:
    """Give a code that was made with mask 0 its best mask, without laying its bits out again."""
    bare = [list(row) for row in code.modules]
    for row, column in _about_the_symbol(version):
        bare[row][column] = False
    code.mask_pattern = best_mask(bare, 0, _is_data(version))
    for row, column in _turned_from_mask_0(version, code.mask_pattern):
        code.modules[row][column] = not code.modules[row][column]
    code.setup_type_info(False, code.mask_pattern)


@cache
def _about_the_symbol(version: int) -> tuple[Cell, ...]:
    """The modules that tell format and version; they do not count when a mask is chosen."""
    return tuple(
        (row, column)
        for row, line in enumerate(regions(version))
        for column, name in enumerate(line)
        if name in ("format", "version")
    )


@cache
def _is_data(version: int) -> Modules:
    return tuple(tuple(name == "data" for name in row) for row in regions(version))


@cache
def _turned_from_mask_0(version: int, mask: int) -> tuple[Cell, ...]:
    """The modules that differ between mask 0 and another one."""
    return tuple(
        (row, column)
        for row, line in enumerate(_is_data(version))
        for column, is_data in enumerate(line)
        if is_data and MASKS[0](row, column) != MASKS[mask](row, column)
    )


def _function_patterns(version: int) -> Iterable[tuple[Region, Iterable[Cell]]]:
    """Each pattern with its cells; where two meet, the first one has the cell."""
    length = side(version)
    corners = ((0, 0), (0, length - 7), (length - 7, 0))
    for row, column in corners:
        yield "finder", _block(length, row, column, 7, 7)
    for row, column in corners:
        yield "separator", _block(length, row - 1, column - 1, 9, 9)
    places = pattern_position(version)
    for row in places:
        for column in places:
            if not _is_corner(row, column, length):
                yield "alignment", _block(length, row - 2, column - 2, 5, 5)
    yield "timing", _block(length, 6, 0, 1, length)
    yield "timing", _block(length, 0, 6, length, 1)
    for area in ((8, 0, 1, 9), (0, 8, 9, 1), (8, length - 8, 1, 8), (length - 8, 8, 8, 1)):
        yield "format", _block(length, *area)
    if version >= 7:
        yield "version", _block(length, 0, length - 11, 6, 3)
        yield "version", _block(length, length - 11, 0, 3, 6)


def _block(length: int, top: int, left: int, height: int, width: int) -> Iterable[Cell]:
    for row in range(max(top, 0), min(top + height, length)):
        for column in range(max(left, 0), min(left + width, length)):
            yield row, column


def _is_corner(row: int, column: int, length: int) -> bool:
    near, far = 6, length - 7
    return (row, column) in ((near, near), (near, far), (far, near))


def _middles(side: int, start: float, length: float) -> list[int]:
    return [place for place in range(side) if start <= (place + 0.5) / side < start + length]


def _framed(modules: Modules, quiet_zone: int) -> list[list[bool]]:
    length = len(modules)
    white = [False] * quiet_zone
    dark = [True] * _GROUND
    empty = [False] * (length + 2 * quiet_zone)
    rows = [empty] * quiet_zone + [[*white, *row, *white] for row in modules]
    rows = [[*dark, *row, *dark] for row in rows + [empty] * quiet_zone]
    ground = [True] * (len(empty) + 2 * _GROUND)
    return [ground] * _GROUND + rows + [ground] * _GROUND


def _pixels(row: list[bool]) -> bytes:
    light = bytes(row).translate(_LIGHT).replace(b"\xff", b"\xff" * _PIXELS)
    return light.replace(b"\x00", b"\x00" * _PIXELS)
