"""The item of S2 that works with the trainee's own goods."""

from random import Random

import pytest

from qihang.commerce import own_goods
from qihang.commerce.own_goods import MOST_COLOURS, MOST_SIZES, OwnGoods
from qihang.sessions import every_practice_item, practice_with_own
from qihang.sessions.s2.practice.own import draw_rows, own_stock
from tests.questions.walk import walk
from tests.sessions.test_session_contract import assert_distractors_are_told_apart, assert_is_said

COLOURS = list(own_goods.choices.COLOURS)
SIZES = list(own_goods.choices.SIZES)

every_sheet = pytest.mark.parametrize(
    "own",
    [
        OwnGoods(name="{name}", colours=tuple(COLOURS[:colours]), sizes=tuple(SIZES[:sizes]))
        for colours in range(1, MOST_COLOURS + 1)
        for sizes in range(1, MOST_SIZES + 1)
    ],
    ids=lambda own: f"{len(own.colours)}x{len(own.sizes)}",
)


def test_only_items_that_ask_for_own_goods_are_given_any():
    assert practice_with_own("s2.own-stock") is own_stock
    assert practice_with_own("s3.cut") is None
    assert every_practice_item()["s2.own-stock"](Random(1)) == own_stock(Random(1), OwnGoods())


@every_sheet
def test_every_sheet_makes_an_item_with_the_numbers_of_the_sheet(own):
    for seed in range(30):
        case = draw_rows(Random(seed), own)
        assert case.goods is own
        assert case.rows == case.colours * case.sizes > len(own.rows)
        task = own_stock(Random(seed), own)
        walk(task.question)
        assert_distractors_are_told_apart(task.question, own)
        assert_is_said(task.hint)
        assert task.shows.title.translations()["en"] == "{name}"


@pytest.mark.parametrize(
    "own",
    [OwnGoods(), OwnGoods(colours=("red",)), OwnGoods(name="Boat", sizes=("small", "large"))],
)
def test_where_nothing_is_to_be_multiplied_the_goods_of_the_story_are_asked_about(own):
    cases = [draw_rows(Random(seed), own) for seed in range(50)]
    assert {case.goods.name for case in cases} == {"cloth-shoes"}
    assert len({case.rows for case in cases}) > 10


def test_each_misconception_is_heard_of():
    heard = {
        name for seed in range(50) for _, name in draw_rows(Random(seed), OwnGoods()).distractors
    }
    assert heard == {"colours-and-sizes-added", "new-rows-alone", "one-row-for-each-new"}


def test_goods_without_a_name_are_called_ones_own():
    own = OwnGoods(colours=("red",), sizes=("S", "M"))
    assert own_stock(Random(1), own).shows.title.translations()["zh"] == "我的货"
