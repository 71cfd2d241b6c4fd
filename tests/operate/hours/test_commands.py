"""`qihang hours` and `qihang attendance`: what the desk shows and keeps, from the command line."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date, time, timedelta

import openpyxl
import pypdfium2
import pytest

from qihang.answers.service import open_answers
from qihang.answers.store import Store
from tests.support.commands import in_this_process
from tests.support.learned import enrolled_since, learned, lesson, moment

DAY = date(2026, 3, 2)


@pytest.fixture
def attended(open_site):
    """Three people in class 三班; two were at a lesson of an hour, one of them has left."""
    people = [("0031", "=林"), ("0032", "周大河"), ("0033", "王伟")]
    with open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": "三班", "pin_hash": "x"}
                for number, name in people
            ]
        )
        answers.operator.remove_trainees(["0032"])
    enrolled_since(open_site.store, [one for one, _ in people], moment(DAY, time(8)))
    lesson(open_site.store, "0031", DAY, 60)
    lesson(open_site.store, "0032", DAY, 50)
    return open_site


def rows(done):
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_the_month_is_told_with_everybody_who_was_there_then(attended):
    head, *people, foot = rows(in_this_process("hours", "三班", "--month", "2026-03"))
    assert head[2:] == ["03-02", "Days", "Minutes", "Hours"]
    assert people == [
        ["0031", "=林", "60", "1", "60", "1.0"],
        ["0032", "周大河", "50", "1", "50", "0.8"],
        ["0033", "王伟", "–", "0", "0", "0.0"],
    ]
    assert foot == ["", "Sum", "110", "", "110", "1.8"]


def test_it_is_written_as_csv_excel_and_a_paper_and_never_over_a_file(attended, tmp_path):
    files = {kind: tmp_path / f"三班.{kind}" for kind in ("csv", "excel", "pdf")}
    for kind, file in files.items():
        for code in (0, 1):
            words = ("hours", "三班", "--month", "2026年3月", f"--{kind}", str(file))
            assert in_this_process(*words).returncode == code
    text = files["csv"].read_bytes().decode("utf-8-sig")
    assert next(row for row in csv.reader(io.StringIO(text)) if row[1] == "'=林")[0] == "0031\t"
    sheet = openpyxl.load_workbook(io.BytesIO(files["excel"].read_bytes())).active
    assert [cell.value for cell in sheet[2]] == ["0031", "=林", 60, 1, 60, 1]
    assert sheet["B2"].data_type == "s"
    with pypdfium2.PdfDocument(files["pdf"]) as document:
        assert len(document) == 1


def test_a_day_is_shown_and_kept_and_the_log_says_that_a_command_did_it(attended):
    shown = rows(in_this_process("attendance", "三班", "--day", "2026-03-02"))
    assert shown[0] == ["0031", "=林", "09:00–10:00", "60", "there", "", ""]
    assert shown[2] == ["0033", "王伟", "–", "0", "absent", "", ""]
    kept = rows(in_this_process("attendance", "三班", "--day", "2026-03-02", "--keep"))
    assert kept == shown
    words = ("--present", "0033", "--minutes", "45", "--reason", "other", "--words", "on paper")
    kept = rows(in_this_process("attendance", "三班", "--day", "2026-03-02", *words))
    assert kept[2] == ["0033", "王伟", "–", "45", "there", "Other (say in words)", "on paper"]
    with closing(Store(attended.store, only_read=True)) as store:
        log = [json.loads(line) for line in store.audit_log()]
    said = [line for line in log if line["what"].startswith("attendance")]
    assert [line["what"].partition("-")[2] for line in said] == ["kept", "kept", "changed"]
    assert not any("by" in line for line in said)


def test_what_cannot_be_kept_is_said_and_nothing_is(attended):
    for words, said in (
        (("--present", "0033"), "needs a reason"),
        (("--absent", "0031", "--reason", "other"), "--words"),
        (("--present", "9999", "--reason", "ill"), "not in this class"),
        (("--day", "2999-01-01"), "still to come"),
        (("--day", "yesterday"), "is no day"),
    ):
        asked = ("attendance", "三班", "--day", "2026-03-02", *words)
        done = in_this_process(*asked)
        assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert in_this_process("hours", "no such").returncode == 1
    with closing(sqlite3.connect(attended.store)) as store:
        assert store.execute("SELECT COUNT(*) FROM attendance").fetchone() == (0,)


def test_a_day_that_was_kept_never_loses_minutes(attended):
    """Does trying an item again, which moves its moment to another day, change what was kept?"""
    began = moment(DAY, time(14))
    with closing(sqlite3.connect(attended.store)) as store, store:
        at = (began + timedelta(minutes=14)).isoformat(timespec="microseconds")
        row = ("0033", "t1", "t1.a", "{}", "right", 1, at)
        store.execute("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    learned(attended.store, "0033", began, None)
    day = ("attendance", "三班", "--day", "2026-03-02")
    assert rows(in_this_process(*day, "--keep"))[2][3] == "14"
    with closing(sqlite3.connect(attended.store)) as store, store:
        store.execute("UPDATE kept SET saved_at = '2026-04-01T01:00:00.000000+00:00'")
    assert rows(in_this_process(*day))[2][3] == "14"
    # More that is known counts all the same.
    lesson(attended.store, "0033", DAY, 30, time(16))
    assert rows(in_this_process(*day))[2][3] == "30"
