"""Pictures of goods: what is wrong with one is seen and told; who took it is told beside it."""

import re
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from qihang.commerce.photos import GOODS, Photo
from tests.widgets.test_pictures import nodes
from widgets.core.look import STATIC
from widgets.core.photo import photo_credit, photo_tree, photo_words

GOOD = Photo("shoes")

KINDS = get_type_hints(Photo)

SEEN = [
    (name, value)
    for name in ("light", "behind", "size", "on_it")
    for value in get_args(KINDS[name])[1:]
]
"""Whatever can be seen to be otherwise than in a good picture, each by itself."""

STYLED = set(re.findall(r"\.(pic-[\w-]+)", (STATIC / "pictures.css").read_text(encoding="utf-8")))


@pytest.mark.parametrize("goods", GOODS)
@pytest.mark.parametrize(("name", "value"), SEEN)
def test_what_is_wrong_is_drawn_and_told(goods, name, value):
    good = Photo(goods)
    bad = replace(good, **{name: value})
    assert photo_tree(bad) != photo_tree(good)
    for language in ("zh", "en"):
        assert (
            photo_words(bad).translations()[language] != photo_words(good).translations()[language]
        )


def test_goods_look_different():
    trees = [photo_tree(Photo(goods)) for goods in GOODS]
    assert all(one != other for place, one in enumerate(trees) for other in trees[place + 1 :])


@pytest.mark.parametrize("by", get_args(KINDS["taken_by"])[1:])
def test_who_took_it_cannot_be_seen_in_it_and_stands_beneath(by):
    other = replace(GOOD, taken_by=by)
    assert photo_tree(other) == photo_tree(GOOD)
    assert str(photo_credit(other)) != str(photo_credit(GOOD))
    assert str(photo_words(other)).endswith(str(photo_credit(other)))


@pytest.mark.parametrize("goods", GOODS)
@pytest.mark.parametrize(("name", "value"), SEEN)
def test_it_is_drawn_in_the_page_colours_and_fetches_nothing(goods, name, value):
    for tag, attributes, *_ in nodes(photo_tree(replace(Photo(goods), **{name: value}))):
        assert tag in {"svg", "g", "rect", "path", "circle", "polyline", "text"}
        assert not {"href", "style", "fill", "onload"} & set(attributes)
        assert set(attributes.get("class", "").split()) <= {"pic", *STYLED}


def test_what_is_seen_is_told_in_a_sentence():
    photo = Photo("bowl", "dark", "clutter", "small", "watermark", "another")
    assert photo_words(photo).translations() == {
        "zh": "一个蓝边白碗：光线暗，背后东西多，货只占一小块，上面有水印。别的店照的。",
        "en": "A white bowl with a blue rim: dark all over, many things behind,"
        " the goods are small, a watermark over it. Taken by another shop.",
    }
