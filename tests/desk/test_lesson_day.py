"""A lesson from the roster to the end, as the office and a lecturer hold it at the desk.

Thirty trainees sit at pages of their own in Chromium. Nobody types a command.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import pins, service
from qihang.system.site import Site
from tests.conftest import copy_of_the_course, enter, hand_in_so, page_token, started
from tests.support.classroom import PIN, Seat, running
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.projected import give_a_question
from tests.support.solutions import raw_answers
from tests.support.waiting import until
from tests.support.workbooks import workbook

pytestmark = [pytest.mark.long, pytest.mark.process, pytest.mark.browser]

CLASS = "三班"
SEATED = [f"20{one:02d}" for one in range(30)]
STUCK, CALLS = SEATED[7], SEATED[11]
WRONG = SEATED[:18]
"""Who hands in with a wrong idea."""


@pytest.fixture
def room(tmp_path):
    """A running classroom with T1, its desk, an office and a lecturer; only the demo class."""
    site = copy_of_the_course(tmp_path)
    give_a_question(site)
    plan = site.root / "sessions" / "t1" / "plan.toml"
    again = '\n[again]\ntotal = "guess"\noffer = "guess"\n'
    plan.write_text(plan.read_text(encoding="utf-8") + again, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        started(site)
        with running(site) as classroom:
            add_staff(site, "office", "office")
            add_staff(site, "lecturer", "lecturer")
            port = classroom.address.rpartition(":")[2]
            with desk_of(site, port) as address:
                yield classroom, address


def enrol_by_a_list(browser, address):
    office = DeskSeat.at(browser, address, "office", "/people/import")
    rows = [(int(number), f"学员{number}", CLASS) for number in SEATED]
    file = {"name": "三班.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(*rows)}
    office.page.set_input_files("#file", file)
    office.page.locator("#import button").click()
    office.page.locator("#enrol button").first.click()
    with office.page.expect_download() as sheet:
        office.page.locator("a[download]").click()
    assert sheet.value.path().stat().st_size > 10_000
    office.close()


def give_known_pins(site: Site):
    """The sheet is paper: what stands on it is replaced by a PIN that the test knows."""
    pin_hash = pins.hashed(PIN)
    with service.open_answers(site) as answers:
        answers.operator.set_pins(dict.fromkeys(SEATED, pin_hash))


def sit_down(browser, classroom, number):
    classroom.pins[number] = PIN
    seat = Seat.at(browser, classroom)
    seat.sign_in(number)
    seat.open("/workbook/t1")
    seat.page.wait_for_selector("section.screen:not([hidden])")
    return seat


def tile(lecturer, number):
    return lecturer.page.locator(f'#seats [data-key="{number}"]')


def to_screen(seat, name):
    seat.page.evaluate(f"location.hash = '#{name}'")
    seat.page.wait_for_selector(f'section[data-screen="{name}"]:not([hidden])')


def miss_three_times(seat):
    """Choose what is not right three times, at the question that asks to choose."""
    to_screen(seat, "guess")
    card = seat.page.locator(".screen:visible .tryit")
    for choice in (0, 1, 0):
        card.locator(".q-radio").nth(choice).click()
        card.locator("[data-key=check]").click()
        expect(card.locator(".tryit-note")).to_be_visible()
        card.locator("[data-key=check]").wait_for()


def let_minutes_pass(site: Site, number: str):
    """As if the screen had been there since a while: nobody waits here for four minutes."""
    with closing(sqlite3.connect(site.store, timeout=30)) as store:
        store.execute(
            "UPDATE bookmark SET new_screen_at = "
            "strftime('%Y-%m-%dT%H:%M:%f000+00:00', new_screen_at, '-5 minutes') WHERE number = ?",
            (number,),
        )
        store.commit()


def hand_in_all(site: Site):
    """Everybody hands in, at another PC; most with the same wrong idea."""
    with service.open_answers(site) as answers:
        for number in SEATED:
            token = page_token(answers, number, pin=PIN)
            seed = answers.page.claim(token)["seed"]
            which = "wrong" if number in WRONG else "right"
            for question, value in raw_answers("t1", site.root, seed, which).items():
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)


def for_the_class(lecturer, verb, **fields):
    """Say something for the class at Assignments: what would change is shown, then done."""
    lecturer.open("/assignments/t1")
    lecturer.page.locator(f'[data-class="{CLASS}"] input[name=class]').check()
    for name, value in fields.items():
        lecturer.page.locator(f"input[name={name}][value={value}]").check()
    lecturer.page.locator(f"button[formaction='/assignments/t1/{verb}']").click()
    lecturer.page.locator("#do-it").click()
    lecturer.page.wait_for_url("**/assignments/**")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lesson_is_held_at_the_desk_from_the_roster_to_the_end(browser, room, language):
    classroom, address = room
    site = classroom.site
    enrol_by_a_list(browser, address)
    give_known_pins(site)
    lecturer = DeskSeat.at(browser, address, "lecturer")
    lecturer.speak(language)
    for_the_class(lecturer, "rules", marks="later")

    seats = {number: sit_down(browser, classroom, number) for number in SEATED}
    lecturer.open(f"/now?class={CLASS}")
    expect(lecturer.page.locator("#seats li")).to_have_count(30)

    # One misses again and again and gets no further; another one calls.
    miss_three_times(seats[STUCK])
    let_minutes_pass(site, STUCK)
    expect(tile(lecturer, STUCK)).to_have_attribute("data-standing", "stuck")
    seats[CALLS].page.locator(".call button").click()
    expect(tile(lecturer, CALLS)).to_have_attribute("data-standing", "called")
    expect(lecturer.page.locator("#seats li").first).to_have_attribute("data-key", CALLS)
    tile(lecturer, CALLS).locator("button").click()
    expect(tile(lecturer, CALLS)).to_have_attribute("data-standing", "working")

    # Everybody looks up, then comes to one screen, and reads a sentence.
    lecturer.page.locator("#pause").click()
    for seat in (seats[STUCK], seats[CALLS]):
        expect(seat.page.locator("[role=alertdialog]")).to_be_visible()
    lecturer.page.locator("#pause").click()
    for seat in (seats[STUCK], seats[CALLS]):
        expect(seat.page.locator("[role=alertdialog]")).to_be_hidden()
    lecturer.page.locator("#lead").click()
    lecturer.page.locator("input[name=target][value='workbook/t1/guess']").check()
    lecturer.page.locator(".now-lead .q-btn--main").click()
    for seat in seats.values():
        seat.page.wait_for_selector('section[data-screen="guess"]:not([hidden])')
    lecturer.page.locator("#say").click()
    lecturer.page.locator("#text").fill("看投影")
    lecturer.page.keyboard.press("Enter")
    expect(seats[SEATED[0]].page.get_by_text("看投影")).to_be_visible()

    # Hands are counted on the projector and kept with the class.
    lecturer.open("/projector")
    with lecturer.context.expect_page() as opened:
        lecturer.page.locator(".projected-session a").first.click()
    show = opened.value
    show.wait_for_selector("#show-bar")
    show.evaluate("location.hash = '#guess'")
    show.locator("#show-class").select_option(CLASS)
    for key in ("Escape", "h", "6", "ArrowRight", "4", "ArrowRight", "2", "0", "Enter"):
        show.keyboard.press(key)
    expect(show.locator("output").first).to_have_text("6")
    with service.open_answers(site) as answers:
        [count] = answers.desk.hand_counts("t1", [CLASS])
    assert (count["screen"], count["counts"]) == ("guess", {"A": 6, "B": 4, "C": 20})

    for seat in seats.values():
        seat.close()
    hand_in_all(site)

    # The commonest idea leads to the projector; the figure is that of the store.
    lecturer.open(f"/wrong?session=t1&class={CLASS}")
    until_marked(lecturer)
    commonest = lecturer.page.locator(".wrong-ideas li").first
    assert str(len(WRONG)) in re.findall(r"\d+", commonest.inner_text())
    with lecturer.context.expect_page() as opened:
        commonest.locator(".wrong-look").click()
    expect(opened.value.locator("#show-bar")).to_be_visible()
    opened.value.close()

    # Results were held; now they are shown.
    again = sit_down(browser, classroom, SEATED[0])
    again.open("/")
    expect(again.page.locator(".result")).to_have_count(0)
    for_the_class(lecturer, "show")
    again.open("/")
    expect(again.page.locator(".result")).to_have_count(1)

    lecturer.open(f"/now?class={CLASS}")
    lecturer.page.locator("#end").click()
    lecturer.page.locator("form[action='/now/end'] button").click()
    expect(lecturer.page.locator("#seats li")).to_have_count(0)
    again.open("/")
    again.page.wait_for_url("**/login**")
    again.close()
    lecturer.context.close()
    assert lecturer.errors == []
    # The projector is the classroom's; nothing else is asked.
    assert [one for one in lecturer.outside if not one.startswith(classroom.address)] == []


def until_marked(lecturer):
    """What was handed in with marks held is marked by a button, too."""
    for_the_class(lecturer, "mark")

    def marked():
        lecturer.open("/assignments/t1")
        row = lecturer.page.locator(f'[data-class="{CLASS}"]')
        return row.locator("[data-count=marked]").inner_text()

    until(lambda: marked() == "30")
    lecturer.open(f"/wrong?session=t1&class={CLASS}")
