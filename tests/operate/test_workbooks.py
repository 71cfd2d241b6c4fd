"""Rosters as workbooks: what is read, and one mistake each, told in one sentence with its place."""

from __future__ import annotations

import datetime
import json
import struct

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from qihang import cli
from qihang.answers.service import open_answers
from qihang.operate import roster
from qihang.operate.roster import reading, sheets
from qihang.operate.roster import workbook as workbooks
from qihang.system.site import Site
from tests.support.workbooks import HEADING, SHEET, part, repacked, workbook, zipped

LIN = (1001, "林小满", "三班")


@pytest.fixture
def here(monkeypatch):
    """Workbooks are opened in this process, as a process each takes long."""
    monkeypatch.setattr(
        "qihang.system.bounded.output", lambda _, content: json.dumps(sheets.told(content))
    )


def only_fault(content):
    with pytest.raises(roster.BadRoster) as bad:
        roster.read(content)
    [fault] = bad.value.faults
    [said] = bad.value.every
    assert said.translations()["zh"] != fault
    return fault


def numbers(content):
    return [one.number for one in roster.read(content).trainees]


# --- what is read -------------------------------------------------------------------


def test_a_workbook_is_known_by_how_it_begins_and_read_in_a_process_of_its_own():
    read = roster.read(workbook(LIN, (1002, "周大河", "三班")))
    assert [(one.number, one.name, one.line) for one in read.trainees] == [
        ("1001", "林小满", 2),
        ("1002", "周大河", 3),
    ]
    assert read.encoding == "Excel: 三班"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (1001, "1001"),
        (1001.0, "1001"),
        ("1001", "1001"),
        ("'1001", "1001"),
        ("０01-a", "001-a"),
        (" 1001\u3000", "1001"),
        ("0012", "0012"),
    ],
)
def test_a_number_is_read_however_it_was_typed(here, written, read):
    assert numbers(workbook((written, "林", "三班"))) == [read]


def test_zeros_that_a_format_shows_belong_to_the_number(here):
    def four_digits(book):
        book.active["A2"].number_format = "0000"

    assert numbers(workbook((12, "林", "三班"), then=four_digits)) == ["0012"]


@pytest.mark.parametrize(
    "heading",
    [
        ("number", "name", "class"),
        ("学号", "姓名", "班级"),
        ("学员编号", "学员姓名", "所在班级"),
        (" 学 号", "Name ", "班"),
    ],
)
def test_the_heading_may_be_in_other_words(here, heading):
    assert numbers(workbook(LIN, heading=heading)) == ["1001"]


def test_columns_may_stand_in_any_order_beside_others_with_formulas(here):
    content = workbook(("三班", "=1+1", 1001, "林"), heading=("班级", "年龄", "编号", "姓名"))
    assert roster.read(content).trainees == [roster.Trainee("1001", "林", "三班")]


def test_a_title_above_and_empty_lines_within_and_below_do_no_harm(here):
    def titled(book):
        book.active.insert_rows(1)
        book.active["A1"] = "三班学员名单"
        book.active.merge_cells("A1:C1")
        book.active["A900"] = "  "

    content = workbook(LIN, (), (None, " ", None), (1002, "周", "三班"), then=titled)
    assert numbers(content) == ["1001", "1002"]


def test_a_hidden_sheet_is_left_alone_and_another_one_is_named(here):
    def more(book):
        hidden = book.create_sheet("旧名单")
        hidden.append(HEADING)
        hidden.append(("2001", "旧人", "二班"))
        hidden.sheet_state = "hidden"
        book.create_sheet("电话").append(("没有名单",))

    read = roster.read(workbook(LIN, then=more))
    assert [one.number for one in read.trainees] == ["1001"]
    assert [str(one) for one in read.notes] == ["These sheets hold no list and were not read: 电话"]


def test_a_size_that_a_program_wrote_wrongly_hides_nobody(here):
    content = workbook(LIN, (1002, "周", "三班"))
    xml = part(content).replace(b'ref="A1:C3"', b'ref="A1"')
    assert xml != part(content)
    assert numbers(repacked(content, {SHEET: xml})) == ["1001", "1002"]


HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE trainee; --",
    "{name}%s",
    "\u202eنص",
    "#let x",
]


def test_names_are_text_whatever_stands_in_them(here):
    rows = [(number, name, "A&B") for number, name in enumerate(HOSTILE, start=1001)]
    read = [one.name for one in roster.read(workbook(*rows)).trainees]
    assert read[:3] == HOSTILE[:3]
    assert len(read) == len(HOSTILE)


# --- one mistake each ---------------------------------------------------------------


def text(*lines):
    return "\n".join(("number,name,class", "1001,林,A", *lines)).encode()


FILES = {
    "nothing": (b"", "The file is empty"),
    "heading alone": (b"number,name,class\n", "no trainees"),
    "no heading": (b"1001,Lin,A\n", "Line 1: no column number, name, class"),
    "no class": (b"number,name\n1001,Lin\n", "Line 1: no column class"),
    "no number": (text(",周,A"), "Line 3: number is empty"),
    "no name": (text("1002,,A"), "Line 3: name is empty"),
    "no class of one": (text("1002,周,"), "Line 3: class is empty"),
    "a short line": (text("1002,周"), "Line 3: class is empty"),
    "twice": (text("1001,周,A"), "Line 3: number 1001 is already on line 2"),
    "underscore": (text("10_2,周,A"), "Line 3: number '10_2'"),
    "an option": (text("-1,周,A"), "Line 3: number '-1'"),
    "a path": (text("../x,周,A"), "Line 3: number '../x'"),
    "long number": (text("1" * 21 + ",周,A"), "Line 3: number is longer than 20"),
    "long name": (text("1002," + "周" * 41 + ",A"), "Line 3: name is longer than 40"),
    "long class": (text("1002,周," + "A" * 41), "Line 3: class is longer than 40"),
    "control": (text("1002,周\x07,A"), "Line 3: name has signs that cannot be printed"),
    "open quote": (text('1002,"周,A', "1003,吴,A"), "Line 3: a quotation mark"),
    "huge cell": (text("1002," + '"' + "周" * 140_000), "Line 3: a cell is far too long"),
    "no text": (b"\x81\x00\xff\xff", "not text"),
    "large": (b"x" * (reading.LARGEST + 1), "more than 4 MB"),
    "many": (text(*(f"2{n:05},周,A" for n in range(5_000))), "more than 5000 lines"),
}


@pytest.mark.parametrize("name", FILES)
def test_one_mistake_of_a_csv_file_is_one_sentence_with_its_place(name):
    content, said = FILES[name]
    assert said in only_fault(content)


def merged(cells):
    return lambda book: book.active.merge_cells(cells)


def hidden(book):
    book.active.sheet_state = "hidden"
    book.create_sheet("空")


def second_list(book):
    for row in (HEADING, LIN):
        book.create_sheet("四班") if "四班" not in book.sheetnames else None
        book["四班"].append(row)


def shared_formula(book):
    book.active["A3"] = "=A2+1"


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

BOOKS = {
    "formula number": (workbook(("=1000+1", "林", "A")), "Cell A2: a formula stands here"),
    "formula name": (workbook(LIN, (1002, '="周"', "A")), "Cell B3: a formula stands here"),
    "formula below": (workbook(LIN, (None, "周", "A"), then=shared_formula), "Cell A3: a formula"),
    "array formula": (
        workbook((ArrayFormula("A2:A3", "=ROW(A2:A3)"), "林", "A")),
        "Cell A2: a formula",
    ),
    "date class": (
        workbook((1001, "林", datetime.date(2026, 3, 1))),
        "Cell C2: Excel made a date of it (2026-03-01",
    ),
    "date number": (workbook((datetime.date(2026, 1, 2), "林", "A")), "Cell A2: Excel made a"),
    "time": (
        workbook((datetime.time(10, 1), "林", "A")),
        "Cell A2: Excel made a date of it (10:01",
    ),
    "yes": (workbook((1001, True, "A")), "Cell B2: Excel made TRUE of it"),
    "error": (workbook((1001, "#N/A", "A")), "Cell B2: Excel shows an error here (#N/A)"),
    "digits": (workbook((110101199003074578, "林", "A")), "Cell A2: Excel keeps only 15 digits"),
    "fraction": (workbook((1001.5, "林", "A")), "Cell A2: number '1001.5'"),
    "negative": (workbook((-7, "林", "A")), "Cell A2: number '-7'"),
    "no name": (workbook(LIN, (1002, None, "A")), "Cell B3: name is empty"),
    "no number": (workbook(LIN, ("", "周", "A")), "Cell A3: number is empty"),
    "far right": (
        workbook((*[None] * 26, 1001, "", "A"), heading=(*[None] * 26, *HEADING)),
        "Cell AB2: name is empty",
    ),
    "twice": (workbook(LIN, (1001.0, "周", "A")), "Cell A3: number 1001 is already on line 2"),
    "merged class": (
        workbook(LIN, (1002, "周", None), then=merged("C2:C3")),
        "Cells C2:C3 are merged",
    ),
    "merged across": (workbook(LIN, then=merged("B2:C2")), "Cells B2:C2 are merged"),
    "hidden": (workbook(LIN, then=hidden), "is hidden"),
    "two lists": (workbook(LIN, then=second_list), "More than one sheet holds a list: 三班, 四班"),
    "no heading": (workbook(heading=LIN), "Line 1: no column number, name, class"),
    "formula heading": (
        workbook(LIN, heading=("编号", '="姓名"', "班级")),
        "Line 1: no column name",
    ),
    "no class": (workbook(LIN, heading=("编号", "姓名")), "Line 1: no column class"),
    "empty": (workbook(heading=()), "The file is empty"),
    "heading alone": (workbook(), "no trainees"),
    "many": (workbook(*((n, "林", "A") for n in range(1, 5_002))), "more than 5000 lines"),
    "macros": (
        zipped({"xl/workbook.bin": b"x", "xl/vbaProject.bin": b"x"}),
        "has macros (.xlsm)",
    ),
    "old": (OLD, "old kind (.xls), or one with a password"),
    "binary": (zipped({"xl/workbook.bin": b"x"}), "no workbook of Excel"),
    "open document": (zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "no workbook of Excel"),
    "text document": (zipped({"word/document.xml": b"<x/>"}), "no workbook of Excel"),
    "a folder": (zipped({"notes.txt": b"x"}), "no workbook of Excel"),
}


@pytest.mark.parametrize("name", BOOKS)
def test_one_mistake_of_a_workbook_is_one_sentence_with_its_place(here, name):
    content, said = BOOKS[name]
    assert said in only_fault(content)


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [workbooks.letters(place) for place in (0, 25, 26, 51, 701, 702)] == [
        "A", "Z", "AA", "AZ", "ZZ", "AAA",
    ]  # fmt: skip


# --- what is meant to do harm ---------------------------------------------------------

BOMB = bytes(40 * 2**20)
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 20) for c in range(ord("b"), ord("k"))
    )
    + b"]>"
)


def with_entities(name):
    head, mark, rest = part(workbook(LIN), name).rpartition(b"?>")
    return repacked(
        workbook(LIN), {name: head + mark + ENTITIES + rest.replace(b"</", b"&j;</", 1)}
    )


def with_a_lie(content):
    """Its directory says of each part that it is small."""
    told = bytearray(content)
    at = told.find(b"PK\x01\x02")
    while at >= 0:
        told[at + 24 : at + 28] = struct.pack("<I", 10)
        at = told.find(b"PK\x01\x02", at + 4)
    return bytes(told)


HARM = {
    "a bomb": (repacked(workbook(LIN), {"xl/media/x": BOMB}), "far too large"),
    "a bomb that lies": (
        with_a_lie(repacked(workbook(LIN), {SHEET: BOMB})),
        "cannot be opened",
    ),
    "many parts": (zipped({f"p{n}": b"" for n in range(1_001)}), "far too large"),
    "entities": (with_entities(SHEET), "cannot be opened"),
    "entities in the book": (with_entities("xl/workbook.xml"), "cannot be opened"),
    "cut off": (workbook(LIN)[:-200], "cannot be opened"),
    "broken": (
        repacked(workbook(LIN), {SHEET: b"<worksheet><sheetData>"}),
        "cannot be opened",
    ),
    "a row far below": (
        repacked(
            workbook(LIN),
            {SHEET: part(workbook(LIN)).replace(b'<row r="2"', b'<row r="999999999"')},
        ),
        "far too large",
    ),
}


@pytest.mark.process
@pytest.mark.security("a workbook that unpacks, grows or breaks harms nothing but its own process")
@pytest.mark.parametrize("name", HARM)
def test_a_workbook_that_is_meant_to_harm_ends_its_own_process_at_most(name):
    content, said = HARM[name]
    assert len(content) < reading.LARGEST
    assert said in only_fault(content)


# --- the command ----------------------------------------------------------------------


@pytest.fixture
def importing(tmp_path, monkeypatch, capsys, here):
    """Imports a file with this content; returns the code and what was said."""
    monkeypatch.setenv("QIHANG_ROOT", str(tmp_path))
    monkeypatch.setenv("QIHANG_VAR", str(tmp_path / "var"))

    def run(content):
        file = tmp_path / "class.xlsx"
        file.write_bytes(content)
        code = cli.main(["roster", "import", str(file), "--yes"])
        return code, capsys.readouterr().err

    return run


def on_the_roster():
    with open_answers(Site.here()) as answers:
        return [(one["number"], one["name"]) for one in answers.operator.trainees()]


def test_the_command_reads_a_workbook_too_and_takes_all_of_it_or_nothing(importing):
    code, said = importing(workbook(LIN, (1002, "=1", "三班")))
    assert (code, on_the_roster()) == (1, [])
    assert "Cell B3: a formula" in said
    assert "Nothing was imported" in said
    code, said = importing(workbook(LIN))
    assert (code, on_the_roster()) == (0, [("1001", "林小满")])
    assert "read as Excel: 三班" in said


def test_zeros_that_were_lost_are_noticed_where_the_number_is_known(importing):
    importing(workbook(("0012", "林", "三班")))
    _, said = importing(workbook((12, "林", "三班")))
    assert "number 12 is new, but 0012 is on the roster" in said
