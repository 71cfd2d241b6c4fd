"""What there is to mark, as the list of the desk has it."""

import sqlite3

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.marking import Marking
from tests.conftest import enter
from tests.support.submissions import class_that_handed_in, put_in

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Two who handed T1 in, marked; copied by each test."""
    site = class_that_handed_in(tmp_path_factory.mktemp("two"), ["right1", "wrong1"])
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        with service.open_answers(site) as answers:
            grade(site, answers.marker, "t1")
    return site


@pytest.fixture
def two(site, marked):
    return put_in(site, marked)


def change(site, statement):
    with sqlite3.connect(site.gradebook) as book:
        book.execute(statement)


def listed(site):
    rows = Marking(site).rows(["right1", "wrong1"])
    return [(row.counts.assignment, row.counts.question, row.to_look_at) for row in rows]


def test_a_text_is_to_be_looked_at_and_a_number_is_not(two):
    assert listed(two) == [("t1", "offer", 2)]


def test_what_no_rule_could_mark_waits_whatever_it_is(two):
    change(
        two,
        "UPDATE grade SET needs_manual_grade = 1 WHERE cell_id IN "
        "(SELECT id FROM base_cell WHERE name = 'test_total')",
    )
    assert listed(two) == [("t1", "total", 2), ("t1", "offer", 2)]


def test_an_assignment_of_no_session_is_left_to_formgrader(two):
    change(two, "UPDATE grade SET needs_manual_grade = 1")
    change(two, "UPDATE assignment SET name = 'my own one'")
    assert listed(two) == []


def test_without_a_gradebook_there_is_nothing_and_none_is_made(site):
    site.gradebook.unlink(missing_ok=True)
    marking = Marking(site)
    assert marking.rows(["right1"]) == []
    assert marking.handed_in("t1", "offer", ["right1"]) is None
    assert not site.gradebook.exists()
