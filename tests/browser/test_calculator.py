"""The calculator of a lesson's page, in a real Chromium, without a classroom."""

from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from qihang.commerce.chat.talk import draw
from qihang.language.messages import Bilingual
from qihang.questions.chat import Chat, told_of
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from qihang.sessions.shown import FactCard
from tests.support.lesson_page import LessonPage
from tests.support.pages import each_language
from tests.support.pretend_service import Service, take_session
from widgets import SeasonLab, TryIt

pytestmark = pytest.mark.browser

PRACTICE = every_practice_item()


def tea(_source):
    ask = Bilingual("一杯 8 元，3 杯几元？", "A cup is 8 yuan. What are 3?")
    return Task(ask, Number("元", 0).expecting(24))


def yes_or_no(_source):
    words = {"yes": Bilingual("扫", "Scan it"), "no": Bilingual("不扫", "Do not scan it")}
    return Task(Bilingual("扫不扫？", "Scan it?"), Choice(tuple(words)), words=words, guess=True)


def talk(_source):
    customer = draw(Random(1), "fruit")
    card = FactCard(customer.title, customer.lines)
    return Task(Bilingual("回一回", "Reply"), Chat(customer).expecting(**told_of(customer)), card)


@pytest.fixture
def lesson(browser, monkeypatch):
    """Three screens: the first asks for a number, the second for a table, the third for none."""
    monkeypatch.setitem(PRACTICE, "s0.tea", tea)
    monkeypatch.setitem(PRACTICE, "s0.scan", yes_or_no)
    take_session(monkeypatch, Service())
    made = LessonPage(browser, "tea", "report", "scan")
    open_lesson(made)
    yield made
    made.close()


def open_lesson(lesson):
    lesson.bookmark = {"screen": None, "done": []}
    lesson.open()
    for screen, item in (("tea", "s0.tea"), ("report", "s5.report"), ("scan", "s0.scan")):
        lesson.draw(screen, TryIt(item))
    expect(opener(lesson)).to_be_visible()


def opener(lesson):
    return lesson.page.locator(".calculator-open")


def panel(lesson):
    return lesson.page.locator("#calculator")


def number(lesson):
    return panel(lesson).locator(".calculator-number")


def lines(lesson):
    return panel(lesson).locator(".calculator-strip li")


def press(lesson, keys):
    for key in keys:
        panel(lesson).locator(f'[data-press="{key}"]').click()


def line(lesson):
    return lesson.at('[data-item="s0.tea"] [data-key="line"]')


def test_it_is_offered_where_a_number_is_asked_for_and_nowhere_else(lesson):
    expect(opener(lesson)).to_be_visible()
    lesson.go("report")
    expect(opener(lesson)).to_be_visible()
    lesson.go("scan")
    expect(opener(lesson)).to_be_hidden()
    lesson.draw("scan", SeasonLab())  # its figures say themselves that they are worked with
    expect(opener(lesson)).to_be_visible()


def test_it_is_offered_where_a_choice_hangs_on_numbers_and_has_no_box_to_put_them_into(lesson):
    lesson.go("scan")
    lesson.draw("scan", TryIt("s3.cut"))
    expect(opener(lesson)).to_be_visible()
    opener(lesson).click()
    press(lesson, ["6", "×", "7", "="])
    expect(number(lesson)).to_have_text("42")
    expect(panel(lesson).locator('[data-key="put"]')).to_have_count(0)


def test_it_is_not_offered_beside_facts_that_a_reply_is_written_from(lesson, monkeypatch):
    monkeypatch.setitem(PRACTICE, "s0.talk", talk)
    lesson.go("scan")
    lesson.draw("scan", TryIt("s0.talk"))
    lesson.go("tea")
    expect(opener(lesson)).to_be_visible()
    lesson.go("scan")
    expect(lesson.at(".card-facts dd").nth(2)).to_be_visible()
    expect(opener(lesson)).to_be_hidden()


def test_it_is_used_by_keyboard_alone_and_its_result_goes_into_the_box(lesson):
    line(lesson).focus()
    opener(lesson).focus()
    keyboard = lesson.page.keyboard
    keyboard.press("Enter")
    keyboard.type("8*3")
    keyboard.press("Enter")
    expect(number(lesson)).to_have_text("24")
    keyboard.press("Backspace")
    keyboard.type("12.5+0.1")
    keyboard.press("Enter")
    expect(lines(lesson)).to_have_text(["8 × 3 = 24", "12.5 + 0.1 = 12.6"])
    panel(lesson).locator('[data-key="put"]').focus()
    keyboard.press("Enter")
    expect(line(lesson)).to_be_focused()
    expect(line(lesson)).to_have_value("12.6")
    lesson.pass_on()
    expect(lesson.at('[data-item="s0.tea"]')).to_have_attribute("data-state", "typing")
    expect(lesson.at('[data-item="s0.tea"] [data-key="kept"]')).to_have_attribute(
        "data-kept", "saved"
    )
    opener(lesson).focus()
    keyboard.press("Enter")
    expect(panel(lesson)).to_be_hidden()
    keyboard.press("Enter")
    keyboard.press("Escape")
    expect(panel(lesson)).to_be_hidden()
    expect(opener(lesson)).to_be_focused()


def test_its_result_is_one_tab_from_the_box(lesson):
    opener(lesson).click()
    lesson.page.keyboard.type("8*3")
    lesson.page.keyboard.press("Tab")
    expect(panel(lesson).locator('[data-key="put"]')).to_be_focused()
    lesson.page.keyboard.press("Enter")
    expect(line(lesson)).to_have_value("24")


def test_escape_closes_it_wherever_the_focus_is(lesson):
    opener(lesson).click()
    line(lesson).focus()
    lesson.page.keyboard.press("Escape")
    expect(panel(lesson)).to_be_hidden()
    expect(line(lesson)).to_be_focused()


def test_escape_closes_one_thing_at_a_time(lesson):
    opener(lesson).click()
    lesson.page.locator(".step-menu > summary").click()
    lesson.page.keyboard.press("Escape")
    expect(lesson.page.locator(".step-list")).to_be_hidden()
    expect(panel(lesson)).to_be_visible()
    lesson.page.keyboard.press("Escape")
    expect(panel(lesson)).to_be_hidden()


def test_its_keys_stay_where_they_are_when_a_box_is_chosen(lesson):
    lesson.go("report")
    opener(lesson).click()
    before = panel(lesson).locator('[data-press="7"]').bounding_box()
    lesson.at(".form-cell").nth(1).click()
    assert panel(lesson).locator('[data-press="7"]').bounding_box() == before


def test_a_press_of_the_mouse_leaves_enter_to_mean_equals(lesson):
    opener(lesson).click()
    press(lesson, ["7", "×", "6"])
    lesson.page.keyboard.press("Enter")
    expect(number(lesson)).to_have_text("42")
    press(lesson, ["÷", "0", "="])
    expect(number(lesson)).to_contain_text("divided by 0")
    press(lesson, ["clear", "2", "0", "0", "−", "1", "0", "%", "="])
    expect(lines(lesson).last).to_have_text("200 − 10% (20) = 180")
    panel(lesson).locator('[data-key="close"]').click()
    expect(panel(lesson)).to_be_hidden()


def test_what_is_begun_is_worked_out_before_it_is_put_into_the_only_box(lesson):
    opener(lesson).click()
    put = panel(lesson).locator('[data-key="put"]')
    expect(put).to_have_attribute("aria-disabled", "true")
    press(lesson, ["8", "×", "3"])
    expect(put).to_contain_text("Your answer")
    put.click()
    expect(line(lesson)).to_have_value("24")


def test_of_several_boxes_it_is_the_one_that_had_the_focus_last(lesson):
    lesson.go("report")
    cell = lesson.at(".form-cell").nth(1)
    opener(lesson).click()
    press(lesson, ["4", "2"])
    put = panel(lesson).locator('[data-key="put"]')
    expect(put).to_have_attribute("aria-disabled", "true")
    expect(panel(lesson)).to_contain_text("First press the box to fill in.")
    cell.click()
    name = cell.evaluate(
        """(box) => box.getAttribute('aria-labelledby').split(' ')
          .map((id) => document.getElementById(id).innerText.trim()).join(' · ')"""
    )
    expect(put).to_contain_text(name)
    put.click()
    expect(cell).to_have_value("42")
    expect(cell).to_be_focused()


def test_by_keyboard_it_is_the_first_empty_box_or_the_one_that_was_written_in(lesson):
    lesson.go("report")
    cells = lesson.at(".form-cell:not([readonly])")
    put = panel(lesson).locator('[data-key="put"]')
    opener(lesson).click()
    press(lesson, ["4", "2"])
    cells.nth(0).focus()
    for _ in range(cells.count()):
        lesson.page.keyboard.press("Tab")
    put.press("Enter")
    expect(cells.nth(0)).to_have_value("42")
    for _ in range(cells.count()):
        lesson.page.keyboard.press("Tab")
    put.press("Enter")
    expect(cells.nth(1)).to_have_value("42")
    cells.nth(1).fill("7")
    cells.nth(1).press("Tab")
    cells.nth(cells.count() - 1).focus()
    lesson.page.keyboard.type("5")
    lesson.page.keyboard.press("Tab")
    put.press("Enter")
    expect(cells.nth(cells.count() - 1)).to_have_value("42")


def test_its_strip_stays_over_screens_and_a_reload_and_is_nobody_elses(lesson):
    opener(lesson).click()
    press(lesson, ["2", "+", "3", "="])
    lesson.go("report")
    expect(panel(lesson)).to_be_visible()
    expect(lines(lesson)).to_have_text(["2 + 3 = 5"])
    open_lesson(lesson)
    opener(lesson).click()
    expect(lines(lesson)).to_have_text(["2 + 3 = 5"])
    expect(number(lesson)).to_have_text("5")
    lesson.bookmark = {"screen": None, "done": []}
    lesson.open("/workbook/s3")
    lesson.draw("tea", TryIt("s0.tea"))
    opener(lesson).click()
    expect(lines(lesson)).to_have_count(0)
    lesson.number = "1002"
    open_lesson(lesson)
    opener(lesson).click()
    expect(lines(lesson)).to_have_count(0)
    assert "1001" not in str(lesson.kept())


def test_it_is_gone_at_sign_out(lesson):
    opener(lesson).click()
    press(lesson, ["2", "+", "3", "="])
    assert "2 + 3 = 5" in str(lesson.kept())
    lesson.number = None
    lesson.page.route("**/api/me", lambda route: route.fulfill(json={"signed_in": False}))
    lesson.page.reload()
    lesson.page.locator('html[data-sign-in="out"]').wait_for()
    assert "calculator" not in str(lesson.kept())


def test_it_goes_to_the_other_side_of_what_it_hides(lesson):
    opener(lesson).click()
    before = panel(lesson).bounding_box()
    box = line(lesson).bounding_box()
    assert before["x"] + before["width"] <= box["x"]
    panel(lesson).locator('[data-key="aside"]').press("Enter")
    after = panel(lesson).bounding_box()
    assert after["x"] > before["x"] + before["width"]
    panel(lesson).locator('[data-key="aside"]').click()
    assert panel(lesson).bounding_box()["x"] == before["x"]


def test_keys_that_turn_screens_do_not_while_it_is_used(lesson):
    opener(lesson).click()
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.keyboard.press("PageDown")
    expect(lesson.at('section[data-screen="tea"]')).to_be_visible()


@pytest.mark.parametrize("size", [20, 32])
@each_language
def test_all_of_it_is_in_sight_and_can_be_used_by_everyone(lesson, size, language):
    lesson.page.evaluate(
        """([size, lang]) => {
          document.documentElement.style.setProperty('--size', `${size}px`);
          document.querySelector(`#page-header [data-lang=${lang}]`).click();
        }""",
        [size, language],
    )
    opener(lesson).click()
    press(lesson, ["8", "×", "3", "=", "+", "1"])
    box = panel(lesson).bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 625
    assert panel(lesson).evaluate("(one) => one.scrollHeight - one.clientHeight") == 0
    keys = panel(lesson).locator("button")
    for key in keys.all():
        assert min(key.bounding_box()["width"], key.bounding_box()["height"]) >= 44
    assert Axe().run(lesson.page, context="#calculator").response["violations"] == []


def test_with_large_letters_the_page_makes_room_for_it(lesson):
    lesson.page.evaluate("document.documentElement.style.setProperty('--size', '32px')")
    opener(lesson).click()
    for _ in range(2):
        over, task = panel(lesson).bounding_box(), line(lesson).locator("xpath=ancestor::form")
        read = task.bounding_box()
        assert read["x"] >= over["x"] + over["width"] or read["x"] + read["width"] <= over["x"]
        panel(lesson).locator('[data-key="aside"]').press("Enter")
