"""The choice of a QR code's mask, against the encoder's own choice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.main import QRCode

from qihang.commerce import masks
from qihang.commerce.codes import LEVEL_NUMBERS, LEVELS, Qr


def made_by_the_encoder(text, level, version):
    """The mask and the modules that the encoder comes to alone."""
    code = QRCode(version=version, error_correction=LEVEL_NUMBERS[level], border=0)
    code.add_data(text, optimize=0)
    mask = code.best_mask_pattern()
    code.make(fit=False)
    return mask, tuple(map(tuple, code.modules))


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=120), st.sampled_from(LEVELS))
def test_every_code_gets_the_mask_that_the_encoder_would_choose(text, level):
    code = Qr(text, level)
    assert (code.mask, code.modules) == made_by_the_encoder(text, level, code.version)


@pytest.mark.parametrize("version", [7, 14, 40])
def test_large_codes_get_it_too(version):
    code = Qr("https://shop.example.cn/p/1001", "L", version=version)
    assert (code.mask, code.modules) == made_by_the_encoder(code.text, "L", version)


@pytest.mark.parametrize(
    ("line", "points"), [("11111", 3), ("1111", 0), ("1111111", 5), ("11111011111", 6)]
)
def test_a_run_of_five_costs_three_points_and_each_module_more_one(line, points):
    assert masks._runs(int(line, 2)) == points


def test_no_square_and_no_finder_is_seen_across_the_edge_of_the_symbol():
    rows = [[column in (0, 4) for column in range(5)] for _ in range(5)]
    packed = masks._pack(rows)
    assert masks._blocks(packed, 5) == 0
    dark, light = masks._pack([[True] * 5, [False] * 5]), masks._pack([[False] * 5, [True] * 5])
    assert masks._finders(dark, light) == 0
