"""``qihang staff``: who works at the desk, from the command line."""

import pytest

from qihang.answers import service
from tests.operate.test_serving import failure
from tests.support.classroom import command


def rows(done):
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.fixture
def office(site):
    """The office, as a command added it, and its password."""
    [[name, password]] = rows(command(site, "staff", "add", "教务王", "--role", "office"))
    return name, password


def signed_in(site, name, password):
    with service.open_answers(site) as answers:
        return "sign_in" in answers.desk.staff_sign_in(name, password, "10.0.0.1")


def test_somebody_is_added_with_a_password_that_has_to_be_changed(site, office):
    name, password = office
    assert signed_in(site, name, password)
    assert rows(command(site, "staff", "list")) == [["教务王", "office", "*", ""]]


def test_classes_are_named_one_by_one(site, office):
    teacher = (
        "staff",
        "add",
        "孙老师",
        "--role",
        "class-teacher",
        "--class",
        "三班",
        "--class",
        "四班",
    )
    rows(command(site, *teacher))
    assert ["孙老师", "class-teacher", "三班,四班", ""] in rows(command(site, "staff", "list"))


def test_who_is_taken_off_cannot_sign_in_until_brought_back(site, office):
    [[name, password]] = rows(command(site, "staff", "add", "陈老师", "--role", "lecturer"))
    assert command(site, "staff", "remove", "陈老师").returncode == 0
    assert not signed_in(site, name, password)
    assert command(site, "staff", "back", "陈老师").returncode == 0
    assert signed_in(site, name, password)


def test_a_locked_out_office_gets_a_new_password(site, office):
    name, old = office
    [[_, fresh]] = rows(command(site, "staff", "password", name))
    assert signed_in(site, name, fresh)
    assert not signed_in(site, name, old)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("remove", "教务王"), "Nobody would be left for the office. Add somebody first."),
        (("remove", "谁"), "Nobody on the staff is called 谁. See: qihang staff list"),
        (("add", "教务王", "--role", "office"), "Somebody has this name already."),
        (("add", " ", "--role", "office"), "A name has 1 to 40 characters."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(site, office, words, says):
    assert failure(command(site, "staff", *words)).startswith(says)
