"""PackLab: how many pieces are packed so that enough arrive good."""

import pytest

from qihang.commerce import parcels
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import PackLab
from widgets.labs.packlab import LOSSES, MOST, ORDERED

CHANGE = {"do": "packed", "number": 90}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """A box that lacks one piece, as it is at first, for its picture."""
    lab.locator("[data-key=packed-less]").click()


def looks(lab_page):
    """As many as can be, and as few."""
    lab_page.keys("packed-slider", "End")
    yield
    lab_page.keys("packed-slider", "Home")
    yield


@pytest.fixture
def lab():
    return PackLab()


def dark(rows):
    return "".join(rows).count("1")


def test_ten_percent_more_is_one_too_few(lab):
    assert sentence(lab) == "110 packed, 11 go bad: 99 good ones. 1 too few."
    assert lab.view["tone"]["tone"] == "notyet"


def test_112_are_just_enough(lab):
    lab.do_packed(112)
    assert sentence(lab) == "112 packed, 12 go bad: 100 good ones. Just enough."
    lab.do_packed(113)
    assert sentence(lab).endswith("More than needed.")


@pytest.mark.parametrize("ordered", ORDERED)
@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_just_enough_can_be_packed(lab, ordered, loss):
    lab.do_ordered(str(ordered))
    lab.do_loss(str(loss))
    lab.do_packed(parcels.to_pack(ordered, loss))
    assert lab.view["tone"] == {"tone": "ok", "sign": "✓"}


@pytest.mark.parametrize("packed", [1, 9, 10, 99, 100, 112, MOST])
def test_each_piece_is_one_square_of_its_kind(lab, packed):
    lab.do_packed(packed)
    good, bad, missing = (lab.view[kind] for kind in ("good", "bad", "missing"))
    assert dark(good) == parcels.arriving(packed, 10)
    assert dark(good) + dark(bad) == packed
    assert dark(good) + dark(missing) == max(100, dark(good))
    assert len(max(good, bad, missing, key=len)) <= lab.view["rows"]


@pytest.mark.parametrize("value", [0, MOST + 1, 2.5, "3", None, True, [], {}])
def test_what_makes_no_sense_changes_nothing(lab, value):
    before = lab.state()
    lab.do_packed(value)
    lab.do_ordered(value)
    lab.do_loss(value)
    assert lab.state() == before


def test_what_is_set_is_kept(lab):
    lab.do_ordered("50")
    lab.do_loss("20")
    lab.do_packed(63)
    other = PackLab()
    other.restore(lab.state())
    assert other.state() == lab.state() == {"ordered": 50, "loss": 20, "packed": 63}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_look_fits_a_screen(open_lab, language):
    page = open_lab(PackLab())
    page.speak(language)
    for _ in looks(page):
        assert page.height_on_a_screen() <= LEFT_OF_SCREEN


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(PackLab())
    page.press("packed-more")
    page.keys("packed-slider", "ArrowRight")
    assert page.sentence() == "✓ 112 packed, 12 go bad: 100 good ones. Just enough."
