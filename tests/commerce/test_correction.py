"""The codewords of QR codes: any text that fits makes a code that a real reader reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode import util

from qihang.commerce import codes
from qihang.commerce.correction import all_codewords, correction

ANY_TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60),
    st.text("0123456789", min_size=1, max_size=400),
    st.text("AB01 $%*+-./:", min_size=1, max_size=200),
    # Runs of one sign: zeros, spaces, NULs and whatever else makes a block of one word alone.
    st.builds(
        lambda head, sign, run: head + sign * run,
        st.text("01A-", max_size=4),
        st.sampled_from("0\0 7A码"),
        st.integers(1, 400),
    ),
)


@given(ANY_TEXT, st.sampled_from(codes.LEVELS), st.sampled_from([None, *range(8)]))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_as_it_was_written_at_every_level_and_mask(text, level, mask):
    assert codes.read(codes.Qr(text, level, mask=mask).modules) == text


@pytest.mark.parametrize(("level", "zeros"), [("L", 319), ("M", 146), ("Q", 74), ("H", 55)])
def test_a_block_of_nothing_but_zeros_has_its_correction(level, zeros):
    code = codes.Qr("0" * zeros, level)
    assert codes.read(code.modules) == "0" * zeros
    rubbed = [(row, code.side - 1) for row in range(code.side - 12, code.side - 6)]
    assert codes.read(codes.damage(code.modules, rubbed)) == "0" * zeros


def test_the_correction_of_zeros_is_zeros():
    assert correction([0] * 13, 22) == [0] * 22


def test_the_codewords_of_the_standards_example():
    # ISO/IEC 18004, annex I: 01234567 in version 1 at level M.
    found = all_codewords("01234567", 1, codes.LEVEL_NUMBERS["M"])
    assert bytes(found).hex(" ") == (
        "10 20 0c 56 61 80 ec 11 ec 11 ec 11 ec 11 ec 11 a5 24 d4 c1 ed 36 c7 87 2c 55"
    )


@given(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(codes.LEVELS),
    st.sampled_from([5, 10, 27]),
)
@settings(max_examples=30, deadline=None)
def test_where_the_library_has_an_answer_it_is_the_same(text, level, version):
    if codes.smallest_version(text, level) > version:
        return
    number = codes.LEVEL_NUMBERS[level]
    try:
        theirs = util.create_data(version, number, [util.QRData(text)])
    except ValueError:  # a block of zeros
        return
    assert all_codewords(text, version, number) == theirs
