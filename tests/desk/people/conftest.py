"""Trainees of three classes, and staff who look after some of them."""

import pytest

from qihang.answers import pins, service
from tests.support.desk import add_staff

HOSTILE = '<img src=x onerror="window.hacked=1">"\'\u202eنص'
PEOPLE = [
    ("3001", "林小满", "三班"),
    ("3002", "周大河", "三班"),
    ("3003", "王伟", "三班"),
    ("3004", HOSTILE, "三班"),
    ("4001", "王伟", "四班"),
    ("4002", "100%_对", "四班"),
    ("B-12", "李 雷", "四班"),
]


@pytest.fixture(scope="module")
def people(desk):
    """Trainees of two classes, whose PIN is 123456; a hundred and twenty more in a third."""
    pin_hash = pins.hashed("123456")
    many = [(f"7{number:03}", f"学员{number}", "大班") for number in range(120)]
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": group, "pin_hash": pin_hash}
                for number, name, group in PEOPLE + many
            ]
        )
    add_staff(desk.site, "班主任孙", "class-teacher", ["三班"])
    add_staff(desk.site, "教务四", "office", ["四班"])
