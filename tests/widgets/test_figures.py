"""Charts: one picture a language, in the classroom's colours and letters."""

import base64
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from matplotlib import colors, font_manager, rc_context
from matplotlib.lines import Line2D

from qihang.language import glossary
from qihang.language.messages import Bilingual
from widgets.core import figures, look
from widgets.core.look import FONT, LINE_WIDTH, colours


@pytest.fixture(scope="module")
def made():
    def draw(axes, words):
        axes.plot([0, 1], [0, 1], color=colours()["accent"])
        axes.set_xlabel(words(Bilingual("保本单量", "Orders to break even")))

    def made(sharpness):
        chart = figures.Chart(draw, width=400, height=240)
        return {name: chart.picture(name, (), sharpness=sharpness) for name in ("zh", "en")}

    return made


def png(url):
    head, _, data = url.partition(",")
    assert head == "data:image/png;base64"
    return base64.b64decode(data)


@pytest.mark.parametrize("sharpness", [1, 2])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chart_is_a_png_of_its_size_a_language(made, language, sharpness):
    width, height = struct.unpack(">II", png(made(sharpness)[language])[16:24])
    assert (width, height) == (400 * sharpness, 240 * sharpness)


def test_each_language_has_its_own_words(made):
    assert made(1)["zh"] != made(1)["en"]


def test_colours_are_those_of_the_pages():
    named = colours()
    assert {"accent", "ink", "line", "card", "ok", "notyet"} <= set(named)
    assert all(colors.is_color_like(value) for value in named.values())


def test_a_font_of_the_same_name_that_the_computer_has_is_not_taken(monkeypatch):
    """A kernel cannot read it: no folder of the computer's fonts is in its sandbox."""
    look.look()  # so that ours is in the list that is there again afterwards
    known = font_manager.fontManager
    name = font_manager.get_font(FONT).family_name
    theirs = replace(next(one for one in known.ttflist if one.name == "DejaVu Sans"), name=name)
    theirs = replace(theirs, style="normal", weight=400, stretch="normal")
    monkeypatch.setattr(known, "ttflist", [theirs, *known.ttflist])
    for kept in (look._family, look.look):
        kept.cache_clear()
    with rc_context(look.look()):
        assert font_manager.findfont(font_manager.FontProperties()) == str(FONT)


def test_every_character_of_plain_texts_can_be_lettered():
    shipped = TTFont(Path(FONT)).getBestCmap()
    needed = glossary.frequent() | glossary.characters()
    assert [sign for sign in sorted(needed) if ord(sign) not in shipped] == []


def test_a_chart_that_lacks_a_letter_is_a_warning_and_so_a_failed_test():
    with pytest.warns(UserWarning, match="missing from"):
        figures.Chart(lambda axes, _: axes.set_xlabel("龘"), width=100, height=100).picture(
            "zh", ()
        )


def test_a_name_on_a_chart_that_lacks_a_letter_is_one_too():
    def moving(axes, _):
        figures.flag(axes, 0, 0, 1, "龘", "ink", right=True)

    with pytest.warns(UserWarning, match="missing from"):
        figures.Chart(lambda *_: None, moving, 100, 100).picture("zh", ())


@pytest.mark.parametrize(
    "look",
    [
        {},
        {"linewidth": 6},
        {"linewidth": 2, "linestyle": (0, (5, 2))},
        {"linewidth": 1.2, "linestyle": (1, (1, 2))},
    ],
)
@pytest.mark.parametrize("sharpness", [1, 2])
@pytest.mark.parametrize("ys", [[-0.2, 1.2, 0.3], [0.5, 0.5, 0.5]])
def test_a_line_is_the_one_that_matplotlib_draws(look, sharpness, ys):
    xs = [0.1, 0.6, 0.9]

    def ours(axes, _):
        figures.line(axes, xs, ys, "accent", **look)

    def theirs(axes, _):
        width = {"linewidth": LINE_WIDTH, "solid_capstyle": "butt"}
        axes.add_artist(Line2D(xs, ys, color=colours()["accent"], **(width | look)))

    drawn = [
        figures.Chart(lambda *_: None, moving, 200, 100).picture("zh", (), sharpness=sharpness)
        for moving in (ours, theirs)
    ]
    assert drawn[0] == drawn[1]
