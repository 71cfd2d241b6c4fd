"""Which squares hold words, checked by reading the words back square by square."""

import pytest
from qrcode.util import mask_func

from qihang.commerce import codes, codewords

TEXT = "https://shop.example.cn/p/1001"


def bits(code):
    """The words of a code as bits: its squares in the order of filling, without the mask."""
    flips = mask_func(code.mask)
    return "".join(
        "01"[code.modules[row][column] ^ flips(row, column)]
        for row, column in codewords.placement(code.version)
    )


@pytest.mark.parametrize("mask", range(8))
def test_the_words_are_read_back_from_the_squares_in_their_order(mask):
    found = bits(codes.Qr(TEXT, "L", mask=mask))
    kind, length, rest = found[:4], int(found[4:12], 2), found[12:]
    assert kind == "0100"
    assert length == len(TEXT)
    assert bytes(int(rest[8 * n : 8 * n + 8], 2) for n in range(length)).decode() == TEXT


@pytest.mark.parametrize(
    ("version", "level", "words", "correction"),
    [(1, "L", 19, 7), (1, "H", 9, 17), (2, "M", 28, 16), (7, "Q", 88, 108), (40, "L", 2956, 750)],
)
def test_each_level_has_its_number_of_codewords(version, level, words, correction):
    found = codewords.squares(version, level)
    assert len(found["data"]) == 8 * words
    assert len(found["correction"]) == 8 * correction
    assert not found["data"] & found["correction"]


@pytest.mark.parametrize("version", [1, 2, 6, 7, 14, 21, 40])
def test_every_square_without_another_use_is_placed_once(version):
    names = codes.regions(version)
    order = list(codewords.placement(version))
    assert len(order) == len(set(order)) == sum(row.count("data") for row in names)
