"""Every rate says what it is, where it comes from and when it was looked up."""

from datetime import date
from decimal import Decimal

import pytest

from qihang.commerce.rates import Rate, rate


def test_money_is_exact_to_the_fen():
    assert Rate(Decimal("12.34"), "yuan", "a rule", date(2026, 1, 1)).fen == 1234


def test_only_money_is_counted_in_fen():
    with pytest.raises(ValueError, match="not money"):
        _ = Rate(Decimal(3), "percent", "a rule", date(2026, 1, 1)).fen


def test_a_percentage_is_given_as_a_part_of_one():
    assert Rate(Decimal("0.6"), "percent", "a rule", date(2026, 1, 1)).share == Decimal("0.006")


def test_money_is_not_a_share():
    with pytest.raises(ValueError, match="not a share"):
        _ = Rate(Decimal(3), "yuan", "a rule", date(2026, 1, 1)).share


def test_a_rate_that_was_not_confirmed_says_so():
    fee = rate("platform_fee")
    assert (fee.share, fee.checked, fee.date_checked) == (Decimal("0.006"), False, None)
    assert fee.source


def test_a_rate_that_was_read_in_its_rule_needs_no_warning():
    assert rate("static_code_daily_limit").checked
