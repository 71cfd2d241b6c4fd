"""A class now: what the answer service tells of seats, and what a class is asked for."""

import json
import sqlite3
from contextlib import closing

import pytest

from qihang.answers import pins
from qihang.answers.client import Refused
from tests.support.scans import asked_of, scans

HASH = pins.hashed("a sentence of staff")


@pytest.fixture
def office(answers):
    facts = {"name": "教务王", "role": "office", "classes": None}
    return answers.desk.add_staff(facts, HASH, False, "")


def open_page(answers, number="1001", kind="workbook", seat="10.0.0.7"):
    """A page that a trainee has just opened; its token."""
    key = answers.server.sign_in(number, "123456", seat)["sign_in"]
    return opened(answers, key, kind, answers.server.notebook(number, kind, "t1"))


def opened(answers, key, kind, notebook):
    token = answers.server.bind(key, kind, "t1", notebook)
    answers.server.page_opened(token)
    return token


def the_seat(answers, classes=None):
    [seat] = answers.desk.seats(classes)
    return seat


def test_nobody_is_shown_who_is_not_signed_in(answers):
    assert answers.desk.seats(None) == []


def test_a_seat_tells_who_sits_there_and_the_page_that_was_opened_last(answers):
    open_page(answers)
    seat = the_seat(answers)
    assert (seat["number"], seat["class_name"], seat["seat"]) == ("1001", "A", "10.0.0.7")
    assert (seat["page"]["kind"], seat["page"]["session"]) == ("workbook", "t1")
    assert seat["page"]["screen"] is None


def test_only_seats_of_the_asked_classes_are_told(answers):
    open_page(answers)
    assert answers.desk.seats(["B"]) == []
    assert the_seat(answers, ["A"])["number"] == "1001"


def test_a_closed_page_is_not_shown_but_the_one_before_it(answers):
    key = answers.server.sign_in("1001", "123456", "a")["sign_in"]
    first = opened(answers, key, "workbook", "t1")
    second = opened(answers, key, "exercise", "t1")
    assert the_seat(answers)["page"]["kind"] == "exercise"
    answers.server.unbind(second)
    assert the_seat(answers)["page"]["kind"] == "workbook"
    answers.server.unbind(first)
    assert the_seat(answers)["page"] is None


def test_a_page_that_only_waits_to_be_opened_is_not_open(answers):
    key = answers.server.sign_in("1001", "123456", "a")["sign_in"]
    token = answers.server.bind(key, "workbook", "t1", "t1")
    assert the_seat(answers)["page"] is None
    answers.server.page_opened(token)
    first = the_seat(answers)["page"]["opened_at"]
    answers.server.page_opened(token)
    assert the_seat(answers)["page"]["opened_at"] == first


def test_who_turns_to_and_fro_has_no_new_screen_and_is_missing_as_before(answers):
    token = open_page(answers)
    for screen in ("one", "two"):
        answers.server.keep_bookmark("1001", "workbook", "t1", "t1", screen, None)
    answers.page.keep(token, "t1.sum", {"misses": 3}, "not-yet")
    before = the_seat(answers)["page"]
    for screen in ("one", "two", "one"):
        answers.server.keep_bookmark("1001", "workbook", "t1", "t1", screen, None)
    after = the_seat(answers)["page"]
    assert (after["new_screen_at"], after["misses"]) == (before["new_screen_at"], 3)


def test_a_screen_is_new_once_and_misses_are_counted_from_there(answers):
    token = open_page(answers)
    keep = answers.server.keep_bookmark
    keep("1001", "workbook", "t1", "t1", "one", None)
    answers.page.keep(token, "t1.sum", {"misses": 2}, "not-yet")
    before = the_seat(answers)["page"]
    assert (before["screen"], before["misses"]) == ("one", 2)

    keep("1001", "workbook", "t1", "t1", "two", "one")
    at_two = the_seat(answers)["page"]
    assert at_two["new_screen_at"] > before["new_screen_at"]
    assert at_two["misses"] == 0

    keep("1001", "workbook", "t1", "t1", "one", "two")
    back = the_seat(answers)["page"]
    assert (back["screen"], back["done"]) == ("one", 2)
    assert back["new_screen_at"] == at_two["new_screen_at"]


def test_the_last_save_and_the_hand_in_are_those_of_the_page(answers):
    token = open_page(answers, kind="exercise")
    assert the_seat(answers)["page"]["last_saved_at"] is None
    saved = answers.page.save(token, "margin", 5, "s1")["saved_at"]
    assert the_seat(answers)["page"]["last_saved_at"] == saved


def test_seats_are_told_without_reading_a_table_that_grows(answers, bare_site):
    with asked_of(bare_site.store) as asked:
        open_page(answers)
        answers.desk.seats(["A"])
    grows = ("answer", "kept", "attempt", "hand_in", "page", "sign_in", "help_call", "bookmark")
    whole = [one for one in scans(bare_site.store, asked, grows) if "sign_ins_going_on" not in one]
    assert whole == []


# --- calls for help -------------------------------------------------------------------------


def test_a_call_stands_until_somebody_goes_there(answers, office):
    open_page(answers)
    answers.server.call_for_help("1001", True)
    first = the_seat(answers)["called_at"]
    answers.server.call_for_help("1001", True)
    assert the_seat(answers)["called_at"] == first == answers.server.beside("1001")["called_at"]
    answers.desk.answer_call("1001", office)
    assert the_seat(answers)["called_at"] is None


def test_who_called_is_told_for_a_minute_that_somebody_comes(answers, office, bare_site):
    open_page(answers)
    answers.server.call_for_help("1001", True)
    assert answers.server.beside("1001")["answered_at"] is None
    answers.desk.answer_call("1001", office)
    told = answers.server.beside("1001")
    assert (told["called_at"], the_seat(answers)["answered_by"]) == (None, "教务王")
    assert told["answered_at"] == the_seat(answers)["answered_at"]
    let_pass(bare_site.store, "help_call", "ended_at", "-61 seconds")
    assert answers.server.beside("1001")["answered_at"] is None


def test_who_went_there_in_an_earlier_sign_in_is_not_told(answers, office):
    open_page(answers)
    answers.server.call_for_help("1001", True)
    answers.desk.answer_call("1001", office)
    open_page(answers)
    assert the_seat(answers)["answered_by"] is None


def test_a_call_that_is_taken_back_was_answered_by_nobody(answers, bare_site):
    open_page(answers)
    answers.server.call_for_help("1001", True)
    answers.server.call_for_help("1001", False)
    with closing(sqlite3.connect(bare_site.store)) as store:
        [(ended, by)] = store.execute("SELECT ended_at, answered_by FROM help_call").fetchall()
    assert ended
    assert by is None


# --- what a class is asked for --------------------------------------------------------------


def let_pass(store, table, column, how_long):
    """As if that much time had passed since."""
    with closing(sqlite3.connect(store)) as database:
        database.execute(
            f"UPDATE {table} SET {column} = "
            f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', {column}, '{how_long}')"
        )
        database.commit()


def test_a_class_is_led_for_ten_minutes(answers, office, bare_site):
    target = {"kind": "workbook", "session": "t1", "screen": "two"}
    answers.desk.lead(["A"], target, office)
    let_pass(bare_site.store, "room", "target_at", "-9 minutes")
    assert answers.server.beside("1001")["room"]["target"] == target
    let_pass(bare_site.store, "room", "target_at", "-1 minutes")
    room = answers.server.beside("1001")["room"]
    assert (room["target"], room["target_at"]) == (None, None)
    assert answers.desk.rooms(["A", "B"])["A"]["target"] is None


def test_a_page_is_told_what_its_class_is_asked_for(answers, office):
    assert answers.server.beside("1001")["room"] is None
    answers.desk.pause(["A"], True, office)
    answers.desk.say(["A", "B"], "看前面", office)
    target = {"kind": "workbook", "session": "t1", "screen": "two"}
    answers.desk.lead(["A"], target, office)
    room = answers.server.beside("1001")["room"]
    assert (room["said"], room["target"]) == ("看前面", target)
    assert room["paused_at"] < room["said_at"] < room["target_at"]
    assert answers.desk.room("B")["paused_at"] is None

    answers.desk.pause(["A"], False, office)
    answers.desk.lead(["A"], None, office)
    room = answers.server.beside("1001")["room"]
    assert (room["paused_at"], room["target"], room["target_at"]) == (None, None, None)
    assert room["said"] == "看前面"


def test_a_message_that_is_too_long_is_refused(answers, office):
    with pytest.raises(Refused, match="too-long"):
        answers.desk.say(["A"], "长" * 201, office)


def test_the_end_of_a_lesson_is_that_of_its_classes_alone(answers, office):
    open_page(answers)
    answers.server.call_for_help("1001", True)
    answers.desk.pause(["A"], True, office)
    assert answers.desk.end_lesson_of(["B"], office) == 0
    assert the_seat(answers)["called_at"]
    assert answers.desk.end_lesson_of(["A"], office) == 1
    assert answers.desk.seats(None) == []
    assert answers.desk.room("A")["paused_at"] is None
    assert answers.server.beside("1001")["called_at"] is None


def test_hands_are_kept_with_the_class_the_newest_first(answers, office):
    for counts in ({"A": 3, "B": 20}, {"A": 1, "B": 22}):
        answers.desk.keep_hand_count(
            {"session": "t1", "screen": "two", "class_name": "A", "counts": counts, "at": ""},
            office,
        )
    assert [one["counts"]["B"] for one in answers.desk.hand_counts("t1", ["A"])] == [22, 20]
    assert answers.desk.hand_counts("t1", ["B"]) == []
    assert json.dumps(answers.desk.hand_counts("t1", None))
