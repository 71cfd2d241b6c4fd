"""What somebody probably still thinks, on the page of a person and among common mistakes."""

import pytest
from playwright.sync_api import expect

from tests.support.desk import DeskSeat, at_the_desk
from tests.support.marked import found, handed_in
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

SHOWED, RIGHT = "t1-added 1 0 0 20", "t1-added 0 1 0 20"

SAYS = {
    "zh": ("这个人大概还这样想", "能看出来的 4 次里有 3 次", "现在大概有 1 人。"),
    "en": ("What this person probably still thinks", "3 of 4 times", "Now probably: 1 person."),
}


@pytest.fixture(scope="module")
def worked(desk, people):
    """One of class 三班 holds an idea, another one had it once."""
    store = desk.site.store
    for day in ("01", "08", "15"):
        questions = {"total": found(0.0, idea="t1-added", told=SHOWED)}
        handed_in(store, "3001", "t1", f"2026-10-{day}", questions)
    questions = {"total": found(0.0, idea="t1-added", told=RIGHT)}
    handed_in(store, "3001", "t1", "2026-10-22", questions)
    handed_in(store, "3002", "t1", "2026-10-01", {"total": found(told=RIGHT)})


def usable(seat):
    for size in (20, 32):
        seat.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
        assert spill(seat.page) == 0
        assert small_targets(seat.page) == []
    assert faults(seat.page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_person_says_what_is_still_thought_and_how_sure_that_is(
    browser, desk, worked, language
):
    title, count, _ = SAYS[language]
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/people/one/3001")
    seat.speak(language)
    card = seat.page.get_by_role("region", name=title)
    expect(card.locator("li")).to_have_count(1)
    expect(card).to_contain_text(count)
    expect(card).to_contain_text("2026-10-15")
    usable(seat)
    seat.open("/people/one/3002")
    expect(seat.page.get_by_role("region", name=title).locator("li")).to_have_count(0)
    usable(seat)
    seat.close()


def test_only_those_who_teach_see_it(desk, worked):
    words = SAYS["en"][0]
    for role in ("lecturer", "author", "class-teacher"):
        assert words in at_the_desk(desk.address, role).ask("/people/one/3001").text
    assert words in at_the_desk(desk.address, "班主任孙").ask("/people/one/3001").text
    office = at_the_desk(desk.address, "office").ask("/people/one/3001")
    assert (office.status, words in office.text) == (200, False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_common_mistakes_say_how_many_of_the_class_still_think_so(browser, desk, worked, language):
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/wrong?session=t1&class=三班")
    seat.speak(language)
    expect(seat.page.locator("#by-question .wrong-still").first).to_have_text(
        SAYS[language][2], use_inner_text=True
    )
    usable(seat)
    seat.close()


def test_of_too_many_people_a_page_says_to_choose_fewer(desk, worked, monkeypatch):
    lecturer = at_the_desk(desk.address, "lecturer")
    few = lecturer.ask("/wrong?session=t1&class=%E4%B8%89%E7%8F%AD").text
    assert "Choose fewer classes" not in few
