"""Every rate says what it is, where it comes from and when it was looked up."""

from datetime import date
from decimal import Decimal

import pytest

from qihang.commerce.rates import Rate


def test_money_is_exact_to_the_fen():
    assert Rate(Decimal("12.34"), "yuan", "a rule", date(2026, 1, 1)).fen == 1234


def test_only_money_is_counted_in_fen():
    with pytest.raises(ValueError, match="not money"):
        _ = Rate(Decimal(3), "percent", "a rule", date(2026, 1, 1)).fen
