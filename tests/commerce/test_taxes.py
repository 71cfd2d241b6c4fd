"""The tax of a quarter: none below the threshold, on all of it once that is reached."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import taxes
from qihang.commerce.taxes import NEAR, RATE, THRESHOLD


def test_below_the_threshold_nothing_is_due():
    assert taxes.due(Decimal(294_000)) == 0


@pytest.mark.parametrize(
    ("taken", "net", "tax"), [(309_060, 306_000, 3060), (412_080, 408_000, 4080)]
)
def test_above_it_the_tax_is_on_all_sales(taken, net, tax):
    assert taxes.sales(Decimal(taken)) == net
    assert taxes.due(Decimal(net)) == tax


def test_sales_and_their_tax_are_what_was_taken():
    assert taxes.sales(Decimal(103_020)) * RATE == 1020


@pytest.mark.parametrize("beside", [0, 1, -1, NEAR - 1])
def test_near_the_threshold_nothing_is_said(beside):
    with pytest.raises(ValueError, match="ask the tax office"):
        taxes.due(THRESHOLD + beside)


@given(st.decimals(0, 5_000_000, places=2))
def test_one_more_yuan_beyond_the_threshold_never_makes_the_tax_less(net):
    if abs(net - THRESHOLD) >= NEAR and abs(net + 1 - THRESHOLD) >= NEAR:
        assert taxes.due(net + 1) >= taxes.due(net) >= 0
