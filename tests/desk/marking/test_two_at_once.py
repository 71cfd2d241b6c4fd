"""Two people mark thirty hand-ins at once, in two browsers: none is lost, none overwritten."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.desk.marking.conftest import NUMBERS, QUEUE
from tests.support.desk import DeskSeat

pytestmark = [pytest.mark.process, pytest.mark.browser]

POINTS = ("0.5", "1.25")


def key_of(seat):
    return seat.page.url.partition("?")[0].rpartition("/")[2]


def still_marks(seat):
    return QUEUE in seat.page.url


def changes(hall):
    """Who gave which points to whom, by plain SQL."""
    with closing(sqlite3.connect(hall.site.gradebook, timeout=30)) as book:
        return book.execute(
            "SELECT student, staff_name, points_before, points_after, comment_after "
            "FROM qihang_mark_given ORDER BY id"
        ).fetchall()


def test_two_at_once_mark_all_of_thirty_and_no_mark_is_lost(browser, hall, of):
    numbers = {path.rpartition("/")[2]: number for number, path in of.items()}
    seats = [
        DeskSeat.at(browser, hall.address, name, QUEUE) for name in ("lecturer", "class-teacher")
    ]
    typed: dict[str, tuple[str, str]] = {}
    for language, seat in zip(("zh", "en"), seats, strict=True):
        seat.speak(language)
        seat.page.reload()
    while any(map(still_marks, seats)):
        sent = []
        for seat, points in zip(seats, POINTS, strict=True):
            if not still_marks(seat):
                continue
            expect(seat.page.locator("#points")).to_be_focused()
            number = numbers[key_of(seat)]
            if number in typed:
                # Nothing else is left but what the other one has open, or has just saved.
                expect(seat.page.locator("#other, #undo").first).to_be_visible()
                assert len(typed) == len(NUMBERS)
                seat.open("/marking")
                continue
            typed[number] = (points, f"{points} → {number}")
            seat.page.locator("#comment").fill(typed[number][1])
            seat.page.locator("#points").fill(points)
            sent.append((seat, seat.page.url))
        for seat, _ in sent:
            seat.page.locator("#points").press("Enter", no_wait_after=True)
        for seat, url in sent:
            seat.page.wait_for_url(lambda now, url=url: now != url)
    for seat in seats:
        seat.close()

    assert sorted(typed) == NUMBERS
    done = changes(hall)
    assert sorted(student for student, *_ in done) == NUMBERS
    assert {one[1] for one in done} == {"lecturer", "class-teacher"}
    assert all(before is None for _, _, before, *_ in done)
    for number, (points, comment) in typed.items():
        assert hall.given(number) == (float(points), comment)
        hall.wait_until_told(number, float(points))
        assert hall.told(number)["comment"] == comment
    assert hall.counted() == (0, 30, 0)


def test_what_was_saved_while_no_marker_ran_is_told_when_one_does(browser, hall, of):
    hall.stop_marker()
    seat = DeskSeat.at(browser, hall.address, "author", of[NUMBERS[0]])
    seat.page.locator("#points").fill("0.11")
    seat.page.locator("#stay").click()
    seat.page.locator("main [role=status]").wait_for()
    seat.close()
    assert hall.given(NUMBERS[0])[0] == 0.11
    assert hall.told(NUMBERS[0])["points"] != 0.11
    hall.start_marker()
    hall.wait_until_told(NUMBERS[0], 0.11)
