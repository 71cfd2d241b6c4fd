"""Marking is interrupted: the gradebook holds each submission once, with its own points."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from qihang.answers import marker_api, service
from qihang.answers.client import Blocking, Kernel
from qihang.answers.marker_api import MarkerApi
from qihang.gradebook import Course, rows, writing
from qihang.gradebook.marker import catch_up, grade, mark, read_results, settle
from qihang.system import files
from qihang.system.locks import marking
from tests.conftest import copied, hand_in_so, page_token
from tests.support.classroom import PIN, belongs_to, enrol_class, processes, running
from tests.support.commands import in_this_process
from tests.support.course import COURSE
from tests.support.scans import asked_of, scans
from tests.support.solutions import raw_answers
from tests.support.submissions import put_in
from tests.support.waiting import until

pytestmark = pytest.mark.process

NUMBERS = [f"n{count:02d}" for count in range(12)]
KINDS = ("right", "wrong")
POINTS = {number: (4.0, 0.0)[place % 2] for place, number in enumerate(NUMBERS)}


@pytest.fixture
def opened(open_site):
    """A site with T1 open, a class, and this process in it."""
    with service.open_answers(open_site) as answers:
        enrol_class(answers.operator, NUMBERS)
    return open_site


def answer(number, seed):
    kind = KINDS[NUMBERS.index(number) % 2]
    return raw_answers("t1", COURSE, seed, kind).items()


@pytest.fixture(scope="module")
def everybody(first_start, tmp_path_factory):
    """Everybody has handed in, and no marker is there."""
    site = copied(first_start, tmp_path_factory.mktemp("everybody"))
    with service.open_answers(site) as answers:
        enrol_class(answers.operator, NUMBERS)
        for number in NUMBERS:
            token = page_token(answers, number, pin=PIN)
            for question, value in answer(number, answers.page.claim(token)["seed"]):
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)
    return site


@pytest.fixture
def handed_in(site, everybody):
    """The class, in a course of the test's own."""
    return put_in(site, everybody)


def hand_in(site, number):
    """Hand in at a running classroom, as a page's kernel does."""
    with closing(Blocking(site.control_socket)) as control:
        key = control.call("sign_in", number=number, pin=PIN, seat=number)["sign_in"]
        page = {"kind": "exercise", "session": "t1", "notebook": "t1"}
        token = control.call("bind", sign_in=key, **page)
    with closing(Kernel(site.answer_socket, token)) as kernel:
        for question, value in answer(number, kernel.claim()["seed"]):
            kernel.save(question, value)
        assert "handed_in" in kernel.hand_in({})


def points_told(site):
    with service.open_answers(site) as answers:
        return {row["number"]: row["points"] for row in answers.marker.latest_submissions("t1")}


def everybody_is_marked(classroom):
    return None not in {
        row["points"] for row in classroom.ask("latest_submissions", session="t1")
    } and len(classroom.ask("latest_submissions", session="t1")) == len(NUMBERS)


def assert_everybody_stands_once(site):
    """In the gradebook, at nbgrader's place, and for the trainee: once, and the same."""
    assert points_told(site) == POINTS
    with closing(sqlite3.connect(site.gradebook)) as gradebook:
        found = gradebook.execute(
            "SELECT student_id, count(DISTINCT submitted_assignment.id), sum(auto_score)"
            " FROM grade JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id"
            " JOIN submitted_assignment"
            " ON submitted_assignment.id = submitted_notebook.assignment_id"
            " GROUP BY student_id ORDER BY student_id"
        ).fetchall()
    assert found == [(number, 1, points) for number, points in POINTS.items()]
    for number in NUMBERS:
        folder = site.autograded / number
        assert [path.name for path in folder.iterdir()] == ["t1"]
        stamps = [
            place / number / "t1" / "timestamp.txt" for place in (site.submitted, site.autograded)
        ]
        assert stamps[0].read_bytes() == stamps[1].read_bytes()


def test_the_gradebook_is_on_disk_when_a_batch_is_written(opened):
    engine = Course(opened)._engine
    with engine.connect() as connection:
        [synchronous] = connection.execute(sa.text("PRAGMA synchronous")).one()
        [journal] = connection.execute(sa.text("PRAGMA journal_mode")).one()
    assert (synchronous, journal) == (2, "wal")


class PowerCut(BaseException):
    """Nothing that comes after it happens."""


def cut_before(monkeypatch, place, name, count):
    """The power is cut when something is done for the ``count``-th time."""
    real = getattr(place, name)
    calls = iter(range(1, 1000))

    def until_the_cut(*values, **fields):
        if next(calls) == count:
            raise PowerCut
        return real(*values, **fields)

    monkeypatch.setattr(place, name, until_the_cut)


def cut_after_the_rows(monkeypatch, _place, _name, _count):
    real = rows.write

    def written(*values):
        real(*values)
        raise PowerCut

    monkeypatch.setattr(rows, "write", written)


STEPS = {
    "a notebook is laid beside its place": (cut_before, Path, "chmod", 5),
    "the disk is flushed": (cut_before, writing, "sync_disk", 1),
    "rows are written": (cut_before, rows, "write", 1),
    "rows are committed": (cut_after_the_rows, rows, "write", 1),
    "an old notebook is taken away": (cut_before, files, "clear", 1 + 3),  # tidying up is the first
    "a notebook is put in place": (cut_before, Path, "rename", 3),
    "the answer service is told": (cut_before, MarkerApi, "record_results", 1),
}


@pytest.mark.faults("the power is cut in the middle of writing marks, before …")
@pytest.mark.parametrize("step", STEPS)
def test_a_marking_that_is_cut_off_is_finished_by_the_next(handed_in, monkeypatch, step):
    with service.open_answers(handed_in) as answers:
        if "old" in step or "told" in step:
            grade(handed_in, answers.marker, "t1")
        cut, place, name, count = STEPS[step]
        with monkeypatch.context() as patch:
            cut(patch, place, name, count)
            with pytest.raises(PowerCut):
                grade(handed_in, answers.marker, "t1", force=True)
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
    assert_everybody_stands_once(handed_in)


def marker_of(site):
    return until(
        lambda: next(
            (
                pid
                for pid, words in processes()
                if "qihang.gradebook.marker" in words and belongs_to(pid, site)
            ),
            0,
        )
    )


@pytest.mark.faults("the running classroom's marker is killed while hand-ins wait for it")
def test_submissions_that_wait_for_a_killed_marker_are_marked_by_the_next(opened):
    with running(opened) as classroom:
        marker = marker_of(opened)
        os.kill(marker, signal.SIGSTOP)
        for number in NUMBERS:
            hand_in(opened, number)
        os.kill(marker, signal.SIGKILL)
        for count in (1, 4, 8):
            until(lambda count=count: len(marked(classroom)) >= count)
            os.kill(marker_of(opened), signal.SIGKILL)
        until(lambda: everybody_is_marked(classroom), 120)
    assert_everybody_stands_once(opened)


def marked(classroom):
    return [
        row
        for row in classroom.ask("latest_submissions", session="t1")
        if row["points"] is not None
    ]


@pytest.mark.faults("the instructor marks by hand while the classroom's marker does so too")
@pytest.mark.long
def test_marking_by_hand_beside_the_running_marker_changes_nothing(opened):
    with running(opened) as classroom:
        for number in NUMBERS[:6]:
            hand_in(opened, number)
        assert in_this_process("grade", "t1", "--force").returncode == 0
        for number in NUMBERS[6:]:
            hand_in(opened, number)
        assert in_this_process("grade", "t1").returncode == 0
        until(lambda: everybody_is_marked(classroom), 120)
    assert_everybody_stands_once(opened)


@pytest.mark.faults(
    "the power is cut, and a marked notebook is gone that the answer service has a result of"
)
@pytest.mark.parametrize("loss", ["gone", pytest.param("old", marks=pytest.mark.long)])
def test_what_the_gradebook_lost_is_marked_again_when_the_classroom_starts(handed_in, loss):
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
    folder = handed_in.autograded / NUMBERS[0] / "t1"
    if loss == "gone":
        shutil.rmtree(folder)
    else:
        (folder / "timestamp.txt").unlink()
    with running(handed_in):
        until(lambda: (folder / "timestamp.txt").exists(), 60)
    assert_everybody_stands_once(handed_in)


def test_no_mark_reads_a_table_of_the_gradebook_from_its_beginning_to_its_end(handed_in):
    grows = ("submitted_assignment", "submitted_notebook", "grade", "comment", "student")
    grows += ("qihang_stands_for", "qihang_by_hand")
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        rows = answers.marker.latest_submissions("t1")[:2]
        with asked_of(handed_in.gradebook) as statements:
            course = Course(handed_in)
            assert course.has_marks()
            list(mark(course, answers.marker, rows, force=True))
            read_results(handed_in, course, answers.marker, "t1", [NUMBERS[0]])
    assert len(statements) > 20
    # It is enough to find one.
    assert list(scans(handed_in.gradebook, statements, grows, ["LIMIT"])) == []


@pytest.mark.faults("the power is cut while marks that were known to be on disk are made anew")
def test_marks_that_are_made_anew_are_looked_at_by_the_next_marker(handed_in, monkeypatch):
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        answers.marker.settled(answers.marker._store.now())
        assert answers.marker.unsettled() == []
        with monkeypatch.context() as patch:
            cut_before(patch, Path, "rename", 3)
            with pytest.raises(PowerCut):
                grade(handed_in, answers.marker, "t1", force=True)
        catch_up(handed_in, Course(handed_in), answers.marker)
    assert_everybody_stands_once(handed_in)


@pytest.mark.faults("a marking is broken off while the classroom goes on")
def test_what_a_marking_that_was_broken_off_left_is_marked_before_it_is_settled(
    handed_in, monkeypatch
):
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        with monkeypatch.context() as patch:
            cut_before(patch, Path, "rename", 3)
            with pytest.raises(PowerCut):
                grade(handed_in, answers.marker, "t1", force=True)
        monkeypatch.setattr(MarkerApi, "settling", lambda api: api._store.now())
        settle(handed_in, Course(handed_in), answers.marker)
    assert_everybody_stands_once(handed_in)


@pytest.mark.parametrize("loss", ["gradebook", "autograded"])
def test_where_no_mark_is_left_all_are_made_again(handed_in, loss):
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        answers.marker.settled(answers.marker._store.now())
        if loss == "autograded":
            shutil.rmtree(handed_in.autograded)
        else:
            with closing(sqlite3.connect(handed_in.gradebook)) as gradebook:
                for table in ("grade", "comment", "submitted_notebook", "submitted_assignment"):
                    gradebook.execute(f"DELETE FROM {table}")
                gradebook.commit()
        catch_up(handed_in, Course(handed_in), answers.marker)
    assert_everybody_stands_once(handed_in)


def test_much_that_was_marked_is_settled_once_the_disks_were_flushed(handed_in, monkeypatch):
    monkeypatch.setattr(marker_api, "PAGE", len(NUMBERS) - 1)
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        course = Course(handed_in)

        def fails(_folder):
            raise OSError(5, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(files, "sync_disk", fails)
            with pytest.raises(OSError, match="Input"):
                settle(handed_in, course, answers.marker)
        assert len(answers.marker.unsettled()) == len(NUMBERS) - 1
        with marking(handed_in):
            settle(handed_in, course, answers.marker)
        assert answers.marker.unsettled()
        settle(handed_in, course, answers.marker)
        assert answers.marker.unsettled() == []
