"""What I can do: the page from home that leads from the course to work."""

import pytest
from playwright.sync_api import expect

from qihang.commerce import jobs
from qihang.server.jobs import _by_session
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


def test_home_leads_there_and_back(seat, trainee):
    seat.sign_in(trainee)
    seat.page.locator("#to-jobs").click()
    seat.page.wait_for_url("**/jobs")
    seat.page.locator("#back").click()
    expect(seat.page.locator("#path-label")).to_be_visible()


def test_nobody_sees_it_without_a_sign_in(seat):
    seat.open("/jobs")
    seat.page.wait_for_url("**/login**")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_job_opens_by_keyboard_and_says_what_is_missing(seat, trainee, language):
    page = seat.page
    seat.sign_in(trainee)
    seat.open("/jobs")
    page.locator(f"#page-header [data-lang={language}]").click()
    takings = next(job for job in jobs.JOBS if job.id == "codes")
    job = page.locator("details.job", has_text=takings.name.translations()[language])
    job.locator("summary").press("Enter")
    for task in takings.tasks:
        expect(job.get_by_text(task.name.translations()[language])).to_be_visible()
    assert faults(page) == []
    assert spill(page) == 0
    assert small_targets(page) == []


def test_tasks_stand_by_session_with_a_way_there_where_it_is_open():
    right = {"s1.takings", "s1.after_swap"}
    first, *others = _by_session(right, {"s1"})
    assert (first["code"], first["url"]) == ("S1", "/exercise/s1")
    assert [is_shown for _, is_shown in first["tasks"]] == [False, True]
    assert all(one["url"] is None for one in others)
