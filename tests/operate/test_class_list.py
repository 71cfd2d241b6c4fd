"""`qihang export`: the class list with points, as a Chinese spreadsheet opens it."""

import csv
import io
import re
import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate import roster
from qihang.system.site import Site
from qihang.system.spreadsheet import as_text
from tests.conftest import copied, enter, hand_in_so, page_token
from tests.support.classroom import command
from tests.support.commands import nbgrader
from tests.support.course import COURSE
from tests.support.solutions import keyed_items, raw_answers

CLASS = [
    roster.Trainee("007", "林小满", "2-3"),
    roster.Trainee("110101199001011234", "=1+1", "二班"),
    roster.Trainee("B-12", '李"四", 大', "三班"),
    roster.Trainee("2004", "＋陈", "三班"),
]
PERSON = ["学号 number", "姓名 name", "班级 class"]
HEADING = [*PERSON, "T1 得分 points", "T1 满分 most", "T1 交卷时间 handed in"]

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|\d+%", re.IGNORECASE)
DATE = re.compile(r"\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def opened(content):
    """What a Chinese spreadsheet shows of a CSV file: without the mark it would read GBK."""
    text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "gbk")
    assert "\n" not in text.replace("\r\n", "")
    return [[shown(cell) for cell in row] for row in csv.reader(io.StringIO(text), strict=True)]


def shown(cell):
    if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t")):
        return f"FORMULA {cell}"
    if NUMBER.fullmatch(cell):
        return f"{float(cell):.11g}"
    if DATE.fullmatch(cell):
        return f"DATE {cell}"
    return cell.removesuffix("\t")


@pytest.fixture(scope="module")
def marked(first_start, tmp_path_factory):
    """A class of which one handed in, and was marked."""
    site = copied(first_start, tmp_path_factory.mktemp("class"))
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
            at = answers.operator.in_place("007", "t1")["at"]
    return site, at


@pytest.fixture
def exported(marked, tmp_path, monkeypatch):
    """The list's bytes, and when the one hand-in was."""
    site, at = marked
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    done = command(site, "export", "--to", str(tmp_path / "list.csv"))
    assert done.returncode == 0, done.stderr
    return (tmp_path / "list.csv").read_bytes(), at


@pytest.mark.process
def test_the_list_has_everybody_with_name_class_points_and_local_time(exported):
    content, at = exported
    heading, *rows = opened(content)
    full = f"{sum(item.most for item in keyed_items('t1', COURSE)):g}"
    local = datetime.fromisoformat(at).astimezone(ZoneInfo("Asia/Shanghai"))
    assert heading == HEADING
    assert {row[0]: row[1:] for row in rows} == {
        "007": ["林小满", "2-3", full, full, f"{local:%Y-%m-%d %H:%M}"],
        "110101199001011234": ["'=1+1", "二班", "", full, ""],
        "B-12": ['李"四", 大', "三班", "", full, ""],
        "2004": ["'＋陈", "三班", "", full, ""],
        "1001": ["林小满", "演示班", "", full, ""],
        "1002": ["周大河", "演示班", "", full, ""],
        "1003": ["陈秋实", "演示班", "", full, ""],
    }


@pytest.mark.process
def test_nbgraders_own_export_leaves_out_who_was_taken_off_until_they_come_back(marked, tmp_path):
    site = Site(tmp_path / "course", tmp_path / "course" / "var")
    shutil.copytree(marked[0].root, site.root)
    assert nbgrader_exports(site) == ["007"]
    roster_says(site, "remove", "007")
    assert nbgrader_exports(site) == []
    assert nbgrader_exports(site, "--student=['007']") == ["007"]
    roster_says(site, "back", "007")
    assert nbgrader_exports(site) == ["007"]


def roster_says(site, *words):
    done = command(site, "roster", *words)
    assert done.returncode == 0, done.stderr


def nbgrader_exports(site, *words):
    """The numbers in the file that ``nbgrader export`` writes, with points."""
    nbgrader(site, "export", "--to=grades.csv", *words)
    with (site.root / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["student_id"] for row in csv.DictReader(file) if float(row["score"]) > 0]


@pytest.mark.parametrize(
    "words",
    ["007", "2-3", "3/4", "1e5", "110101199001011234", "=1+1", "-5", "May-3", "0.5", "+1", "１２"],
)
def test_a_spreadsheet_makes_neither_a_number_nor_a_date_nor_a_formula_of_a_word(words):
    assert shown(as_text(words)) in (words, f"'{words}")
    assert not any(kind.fullmatch(as_text(words)) for kind in (NUMBER, DATE))


@pytest.mark.parametrize("words", ["0", "1001", "B-12", "林小满", "二班", "O'Neil"])
def test_what_a_spreadsheet_shows_as_it_stands_is_left_so(words):
    assert as_text(words) == words
