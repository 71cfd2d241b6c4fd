"""Answers from paper at the desk: a class is typed in, and nobody's work is overwritten unseen."""

from __future__ import annotations

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html import unescape
from urllib.parse import quote

import pytest

from qihang.answers import pins, service
from qihang.protocol.desk import OFFICE, OFFICER, TEACHING
from tests.conftest import page_token
from tests.support.desk import add_staff, at_the_desk

pytestmark = pytest.mark.process

HOSTILE = "<img src=x onerror=alert(1)>\"'"
PAPER = "/assignments/t1/paper"
LIST = f"{PAPER}/typed"
CLASS = [f"p{n:02d}" for n in range(30)]
SINGLE = [f"s{n:02d}" for n in range(20)]
"""One for each test that types in somebody."""
PIN = "123456"


@pytest.fixture(scope="module")
def people(desk):
    """Thirty in class p1, some in s1, and somebody of another class; two class teachers."""
    pin_hash = pins.hashed(PIN)
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": one, "name": name, "class_name": of, "pin_hash": pin_hash}
                for one, name, of in (
                    *((one, f"学员{one}", "p1") for one in CLASS),
                    *((one, HOSTILE, "s1") for one in SINGLE),
                    ("o1", "别班的人", "o1"),
                )
            ]
        )
    for name in ("first", "second"):
        add_staff(desk.site, name, "class-teacher", ["p1", "s1"])
    return iter(SINGLE)


@pytest.fixture
def one(people):
    """Somebody who has no work yet."""
    return next(people)


def page_of(number):
    return f"{LIST}/{number}"


def hidden(page, name):
    [found] = re.findall(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    return unescape(found)


def fields(page, total="", offer="", sheet=("1", "1"), **more):
    """The form of a page, filled in."""
    seen = {f"seen.{name}": hidden(page, f"seen.{name}") for name in ("total", "offer")}
    return {
        "asked": hidden(page, "asked"),
        "edition": sheet[0],
        "try": sheet[1],
        "a.total.0": total,
        "a.offer.0": offer,
        **seen,
        **more,
    }


def keep(colleague, number, do="look", page=None, **answers):
    """Open somebody's sheet, type in, and see the page that it leads to."""
    page = page or colleague.ask(page_of(number)).text
    return colleague.send(f"{page_of(number)}/keep", do=do, **fields(page, **answers))


def hand_in(colleague, number, look):
    names = re.findall(r'name="(sheet|confirm|gap\.[a-z]+)" value="([^"]*)"', look)
    return colleague.post(f"{page_of(number)}/hand-in", None, **dict(names))


def saved(desk, number):
    """What is saved of somebody, by plain SQL: question, value, source; the newest last."""
    with closing(sqlite3.connect(desk.site.store, timeout=30)) as store:
        return store.execute(
            "SELECT question, value, answer.source FROM answer "
            "JOIN attempt ON attempt.id = attempt_id WHERE number = ? ORDER BY answer.id",
            (number,),
        ).fetchall()


def handed_in(desk, number):
    with closing(sqlite3.connect(desk.site.store, timeout=30)) as store:
        return store.execute(
            "SELECT hand_in.source, staff.name FROM hand_in "
            "JOIN attempt ON attempt.id = attempt_id "
            "LEFT JOIN staff ON staff.id = hand_in.typed_by WHERE number = ?",
            (number,),
        ).fetchall()


def save_at_a_seat(desk, number, **values):
    with service.open_answers(desk.site) as answers:
        token = page_token(answers, number, pin=PIN)
        for name, value in values.items():
            answers.page.save(token, name, value, f"{number} {name} {value}")


def print_sheets(colleague, class_name, numbers):
    fields = {"class": class_name, "number": list(numbers), "language": "en", "what": "sheets"}
    assert "/file?" in colleague.sent(colleague.post(PAPER, None, **fields)).text


def states(page):
    """What the list says of each, by number."""
    return dict(re.findall(r'data-number="([^"]+)" data-state="([a-z]+)"', page))


def test_thirty_are_typed_in_by_two_teachers_and_none_is_lost(desk, people):
    first, second = (at_the_desk(desk.address, name) for name in ("first", "second"))
    print_sheets(first, "p1", CLASS)
    listed = states(first.ask(f"{LIST}?class=p1").text)
    assert set(listed.values()) == {"out"}

    def work(colleague, some):
        for number in some:
            look = keep(colleague, number, total=f"{number} 元", offer=f"好茶 {number}").text
            assert hand_in(colleague, number, look).status == 303

    with ThreadPoolExecutor() as pool:
        list(pool.map(work, (first, second), (CLASS[::2], CLASS[1::2])))
    for place, number in enumerate(CLASS):
        assert saved(desk, number) == [
            ("total", json.dumps(f"{number} 元", ensure_ascii=False), "paper"),
            ("offer", json.dumps(f"好茶 {number}", ensure_ascii=False), "paper"),
        ]
        assert handed_in(desk, number) == [("paper", ("first", "second")[place % 2])]
    page = first.ask(f"{LIST}?class=p1").text
    assert set(states(page).values()) == {"done"}
    assert "Handed in: 30 of 30." in page
    assert "on paper, by second" in page
    session = first.ask("/assignments/t1").text
    assert "30 on paper" in session
    table = first.ask("/assignments/t1/csv").text
    assert table.count("纸上做的") + table.count("on paper") >= 30


def test_after_one_comes_the_next_that_is_given_out(desk, one, people):
    first, other = at_the_desk(desk.address, "first"), next(people)
    print_sheets(first, "s1", [one, other])
    look = keep(first, one, total="7").text
    assert "1 question is empty." in look
    page = first.sent(hand_in(first, one, look)).text
    assert f'action="{page_of(other)}/keep"' in page
    assert "handed in, receipt" in page


def test_the_same_person_is_typed_in_by_two_and_the_second_sees_the_first(desk, one):
    first, second = (at_the_desk(desk.address, name) for name in ("first", "second"))
    before = second.ask(page_of(one)).text
    keep(first, one, "save", total="7", offer=HOSTILE)
    page = keep(second, one, page=before, total="8", offer="好茶").text
    assert "something else was saved meanwhile" in page
    assert "typed in from paper by first" in page
    assert HOSTILE not in page
    assert unescape(page).count(HOSTILE) >= 2
    assert 'value="8"' in page
    assert [row[1] for row in saved(desk, one)][:1] == ['"7"']
    again = {"total": "8", "offer": "好茶", "both.total": "yes", "both.offer": "yes"}
    unsure = keep(second, one, page=page, **again).text
    assert "Choose which of the two holds." in unsure
    assert len(saved(desk, one)) == 2
    keep(second, one, page=page, **again, **{"pick.total": "paper", "pick.offer": "kept"})
    assert [row[:2] for row in saved(desk, one)] == [
        ("total", '"7"'),
        ("offer", json.dumps(HOSTILE)),
        ("total", '"8"'),
    ]


def test_once_it_is_handed_in_the_second_saves_nothing_and_sees_it(desk, one):
    first, second = (at_the_desk(desk.address, name) for name in ("first", "second"))
    before = second.ask(page_of(one)).text
    look_of_second = keep(second, one, total="7").text
    hand_in(first, one, keep(first, one, total="7").text)
    page = keep(second, one, page=before, total="8").text
    assert "was handed in at" in page
    assert "on paper, by first" in page
    assert "<form id" not in page
    assert "was handed in at" in second.sent(hand_in(second, one, look_of_second)).text
    assert len(handed_in(desk, one)) == 1
    assert len(saved(desk, one)) == 1


def test_what_the_trainee_saved_at_a_seat_is_chosen_by_the_teacher(desk, one):
    first = at_the_desk(desk.address, "first")
    before = first.ask(page_of(one)).text
    save_at_a_seat(desk, one, total="5", offer="请来买")
    page = keep(first, one, page=before, total="8").text
    assert "saved at the computer" in page
    assert [row[1] for row in saved(desk, one)] == ['"5"', '"请来买"']
    again = {"total": "8", "both.total": "yes", "pick.total": "kept"}
    look = keep(first, one, page=page, **again).text
    assert "请来买" in look
    assert "question is empty" not in look
    hand_in(first, one, look)
    assert len(saved(desk, one)) == 2
    assert handed_in(desk, one) == [("paper", "first")]


def test_what_came_between_look_and_hand_in_is_looked_at_first(desk, one):
    first = at_the_desk(desk.address, "first")
    look = keep(first, one, total="8").text
    save_at_a_seat(desk, one, offer="请来买")
    page = first.sent(hand_in(first, one, look)).text
    assert "Something was saved meanwhile" in page
    assert "请来买" in page
    assert handed_in(desk, one) == []


@pytest.mark.parametrize("sheet", [("1", "2"), ("2", "1"), ("", ""), ("x", "1"), ("0", "1")])
def test_a_sheet_that_is_not_asked_now_is_refused_and_what_was_typed_stays(desk, one, sheet):
    first = at_the_desk(desk.address, "first")
    page = keep(first, one, total="8", sheet=sheet).text
    assert "Nothing is saved" in page or "Type edition and try" in page
    assert 'value="8"' in page
    assert saved(desk, one) == []


def test_what_is_typed_in_is_text_wherever_it_is_shown(desk, one):
    first = at_the_desk(desk.address, "first")
    look = keep(first, one, total=HOSTILE, offer="</textarea><script>alert(1)</script>").text
    page = first.ask(page_of(one)).text
    listed = first.ask(LIST + "?class=s1").text
    for shown in (look, page, listed, first.ask(f"/people/one/{one}").text):
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown
    assert "Cannot be read by the marker" in look
    assert saved(desk, one)[0][1] == json.dumps(HOSTILE)


def test_signs_are_saved_as_they_were_typed(desk, one):
    first = at_the_desk(desk.address, "first")
    keep(first, one, "save", total=" １２ 元\u00a0", offer="一行\r\n 两行 \r\n")
    assert [json.loads(row[1]) for row in saved(desk, one)] == [" １２ 元\u00a0", "一行\n 两行 \n"]


def test_a_draft_comes_back_in_its_fields_and_the_log_tells_no_answer(desk, one):
    first = at_the_desk(desk.address, "first")
    page = keep(first, one, "save", total="4711").text
    assert 'value="4711"' in page
    assert "It is not handed in yet" in page
    assert states(first.ask(LIST + "?class=s1").text)[one] == "typed"
    told = at_the_desk(desk.address, OFFICER).ask("/happened").text
    assert "Answers were typed in from a sheet of paper" in told
    assert "4711" not in told


def test_the_person_s_page_says_that_it_was_on_paper(desk, one):
    first = at_the_desk(desk.address, "first")
    assert "on paper" not in first.ask(f"/people/one/{one}").text
    hand_in(first, one, keep(first, one, total="7").text)
    assert "on paper" in first.ask(f"/people/one/{one}").text


def test_those_who_teach_type_in_and_nobody_else(desk, people):
    number = CLASS[0]
    for role in (OFFICE, OFFICER):
        who = at_the_desk(desk.address, role)
        for answer in (
            who.ask(LIST),
            who.ask(page_of(number)),
            who.ask(f"{page_of(number)}/look?sheet=t1.1"),
            who.post(f"{page_of(number)}/keep", None, do="save"),
            who.post(f"{page_of(number)}/hand-in", None, sheet="t1.1"),
        ):
            assert answer.status == 403
    for role in TEACHING:
        assert at_the_desk(desk.address, role).ask(page_of(number)).status == 200


def test_another_class_is_not_here(desk, people):
    first = at_the_desk(desk.address, "first")
    for answer in (
        first.ask(f"{LIST}?class=o1"),
        first.ask(page_of("o1")),
        first.ask(page_of(quote("no such"))),
        first.ask(f"{page_of('o1')}/look?sheet=t1.1"),
        first.post(f"{page_of('o1')}/keep", None, do="save"),
        first.post(f"{page_of('o1')}/hand-in", None, sheet="t1.1"),
        first.ask("/assignments/t9/paper/typed"),
    ):
        assert answer.status == 404
    assert first.ask(f"{page_of(CLASS[0])}/look?sheet=t2.1").status == 400
    assert first.post(f"{page_of(CLASS[0])}/keep", None, do="else").status == 400
