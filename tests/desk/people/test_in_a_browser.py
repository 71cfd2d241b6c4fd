"""The pages of trainees in a browser: usable by everybody, in both languages."""

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.desk.people.conftest import HOSTILE
from tests.support.desk import DeskSeat
from tests.support.pages import faults, small_targets, spill
from tests.support.workbooks import workbook

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def seat(browser, desk, people):
    """The office at the list."""
    one = DeskSeat.at(browser, desk.address, "office", "/people")
    yield one
    one.close()


def see_that_it_is_usable(seat, language):
    seat.speak(language)
    # What stands below the head as the page is scrolled is only half in sight.
    seat.page.evaluate("scrollTo(0, 0)")
    for size in (20, 32):
        seat.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
        assert spill(seat.page) == 0
        assert small_targets(seat.page) == []
    assert faults(seat.page) == []


def give(seat, *rows):
    content = workbook(*rows)
    seat.page.set_input_files(
        "#file", {"name": "五班.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    seat.page.locator("#import button").click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_trainees_is_usable_by_everybody(seat, language):
    seat.page.locator("#add-label").click()
    see_that_it_is_usable(seat, language)
    seat.open("/people/chosen?what=move&number=3003&number=4001")
    see_that_it_is_usable(seat, language)
    seat.open("/people/one/3003")
    for summary in seat.page.locator("summary").all():
        summary.click()
    see_that_it_is_usable(seat, language)
    seat.open("/people/import")
    give(seat, (1, "=A1", "A"))
    see_that_it_is_usable(seat, language)
    give(seat, (5901, "新人", "五班"), (3001, "改名", "三班"))
    expect(seat.page.locator("del")).to_have_count(1)
    see_that_it_is_usable(seat, language)


def test_a_hostile_name_is_text(seat):
    seat.open("/people?find=3004")
    # What cannot be seen turns no text around.
    expect(seat.page.locator(".people-name")).to_have_text(HOSTILE)
    assert seat.page.evaluate("window.hacked") is None


def test_one_tick_ticks_all_of_the_page_and_who_is_ticked_is_named_before_anything_is_done(seat):
    seat.open("/people?class=三班")
    seat.page.locator("#tick-all").check()
    expect(seat.page.locator("input[name=number]:checked")).to_have_count(4)
    expect(seat.page.locator("#ticked")).to_have_text("4")
    seat.page.locator("#chosen [value=off]").click()
    expect(seat.page.locator(".people-chosen li")).to_have_count(4)
    seat.page.go_back()
    expect(seat.page.locator("#ticked")).to_have_text("4")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(seat):
    seat.open("/people/import")
    file = {"name": "x.xlsx", "mimeType": "application/octet-stream", "buffer": bytes(9 * 2**20)}
    seat.page.set_input_files("#file", file)
    expect(seat.page.locator("#too-large")).to_be_visible()
    seat.page.locator("#import button").click()
    expect(seat.page).to_have_url(f"{seat.address}/people/import")
    expect(seat.page.locator("#too-large")).to_be_visible()


def test_a_list_becomes_trainees_and_a_sheet_of_pins(seat):
    seat.open("/people/import")
    give(seat, (5801, "新来一", "八班"), (5802, "新来二", "八班"))
    seat.page.locator("#enrol button").click()
    link = seat.page.locator("a[download]")
    for _ in range(2):
        with seat.page.expect_download() as coming:
            link.click()
        assert "-八班-" in coming.value.suggested_filename
        with pypdfium2.PdfDocument(coming.value.path()) as document:
            assert "新来一" in document[0].get_textpage().get_text_bounded()
        seat.page.reload()
    seat.page.go_back()
    expect(seat.page.locator("#enrol")).to_have_count(0)
    seat.open("/people?class=八班")
    expect(seat.page.locator(".people-name")).to_have_text(["新来一", "新来二"])


def test_back_from_what_followed_an_error_finds_the_form_with_what_was_typed(seat):
    seat.open("/staff")
    seat.page.locator("#new-name").fill("新老师")
    seat.page.locator("#new [name=role][value=lecturer]").check()
    seat.page.locator("#new [name=do]").click()
    expect(seat.page.locator("#new #problem")).to_be_in_viewport()
    seat.open("/people")
    seat.page.go_back()
    expect(seat.page.locator("#new-name")).to_have_value("新老师")
