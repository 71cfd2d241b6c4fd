"""The command that types sheets in out of a file."""

import json

import pytest

from qihang.answers.service import open_answers
from tests.conftest import page_token
from tests.support.classroom import enrol_class
from tests.support.commands import in_this_process

NUMBERS = ["c1", "c2"]


@pytest.fixture
def course(open_site):
    """The tests' own course; two are in class A."""
    with open_answers(open_site) as answers:
        enrol_class(answers.operator, NUMBERS)
    return open_site


def sheets(tmp_path, *some):
    file = tmp_path / "sheets.json"
    file.write_text(json.dumps(some, ensure_ascii=False), encoding="utf-8")
    return str(file)


def sheet(number="c1", attempt=1, **answers):
    return {"number": number, "edition": 1, "try": attempt, "answers": answers}


def kept(site, number="c1"):
    with open_answers(site) as answers:
        [found] = answers.paper.paper_sheets("t1", [number])
    return found


def test_an_empty_file_is_written_filled_typed_in_and_handed_in(course, tmp_path):
    file = tmp_path / "new.json"
    asked = ("type-in", "t1", str(file))
    assert in_this_process(*asked, "--new", "--class", "A").returncode == 0
    assert "new.json" in in_this_process(*asked, "--new", "--class", "A").stderr
    found = json.loads(file.read_text(encoding="utf-8"))
    first = next(one for one in found if one["number"] == "c1")
    assert first == sheet(total=[""], offer=[""])
    first["answers"] = {"total": ["7"], "offer": "好茶"}
    file.write_text(json.dumps([first], ensure_ascii=False), encoding="utf-8")
    done = in_this_process(*asked)
    assert (done.returncode, "c1: saved." in done.stdout) == (0, True), done.stderr
    assert kept(course)["handed_in"] is None
    done = in_this_process(*asked, "--hand-in")
    assert "c1: handed in, receipt" in done.stdout
    assert kept(course)["handed_in"]["source"] == "paper"


def test_what_cannot_be_taken_is_said_and_the_others_are(course, tmp_path):
    file = sheets(tmp_path, sheet(attempt=2, total="7"), sheet("c2", total="8"), sheet("c9"))
    done = in_this_process("type-in", "t1", file)
    assert done.returncode == 1
    assert "c1: not saved: another sheet is asked now" in done.stdout
    assert "c2: saved. Not whole:" in done.stdout
    assert "c9: not saved: there is nobody" in done.stdout
    assert "2 of 3 sheets" in done.stderr
    assert kept(course)["answers"] == {}
    assert kept(course, "c2")["answers"]["total"]["value"] == "8"


def test_another_answer_is_replaced_only_where_it_is_wished(course, tmp_path):
    with open_answers(course) as answers:
        answers.page.save(page_token(answers, "c1"), "total", "5", "a")
    file = sheets(tmp_path, sheet(total="7"))
    assert "something else is saved of: Question 1" in in_this_process("type-in", "t1", file).stdout
    assert kept(course)["answers"]["total"]["value"] == "5"
    assert in_this_process("type-in", "t1", file, "--replace").returncode == 0
    assert kept(course)["answers"]["total"]["value"] == "7"


@pytest.mark.parametrize(
    "text", ["", "{}x", "[1]", '[{"number": 1}]', json.dumps([sheet(total=[7])]), '{"a": 1}']
)
def test_a_file_of_something_else_is_refused_in_a_sentence(course, tmp_path, text):
    file = tmp_path / "odd.json"
    file.write_text(text, encoding="utf-8")
    done = in_this_process("type-in", "t1", str(file))
    assert (done.returncode, "holds no sheets" in done.stderr) == (1, True), done.stderr
    assert "cannot be read" in in_this_process("type-in", "t1", str(tmp_path / "none")).stderr
