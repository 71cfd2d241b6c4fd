"""QrPartsLab: what is shown for what is typed and chosen."""

import pytest

from qihang.commerce import codes
from widgets import QrPartsLab
from widgets.labs.qrpartslab import LONGEST, PARTS

CHANGE = {"do": "part", "part": "finder"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Have a part stand out, for its picture."""
    lab.locator(".q-chooser:visible").first.select_option("correction")


def looks(lab_page):
    """A part stands out; the quiet zone is too narrow."""
    lab_page.choose("part", "finder")
    yield
    lab_page.choose("quiet", "0")
    yield


@pytest.fixture
def qr():
    made = QrPartsLab()
    made.do_text("BOX 4821")
    return made


def said(lab):
    return lab.view["sentence"]["en"]


def marked(lab):
    return sum(row.count("1") for row in lab.view["marks"])


def test_the_code_is_told_in_numbers(qr):
    qr.do_text("西湖龙井 A")
    assert said(qr) == (
        "Version 1: 21 squares on each side. Level M, mask 0. Characters: 6. Bytes: 14."
    )


def test_a_higher_level_makes_a_larger_code(qr):
    qr.do_text("https://shop.example.cn/p/1001")
    sides = []
    for level in codes.LEVELS:
        qr.do_level(level)
        sides.append(len(qr.view["rows"]))
    assert sides == [25, 29, 29, 33]


def test_the_chosen_mask_is_used_and_the_code_still_reads(qr):
    for mask in range(8):
        qr.do_mask(mask)
        assert f"mask {mask}." in said(qr)
        modules = tuple(tuple(map("1".__eq__, row)) for row in qr.view["rows"])
        assert codes.read(modules) == "BOX 4821"
    qr.do_mask(None)
    assert qr.view["mask"] is None


def test_without_a_quiet_zone_our_reader_fails_and_below_four_it_warns(qr):
    qr.do_quiet(0)
    assert "is not read" in said(qr)
    assert qr.view["tone"] == {"tone": "notyet", "sign": "×"}
    qr.do_quiet(3)
    assert "others may fail" in said(qr)
    qr.do_quiet(4)
    assert said(qr).startswith("Version 1")
    assert qr.view["tone"]["tone"] == ""


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"whole", "alignment", "version"}))
def test_a_chosen_part_stands_out_and_is_counted(qr, part):
    qr.do_part(part)
    assert 0 < marked(qr) < 21 * 21
    assert f"Squares here: {marked(qr)}." in qr.view["about"]["en"]


@pytest.mark.parametrize(("part", "length"), [("alignment", 40), ("version", 200)])
def test_a_part_that_small_codes_lack_says_how_to_see_it(qr, part, length):
    qr.do_part(part)
    assert marked(qr) == 0
    assert "Type more words" in qr.view["about"]["en"]
    qr.do_text("A" * length)
    assert marked(qr) > 0


def test_no_words_and_too_many_words_get_a_kind_sentence(qr):
    qr.do_text("")
    assert qr.view["rows"] is None
    assert "Type some words" in said(qr)
    qr.do_level("H")
    qr.do_text("西" * 500)
    assert qr.view["rows"] is None
    assert "too long for one code at level H" in said(qr)
    qr.do_level("L")
    assert qr.view["rows"] is not None


def test_the_largest_code_of_all_is_drawn(qr):
    qr.do_level("L")
    qr.do_text("7" * 7089)
    assert "177 squares on each side" in said(qr)


@pytest.mark.parametrize(
    "ask",
    [
        lambda qr: qr.do_text("x" * (LONGEST + 1)),
        lambda qr: qr.do_text("\ud800"),
        lambda qr: qr.do_text("a\x00b"),
        lambda qr: qr.do_text(7),
        lambda qr: qr.do_level("X"),
        lambda qr: qr.do_mask(8),
        lambda qr: qr.do_mask(True),
        lambda qr: qr.do_quiet(7),
        lambda qr: qr.do_quiet("2"),
        lambda qr: qr.do_part("__class__"),
    ],
)
def test_what_makes_no_sense_changes_nothing(qr, ask):
    before = qr.state()
    ask(qr)
    assert qr.state() == before
