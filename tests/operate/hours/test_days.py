"""Local days: when they begin and end, and how people write them."""

import time
from datetime import UTC, date, datetime

import pytest

from qihang.operate.hours import days
from qihang.system.errors import OperatorError


@pytest.fixture
def at_place(monkeypatch):
    """Have this process be somewhere, by the name of its time zone."""

    def be(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield be
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "day", "start", "end"),
    [
        ("UTC", date(2026, 12, 1), "2026-12-01T00:00", "2026-12-02T00:00"),
        ("Asia/Shanghai", date(2026, 12, 1), "2026-11-30T16:00", "2026-12-01T16:00"),
        # A day of 25 hours, and one of 23.
        ("Europe/Berlin", date(2026, 10, 25), "2026-10-24T22:00", "2026-10-25T23:00"),
        ("Europe/Berlin", date(2026, 3, 29), "2026-03-28T23:00", "2026-03-29T22:00"),
    ],
)
def test_a_day_is_as_long_as_it_is_where_the_classroom_is(at_place, zone, day, start, end):
    at_place(zone)
    bounds = [f"{one}:00.000000+00:00" for one in (start, end)]
    assert list(days.bounds(day, day)) == bounds
    assert days.of(bounds[0]) == day
    assert days.of(bounds[1]) == date.fromordinal(day.toordinal() + 1)


def test_the_time_of_day_is_told_as_at_the_classroom(at_place):
    at_place("Asia/Shanghai")
    assert days.clock(datetime(2026, 12, 1, 1, 30, tzinfo=UTC)) == "09:30"


@pytest.mark.parametrize(
    "said", ["2026-12-01", "2026/12/1", "2026.12.01", "2026年12月1日", " ２０２６-12-1 "]
)
def test_a_day_is_read_as_people_write_it(said):
    assert days.parsed(said) == date(2026, 12, 1)


@pytest.mark.parametrize("said", ["2026-12", "2026年12月", "2026/12"])
def test_a_month_is_read_as_people_write_it(said):
    assert days.parsed_month(said) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "said", ["", "x", "2026", "12-01", "2026-13-01", "2026-02-30", "0001-01-01", "9999-12-31"]
)
def test_what_is_none_is_refused_with_an_example(said):
    with pytest.raises(OperatorError, match="is no day"):
        days.parsed(said)
    with pytest.raises(OperatorError, match="is no month"):
        days.parsed_month(said)


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2026, 12, 9), 31), (date(2028, 2, 1), 29), (date(2026, 2, 28), 28)],
)
def test_a_month_has_its_first_and_its_last_day(day, last):
    first, end = days.month_of(day)
    assert (first.day, end.day, first.month, end.month) == (1, last, day.month, day.month)
