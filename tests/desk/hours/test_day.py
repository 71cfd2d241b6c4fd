"""A class on a day: prefilled, corrected with a reason, kept at once; in both languages."""

import re
import sqlite3
from contextlib import closing
from datetime import time
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from tests.desk.hours.conftest import ABSENT, HOSTILE, MANY, minutes_of
from tests.support.desk import DeskSeat, at_the_desk
from tests.support.learned import enrolled_since, lesson, moment
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]


def rows_of(store, *columns):
    """What stands in the table, the oldest first."""
    with closing(sqlite3.connect(store)) as of:
        return of.execute(f"SELECT {', '.join(columns)} FROM attendance ORDER BY id").fetchall()


def page(day, name="八班"):
    return f"/hours?class={quote(name)}&day={day.isoformat()}"


@pytest.fixture
def seat(browser, desk, attended):
    """A class teacher at the page of the class, on the first of its days."""
    one = DeskSeat.at(browser, desk.address, "八班班主任", page(attended.days[0]))
    yield one
    one.close()


def row(seat, number):
    return seat.page.locator(f".hours-day tr:has([name=number][value='{number}'])")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_class_of_thirty_is_corrected_and_kept_by_keyboard(browser, desk, attended, language):
    day = attended.days[{"zh": 0, "en": -1}[language]]
    day_of = attended.days.index(day)
    seat = DeskSeat.at(browser, desk.address, "八班班主任", page(day))
    seat.speak(language)
    seat.open(page(day))
    press = seat.page.keyboard.press
    expect(row(seat, attended.numbers[0]).locator("[name=there]")).to_be_focused()
    # Who was taken off today was there on the first of the days.
    more = day == attended.days[0]
    expect(seat.page.locator("[name=there]:checked")).to_have_count(MANY - len(ABSENT) + more)
    expect(seat.page.locator("#unexplained")).to_have_text("3")

    def down(times):
        for _ in range(times):
            press("ArrowDown")

    down(ABSENT[0])
    press("Tab")
    press("ArrowDown")  # the first reason: ill
    press("Shift+Tab")
    expect(seat.page.locator("#unexplained")).to_have_text("2")
    down(ABSENT[1] - ABSENT[0])
    press("Tab")
    press("ArrowDown")
    press("ArrowDown")  # working elsewhere
    press("Shift+Tab")
    down(1)
    press("Tab")
    press("Tab")
    seat.page.keyboard.type("25")
    press("Tab")
    seat.page.keyboard.type("后半节 to the doctor")
    press("Enter")
    expect(seat.page.locator(".told")).to_contain_text({"zh": "已保存", "en": "Kept"}[language])
    expect(seat.page.locator("#unexplained")).to_have_text("1")
    seat.close()
    kept = {
        number: said
        for number, *said in rows_of(
            desk.site.store, "number", "status", "minutes", "computed", "reason", "words", "day"
        )
        if said[-1] == day.isoformat()
    }
    assert len(kept) == MANY + more
    for place, number in enumerate(attended.numbers):
        known = minutes_of(place, day_of)
        wanted = ["absent" if known is None else "present", None, known, None, None]
        if place == ABSENT[0]:
            wanted[3] = "ill"
        elif place == ABSENT[1]:
            wanted[3] = "elsewhere"
        elif place == ABSENT[1] + 1:
            wanted = ["present", 25, known, "other", "后半节 to the doctor"]
        assert kept[number][:-1] == wanted, number


def test_somebody_taken_off_today_stands_on_days_before(seat, attended):
    expect(row(seat, attended.gone)).to_have_count(1)
    expect(row(seat, "9001")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_usable_by_everybody(seat, attended, language):
    seat.speak(language)
    for path in (
        page(attended.days[0]),
        f"/hours/month?class={quote(attended.name)}&month={attended.days[0]:%Y-%m}",
        f"/hours/person/{attended.numbers[0]}",
    ):
        seat.open(path)
        seat.page.evaluate("scrollTo(0, 0)")
        for size in (20, 32):
            style = f"document.documentElement.style.setProperty('--size', '{size}px')"
            seat.page.evaluate(style)
            assert spill(seat.page) == 0, path
            assert small_targets(seat.page) == [], path
        assert faults(seat.page) == [], path


def test_the_reasons_are_in_the_language_that_is_read(seat):
    option = seat.page.locator("option[value=ill]").first
    for language, word in (("en", "Ill"), ("zh", "生病"), ("en", "Ill"), ("zh", "生病")):
        seat.speak(language)
        expect(option).to_have_text(word)


def test_a_hostile_name_is_text(seat, attended):
    expect(row(seat, attended.numbers[2]).locator(".hours-name")).to_have_text(HOSTILE)
    seat.open(f"/hours/person/{attended.numbers[2]}")
    expect(seat.page.locator("h1")).to_have_text(HOSTILE)
    assert seat.page.evaluate("window.hacked") is None


def test_a_reason_takes_the_tick_away_and_minutes_put_it_there(seat, attended):
    one = row(seat, attended.numbers[12])
    one.locator("select").select_option("visit")
    expect(one.locator("[name=there]")).not_to_be_checked()
    one.locator("[name=minutes]").fill("20")
    expect(one.locator("[name=there]")).to_be_checked()


# --- by plain requests -------------------------------------------------------------------------


def sent(day, **of):
    """The fields of the form, as the page sends them where nothing but ``of`` was typed.

    ``of`` is by number: whether there, minutes, reason and words, and the entry that was shown.
    """
    fields = {name: [] for name in ("number", "was", "minutes", "reason", "words", "seen")}
    there = []
    for number, (is_there, was, minutes, reason, words, seen) in of.items():
        for name, value in zip(
            fields, (number, "yes" if was else "no", minutes, reason, words, str(seen)), strict=True
        ):
            fields[name].append(value)
        if is_there:
            there.append(number)
    return {"class": "七班", "day": day.isoformat(), "there": there, **fields}


def test_what_is_otherwise_needs_a_reason_and_what_was_typed_is_there_again(desk, other_class):
    teacher, day = at_the_desk(desk.address, "lecturer"), other_class.days[0]
    before = rows_of(desk.site.store, "id")
    one, other = other_class.numbers[13], other_class.numbers[14]
    for typed, problem in (
        ((False, True, "", "", "", 0), "A reason is missing"),
        ((True, True, "12", "", "", 0), "A reason is missing"),
        ((True, True, "1e3", "ill", "", 0), "These minutes cannot be read"),
        ((True, True, "1441", "ill", "", 0), "These minutes cannot be read"),
        ((True, True, "12", "other", "", 0), "Words are missing"),
        ((True, True, "", "ill", "", 0), "A reason is chosen for"),
        ((True, True, "12", "other", "x" * 201, 0), "These words cannot be kept"),
    ):
        answer = teacher.send(
            "/hours/keep",
            **sent(day, **{one: typed, other: (True, True, "", "", "", 0)}),
        )
        assert problem in answer.text
        assert f"学员13 {one}" in answer.text
        if typed[2]:
            assert f'value="{typed[2]}"' in answer.text
    assert rows_of(desk.site.store, "id") == before


def test_a_page_that_somebody_else_has_overtaken_keeps_nothing_and_shows_the_others_entry(
    desk, other_class
):
    day, one, other = other_class.days[-1], other_class.numbers[20], other_class.numbers[21]
    first, second = (at_the_desk(desk.address, name) for name in ("lecturer", "office"))
    mine = sent(
        day,
        **{one: (False, True, "", "ill", "", 0), other: (True, True, "", "", "", 0)},
    )
    theirs = sent(day, **{one: (True, True, "7", "visit", "", 0)})
    assert "Kept" in second.send("/hours/keep", **theirs).text
    before = rows_of(desk.site.store, "id")
    answer = first.send("/hours/keep", **mine).text
    assert rows_of(desk.site.store, "id") == before
    assert "Nothing is kept yet" in answer
    stale = re.search(r'<tr class="hours-stale">.*?</tr>', answer, re.DOTALL)[0]
    assert 'value="7"' in stale
    assert "You wrote:" in stale
    assert re.search(r"<bdi>office</bdi>", stale)
    # Having seen it, who saves again means it.
    [seen] = re.findall(r'name="seen" value="(\d+)"', stale)
    mine["seen"][0] = seen
    assert "Kept" in first.send("/hours/keep", **mine).text
    assert rows_of(desk.site.store, "number", "status")[-2:] == [
        (one, "absent"),
        (other, "present"),
    ]


def test_all_others_were_there_with_one_reason_for_them(desk, other_class):
    day, teacher = other_class.days[-1], at_the_desk(desk.address, "lecturer")
    numbers = [other_class.numbers[place] for place in ABSENT]
    rows = dict.fromkeys(numbers[:2], (False, False, "", "", "", 0))
    fields = sent(day, **rows, **{numbers[2]: (False, False, "", "ill", "", 0)})
    answer = teacher.send(
        "/hours/keep", **fields, others="yes", others_minutes="45", others_words="在纸上做"
    )
    assert "Kept" in answer.text
    assert rows_of(desk.site.store, "number", "status", "minutes", "reason", "words")[-3:] == [
        (numbers[0], "present", 45, "other", "在纸上做"),
        (numbers[1], "present", 45, "other", "在纸上做"),
        (numbers[2], "absent", None, "ill", None),
    ]


def test_all_others_need_minutes_and_a_word(desk, other_class):
    day, teacher = other_class.days[0], at_the_desk(desk.address, "lecturer")
    before = rows_of(desk.site.store, "id")
    fields = sent(day, **{other_class.numbers[ABSENT[0]]: (False, False, "", "", "", 0)})
    for minutes, words, problem in (
        ("", "在纸上做", "Minutes are missing for: 学员7"),
        ("45", "", "Words are missing for: 学员7"),
    ):
        text = teacher.send(
            "/hours/keep", **fields, others="yes", others_minutes=minutes, others_words=words
        ).text
        assert problem in text
        assert re.search(r'id="others" name="others" value="yes" checked', text)
        assert f'value="{minutes or words}"' in text
    assert rows_of(desk.site.store, "id") == before


def test_who_came_after_the_page_was_drawn_is_there_without_a_reason(desk, other_class):
    day, number = other_class.days[-1], other_class.numbers[22]
    teacher = at_the_desk(desk.address, "lecturer")
    fields = sent(day, **{number: (False, False, "", "", "", 0)})
    assert "Kept" in teacher.send("/hours/keep", **fields).text
    known = minutes_of(22, len(other_class.days) - 1)
    last = rows_of(desk.site.store, "number", "status", "minutes", "computed", "reason")[-1]
    assert last == (number, "present", None, known, None)


def test_a_correction_stands_in_the_log_in_words_and_not_the_own_words(desk, other_class):
    day, number = other_class.days[-1], other_class.numbers[15]
    lecturer = at_the_desk(desk.address, "lecturer")
    fields = sent(day, **{number: (True, True, "11", "other", "geheim", 0)})
    assert "Kept" in lecturer.send("/hours/keep", **fields).text
    log = at_the_desk(desk.address, "officer").ask("/happened").text
    [line] = [one for one in re.findall(r"<tr id=.*?</tr>", log, re.DOTALL) if number in one][:1]
    known = minutes_of(15, len(other_class.days) - 1)
    for said in (day.isoformat(), f"there, {known} minutes → there, 11 minutes (Other", "lecturer"):
        assert said in line
    assert "geheim" not in log


@pytest.mark.parametrize(
    "query",
    ["day=2999-01-01", "day=2026-02-30", "day=x", "day=0001-01-01", "day=9999-12-31"],
)
def test_a_day_that_is_none_or_is_still_to_come_is_not_here(desk, other_class, query):
    assert at_the_desk(desk.address, "lecturer").ask(f"/hours?{query}").status == 404


def test_nobody_sees_or_keeps_anything_of_anothers_class(desk, attended):
    other, day = at_the_desk(desk.address, "九班班主任"), attended.days[0]
    number = attended.numbers[0]
    assert other.ask(page(day)).status == 403
    assert other.ask(f"/hours/month?class={quote('八班')}").status == 403
    for kind in ("csv", "xlsx", "pdf"):
        assert other.ask(f"/hours/month/{kind}?class={quote('八班')}").status == 403
    assert other.ask(f"/hours/person/{number}").status == 404
    assert other.ask("/hours/person/nobody").status == 404
    before = rows_of(desk.site.store, "id")
    row_of_it = {number: (True, True, "1", "ill", "", 0)}
    fields = {**sent(day, **row_of_it), "class": "八班"}
    assert other.post("/hours/keep", None, **fields).status == 403
    # Nor somebody of another class in the form of the own one.
    assert other.post("/hours/keep", None, **{**fields, "class": "九班"}).status == 404
    assert rows_of(desk.site.store, "id") == before
    assert "八班" not in other.ask("/hours").text


def test_a_class_from_which_everybody_has_left_is_there_for_its_days(desk, other_class):
    day = other_class.days[0]
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [{"number": "6001", "name": "毕业的人", "class_name": "六班", "pin_hash": "x"}]
        )
        answers.operator.remove_trainees(["6001"])
    enrolled_since(desk.site.store, ["6001"], moment(day, time(0)))
    lesson(desk.site.store, "6001", day, 30, time(0, 1))
    office = at_the_desk(desk.address, "office")
    assert '<option value="六班" >' in office.ask("/hours").text
    assert "毕业的人" in office.ask(page(day, "六班")).text
    fields = {**sent(day, **{"6001": (True, True, "", "", "", 0)}), "class": "六班"}
    assert "Kept" in office.send("/hours/keep", **fields).text


@pytest.mark.parametrize(
    "broken",
    [{"seen": ["x"]}, {"reason": ["bored"]}, {"minutes": []}, {"number": ["7001", "7001"]}],
)
def test_a_form_that_no_page_of_ours_sends_is_refused(desk, attended, broken):
    fields = sent(attended.days[0], **{"7001": (True, True, "", "", "", 0)})
    teacher = at_the_desk(desk.address, "lecturer")
    assert teacher.post("/hours/keep", None, **{**fields, **broken}).status == 400


def test_the_class_that_is_at_its_lesson_today_comes_first(desk, attended):
    """Is it one of thirty that signed in today, and neither of one nor of none?"""
    text = at_the_desk(desk.address, "office").ask("/hours").text
    assert re.findall(r'<option value="([^"]+)" selected>', text)[0] in ("七班", "八班")
