"""The classroom's disk is full, or takes no writes."""

import errno
import json
import os
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.system import files
from tests.conftest import hand_in_so, page_token
from tests.faults.disk import on_a_small_disk, running_on_a_small_disk
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.commands import in_this_process
from tests.support.course import COURSE
from tests.support.exercise_page import box, key, wait_for_state, wait_until_drawn
from tests.support.solutions import raw_answers
from tests.support.submissions import class_that_handed_in, put_in

SERVICE = "qihang.answers.service"


def open_exercise(one):
    one.sign_in("1001")
    one.open("/exercise/t1")
    wait_until_drawn(one.page)
    return one.page


def press_hand_in(page):
    page.locator('[data-key="hand-in"]').click()
    exercise.hand_in_so(page)


def says_try_again(page):
    page.locator("#page-header [data-lang=en]").click()
    expect(page.locator('[data-key="handin"]')).to_contain_text("Please try again")


def kept_in_the_browser(page):
    return [json.loads(text)["value"] for text in page.evaluate("Object.values(sessionStorage)")]


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.faults("the disk is full while a trainee answers and hands in")
def test_on_a_full_disk_nothing_is_called_saved_and_all_goes_on_with_room(open_site, browser):
    with running_on_a_small_disk(open_site) as disk:
        one = Seat.at(browser, disk.classroom)
        page = open_exercise(one)
        exercise.fill(page, "total", "3")
        disk.fill()
        disk.hear("Answers are not saved now")
        press_hand_in(page)
        says_try_again(page)
        key(box(page, "total"), "line").fill("5")
        wait_for_state(box(page, "total"), "unsaved")
        assert kept_in_the_browser(page) == ["5"]
        # A part that dies meanwhile does not end the lesson.
        os.kill(disk.part(SERVICE), signal.SIGKILL)
        key(box(page, "total"), "line").fill("4")
        # A service that starts anew may find room for so little in its own log.
        wait_for_state(box(page, "total"), "unsaved", "saved")
        is_saved = box(page, "total").get_attribute("data-state") == "saved"
        assert kept_in_the_browser(page) == ([] if is_saved else ["4"])
        disk.free()
        disk.hear("Answers are saved again")
        wait_for_state(box(page, "total"), "saved")
        receipt = exercise.hand_in(page)
        exercise.wait_for_marks(page)
        page.reload()
        wait_until_drawn(page)
        expect(page.locator(f'[data-receipt="{receipt}"]')).to_be_visible()
        expect(key(box(page, "total"), "line")).to_have_value("4")
        one.close()


@pytest.mark.long
@pytest.mark.process
@pytest.mark.browser
@pytest.mark.faults("the disk fails or was made read-only while a trainee answers and hands in")
def test_on_a_disk_that_takes_no_writes_nothing_is_called_saved(open_site, browser):
    with running_on_a_small_disk(open_site) as disk:
        one = Seat.at(browser, disk.classroom)
        page = open_exercise(one)
        exercise.fill(page, "total", "3")
        disk.refuse_writes(SERVICE)
        press_hand_in(page)
        says_try_again(page)
        key(box(page, "total"), "line").fill("5")
        wait_for_state(box(page, "total"), "unsaved")
        disk.take_writes(SERVICE)
        wait_for_state(box(page, "total"), "saved")
        exercise.hand_in(page)
        exercise.wait_for_marks(page)
        one.close()


START = ("-m", "qihang.cli", "start")


@pytest.mark.process
@pytest.mark.faults("a classroom is started on a full disk, and on one that is read-only")
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        ("cat /dev/zero > '{var}/filler' 2>/dev/null", "No space left"),
        ("mount -o remount,ro '{var}'", "Read-only"),
    ],
    ids=["full", "read-only"],
)
def test_a_start_without_room_says_so_in_one_sentence(open_site, tmp_path, spoil, reason):
    first = tmp_path / "first"
    open_site.var.rename(first)
    open_site.var.mkdir()
    script = f"{spoil.format(var=open_site.var)}; exec '{sys.executable}' {' '.join(START)}"
    done = subprocess.run(
        on_a_small_disk(open_site, first, "sh", "-c", script),
        cwd=open_site.root,
        env={**os.environ, **open_site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    [sentence] = done.stderr.splitlines()
    assert "Cannot write" in sentence
    assert reason in sentence
    assert "Make room" in sentence


def no_room(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.faults("the store has room for a hand-in, but nbgrader's folder has not")
def test_a_submission_that_has_no_place_yet_is_safe_and_marked_once_there_is_room(
    answers, bare_site, monkeypatch
):
    token = page_token(answers)
    answers.page.save(token, "margin", "44.9", "a")
    with monkeypatch.context() as full:
        full.setattr(files, "put", no_room)
        assert hand_in_so(answers, token)["handed_in"]["receipt"]
        assert answers.marker.to_mark_at_once() == []
    [waiting] = answers.marker.to_mark_at_once()
    assert answers.operator.in_place("1001", "t1")["id"] == waiting["id"]
    assert "44.9" in (bare_site.submitted / "1001" / "t1" / "t1.ipynb").read_text()


NUMBERS = ["n1", "n2", "n3", "n4"]


def chosen(number, assignment, seed):
    """Right and wrong answers, in turns."""
    return raw_answers(assignment, COURSE, seed, ("right", "wrong")[NUMBERS.index(number) % 2])


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """Right and wrong answers, and a submission that takes nbgrader's own way."""
    site = class_that_handed_in(tmp_path_factory.mktemp("four"), NUMBERS, chosen)
    (site.submitted / "n1" / "t1" / "notes.txt").write_text("a file of my own")
    return site


@pytest.fixture
def handed_in(site, four):
    """The four submissions, in a course of the test's own."""
    return put_in(site, four)


MARK_FULL_THEN_WITH_ROOM = """
    cat /dev/zero > '{var}/filler' 2>/dev/null
    {qihang} grade t1; code=$?
    rm '{var}/filler'
    {qihang} results t1
    {qihang} grade t1 || exit 98
    echo; {qihang} results t1
    exit $code
"""


@pytest.mark.process
@pytest.mark.faults("the disk is full while hand-ins are marked")
def test_marking_stops_on_a_full_disk_and_goes_on_with_room(handed_in):
    site = handed_in
    first = site.var.with_name("first")
    site.var.rename(first)
    site.var.mkdir()
    qihang = f"'{sys.executable}' -m qihang.cli"
    script = MARK_FULL_THEN_WITH_ROOM.format(var=site.var, qihang=qihang)
    done = subprocess.run(
        on_a_small_disk(site, first, "sh", "-c", script),
        cwd=site.root,
        env={**os.environ, **site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    before, after = done.stdout.split("\n\n")
    assert before.count("handed in, not marked") == len(NUMBERS)
    assert [line.split("\t")[:2] for line in after.splitlines()] == [
        [number, f"{points}/4"] for number, points in zip(NUMBERS, ("4", "0") * 2, strict=True)
    ]


MARK_WITHOUT_ROOM = """
import resource, sys
from qihang.answers import service
from qihang.gradebook import Course
from qihang.gradebook.marker import mark
from qihang.system.errors import OperatorError
from qihang.system.site import Site
site = Site.here()
course = Course(site)
course.warm_up()
with service.open_answers(site) as answers:
    rows = [row for row in answers.marker.latest_submissions("t1") if row["number"] in sys.argv[1:]]
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        print(list(mark(course, answers.marker, rows)))
    except OperatorError as error:
        print(error)
"""


@pytest.mark.process
@pytest.mark.faults("the disk fills up in the middle of a marking")
@pytest.mark.parametrize("numbers", [["n1"], ["n2", "n3", "n4"]], ids=["slow way", "quick way"])
def test_a_disk_that_is_full_is_no_fault_of_the_submission(handed_in, numbers):
    done = subprocess.run(
        [sys.executable, "-c", MARK_WITHOUT_ROOM, *numbers],
        cwd=handed_in.root,
        env={**os.environ, **handed_in.environment()},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "File too large" in done.stdout
    with service.open_answers(handed_in) as answers:
        assert {row["marked_at"] for row in answers.marker.latest_submissions("t1")} == {None}
    assert in_this_process("grade", "t1").returncode == 0
    with service.open_answers(handed_in) as answers:
        assert [row["points"] for row in answers.marker.latest_submissions("t1")] == [4, 0, 4, 0]
