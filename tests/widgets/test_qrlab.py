"""QrLab: what is shown for what is typed and chosen."""

import pytest

from qihang.commerce import codes
from widgets import QrLab
from widgets.labs.qrlab import LONGEST, PARTS

CHANGE = {"do": "text", "text": "9"}
"""Something that is done in it, for what every laboratory is tried with."""


@pytest.fixture
def qr():
    return QrLab()


def fact(lab, name):
    return next(f["value"]["en"] for f in lab.view["facts"] if f["name"]["en"] == name)


def marked(lab):
    return sum(row.count("1") for row in lab.view["marks"])


def test_the_code_is_seen_at_once(qr):
    qr.do_text("西湖")
    modules = tuple(tuple(square == "1" for square in row) for row in qr.view["rows"])
    assert codes.read(modules) == "西湖"


@pytest.mark.parametrize(("level", "zeros"), [("H", 55), ("Q", 74), ("M", 146), ("L", 319)])
def test_many_zeros_have_their_code_too(qr, level, zeros):
    qr.do_level(level)
    qr.do_text("0" * zeros)
    assert qr.view["text"] == "0" * zeros
    assert codes.read(tuple(tuple(map("1".__eq__, row)) for row in qr.view["rows"])) == "0" * zeros


def test_chinese_is_counted_as_three_bytes_a_character(qr):
    qr.do_text("西湖龙井 A")
    assert (fact(qr, "Characters"), fact(qr, "Bytes")) == ("6", "14")
    assert "4 × 3 = 12" in qr.view["bytes"]["en"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [("6901", "digits only"), ("BOX 1", "digits and capital letters"), ("box", "bytes")],
)
def test_the_way_of_writing_is_named(qr, text, mode):
    qr.do_text(text)
    assert fact(qr, "Written as") == mode


def test_a_higher_level_makes_a_larger_code(qr):
    qr.do_text("https://shop.example.cn/p/1001")
    sides = []
    for level in codes.LEVELS:
        qr.do_level(level)
        sides.append(fact(qr, "Squares on a side"))
    assert sides == ["25", "29", "29", "33"]


def test_the_chosen_mask_is_used_and_the_code_still_reads(qr):
    for mask in range(8):
        qr.do_mask(mask)
        assert fact(qr, "Mask") == str(mask)
        assert qr.view["reading"]["reads"]
    qr.do_mask(None)
    assert qr.view["mask"] is None


def test_without_a_quiet_zone_our_reader_fails_and_below_four_it_warns(qr):
    qr.do_quiet(0)
    assert not qr.view["reading"]["reads"]
    qr.do_quiet(3)
    assert "other readers may fail" in qr.view["reading"]["text"]["en"]
    qr.do_quiet(4)
    assert qr.view["reading"]["enough"]


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
    assert "Type some words" in qr.view["sentence"]["en"]
    qr.do_level("H")
    qr.do_text("西" * 500)
    assert qr.view["rows"] is None
    assert "too long for one code at level H" in qr.view["sentence"]["en"]
    qr.do_level("L")
    assert qr.view["rows"] is not None


def test_the_largest_code_of_all_is_drawn(qr):
    qr.do_level("L")
    qr.do_text("7" * 7089)
    assert fact(qr, "Squares on a side") == "177"


def test_an_example_is_taken(qr):
    qr.do_example("digits")
    assert qr.view["text"] == "6901234567892"


@pytest.mark.parametrize(
    "ask",
    [
        lambda qr: qr.do_text("x" * (LONGEST + 1)),
        lambda qr: qr.do_text("\ud800"),
        lambda qr: qr.do_text("a\x00b"),
        lambda qr: qr.do_text(7),
        lambda qr: qr.do_example("none"),
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
