"""Commands that say what holds for a class."""

from __future__ import annotations

import pytest

from qihang.answers import pins, service
from qihang.operate import roster
from tests.conftest import hand_in_so, page_token, record
from tests.support.commands import in_this_process

pytestmark = pytest.mark.process


@pytest.fixture
def two_classes(open_site):
    """T1 open to everybody, with somebody in class A and in class B."""
    with service.open_answers(open_site) as answers:
        roster.enrol(
            answers.operator,
            [roster.Trainee("5001", "林", "A"), roster.Trainee("5002", "周", "B")],
        )
    return open_site


def says(*words, fails=False):
    done = in_this_process(*words)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def holds(site):
    with service.open_answers(site) as answers:
        return answers.operator.released()["t1"]


def closed_to(site, number):
    with service.open_answers(site) as answers:
        return answers.server.closed(number)


def test_a_release_for_a_class_says_what_holds_for_it(two_classes):
    said = says(
        *("release", "t1", "--class", "A", "--due", "2999-12-05 11:30"),
        *("--tries", "2", "--marks", "later"),
    )
    assert "A: Changes for trainees: it can be handed in 2 times" in said
    assert "t1 is open: marks are shown later; it can be handed in 2 times; " in said
    own = holds(two_classes)["classes"]
    assert own.keys() == {"A"}
    assert own["A"]["tries"] == 2
    assert own["A"]["due_at"].startswith("2999-12-05")
    assert (own["A"]["marks_at_once"], own["A"]["closed_at"]) == (False, None)
    assert holds(two_classes)["marks_at_once"]


def test_a_class_is_closed_and_the_others_go_on(two_classes):
    assert "closed" in says("close", "t1", "--class", "A")
    assert closed_to(two_classes, "5001") == ["t1"]
    assert closed_to(two_classes, "5002") == []
    assert "closed already" in says("close", "t1", "--class", "A")
    assert "A: It was closed and opens again." in says("release", "t1")
    assert closed_to(two_classes, "5001") == []


def test_a_session_that_is_closed_to_all_is_opened_to_a_class(two_classes):
    says("close", "t1")
    says("release", "t1", "--class", "B")
    assert closed_to(two_classes, "5001") == ["t1"]
    assert closed_to(two_classes, "5002") == []
    says("close", "t1")
    assert closed_to(two_classes, "5002") == ["t1"]


def test_results_are_shown_to_a_class(two_classes):
    says("rules", "t1", "--marks", "later")
    says("results", "t1", "--show", "--class", "A")
    now = holds(two_classes)
    assert now["classes"]["A"].keys() == {"results_shown_at"}
    assert not now["results_shown"]


def test_marks_that_trainees_have_seen_stay_shown_and_the_command_says_how_many(two_classes):
    with service.open_answers(two_classes) as answers:
        answers.operator.set_pins({"5001": pins.hashed("123456")})
        hand_in_so(answers, page_token(answers, "5001"))
        [row] = answers.marker.latest_submissions()
        record(answers, row, {"points": 1.0, "most": 2.0, "questions": {}})
    said = says("rules", "t1", "--marks", "later")
    assert "1 mark that a trainee has seen stays shown." in said
    assert "held until you show them" in said
    with service.open_answers(two_classes) as answers:
        assert answers.server.home("5001")[0]["exercise"]["results"]["points"] == 1.0


def test_rules_are_shown_and_changed_without_a_release(two_classes):
    said = says("rules", "t1", "--class", "A", "--once")
    assert "A: Changes for trainees: it can be handed in once" in said
    rows = [line.split("\t") for line in said.splitlines() if "\t" in line]
    assert [row[0] for row in rows] == ["everybody", "A"]
    assert rows[1][3] == "it can be handed in once"
    says("rules", "t1", "--class", "A", "--as-everybody")
    assert holds(two_classes)["classes"] == {}


def test_a_class_is_marked_by_itself(two_classes):
    says("grade", "t1", "--class", "A")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("release", "t1", "--class", "Z"), "Nobody is in a class Z. There are: "),
        (("close", "t1", "--class", "Z"), "Nobody is in a class Z"),
        (("grade", "t1", "--class", "Z"), "Nobody is in a class Z"),
        (("results", "t1", "--show", "--class", "Z"), "Nobody is in a class Z"),
        (("rules", "t1", "--due", "soon"), "soon is no time"),
        (("rules", "t1", "--due", "2001-01-01 08:00"), "has passed"),
        (("rules", "t1", "--tries", "0"), "1 to 99 times"),
        (("rules", "t2"), "not released"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(two_classes, words, why):
    before = holds(two_classes)
    assert why in says(*words, fails=True)
    assert holds(two_classes) == before
