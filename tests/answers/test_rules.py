"""What holds in a session for a class: the one place where it is decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.answers.client import Refused
from qihang.answers.rules import (
    any_marked_at_once,
    is_open_to_any,
    marked_at_once,
    of_class,
    of_everybody,
    rules,
)
from tests.conftest import edition, hand_in_so, page_token, record

NOW = "2026-12-05T03:30:00.000000+00:00"
BEFORE = "2026-12-05T03:29:59.999999+00:00"
LATER = "2026-12-05T03:30:00.000001+00:00"


def stood(own=None, **settings):
    """A session as it stands in the store, open and without limits, but for what is said."""
    return {
        "session": "s3",
        "opened_at": BEFORE,
        "items": [],
        "marks_at_once": True,
        "hand_in_again": True,
        "results_shown": False,
        "closed_at": None,
        "due_at": None,
        "tries": None,
        "editions": [],
        "classes": {} if own is None else {"A": own},
        **settings,
    }


TABLE = [
    # session, what class A has of its own, what holds for A
    ({}, None, {"is_open": True, "tries": None, "is_over": False, "may_be_seen": True}),
    ({"closed_at": BEFORE}, None, {"is_open": False}),
    ({"closed_at": BEFORE}, {"closed_at": None}, {"is_open": True}),
    ({}, {"closed_at": BEFORE}, {"is_open": False, "closed_at": BEFORE}),
    ({"due_at": LATER}, None, {"is_over": False, "due_at": LATER}),
    ({"due_at": NOW}, None, {"is_over": True, "due_at": NOW}),
    ({"due_at": BEFORE}, {"due_at": LATER}, {"is_over": False, "due_at": LATER}),
    ({"due_at": BEFORE}, {"due_at": None}, {"is_over": False, "due_at": None}),
    ({"hand_in_again": False}, None, {"tries": 1}),
    ({"hand_in_again": False, "tries": 4}, None, {"tries": 1}),
    ({"tries": 3}, None, {"tries": 3}),
    ({"tries": 3}, {"tries": None}, {"tries": None}),
    ({"hand_in_again": False}, {"tries": 2}, {"tries": 2}),
    ({"marks_at_once": False}, None, {"may_be_seen": False, "marks_at_once": False}),
    ({"marks_at_once": False, "results_shown": True}, None, {"may_be_seen": True}),
    ({"marks_at_once": False}, {"marks_at_once": True}, {"may_be_seen": True}),
    ({}, {"marks_at_once": False, "results_shown_at": None}, {"may_be_seen": False}),
    (
        {},
        {"marks_at_once": False, "results_shown_at": BEFORE},
        {"may_be_seen": True, "shown_at": BEFORE},
    ),
    (
        {"marks_at_once": False, "results_shown": True},
        {"marks_at_once": False, "results_shown_at": None},
        {"may_be_seen": False},
    ),
    ({"tries": 2, "due_at": LATER}, {"marks_at_once": False}, {"tries": 2, "due_at": LATER}),
]


@pytest.mark.parametrize(("session", "own", "holds"), TABLE)
def test_a_class_has_its_own_and_otherwise_what_holds_for_everybody(session, own, holds):
    found = rules(stood(own, **session), "A", NOW)
    assert {name: getattr(found, name) for name in holds} == holds


@pytest.mark.parametrize(("session", "own", "_holds"), TABLE)
def test_what_a_class_has_of_its_own_changes_nothing_for_another(session, own, _holds):
    with_own, without = stood(own, **session), stood(**session)
    assert rules(with_own, "B", NOW) == rules(without, "B", NOW) == rules(without, None, NOW)


@pytest.mark.parametrize(
    ("tries", "used", "is_over", "may"),
    [
        (None, 0, False, True),
        (None, 99, False, True),
        (2, 1, False, True),
        (2, 2, False, False),
        (2, 3, False, False),
        (None, 1, True, False),
    ],
)
def test_another_try_is_begun_while_there_is_time_and_one_is_left(tries, used, is_over, may):
    found = rules(stood(tries=tries, due_at=BEFORE if is_over else None), "A", NOW)
    assert found.allows_another(used) == may
    assert found.told(used) == {
        "due_at": BEFORE if is_over else None,
        "is_over": is_over,
        "tries": tries,
        "used": used,
    }


moments = st.sampled_from([BEFORE, NOW, LATER])
changes = st.fixed_dictionaries(
    {},
    optional={
        "is_open": st.booleans(),
        "due_at": st.none() | moments,
        "tries": st.none() | st.integers(1, 99),
        "marks_at_once": st.booleans(),
        "are_shown": st.booleans(),
    },
)


@given(before=changes, change=changes)
def test_a_change_holds_for_the_class_it_was_said_for_and_the_rest_stays(before, change):
    own = of_class(before, BEFORE)
    was = rules(stood(own), "A", NOW)
    found = rules(stood(own | of_class(change, NOW)), "A", NOW)
    assert found.is_open == change.get("is_open", was.is_open)
    assert found.due_at == change.get("due_at", was.due_at)
    assert found.tries == change.get("tries", was.tries)
    assert found.marks_at_once == change.get("marks_at_once", was.marks_at_once)
    if "are_shown" in change:
        assert found.may_be_seen == (found.marks_at_once or change["are_shown"])
    assert rules(stood(own | of_class(change, NOW)), "B", NOW) == rules(stood(), "B", NOW)


@given(before=changes, change=changes)
def test_what_is_said_for_everybody_is_the_same_as_if_said_for_a_class(before, change):
    begun = {**stood(), **of_everybody(before, BEFORE)}
    for_all = rules({**begun, **of_everybody(change, NOW)}, "A", NOW)
    for_a = rules({**begun, "classes": {"A": of_class(change, NOW)}}, "A", NOW)
    for name in ("closed_at", "due_at", "tries", "marks_at_once", "is_over"):
        assert getattr(for_all, name) == getattr(for_a, name)


def test_a_session_is_open_to_any_that_it_is_open_to():
    closed = stood({"closed_at": None}, closed_at=BEFORE)
    assert is_open_to_any(closed)
    assert is_open_to_any(closed, ["A", "B"])
    assert not is_open_to_any(closed, ["B"])
    assert not is_open_to_any(stood(closed_at=BEFORE))


def test_hand_ins_of_a_class_are_marked_as_the_class_has_it():
    held = stood({"marks_at_once": True}, marks_at_once=False)
    assert marked_at_once(held) == (False, ["A"])
    assert any_marked_at_once(held)
    assert marked_at_once(stood({"marks_at_once": True})) == (True, [])
    assert not any_marked_at_once(stood(marks_at_once=False))


# --- at the answer service ----------------------------------------------------------------


def in_class(answers, number, class_name):
    """Move a trainee to another class."""
    one = {"number": number, "name": "n", "class_name": class_name}
    answers.operator.enrol([], [one])


def due(answers, due_at, *classes):
    answers.operator.change_rules("t1", list(classes), {"due_at": due_at})


PAST, FUTURE = "2001-01-01T00:00:00.000000+00:00", "2999-01-01T00:00:00.000000+00:00"


def test_after_the_due_time_nothing_is_handed_in_and_what_is_saved_stays(answers):
    token = page_token(answers)
    due(answers, FUTURE, "A")
    answers.page.save(token, "margin", 1, "a")
    due(answers, PAST, "A")
    with pytest.raises(Refused, match="too-late"):
        answers.page.hand_in(token, {})
    answers.page.save(token, "steps", 2, "b")
    claim = answers.page.claim(token)
    assert claim["rules"] == {"due_at": PAST, "is_over": True, "tries": None, "used": 0}
    assert {name: one["value"] for name, one in claim["answers"].items()} == {
        "margin": 1,
        "steps": 2,
    }
    due(answers, FUTURE, "A")
    assert hand_in_so(answers, token)["handed_in"]


def test_what_was_handed_in_before_the_due_time_can_be_read_and_not_changed(answers):
    token = page_token(answers)
    hand_in_so(answers, token)
    due(answers, PAST)
    claim = answers.page.hand_in(token, {})
    assert claim["handed_in"]
    assert claim["may_again"] is None
    with pytest.raises(Refused, match="not-again"):
        answers.page.again(token)


def test_tries_are_counted_and_used_up(answers):
    answers.operator.change_rules("t1", ["A"], {"tries": 2})
    token = page_token(answers)
    assert hand_in_so(answers, token)["may_again"] == "change"
    answers.page.again(token)
    claim = hand_in_so(answers, token)
    assert claim["may_again"] is None
    assert claim["rules"]["used"] == claim["rules"]["tries"] == 2
    with pytest.raises(Refused, match="not-again"):
        answers.page.again(token)
    answers.operator.change_rules("t1", ["A"], {"tries": 3})
    assert answers.page.again(token)["handed_in"] is None


def test_a_try_that_was_begun_is_handed_in_also_when_there_are_fewer_now(answers):
    token = page_token(answers)
    hand_in_so(answers, token)
    answers.page.again(token)
    answers.operator.change_rules("t1", [], {"tries": 1})
    assert hand_in_so(answers, token)["handed_in"]


def test_results_of_a_class_are_held_until_they_are_shown(answers):
    answers.operator.change_rules("t1", ["A"], {"marks_at_once": False})
    token = page_token(answers)
    hand_in_so(answers, token)
    [row] = answers.marker.latest_submissions()
    record(answers, row, {"points": 2.0, "most": 2.0, "questions": {}})
    assert answers.page.claim(token)["results"] is None
    assert answers.server.home("1001")[0]["exercise"]["state"] == "handed-in"
    answers.operator.show_results("t1", ["B"])
    assert answers.page.claim(token)["results"] is None
    answers.operator.show_results("t1", ["A"])
    assert answers.page.claim(token)["results"]["points"] == 2.0
    assert answers.server.home("1001")[0]["exercise"]["state"] == "marked"


def test_a_class_whose_marks_are_held_is_not_marked_as_it_hands_in_and_another_is(answers):
    in_class(answers, "1002", "B")
    answers.operator.change_rules("t1", ["A"], {"marks_at_once": False})
    for number in ("1001", "1002"):
        hand_in_so(answers, page_token(answers, number))
    assert [one["number"] for one in answers.marker.to_mark_at_once()] == ["1002"]
    answers.operator.change_rules("t1", [], {"marks_at_once": False})
    assert answers.marker.to_mark_at_once() == []
    answers.operator.change_rules("t1", ["A"], {"marks_at_once": True})
    assert [one["number"] for one in answers.marker.to_mark_at_once()] == ["1001"]


def test_a_class_is_closed_and_opened_by_itself(answers):
    in_class(answers, "1002", "B")
    assert answers.operator.close_session("t1", ["A"])
    assert not answers.operator.close_session("t1", ["A"])
    assert answers.server.closed("1001") == ["t1"]
    assert answers.server.beside("1001")["closed"] == ["t1"]
    assert answers.server.closed("1002") == []
    assert answers.server.home("1001") == []
    assert [one["session"] for one in answers.server.home("1002")] == ["t1"]
    with pytest.raises(Refused, match="closed"):
        answers.server.notebook("1001", "workbook", "t1")


def test_who_changes_class_gets_the_rules_of_the_new_one(answers):
    answers.operator.close_session("t1", ["A"])
    due(answers, PAST, "B")
    assert answers.server.closed("1001") == ["t1"]
    in_class(answers, "1001", "B")
    assert answers.server.closed("1001") == []
    assert answers.page.claim(page_token(answers))["rules"]["is_over"]


def test_what_is_said_for_everybody_holds_for_everybody(answers):
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True}
    answers.operator.close_session("t1", ["A"])
    answers.operator.change_rules("t1", ["A"], {"tries": 2})
    answers.operator.open_session("t1", settings, edition(1))
    assert answers.server.closed("1001") == []
    [now] = answers.operator.released().values()
    assert now["classes"] == {"A": {"tries": 2}}
    answers.operator.change_rules("t1", [], {"tries": 3})
    [now] = answers.operator.released().values()
    assert (now["classes"], now["tries"]) == ({}, 3)


def test_a_session_that_nobody_had_is_opened_to_one_class_alone(answers):
    in_class(answers, "1002", "B")
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True}
    first = {"assignment": "t2", "number": 1, "questions": ["margin"], "draws": None}
    answers.operator.open_session("t2", settings, first, ["B"], {"tries": 2})
    assert answers.server.closed("1001") == ["t2"]
    assert [one["session"] for one in answers.server.home("1002")] == ["t1", "t2"]
    assert answers.operator.released()["t2"]["classes"] == {"B": {"closed_at": None, "tries": 2}}


def test_a_class_can_have_it_as_everybody_again(answers):
    answers.operator.close_session("t1", ["A"])
    answers.operator.as_everybody("t1", ["A"])
    assert answers.server.closed("1001") == []


def test_each_change_stands_in_the_audit_log_with_who_did_it(answers):
    answers.operator.change_rules("t1", ["A"], {"tries": 2}, "somebody")
    answers.operator.close_session("t1", ["A"])
    changed, closed = answers._store.audit_log()[-2:]
    for part in ('"rules-changed"', '"somebody"', '"tries": 2', '"A"'):
        assert part in changed or part.replace(": ", ":") in changed
    assert '"closed"' in closed
    assert '"by"' not in closed


@pytest.mark.parametrize("do", ["change_rules", "as_everybody", "close_session", "show_results"])
def test_a_session_that_was_never_released_has_no_rules(answers, do):
    more = ({},) if do == "change_rules" else ()
    with pytest.raises(Refused, match="not-open"):
        getattr(answers.operator, do)("t9", ["A"], *more)


# --- marks that were shown ----------------------------------------------------------------

FOUND = {"points": 2.0, "most": 4.0, "questions": {}}

HOLDING = {
    "for everybody": lambda answers: answers.operator.change_rules(
        "t1", [], {"marks_at_once": False}
    ),
    "for the class": lambda answers: answers.operator.change_rules(
        "t1", ["A"], {"marks_at_once": False}
    ),
    "by a release": lambda answers: answers.operator.open_session(
        "t1", {"items": [], "marks_at_once": False, "hand_in_again": True}, edition(1)
    ),
    "as everybody": lambda answers: (
        answers.operator.change_rules("t1", [], {"marks_at_once": False}),
        answers.operator.change_rules("t1", ["A"], {"marks_at_once": True}),
        answers.operator.as_everybody("t1", ["A"]),
    ),
}
"""The ways in which marks come to be held."""


def points_told(answers, token):
    """The points that the page and the home page of a trainee of class A tell."""
    of_page, of_home = answers.page.claim(token)["results"], answers.server.home("1001")[0]
    assert of_home["exercise"]["results"] == of_page
    assert of_home["exercise"]["state"] == ("marked" if of_page else "handed-in")
    return of_page and of_page["points"]


@pytest.mark.parametrize("way", HOLDING)
def test_marks_that_were_shown_stay_shown_when_later_ones_are_held(answers, way):
    in_class(answers, "1001", "A")
    token = page_token(answers)
    hand_in_so(answers, token)
    record(answers, answers.marker.latest_submissions()[0], FOUND)
    assert points_told(answers, token) == 2.0
    HOLDING[way](answers)
    assert points_told(answers, token) == 2.0
    record(answers, answers.marker.latest_submissions()[0], {**FOUND, "points": 3.0}, key="mended")
    assert points_told(answers, token) == 3.0
    answers.page.again(token)
    hand_in_so(answers, token)
    record(answers, answers.marker.latest_submissions()[0], {**FOUND, "points": 4.0})
    assert points_told(answers, token) is None
    answers.operator.show_results("t1")
    assert points_told(answers, token) == 4.0


def test_an_earlier_try_whose_marks_were_shown_can_be_looked_at_while_a_later_one_is_held(answers):
    in_class(answers, "1001", "A")
    token = page_token(answers)
    for points in (2.0, 4.0):
        hand_in_so(answers, token)
        record(answers, answers.marker.latest_submissions()[0], {**FOUND, "points": points})
        answers.operator.change_rules("t1", [], {"marks_at_once": False})
        answers.page.again(token)
    assert answers.page.claim(token)["earlier"]["try"] == 1
    assert answers.page.earlier(token)["results"]["points"] == 2.0
