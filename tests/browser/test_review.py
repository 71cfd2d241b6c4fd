"""Review at the start of a lesson: offered when something is due, done in minutes, then no more."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from playwright.sync_api import expect

from qihang.answers import seeds
from qihang.databases.append_only import in_sqlite
from qihang.sessions import practice_item
from qihang.settings import change
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, running
from tests.support.marked import found, handed_in
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]

SAYS = {
    "zh": ("复习五分钟：2 道题", "还没做对。下次再问你一次。", "2 题里做对了 1 题。"),
    "en": ("Five minutes of review: 2 questions", "Not yet.", "Right: 1 of 2."),
}


@pytest.fixture
def classroom(whole_course):
    """All lessons are open; nobody changes anything but their own."""
    whole_course.end_kernels()
    return whole_course


def day(ago):
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def misses(classroom, number, ago=3):
    """A try of S3 that was marked some days ago, with two questions that were not right."""
    questions = {
        "break_even": found(0.0, idea="break-even-by-price"),
        "price_cut": found(0.0),
        "costs": found(),
    }
    handed_in(classroom.site.store, number, "s3-2", day(ago), questions)


def days_go_by(classroom, number, days):
    """All that this trainee did lies so many days further back, as if so many had passed."""
    with closing(sqlite3.connect(classroom.site.store, timeout=30)) as store, store:
        for one in ("update", "delete"):
            store.execute(f"DROP TRIGGER review_refuses_{one}")
        for table, column, mine in (
            ("review", "at", "number = ?"),
            ("hand_in", "at", "attempt_id IN (SELECT id FROM attempt WHERE number = ?)"),
        ):
            rows = store.execute(f"SELECT id, {column} FROM {table} WHERE {mine}", (number,))
            for row, moment in rows.fetchall():
                at = datetime.fromisoformat(moment) - timedelta(days=days)
                store.execute(
                    f"UPDATE {table} SET {column} = ? WHERE id = ?",
                    (at.isoformat(timespec="microseconds"), row),
                )
        for trigger in in_sqlite("review", "review"):
            store.execute(trigger)


def question(classroom, number, item, times):
    """The very question that this trainee is asked."""
    seed = seeds.make(classroom.site.secret("seeds"), number, "workbook ", 1)
    paper = hashlib.sha256(json.dumps(["review", "", seed, 1]).encode()).hexdigest()[:16]
    words = f"{paper} {item} {times}"
    return practice_item(item)(Random(hashlib.sha256(words.encode()).hexdigest()[:16])).question


def answers(seat, number, times=1, kind="right"):
    """Answer the question that is shown; returns its name."""
    one = seat.page.locator(".review")
    expect(one).to_have_attribute("data-state", "open")
    item = one.get_attribute("data-question")
    value = getattr(question(seat.classroom, number, item, times).examples(), kind)[0]
    exercise.answer(seat.page, item, value)
    exercise.key(one, "check").click()
    expect(one).to_have_attribute("data-state", "right" if kind == "right" else "not-yet")
    return item


def goes_on(seat):
    seat.page.locator('.review [data-key="next"]').click()


def kept(classroom, number):
    """What stands in the store, by plain SQL."""
    with closing(sqlite3.connect(classroom.site.store, timeout=30)) as store:
        return store.execute(
            "SELECT session, item, question, edition, round, outcome FROM review "
            "WHERE number = ? ORDER BY id",
            (number,),
        ).fetchall()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_missed_is_asked_again_until_it_is_right(seat, classroom, trainee, language):
    page = seat.page
    offered, not_yet, ended = SAYS[language]
    seat.sign_in(trainee)
    page.locator(f"#page-header [data-lang={language}]").click()
    expect(page.locator("#review")).to_have_count(0)
    misses(classroom, trainee)
    seat.open("/")
    card = page.locator(".review-due")
    expect(card.locator(".go-on-title")).to_contain_text(offered.split("：")[0].split(":")[0])
    assert faults(page) == []
    page.locator("#review").press("Enter")
    first = answers(seat, trainee)
    assert faults(page) == []
    goes_on(seat)
    second = answers(seat, trainee, kind="wrong")
    note = page.locator('.review [data-key="note"]')
    expect(note).to_contain_text(not_yet)
    expect(note.locator("a")).to_have_attribute("href", "/workbook/s3#" + _screen(second))
    goes_on(seat)
    expect(page.locator(".review")).to_contain_text(ended)
    onward = page.locator('.review [data-key="onward"]')
    expect(onward).to_be_visible()
    assert faults(page) == []
    onward.click()
    expect(page.locator("section.screen:visible, [data-question]").first).to_be_visible()
    seat.open("/")
    expect(page.locator("#go-on, #path-label").first).to_be_visible()
    expect(page.locator("#review")).to_have_count(0)
    assert kept(classroom, trainee) == [
        ("s3", first, _missed(first), "s3-2", 1, "right"),
        ("s3", second, _missed(second), "s3-2", 1, "not-yet"),
    ]
    # The next lesson: what was not right yet is asked again, with other numbers.
    days_go_by(classroom, trainee, 1)
    seat.open("/review")
    assert answers(seat, trainee, times=2) == second
    goes_on(seat)
    expect(page.locator(".review")).to_have_attribute("data-state", "done")
    # A week later both, then after three and after eight weeks; then no more.
    rounds = {first: 1, second: 2}
    for days in (7, 21, 56):
        days_go_by(classroom, trainee, days)
        seat.open("/review")
        for _ in range(2):
            item = page.locator(".review[data-state=open]").get_attribute("data-question")
            rounds[item] += 1
            answers(seat, trainee, times=rounds[item])
            goes_on(seat)
        expect(page.locator(".review")).to_have_attribute("data-state", "done")
    days_go_by(classroom, trainee, 400)
    seat.open("/")
    expect(page.locator("#path-label")).to_be_visible()
    expect(page.locator("#review")).to_have_count(0)
    seat.open("/review")
    page.wait_for_url(f"{classroom.address}/")


def _missed(item):
    return {"s3.break-even": "break_even", "s3.cut": "price_cut"}[item]


def _screen(item):
    return {"s3.break-even": "break-even", "s3.cut": "demand-lab"}[item]


def test_whoever_has_no_time_goes_straight_to_the_lesson_and_is_asked_next_time(
    seat, classroom, trainee
):
    misses(classroom, trainee)
    seat.sign_in(trainee)
    seat.open("/review")
    expect(seat.page.locator(".review")).to_have_attribute("data-state", "open")
    seat.page.locator('[data-key="later"]').click()
    expect(seat.page.locator("section.screen:visible").first).to_be_visible()
    seat.open("/")
    expect(seat.page.locator("#review")).to_be_visible()
    assert kept(classroom, trainee) == []


def test_a_page_that_is_loaded_again_asks_the_rest_and_nothing_twice(seat, classroom, trainee):
    misses(classroom, trainee)
    seat.sign_in(trainee)
    seat.open("/review")
    first = answers(seat, trainee)
    seat.page.reload()
    expect(seat.page.locator(".review")).to_have_attribute("data-state", "open")
    assert answers(seat, trainee) != first
    goes_on(seat)
    expect(seat.page.locator(".review")).to_have_attribute("data-state", "done")


def test_it_is_done_with_the_keyboard_alone(seat, classroom, trainee):
    misses(classroom, trainee)
    seat.sign_in(trainee)
    seat.page.locator("#review").press("Enter")
    one = seat.page.locator(".review")
    expect(one).to_have_attribute("data-state", "open")
    assert one.get_attribute("data-question") == "s3.break-even"
    right = question(classroom, trainee, "s3.break-even", 1).examples().right[0]
    exercise.key(one, "line").focus()
    seat.page.keyboard.type(str(right))
    seat.page.keyboard.press("Enter")
    expect(one).to_have_attribute("data-state", "right")
    expect(exercise.key(one, "next")).to_be_focused()
    seat.page.keyboard.press("Enter")
    expect(one).to_have_attribute("data-question", "s3.cut")
    expect(one.locator("h2")).to_be_focused()


@pytest.mark.parametrize(("width", "size"), [(320, 18), (640, 32), (1366, 20), (1366, 32)])
def test_the_page_fits_every_window(seat, classroom, trainee, width, size):
    misses(classroom, trainee)
    page = seat.page
    page.set_viewport_size({"width": width, "height": 625})
    seat.sign_in(trainee)
    seat.open("/review")
    page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
    if (width, size) == (1366, 20):
        assert page.locator('[data-key="check"]').bounding_box()["y"] + 44 <= 625
    for _ in range(2):
        answers(seat, trainee, kind="wrong")
        assert exercise.key(page, "next").bounding_box()["y"] + 44 <= 625
        assert spill(page) == 0
        assert small_targets(page) == []
        goes_on(seat)
    assert spill(page) == 0


def test_nobody_gets_there_without_a_sign_in(seat):
    seat.open("/review")
    seat.page.wait_for_url("**/login**")


def test_a_house_that_has_turned_it_off_shows_nothing(browser, open_site):
    page = open_site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    change(open_site, "review", "false")
    with running(open_site) as classroom:
        number = classroom.newcomer()
        handed_in(open_site.store, number, "t1", day(3), {"total": found(0.0)})
        one = Seat.at(browser, classroom)
        one.sign_in(number)
        expect(one.page.locator("#path-label")).to_be_visible()
        expect(one.page.locator("#review")).to_have_count(0)
        one.open("/review")
        one.page.wait_for_url(f"{classroom.address}/")
        one.close()
