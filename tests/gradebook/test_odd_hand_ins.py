"""Odd files among the hand-ins of a running classroom: every command names them and goes on."""

import os
import shutil
import tarfile

import pytest

from qihang.answers import service
from qihang.gradebook import Course
from qihang.gradebook.marker import grade
from qihang.system.errors import OperatorError
from tests.conftest import enter
from tests.support.commands import in_this_process
from tests.support.submissions import class_that_handed_in, put_in

pytestmark = pytest.mark.process


def sparse(path):
    with path.open("wb") as file:
        file.truncate(2**40)


def slow_time(path):
    path.write_bytes(b"1." * 150_000)


def zeros(path):
    path.symlink_to("/dev/zero")


NOTEBOOKS = {
    "pipe": (os.mkfifo, "holds t1.ipynb, a link, a pipe or a device"),
    "zeros": (zeros, "holds t1.ipynb, a link, a pipe or a device"),
    "huge": (sparse, "is larger than 20 MB"),
}
"""What lies in the place of a trainee's notebook, and what is said of it."""

TIMES = {"slowtime": slow_time, "hugetime": sparse, "pipetime": os.mkfifo, "zerotime": zeros}
"""What lies in the place of its ``timestamp.txt``."""

STRANGE = "x<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A class that handed in and is marked."""
    numbers = ["right", "wrong", *NOTEBOOKS, *TIMES]
    made = class_that_handed_in(tmp_path_factory.mktemp("class"), numbers)
    with pytest.MonkeyPatch.context() as patch:
        enter(made, patch)
        with service.open_answers(made) as answers:
            assert grade(made, answers.marker, "t1") == []
    return made


@pytest.fixture
def odd(site, marked):
    """The class, in whose folders odd things were laid since."""
    put_in(site, marked)
    for number, (lay, _) in NOTEBOOKS.items():
        lay_at(site.submitted / number / "t1" / "t1.ipynb", lay)
    for number, lay in TIMES.items():
        lay_at(site.submitted / number / "t1" / "timestamp.txt", lay)
    shutil.copytree(site.submitted / "right", site.submitted / STRANGE)
    os.mkfifo(site.submitted / "loose")
    return site


def lay_at(path, lay):
    path.unlink()
    lay(path)


@pytest.mark.faults("odd files lie among the hand-ins while somebody asks for results")
def test_results_wait_for_nothing_that_lies_there(odd):
    with service.open_answers(odd) as answers:
        # Since the classroom was opened; opening puts another time right.
        for number, lay in TIMES.items():
            lay_at(odd.submitted / number / "t1" / "timestamp.txt", lay)
        numbers = [row["number"] for row in answers.marker.latest_submissions("t1")]
        stands = {one.trainee for batch in Course(odd).standing("t1", numbers) for one in batch}
    assert stands == {"right", "wrong", *NOTEBOOKS}
    done = in_this_process("results", "t1")
    assert done.returncode == 0
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == {*stands, *TIMES}


@pytest.mark.faults("odd files lie among the hand-ins when the classroom opens")
def test_opening_puts_times_right_and_grade_names_the_rest(odd):
    done = in_this_process("grade", "t1", "--force")
    for number, (_, said) in NOTEBOOKS.items():
        assert f"t1 of {number} {said}" in done.stderr
        assert f"Look at {odd.submitted / number / 't1'} and move it" in done.stderr
    assert f"Nobody handed in what lies in {odd.submitted / STRANGE}." in done.stderr
    assert f"Nobody handed in what lies in {odd.submitted / 'loose'}." in done.stderr
    with service.open_answers(odd) as answers:
        rows = {row["number"]: row for row in answers.marker.latest_submissions("t1")}
    assert {number for number, row in rows.items() if row["trouble"]} == set(NOTEBOOKS)
    assert rows["right"]["points"] == rows["slowtime"]["points"] == rows["right"]["most"]


@pytest.mark.faults("odd files lie among the hand-ins while the doctor looks")
def test_the_doctor_names_them(odd):
    done = in_this_process("doctor")
    assert done.returncode == 1
    for number in NOTEBOOKS:
        assert f"what lies in {odd.submitted / number / 't1'}" in done.stdout
    for number in TIMES:
        assert str(odd.submitted / number / "t1") in done.stdout
    assert f"Nobody handed in what lies in {odd.submitted / STRANGE}" in done.stdout
    assert f"Nobody handed in what lies in {odd.submitted / 'loose'}" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.faults("odd files lie among the hand-ins while formgrader lists them")
def test_formgraders_lists_hold_all_but_who_cannot_be_a_trainee(odd):
    api = Course(odd)._api
    everybody = {"right", "wrong", *NOTEBOOKS, *TIMES}
    assert api.get_submitted_students("t1") == everybody
    listed = {one["student"]: one["autograded"] for one in api.get_submissions("t1")}
    assert listed == {number: number not in TIMES for number in everybody}


@pytest.mark.faults("an odd hand-in is marked by a button of formgrader")
def test_nbgrader_says_in_one_sentence_why_it_marks_nothing(odd):
    course = Course(odd)
    for number in (*NOTEBOOKS, *TIMES):
        with pytest.raises(OperatorError) as caught:
            course.autograde("t1", number, force=True)
        said = str(caught.value)
        assert f"t1 of {number} " in said
        assert "It was not marked. Look at" in said
        assert "Error" not in said


@pytest.mark.faults("odd files lie among the hand-ins while a backup is made")
def test_a_backup_holds_everything_else(odd, tmp_path):
    done = in_this_process("backup", str(tmp_path / "class.tar.gz"))
    assert done.returncode == 0, done.stderr
    with tarfile.open(tmp_path / "class.tar.gz") as file:
        names = set(file.getnames())
    assert {f"submitted/{number}/t1/t1.ipynb" for number in ("right", "wrong", *TIMES)} <= names
    assert not {f"submitted/{number}/t1/t1.ipynb" for number in NOTEBOOKS} & names


def test_a_marked_notebook_that_cannot_be_read_stops_no_results(odd):
    lay_at(odd.autograded / "wrong" / "t1" / "t1.ipynb", sparse)
    done = in_this_process("results", "t1")
    assert done.returncode == 0
    assert f"What is marked in {odd.autograded / 'wrong' / 't1'} holds t1.ipynb" in done.stdout
    assert "qihang grade t1 --force" in done.stdout
    assert "right\t" in done.stdout


def test_a_million_strange_things_are_not_named_one_by_one(odd):
    for number in range(200):
        (odd.submitted / f"loose-{number}.txt").touch()
    done = in_this_process("grade", "t1")
    assert done.stderr.count("Nobody handed in") == 20
    assert f"There is more of that kind in {odd.submitted}." in done.stderr


@pytest.mark.faults("something else lies where a marked exercise is put")
def test_a_marked_exercise_is_put_there_all_the_same(odd):
    shutil.rmtree(odd.autograded / "right")
    (odd.autograded / "right").touch()
    shutil.rmtree(odd.autograded / "wrong")
    (odd.autograded / "wrong").symlink_to(odd.submitted)
    done = in_this_process("grade", "t1", "--force")
    assert "broken off" not in done.stderr
    for number in ("right", "wrong"):
        assert not (odd.autograded / number).is_symlink()
        assert (odd.autograded / number / "t1" / "t1.ipynb").is_file()
    assert not (odd.submitted / "t1").exists()
