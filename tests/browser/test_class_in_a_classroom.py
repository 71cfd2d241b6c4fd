"""What a class is asked for, and calling the instructor, in a running classroom."""

import pytest
from playwright.sync_api import expect

from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.lecturer import lecturing
from tests.support.pages import faults

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """What the class was asked for is taken back."""
    return lasting_classroom


@pytest.fixture
def lecturer(classroom):
    with lecturing(classroom) as one:
        yield one


def look_again(seat):
    """Have a page ask at once, as when it is looked at again."""
    seat.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def sheet(seat):
    return seat.page.get_by_role("alertdialog")


def call(seat):
    return seat.page.locator(".call button")


def test_what_is_being_typed_when_the_class_looks_up_stays_and_is_saved(
    seat, trainee, lecturer, browser, classroom
):
    seat.sign_in(trainee)
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)
    box = exercise.box(seat.page, "total")
    line = exercise.key(box, "line")
    line.press_sequentially("3")
    lecturer.pause()
    expect(sheet(seat)).to_be_focused()
    assert faults(seat.page) == []
    seat.page.keyboard.type("99")
    exercise.wait_for_state(box, "saved")
    lecturer.pause(False)
    expect(sheet(seat)).to_have_count(0)
    expect(line).to_be_focused()
    expect(line).to_have_value("3")
    other = Seat.at(browser, classroom)
    other.sign_in(trainee)
    other.open("/exercise/t1")
    exercise.wait_until_drawn(other.page)
    expect(exercise.key(exercise.box(other.page, "total"), "line")).to_have_value("3")
    other.close()


@pytest.mark.parametrize("path", ["/", "/jobs", "/help"])
def test_pages_without_a_kernel_hear_it_as_well(seat, trainee, lecturer, path):
    seat.sign_in(trainee)
    lecturer.say("10:30")
    lecturer.lead("workbook", "t1", "story")
    lecturer.pause()
    seat.open(path)
    expect(sheet(seat)).to_be_focused()
    assert faults(seat.page) == []
    lecturer.pause(False)
    look_again(seat)
    expect(sheet(seat)).to_have_count(0)
    expect(seat.page.locator('[data-notice="said"]')).to_contain_text("10:30")
    assert faults(seat.page) == []
    seat.page.locator('[data-notice="lead"] a').click()
    seat.page.wait_for_url("**/workbook/t1#story")
    expect(seat.page.locator('[data-notice="lead"]')).to_contain_text("教员请大家看这一页")


def test_on_the_home_page_it_is_heard_without_doing_anything(seat, trainee, lecturer):
    seat.sign_in(trainee)
    expect(call(seat)).to_be_visible()
    lecturer.pause()
    expect(sheet(seat)).to_be_focused()


def test_on_the_home_page_the_end_of_the_lesson_is_told(seat, trainee, lecturer):
    seat.sign_in(trainee)
    lecturer.pause()
    expect(sheet(seat)).to_be_visible()
    lecturer.end_lesson()
    look_again(seat)
    expect(seat.page.locator("#ended")).to_contain_text("这节课结束了")
    expect(seat.page.locator(".trainee-number")).to_have_count(0)


def test_a_call_is_seen_by_the_desk_stays_at_every_seat_and_is_over_once_answered(
    seat, trainee, lecturer, browser, classroom
):
    seat.sign_in(trainee)
    call(seat).click()
    expect(call(seat)).to_have_text("不用了", use_inner_text=True)
    assert lecturer.called_at(trainee)
    seat.page.reload()
    expect(call(seat)).to_have_text("不用了", use_inner_text=True)
    other = Seat.at(browser, classroom)
    other.sign_in(trainee)
    other.open("/exercise/t1")
    expect(call(other)).to_have_text("不用了", use_inner_text=True)
    lecturer.answer(trainee)
    expect(other.page.locator(".call [role=status]")).to_contain_text("正在过来")
    expect(call(other)).to_have_text("叫教员", use_inner_text=True)
    assert lecturer.called_at(trainee) is None
    other.close()


def test_nobody_can_be_called_before_the_sign_in(seat):
    for path in ("/login", "/help"):
        seat.open(path)
        expect(seat.page.locator("#page-header .help")).to_be_visible()
        expect(call(seat)).to_have_count(0)
