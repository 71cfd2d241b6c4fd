"""What somebody probably still thinks, on the page of a person and among common mistakes."""

import json
import re

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.operate.diagnosis.people import MOST_PEOPLE
from tests.support.desk import DeskSeat, at_the_desk
from tests.support.marked import found, handed_in
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

SHOWED, RIGHT = "t1-added 1 0 0 20", "t1-added 0 1 0 20"

MANY = (
    "yuan-for-fen", "t1-one-pack", "ten-times-too-large", "ten-times-too-small", "rounded-too-far",
    "fen-for-yuan", "hundred-times-too-large",
)  # fmt: skip

SAYS = {
    "zh": ("这个人大概还这样想", "能看出来的 4 次里有 3 次", "现在大概有 1 人。"),
    "en": ("What this person probably still thinks", "3 of 4 times", "Now probably: 1 person."),
}


@pytest.fixture(scope="module")
def worked(desk, people):
    """One of class 三班 holds an idea, another one had it once."""
    store = desk.site.store
    page = desk.site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    for day in ("01", "08", "15"):
        questions = {"total": found(0.0, idea="t1-added", told=SHOWED)}
        handed_in(store, "3001", "t1", f"2026-10-{day}", questions)
    questions = {"total": found(0.0, idea="t1-added", told=RIGHT)}
    handed_in(store, "3001", "t1", "2026-10-22", questions)
    handed_in(store, "3002", "t1", "2026-10-01", {"total": found(told=RIGHT)})
    many = ";".join(f"{one} 3 0 0 20" for one in MANY)
    handed_in(store, "3003", "t1", "2026-10-01", {"total": found(0.0, told=many)})


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
    expect(card.get_by_role("link")).to_have_attribute("href", re.compile(r"/show/t1#work-out$"))
    usable(seat)
    seat.open("/people/one/3002")
    expect(seat.page.get_by_role("region", name=title).locator("li")).to_have_count(0)
    usable(seat)
    seat.close()


def test_of_many_thoughts_five_stand_there_and_the_others_behind_a_button(browser, desk, worked):
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/people/one/3003")
    seat.speak("en")
    shown = seat.page.locator(".people-held > li").filter(visible=True)
    expect(shown).to_have_count(5)
    seat.page.get_by_text("2 more").click()
    expect(shown).to_have_count(len(MANY))
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


def test_of_too_many_people_a_page_says_to_choose_fewer(desk, worked):
    with service.open_answers(desk.site) as answers:
        more = [(f"8{n:03d}", "n", "大班") for n in range(MOST_PEOPLE)]
        answers.operator.enrol(
            [
                {"number": number, "name": name, "class_name": group, "pin_hash": "x"}
                for number, name, group in more
            ]
        )
    lecturer = at_the_desk(desk.address, "lecturer")
    assert "Choose fewer classes" in lecturer.ask("/wrong?session=t1").text
    few = lecturer.ask("/wrong?session=t1&class=%E4%B8%89%E7%8F%AD").text
    assert "Choose fewer classes" not in few
    assert "Now probably" in few
