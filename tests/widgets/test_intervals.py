"""The picture of what lies between which limits: the same for the same figures, and safe."""

import re

import pytest

from widgets.core.intervals import drawn

ROW = {"label": {"zh": "第 1 题", "en": "Question 1"}, "at": 20.0, "low": 5.0, "high": 35.0}
SAID = {
    "rows": [ROW, {**ROW, "low": -5.0}, {**ROW, "low": None, "high": None}],
    "axis": {"zh": "进步（满分 100 分）", "en": "gain in points of 100"},
    "names": {
        "sure": {"zh": "肯定", "en": "for sure"},
        "open": {"zh": "说不准", "en": "not for sure"},
        "between": {"zh": "在上下限之间", "en": "between these limits"},
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_figures_make_the_same_picture(language):
    one = drawn(SAID, language)
    assert one == drawn(SAID, language)
    assert one.startswith("<?xml")
    assert "<text" not in one


def test_more_rows_make_a_higher_picture_and_none_is_one_too():
    def height(said):
        return float(re.search(r'height="([0-9.]+)pt"', drawn(said, "en"))[1])

    assert height({**SAID, "rows": [ROW] * 11}) > height(SAID)
    assert height({**SAID, "rows": []}) > 0


def test_hostile_words_stay_words():
    hostile = {"zh": '<script>"\u202e$x^2$', "en": "</svg><img onerror=x>"}
    said = {**SAID, "rows": [{**ROW, "label": hostile}]}
    for language in ("zh", "en"):
        made = drawn(said, language)
        assert "<script" not in made
        assert "<img" not in made
