"""Which weight of a parcel counts, what it costs, and how many pieces are packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import parcels
from qihang.commerce.parcels import DIVISORS, Box, PriceCard

SIDES = st.integers(1, 120)
BOXES = st.builds(Box, SIDES, SIDES, SIDES)
GRAMS = st.integers(1, 40_000)


@pytest.mark.parametrize(
    ("box", "grams", "kilograms"),
    [
        (Box(40, 30, 20), 1200, (4, 3, 2)),
        (Box(30, 20, 15), 2400, (3, 3, 3)),
        (Box(60, 40, 40), 5000, (16, 12, 8)),
        (Box(25, 20, 10), 600, (1, 1, 1)),
    ],
)
def test_the_larger_weight_counts_rounded_up(box, grams, kilograms):
    assert tuple(parcels.chargeable(grams, box, divisor) for divisor in DIVISORS) == kilograms


@pytest.mark.parametrize(
    ("divisor", "written"), [(5000, "4.8"), (6000, "4"), (8000, "3"), (12000, "2")]
)
def test_a_size_is_so_many_kilograms(divisor, written):
    assert f"{parcels.volumetric(Box(40, 30, 20), divisor):f}" == written


def test_a_size_is_not_rounded_before_it_is_compared():
    volumes = [parcels.volumetric(Box(25, 20, 10), divisor) for divisor in DIVISORS]
    assert [f"{volume:.2f}" for volume in volumes] == ["0.83", "0.62", "0.42"]


@pytest.mark.parametrize(
    ("card", "grams", "fen"),
    [
        (PriceCard(450, 150), 800, 450),
        (PriceCard(450, 150), 1010, 600),
        (PriceCard(450, 150), 3200, 900),
        (PriceCard(800, 200), 1010, 1000),
        (PriceCard(800, 200), 3200, 1400),
    ],
)
def test_the_first_kilogram_has_its_price_and_each_begun_one_its_step(card, grams, fen):
    assert card.price(parcels.chargeable(grams, Box(10, 10, 10), 6000)) == fen


@given(BOXES, GRAMS, st.sampled_from(DIVISORS))
def test_what_counts_is_never_below_either_weight_nor_a_kilogram_above_both(box, grams, divisor):
    kilograms = parcels.chargeable(grams, box, divisor)
    assert kilograms * parcels.GRAMS >= grams
    assert kilograms * divisor >= box.volume
    less = kilograms - 1
    assert less * parcels.GRAMS < grams or less * divisor < box.volume


@given(BOXES, GRAMS, st.sampled_from(DIVISORS))
def test_a_box_counts_by_its_size_exactly_if_that_is_the_larger_weight(box, grams, divisor):
    larger = parcels.volumetric(box, divisor) * parcels.GRAMS > grams
    assert parcels.counts_by_size(grams, box, divisor) == larger


@given(BOXES, BOXES)
def test_goods_may_be_turned_to_go_in(box, goods):
    turned = Box(goods.height, goods.length, goods.width)
    assert box.holds(goods) == box.holds(turned)
    assert box.holds(box)


def test_the_smallest_box_that_holds_the_goods_is_taken():
    boxes = [Box(60, 40, 40), Box(25, 20, 10), Box(40, 30, 20)]
    assert parcels.smallest(boxes, Box(19, 28, 38)) == Box(40, 30, 20)
    with pytest.raises(ValueError, match="empty"):
        parcels.smallest(boxes, Box(61, 1, 1))


@pytest.mark.parametrize(("good", "loss", "packed"), [(100, 10, 112), (95, 5, 100), (50, 20, 63)])
def test_what_goes_bad_is_a_part_of_all_that_is_packed(good, loss, packed):
    assert parcels.to_pack(good, loss) == packed


def test_one_hundred_and_ten_are_too_few():
    assert parcels.arriving(110, 10) == 99
    assert parcels.arriving(112, 10) == 100


@given(st.integers(1, 2000), st.integers(0, 60))
def test_enough_is_packed_and_one_less_is_too_few(good, loss):
    packed = parcels.to_pack(good, loss)
    assert parcels.arriving(packed, loss) >= good
    assert parcels.arriving(packed - 1, loss) < good
