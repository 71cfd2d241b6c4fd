"""Reading a day costs the same whatever was before it, and however many others there are."""

import sqlite3
from contextlib import closing, contextmanager
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from qihang.answers.store import Store
from qihang.operate.hours import reading
from qihang.system.site import Site
from tests.support.learned import learned, lesson, moment, written

DAY = date(2026, 6, 1)
A_LITTLE = 1.05


@pytest.fixture
def house(tmp_path):
    """A store with a class of two."""
    site = Site(tmp_path / "course", tmp_path / "var")
    site.prepare()
    Store(site.store).close()
    enrol(site, "一班", "1001", "1002")
    for number in ("1001", "1002"):
        lesson(site.store, number, DAY, 60)
    return site


def enrol(site, class_name, *numbers):
    since = written(moment(DAY - timedelta(days=4000), time()))
    with closing(sqlite3.connect(site.store)) as to, to:
        to.executemany(
            "INSERT INTO trainee (number, id, folded_number, name, class_name, pin_hash, added_at)"
            " VALUES (?, ?, ?, 'n', ?, 'x', ?)",
            [(number, number, number, class_name, since) for number in numbers],
        )


@contextmanager
def counted():
    """How many steps SQLite takes meanwhile, over every connection that is opened."""
    steps = []

    def count(connection, _record):
        connection.set_progress_handler(lambda: steps.append(1), 1)

    sa.event.listen(sa.Engine, "connect", count)
    try:
        yield steps
    finally:
        sa.event.remove(sa.Engine, "connect", count)


def cost(site):
    """The steps of the pages of a day and of a month."""
    with counted() as steps:
        reading.of_class(site, "一班", DAY, DAY)
        reading.lesson_days(site, "一班", DAY - timedelta(days=10), DAY)
        reading.of_class(site, "一班", DAY.replace(day=1), DAY + timedelta(days=29))
        reading.of_person(site, "1001", DAY, DAY)
    assert len(steps) > 100
    return len(steps)


def test_years_before_and_after_cost_nothing(house):
    before = cost(house)
    for days in (*range(40, 3000, 60), *range(-3000, -40, 60)):
        for number in ("1001", "1002"):
            lesson(house.store, number, DAY - timedelta(days=days), 60)
    with closing(sqlite3.connect(house.store)) as to, to:
        to.executemany(
            "INSERT INTO attendance (number, day, status, at) VALUES ('1001', ?, 'present', '-')",
            [((DAY - timedelta(days=days)).isoformat(),) for days in range(40, 1000)],
        )
    assert cost(house) < A_LITTLE * before


def test_other_people_cost_no_more_than_their_line_of_the_roster(house):
    before = cost(house)
    others = [f"5{place:03}" for place in range(100)]
    enrol(house, "二班", *others)
    alone = cost(house)
    for number in others:
        for days in range(5):
            lesson(house.store, number, DAY - timedelta(days=days), 60)
    assert cost(house) < A_LITTLE * alone
    assert (alone - before) / len(others) < 40


def test_a_sign_in_that_nobody_ended_reaches_into_the_days_after(house):
    """Is work of the next day found, though the sign-in began on the day before?"""
    late = moment(DAY, time(23, 55))
    learned(house.store, "1002", late, None, [late + timedelta(minutes=one) for one in (10, 20)])
    next_day = DAY + timedelta(days=1)
    found = reading.of_class(house, "一班", next_day, next_day).standing("1002", next_day)
    assert (found.minutes, found.seated.first) == (15, moment(next_day, time()))
    assert reading.of_class(house, "一班", DAY, DAY).standing("1002", DAY).minutes == 65


def test_every_kind_of_work_counts(house):
    """Is each of them a moment: an answer, a hand-in, an item, both of a screen, a page?"""
    day = DAY + timedelta(days=3)
    began = moment(day, time(9))
    at = [written(began + timedelta(minutes=10 * n)) for n in range(1, 7)]
    learned(house.store, "1001", began, None, [began + timedelta(minutes=10)])
    with closing(sqlite3.connect(house.store)) as to, to:
        to.execute("INSERT INTO template VALUES ('t', '{}')")
        to.execute(
            "INSERT INTO hand_in (attempt_id, receipt, at, notebook_name, template) "
            "SELECT id, 'r', ?, 't1', 't' FROM attempt WHERE number = '1001'",
            (at[1],),
        )
        to.execute("INSERT INTO kept VALUES ('1001', 't1', 'a', '{}', NULL, 0, ?)", (at[2],))
        to.execute(
            "INSERT INTO bookmark VALUES ('1001', 'workbook', 't1', 't1', 's', '[]', ?, ?, '[]')",
            (at[4], at[3]),
        )
        [sign_in] = to.execute("SELECT id FROM sign_in ORDER BY began_at DESC").fetchone()
        to.execute(
            "INSERT INTO page VALUES ('x', ?, 'workbook', 't1', 't1', ?, NULL, ?)",
            (sign_in, at[0], at[5]),
        )
    seated = reading.of_person(house, "1001", day, day).standing("1001", day).seated
    assert (seated.minutes, written(seated.last)) == (60, at[5])
