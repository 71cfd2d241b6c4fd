"""Drawings of codes: recognisable, always the same, and never a code that pays."""

from random import Random

import pytest

from qihang.commerce import codes
from qihang.sessions.shown import SCENES as DESCRIBED
from widgets.exercise.pictures import SCENES, picture, pretend, printed


def nodes(tree):
    """A tree of SVG, node by node."""
    if isinstance(tree, list):
        yield tree
        for child in tree[2:]:
            yield from nodes(child)


def test_every_described_scene_can_be_drawn_and_no_other():
    assert set(SCENES) == set(DESCRIBED)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_the_same_for_a_seed_and_another_for_another(scene):
    assert picture(scene, "a") == picture(scene, "a")
    assert picture(scene, "a") != picture(scene, "b")


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_drawn_in_the_page_colours_and_fetches_nothing(scene):
    for tag, attributes, *_ in nodes(picture(scene, "a")):
        assert tag in {"svg", "g", "rect", "path", "circle", "polyline", "text"}
        assert not {"href", "style", "fill", "onload"} & set(attributes)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_the_words_in_a_scene_do_not_name_the_kind_of_code(scene):
    said = [child for _, _, *children in nodes(picture(scene, "a")) for child in children]
    for text in (text for text in said if isinstance(text, dict)):
        assert not any(word in text["zh"] for word in ("收款", "付款"))
        assert not any(word in text["en"].lower() for word in ("paying", "receiv"))


def test_a_pretend_code_looks_like_a_code_and_reads_as_nothing():
    for seed in range(300):
        modules = pretend(Random(seed))
        finder = [row[:7] for row in modules[:7]]
        assert finder == [row[-7:] for row in modules[:7]]
        assert "".join("#" if dark else "." for dark in finder[1]) == "#.....#"
        assert "".join("#" if dark else "." for dark in finder[3]) == "#.###.#"
        assert codes.read(modules) is None


def squares(tree, look):
    """The squares that the path of that look covers."""
    path = next(
        attributes["d"] for _, attributes, *_ in nodes(tree) if attributes.get("class") == look
    )
    runs = (run.split("v")[0].split("h") for run in path.split("M") if run)
    found = set()
    for place, width in runs:
        x, y = map(int, place.split())
        found |= {(y, x + step) for step in range(int(width))}
    return found


def test_a_printed_code_is_the_real_one():
    modules = codes.Qr("BOX 4821 SHELF C07", "M").modules
    dark = {(y, x) for y, row in enumerate(modules) for x, one in enumerate(row) if one}
    assert squares(printed(modules), "pic-ink") == dark


def test_rubbed_squares_are_marked():
    modules = codes.Qr("A", "M").modules
    lost = {(3, 4), (3, 5), (9, 0)}
    assert squares(printed(modules, lost), "pic-rubbed") == lost
