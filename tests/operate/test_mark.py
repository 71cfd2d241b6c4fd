"""``qihang mark``: points and a comment by a command."""

import json
import sqlite3
from contextlib import closing

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from tests.conftest import enter
from tests.support.commands import in_this_process
from tests.support.submissions import class_that_handed_in, put_in

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """One who handed T1 in, marked; copied by each test."""
    site = class_that_handed_in(tmp_path_factory.mktemp("one"), ["right1"])
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        with service.open_answers(site) as answers:
            grade(site, answers.marker, "t1")
    return site


@pytest.fixture
def one(site, marked):
    return put_in(site, marked)


def offer(site):
    """What stands in the store, by plain SQL."""
    with closing(sqlite3.connect(site.store)) as store:
        [text] = store.execute("SELECT questions FROM result").fetchone()
    return json.loads(text)["offer"]


def test_points_and_comment_are_given_told_and_taken_back(one):
    said = in_this_process("mark", "t1", "offer", "right1", "--points", "1.5", "--comment", "好")
    assert said.returncode == 0
    assert "offer of right1: 1.5 of 2" in said.stdout
    assert (offer(one)["points"], offer(one)["comment"]) == (1.5, "好")
    again = in_this_process("mark", "t1", "offer", "right1", "--points", "1.5")
    assert "stood there already" in again.stdout
    assert offer(one)["comment"] == "好"
    back = in_this_process("mark", "t1", "offer", "right1", "--by-the-rules", "--comment", "")
    assert "2 of 2" in back.stdout
    assert (offer(one)["points"], offer(one)["comment"]) == (2.0, None)


@pytest.mark.parametrize(
    ("question", "number", "points", "says"),
    [
        ("offer", "right1", "9", "Points go from 0 to 2"),
        ("offer", "nobody", "1", "Nothing of nobody is marked"),
        ("none", "right1", "1", "Nothing of right1 is marked in none"),
    ],
)
def test_what_cannot_be_given_is_said_in_a_sentence(one, question, number, points, says):
    said = in_this_process("mark", "t1", question, number, "--points", points)
    assert said.returncode != 0
    assert says in said.stdout + said.stderr
    assert offer(one)["points"] == 2.0
