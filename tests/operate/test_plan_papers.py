"""The command that prints the plans of a class."""

import stat

import pypdfium2
import pytest

from qihang import cli
from qihang.answers.service import open_answers
from qihang.operate import roster
from tests.conftest import page_token
from tests.support.course import with_a_plan

QUESTION = "total"


@pytest.fixture
def planned(open_site):
    """Two trainees of two classes with a plan, and one without."""
    with_a_plan(open_site, QUESTION)
    with open_answers(open_site) as answers:
        people = [("B1", "布大", "B"), ("C1", "陈二", "C"), ("C2", "程三", "C")]
        pins = roster.enrol(answers.operator, [roster.Trainee(*one) for one in people])
        for one, pin in pins[:2]:
            token = page_token(answers, one.number, pin=pin)
            answers.page.save(token, QUESTION, {"start": "3000"}, one.number)
    return open_site


def pages(file):
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_everybody_who_has_a_plan_gets_a_page_in_a_file_of_this_account(planned, tmp_path, capsys):
    file = tmp_path / "plans.pdf"
    assert cli.main(["plans", "t1", "--to", str(file)]) == 0
    first, second = pages(file)
    assert "布大" in first
    assert "陈二" in second
    assert "3000.00" in first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "2 plans are in" in capsys.readouterr().out


def test_a_class_can_be_printed_alone_and_nothing_is_written_over(planned, tmp_path, capsys):
    file = tmp_path / "plans.pdf"
    assert cli.main(["plans", "t1", "--class", "C", "--to", str(file)]) == 0
    [only] = pages(file)
    assert "陈二" in only
    assert cli.main(["plans", "t1", "--to", str(file)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_without_a_plan_the_command_says_so(planned, tmp_path, capsys):
    assert cli.main(["plans", "t1", "--class", "D", "--to", str(tmp_path / "a.pdf")]) == 1
    assert "Nobody has filled in a plan yet." in capsys.readouterr().err
    assert cli.main(["plans", "t2", "--to", str(tmp_path / "a.pdf")]) == 1
    assert "T2 asks for no plan." in capsys.readouterr().err
