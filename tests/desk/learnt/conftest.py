"""Classes that took both tests the real way: answered, handed in, marked in the gradebook."""

from __future__ import annotations

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.release import release
from qihang.sessions import tests
from tests.conftest import ROOT, copy_of_the_course, hand_in_so, in_place, page_token
from tests.desk.conftest import Desk
from tests.support.classroom import enrol_class
from tests.support.desk import desk_of, one_of_each_role
from tests.support.services import start_service
from tests.support.solutions import raw_answers

HOSTILE = '<img src=x onerror="window.hacked=1">"\'\u202e班'
BIG, SMALL = "三班", "四班"
CLASSES = {BIG: 30, SMALL: 4, HOSTILE: 7}

KNOWN = 30
"""Points of 100 that each class learnt: three questions more of ten."""

MORE = (2, 3, 4)
"""Questions that somebody has right after the course and had not before, by turns."""


def numbers_of(class_name):
    """The trainees of a class."""
    first = 1000 * (1 + list(CLASSES).index(class_name))
    return [str(first + n) for n in range(CLASSES[class_name])]


def right_of(place, which):
    """How many questions the person of a place has right, of the first ones."""
    before = place % 5
    return before if which == "before" else before + MORE[place // 2 % len(MORE)]


def take(answers, number, name, many):
    """Answer the first questions of a test rightly, leave the others, and hand it in."""
    token = page_token(answers, number, session=name)
    seed = answers.page.claim(token)["seed"]
    right = raw_answers(name, ROOT, seed, "right")
    for question, value in [*right.items()][:many]:
        answers.page.save(token, question, value, f"{number} {name} {question}")
    hand_in_so(answers, token)


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """Everybody took both, but for the last two of the hostile class: one took one of each."""
    site = copy_of_the_course(tmp_path_factory.mktemp("learnt"), ROOT)
    with in_place(site):
        site.prepare()
        with service.open_answers(site) as answers:
            for one in tests().values():
                release(site, answers.operator, one.name)
            for class_name in CLASSES:
                enrol_class(answers.operator, numbers_of(class_name), class_name)
            *_, only_before, only_after = numbers_of(HOSTILE)
            missing = {"before": only_after, "after": only_before}
            for which, one in tests().items():
                for class_name in CLASSES:
                    for place, number in enumerate(numbers_of(class_name)):
                        if number != missing[which]:
                            take(answers, number, one.name, right_of(place, which))
                grade(site, answers.marker, one.name)
        yield site


@pytest.fixture(scope="module")
def learnt_desk(taken):
    """A desk beside them, with somebody in every role."""
    started = start_service(taken)
    try:
        staff = one_of_each_role(taken)
        with desk_of(taken) as address:
            yield Desk(taken, address, staff)
    finally:
        started.terminate()
        started.wait(timeout=30)
