"""A marking that was killed goes on where it stopped, to the very same gradebook."""

import os
import random
import signal
import sqlite3
import subprocess
import sys

import pytest

from qihang.answers import service
from tests.support.classroom import parent_of, processes
from tests.support.commands import in_this_process
from tests.support.course import COURSE
from tests.support.solutions import raw_answers
from tests.support.submissions import class_that_handed_in, put_in
from tests.support.waiting import until

pytestmark = pytest.mark.process

NUMBERS = [f"n{count:02d}" for count in range(40)]


def chosen(number, assignment, seed):
    """Right, wrong, unreadable and no answers, in turns."""
    kind = ("right", "wrong", "unreadable", None)[NUMBERS.index(number) % 4]
    return raw_answers(assignment, COURSE, seed, kind) if kind else {}


@pytest.fixture(scope="module")
def forty(tmp_path_factory):
    """Forty submissions: right, wrong, unreadable and empty ones."""
    return class_that_handed_in(tmp_path_factory.mktemp("forty"), NUMBERS, chosen)


@pytest.fixture
def handed_in(site, forty):
    """The forty submissions, in a course of the test's own."""
    return put_in(site, forty)


def start_marking(site, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "qihang.cli", "grade", "t1", *arguments],
        cwd=site.root,
        env={**os.environ, **site.environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def autograded(site):
    return [one for one in NUMBERS if (site.autograded / one / "t1" / "timestamp.txt").exists()]


def fresh_folders(site):
    return list(site.autograded.glob("*/.*"))


def what_stands(site):
    """Everybody's points: each cell in the gradebook, and what the trainee is told."""
    with sqlite3.connect(site.gradebook) as gradebook:
        grades = gradebook.execute(GRADES).fetchall()
        comments = gradebook.execute(COMMENTS).fetchall()
    gradebook.close()
    with service.open_answers(site) as answers:
        rows = answers.marker.latest_submissions("t1")
    told = {row["number"]: (row["points"], row["questions"], row["trouble"]) for row in rows}
    return sorted(map(repr, grades)), sorted(map(repr, comments)), told, autograded(site)


BOOK = """JOIN submitted_notebook ON submitted_notebook.id = {0}.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN base_cell ON base_cell.id = {0}.cell_id"""
GRADES = (
    f"SELECT student_id, name, auto_score, needs_manual_grade FROM grade {BOOK.format('grade')}"
)
COMMENTS = f"SELECT student_id, name, auto_comment FROM comment {BOOK.format('comment')}"


def runners_of(pid):
    return [
        one
        for one, words in processes()
        if "qihang.kernels.run.runner" in words and parent_of(one) == pid
    ]


def is_there(pid):
    return os.path.exists(f"/proc/{pid}")


def beside_its_place(site):
    return fresh_folders, random.Random(4).randint(1, 10)


def in_its_place(site):
    return replaced_since(site), random.Random(4).randint(1, 30)


@pytest.mark.parametrize(
    "moment", [in_its_place, pytest.param(beside_its_place, marks=pytest.mark.long)]
)
def test_a_killed_marking_goes_on_where_it_stopped(handed_in, moment):
    assert in_this_process("grade", "t1").returncode == 0
    undisturbed = what_stands(handed_in)
    assert undisturbed[-1] == NUMBERS
    kill_a_marking_at(handed_in, *moment(handed_in))
    assert in_this_process("grade", "t1", "--force").returncode == 0
    assert what_stands(handed_in) == undisturbed
    assert fresh_folders(handed_in) == []


def kill_a_marking_at(site, signs, count):
    """SIGKILL a marking when there are so many signs of it; its runners end with it."""
    marking = start_marking(site, "--force")
    runners = until(lambda: runners_of(marking.pid))
    until(lambda: marking.poll() is not None or len(signs(site)) >= count)
    marking.kill()
    marking.wait()
    until(lambda: not any(map(is_there, runners)))


def replaced_since(site):
    """The trainees whose marked notebook is another one than now."""
    before = {one: marked_as(site, one) for one in NUMBERS}
    return lambda site: [one for one in NUMBERS if marked_as(site, one) != before[one]]


def marked_as(site, number):
    try:
        return (site.autograded / number / "t1").stat().st_mtime_ns
    except FileNotFoundError:
        return None


@pytest.mark.long
def test_a_first_marking_that_is_killed_loses_nothing(handed_in):
    marking = start_marking(handed_in)
    until(lambda: fresh_folders(handed_in) or autograded(handed_in))
    marking.kill()
    marking.wait()
    assert in_this_process("grade", "t1").returncode == 0
    found = what_stands(handed_in)
    assert found[-1] == NUMBERS
    assert fresh_folders(handed_in) == []
    assert in_this_process("grade", "t1", "--force").returncode == 0
    assert what_stands(handed_in) == found


def test_a_runner_that_is_killed_while_marking_loses_nothing(handed_in):
    marking = start_marking(handed_in)
    for pid in until(lambda: runners_of(marking.pid)):
        os.kill(pid, signal.SIGKILL)
    assert marking.wait() == 0
    found = what_stands(handed_in)
    assert found[-1] == NUMBERS
    assert in_this_process("grade", "t1", "--force").returncode == 0
    assert what_stands(handed_in) == found


@pytest.mark.long
def test_a_second_marking_beside_the_first_changes_nothing(handed_in):
    both = [start_marking(handed_in), start_marking(handed_in)]
    # One of them may find the answer service taken and say so; it must not mark without it.
    assert 0 in [one.wait() for one in both]
    found = what_stands(handed_in)
    assert found[-1] == NUMBERS
    assert len(set(found[0])) == len(found[0])
    assert fresh_folders(handed_in) == []
    assert in_this_process("grade", "t1", "--force").returncode == 0
    assert what_stands(handed_in) == found
