"""What they learnt: figures that plain SQL over nbgrader's gradebook confirms, and what is told."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import urlencode

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.desk.learnt.conftest import BIG, CLASSES, HOSTILE, KNOWN, SMALL
from tests.support.commands import in_this_process
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

POINTS = """
WITH points AS (
    SELECT student_id, assignment.name AS test, base_cell.name AS question,
        COALESCE(manual_score, auto_score) / 2.0 AS share
    FROM grade
    JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN assignment ON assignment.id = submitted_assignment.assignment_id
    JOIN base_cell ON base_cell.id = grade.cell_id
), each_one AS (
    SELECT half, AVG(one.share) AS before, AVG(other.share) AS after
    FROM store.trainee
    JOIN store.half ON half.number = trainee.number
    JOIN points AS one ON one.student_id = trainee.number AND one.test = 'test1'
    JOIN points AS other ON other.student_id = trainee.number AND other.test = 'test2'
        AND other.question = one.question
    WHERE class_name IN (SELECT value FROM json_each(:classes)) AND removed_at IS NULL
        AND (:question IS NULL OR one.question = 'test_' || :question)
    GROUP BY trainee.number, half
), each_half AS (
    SELECT AVG(before) AS before, AVG(after) AS after, COUNT(*) AS people FROM each_one
    GROUP BY half
)
SELECT AVG(before), AVG(after), AVG(after) - AVG(before), SUM(people) FROM each_half
"""


def by_sql(site, classes, question=None):
    """Before, after and gain in points of 100, and how many people, by plain SQL."""
    asked = {"classes": json.dumps(list(classes)), "question": question}
    with closing(sqlite3.connect(site.gradebook)) as gradebook:
        gradebook.execute("ATTACH DATABASE ? AS store", (str(site.store),))
        *shares, people = gradebook.execute(POINTS, asked).fetchone()
    return [100 * one for one in shares], people


def questions(site):
    """The names of the questions, in their order."""
    with closing(sqlite3.connect(site.store)) as store:
        said = store.execute("SELECT questions FROM edition WHERE assignment = 'test1'").fetchone()
    return json.loads(said[0])


def address(*classes, path="/wrong/learnt"):
    return f"{path}?{urlencode([('class', one) for one in classes])}"


@pytest.fixture
def seat(browser, learnt_desk):
    """A lecturer who looks at all classes."""
    one = DeskSeat.at(browser, learnt_desk.address, "lecturer", "/wrong/learnt")
    yield one
    one.close()


def figures(row):
    """The figures of a row of the page: before, after, gain, least, most."""
    return [text.strip().replace("−", "-") for text in row.locator("td").all_inner_texts()]


@pytest.mark.parametrize(
    "classes", [[BIG], [BIG, HOSTILE], list(CLASSES)], ids=["one", "two", "all"]
)
def test_every_figure_is_what_plain_sql_finds_in_the_gradebook(seat, learnt_desk, classes):
    seat.open(address(*classes))
    rows = seat.page.locator("#learnt tbody tr").all()
    names = questions(learnt_desk.site)
    assert len(rows) == 1 + len(names) == 11
    for row, question in zip(rows, [None, *names], strict=True):
        shares, people = by_sql(learnt_desk.site, classes, question)
        shown = figures(row)
        for said, share in zip(shown, shares, strict=False):
            assert abs(int(said) - share) <= 0.5 + 1e-9, (question, shown, shares)
        low, high = int(shown[3]), int(shown[4])
        assert -100 <= low <= shares[2] <= high <= 100
    assert f"{people} 个人两次都做了" in seat.page.locator("#people .t-zh").text_content()


def test_a_gain_that_is_known_is_found_of_a_class_of_thirty(seat, learnt_desk):
    shares, people = by_sql(learnt_desk.site, [BIG])
    assert (round(shares[2], 9), people) == (KNOWN, 30)
    seat.open(address(BIG))
    before, after, gain, low, high = map(int, figures(seat.page.locator(".learnt-all")))
    assert (after - before, gain) == (KNOWN, KNOWN)
    assert 20 < low < KNOWN < high < 40
    said = seat.page.locator(".learnt-first .t-en").text_content()
    assert said == (
        f"With 30 people, the gain lies between {low} and {high} points of 100; more cannot be "
        "said. They know more than before."
    )


def test_the_halves_of_each_class_were_asked_other_forms(learnt_desk):
    with closing(sqlite3.connect(learnt_desk.site.store)) as store:
        for name, many in CLASSES.items():
            sizes = store.execute(
                "SELECT COUNT(*) FROM half JOIN trainee USING (number) WHERE class_name = ? "
                "GROUP BY half ORDER BY 1",
                (name,),
            ).fetchall()
            assert [one for (one,) in sizes] == [many // 2, many - many // 2]
        seeds = store.execute("SELECT session, seed, half FROM attempt JOIN half USING (number)")
        assert {seed.split(".")[1] == f"half{half}" for _, seed, half in seeds} == {True}


def test_who_took_one_of_them_alone_is_counted_and_said(seat):
    seat.open(address(HOSTILE))
    said = seat.page.locator("#people .t-en").text_content()
    assert said == (
        "5 people took both tests. Only the one before: 1. Only the one after: 1. Neither: 0."
    )


def test_of_a_small_class_numbers_are_told_and_nothing_is_concluded(seat, learnt_desk):
    seat.open(address(SMALL))
    shares, people = by_sql(learnt_desk.site, [SMALL])
    shown = figures(seat.page.locator(".learnt-all"))
    assert people == 4
    assert [int(one) for one in shown[:3]] == pytest.approx(shares, abs=0.51)
    assert shown[3:] == ["–", "–"]
    expect(seat.page.locator(".learnt-first .t-en")).to_contain_text("These are too few")


def test_nobodys_name_or_number_is_on_the_page_or_in_a_file(learnt_desk):
    one = at_the_desk(learnt_desk.address, "lecturer")
    for path in ("/wrong/learnt", "/wrong/learnt/csv"):
        said = one.ask(path).text
        assert not re.search(r"Trainee \d", said)
        assert not re.search(r"\b[123]0[0-9]{2}\b", said)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_usable_by_everybody_and_its_picture_is_there(seat, language):
    seat.speak(language)
    seat.open(address(BIG))
    picture = seat.page.locator(f"img.t-{language}")
    picture.scroll_into_view_if_needed()
    seat.page.wait_for_function(
        "image => image.complete && image.naturalWidth > 0", arg=picture.element_handle()
    )
    assert picture.get_attribute("alt")
    assert faults(seat.page) == []
    assert small_targets(seat.page) == []
    assert spill(seat.page) == 0
    seat.page.evaluate("document.documentElement.style.setProperty('--size', '32px')")
    assert spill(seat.page) == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_files_are_what_the_page_shows(seat, language):
    seat.speak(language)
    seat.open(address(BIG))
    shown = [figures(row) for row in seat.page.locator("#learnt tbody tr").all()]
    read = {}
    for label in ("CSV", "Excel"):
        with seat.page.expect_download() as coming:
            seat.page.locator(".desk-files").get_by_role("link", name=label).click()
        read[label] = coming.value.path().read_bytes()
    lines = list(csv.reader(io.StringIO(read["CSV"].decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(read["Excel"])).active
    cells = [["" if one is None else str(one) for one in row] for row in sheet.values]
    assert [line[2:] for line in lines[1:12]] == shown
    assert [line[2:] for line in cells[1:12]] == shown
    assert {line[1] for line in lines[1:12]} == {"30"}
    said = seat.page.locator(f".learnt-first .t-{language}").text_content()
    assert lines[13][0] == cells[13][0] == said


def test_common_mistakes_lead_to_it_and_it_leads_back(seat):
    with seat.page.expect_navigation():
        seat.page.locator(".wrong-head a[href='/wrong']").click()
    expect(seat.page.locator("h1")).to_contain_text("Common mistakes")
    with seat.page.expect_navigation():
        seat.page.locator("#to-learnt").click()
    expect(seat.page.locator("h1")).to_contain_text("What they learnt")


def test_a_hostile_class_is_text(seat):
    expect(seat.page.locator(".wrong-who label").filter(has_text="onerror")).to_have_count(1)
    assert seat.page.evaluate("window.hacked") is None


def test_a_class_teacher_sees_the_own_class_alone(learnt_desk):
    add_staff(learnt_desk.site, "教四班", "class-teacher", [SMALL])
    teacher = at_the_desk(learnt_desk.address, "教四班")
    page = teacher.ask("/wrong/learnt").text
    assert BIG not in page
    assert "4 people took both tests" in page
    assert teacher.ask(address(BIG)).status == 403
    assert teacher.ask(address(BIG, path="/wrong/learnt/csv")).status == 403


def test_the_command_says_the_same(learnt_desk, capsys):
    done = in_this_process("learnt", "--class", BIG)
    assert done.returncode == 0, done.stderr
    assert "30 people took both tests." in done.stdout
    assert "They know more than before." in done.stdout
    assert re.search(r"All together\s+20\s+50\s+30\b", done.stdout), done.stdout


def test_the_doctor_misses_no_workbook_of_a_test(learnt_desk, capsys):
    done = in_this_process("doctor")
    assert "test1" not in done.stdout + done.stderr
    assert "workbook" not in done.stdout + done.stderr


def test_the_tests_stand_below_assignments_and_nowhere_among_the_sessions(learnt_desk):
    one = at_the_desk(learnt_desk.address, "lecturer")
    assert "/assignments/test1" in one.ask("/assignments").text
    assert "test1" not in one.ask("/projector").text
