"""Reviews on a real disk: added and never changed, and told back after a restart."""

from contextlib import closing

import pytest
import sqlalchemy as sa

from qihang.answers import reviewing
from qihang.answers.api import AnswerService
from qihang.answers.client import Refused
from qihang.answers.store import Store
from qihang.databases.where import answers as where
from qihang.settings import change
from tests.conftest import edition, page_token
from tests.support.marked import found, handed_in
from tests.support.rows import rows

ANSWER = {
    "session": "t1", "item": "t1.one", "question": "margin", "edition": "t1",
    "round": 1, "outcome": "right", "idea": None,
}  # fmt: skip
WRONG = found(0.0, idea="markup-for-margin", parts=("other-idea", None))


@pytest.fixture
def token(answers):
    """The page of review of somebody."""
    return page_token(answers, kind="review", session="")


def asked(answers, number="1001"):
    return [
        (one["question"] or one["item"], one["edition"], one["ideas"])
        for one in answers.server.review_facts(number)["missed"]
    ]


def test_an_answer_is_there_after_a_restart_with_all_that_was_said(answers, bare_site, token):
    saved = answers.page.keep_review(token, ANSWER, "a")
    answers.page.keep_review(token, {**ANSWER, "round": 2, "outcome": "not-yet"}, "b")
    answers.close()
    with closing(AnswerService(bare_site)) as again:
        first, second = again.server.review_facts("1001")["reviews"]
        assert again.server.review_facts("1002")["reviews"] == []
    assert first == {**ANSWER, "at": saved["saved_at"]}
    assert (second["round"], second["outcome"]) == (2, "not-yet")


def test_the_same_answer_sent_twice_is_kept_once(answers, token):
    first = answers.page.keep_review(token, ANSWER, "a")
    assert answers.page.keep_review(token, ANSWER, "a") == first
    assert len(answers.server.review_facts("1001")["reviews"]) == 1


@pytest.mark.parametrize("change", ["UPDATE review SET outcome = 'right'", "DELETE FROM review"])
def test_nobody_can_change_a_row(answers, bare_site, token, change):
    answers.page.keep_review(token, {**ANSWER, "outcome": "partly"}, "a")
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        rows(where(bare_site), f"{change} RETURNING id")


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": "empty"},
        {"outcome": ""},
        {"round": 0},
        {"round": 10**9},
        {"item": ""},
        {"idea": "i" * 101},
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused(answers, token, other):
    with pytest.raises(Refused):
        answers.page.keep_review(token, {**ANSWER, **other}, "a")


def test_only_the_page_of_review_keeps_answers(answers):
    with pytest.raises(Refused, match="not-here"):
        answers.page.keep_review(page_token(answers), ANSWER, "a")


def test_a_house_without_reviews_opens_no_page(answers, bare_site):
    answers.close()
    change(bare_site, "review", "false")
    with closing(AnswerService(bare_site)) as again, pytest.raises(Refused, match="not-open"):
        page_token(again, kind="review", session="")


def test_what_of_the_newest_marked_try_was_not_right_is_missed(answers, bare_site):
    old = {"margin": WRONG, "steps": WRONG}
    handed_in(where(bare_site), "1001", "t1", "2026-01-01", old)
    handed_in(where(bare_site), "1001", "t1", "2026-01-02", {"margin": found(), "steps": WRONG})
    handed_in(where(bare_site), "1001", "t1", "2026-01-03", None)
    assert asked(answers) == [("steps", "t1", ["markup-for-margin", "other-idea"])]
    assert asked(answers, "1002") == []


def test_partly_and_empty_are_missed_and_what_a_person_reads_is_not(answers, bare_site):
    questions = {
        "margin": found(1.0), "steps": found(0.0, outcome="empty"), "text": found(0.0, by_hand=True)
    }  # fmt: skip
    handed_in(where(bare_site), "1001", "t1", "2026-01-01", questions)
    assert [name for name, *_ in asked(answers)] == ["margin", "steps"]


def test_points_by_hand_settle_a_question(answers, bare_site):
    handed_in(
        where(bare_site), "1001", "t1", "2026-01-01", {"margin": found(2.0, outcome="not-yet")}
    )
    assert asked(answers) == []


def test_marks_that_are_held_tell_nothing(answers, bare_site):
    handed_in(where(bare_site), "1001", "t1", "2026-01-01", {"margin": WRONG})
    rules = {"marks_at_once": False, "are_shown": False}
    answers.operator.change_rules("t1", ["A"], rules)
    shown_before = asked(answers)
    handed_in(where(bare_site), "1001", "t1", "2026-01-02", {"steps": WRONG})
    # What was shown stays shown; what came since is told to nobody yet.
    assert asked(answers) == shown_before
    assert [name for name, *_ in shown_before] == ["margin"]


def test_a_session_that_is_closed_asks_nothing(answers, bare_site):
    handed_in(where(bare_site), "1001", "t1", "2026-01-01", {"margin": WRONG})
    answers.operator.close_session("t1")
    assert asked(answers) == []


def test_an_item_that_was_never_right_is_missed_until_it_is(answers):
    token = page_token(answers, kind="workbook")
    answers.page.keep(token, "t1.one", {"seed": "s"}, "not-yet")
    answers.page.keep(token, "t1.two", {"seed": "s"}, "unreadable")
    assert asked(answers) == [("t1.one", None, [])]
    answers.page.keep(token, "t1.one", {"seed": "s"}, "right")
    answers.page.keep(token, "t1.one", {"seed": "s"}, "not-yet")
    assert asked(answers) == []


def test_an_old_edition_is_named_with_what_was_missed_in_it(answers, bare_site):
    answers.operator.open_session(
        "t1",
        {"items": [], "marks_at_once": True, "hand_in_again": True},
        edition(2, "other"),
    )
    handed_in(where(bare_site), "1001", "t1", "2026-01-01", {"margin": WRONG})
    assert [(name, of) for name, of, _ in asked(answers)] == [("margin", "t1")]


def test_all_of_a_class_is_read_as_each_of_them(answers, bare_site):
    for number in ("1001", "1002"):
        handed_in(where(bare_site), number, "t1", "2026-01-01", {"margin": WRONG})
    with closing(Store.of(bare_site, only_read=True)) as store:
        people = {one["number"]: one["class_name"] for one in store.reviews.people(["A"])}
        together = reviewing.facts(store, people)
    assert together.keys() == {"1001", "1002"}
    for number, one in together.items():
        assert one["missed"] == answers.server.review_facts(number)["missed"]
