"""Points of a session by person are those of nbgrader's gradebook as it stands now."""

import sqlite3
from contextlib import closing

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate import class_list, roster
from qihang.operate.by_person.table import by_person
from qihang.sessions import session
from tests.conftest import copied, enter, hand_in_so, page_token
from tests.support.course import COURSE
from tests.support.solutions import raw_answers

CLASS = [roster.Trainee("007", "林小满", "2-3"), roster.Trainee("2004", "陈", "三班")]


@pytest.fixture(scope="module")
def marked(first_start, tmp_path_factory):
    """Two people, of whom one handed in and was marked by nbgrader."""
    site = copied(first_start, tmp_path_factory.mktemp("by-person"))
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        with service.open_answers(site) as answers:
            pins = {one.number: pin for one, pin in roster.enrol(answers.operator, CLASS)}
            token = page_token(answers, "007", pin=pins["007"])
            given = raw_answers("t1", COURSE, answers.page.claim(token)["seed"], "right")
            for question, value in given.items():
                answers.page.save(token, question, value, question)
            hand_in_so(answers, token)
            grade(site, answers.marker, "t1")
            yield site, answers


def line(site, answers):
    """The line of who handed in, as it reads in English."""
    editions = answers.operator.released()["t1"]["editions"]
    shown = by_person(site, session("t1"), editions, ["2-3", "三班"])
    assert len(shown.rows) == 2
    return shown.lines("en")[1]


def test_points_are_those_that_the_class_list_has(marked):
    site, answers = marked
    cells = dict(zip(*class_list.class_list(site, answers)[:2], strict=True))
    assert line(site, answers)[3:10] == [
        "1",
        "Marked",
        "1",
        cells["T1 交卷时间 handed in"],
        "",  # not on paper
        cells["T1 得分 points"],
        cells["T1 满分 most"],
    ]


def test_a_mark_by_hand_stands_in_the_file_before_anybody_was_told(marked):
    site, answers = marked
    before = float(line(site, answers)[8])
    with closing(sqlite3.connect(site.gradebook)) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET extra_credit = 0.25 WHERE id = (SELECT id FROM grade)")
    after = line(site, answers)
    assert float(after[8]) == before + 0.25
    assert sum(map(float, after[10:])) == before + 0.25
    assert answers.operator.in_place("007", "t1")["points"] == before
