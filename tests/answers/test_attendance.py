"""Who was there on a day: entries are added, none is changed, and a stale one is refused."""

import json
from contextlib import closing

import pytest
import sqlalchemy as sa

from qihang.answers.client import Refused
from qihang.answers.store import Store
from qihang.databases.where import answers as where
from tests.conftest import page_token
from tests.support.rows import rows
from tests.support.scans import asked_of, scans

DAY = "2026-12-01"
GROWS = ("hand_in", "attempt", "answer", "sign_in", "page", "kept", "audit", "attendance")


def wish(number="1001", status="present", **other):
    """What the desk sends of somebody whom the classroom knows for 80 minutes."""
    usual = {"minutes": None, "computed": 80, "reason": None, "words": None, "seen": 0}
    return {"number": number, "status": status, **usual, **other}


@pytest.fixture
def by(answers):
    """The id of somebody of the staff."""
    facts = {"name": "陈老师", "role": "lecturer", "classes": None}
    return answers.desk.add_staff(facts, "x", False, "")


@pytest.fixture
def keep(answers, by):
    """Keep some wishes of a day."""
    return lambda *wishes: answers.desk.keep_attendance("A", DAY, wishes, by)


def newest(answers, *numbers):
    store = answers.marker._store
    return store.attendance.newest(numbers or ("1001", "1002"), DAY, DAY)


def lines(answers):
    """What the log says of attendance."""
    log = map(json.loads, answers.marker._store.audit_log())
    return [line for line in log if line["what"].startswith("attendance")]


def refusal(keep, *wishes):
    with pytest.raises(Refused) as refused:
        keep(*wishes)
    return refused.value.reason


def test_a_class_is_kept_as_it_was_computed_and_the_log_has_one_line(answers, keep, by):
    assert keep(wish(), wish("1002", "absent", computed=None)) == []
    found = newest(answers)
    assert {one["by"] for one in found.values()} == {"陈老师"}
    assert found["1001", DAY]["computed"] == 80
    assert found["1001", DAY]["minutes"] is None
    [line] = lines(answers)
    assert (line["what"], line["classes"], line["day"], line["people"], line["by"]) == (
        "attendance-kept",
        ["A"],
        DAY,
        2,
        by,
    )


def test_a_correction_says_in_the_log_who_whose_which_day_before_and_after(answers, keep, by):
    keep(wish(minutes=45, reason="other", words="ganz 私密"))
    line = lines(answers)[-1]
    assert (line["what"], line["number"], line["day"], line["by"]) == (
        "attendance-changed",
        "1001",
        DAY,
        by,
    )
    assert line["was"] == {"status": "present", "minutes": 80, "reason": None}
    assert line["now"] == {"status": "present", "minutes": 45, "reason": "other"}
    assert not any("私密" in text for text in answers.marker._store.audit_log())


def test_what_stands_already_is_not_kept_again(answers, keep):
    keep(wish(minutes=45, reason="visit"))
    before = lines(answers)
    [entry] = newest(answers).values()
    assert keep(wish(minutes=45, reason="visit", seen=entry["id"])) == []
    assert lines(answers) == before


def test_the_newest_entry_counts_and_older_ones_stay(answers, keep, bare_site):
    keep(wish())
    [first] = newest(answers).values()
    keep(wish(status="absent", reason="ill", seen=first["id"]))
    [second] = newest(answers).values()
    assert (second["status"], second["reason"]) == ("absent", "ill")
    kept = rows(where(bare_site), "SELECT status FROM attendance ORDER BY id")
    assert kept == [("present",), ("absent",)]


@pytest.mark.parametrize("change", ["UPDATE attendance SET minutes = 1", "DELETE FROM attendance"])
def test_no_entry_can_be_changed_or_taken_out(keep, bare_site, change):
    keep(wish())
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        rows(where(bare_site), f"{change} RETURNING id")


def test_a_stale_page_keeps_nothing_and_names_those_whom_somebody_else_changed(answers, keep):
    keep(wish(status="absent", reason="ill"))
    before = newest(answers)
    assert keep(wish(minutes=10, reason="visit"), wish("1002")) == ["1001"]
    assert newest(answers) == before
    # Who wishes what stands there already is in nobody's way.
    assert keep(wish(status="absent", reason="ill"), wish("1002")) == []


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (wish(minutes=79), "no-reason"),
        (wish(status="absent"), "no-reason"),
        (wish(computed=None), "no-reason"),
        (wish(computed=None, reason="visit"), "no-minutes"),
        (wish(words="weil"), "no-reason"),
        (wish(minutes=79, reason="other"), "no-words"),
        (wish(minutes=79, reason="other", words="  \u200b "), "no-words"),
        (wish(minutes=79, reason="other", words="x" * 201), "bad-words"),
        (wish(minutes=79, reason="bored"), "bad-attendance"),
        (wish(status="late"), "bad-attendance"),
        (wish(minutes=-1, reason="ill"), "bad-attendance"),
        (wish(minutes=1441, reason="ill"), "bad-attendance"),
        (wish("nobody"), "unknown-trainee"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_and_nothing_of_the_class_is_kept(
    answers, keep, one, reason
):
    assert refusal(keep, wish("1002"), one) == reason
    assert newest(answers, "1001", "1002", "nobody") == {}


@pytest.mark.parametrize("day", ["", "2026-13-01", "20261201", "2026-W49-2", "x" * 4000])
def test_a_day_that_is_none_is_refused(answers, by, day):
    with pytest.raises(Refused, match="bad-attendance"):
        answers.desk.keep_attendance("A", day, [wish()], by)


def test_nobody_stands_there_twice(keep):
    assert refusal(keep, wish(), wish()) == "bad-attendance"


def test_absence_needs_no_reason_where_nothing_is_known(answers, keep):
    assert keep(wish(status="absent", computed=None)) == []
    assert [line["what"] for line in lines(answers)] == ["attendance-kept"]


@pytest.mark.parametrize("bare_site", ["sqlite"], indirect=True)
def test_a_day_is_found_without_looking_at_other_days(answers, keep, bare_site):
    """Does reading and keeping a day read no growing table from its beginning to its end?"""
    page_token(answers)
    with asked_of(bare_site.store) as statements:
        keep(wish(minutes=3, reason="ill"))
        with closing(Store(bare_site.store, only_read=True)) as store:
            people, bounds = ["1001", "1002"], ("2026-12-01", "2026-12-02")
            store.presence.people("A", *bounds)
            store.presence.sign_ins(people, *bounds)
            store.presence.work(people, *bounds)
            store.presence.begins("A", *bounds)
            store.presence.signed_in(["A"], *bounds)
            store.attendance.newest(people, DAY, DAY)
    assert len(statements) > 12
    assert list(scans(bare_site.store, statements, GROWS, ("ORDER BY audit.id DESC",))) == []
