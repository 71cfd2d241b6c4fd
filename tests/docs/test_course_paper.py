"""The guide for lecturers as Chromium prints it: what begins a page, and what ends one."""

import pypdfium2
import pytest

from deploy.course.paper import PAPER
from qihang.sessions import sessions

pytestmark = pytest.mark.browser

WRITTEN = [one for one in sessions() if one.workbook]


@pytest.fixture(scope="module")
def pages(browser):
    """The lines of each page, without its number."""
    page = browser.new_page()
    page.goto(PAPER.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(printed) as document:
        return [sheet.get_textpage().get_text_bounded().splitlines()[1:] for sheet in document]


@pytest.mark.parametrize("session", WRITTEN, ids=lambda one: one.name)
def test_a_session_and_its_ten_minutes_begin_on_pages_of_their_own(pages, session):
    first = [" ".join(lines[:2]) for lines in pages]
    assert any(one.startswith(f"{session.code} {session.title.zh}") for one in first)
    assert any(one.startswith(f"{session.code} 只有十分钟") for one in first)


def test_ten_minutes_fit_one_page(pages):
    begun = [place for place, lines in enumerate(pages) if "只有十分钟" in "".join(lines[:1])]
    following = [pages[place + 1][0] for place in begun if place + 1 < len(pages)]
    assert [line for line in following if not line.startswith("S")] == []


def test_no_page_ends_with_what_belongs_to_a_list_of_the_next(pages):
    assert [lines[-1] for lines in pages if lines[-1].rstrip().endswith(("：", ":"))] == []


def test_no_page_is_empty(pages):
    assert [place for place, lines in enumerate(pages, 1) if len(lines) < 3] == []
