"""An instructor releases and closes a session while trainees are at their pages."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.conftest import copied
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, command, running
from tests.support.course.second import write_t2
from tests.support.exercise_page import box

pytestmark = [pytest.mark.browser, pytest.mark.process]


def says(site, *words):
    done = command(site, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def without_t2(first_start, folder, is_planned):
    """A running classroom in which T2 is not released, and perhaps not even planned."""
    site = copied(first_start, folder)
    shutil.rmtree(site.root / "sessions" / "t2")
    if is_planned:
        write_t2(site)
    with running(site) as one:
        yield one


@pytest.fixture(scope="module")
def classroom(first_start, tmp_path_factory):
    """The tests of this file go on in it, one after the other."""
    with without_t2(first_start, tmp_path_factory.mktemp("meanwhile"), False) as one:
        yield one


@contextmanager
def seated(browser, classroom, number):
    """A trainee who looks at the home page."""
    one = Seat.at(browser, classroom)
    one.sign_in(number)
    yield one
    one.close()


@pytest.fixture
def seat(browser, classroom):
    with seated(browser, classroom, classroom.newcomer()) as one:
        yield one


def path(seat):
    """What the home page says of T2."""
    return seat.page.locator(".session", has=seat.page.locator("#session-t2-title"))


def open_exercise(seat):
    seat.open("/exercise/t2")
    exercise.wait_until_drawn(seat.page)


def test_a_session_that_is_written_and_released_meanwhile_is_there_after_a_reload_and_works(
    browser, classroom
):
    number = classroom.newcomer()
    with seated(browser, classroom, number) as seat:
        write_t2(classroom.site)
        seat.page.reload()
        can_be_worked_once_it_is_released(seat, number, classroom)


@pytest.mark.long
def test_a_session_that_was_there_and_is_released_meanwhile_works_as_well(
    browser, first_start, tmp_path
):
    with without_t2(first_start, tmp_path, True) as classroom:
        number = classroom.newcomer()
        with seated(browser, classroom, number) as seat:
            can_be_worked_once_it_is_released(seat, number, classroom)


def can_be_worked_once_it_is_released(seat, number, classroom):
    expect(path(seat)).to_contain_text("还没开放")
    says(classroom.site, "release", "t2")
    seat.page.reload()
    seat.page.locator("#session-t2-workbook-open").click()
    seat.page.locator(".lab--margin").wait_for()
    open_exercise(seat)
    exercise.fill(seat.page, "total", "4")
    exercise.hand_in(seat.page)
    exercise.wait_for_marks(seat.page)
    assert number in says(classroom.site, "results", "t2")
    assert "WRONG" not in says(classroom.site, "doctor")


def test_a_session_that_is_closed_while_a_page_of_it_is_open_loses_nothing(seat, classroom):
    says(classroom.site, "release", "t2", "--yes")
    open_exercise(seat)
    exercise.fill(seat.page, "total", "4")
    says(classroom.site, "close", "t2")
    notice = seat.page.locator('#page-notice[data-state="closed"]')
    expect(notice).to_contain_text("教员关了这一课")
    notice.locator("button").click()
    expect(notice).to_be_empty()
    exercise.fill(seat.page, "offer", "这包茶产地是赣州，很香。")
    receipt = exercise.hand_in(seat.page)
    exercise.wait_for_marks(seat.page)
    seat.page.reload()
    expect(seat.page.locator("h1")).to_contain_text("这一课现在关着")
    seat.page.locator("main a").click()
    expect(path(seat)).to_contain_text("现在关着")
    says(classroom.site, "release", "t2", "--yes")
    open_exercise(seat)
    expect(seat.page.locator("[data-receipt]")).to_have_attribute("data-receipt", receipt)
    expect(box(seat.page, "total").locator('[data-key="line"]')).to_have_value("4")


def test_no_page_of_a_closed_session_comes_by_a_kernel_that_waited_for_it(seat, classroom):
    says(classroom.site, "release", "t2", "--yes")
    says(classroom.site, "close", "t1")
    seat.open("/workbook/t1")
    expect(seat.page.locator("h1")).to_contain_text("这一课现在关着")
