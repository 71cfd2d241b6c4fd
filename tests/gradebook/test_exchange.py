"""nbgrader's exchange is off: it is told what is open, and says what to type instead."""

import pytest

from qihang.gradebook import Course
from tests.support.commands import in_this_process, nbgrader_says

pytestmark = pytest.mark.process


def nbgrader(site, *arguments):
    """What a command of nbgrader says, without its levels, and its exit code."""
    done = nbgrader_says(site, *arguments)
    lines = (done.stdout + done.stderr).splitlines()
    return [line.partition("] ")[2] for line in lines], done.returncode


def test_nbgrader_lists_what_is_open_and_complains_of_nothing(open_site):
    assert nbgrader(open_site, "list") == (["Released assignments:", "qihang t1"], 0)
    assert in_this_process("close", "t1").returncode == 0
    assert nbgrader(open_site, "list") == (["Released assignments:"], 0)


def test_a_course_that_was_never_opened_has_nothing_open(site):
    assert nbgrader(site, "list") == (["Released assignments:"], 0)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("release_assignment t1", "Type: qihang release t1"),
        ("release_feedback t1", "Type: qihang results t1 --show"),
        ("list t1 --remove", "qihang close t1"),
        ("submit t1", "on their pages"),
        ("fetch_assignment t1", "on their pages"),
    ],
)
def test_what_the_classroom_does_itself_is_answered_with_what_to_type(words, says, open_site):
    said, code = nbgrader(open_site, *words.split())
    assert code != 0
    assert any(says in line for line in said)


def test_there_is_nothing_to_collect(open_site):
    said, code = nbgrader(open_site, "collect", "t1")
    assert (said, code) == ([f"What was handed in lies in {open_site.submitted} already."], 0)


def test_formgrader_is_told_what_trainees_can_open(open_site):
    api = Course(open_site)._api
    assert not api.exchange_missing
    states = {one["name"]: one["status"] for one in api.get_assignments()}
    assert states == {"t1": "released"}
    assert in_this_process("close", "t1").returncode == 0
    states = {one["name"]: one["status"] for one in api.get_assignments()}
    assert states == {"t1": "draft"}
