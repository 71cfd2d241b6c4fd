"""PhotoLab: a picture is mended one thing at a time, and is still not ours if another took it."""

from dataclasses import replace
from itertools import product
from typing import get_args, get_type_hints

import pytest

from qihang.commerce.photos import FLAWS, Photo, flaws
from tests.support.exercise_page import key
from tests.support.lab_page import sentence
from widgets import PhotoLab
from widgets.core.photo import photo_tree, photo_words
from widgets.labs.photolab import FIRST, PARTS, WHY

CHANGE = {"do": "change", "part": "light", "to": "true"}
"""Something that is done in it, for what every laboratory is tried with."""

MENDED = {"light": "true", "behind": "plain", "size": "fill", "on_it": "nothing", "taken_by": "us"}


def use(lab):
    """Two things are mended, for its picture in the docs."""
    key(lab, "light-true").check()
    key(lab, "behind-plain").check()


def looks(lab_page):
    """All that can be wrong at once, and a picture that may go on the page."""
    for part, to in (("light", "dark"), ("size", "cut"), ("on_it", "words"), ("taken_by", "maker")):
        lab_page.press(f"{part}-{to}")
    yield
    lab_page.press("taken_by-another")
    yield
    for part, to in MENDED.items():
        lab_page.press(f"{part}-{to}")
    yield


@pytest.fixture
def lab():
    return PhotoLab()


def mend(lab, **changes):
    for part, to in changes.items():
        lab.do_change(part, to)


def test_every_thing_in_a_picture_can_be_changed_to_all_that_it_can_be():
    kinds = get_type_hints(Photo)
    assert {part: tuple(choices) for part, (_, choices) in PARTS.items()} == {
        part: get_args(kinds[part]) for part in PARTS
    }
    assert set(kinds) == {"goods", *PARTS}


def test_the_first_picture_is_ours_and_was_taken_at_night_on_a_kitchen_table(lab):
    assert flaws(FIRST) == ("colour", "clutter", "small")
    assert sentence(lab) == (
        "Not yet, 3 things to mend."
        " Under a lamp all of it is yellow. Buyers want to see the true colour."
    )
    assert lab.view["tone"] == {"tone": "notyet", "sign": "→"}


def test_what_is_mended_is_gone_and_the_next_thing_is_named(lab):
    mend(lab, light="true", behind="plain")
    assert sentence(lab) == ("Not yet, 1 thing to mend. The shoes are too small in it. Go nearer.")
    mend(lab, size="fill")
    assert sentence(lab).startswith("This one may go on the page")
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}


def test_a_fine_picture_that_another_shop_took_is_not_ours(lab):
    mend(lab, **MENDED)
    lab.do_change("taken_by", "another")
    assert sentence(lab).startswith("Not yet, 1 thing to mend. Another shop took it.")
    lab.do_change("taken_by", "maker")
    assert lab.view["tone"]["tone"] == "ok"


def test_every_flaw_has_its_reason():
    assert set(WHY) == set(FLAWS)


def test_the_picture_and_its_words_are_those_of_what_was_chosen(lab):
    mend(lab, size="cut", on_it="watermark", taken_by="maker")
    photo = replace(FIRST, size="cut", on_it="watermark", taken_by="maker")
    assert lab.view["picture"] == photo_tree(photo)
    assert lab.view["seen"] == photo_words(photo).translations()
    assert lab.view["credit"]["en"] == "Taken by the maker, who agreed."


def test_only_what_has_no_flaw_may_go_on_the_page(lab):
    for choices in product(*(choices for _, choices in PARTS.values())):
        chosen = dict(zip(PARTS, choices, strict=True))
        mend(lab, **chosen)
        assert (lab.view["tone"]["tone"] == "ok") == (not flaws(Photo("shoes", **chosen)))


@pytest.mark.parametrize("value", [-1, 2.5, "gold", "true", None, True, [], {}, ["true"]])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_change("size", value)
    lab.do_change(value, "fill")
    lab.do_change("goods", "lamp")
    lab.restore({"light": value if value != "true" else None, "goods": "lamp"})
    assert lab.state() == before


def test_it_comes_back_as_it_was_left(lab):
    mend(lab, light="dark", taken_by="another")
    again = PhotoLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


def test_starting_again_brings_the_first_picture_back(lab):
    mend(lab, **MENDED)
    lab.do_again()
    assert lab.state() == PhotoLab().state()


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(PhotoLab())
    page.press("light-true")
    assert page.sentence().startswith("→ Not yet, 2 things to mend. A buyer looks at")
    page.keys("behind-clutter", "ArrowLeft")
    assert page.sentence().startswith("→ Not yet, 1 thing to mend. The shoes are too small")
    page.keys("size-small", "ArrowRight")
    assert page.sentence().startswith("→ Not yet, 1 thing to mend. A part of the shoes")
    page.press("size-fill")
    assert page.sentence().startswith("✓ This one may go on the page")
    page.press("taken_by-another")
    assert page.part("credit").inner_text() == "Taken by another shop."
    page.press("again")
    assert page.part("light-yellow").is_checked()


@pytest.mark.browser
def test_those_who_cannot_see_it_are_told_what_is_seen(open_lab):
    page = open_lab(PhotoLab())
    assert page.part("seen").inner_text() == str(photo_words(FIRST))
    page.press("size-cut")
    assert "part of the goods cut off" in page.part("seen").inner_text()
