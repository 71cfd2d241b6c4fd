"""Trainees at the desk: who sees whom, what the office changes, and what the log keeps of it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import quote, unquote

import pypdfium2
import pytest

from qihang.answers import pins, service
from tests.desk.people.conftest import HOSTILE
from tests.support.desk import at_the_desk
from tests.support.visitor import Answer
from tests.support.workbooks import workbook

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def office(desk, people):
    return at_the_desk(desk.address, "office")


@pytest.fixture(scope="module")
def teacher(desk, people):
    """A class teacher of 三班."""
    return at_the_desk(desk.address, "班主任孙")


@pytest.fixture
def answers(desk, people):
    with service.open_answers(desk.site) as one:
        yield one


def rows(desk, query, *values):
    """What plain SQL finds in the store."""
    with closing(sqlite3.connect(desk.site.store)) as store:
        return store.execute(query, values).fetchall()


def shown(answer):
    """The numbers that a page lists, in its order."""
    return re.findall(r'<td class="people-number">([^<]+)</td>', answer.text)


def log(desk):
    return [json.loads(line) for (line,) in rows(desk, "SELECT line FROM audit ORDER BY id")]


def of_log(desk, what):
    """The newest line of the audit log of a kind."""
    return next(one for one in reversed(log(desk)) if one["what"] == what)


def upload(visitor, path, file=None, name="list.xlsx", **fields) -> Answer:
    """The page that a form with a file leads to."""
    visitor.ask("/login")
    edge = "----edge"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{text}\r\n'.encode()
        for field, text in {"_xsrf": visitor.cookies["_qihang_desk_xsrf"], **fields}.items()
    ]
    if file is not None:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + file)
        parts.append(b"\r\n")
    body = b"".join([*parts, f"--{edge}--\r\n".encode()])
    return visitor.sent(
        visitor.ask(path, "POST", body, {"Content-Type": f"multipart/form-data; boundary={edge}"})
    )


# --- the list -----------------------------------------------------------------------


def test_the_office_finds_everybody_a_hundred_at_a_time(desk, office):
    known = [number for (number,) in rows(
        desk, "SELECT number FROM trainee WHERE removed_at IS NULL ORDER BY number")]  # fmt: skip
    first = office.ask("/people")
    assert f"{len(known)} trainees" in first.text
    second = office.ask(f"/people?after={shown(first)[-1]}")
    assert len(shown(first)) == 100
    assert shown(first) + shown(second) == known


def test_a_class_teacher_sees_the_own_class_and_nobody_else(teacher):
    page = teacher.ask("/people")
    assert shown(page) == ["3001", "3002", "3003", "3004"]
    assert teacher.ask(f"/people?class={quote('四班')}").status == 403
    assert shown(teacher.ask("/people?find=4001")) == []
    assert teacher.ask("/people?off=yes").text.count("people-number") == 4
    for number in ("4001", "nobody"):
        assert teacher.ask(f"/people/one/{number}").status == 404
        assert teacher.ask(f"/people/one/{number}/pin").status == 404
        for what in ("note", "pin"):
            assert teacher.post(f"/people/one/{number}/{what}", text="x").status == 404
    assert "4001" not in page.text, "who has the same name in a class of others is not told"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("300", ["3001", "3002", "3003", "3004"]),
        ("王伟", ["3003", "4001"]),
        ("伟", ["3003", "4001"]),
        ("ｂ－12", ["B-12"]),
        ("李\u3000雷", ["B-12"]),
        ("100%_", ["4002"]),
        ("%", ["4002"]),
        ("' OR 1=1 --", []),
        ("<img", ["3004"]),
    ],
)
def test_somebody_is_found_by_a_part_of_number_or_name(office, typed, found):
    page = office.ask(f"/people?find={quote(typed)}")
    assert [one for one in shown(page) if not one.startswith("7")] == found


def test_two_of_the_same_name_are_told_apart_by_number_and_class(office):
    page = office.ask("/people?find=3003").text
    assert "Same name: 4001 四班" in page
    assert "4001" in office.ask("/people/one/3003").text
    assert "Same name" not in office.ask("/people?find=3004").text


def test_a_hostile_name_is_text_and_so_is_what_was_searched(office):
    for path in ("/people?find=3004", "/people/one/3004", f"/people?find={quote(HOSTILE)}"):
        page = office.ask(path).text
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


def test_those_who_teach_see_how_far_somebody_is_and_the_office_does_not(office, teacher):
    page = teacher.ask("/people/one/3001").text
    assert "as the trainee sees it" in page
    assert "Not begun" in page
    assert "as the trainee sees it" not in office.ask("/people/one/3001").text


def test_no_page_has_a_pin_or_its_hash(office, teacher):
    for visitor in (office, teacher):
        for path in ("/people", "/people/one/3001"):
            assert "argon2" not in visitor.ask(path).text


# --- notes --------------------------------------------------------------------------


def test_a_note_is_kept_with_its_writer_and_the_newest_stands_in_the_list(desk, teacher, office):
    for text in ("打字慢", "请坐前排\n<b>左手</b>"):
        kept = teacher.send("/people/one/3001/note", text=text)
        assert "The note of 林小满 3001 is kept." in kept.text
    page = office.ask("/people/one/3001").text
    assert page.index("&lt;b&gt;左手&lt;/b&gt;") < page.index("打字慢")
    assert "班主任孙" in page
    listed = office.ask("/people?find=3001").text
    assert "请坐前排" in listed
    assert "打字慢" not in listed
    [(writer,)] = rows(desk, "SELECT id FROM staff WHERE name = '班主任孙'")
    assert of_log(desk, "trainee-noted")["by"] == writer
    assert "打字慢" not in json.dumps(log(desk), ensure_ascii=False)

    newest = re.search(r'name="note" value="(\d+)"', page)[1]
    other = teacher.send("/people/one/3002/cross-out", note=newest).text
    assert "crossed out already" in other, "it is not a note of this one"
    crossed = teacher.send("/people/one/3001/cross-out", note=newest).text
    assert "<del>请坐前排" in crossed, "it is kept"
    assert "打字慢" in office.ask("/people?find=3001").text, "the newest that holds"
    assert of_log(desk, "trainee-note-crossed-out")["by"] == writer
    for note in (newest, "x", "9" * 30, "²"):
        assert "crossed out already" in teacher.send("/people/one/3001/cross-out", note=note).text


@pytest.mark.parametrize("text", ["", " \u3000\n", "长" * 301])
def test_a_note_that_is_none_is_refused(desk, teacher, text):
    before = rows(desk, "SELECT COUNT(*) FROM trainee_note")
    page = teacher.send("/people/one/3002/note", text=text).text
    assert 'role="alert"' in page
    assert text.strip() in page, "what was typed is there again"
    assert rows(desk, "SELECT COUNT(*) FROM trainee_note") == before


# --- a new PIN ----------------------------------------------------------------------


def pin_of(answer):
    return re.search(r"<code>(\d{3} \d{3})</code>", answer.text)[1]


def test_a_class_teacher_gives_one_of_the_own_a_new_pin_and_the_log_says_who(
    desk, teacher, answers
):
    old = answers.server.sign_in("3002", "123456", "seat")["sign_in"]
    made = teacher.post("/people/one/3002/pin")
    answer = teacher.sent(made)
    assert answer.headers["Cache-Control"] == "no-store"
    assert pin_of(answer) == pin_of(teacher.sent(made)), "a reload shows the same one"
    elsewhere = at_the_desk(desk.address, "班主任孙")
    assert "<code>" not in elsewhere.sent(made).text, "another sign-in never sees it"
    assert pin_of(answer).replace(" ", "") not in made.headers["Location"]
    assert answers.server.who(old) == {"ended": "new-pin"}
    assert "sign_in" in answers.server.sign_in("3002", pin_of(answer), "seat 2")
    assert "sign_in" not in answers.server.sign_in("3002", "123456", "seat 3")
    [(writer,)] = rows(desk, "SELECT id FROM staff WHERE name = '班主任孙'")
    line = of_log(desk, "pin-changed")
    assert (line["number"], line["by"]) == ("3002", writer)


def sheet_of(visitor, page):
    """The PDF that a page leads to."""
    return visitor.ask(re.search('href="(/people/sheet/file[^"]+)"', page.text)[1])


def pdf_text(answer):
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    with pypdfium2.PdfDocument(answer.body) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def pins_in(text):
    return [one.replace(" ", "") for one in re.findall(r"\b\d{3} ?\d{3}\b", text)]


def test_those_who_are_ticked_get_new_pins_as_a_sheet(desk, office, answers):
    made = office.post("/people/pins", number=["7001", "7002"])
    page = office.sent(made)
    assert "2 new PINs." in page.text
    answer = sheet_of(office, page)
    given = pins_in(pdf_text(answer))
    name = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert re.fullmatch(r"密码单-大班-\d{4}-\d\d-\d\d\.pdf", name)
    assert pins_in(pdf_text(sheet_of(office, office.sent(made)))) == given
    other = at_the_desk(desk.address, "office")
    assert "no longer is" in other.sent(made).text
    assert other.ask("/people/sheet/file?told=x").status == 404
    for number, pin in zip(("7001", "7002"), given, strict=True):
        assert "sign_in" in answers.server.sign_in(number, pin, number)
    assert of_log(desk, "pin-changed")["by"] == desk.staff["office"]
    assert not list(desk.site.var.rglob("*.pdf"))


# --- what the office changes ----------------------------------------------------------


def test_another_name_and_class_are_kept_with_the_number_and_noted(desk, office):
    office.post("/people/one/7010/change", name=" 新\u3000名字 ", class_name="大班")
    assert rows(desk, "SELECT name, class_name FROM trainee WHERE number = '7010'") == [
        ("新 名字", "大班")
    ]
    assert of_log(desk, "trainee-changed")["by"] == desk.staff["office"]
    for name in ("", " \u3000", "长" * 41):
        page = office.send("/people/one/7010/change", name=name, class_name="大班").text
        assert 'role="alert"' in page
    assert rows(desk, "SELECT name FROM trainee WHERE number = '7010'") == [("新 名字",)]


def test_several_are_moved_taken_off_and_brought_back(desk, office, teacher):
    some = ["7020", "7021"]
    page = office.ask(f"/people/chosen?what=off&class={quote('大班')}&number=7020&number=7021").text
    assert "2 trainees are ticked:" in page
    assert "学员20" in page
    done = office.send("/people/move", number=some, other_class="新班", new_class="新班").text
    assert "学员20 7020, 学员21 7021 are in 新班 now." in done
    assert rows(desk, "SELECT COUNT(*) FROM trainee WHERE class_name = '新班'") == [(2,)]
    assert "Taken off: 学员20 7020, 学员21 7021." in office.send("/people/off", number=some).text
    assert of_log(desk, "trainee-removed")["by"] == desk.staff["office"]
    assert shown(office.ask("/people?off=yes")) == some
    assert shown(office.ask(f"/people?class={quote('新班')}")) == []
    office.post("/people/back", number=some)
    assert of_log(desk, "trainee-back")["by"] == desk.staff["office"]
    assert shown(office.ask(f"/people?class={quote('新班')}")) == some


def test_nothing_is_done_where_nobody_is_ticked_or_one_is_unknown(desk, office):
    before = rows(desk, "SELECT * FROM trainee")
    for what in ("pins", "move", "off", "back"):
        page = office.send(f"/people/{what}?class={quote('大班')}", class_name="大班")
        assert "Nobody is ticked yet" in page.text
        assert shown(page)[0] == "7000", "the list that one came from"
        assert office.post(f"/people/{what}", number=["7030", "x"], class_name="大班").status == 404
    assert "class is empty" in office.sent(office.post("/people/move", number=["7030"])).text
    assert rows(desk, "SELECT * FROM trainee") == before


def test_a_class_that_is_not_there_is_asked_about_and_a_blank_makes_none(desk, office):
    known = rows(desk, "SELECT DISTINCT class_name FROM trainee ORDER BY 1")
    page = office.send("/people/one/7040/change", name="学员40", other_class=" ３ 班").text
    assert "A new class: ３ 班? Nobody is in it yet." in page
    assert 'name="new_class" value="３ 班"' in page
    assert 'value="３ 班"' in page
    for typed in ("大 班", "\u3000大班"):
        done = office.send("/people/one/7040/change", name="学员40", other_class=typed).text
        assert "学员40 7040 is in 大班 now." in done
    page = office.send("/people/move", number=["7040"], other_class="大斑").text
    assert "A new class: 大斑?" in page
    page = office.send("/people/add", number="8040", name="新", other_class="大斑").text
    assert "A new class: 大斑?" in page
    assert rows(desk, "SELECT DISTINCT class_name FROM trainee ORDER BY 1") == known


def test_who_was_taken_off_is_known_to_the_office_alone(office, teacher):
    office.post("/people/one/3003/off")
    assert teacher.ask("/people/one/3003").status == 404
    assert "Bring back" in office.ask("/people/one/3003").text
    office.post("/people/one/3003/back")
    assert teacher.ask("/people/one/3003").status == 200


def test_an_office_of_some_classes_changes_nobody_of_another_one(desk, people):
    four = at_the_desk(desk.address, "教务四")
    before = rows(desk, "SELECT * FROM trainee")
    assert four.post("/people/off", number=["3001"]).status == 404
    assert four.post("/people/one/4001/change", name="x", class_name="三班").status == 403
    assert four.post("/people/move", number=["4001"], class_name="三班").status == 403
    assert four.post("/people/add", number="9", name="x", class_name="三班").status == 403
    for row in ((9, "新人", "三班"), (3001, "林小满", "四班")):
        answer = upload(four, "/people/import", workbook(row))
        assert "These classes are not yours: 三班" in answer.text
    assert rows(desk, "SELECT * FROM trainee") == before


# --- one newcomer -------------------------------------------------------------------


def test_one_newcomer_is_enrolled_and_the_pin_shown_once(desk, office, answers):
    answer = office.send("/people/add", number="８001", name="新来的", class_name="大班")
    assert "新来的 8001 is enrolled in 大班." in answer.text
    assert "sign_in" in answers.server.sign_in("8001", pin_of(answer), "seat")
    assert of_log(desk, "enrolled")["by"] == desk.staff["office"]
    for number, said in (("8001", "enrolled already"), ("b-12", "differs only"), ("a b/", "only")):
        again = office.send("/people/add", number=number, name="x", class_name="大班").text
        assert said in again
        assert f'value="{number}"' in again, "what was typed is there again"


# --- a list -------------------------------------------------------------------------

LIST = [(5001, "新一", "五班"), (5002, "王伟", "五班"), (3001, "林大满", "三班")]


def carried(answer):
    """The fields of the form that does what was shown."""
    found = dict(
        re.findall(r'<input type="hidden" name="(roster|seen)" value="([^"]*)"', answer.text)
    )
    return {name: value.replace("&#39;", "'") for name, value in found.items()}


def counts(answer):
    return [int(one) for one in re.findall(r"<dd>(\d+)</dd>", answer.text)]


def test_a_list_is_shown_first_then_done_and_its_pins_sign_in(desk, office, answers):
    before = rows(desk, "SELECT * FROM trainee")
    plan = upload(office, "/people/import", workbook(*LIST), name="<b>.xlsx")
    assert rows(desk, "SELECT * FROM trainee") == before
    of_three = rows(
        desk, "SELECT COUNT(*) FROM trainee WHERE class_name = '三班' AND removed_at IS NULL"
    )[0][0]
    assert counts(plan) == [2, 1, 0, of_three - 1]
    assert "&lt;b&gt;.xlsx" in plan.text
    assert re.search("Same name: [0-9 ·]*4001", plan.text)

    done = upload(office, "/people/import/do", **carried(plan))
    assert "2 enrolled, 1 changed." in done.text
    text = pdf_text(sheet_of(office, done))
    for number, pin in zip(("5001", "5002"), pins_in(text), strict=True):
        assert "sign_in" in answers.server.sign_in(number, pin, number)
    assert rows(desk, "SELECT name FROM trainee WHERE number = '3001'") == [("林大满",)]
    of_new = [one for one in log(desk) if one.get("number") == "5002" and "class_name" in one]
    assert [(one["what"], one["by"]) for one in of_new] == [("enrolled", desk.staff["office"])]
    assert not list(desk.site.var.rglob("*.pdf"))

    again = upload(office, "/people/import/do", **carried(plan))
    assert "Look again" in again.text
    assert counts(again) == [0, 0, 3, of_three - 1]


def test_what_changed_meanwhile_is_shown_anew_and_nothing_is_done(desk, office):
    plan = upload(office, "/people/import", workbook((5101, "甲", "六班"), (7050, "乙", "大班")))
    office.post("/people/one/7050/change", name="丙", class_name="大班")
    before = rows(desk, "SELECT * FROM trainee")
    answer = upload(office, "/people/import/do", **carried(plan))
    assert "Look again" in answer.text
    assert "<del>丙</del>" in answer.text
    assert rows(desk, "SELECT * FROM trainee") == before


def test_a_list_that_was_tampered_with_is_read_as_any_file(desk, office):
    before = rows(desk, "SELECT * FROM trainee")
    for text in ("", "number,name,class\n../x,a,A\n", "number,name,class\n9,,A\n"):
        answer = upload(office, "/people/import/do", roster=text, seen="")
        assert "Nothing was changed." in answer.text
    answer = upload(office, "/people/import/do", roster="number,name,class\n9,a,A\n", seen="0")
    assert "Look again" in answer.text
    assert rows(desk, "SELECT * FROM trainee") == before


MISTAKES = {
    "nothing": (None, "No file was chosen yet"),
    "csv": ("编号,姓名,班级\n5201,,A\n".encode("gbk"), "Line 2: name is empty"),
    "formula": (workbook((5201, "=A1", "A")), "Cell B2: a formula"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(600), "old kind"),
    "removed": (workbook((7060, "x", "A")), "taken off the roster on"),
    "many new": (workbook(*((n, "x", "A") for n in range(10_000, 11_001))), "at most 1000"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "This is no Excel file and no CSV."),
    "large": (b"x" * (5 * 2**20), "more than 4 MB"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_file_with_a_mistake_is_told_and_changes_nothing(desk, office, name):
    office.post("/people/one/7060/off")
    file, said = MISTAKES[name]
    before = rows(desk, "SELECT * FROM trainee")
    assert said in upload(office, "/people/import", file).text
    assert rows(desk, "SELECT * FROM trainee") == before


def test_of_many_mistakes_the_first_are_told_and_the_others_counted(office):
    answer = upload(office, "/people/import", workbook(*((n, "", "A") for n in range(1, 31))))
    assert answer.text.count("name is empty") == 20
    assert "… and 10 more." in answer.text


def test_zeros_that_were_lost_are_asked_about_before_anything_is_done(office):
    office.post("/people/add", number="0077", name="零", class_name="大班")
    answer = upload(office, "/people/import", workbook((77, "零", "大班")))
    assert "number 77 is new, but 0077 is on the roster" in answer.text


def test_two_of_one_name_in_a_list_and_a_class_with_a_blank_are_pointed_out(office):
    page = upload(
        office, "/people/import", workbook((51, "小明", "大 班"), (52, "小明", "大班"))
    ).text
    assert "小明 stands in the list 2 times: 51, 52. Are they different people?" in page
    assert "The class 大 班 of the list is taken as 大班" in page
    assert "<td>大 班</td>" not in page


def test_of_many_with_one_name_each_is_told_of_some_others(desk, answers, office):
    pin_hash = pins.hashed("123456")
    many = [
        {"number": f"9{n:03}", "name": name, "class_name": "同名班", "pin_hash": pin_hash}
        for n, name in enumerate(["张伟", "李娜"] * 60)
    ]
    answers.operator.enrol(many)
    page = office.ask(f"/people?class={quote('同名班')}").text
    assert page.count("Same name: ") == 100
