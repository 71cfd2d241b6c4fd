"""What the answer service does costs the same whatever was handed in in the years before."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from qihang.answers import pages
from qihang.answers.api import AnswerService
from qihang.answers.submitted import Submitted
from qihang.databases.where import answers as where
from qihang.protocol.service import PAGE
from tests.conftest import hand_in_so, page_token, record
from tests.support.rows import rows
from tests.support.scans import asked_of, scans

RESULT = {"points": 2.0, "most": 4.0, "questions": {}}

REVIEW = {
    "session": "t1", "item": "t1.one", "question": "margin", "edition": "t1",
    "round": 1, "outcome": "right", "idea": None,
}  # fmt: skip

GROWS = (
    *("hand_in", "attempt", "answer", "result", "sign_in", "page", "kept", "audit", "template"),
    *("attendance", "review", "sheet"),
)
"""The tables that grow with the years."""

SMALL = ("ORDER BY audit.id DESC", "sign_ins_going_on")
"""What reads one row from the end, though SQLite calls it a scan; who is signed in now."""


def lesson(service):
    """What happens in a lesson, from the sign-in to its end."""
    token = page_token(service)
    service.server.home("1001")
    service.page.claim(token)
    service.page.save(token, "margin", "44", "a")
    token = page_token(service, kind="workbook")
    service.page.keep(token, "t1.one", {}, "right")
    service.page.keep(token, "own.goods", {}, None)
    service.server.review_facts("1001")
    service.page.keep_review(page_token(service, kind="review", session=""), REVIEW, "b")
    token = page_token(service)
    hand_in_so(service, token)
    [row] = service.marker.wait_for_submission()
    record(service, row, RESULT)
    service.page.marked(token)
    service.page.again(token)
    service.operator.in_place("1001", "t1")
    service.marker.settling()
    service.operator.end_lesson()


@pytest.mark.parametrize("bare_site", ["sqlite"], indirect=True)
def test_no_step_of_a_lesson_reads_a_table_from_its_beginning_to_its_end(answers, bare_site):
    lesson(answers)
    answers.close()
    with asked_of(bare_site.store) as statements, closing(AnswerService(bare_site)) as again:
        again.started()
        lesson(again)
        again.stopped()
    assert len(statements) > 50
    assert list(scans(bare_site.store, statements, GROWS, SMALL)) == []


def handed_in_and_marked(service, *numbers):
    for number in numbers:
        hand_in_so(service, page_token(service, number))
    for row in service.marker.to_mark_at_once():
        record(service, row, RESULT)


def settle(service):
    """As the marker does when it has flushed the disks."""
    service.marker.settled(service.marker._store.now())


def test_a_start_looks_at_what_was_handed_in_since_it_was_last_known_to_be_on_disk(
    answers, bare_site
):
    handed_in_and_marked(answers, "1001")
    settle(answers)
    handed_in_and_marked(answers, "1002")
    places = {number: bare_site.submitted / number / "t1" for number in ("1001", "1002")}
    for place in places.values():
        shutil.rmtree(place)
    answers.close()
    with closing(AnswerService(bare_site)) as again:
        assert {number: place.exists() for number, place in places.items()} == {
            "1001": False,
            "1002": True,
        }
        assert [row["number"] for row in again.marker.unsettled()] == ["1002"]
        again.marker.put_back("t1", ["1001", "1002"])
        assert [row["number"] for row in again.marker.unsettled()] == ["1001", "1002"]
    assert (places["1001"] / "timestamp.txt").is_file()


@pytest.mark.parametrize("how", ["is emptied", "came out of a backup"])
def test_where_nothing_is_known_everything_is_put_right_once(answers, bare_site, how):
    handed_in_and_marked(answers, "1001", "1002")
    settle(answers)
    shutil.rmtree(bare_site.submitted / "1001")
    if how == "is emptied":
        shutil.rmtree(bare_site.submitted / "1002")
    else:
        answers.marker._store.restored("-")
    answers.close()
    AnswerService(bare_site).close()
    assert sorted(path.name for path in bare_site.submitted.iterdir()) == ["1001", "1002"]


def test_what_happens_while_the_disks_are_flushed_stays_to_be_looked_at(answers):
    handed_in_and_marked(answers, "1001", "1002")
    until = answers.marker._store.now()
    answers.page.again(page_token(answers, "1002"))
    hand_in_so(answers, page_token(answers, "1002"))
    answers.marker.settled(until)
    assert [row["number"] for row in answers.marker.unsettled()] == ["1002"]


def test_marks_that_are_about_to_change_are_to_be_looked_at(answers):
    handed_in_and_marked(answers, "1001", "1002")
    settle(answers)
    answers.marker.unsettle("t1", ["1001"])
    assert [row["number"] for row in answers.marker.unsettled()] == ["1001"]


def test_a_list_comes_in_pages_and_whole(answers):
    numbers = [f"n{place:04}" for place in range(PAGE + 5)]
    people = [{"number": one, "name": one, "class_name": "A", "pin_hash": "-"} for one in numbers]
    answers.operator.enrol(people)
    store = answers.marker._store
    for number in numbers:
        attempt = store.exercises.begin(number, "t1", "t1", 1, "seed")
        store.submissions.add(attempt, f"receipt {number}", "t1.ipynb", "{}\n")
    assert len(answers.marker.latest_submissions()) == PAGE
    assert len(answers.marker.to_mark_at_once()) == PAGE
    assert answers.marker.handed_in("t1") == len(numbers)
    assert [row["number"] for row in pages.latest(answers.marker, "t1")] == numbers
    unsettled = [row["number"] for rows in pages.pages(answers.marker.unsettled) for row in rows]
    assert unsettled == numbers
    assert len(answers.operator.trainees()) == PAGE
    assert [row["number"] for row in pages.trainees(answers.operator)] == [
        "1001",
        "1002",
        *numbers,
    ]
    answers.operator.remove_trainees(numbers)
    assert [row["number"] for row in pages.removed_trainees(answers.operator)] == numbers
    assert answers.operator.enrolled(["1002", numbers[0], "nobody"]) == ["1002"]


def test_a_hand_in_is_kept_without_a_copy_of_the_notebook(answers, bare_site):
    handed_in_and_marked(answers, "1001", "1002")
    place = bare_site.submitted / "1001" / "t1" / "t1.ipynb"
    [row, _] = answers.marker.latest_submissions()
    assert answers.marker._store.submissions.notebook(row) == place.read_text(encoding="utf-8")
    assert rows(where(bare_site), "SELECT count(*) FROM template") == [(1,)]


def test_a_mark_that_stands_already_is_not_written_again(answers, bare_site):
    handed_in_and_marked(answers, "1001", "1002")
    settle(answers)
    [row, _] = answers.marker.latest_submissions()
    record(answers, row, RESULT)
    assert answers.marker.unsettled() == []
    record(answers, row, {**RESULT, "points": 3.0})
    assert [one["number"] for one in answers.marker.unsettled()] == ["1001"]
    [again, _] = answers.marker.latest_submissions()
    assert (again["points"], again["marked_at"] > row["marked_at"]) == (3.0, True)


def test_a_key_that_marks_again_what_stands_is_the_one_that_marked_last(answers):
    token = page_token(answers)
    for key in ("first", "mended"):
        hand_in_so(answers, token)
        [row] = answers.marker.latest_submissions()
        record(answers, row, RESULT, key)
        answers.page.again(token)
    first, second = answers.marker._store.submissions.of("1001", "t1")
    answers.marker._store.submissions.record_results("first", [(first, RESULT)])
    first, second = answers.marker._store.submissions.of("1001", "t1")
    assert first["marked_at"] > second["marked_at"]


def test_what_found_no_room_is_never_put_over_a_newer_hand_in(answers, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    token = page_token(answers)
    with monkeypatch.context() as patch:
        patch.setattr(Submitted, "put", no_room)
        hand_in_so(answers, token)
    answers.page.again(token)
    hand_in_so(answers, token)
    [waits] = answers.marker.to_mark_at_once()
    assert answers.operator.in_place("1001", "t1")["id"] == waits["id"] == 2
