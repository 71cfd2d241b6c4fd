"""From the sign-in to the result, in a real Chromium, in both languages."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.exercise_page import box, key
from tests.support.pages import each_language, faults
from tests.support.solutions import right_answers
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """Nothing of a classroom is broken here but pages of a trainee of each test's own."""
    return lasting_classroom


def open_exercise(seat):
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)
    expect(box(seat.page, "offer")).to_have_attribute("data-state", "empty")


@each_language
def test_from_the_sign_in_to_the_result(browser, classroom, seat, trainee, language):
    page = seat.page
    seat.open("/login")
    page.locator(f"#page-header [data-lang={language}]").click()
    assert faults(page) == []
    seat.sign_in(trainee)
    expect(page.locator(f"html[data-lang={language}]")).to_be_attached()
    assert faults(page) == []

    open_exercise(seat)
    assert faults(page) == []
    known = right_answers(classroom.site, trainee, "t1")
    first, rest = list(known.items())[:1], list(known.items())[1:]
    for question, value in first:
        exercise.fill(page, question, value)

    kill_the_kernel(classroom)
    expect(page.locator('#page-notice[data-state="gone"]')).to_be_visible()
    assert faults(page) == []

    other = Seat.at(browser, classroom)
    other.sign_in(trainee)
    expect(page.locator("#ended")).to_be_visible()
    other.open("/exercise/t1")
    for question, _ in first:
        exercise.wait_for_state(box(other.page, question), "saved")
    for question, value in rest:
        exercise.fill(other.page, question, value)
    receipt = exercise.hand_in(other.page)
    assert len(receipt) == 8
    exercise.wait_for_marks(other.page)
    assert "4" in other.page.locator(".handin-total").inner_text()
    for question in known:
        expect(box(other.page, question)).to_have_attribute("data-state", "right")
    assert faults(other.page) == []
    expect_the_result_at_home(other)
    other.close()


def expect_the_result_at_home(seat):
    """The home page says how many points there were, and what to do next."""
    seat.open("/")
    expect(seat.page.locator(".result-points")).to_contain_text("4")
    expect(seat.page.locator(".result-points .sign")).to_have_text("✓")
    expect(seat.page.locator(".result-next")).to_be_visible()
    assert faults(seat.page) == []


def kill_the_kernel(classroom):
    """The one of the page; of a next page, one may have been started ahead."""
    kernels = classroom.kernels()
    assert kernels
    for kernel in kernels:
        os.kill(kernel, signal.SIGKILL)
    until(lambda: not {*kernels} & {*classroom.kernels()})


def test_going_on_after_a_killed_kernel_takes_one_press(classroom, seat, trainee):
    seat.sign_in(trainee)
    open_exercise(seat)
    exercise.fill(seat.page, "total", "4")
    kill_the_kernel(classroom)
    seat.page.locator('#page-notice[data-state="gone"] button').click()
    exercise.wait_for_state(box(seat.page, "total"), "saved")
    expect(key(box(seat.page, "total"), "line")).to_have_value("4")


def test_what_was_typed_while_the_kernel_was_gone_is_saved_when_going_on(classroom, seat, trainee):
    seat.sign_in(trainee)
    open_exercise(seat)
    kill_the_kernel(classroom)
    key(box(seat.page, "total"), "line").fill("7")
    notice = seat.page.locator('#page-notice[data-state="gone-unsaved"]')
    expect(notice).to_contain_text("还没保存", use_inner_text=True)
    notice.locator("button").click()
    exercise.wait_for_state(box(seat.page, "total"), "saved")
    expect(key(box(seat.page, "total"), "line")).to_have_value("7")


def test_an_answer_that_cannot_be_read_is_said_so_with_an_example_and_kept(seat, trainee):
    seat.sign_in(trainee)
    open_exercise(seat)
    one = box(seat.page, "total")
    key(one, "line").fill("three or so")
    exercise.wait_for_state(one, "unreadable")
    expect(one).to_contain_text("12345")
    seat.page.reload()
    exercise.wait_until_drawn(seat.page)
    expect(key(box(seat.page, "total"), "line")).to_have_value("three or so")


def test_language_and_size_change_at_once_and_lose_nothing(seat, trainee):
    seat.sign_in(trainee)
    open_exercise(seat)
    page = seat.page
    exercise.fill(page, "total", "4")
    page.locator("#page-header [data-lang=en]").click()
    expect(page.locator("main h1:visible")).to_contain_text("money at a tea shop")
    for _ in range(6):
        page.locator('#page-header [data-size="+"]').click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    expect(key(box(page, "total"), "line")).to_have_value("4")
    # What was chosen last is on its way; the next page may ask before it has come.
    page.wait_for_load_state("networkidle")
    seat.open("/")
    expect(page.locator("html[data-lang=en]")).to_be_attached()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"


def test_after_the_mark_again_means_new_numbers_and_the_best_counts(classroom, seat, trainee):
    seat.sign_in(trainee)
    open_exercise(seat)
    page = seat.page
    known = right_answers(classroom.site, trainee, "t1")
    exercise.fill(page, "total", known["total"])
    exercise.hand_in(page)
    exercise.wait_for_marks(page)
    numbers = box(page, "total").locator(".card-facts").inner_text()
    exercise.start_again(page)
    expect(box(page, "total")).to_have_attribute("data-state", "empty")
    assert box(page, "total").locator(".card-facts").inner_text() != numbers
    assert until(lambda: page.evaluate("scrollY") == 0)
    expect_the_marked_try_to_be_readable(seat, numbers)
    exercise.hand_in(page)
    exercise.wait_for_marks(page)
    seat.open("/")
    expect(page.locator("#session-t1-exercise-open")).to_be_visible()
    until(lambda: classroom.ask("in_place", number=trainee, assignment="t1")["points"] == 2.0)


def expect_the_marked_try_to_be_readable(seat, numbers):
    """From the home page to the marked try, and back to the new one."""
    seat.open("/")
    seat.page.locator(".result-link a").click()
    one = box(seat.page, "total")
    expect(one).to_have_attribute("data-state", "right")
    assert one.locator(".card-facts").inner_text() == numbers
    seat.page.locator('[data-key="this"]').click()
    expect(one).to_have_attribute("data-state", "empty")


def test_a_wrong_pin_gets_a_kind_sentence_and_then_a_pause(seat, trainee):
    page = seat.page
    seat.open("/login")
    for _ in range(3):
        page.locator("#number").fill(trainee)
        page.locator("#pin").fill("000000")
        page.locator("form.sign-in button").click()
        expect(page.locator("#problem")).to_be_visible()
    expect(page.locator("#wait")).to_be_visible()
    assert faults(page) == []


def test_signing_out_ends_the_sign_in_at_the_server(seat, trainee):
    seat.sign_in(trainee)
    cookies = seat.context.cookies()
    seat.page.locator("form[action$=logout] button").click()
    seat.page.wait_for_url("**/login")
    seat.context.add_cookies(cookies)
    seat.open("/")
    expect(seat.page.locator("#pin")).to_be_visible()


def test_the_page_holds_no_key(seat, trainee):
    """Neither the page nor what its kernel sends names the key or a distractor."""
    frames = []
    seat.page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: frames.append(frame)))
    seat.sign_in(trainee)
    open_exercise(seat)
    seen = seat.page.content() + "".join(
        frame if isinstance(frame, str) else frame.decode("utf-8", "replace") for frame in frames
    )
    assert "shows" in seen or "card" in seen
    for word in ("t1-added", "t1-one-pack", "HIDDEN", "SOLUTION", "expects", "ask.number"):
        assert word not in seen
