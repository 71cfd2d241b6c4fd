"""The stock of a shop."""

from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce.stock import Row, every_row, total


def test_what_came_back_good_is_put_back_and_what_is_damaged_is_taken_off():
    assert Row(("blue", "38"), start=20, sold=13, back=2, damaged=1).left == 8


def test_three_colours_and_four_sizes_are_twelve_rows():
    rows = every_row(("blue", "black", "red"), ("36", "37", "38", "39"))
    assert len(rows) == len(set(rows)) == 12


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_the_rows_add_up_to_the_whole(pieces):
    assert total(Row((str(place),), start) for place, start in enumerate(pieces)) == sum(pieces)


def test_each_distractor_is_told_from_what_is_left():
    row = Row(("blue", "38"), start=20, sold=13, back=2, damaged=1)
    assert row.distractors == {
        "returned-not-put-back": 6,
        "damaged-still-counted": 9,
        "stock-as-listed": 20,
    }
