"""Two classes that had lessons: one of thirty, and one that is another's."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest

from qihang.answers import service
from tests.support.desk import add_staff
from tests.support.learned import enrolled_since, lesson, moment

HOSTILE = '<img src=x onerror="window.hacked=1">"\'\u202eنص'
FORMULA = "=HYPERLINK(1)"
NAMES = {2: HOSTILE, 3: FORMULA, 4: "@陈", 5: "-周", 6: "＋李"}
MANY = 30
ABSENT = (7, 19, 29)
"""Places in the class of those who were not there on the days of lessons."""


@dataclass(frozen=True)
class Class:
    """The class of thirty: its numbers, and the days of its lessons."""

    name: str
    numbers: list[str]
    days: list[date]
    gone: str
    """Who was taken off the roster today."""


def minutes_of(place, day_of):
    """The minutes of somebody on a day, by their places; ``None`` for who was not there."""
    return None if place in ABSENT else 40 + place + 10 * day_of


def lesson_days():
    """Three days of this month, or fewer where it has just begun, and one of the month before."""
    today = datetime.now().astimezone().date()
    this_month = {max(today.replace(day=1), today - timedelta(days=7 * n)) for n in range(3)}
    return sorted({*this_month, today.replace(day=1) - timedelta(days=3)})


@pytest.fixture(scope="module")
def both(desk):
    """Two classes of thirty with the same lessons, and somebody of a third."""
    made = [_class(desk.site, name, first) for name, first in (("八班", "8"), ("七班", "7"))]
    _enrol(desk.site, [("9001", "别班的人", "九班")])
    enrolled_since(desk.site.store, ["9001"], moment(made[0].days[0], time(0)))
    for day in made[0].days:
        lesson(desk.site.store, "9001", day, 33, time(0, 1))
    add_staff(desk.site, "八班班主任", "class-teacher", ["八班"])
    add_staff(desk.site, "九班班主任", "class-teacher", ["九班"])
    return made


@pytest.fixture
def attended(both):
    """A class that is looked at in a browser."""
    return both[0]


@pytest.fixture
def other_class(both):
    """A class that is looked at by plain requests."""
    return both[1]


def _class(site, name, first):
    numbers = [f"{first}{place:03}" for place in range(MANY)]
    gone = f"{first}900"
    names = [NAMES.get(place, f"学员{place}") for place in range(MANY)]
    rows = [(number, who, name) for number, who in zip(numbers, names, strict=True)]
    _enrol(site, [*rows, (gone, "走了的人", name)])
    with service.open_answers(site) as answers:
        answers.operator.remove_trainees([gone])
    days = lesson_days()
    enrolled_since(site.store, [*numbers, gone], moment(days[0] - timedelta(days=30), time(8)))
    for day_of, day in enumerate(days):
        for place, number in enumerate(numbers):
            if minutes := minutes_of(place, day_of):
                lesson(site.store, number, day, minutes, time(0, 1))
    lesson(site.store, gone, days[0], 25, time(0, 1))
    return Class(name, numbers, days, gone)


def _enrol(site, rows):
    with service.open_answers(site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": group, "pin_hash": "x"}
                for number, name, group in rows
            ]
        )
