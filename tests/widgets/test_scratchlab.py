"""ScratchLab: damage, a real reader, and what is remembered of each level."""

import pytest

from qihang.commerce.codes import LEVELS
from widgets import ScratchLab
from widgets.labs.scratchlab import TEXT

CHANGE = {"do": "scratch"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Scratch until the reader gives up, for its picture."""
    for _ in range(6):
        lab.locator("[data-key=scratch]").click()


@pytest.fixture
def scratch():
    return ScratchLab()


def stopped(lab, level):
    return next(one["help"]["en"] for one in lab.view["levels"] if one["id"] == level)


def said(lab):
    return lab.view["sentence"]["en"]


def until_it_stops(lab):
    presses = 0
    while lab.view["reads"]:
        lab.do_scratch()
        presses += 1
        assert presses < 60
    return lab.view["count"]


def test_a_clean_code_is_read(scratch):
    assert scratch.view["reads"]
    assert scratch.view["count"] == 0


def test_one_press_scratches_ten_squares(scratch):
    scratch.do_scratch()
    assert scratch.view["count"] == 10
    assert sum(line.count("1") for line in scratch.view["scratched"]) == 10


def test_scratched_squares_are_light_for_the_reader(scratch):
    scratch.do_paint(1, [[0, 0], [0, 1]], True)
    assert scratch.view["rows"][0].startswith("001")


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_higher_level_outlives_a_larger_scratch(scratch, seed):
    scratch.restore({"text": TEXT, "seed": seed, "level": "L"})
    counts = []
    for level in LEVELS:
        scratch.do_level(level)
        counts.append(until_it_stops(scratch))
        scratch.do_again()
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_what_was_found_out_about_a_level_stays_with_a_clean_code(scratch):
    scratch.do_level("L")
    assert stopped(scratch, "L") == "not tried yet"
    count = until_it_stops(scratch)
    assert stopped(scratch, "L") == f"gave up at {count}"
    assert said(scratch) == f"Level L: {count} squares damaged, no longer read."
    scratch.do_again()
    assert scratch.view["count"] == 0
    assert stopped(scratch, "L") == f"gave up at {count}"


@pytest.mark.parametrize("level", LEVELS)
def test_covering_a_finder_square_beats_every_level(scratch, level):
    scratch.do_level(level)
    scratch.do_cover()
    assert not scratch.view["reads"]
    assert said(scratch) == f"Level {level}: a corner is covered, no code is found."
    assert stopped(scratch, level) == "not tried yet"


def test_each_finder_square_can_be_covered_once(scratch):
    for _ in range(5):
        scratch.do_cover()
    assert scratch.view["count"] == 3 * 49
    assert not scratch.view["can_cover"]


def test_a_growing_stroke_is_one_change(scratch):
    scratch.do_paint(5, [[12, 12]], True)
    scratch.do_paint(5, [[12, 12], [12, 13]], True)
    scratch.do_paint(5, [[12, 12], [12, 13], [12, 14]], True)
    assert scratch.view["count"] == 3
    scratch.do_paint(6, [[12, 12], [12, 13], [12, 14], [3, 3]], False)
    assert scratch.view["count"] == 0


def test_a_stroke_that_stops_the_reader_is_counted_where_it_stopped(scratch):
    scratch.do_level("L")
    column = [[line, 15] for line in range(9, 25)]
    cells = []
    count = None
    for cell in column + [[line, 16] for line in range(9, 25)] + [[x, 17] for x in range(9, 25)]:
        cells.append(cell)
        scratch.do_paint(1, cells, True)
        if count is None and not scratch.view["reads"]:
            count = len(cells)
    assert count
    assert stopped(scratch, "L") == f"gave up at {count}"


def test_painting_can_make_squares_good_again(scratch):
    scratch.do_paint(1, [[3, 3], [3, 4]], True)
    scratch.do_paint(2, [[3, 3]], False)
    assert scratch.view["count"] == 1


def test_the_same_damage_is_shown_at_another_level(scratch):
    scratch.do_level("L")
    until_it_stops(scratch)
    scratch.do_level("H")
    assert scratch.view["reads"]


def test_scratching_ends_when_only_finder_squares_are_left(scratch):
    for _ in range(80):
        scratch.do_scratch()
    assert scratch.view["count"] == 625 - 3 * 49
    assert not scratch.view["can_scratch"]


@pytest.mark.parametrize(
    ("stroke", "cells", "on"),
    [
        (1, [[25, 0]], True),
        (1, [[-1, 0]], True),
        (1, [[0]], True),
        (1, [[0, True]], True),
        (1, [["0", 0]], True),
        (1, "00", True),
        (1, [[0, 0]] * 626, True),
        (1, [[0, 0]], 1),
        (-1, [[0, 0]], True),
        ("1", [[0, 0]], True),
    ],
)
def test_a_stroke_that_makes_no_sense_changes_nothing(scratch, stroke, cells, on):
    scratch.do_paint(stroke, cells, on)
    assert scratch.view["count"] == 0


def test_a_scratch_by_the_button_is_laid_on_what_was_painted(scratch):
    scratch.do_paint(7, [[0, 0]], True)
    scratch.do_scratch()
    scratch.do_paint(7, [[0, 0], [0, 1]], True)
    assert scratch.view["count"] == 12


def test_what_was_found_out_about_the_code_of_the_first_edition_is_not_said_of_this_one(scratch):
    scratch.restore(
        {
            "level": "H",
            "seed": "a",
            "damage": [[3, 3]],
            "stopped": {"L": 40},
            "covered": {"L": False},
        }
    )
    scratch.redraw()
    assert scratch.view["count"] == 0
    assert stopped(scratch, "L") == "not tried yet"
