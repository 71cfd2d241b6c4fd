"""The picture of shares: drawn by a program of its own, the same for the same figures."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from widgets.core.shares import STYLES, drawn

HOSTILE = '<script>alert(1)</script> $x^2 \u202e龘"'


def both(text):
    return {"zh": text, "en": text}


def figures(*bars):
    return {
        "bars": [{"label": both(label), "parts": parts} for label, parts in bars],
        "names": {name: {"zh": "还没做对", "en": name} for name in STYLES},
        "axis": {"zh": "人", "en": "people"},
    }


SOME = figures(
    ("一", {"right": 11, "partly": 4, "not-yet": 14, "waiting": 1}), ("二", {"right": 2})
)


def patches(svg):
    """The bars of a picture, as paths that are cut at the axes."""
    groups = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
    return [one for one in groups if one.get("id", "").startswith("patch_")]


def test_the_same_figures_make_the_same_picture_and_others_another_one():
    assert drawn(SOME, "en") == drawn(SOME, "en")
    assert drawn(SOME, "en") != drawn(SOME, "zh")
    assert drawn(SOME, "en") != drawn(figures(("一", {"right": 12})), "en")


def test_each_part_that_there_is_has_a_piece_of_its_bar():
    none, one = patches(drawn(figures(), "en")), patches(drawn(figures(("a", {"right": 3})), "en"))
    every = patches(drawn(SOME, "en"))
    assert len(one) > len(none)
    assert len(every) > len(one) + 3


@pytest.mark.parametrize("label", ["", HOSTILE, "x" * 500])
def test_whatever_a_bar_is_called_the_picture_is_whole_and_holds_no_script(label):
    svg = drawn(figures((label, {"right": 1}), (label, {})), "zh")
    assert ET.fromstring(svg).tag.endswith("svg")
    assert "<script" not in svg


def test_letters_are_outlines_so_that_no_seat_needs_the_font():
    assert "<text" not in drawn(SOME, "zh")


def test_the_program_reads_figures_and_writes_a_picture_a_language():
    program = [sys.executable, "-m", "widgets.core.shares"]
    ended = subprocess.run(
        program, input=json.dumps(SOME).encode(), capture_output=True, check=True
    )
    pictures = json.loads(ended.stdout)
    assert pictures == {language: drawn(SOME, language) for language in ("zh", "en")}
    assert not ended.stderr
