"""Whom to call: each number once, in plain words."""

from qihang.commerce.helplines import HELPLINES
from qihang.language.readability import outside


def test_each_number_stands_once_and_is_said_in_both_languages():
    numbers = [one.number for one in HELPLINES]
    assert len(set(numbers)) == len(numbers)
    assert all(number.isdigit() for number in numbers)
    for one in HELPLINES:
        assert all(one.words.translations().values())
        assert outside(one.words.zh) == ""


def test_a_number_that_counts_as_checked_says_where_it_was_read():
    for one in HELPLINES:
        assert one.checked == (one.source is not None), one.number
        assert one.source is None or all(one.source.translations().values())
