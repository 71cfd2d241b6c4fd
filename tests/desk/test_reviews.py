"""Review at the desk: who has something due and who has reviewed, as a count by hand has it."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.answers.store import Store
from qihang.desk.course import Course
from qihang.desk.now.tiles import tiles
from qihang.desk.wrong.pages import MOST_REVIEWED
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.marked import found, handed_in
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

CLASSES = ("七班", "八班")
NUMBERS = [f"6{n:03d}" for n in range(8)]
LOCAL = "date(at, 'localtime') = date('now', 'localtime')"


def day(ago):
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def answer(outcome, idea=None):
    return {
        "session": "t1", "item": "t1.total", "question": "total", "edition": "t1",
        "round": 1, "outcome": outcome, "idea": idea,
    }  # fmt: skip


@pytest.fixture(scope="module")
def reviewed(desk):
    """Two classes of four: of each two missed the total, and one of these has reviewed today."""
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": one, "name": f"人{one}", "class_name": CLASSES[n % 2], "pin_hash": "x"}
                for n, one in enumerate(NUMBERS)
            ]
        )
        answers.operator.enrol(
            [
                {"number": f"many{n}", "name": "n", "class_name": "大班", "pin_hash": "x"}
                for n in range(MOST_REVIEWED)
            ]
        )
    page = desk.site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    for n, number in enumerate(NUMBERS):
        total = found(0.0, idea="t1-added") if n < 4 else found()
        handed_in(desk.site.store, number, "t1", day(3), {"total": total})
    add_staff(desk.site, "八班老师", "class-teacher", ["八班"])
    with closing(Store(desk.site.store)) as store:
        store.reviews.keep(NUMBERS[0], answer("right"), "a")
        store.reviews.keep(NUMBERS[1], answer("not-yet", "t1-added"), "b")
    return NUMBERS


@pytest.fixture
def seat(browser, desk, reviewed):
    one = DeskSeat.at(browser, desk.address, "lecturer", "/wrong?session=t1")
    yield one
    one.close()


def counted(desk, classes):
    """By plain SQL: people, who missed and has not reviewed today, who has, answers, and right."""
    marks = ",".join("?" * len(classes))
    with closing(sqlite3.connect(desk.site.store)) as of:

        def one(query):
            return of.execute(query.format(marks=marks), classes).fetchone()[0]

        theirs = "number IN (SELECT number FROM trainee WHERE class_name IN ({marks}))"
        missed = (
            "SELECT COUNT(*) FROM attempt JOIN hand_in ON attempt_id = attempt.id "
            "JOIN result ON hand_in_id = hand_in.id "
            f"WHERE {theirs} AND json_extract(questions, '$.total.points') < 2 "
            f"AND number NOT IN (SELECT number FROM review WHERE {LOCAL})"
        )
        today = f"FROM review WHERE {theirs} AND {LOCAL}"
        return (
            one("SELECT COUNT(*) FROM trainee WHERE class_name IN ({marks})"),
            one(missed),
            one(f"SELECT COUNT(DISTINCT number) {today}"),
            one(f"SELECT COUNT(*) {today}"),
            one(f"SELECT COUNT(*) {today} AND outcome = 'right'"),
        )


@pytest.mark.parametrize("classes", [CLASSES, CLASSES[:1], CLASSES[1:]], ids=["both", "7", "8"])
def test_the_counts_are_what_stands_in_the_store(seat, desk, classes):
    query = "&".join(f"class={one}" for one in classes)
    seat.open(f"/wrong?session=t1&{query}")
    people, due, answered, answers, right = counted(desk, classes)
    assert 0 < due < people
    expect(seat.page.locator("#reviews-said .t-en").first).to_contain_text(
        f"Of {people} people {due} still have something to review today, and {answered} have "
        f"reviewed. Of their answers {right} of {answers} were right."
    )
    expect(seat.page.locator("#reviews-said .t-zh").first).to_contain_text(
        f"{people} 人里，{due} 人今天还有要复习的，{answered} 人今天复习过了。"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_person_says_what_is_due_when_and_how_it_went(seat, language):
    seat.speak(language)
    said = {
        "zh": ("今天该复习。", "还没有复习过", "做对了", "还没做对"),
        "en": ("Due now.", "not reviewed yet", "it was right", "it was not right yet"),
    }[language]
    card = seat.page.locator("section[aria-labelledby=reviews-label]")
    seat.open(f"/people/one/{NUMBERS[2]}")
    expect(card).to_contain_text(said[0])
    expect(card).to_contain_text(said[1])
    for number, how in ((NUMBERS[0], said[2]), (NUMBERS[1], said[3])):
        seat.open(f"/people/one/{number}")
        expect(card).to_contain_text(how)
        expect(card).not_to_contain_text(said[0])
    for size in (20, 32):
        seat.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
        assert spill(seat.page) == 0
        assert small_targets(seat.page) == []
    assert faults(seat.page) == []
    seat.open(f"/people/one/{NUMBERS[7]}")
    expect(card.locator("li")).to_have_count(0)


def test_nobody_sees_another_class(desk, reviewed):
    one = at_the_desk(desk.address, "八班老师")
    people = counted(desk, CLASSES[1:])[0]
    assert f"Of {people} people" in one.ask("/wrong?session=t1").text
    assert one.ask(f"/people/one/{NUMBERS[0]}").status == 404
    assert "reviews-label" in one.ask(f"/people/one/{NUMBERS[1]}").text


def test_of_a_whole_house_nobody_counts_it(seat):
    seat.open("/wrong?session=t1")
    said = f"Choose classes with {MOST_REVIEWED} people at most to see this."
    expect(seat.page.locator("#reviews-said .t-en").first).to_have_text(said)


def test_the_office_sees_no_work(desk, reviewed):
    one = at_the_desk(desk.address, "office")
    assert "reviews-label" not in one.ask(f"/people/one/{NUMBERS[1]}").text


def test_who_is_at_the_page_of_review_is_told_so_in_class_now(desk):
    moment = "2026-12-01T01:00:00.000000+00:00"
    page = {
        "kind": "review", "session": "", "notebook": "review", "screen": None, "done": 0,
        "new_screen_at": None, "misses": 0, "last_saved_at": None, "handed_in_at": None,
        "opened_at": moment,
    }  # fmt: skip
    seat = {
        "number": "1", "name": "林", "class_name": "七班", "seat": "b", "since": moment,
        "page": page, "called_at": None, "answered_at": None, "answered_by": None,
    }  # fmt: skip
    [tile] = tiles([seat], moment, Course(desk.site.pages), lambda *_: "")
    assert (tile.standing, tile.place, tile.screen) == ("working", None, None)
    assert "复习" in tile.page
    assert "Review" in tile.page
