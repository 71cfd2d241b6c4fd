"""PIN cards: a file to be printed, which says what signs in."""

from __future__ import annotations

import re
import stat

import pypdfium2
import pytest

from qihang import cli
from qihang.answers.service import open_answers
from qihang.papers import fonts
from qihang.system.site import Site

ODD_NAMES = ["#let x = 1", "*强*_磊_", "$x^2$", r"王\n'伟", '王"伟"', "@key <b> // `c`", "闫鑫"]


@pytest.fixture
def classroom(tmp_path, monkeypatch):
    """A classroom of its own, and a place for its cards."""
    monkeypatch.setenv("QIHANG_ROOT", str(tmp_path))
    monkeypatch.setenv("QIHANG_VAR", str(tmp_path / "var"))
    return tmp_path


def enrol(classroom, *lines):
    file = classroom / "class.tsv"
    file.write_text("\n".join(["number\tname\tclass", *lines]), encoding="utf-8")
    cards = classroom / "cards.pdf"
    return cli.main(["roster", "import", str(file), "--yes", "--cards", str(cards)]), cards


def pages(file):
    """The text of each page."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pins(text):
    """The PINs, whose figures stand in two groups."""
    return re.findall(r"\b\d{3} ?\d{3}\b", text)


def test_a_card_says_number_name_class_and_the_pin_that_signs_in(classroom, monkeypatch, capsys):
    monkeypatch.setattr("qihang.answers.pins.make", lambda: "036370")
    code, cards = enrol(classroom, "B-12\t王伟\t三班")
    assert code == 0
    [text] = pages(cards)
    for words in ("B-12", "王伟", "三班", "登录时", "Keep this card"):
        assert words in text
    [pin] = pins(text)
    assert pin.replace(" ", "") == "036370"
    with open_answers(Site.here()) as answers:
        assert "sign_in" in answers.server.sign_in("B-12", pin, "seat")
    said = capsys.readouterr()
    assert "036370" not in said.out + said.err
    assert "print the file, then delete it" in said.err


def test_cards_can_be_read_by_nobody_else_and_are_written_over_nothing(classroom, capsys):
    code, cards = enrol(classroom, "2001\t王伟\tA")
    assert (code, stat.S_IMODE(cards.stat().st_mode)) == (0, 0o600)
    before = cards.read_bytes()
    code, _ = enrol(classroom, "2002\t李娜\tA")
    assert (code, cards.read_bytes()) == (1, before)
    assert "is there already" in capsys.readouterr().err
    cli.main(["roster", "list"])
    assert capsys.readouterr().out == "2001\t王伟\tA\n"


def test_a_name_is_never_markup(classroom):
    lines = [f"{number}\t{name}\tA" for number, name in enumerate(ODD_NAMES, start=2001)]
    code, cards = enrol(classroom, *lines)
    assert code == 0
    text = "".join(pages(cards))
    for name in ODD_NAMES:
        assert name in text


def test_ten_cards_are_on_a_page(classroom):
    _, cards = enrol(classroom, *(f"{number}\t王伟\tA" for number in range(2001, 2012)))
    assert [len(pins(text)) for text in pages(cards)] == [10, 1]


def test_a_class_gets_new_cards(classroom):
    enrol(classroom, "2001\t王伟\tA", "2002\t李娜\tA")
    file = classroom / "again.pdf"
    assert cli.main(["roster", "pin", "--class", "A", "--cards", str(file)]) == 0
    [text] = pages(file)
    with open_answers(Site.here()) as answers:
        for number, pin in zip(("2001", "2002"), pins(text), strict=True):
            assert "sign_in" in answers.server.sign_in(number, pin, number)


def test_where_nobody_is_new_there_are_no_cards_and_it_says_so(classroom, capsys):
    _, cards = enrol(classroom, "2001\t王伟\tA")
    cards.unlink()
    for line in ("2001\t王伟\tA", "2001\t王维\tA"):
        code, _ = enrol(classroom, line)
        assert (code, cards.exists()) == (0, False)
        assert "Nobody is new, so there are no cards" in capsys.readouterr().err


def test_cards_of_pins_that_were_not_taken_are_taken_away(classroom, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qihang.answers.operator_api.OperatorApi.enrol", full)
    code, cards = enrol(classroom, "2001\t王伟\tA")
    assert (code, cards.exists()) == (1, False)


def test_a_character_that_the_font_does_not_hold_is_named(classroom, capsys):
    assert fonts.unheld("王伟 Wáng-Wěi·’（）") == ""
    code, _ = enrol(classroom, "2001\t王\U00030ede\tA")
    assert code == 0
    assert "Line 2: the classroom's font has no \U00030ede of" in capsys.readouterr().err
