"""Trainees as a file: everybody of the list, number, name and class, and nothing else."""

import json
from urllib.parse import quote

import pytest

from tests.desk.export.conftest import (
    BIG,
    MANY,
    OTHER,
    asked,
    csv_lines,
    downloaded,
    excel_lines,
    file_name,
    plainly,
    seat_of,
    today,
)
from tests.support.desk import at_the_desk

pytestmark = [pytest.mark.process, pytest.mark.browser]

HEADS = {"zh": ["学员编号", "姓名", "班级"], "en": ["Trainee number", "Name", "Class"]}
LISTED = (
    "SELECT number, name, class_name FROM trainee WHERE class_name = ? AND removed_at IS NULL "
    "ORDER BY number"
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_files_have_everybody_of_the_class_and_the_page_a_hundred(
    desk, browser, people, language
):
    seat = seat_of(browser, desk, "office", f"/people?class={quote(BIG)}", language)
    head = seat.page.locator(".people-list thead th").all_inner_texts()[:3]
    rows = [
        [line.locator(".people-number").inner_text(), line.locator(".people-name").inner_text()]
        for line in seat.page.locator(".people-list tbody tr").all()
    ]
    text, sheet, names = downloaded(seat)
    assert seat.page.evaluate("window.hacked") is None
    seat.close()
    wanted = [list(row) for row in asked(desk, LISTED, BIG)]
    assert text[1:] == wanted
    assert sheet == plainly(text)
    assert text[0] == head
    assert len(rows) == 100
    shown = [[" ".join(cell.split()) for cell in row[:2]] for row in plainly(text[1:101])]
    assert shown == [[" ".join(cell.split()) for cell in row] for row in plainly(rows)]
    assert len(wanted) == MANY - 1
    called = {"zh": "学员", "en": "trainees"}[language]
    for label, ending in (("CSV", "csv"), ("Excel", "xlsx")):
        assert names[label] == f"{called}-{BIG}-{today()}.{ending}"


def test_no_pin_and_nothing_of_it_is_in_any_file(desk, people):
    office = at_the_desk(desk.address, "office")
    for kind in ("csv", "xlsx"):
        answer = office.ask(f"/people/{kind}")
        lines = (csv_lines if kind == "csv" else excel_lines)(answer.body)
        assert {len(line) for line in lines} == {3}


def test_nobody_takes_out_another_class(desk, people, teacher):
    for one in (teacher, at_the_desk(desk.address, "大班教务")):
        for kind, read in (("csv", csv_lines), ("xlsx", excel_lines)):
            assert {row[2] for row in read(one.ask(f"/people/{kind}").body)[1:]} == {BIG}
            assert one.ask(f"/people/{kind}?class={quote(OTHER)}").status == 403


def test_what_is_searched_for_and_who_was_taken_off(desk, people, teacher):
    found = csv_lines(teacher.ask("/people/csv?find=0012").body)[1:]
    assert [row[0] for row in found] == ["0012"]
    office = at_the_desk(desk.address, "office")
    gone = csv_lines(office.ask(f"/people/csv?off=yes&class={quote(BIG)}").body)[1:]
    assert [row[0] for row in gone] == [f"0{MANY - 1:03d}"]
    # Who was taken off is the office's alone.
    assert f"0{MANY - 1:03d}" not in teacher.ask("/people/csv?off=yes").body.decode()


def test_the_log_says_in_words_who_took_out_what(desk, people, teacher):
    teacher.ask("/people/xlsx")
    office = at_the_desk(desk.address, "office")
    office.ask("/people/csv")
    page = office.ask("/happened").text
    for words in ("有人把一张表导出成了文件", "A table was taken out as a file", "大班班主任"):
        assert words in page
    lines = [
        (line["by"], line["table"], line["ending"], line["classes"])
        for line in _log(desk)
        if line["what"] == "file-taken"
    ]
    assert lines[-2][1:] == ("people", "xlsx", [BIG])
    assert lines[-1] == (desk.staff["office"], "people", "csv", [])


def _log(desk):
    return [json.loads(line) for (line,) in asked(desk, "SELECT line FROM audit ORDER BY id")]


def test_a_name_of_a_file_holds_letters_digits_and_hyphens_alone(desk, people, lecturer):
    name = file_name(lecturer.ask("/people/csv?class=" + quote('=班"1", 2\u202e-3')))
    assert not set('<>"/ =\u202e') & set(name)
    assert "班123" in name
