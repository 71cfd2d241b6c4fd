"""A page that cannot be made: one kind sentence, the way home, and the cause for instructors."""

import json
import re

import pytest
from playwright.sync_api import expect

from qihang.server.lesson import CLOSED
from tests.conftest import copied
from tests.support.classroom import Seat, command, running
from tests.support.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.process]

SAID = {"zh": "这一页现在打不开", "en": "This page cannot be opened now"}
NOT_FOR_TRAINEES = re.compile(r"Traceback|Error|error|t1\.typo|故事|Story|show_tracebacks")


@pytest.fixture(scope="module")
def classroom(first_start, tmp_path_factory):
    """A running classroom in which pages are spoilt and put back."""
    with running(copied(first_start, tmp_path_factory.mktemp("spoilt"))) as one:
        yield one


@pytest.fixture
def seat(browser, classroom):
    one = Seat.at(browser, classroom)
    one.sign_in(classroom.newcomer())
    yield one
    one.context.close()
    assert one.outside == []


@pytest.fixture
def workbook(classroom):
    """The workbook in place, put back as it was at the end."""
    path = classroom.site.page("workbook", "t1")
    whole = path.read_bytes()
    yield path
    path.write_bytes(whole)


def spoil(path, old, new):
    """Edit a released page after its release, where it lies."""
    lesson = json.loads(path.read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in lesson["cells"]]
    assert old in sources
    for cell, source in zip(lesson["cells"], sources, strict=True):
        cell["source"] = new if source == old else source
    path.write_text(json.dumps(lesson), encoding="utf-8")


def unknown_item(path):
    spoil(path, 'TryIt("t1.total")', 'TryIt("t1.typo")')


def no_python(path):
    spoil(path, "MarginLab()", "MarginLab(")


def no_end(path):
    """The kernel ends before the page is drawn."""
    spoil(path, "MarginLab()", "import os\nos._exit(1)")


def no_notebook(path):
    path.write_text("{]", encoding="utf-8")


SPOILT = {
    unknown_item: ("t1.typo", "t1.typo"),
    no_python: ("SyntaxError", "SyntaxError"),
    no_end: ("its kernel ended", "it ends what runs it"),
    no_notebook: ("t1.ipynb", "t1.ipynb"),
}
"""What spoils a page; what of it stands in the log, and in what the doctor says."""


@pytest.mark.parametrize(("spoil_it", "cause"), SPOILT.items())
def test_a_trainee_reads_one_kind_sentence_and_the_instructor_the_cause(
    seat, classroom, workbook, spoil_it, cause
):
    logged, told = cause
    log = classroom.site.logs / "server.log"
    before = log.stat().st_size
    spoil_it(workbook)
    seat.open("/workbook/t1")
    for language, said in SAID.items():
        seat.page.evaluate(f"document.documentElement.dataset.lang = '{language}'")
        reads(seat, said)
        page = seat.page.locator("body").inner_text()
        assert not NOT_FOR_TRAINEES.search(page), page
    seat.page.locator("main a:visible").click()
    expect(seat.page.locator("#session-t1-title")).to_be_visible()
    assert logged in log.read_text(encoding="utf-8")[before:]
    doctor = command(classroom.site, "doctor")
    [wrong] = [line for line in doctor.stdout.splitlines() if "cannot be shown" in line]
    assert wrong.startswith("WRONG")
    assert told in wrong
    assert "qihang release t1" in wrong


@pytest.mark.parametrize(
    "last",
    [
        '<div id="load',
        'id="loading-text" role="status">',
        "window.voila_process = (",
        '="lesson" cl',
    ],
)
def test_the_sentence_is_read_wherever_the_page_broke_off(seat, workbook, last):
    def break_off(route):
        answer = route.fetch()
        sent, closed, said = answer.text().partition(CLOSED)
        route.fulfill(response=answer, body=sent.partition(last)[0] + last + closed + said)

    unknown_item(workbook)
    seat.page.route("**/workbook/t1", break_off)
    seat.open("/workbook/t1")
    reads(seat, SAID["zh"])
    expect(seat.page.locator("main a:visible")).to_be_visible()


def reads(seat, said):
    """The one heading that a trainee sees."""
    expect(seat.page.locator("h1:visible")).to_have_text(said, use_inner_text=True)


def test_a_page_that_was_put_right_opens_without_a_restart(seat, classroom, workbook):
    whole = workbook.read_bytes()
    unknown_item(workbook)
    classroom.end_kernels()
    seat.open("/workbook/t1")
    reads(seat, SAID["zh"])
    until(lambda: not classroom.kernels())
    workbook.write_bytes(whole)
    seat.page.reload()
    seat.page.locator(".lab--margin").wait_for()
