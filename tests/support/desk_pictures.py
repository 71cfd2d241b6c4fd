"""Pictures of the instructors' desk for the docs: a class at work, as a lecturer sees it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect

from qihang.answers import pins, service
from qihang.protocol.service import Answers
from qihang.server import released
from tests.conftest import hand_in_so, page_token
from tests.support.classroom import PIN, Classroom, command
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.learned import enrolled_since, lesson, moment
from tests.support.solutions import newest, raw_answers

CLASSES = {"三班": 18, "四班": 14}
NAMES = [
    "林小满",
    "周大河",
    "陈秋实",
    "王建国",
    "李春梅",
    "赵长山",
    "孙立平",
    "吴玉兰",
    "郑有田",
    "冯二柱",
    "蒋桂花",
    "韩铁生",
]
LECTURER, OFFICE = "陈老师", "教务王"
SESSION = "s3"
LESSONS = [date(2026, 11, day) for day in (6, 13, 20, 27)]
COLOURS = 128


@contextmanager
def a_class_at_work(classroom: Classroom) -> Iterator[str]:
    """Two classes that handed in S3 and are in its workbook now; the desk's address."""
    site, chance = classroom.site, random.Random(7)
    add_staff(site, OFFICE, "office")
    add_staff(site, LECTURER, "lecturer")
    add_staff(site, "孙老师", "class-teacher", ["三班"])
    add_staff(site, "李老师", "author")
    add_staff(site, "周警官", "officer")
    numbers = _enrolled(classroom)
    _have_had_lessons(classroom, numbers, chance)
    with service.open_answers(site) as answers:
        for number in numbers:
            _hand_in(classroom, answers, number, chance)
    assert command(site, "grade").returncode == 0
    with service.open_answers(site) as answers:
        for place, number in enumerate(numbers[:-2]):
            _sit(classroom, answers, number, place, chance)
    with desk_of(site, classroom.address.rpartition(":")[2]) as address:
        yield address


def take_desk(browser: Browser, address: str, language: str, folder: Path) -> None:
    """Each page of the desk in a language."""

    def take(seat: DeskSeat, path: str, name: str) -> None:
        seat.open(path)
        seat.page.wait_for_load_state("networkidle")
        _keep(seat, folder / f"desk-{name}-{language}.png")

    office = DeskSeat.at(browser, address, OFFICE)
    office.speak(language)
    take(office, "/staff", "staff")
    take(office, "/people?class=三班", "people")
    office.close()
    lecturer = DeskSeat.at(browser, address, LECTURER)
    lecturer.speak(language)
    take(lecturer, "/assignments", "assignments")
    take(lecturer, f"/wrong?session={SESSION}&class=三班", "wrong")
    take(lecturer, f"/hours?class=三班&day={LESSONS[-1]}", "hours")
    take(lecturer, f"/hours/month?class=三班&month={LESSONS[-1]:%Y-%m}", "month")
    lecturer.open("/now?class=三班")
    expect(lecturer.page.locator("#seats li").first).to_have_attribute("data-standing", "called")
    _keep(lecturer, folder / f"desk-now-{language}.png")
    _take_projector(lecturer, language, folder)
    lecturer.context.close()


def _take_projector(lecturer: DeskSeat, language: str, folder: Path) -> None:
    lecturer.open("/projector")
    with lecturer.context.expect_page() as opened:
        lecturer.page.locator(f".projected-session a[href$='/show/{SESSION}']").click()
    show = opened.value
    show.set_viewport_size({"width": 1366, "height": 768})
    show.wait_for_selector("#show-bar")
    show.keyboard.press("ArrowRight")
    show.keyboard.press("ArrowRight")
    show.wait_for_load_state("networkidle")
    path = folder / f"desk-show-{language}.png"
    show.screenshot(path=str(path), animations="disabled")
    _few_colours(path)


def _enrolled(classroom: Classroom) -> list[str]:
    pin_hash = pins.hashed(PIN)
    places = [(name, place) for name, many in CLASSES.items() for place in range(many)]
    rows = [
        {
            "number": str(3001 + at),
            "name": NAMES[at % len(NAMES)],
            "class_name": name,
            "pin_hash": pin_hash,
        }
        for at, (name, _) in enumerate(places)
    ]
    with service.open_answers(classroom.site) as answers:
        answers.operator.enrol(rows)
    return [row["number"] for row in rows]


def _have_had_lessons(classroom: Classroom, numbers: list[str], chance: random.Random) -> None:
    """Hours of a month gone by, in the session that the pictures do not look at."""
    since = moment(LESSONS[0], time(8))
    enrolled_since(classroom.site.store, numbers, since)
    for day in LESSONS:
        for number in numbers:
            if chance.random() < 0.9:
                minutes = chance.randrange(70, 88)
                lesson(classroom.site.store, number, day, minutes, time(9, chance.randrange(4)))


def _hand_in(classroom: Classroom, answers: Answers, number: str, chance: random.Random) -> None:
    """Most of it right, the rest with an idea that the question knows."""
    token = page_token(answers, number, pin=PIN, session=SESSION)
    seed = answers.page.claim(token)["seed"]
    right, wrong = (
        raw_answers(newest(SESSION), classroom.site.root, seed, which)
        for which in ("right", "wrong")
    )
    for place, question in enumerate(right):
        value = (wrong if chance.random() < 0.1 + 0.05 * place else right)[question]
        answers.page.save(token, question, value, f"{number} {question}")
    hand_in_so(answers, token)


def _sit(
    classroom: Classroom, answers: Answers, number: str, place: int, chance: random.Random
) -> None:
    """At some screen of the workbook; two call."""
    token = page_token(answers, number, "workbook", PIN, SESSION)
    answers.server.page_opened(token)
    screens = released.screens(classroom.site.pages, f"workbook/{SESSION}.ipynb")
    names = [one.name for one in screens if not one.optional][: chance.randrange(5, 20)]
    for before, name in zip([None, *names], names, strict=False):
        answers.server.keep_bookmark(number, "workbook", SESSION, SESSION, name, before)
    missed = chance.choice([0, 0, 1, 2])
    items = answers.operator.released()[SESSION]["items"]
    answers.page.keep(token, items[0], {"misses": missed}, "not-yet" if missed else "right")
    if place in (4, 9):
        answers.server.call_for_help(number, True)


def _keep(seat: DeskSeat, path: Path) -> None:
    seat.page.screenshot(path=str(path), animations="disabled")
    _few_colours(path)


def _few_colours(path: Path) -> None:
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)
