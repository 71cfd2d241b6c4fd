"""EAN-13: the check digit, what it finds and what it misses."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import codes

twelve_digits = st.text("0123456789", min_size=12, max_size=12)


def finished(twelve):
    return f"{twelve}{codes.check_digit(twelve)}"


@pytest.mark.parametrize(("twelve", "digit"), [("690123456789", 2), ("210213400150", 7)])
def test_the_check_digit_is_that_of_known_numbers(twelve, digit):
    assert codes.check_digit(twelve) == digit
    assert codes.is_valid(f"{twelve}{digit}")


def test_a_full_ten_needs_nothing_more():
    assert codes.check_digit("000000000000") == 0


def test_known_mistakes_lead_to_their_own_digits():
    assert codes.with_weights_swapped("690123456789") == 8
    assert codes.forgot_to_subtract("690123456789") == 8
    assert codes.with_weights_swapped("210213400150") == 7
    assert codes.forgot_to_subtract("210213400150") == 3


@given(twelve_digits)
def test_the_weighted_sum_with_the_check_digit_is_a_full_ten(twelve):
    digits = [int(digit) for digit in finished(twelve)]
    assert sum(digits[::2]) + 3 * sum(digits[1::2]) in range(0, 1000, 10)


@given(twelve_digits, st.integers(0, 12), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(twelve, place, change):
    number = finished(twelve)
    wrong = str((int(number[place]) + change) % 10)
    assert not codes.is_valid(number[:place] + wrong + number[place + 1 :])


@given(twelve_digits, st.integers(0, 11))
def test_neighbours_that_changed_places_are_found_unless_they_differ_by_five(twelve, place):
    number = finished(twelve)
    one, other = number[place], number[place + 1]
    swapped = number[:place] + other + one + number[place + 2 :]
    assert codes.is_valid(swapped) == (abs(int(one) - int(other)) in (0, 5))


@pytest.mark.parametrize("number", ["", "69012345678", "6901234567890", "69012345678x", "６" * 12])
def test_only_twelve_plain_digits_have_a_check_digit(number):
    with pytest.raises(ValueError, match="not twelve digits"):
        codes.check_digit(number)


@pytest.mark.parametrize("number", ["", "690123456789", "6901234567893", "690123456789x"])
def test_a_number_that_is_no_ean_13_is_not_valid_and_has_no_bars(number):
    assert not codes.is_valid(number)
    with pytest.raises(ValueError, match="no EAN-13"):
        codes.bars(number)


@pytest.mark.parametrize("first", "0123456789")
def test_the_bars_are_read_by_a_real_reader(first):
    number = finished(first + "90123456789")
    stripes = "0" * 11 + codes.bars(number) + "0" * 11
    row = b"".join((b"\x00" if stripe == "1" else b"\xff") * 3 for stripe in stripes)
    picture = memoryview(row * 60).cast("B", shape=[60, len(row)])
    [found] = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.EAN13)
    assert len(codes.bars(number)) == 95
    assert found.text == number
