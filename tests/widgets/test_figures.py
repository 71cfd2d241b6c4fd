"""Charts: one picture a language, in the classroom's colours and letters."""

import base64
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from matplotlib import colors

from qihang import glossary
from qihang.text import Both
from widgets import figures


@pytest.fixture(scope="module")
def made():
    def draw(axes, words):
        axes.plot([0, 1], [0, 1], color=figures.colours()["accent"])
        axes.set_xlabel(words(Both("保本单量", "Orders to break even")))

    return figures.chart(draw, 400, 240)


def png(url):
    head, _, data = url.partition(",")
    assert head == "data:image/png;base64"
    return base64.b64decode(data)


def test_a_chart_is_a_png_of_its_size_a_language(made):
    for language in ("zh", "en"):
        width, height = struct.unpack(">II", png(made[language])[16:24])
        assert (width, height) == (400 * figures.SHARPNESS, 240 * figures.SHARPNESS)
    assert (made["width"], made["height"]) == (400, 240)


def test_each_language_has_its_own_words(made):
    assert made["zh"] != made["en"]


def test_colours_are_those_of_the_pages():
    named = figures.colours()
    assert {"accent", "ink", "line", "card", "ok", "notyet"} <= set(named)
    assert all(colors.is_color_like(value) for value in named.values())


def test_every_character_of_plain_texts_can_be_lettered():
    shipped = TTFont(Path(figures.FONT)).getBestCmap()
    needed = glossary.frequent() | glossary.characters()
    assert [sign for sign in sorted(needed) if ord(sign) not in shipped] == []


def test_a_chart_that_lacks_a_letter_is_a_warning_and_so_a_failed_test():
    with pytest.warns(UserWarning, match="missing from"):
        figures.chart(lambda axes, _: axes.set_xlabel("龘"), 100, 100)
