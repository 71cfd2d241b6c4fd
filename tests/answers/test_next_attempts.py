"""What somebody is asked next is what the page asks when it is opened; nothing is begun by it."""

import json

import pytest

from qihang.answers.client import Refused
from qihang.operate.worksheets import making
from tests.conftest import edition, enrol, hand_in_so, page_token, record

MARKS = {"points": 1.0, "most": 2.0, "questions": {}}


def next_one(answers, number="1001"):
    [found] = answers.desk.next_attempts("t1", [number])
    return found


def asked(answers, token=None):
    """What a page says that it asks, and which attempt it is."""
    claim = answers.page.claim(token or page_token(answers))
    return claim["seed"], claim["try"]


def told(answers):
    found = next_one(answers)
    return found["seed"], found["attempt"]


def mark(answers):
    [row] = answers.marker.latest_submissions("t1")
    record(answers, row, MARKS)


def test_before_the_page_was_ever_opened_it_is_the_first_attempt_and_begins_none(answers):
    before = told(answers)
    assert answers.server._store.exercises.attempt("1001", "t1") is None
    assert before == asked(answers)
    assert before[1] == 1


def test_an_attempt_that_is_begun_stays_the_one(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "12", "a")
    assert told(answers) == asked(answers, token)


def test_what_is_handed_in_can_be_changed_until_its_marks_are_seen(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "12", "a")
    hand_in_so(answers, token)
    before = told(answers)
    answers.page.again(token)
    assert before == asked(answers, token)


def test_after_marks_that_are_seen_the_next_numbers_are_others(answers):
    token = page_token(answers)
    answers.page.save(token, "margin", "12", "a")
    first = asked(answers, token)
    hand_in_so(answers, token)
    mark(answers)
    answers.operator.show_results("t1")
    after = told(answers)
    assert after != first
    answers.page.again(token)
    assert after == asked(answers, token)
    assert after[1] == 2


def test_where_nothing_was_done_it_follows_to_a_newer_edition_and_else_it_stays(answers):
    page_token(answers)
    answers.page.save(page_token(answers, "1002"), "margin", "12", "a")
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True}
    answers.operator.open_session("t1", settings, edition(2, "margin"))
    assert next_one(answers)["assignment"] == "t1-2"
    assert told(answers) == asked(answers)
    assert next_one(answers, "1002")["assignment"] == "t1"


def test_it_is_refused_for_whom_the_session_is_not_open_and_for_nobody(answers):
    for session, number, reason in (("t2", "1001", "not-open"), ("t1", "77", "unknown-trainee")):
        with pytest.raises(Refused, match=reason):
            answers.desk.next_attempts(session, [number])
    answers.operator.close_session("t1")
    with pytest.raises(Refused, match="closed"):
        answers.desk.next_attempts("t1", ["1001"])


def test_who_is_taken_off_is_asked_nothing(answers):
    enrol(answers, "4001")
    answers.operator.remove_trainees(["4001"])
    with pytest.raises(Refused, match="unknown-trainee"):
        answers.desk.next_attempts("t1", ["4001"])


def test_the_log_says_who_printed_a_key(answers):
    answers.desk.note_key("t1", ["三班"], 30, "somebody")
    line = json.loads(answers.desk.log_page(None)[0])
    assert (line["what"], line["session"], line["classes"]) == ("key-printed", "t1", ["三班"])
    assert (line["people"], line["by"]) == (30, "somebody")


def test_a_class_is_asked_for_in_parts_and_stays_in_its_order(answers):
    numbers = [f"5{n:03}" for n in range(2 * making.AT_ONCE + 1)]
    answers.operator.enrol(
        [
            {"number": number, "name": "n", "class_name": "五班", "pin_hash": "x"}
            for number in numbers
        ]
    )
    assert [one["number"] for one in making.people(answers, "五班")] == numbers
    found = making.attempts(answers, "t1", numbers[::-1])
    assert [one["number"] for one in found] == numbers[::-1]
    assert len({one["seed"] for one in found}) == len(numbers)
