"""A trainee whose exercise has a due time, few tries, or marks that are held."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.operate import roster
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, command
from tests.support.pages import each_language, faults, small_targets

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    return lasting_classroom


class Alone:
    """A trainee who is the only one in a class, and what holds for it."""

    def __init__(self, browser, classroom):
        self.name = uuid.uuid4().hex[:8]
        self.classroom = classroom
        with service.open_answers(classroom.site) as answers:
            [(_, pin)] = roster.enrol(
                answers.operator, [roster.Trainee(self.name, "林小满", self.name)]
            )
        classroom.pins[self.name] = pin
        self.seat = Seat.at(browser, classroom)
        self.page = self.seat.page

    def holds(self, **change):
        self.classroom.ask("change_rules", session="t1", classes=[self.name], change=change)

    def opens(self):
        self.seat.open("/exercise/t1")
        exercise.wait_until_drawn(self.page)

    def presses(self, key):
        self.page.locator(f'[data-key="{key}"]').click()

    def hands_in(self):
        self.presses("hand-in")
        self.presses("hand-in-so")
        expect(self.page.locator('[data-key="receipt"]')).to_be_visible()

    def is_marked(self):
        done = command(self.classroom.site, "grade", "t1")
        assert done.returncode == 0, done.stderr


@pytest.fixture
def alone(browser, classroom):
    one = Alone(browser, classroom)
    one.seat.sign_in(one.name)
    yield one
    one.classroom.ask("as_everybody", session="t1", classes=[one.name])
    one.seat.close()


def moment(**later):
    return (datetime.now(UTC) + timedelta(**later)).isoformat(timespec="microseconds")


@each_language
def test_a_due_time_is_read_before_it_and_kindly_after_it(alone, language):
    page = alone.page
    page.locator(f"#page-header [data-lang={language}]").click()
    due = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=9)
    alone.holds(due_at=due.isoformat(timespec="microseconds"))
    alone.seat.open("/")
    clock = f"{due.astimezone():%H:%M}"
    expect(page.locator(".due[data-over=no]")).to_contain_text(clock)
    alone.opens()
    expect(page.locator('[data-key="limits"]')).to_contain_text(clock)
    # It passes while the page is open, and more time is given after that.
    alone.holds(due_at=moment(seconds=-1))
    alone.presses("hand-in")
    page.locator('[data-key="hand-in-so"], [data-key="over"]').first.wait_for()
    # The page may hear of the time at this very moment.
    page.evaluate("document.querySelector('[data-key=\"hand-in-so\"]')?.click()")
    over = page.locator('[data-key="over"]')
    expect(over).to_be_visible()
    words = {"zh": "存好的都还在", "en": "What you saved is kept"}
    expect(over).to_contain_text(words[language])
    expect(page.locator('[data-key="hand-in"]')).to_have_count(0)
    assert faults(page) == []
    assert small_targets(page) == []
    alone.seat.open("/")
    expect(page.locator(".due[data-over=yes]")).to_contain_text(words[language])
    assert faults(page) == []
    alone.holds(due_at=moment(days=1))
    alone.opens()
    alone.hands_in()


def test_tries_are_told_and_used_up(alone):
    page = alone.page
    alone.holds(tries=2)
    page.locator("#page-header [data-lang=en]").click()
    alone.opens()
    limits = page.locator('[data-key="limits"]')
    expect(limits).to_contain_text("You can hand in 2 more times.")
    alone.hands_in()
    expect(limits).to_contain_text("You can hand in 1 more time.")
    alone.presses("again")
    new_so = page.locator('[data-key="new-so"]')
    again_open = page.locator('[data-key="hand-in"]')
    new_so.or_(again_open).first.wait_for()
    if new_so.count():
        new_so.click()
    expect(again_open).to_be_visible()
    alone.hands_in()
    expect(limits).to_contain_text("You have used all 2 tries.")
    expect(page.locator('[data-key="again"]')).to_have_count(0)


def test_results_are_held_and_once_shown_stay_shown(alone):
    page = alone.page
    alone.holds(marks_at_once=False)
    page.locator("#page-header [data-lang=en]").click()
    alone.opens()
    alone.hands_in()
    expect(page.locator('[data-key="unmarked"]')).to_be_visible()
    alone.is_marked()
    alone.seat.open("/")
    expect(page.locator(".results")).to_have_count(0)
    alone.classroom.ask("show_results", session="t1", classes=[alone.name])
    alone.seat.open("/")
    expect(page.locator(".results")).to_be_visible()
    alone.holds(marks_at_once=False)
    alone.seat.open("/")
    expect(page.locator(".results")).to_be_visible()
