"""Two people mark thirty hand-ins at once, in two browsers: none is lost, none overwritten."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from qihang.desk.marking.hand_ins import HandIn
from qihang.desk.marking.own import Queue
from qihang.desk.marking.room import MarkingRoom
from qihang.language.messages import Bilingual
from qihang.operate.asked import Question
from qihang.operate.marking import Place
from tests.desk.marking.conftest import NUMBERS, QUEUE
from tests.support.desk import DeskSeat
from tests.support.waiting import run

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


def test_a_mark_never_stands_beside_the_answer_of_another_hand_in(hall, of, monkeypatch):
    """The list is read, then another hand-in is marked, then the mark is read."""
    seen = []

    class Elsewhere(HandIn):
        def redirect(self, url, *_, **__):
            seen.append(url)

        def show(self, *_, **__):
            pytest.fail("shown all the same")

    marking = MarkingRoom(hall.site).marking
    mark = marking.mark(Place("t1", "offer", NUMBERS[1]))
    [one] = marking.handed_in("t1", "offer", [NUMBERS[1]])
    older = replace(one, submitted_at=one.submitted_at - timedelta(minutes=1))
    page = Elsewhere.__new__(Elsewhere)
    question = Question("offer", 2, "offer", True, Bilingual("", ""))
    queue = Queue("t1", question, [older], ["k"], {})

    async def of_before(*_):
        return queue

    monkeypatch.setattr(page, "queue", of_before, raising=False)
    monkeypatch.setattr(Elsewhere, "room", property(lambda _: MarkingRoom(hall.site)))
    page.request = SimpleNamespace(uri="/marking/t1/offer/k?told=x")
    run(page.get("t1", "offer", "k"))
    assert seen == ["/marking/t1/offer/k?told=x"]
    assert mark.submitted_at == one.submitted_at
