"""Pages that are made ready before anyone asks: for everybody the same, and nobody's."""

import json
import os
import re
import signal

import pytest
from playwright.sync_api import expect

from qihang.kernels.fork.server import SERVER, TEMPLATE
from tests.conftest import copied
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, name_of, parent_of, running
from tests.support.exercise_page import box
from tests.support.prepared import PAGES, named, when_prepared
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]

KERNEL_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def parents(pids):
    return {name_of(parent_of(pid)) for pid in pids}


@pytest.fixture
def prepared(lasting_classroom):
    """A classroom whose two pages of T1 are ready, and no kernel is there."""
    return when_prepared(lasting_classroom)


@pytest.fixture
def seat(browser, prepared):
    """A browser at one seat."""
    one = Seat.at(browser, prepared)
    yield one
    one.close()


@pytest.fixture
def trainee(prepared):
    """The number of a trainee who has done nothing yet."""
    return prepared.newcomer()


@pytest.fixture(scope="module")
def breakable(first_start, tmp_path_factory):
    """A classroom that tests may break, each as far as it comes to itself again."""
    with running(copied(first_start, tmp_path_factory.mktemp("breakable"))) as one:
        yield one


@pytest.fixture
def own(breakable, browser):
    """A seat in the classroom that may be broken, with nobody else in it."""
    breakable.ask("end_lesson")
    breakable.end_kernels()
    one = Seat.at(browser, when_prepared(breakable))
    one.sign_in(breakable.newcomer())
    yield one
    one.close()


def open_exercise(seat):
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)


def html(seat, path):
    return seat.context.request.get(f"{seat.classroom.address}{path}").text()


def test_a_page_of_a_released_lesson_comes_with_a_kernel_that_ran_it_before(
    prepared, seat, trainee
):
    seat.sign_in(trainee)
    open_exercise(seat)
    # The one that waited for the next page of the home page ends soon.
    until(lambda: len(prepared.kernels()) == 1)
    assert parents(prepared.kernels()) == {TEMPLATE}


def test_a_prepared_page_is_the_same_for_all_and_says_nothing_of_anyone(
    prepared, seat, trainee, browser
):
    other = Seat.at(browser, prepared)
    seat.sign_in(trainee)
    other.sign_in(second := prepared.newcomer())
    one, two = html(seat, "/exercise/t1"), html(other, "/exercise/t1")
    other.close()
    ids = set(re.findall(KERNEL_ID, one)) ^ set(re.findall(KERNEL_ID, two))
    assert len(ids) == 2
    assert re.sub(KERNEL_ID, "", one) == re.sub(KERNEL_ID, "", two)
    # Ids and hashes are random, and may hold the digits of a trainee number by chance.
    one, two = (re.sub(r"[0-9a-f]{16,}", "", text) for text in (one, two))
    for private in (trainee, second):
        assert private not in one + two


def test_two_trainees_on_the_same_prepared_page_have_their_own_answers(
    prepared, seat, trainee, browser
):
    other = Seat.at(browser, prepared)
    seat.sign_in(trainee)
    other.sign_in(prepared.newcomer())
    open_exercise(seat)
    open_exercise(other)
    exercise.fill(seat.page, "total", "4")
    open_exercise(other)
    expect(box(other.page, "total")).to_have_attribute("data-state", "empty")
    assert numbers(seat) != numbers(other)
    other.close()


def numbers(seat):
    return [one.inner_text() for one in seat.page.locator("[data-question]").all()]


def test_a_lesson_goes_on_when_the_fork_server_is_killed_in_the_middle(own):
    open_exercise(own)
    for pid in named(own.classroom.site, SERVER) + named(own.classroom.site, TEMPLATE):
        os.kill(pid, signal.SIGKILL)
    exercise.fill(own.page, "total", "4")
    open_exercise(own)
    exercise.wait_for_state(box(own.page, "total"), "saved")
    # A new fork server comes by itself, and with it the prepared pages.
    until(lambda: len(named(own.classroom.site, TEMPLATE)) == PAGES)


def test_a_page_that_is_opened_again_asks_for_nothing_that_it_has(prepared, seat, trainee):
    seat.sign_in(trainee)
    seat.open("/workbook/t1")
    seat.page.locator(".lab--margin").wait_for()
    frames = []
    seat.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda one: frames.append(len(one)))
    )
    seat.open("/workbook/t1")
    seat.page.locator(".lab--margin").wait_for()
    assert set(seat.page.evaluate(ASKED_FOR)) <= {"/api", "/static/glossary.json"}
    # Nor do widgets bring their scripts, which the page has: the largest message is small.
    assert 0 < max(frames) < 100_000


ASKED_FOR = """() => performance.getEntriesByType("resource")
  .filter((one) => one.transferSize > 0)
  .map((one) => new URL(one.name).pathname)
  .map((path) => (path.startsWith("/api/") ? "/api" : path))"""


def test_a_lesson_that_was_changed_is_prepared_anew(own):
    before = html(own, "/workbook/t1")
    assert "另一个标题" not in before
    old = set(named(own.classroom.site, TEMPLATE))
    change(own.classroom, "另一个标题")
    assert "另一个标题" in html(own, "/workbook/t1")
    until(lambda: set(named(own.classroom.site, TEMPLATE)) - old)


def change(classroom, words):
    """Give the workbook of T1 another beginning."""
    page = classroom.site.pages / "workbook" / "t1.ipynb"
    lesson = json.loads(page.read_text(encoding="utf-8"))
    cell = {"cell_type": "markdown", "id": f"added-{len(lesson['cells'])}", "metadata": {}}
    lesson["cells"].insert(0, {**cell, "source": words})
    page.write_text(json.dumps(lesson), encoding="utf-8")


def waiting_kernel(classroom):
    """The kernel that waits for a trainee who has just signed in."""
    until(lambda: len(classroom.kernels()) == 1)
    return classroom.kernels()[0]


def test_while_a_trainee_looks_at_home_the_kernel_of_the_next_page_waits(prepared, seat, trainee):
    seat.sign_in(trainee)
    waiting = waiting_kernel(prepared)
    seat.page.locator("#session-t1-workbook-open").click()
    seat.page.locator(".lab--margin").wait_for()
    assert prepared.kernels() == [waiting]
    # Whoever goes back gets no second one for the page that is open already.
    seat.context.request.get(f"{prepared.address}/")
    assert prepared.kernels() == [waiting]


def test_a_kernel_that_waited_ends_when_another_page_is_opened(prepared, seat, trainee):
    seat.sign_in(trainee)
    waiting = waiting_kernel(prepared)
    open_exercise(seat)
    until(lambda: len(prepared.kernels()) == 1)
    assert prepared.kernels() != [waiting]


def test_a_kernel_that_waits_is_nobody_elses_and_ends_with_the_sign_in(
    prepared, seat, trainee, browser
):
    seat.sign_in(trainee)
    waiting = waiting_kernel(prepared)
    other = Seat.at(browser, prepared)
    other.sign_in(prepared.newcomer())
    other.open("/workbook/t1")
    other.page.locator(".lab--margin").wait_for()
    assert waiting in prepared.kernels()
    seat.page.locator('form[action="/logout"] button').first.click()
    until(lambda: waiting not in prepared.kernels())
    assert len(prepared.kernels()) == 1
    other.close()


def test_a_waiting_kernel_that_died_or_ran_another_version_serves_no_page(own):
    os.kill(waiting_kernel(own.classroom), signal.SIGKILL)
    until(lambda: not own.classroom.kernels())
    own.open("/workbook/t1")
    own.page.locator(".lab--margin").wait_for()
    own.open("/")
    until(lambda: len(own.classroom.kernels()) == 1)
    old = own.classroom.kernels()
    templates = named(own.classroom.site, TEMPLATE)
    change(own.classroom, "第三个标题")
    until(lambda: set(named(own.classroom.site, TEMPLATE)) - set(templates))
    own.open("/workbook/t1")
    own.page.locator(".lab--margin").wait_for()
    expect(own.page.locator("body")).to_contain_text("第三个标题")
    until(lambda: len(own.classroom.kernels()) == 1)
    assert own.classroom.kernels() != old
