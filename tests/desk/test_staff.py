"""Who works here: the rules of the answer service for staff and their sign-in."""

import sqlite3
from contextlib import closing

import pytest

from qihang.answers import pins
from qihang.answers.client import Refused

HASH = pins.hashed("a sentence of staff")


def facts(name="陈老师", role="lecturer", classes=None):
    return {"name": name, "role": role, "classes": classes}


@pytest.fixture
def office(answers):
    return answers.desk.add_staff(facts("教务王", "office"), HASH, False, "")


def sign_in(answers, name, password="a sentence of staff", seat="10.0.0.1"):
    return answers.desk.staff_sign_in(name, password, seat)


def test_a_name_is_known_however_its_letters_are_written(answers, office):
    answers.desk.add_staff(facts("Li Wei"), HASH, False, office)
    key = sign_in(answers, "ＬＩ  wei")["sign_in"]
    assert answers.desk.staff_who(key)["name"] == "Li Wei"


def test_a_wrong_password_is_slowed_and_says_for_how_long(answers, office):
    for _ in range(3):
        missed = sign_in(answers, "教务王", "something else")
    assert missed["miss"] > 0
    assert sign_in(answers, "教务王")["wait"] > 0
    assert "sign_in" in sign_in(answers, "教务王", seat="10.0.0.2")


def test_a_name_that_nobody_has_is_slowed_in_the_same_way(answers, office):
    for _ in range(3):
        missed = sign_in(answers, "nobody", "x")
    assert missed["miss"] > 0


def test_a_name_belongs_to_one_person_also_after_that_one_left(answers, office):
    gone = answers.desk.add_staff(facts(), HASH, False, office)
    answers.desk.remove_staff(gone, office)
    with pytest.raises(Refused, match="name-taken"):
        answers.desk.add_staff(facts(" 陈老师 "), HASH, False, office)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (facts(name="  "), "no-name"),
        (facts(name="长" * 41), "no-name"),
        (facts(role="king"), "unknown-role"),
    ],
)
def test_facts_that_cannot_be_are_refused(answers, office, wrong, reason):
    with pytest.raises(Refused, match=reason):
        answers.desk.add_staff(wrong, HASH, False, office)


def test_the_office_never_loses_its_last_person(answers, office):
    with pytest.raises(Refused, match="no-office-left"):
        answers.desk.remove_staff(office, office)
    with pytest.raises(Refused, match="no-office-left"):
        answers.desk.change_staff(office, facts("教务王", "lecturer"), office)
    assert answers.desk.staff()[0]["role"] == "office"
    second = answers.desk.add_staff(facts("教务李", "office"), HASH, False, office)
    answers.desk.remove_staff(office, second)
    assert [one["name"] for one in answers.desk.staff() if not one["removed_at"]] == ["教务李"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda desk, one, by: desk.remove_staff(one, by), "removed"),
        (lambda desk, one, by: desk.change_staff(one, facts(role="author"), by), "changed"),
        (lambda desk, one, by: desk.set_staff_password(one, HASH, True, by), "new-password"),
    ],
)
def test_what_was_signed_in_ends_with_the_change_of_its_owner(answers, office, change, why):
    lecturer = answers.desk.add_staff(facts(), HASH, False, office)
    key = sign_in(answers, "陈老师")["sign_in"]
    change(answers.desk, lecturer, office)
    assert answers.desk.staff_who(key) == {"ended": why}


def test_a_sign_out_ends_one_sign_in_and_leaves_the_others(answers, office):
    desk, projector = (sign_in(answers, "教务王")["sign_in"] for _ in range(2))
    answers.desk.staff_sign_out(desk)
    assert answers.desk.staff_who(desk) == {"ended": "signed-out"}
    assert answers.desk.staff_who(projector)["id"] == office


def test_who_was_brought_back_has_the_password_as_before(answers, office):
    lecturer = answers.desk.add_staff(facts(), HASH, False, office)
    answers.desk.remove_staff(lecturer, office)
    assert "sign_in" not in sign_in(answers, "陈老师", seat="10.0.0.3")
    answers.desk.bring_back_staff(lecturer, office)
    assert "sign_in" in sign_in(answers, "陈老师", seat="10.0.0.4")


def test_the_log_tells_who_did_it_to_whom_and_no_password(answers, office, bare_site):
    lecturer = answers.desk.add_staff(facts(), HASH, False, office)
    answers.desk.set_staff_password(lecturer, HASH, True, office)
    with closing(sqlite3.connect(bare_site.store)) as store:
        lines = [line for (line,) in store.execute("SELECT line FROM audit ORDER BY id")]
    of_both = [line for line in lines if f'"by":"{office}"' in line]
    assert len(of_both) == 2
    assert all(f'"staff":"{lecturer}"' in line for line in of_both)
    assert "argon2" not in "".join(lines)
