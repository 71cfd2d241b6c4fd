"""QrLab: words go in, squares come out."""

import pytest

from qihang.commerce import codes
from widgets import QrLab
from widgets.labs.qrlab import EXAMPLES, LEVEL, LONGEST

CHANGE = {"do": "text", "text": "9"}
"""Something that is done in it, for what every laboratory is tried with."""


def use(lab):
    """Take an example, for its picture."""
    lab.locator("[data-key=example-name]").click()


@pytest.fixture
def qr():
    return QrLab()


def said(lab):
    return lab.view["sentence"]["en"]


def test_the_code_is_seen_at_once(qr):
    qr.do_text("西湖")
    modules = tuple(tuple(square == "1" for square in row) for row in qr.view["rows"])
    assert codes.read(modules) == "西湖"
    assert said(qr) == "Characters: 2. Squares on each side: 21."


def test_each_example_makes_a_larger_code(qr):
    sides = []
    for name in EXAMPLES:
        qr.do_example(name)
        assert qr.view["text"] == EXAMPLES[name][1]
        sides.append(len(qr.view["rows"]))
    assert sides == [25, 29, 37, 45]


def test_no_words_and_too_many_words_get_a_kind_sentence(qr):
    qr.do_text("")
    assert qr.view["rows"] is None
    assert "Type some words" in said(qr)
    qr.do_text("西" * 800)
    assert qr.view["rows"] is None
    assert "too much for one code" in said(qr)
    qr.do_text("西" * 700)
    assert qr.view["rows"] is not None


def test_many_zeros_have_their_code_too(qr):
    qr.do_text("0" * 146)
    modules = tuple(tuple(map("1".__eq__, row)) for row in qr.view["rows"])
    assert codes.read(modules) == "0" * 146


def test_of_what_the_first_edition_kept_the_words_come_back(qr):
    qr.restore({"text": "红茶", "level": "H", "mask": 3, "quiet": 0, "part": "finder"})
    qr.redraw()
    assert qr.state() == {"text": "红茶"}
    assert len(qr.view["rows"]) == codes.Qr("红茶", LEVEL).side


@pytest.mark.parametrize(
    "ask",
    [
        lambda qr: qr.do_text("x" * (LONGEST + 1)),
        lambda qr: qr.do_text("\ud800"),
        lambda qr: qr.do_text("a\x00b"),
        lambda qr: qr.do_text(7),
        lambda qr: qr.do_example("none"),
    ],
)
def test_what_makes_no_sense_changes_nothing(qr, ask):
    before = qr.state()
    ask(qr)
    assert qr.state() == before
