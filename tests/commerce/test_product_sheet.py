"""Goods as a seller weighs them."""

import pytest

from qihang.commerce.product_sheet import POINTS, Sheet, best


def sheet(each, missing=()):
    return Sheet(dict.fromkeys(POINTS, each), missing)


def test_goods_with_the_most_points_are_the_best():
    assert best({"bowl": sheet(1), "lamp": sheet(2)}) == "lamp"


def test_a_missing_paper_stops_whatever_the_sum_is():
    assert sheet(2, missing=("safety mark",)).stops
    assert best({"bowl": sheet(1), "lamp": sheet(2, missing=("safety mark",))}) == "bowl"


def test_there_may_be_nothing_to_sell():
    assert best({"lamp": sheet(2, missing=("safety mark",))}) is None


@pytest.mark.parametrize("points", [{}, dict.fromkeys(POINTS, 3), dict.fromkeys(POINTS, -1)])
def test_a_sheet_without_its_six_points_is_refused(points):
    with pytest.raises(ValueError, match="point"):
        Sheet(points)
