"""A table as CSV and Excel: what stands in it is shown as it stands."""

import csv
import io

import openpyxl
import pytest

from qihang.language.messages import Bilingual, message
from qihang.operate.export.files import csv_of, excel
from qihang.operate.export.table import Table

ODD = [
    "=1+1",
    "+86 1",
    "-周",
    "@陈",
    "＝1",
    "\t=1",
    "007",
    "2-3",
    "1e5",
    "110101199001011234",
    "2026-12-01 10:30",
    'a,"b";c',
    "一\n二",
    "<script>alert(1)</script>",
    "TRUE",
    "'quoted",
    "",
]
FIGURES = ["0", "12", "2.5", "0.25", "–", "17*"]


def table(**more):
    rows = [(one, "名", FIGURES[place % len(FIGURES)]) for place, one in enumerate(ODD)]
    return Table(message("Trainees"), [Bilingual("号", "No"), "n", "x"], rows, texts=(0, 1), **more)


def lines_of_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def lines_of_excel(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [list(row) for row in sheet.iter_rows()]


def unmarked(cell):
    """A cell as it is seen: without the signs that keep a spreadsheet from computing it."""
    bare = cell[1:] if cell[:2] in {"'=", "'+", "'-", "'@", "'＝", "'\t"} else cell
    return bare.removesuffix("\t")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_csv_has_what_the_table_says(language):
    found = lines_of_csv(csv_of(table(), language))
    assert [[unmarked(cell) for cell in line] for line in found] == table().lines(language)


def test_no_cell_of_csv_begins_as_a_formula_or_reads_as_another_number():
    for line in lines_of_csv(csv_of(table(), "zh"))[1:]:
        assert not line[0].startswith(("=", "+", "-", "@", "＝", "\t"))
        if line[0].removesuffix("\t") in ("007", "2-3", "1e5", "110101199001011234", "TRUE"):
            assert line[0].endswith("\t")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_excel_has_what_the_table_says_with_numbers_as_numbers(language):
    head, *rows = lines_of_excel(excel(table(), language))
    wanted = table().lines(language)
    assert [cell.value for cell in head] == wanted[0]
    for cells, line in zip(rows, wanted[1:], strict=True):
        text, _, figure = cells
        assert text.data_type in ("s", "inlineStr")
        assert (text.value or "") == said(line[0])
        assert bool(text.alignment.wrap_text) == ("\n" in line[0])
        if line[2] in ("–", "17*"):
            assert figure.value == line[2]
        else:
            assert (figure.data_type, figure.value) == ("n", float(line[2]))
            decimals = line[2].partition(".")[2]
            assert figure.number_format == ("0." + "0" * len(decimals) if decimals else "0")


def said(text):
    """A text as a workbook holds it: without a tab."""
    return text.replace("\t", "")


def test_a_line_of_sums_is_the_last_one():
    with_sums = table(foot=["", "Σ", "14"])
    assert lines_of_csv(csv_of(with_sums, "en"))[-1][2] == "14"
    *_, last = lines_of_excel(excel(with_sums, "en"))
    assert [cell.value for cell in last][1:] == ["Σ", 14]
    assert last[1].font.bold


def test_three_hundred_people_all_stand_in_the_file():
    rows = [(f"{number:04}", "名", str(number)) for number in range(300)]
    many = Table(message("Trainees"), ["a", "b", "c"], rows, texts=(0, 1))
    assert len(lines_of_csv(csv_of(many, "zh"))) == 301
    found = lines_of_excel(excel(many, "zh"))
    assert [row[0].value for row in found[1:]] == [row[0] for row in rows]
