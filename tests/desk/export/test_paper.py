"""Lists, points and plans on paper: from the desk and by command, for those who may see them."""

import io
import json
import sqlite3
import stat
from contextlib import closing
from urllib.parse import quote

import pypdfium2
import pytest

from qihang.cli import main
from tests.conftest import in_place
from tests.desk.export.conftest import (
    BIG,
    MANY,
    ODD,
    OTHER,
    asked,
    file_name,
    moment_of,
    seat_of,
    today,
)
from tests.support.course import with_a_plan
from tests.support.desk import at_the_desk
from tests.support.learned import learned
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

PDF = "application/pdf"


def pages(content):
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def downloaded(seat, name):
    with seat.page.expect_download() as coming:
        seat.page.get_by_role("link", name=name).click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_a_class_is_a_paper_with_everybody(desk, browser, people, language):
    seat = seat_of(browser, desk, "office", f"/people?class={quote(BIG)}", language)
    name, content = downloaded(seat, "PDF")
    seat.close()
    found = pages(content)
    called = {"zh": "学员", "en": "trainees"}[language]
    assert name == f"{called}-{BIG}-{today()}.pdf"
    assert len(found) > 5
    together = "".join(found)
    query = "SELECT number FROM trainee WHERE class_name = ? AND removed_at IS NULL"
    numbers = [number for (number,) in asked(desk, query, BIG)]
    assert len(numbers) == MANY - 1
    assert [one for one in numbers if one not in together] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_session_by_person_is_a_paper_with_its_points(desk, browser, people, language):
    seat = seat_of(browser, desk, "lecturer", "/assignments/t1", language)
    _, content = downloaded(seat, "PDF")
    seat.close()
    first, *more = pages(content)
    assert more
    assert "T1" in first
    [(points,)] = asked(
        desk,
        "SELECT points FROM result JOIN hand_in ON hand_in.id = hand_in_id JOIN attempt "
        "ON attempt.id = attempt_id WHERE number = ? ORDER BY hand_in.id LIMIT 1",
        people[5],
    )
    line = next(line for line in "\n".join([first, *more]).splitlines() if people[5] in line)
    assert f"{points:g}" in line


def test_papers_are_for_those_who_may_see_them_and_the_log_says_who_took_them(
    desk, people, teacher
):
    for path in ("/people/pdf", "/assignments/t1/pdf"):
        assert teacher.ask(f"{path}?class={quote(OTHER)}").status == 403
        answer = teacher.ask(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, PDF)
        assert "别人" not in "".join(pages(answer.body))
    assert at_the_desk(desk.address, "office").ask("/assignments/t1/pdf").status == 403
    assert at_the_desk(desk.address, "officer").ask("/people/pdf").status == 403
    lines = [json.loads(line) for (line,) in asked(desk, "SELECT line FROM audit ORDER BY id")]
    taken = [one for one in lines if one["what"] == "file-taken"]
    assert [(one["table"], one["ending"], one["classes"]) for one in taken[-2:]] == [
        ("people", "pdf", [BIG]),
        ("session", "pdf", [BIG]),
    ]


@pytest.fixture(scope="module")
def planned(desk, people):
    """Two of the large class and one of another have filled in a line of their plan."""
    with_a_plan(desk.site, "total")
    numbers = [people[9], people[23], "9000"]
    began = moment_of("2026-11-20")
    for number in numbers:
        learned(desk.site.store, number, began, began, [began])
    with closing(sqlite3.connect(desk.site.store, timeout=30)) as to, to:
        for number in numbers:
            to.execute(
                "UPDATE answer SET value = ? WHERE question = 'total' AND attempt_id IN "
                "(SELECT id FROM attempt WHERE number = ?)",
                (json.dumps({"start": "3000"}), number),
            )
    return numbers


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_plans_of_a_class_are_a_paper_with_a_page_for_each(desk, browser, planned, language):
    seat = seat_of(browser, desk, "lecturer", "/assignments/t1", language)
    seat.page.locator(".act-plans summary").click()
    for size in (20, 32):
        seat.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
        assert spill(seat.page) == 0
        assert small_targets(seat.page) == []
    assert faults(seat.page) == []
    name, content = downloaded(seat, BIG)
    seat.close()
    found = pages(content)
    answered = asked(
        desk,
        "SELECT DISTINCT trainee.number FROM trainee JOIN attempt ON attempt.number = "
        "trainee.number JOIN answer ON attempt_id = attempt.id WHERE question = 'total' "
        "AND class_name = ? AND removed_at IS NULL ORDER BY trainee.number",
        BIG,
    )
    assert len(found) == len(answered)
    for (number,), page in zip(answered, found, strict=True):
        assert number in page
        assert ("3000.00" in page) == (number in planned)
    called = {"zh": "计划", "en": "plans"}[language]
    assert name == f"{called}-T1-{BIG}-{today()}.pdf"


def test_plans_are_of_ones_own_classes_and_the_log_says_who_took_them(desk, planned, teacher):
    assert teacher.ask(f"/assignments/t1/plans?class={quote(OTHER)}").status == 403
    assert teacher.ask("/assignments/t1/plans").status == 400
    assert teacher.ask(f"/assignments/t2/plans?class={quote(BIG)}").status == 404
    answer = teacher.ask(f"/assignments/t1/plans?class={quote(BIG)}")
    assert answer.headers["Content-Type"] == PDF
    assert file_name(answer).endswith(".pdf")
    lines = [json.loads(line) for (line,) in asked(desk, "SELECT line FROM audit ORDER BY id")]
    taken = [one for one in lines if one["what"] == "file-taken"][-1]
    assert (taken["table"], taken["session"], taken["classes"]) == ("plans", "t1", [BIG])
    assert "plans" in at_the_desk(desk.address, "office").ask("/happened").text


def test_a_class_without_a_plan_is_told_so(desk, planned):
    lecturer = at_the_desk(desk.address, "lecturer")
    answer = lecturer.ask(f"/assignments/t1/plans?class={quote(ODD)}")
    assert (answer.status, "Nobody has filled in a plan yet." in answer.text) == (400, True)


def test_the_commands_write_the_same_papers_once(desk, people, tmp_path, capsys):
    with in_place(desk.site):
        for command in (["roster", "list", "--class", BIG], ["results", "t1", "--class", BIG]):
            file = tmp_path / f"{command[0]}.pdf"
            assert main([*command, "--pdf", str(file)]) == 0
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            found = "".join(pages(file.read_bytes()))
            assert people[5] in found
            assert "别人" not in found
            assert main([*command, "--pdf", str(file)]) == 1
            assert "is there already" in capsys.readouterr().err
