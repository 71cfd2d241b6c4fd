"""Assignments: what is released to whom; what would change is shown before it does."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from html import unescape

import pytest
from playwright.sync_api import expect

from qihang.answers import pins, service
from tests.conftest import hand_in_so, page_token, record
from tests.support.course.second import write_t2
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.pages import each_language, faults, small_targets, spill
from tests.support.waiting import until

pytestmark = pytest.mark.process

HOSTILE = "<script>alert(1)</script>\"'&\u202eB"
CLASSES = ("as1", "as2", HOSTILE)


@pytest.fixture(scope="module")
def classes(desk):
    """Three classes of three: one of each is at it, has handed in, is marked."""
    pin_hash = pins.hashed("123456")
    with service.open_answers(desk.site) as answers:
        for place, name in enumerate(CLASSES):
            people = [f"a{place}{one}" for one in range(4)]
            answers.operator.enrol(
                [
                    {"number": one, "name": "n", "class_name": name, "pin_hash": pin_hash}
                    for one in people
                ]
            )
            for one in people[1 : place + 2]:
                token = page_token(answers, one)
                question = answers.operator.released()["t1"]["editions"][0]["questions"][0]
                answers.page.save(token, question, 1, f"stamp {one}")
                if one != people[1]:
                    hand_in_so(answers, token)
            rows = [
                one for one in answers.marker.latest_submissions("t1") if one["number"] in people
            ]
            for row in rows[:1]:
                record(answers, row, {"points": 1.0, "most": 2.0, "questions": {}})
    add_staff(desk.site, "teacher of as1", "class-teacher", ["as1"])
    add_staff(desk.site, "lecturer of as1", "lecturer", ["as1"])
    return CLASSES


@pytest.fixture(scope="module")
def never_released(desk, classes):
    """T2, which is written."""
    write_t2(desk.site)


def shown(answer):
    """What a page carries of what it showed."""
    [found] = re.findall(r'name="shown" value="(\w+)"', answer.text)
    return found


def asked(desk, query, *values):
    with closing(sqlite3.connect(desk.site.store)) as store:
        return store.execute(query, values).fetchall()


def own(desk, name):
    found = asked(desk, "SELECT own FROM class_setting WHERE class_name = ?", name)
    return json.loads(found[0][0]) if found else {}


# --- looking ------------------------------------------------------------------------------


def test_every_figure_is_what_the_store_says(desk, classes):
    page = at_the_desk(desk.address, "lecturer").ask("/assignments/t1").text
    for name in classes:
        [people] = asked(
            desk, "SELECT count(*) FROM trainee WHERE class_name = ? AND removed_at IS NULL", name
        )
        numbers = [
            one for (one,) in asked(desk, "SELECT number FROM trainee WHERE class_name = ?", name)
        ]
        begun = handed_in = marked = 0
        for number in numbers:
            tries = asked(
                desk, "SELECT id, locked FROM attempt WHERE number = ? AND session = 't1'", number
            )
            answered = [
                one
                for one, locked in tries
                if not locked and asked(desk, "SELECT 1 FROM answer WHERE attempt_id = ?", one)
            ]
            given = asked(
                desk,
                "SELECT hand_in.id FROM hand_in JOIN attempt ON attempt.id = attempt_id "
                "WHERE number = ? AND session = 't1' ORDER BY hand_in.id",
                number,
            )
            begun += bool(answered)
            handed_in += bool(given)
            if given:
                marked += bool(
                    asked(
                        desk,
                        "SELECT 1 FROM result WHERE hand_in_id = ? AND points IS NOT NULL",
                        given[-1][0],
                    )
                )
        assert told(page, name) == {
            "begun": begun,
            "handed_in": handed_in,
            "people": people[0],
            "marked": marked,
            "waits": handed_in - marked,
        }
    assert [told(page, one)["marked"] for one in classes] == [0, 1, 1]
    assert [told(page, one)["waits"] for one in classes] == [0, 0, 1]


def told(page, name):
    """The figures of a class's row."""
    rows = {
        unescape(found[1]): found[2]
        for found in re.finditer(r'<tr data-class="([^"]*)">(.*?)</tr>', page, re.DOTALL)
    }
    cells = {
        found[1]: re.findall(r"\d+", re.sub(r"<[^>]*>", " ", found[2]))
        for found in re.finditer(r'data-count="(\w+)">(.*?)</td>', rows[name], re.DOTALL)
    }
    figures = {count: int(numbers[0]) for count, numbers in cells.items()}
    return figures | {"people": int(cells["handed_in"][1])}


def test_names_of_classes_are_shown_as_text(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    for path in ("/assignments", "/assignments/t1"):
        assert "<script>alert" not in lecturer.ask(path).text


def test_a_class_teacher_marks_and_shows_marks_of_the_own_class_and_changes_nothing_else(
    desk, classes
):
    teacher = at_the_desk(desk.address, "teacher of as1")
    page = teacher.ask("/assignments/t1").text
    assert 'data-class="as1"' in page
    assert "as2" not in page
    assert re.findall(r'formaction="/assignments/t1/([^"]*)"', page) == ["mark", "show"]
    assert 'name="due"' not in page
    assert "formaction" not in teacher.ask("/assignments/t2").text
    assert teacher.ask("/assignments?class=as2").status == 403
    for do in ("mark", "show"):
        assert teacher.ask(f"/assignments/t1/{do}?class=as1").status == 200
        assert teacher.ask(f"/assignments/t1/{do}?class=as2").status == 403
        assert teacher.ask(f"/assignments/t1/{do}?all=yes").status == 403
    for do in ("release", "rules", "open", "close", "as-everybody"):
        assert teacher.ask(f"/assignments/t1/{do}?class=as1&marks=later").status == 403
        assert teacher.post(f"/assignments/t1/{do}", **{"class": "as1"}).status == 403


def test_how_many_marks_stay_shown_is_said_before_later_ones_are_held(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    look = lecturer.ask("/assignments/t1/rules?class=as2&marks=later").text
    assert "1 mark that a trainee has seen stays shown." in look


def test_a_lecturer_of_one_class_says_what_holds_for_it_alone(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer of as1")
    page = lecturer.ask("/assignments/t1").text
    assert "/assignments/t1/release" not in page
    for query in ("rules?all=yes&marks=later", "close?class=as2", "open?class=as1&class=as2"):
        assert lecturer.ask(f"/assignments/t1/{query}").status == 403
    assert lecturer.ask("/assignments/t1/close?class=as1").status == 200


def test_what_concerns_every_class_is_refused_to_a_lecturer_of_one(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer of as1")
    for ask in (lecturer.ask, lambda path: lecturer.post(path, shown="0")):
        again = ask("/assignments/t1/release?class=as1")
        assert again.status == 400
        assert "released already" in again.text
        assert ask("/assignments/t1/release?class=as1&edition=1").status == 403
        assert ask("/assignments/t1/release?all=yes").status == 403


def test_a_lecturer_of_one_class_releases_a_session_to_it_and_to_nobody_else(desk, never_released):
    lecturer = at_the_desk(desk.address, "lecturer of as1")
    page = lecturer.ask("/assignments/t2").text
    assert 'formaction="/assignments/t2/release"' in page
    assert "as it is" not in page
    for query in ("release?all=yes", "release?class=as2", "release?class=as1&edition=1"):
        assert lecturer.ask(f"/assignments/t2/{query}").status == 403
    look = lecturer.ask("/assignments/t2/release?class=as1&due-how=none&tries-how=any")
    assert look.status == 200
    assert "Nobody else gets it" in look.text


def test_all_that_a_first_release_brings_is_shown_before(desk, never_released):
    lecturer = at_the_desk(desk.address, "lecturer")
    query = "due-how=at&due=2999-12-05+11:30&tries-how=some&tries=2&marks=later"
    for who in ("all=yes", "class=as1&class=as2"):
        look = lecturer.ask(f"/assignments/t2/release?{who}&{query}").text
        assert (
            "So it opens: marks are shown later; it can be handed in 2 times; "
            "it can be handed in until 2999-12-05 11:30." in look
        )
    look = lecturer.ask("/assignments/t2/release?all=yes&due-how=none").text
    assert "marks are shown at once; it can be handed in again; it has no due time." in look


def test_who_leaves_it_finds_what_was_chosen_and_typed(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    look = lecturer.ask(
        "/assignments/t1/rules?class=as2&due-how=at&due=2999-12-05+11:30&tries-how=some&tries=2"
    )
    [back] = re.findall(r'href="(/assignments/t1\?[^"]*)"', look.text)
    page = lecturer.ask(unescape(back)).text
    assert re.search(r'name="class" value="as2" checked', page)
    assert re.search(r'id="due-how-at" value="at" checked', page)
    assert 'name="due" maxlength="40" value="2999-12-05 11:30"' in page
    page = lecturer.ask("/assignments/t1/rules?all=yes&due=x").text
    assert re.search(r'name="all" value="yes" checked', page)


def test_a_session_that_is_not_there_is_not_here(desk):
    assert at_the_desk(desk.address, "lecturer").ask("/assignments/t99").status == 404


# --- changing -----------------------------------------------------------------------------


def test_what_would_change_is_shown_and_then_done(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    look = lecturer.ask(
        "/assignments/t1/rules?class=as2&due-how=at&due=2999-12-05+11:30&tries-how=some&tries=2"
    )
    assert "it can be handed in 2 times; until now it can be handed in again" in look.text
    assert own(desk, "as2") == {}
    fields = {
        "class": "as2",
        "due-how": "at",
        "due": "2999-12-05 11:30",
        "tries-how": "some",
        "tries": "2",
    }
    done = lecturer.post("/assignments/t1/rules", **fields, shown=shown(look))
    assert done.status == 303
    page = lecturer.ask(done.headers["Location"]).text
    assert "Done: what you chose for T1 holds for as2." in page
    assert own(desk, "as2").keys() == {"due_at", "tries"}
    assert own(desk, "as2")["due_at"].endswith("+00:00")
    assert "2999-12-05 11:30" in lecturer.ask("/assignments/t1").text
    [(line,)] = asked(desk, "SELECT line FROM audit ORDER BY rowid DESC LIMIT 1")
    assert desk.staff["lecturer"] in line
    back = lecturer.ask("/assignments/t1/as-everybody?class=as2")
    lecturer.post("/assignments/t1/as-everybody", **{"class": "as2"}, shown=shown(back))
    assert own(desk, "as2") == {}


def test_what_changed_meanwhile_is_shown_anew_and_nothing_is_done(desk, classes):
    lecturer = at_the_desk(desk.address, "lecturer")
    look = lecturer.ask("/assignments/t1/close?class=as2")
    with service.open_answers(desk.site) as answers:
        answers.operator.change_rules("t1", ["as2"], {"tries": 4})
    again = lecturer.post("/assignments/t1/close", **{"class": "as2"}, shown=shown(look))
    assert again.status == 409
    assert "Something changed meanwhile" in again.text
    assert "closed_at" not in own(desk, "as2")
    done = lecturer.post("/assignments/t1/close", **{"class": "as2"}, shown=shown(again))
    assert done.status == 303
    assert own(desk, "as2")["closed_at"]
    with service.open_answers(desk.site) as answers:
        answers.operator.as_everybody("t1", ["as2"])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("rules?marks=later", "Choose classes first"),
        ("rules?class=as1", "Choose what is to change"),
        ("rules?class=as1&due-how=at&due=tomorrow", "tomorrow is no time"),
        ("rules?class=as1&due-how=at&due=", "is no time"),
        ("rules?class=as1&due-how=at&due=2001-01-01+08:00", "has passed"),
        ("rules?class=as1&due-how=at&due=2030-02-30+08:00", "is no time"),
        ("rules?class=as1&due-how=keep&due=2999-12-05+11:30", "“until” is not chosen"),
        ("rules?class=as1&tries=3&marks=later", "“at most” is not chosen"),
        ("close?class=as1&marks=later", "changes no due time"),
        ("rules?class=as1&tries-how=some&tries=0", "1 to 99 times"),
        ("rules?class=as1&tries-how=some&tries=x", "1 to 99 times"),
        ("as-everybody?all=yes", "Choose the classes"),
        ("release?all=yes&edition=9", "no edition 9"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(desk, classes, query, says):
    answer = at_the_desk(desk.address, "lecturer").ask(f"/assignments/t1/{query}")
    assert answer.status == 400
    assert says in unescape(answer.text)
    assert own(desk, "as1") == {}


def test_what_changes_nothing_has_no_button(desk, classes):
    answer = at_the_desk(desk.address, "lecturer").ask("/assignments/t1/open?class=as1")
    assert "it is so already" in answer.text
    assert "do-it" not in answer.text


# --- in a browser -------------------------------------------------------------------------


@pytest.mark.browser
@each_language
def test_a_lecturer_gives_a_class_its_own_due_time_and_takes_it_back(
    browser, desk, classes, language
):
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/assignments")
    seat.speak(language)
    page = seat.page
    looks_well(page)
    page.locator("tr[data-session=t1] a").click()
    looks_well(page)
    row = page.locator("tr[data-class=as1]")
    row.locator("input").check()
    page.locator("#due").press_sequentially("2999-12-05 11:30")
    expect(page.locator("#due-how-at")).to_be_checked()
    page.locator("#tries").press_sequentially("2")
    page.locator("#tries-how-keep").check()
    expect(page.locator("#tries")).to_have_value("")
    page.locator("#due").press("Enter")
    expect(page.locator("#do-it")).to_contain_text("Change the rules")
    looks_well(page)
    page.locator("#do-it").click()
    expect(row).to_contain_text("2999-12-05 11:30")
    row.locator("input").check()
    page.locator("button[formaction$='/as-everybody']").click()
    page.locator("#do-it").click()
    expect(row).not_to_contain_text("2999")
    seat.close()


@pytest.mark.browser
def test_a_release_goes_on_beside_and_its_end_is_told(browser, desk, classes):
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/assignments/t1")
    seat.speak("en")
    page = seat.page
    page.locator("input[name=all]").check()
    page.locator(".act-fold summary").click()
    newest = page.locator("label", has_text="newest (1)").locator("input[name=edition]")
    expect(newest).to_be_checked()
    page.locator("button[formaction$='/release']").click()
    expect(page.locator(".look-says")).to_contain_text("is made again from solutions/t1")
    page.locator("#do-it").click()
    expect(page.locator("#work[data-state=done]")).to_be_visible(timeout=120_000)
    expect(page.locator("#work")).to_contain_text("T1 is open for everybody (edition 1): marks")
    looks_well(page)
    seat.close()


@pytest.mark.browser
def test_a_mistake_of_the_author_ends_a_release_in_a_sentence(browser, desk, classes):
    master = desk.site.solutions / "t1" / "t1.ipynb"
    before = master.read_text(encoding="utf-8")
    master.write_text(before.replace("### END SOLUTION", "### END"), encoding="utf-8")
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/assignments/t1/release?all=yes")
    seat.speak("en")
    try:
        seat.page.locator("#do-it").click()
        expect(seat.page.locator("#work[data-state=failed]")).to_be_visible(timeout=120_000)
        expect(seat.page.locator("#work")).to_contain_text("not released")
    finally:
        master.write_text(before, encoding="utf-8")
    seat.close()


@pytest.mark.browser
def test_what_waits_is_marked_and_another_reads_nothing_of_it(browser, desk, classes):
    seat = DeskSeat.at(browser, desk.address, "lecturer of as1", "/assignments/t1/close?class=as1")
    lecturer = at_the_desk(desk.address, "lecturer")
    look = lecturer.ask("/assignments/t1/mark?all=yes")
    assert lecturer.post("/assignments/t1/mark", all="yes", shown=shown(look)).status == 302
    seat.open("/assignments/work")
    expect(seat.page.locator("#work:not([data-state=running])")).to_be_visible(timeout=120_000)
    assert seat.page.locator(".look-says li").count() == 0
    until(lambda: 'data-state="running"' not in lecturer.ask("/assignments/work").text)
    page = lecturer.ask("/assignments/t1").text
    assert [told(page, one)["waits"] for one in classes] == [0, 0, 0]
    seat.close()


def looks_well(page):
    assert faults(page) == []
    assert small_targets(page) == []
    assert spill(page) == 0
