"""What a class is asked for, on a lesson's page in a real Chromium, without a classroom."""

from itertools import count

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from qihang.language.messages import Bilingual
from qihang.questions.number import Number
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from tests.support.lesson_page import LessonPage
from tests.support.pages import each_language, looked_at, small_targets, spill
from tests.support.pretend_service import Service, take_session
from widgets import TryIt

pytestmark = pytest.mark.browser

MOMENTS = (f"2026-03-02T09:00:{second:02}.000000+00:00" for second in count())
NOTHING = dict.fromkeys(("paused_at", "target", "target_at", "said", "said_at"))
HEAD_AT_ITS_LEAST = 52
PARTS = (".call", ".class-notices", "#pause")


def tea(_source):
    ask = Bilingual("一杯 8 元，3 杯几元？", "A cup is 8 yuan. What are 3?")
    return Task(ask, Number("元", 0).expecting(24))


@pytest.fixture
def lesson(browser, monkeypatch):
    """Three screens; the first asks for a number. The class is asked for nothing."""
    monkeypatch.setitem(every_practice_item(), "s0.tea", tea)
    take_session(monkeypatch, Service())
    made = LessonPage(browser, "tea", "report", "end")
    made.room = dict(NOTHING)
    begin(made)
    yield made
    made.close()


def begin(lesson):
    lesson.open()
    lesson.draw("tea", TryIt("s0.tea"))
    expect(call(lesson)).to_be_visible()


def asked(lesson, **what):
    """The class is asked for something, and the page has heard it."""
    lesson.room.update(what)
    lesson.ask_anew()


def paused(lesson, is_paused=True):
    asked(lesson, paused_at=next(MOMENTS) if is_paused else None)


def led(lesson, screen, kind="workbook", session="s1"):
    target = {"kind": kind, "session": session, "screen": screen}
    asked(lesson, target=target, target_at=next(MOMENTS))


def told(lesson, text):
    asked(lesson, said=text, said_at=next(MOMENTS))


def sheet(lesson):
    return lesson.page.get_by_role("alertdialog")


def notice(lesson, name):
    return lesson.page.locator(f'.class-notice[data-notice="{name}"]')


def close(lesson, name):
    notice(lesson, name).locator("button").click()
    expect(notice(lesson, name)).to_have_count(0)


def call(lesson):
    return lesson.page.locator(".call button")


def says(lesson):
    return lesson.page.locator(".call [role=status]")


def line(lesson):
    return lesson.page.locator('[data-item="s0.tea"] [data-key="line"]')


def shows(lesson, name):
    expect(lesson.page.locator(f'section[data-screen="{name}"]:visible')).to_have_count(1)
    expect(lesson.page.locator("section.screen:visible")).to_have_count(1)


def set_to(lesson, language, size):
    lesson.page.locator(f"#page-header [data-lang={language}]").click()
    lesson.page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")


def found_in(lesson, part):
    """What axe-core finds in a part of the page that is there."""
    if not lesson.page.locator(part).count():
        return []
    return Axe().run(lesson.page, part, looked_at()).response["violations"]


# --- a pause ---------------------------------


def test_while_the_class_looks_up_no_key_reaches_the_page(lesson):
    line(lesson).fill("12")
    paused(lesson)
    expect(sheet(lesson)).to_be_focused()
    for key in ("7", "ArrowRight", "PageDown", "ArrowLeft", "PageUp", "Enter"):
        lesson.page.keyboard.press(key)
    expect(line(lesson)).to_have_value("12")
    for _ in range(12):
        lesson.page.keyboard.press("Tab")
        assert lesson.page.evaluate("!document.activeElement.closest('#lesson')")
    paused(lesson, is_paused=False)
    shows(lesson, "tea")


def test_the_head_stays_in_use_while_the_class_looks_up(lesson):
    paused(lesson)
    set_to(lesson, "zh", 20)
    expect(sheet(lesson)).to_have_accessible_name("请停一下，看前面。")
    set_to(lesson, "en", 20)
    expect(sheet(lesson)).to_have_accessible_name("Please stop and look to the front.")
    out = lesson.page.locator("#page-header form button")
    out.focus()
    expect(out).to_be_focused()
    paused(lesson, is_paused=False)
    expect(out).to_be_focused()


def test_afterwards_the_focus_is_where_it_was(lesson):
    line(lesson).fill("12")
    line(lesson).evaluate("box => box.setSelectionRange(1, 1)")
    paused(lesson)
    expect(sheet(lesson)).to_be_focused()
    paused(lesson)  # the next answers say so, too
    paused(lesson, is_paused=False)
    expect(sheet(lesson)).to_have_count(0)
    expect(line(lesson)).to_be_focused()
    lesson.page.keyboard.press("5")
    expect(line(lesson)).to_have_value("152")


def test_what_was_typed_is_kept_when_the_class_looks_up(lesson):
    line(lesson).press_sequentially("12")
    paused(lesson)
    lesson.pass_on()
    expect(lesson.page.locator('[data-item="s0.tea"] [data-key="kept"]')).to_have_attribute(
        "data-kept", "saved"
    )


def test_the_calculator_is_covered_too(lesson):
    lesson.page.locator(".calculator-open").click()
    paused(lesson)
    panel = lesson.page.locator("#calculator").bounding_box()
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('.pause') !== null"
    middle = [panel["x"] + panel["width"] / 2, panel["y"] + panel["height"] / 2]
    assert lesson.page.evaluate(on_top, middle)


def test_a_page_whose_sign_in_ended_goes_to_the_sign_in_also_from_a_pause(lesson):
    paused(lesson)
    lesson.page.route("**/api/page/**", lambda route: route.fulfill(json={"signed_in": False}))
    lesson.ask_anew()
    lesson.page.wait_for_url("**/login")


# --- a screen for all ---------------------------------


def test_the_class_is_led_to_a_screen_of_this_page_once(lesson):
    line(lesson).press_sequentially("12")
    led(lesson, "report")
    shows(lesson, "report")
    expect(notice(lesson, "lead")).to_contain_text("Your instructor asks everybody to this screen")
    expect(lesson.page.get_by_role("heading", name="report")).to_be_focused()
    assert lesson.page.url.endswith("#report")
    assert lesson.bookmark["screen"] == "report"
    lesson.go("tea")
    expect(notice(lesson, "lead")).to_have_count(0)
    expect(line(lesson)).to_have_value("12")
    lesson.ask_anew()
    begin(lesson)
    lesson.ask_anew()
    shows(lesson, "tea")
    led(lesson, "report")
    shows(lesson, "report")


def test_who_comes_later_is_led_as_well(lesson):
    lesson.page.evaluate("sessionStorage.clear()")
    lesson.bookmark = {"screen": "end", "done": []}
    lesson.room.update(
        target={"kind": "workbook", "session": "s1", "screen": "report"}, target_at=next(MOMENTS)
    )
    lesson.open()
    expect(notice(lesson, "lead")).to_be_visible()
    shows(lesson, "report")


def test_whoever_reads_the_whole_page_comes_back_to_its_screens(lesson):
    lesson.page.locator(".step-menu summary").click()
    lesson.page.locator(".step-list button").click()
    expect(lesson.page.locator(":root.whole")).to_be_attached()
    led(lesson, "report")
    shows(lesson, "report")


def test_who_is_led_while_looking_up_goes_on_at_that_screen(lesson):
    line(lesson).focus()
    paused(lesson)
    led(lesson, "report")
    paused(lesson, is_paused=False)
    shows(lesson, "report")
    expect(lesson.page.get_by_role("heading", name="report")).to_be_focused()


def test_another_page_says_where_the_class_is_and_leaves_it_to_its_reader(lesson):
    led(lesson, "takings", kind="exercise")
    shows(lesson, "tea")
    there = notice(lesson, "lead").get_by_role("link")
    expect(there).to_have_attribute("href", "/exercise/s1#takings")
    expect(notice(lesson, "lead")).to_contain_text("Your instructor asks everybody to another page")
    lesson.go("report")
    expect(there).to_be_visible()
    close(lesson, "lead")
    lesson.ask_anew()
    lesson.go("end")
    expect(notice(lesson, "lead")).to_have_count(0)


def test_a_page_as_a_whole_and_a_screen_that_is_not_here_only_say_so(lesson):
    for screen in ("", "gone", '"] *'):
        led(lesson, screen)
        expect(notice(lesson, "lead")).to_be_visible()
        shows(lesson, "tea")
        close(lesson, "lead")


def test_a_lead_that_is_taken_back_is_not_followed_any_more(lesson):
    led(lesson, "takings", kind="exercise")
    asked(lesson, target=None, target_at=None)
    expect(notice(lesson, "lead")).to_have_count(0)


# --- a message ---------------------------------


@pytest.mark.security("a message to a class that is written as a page would be")
def test_a_message_is_text_and_stays_until_it_is_closed(lesson):
    told(lesson, "<img src=x onerror=alert(1)>\n10:30 休息")
    expect(notice(lesson, "said")).to_contain_text("<img src=x onerror=alert(1)>")
    assert notice(lesson, "said").locator("img").count() == 0
    lesson.go("report")
    lesson.open()
    expect(notice(lesson, "said")).to_be_visible()
    close(lesson, "said")
    lesson.ask_anew()
    lesson.open()
    lesson.ask_anew()
    expect(notice(lesson, "said")).to_have_count(0)
    told(lesson, "10:45")
    expect(notice(lesson, "said")).to_contain_text("10:45")
    asked(lesson, said=None, said_at=None)
    expect(notice(lesson, "said")).to_have_count(0)


def test_the_next_trainee_at_this_seat_reads_the_message_too(lesson):
    told(lesson, "10:30")
    close(lesson, "said")
    lesson.number = "1002"
    lesson.open()
    expect(notice(lesson, "said")).to_be_visible()


def test_closing_a_message_leads_back_to_what_was_being_written(lesson):
    line(lesson).fill("12")
    told(lesson, "10:30")
    expect(line(lesson)).to_be_focused()
    close(lesson, "said")
    expect(line(lesson)).to_be_focused()


def test_a_message_is_read_while_the_class_looks_up(lesson):
    told(lesson, "10:30")
    paused(lesson)
    close(lesson, "said")
    expect(sheet(lesson)).to_be_focused()


def test_nothing_moves_for_a_notice(lesson):
    before = line(lesson).bounding_box()
    told(lesson, "10:30")
    led(lesson, "takings", kind="exercise")
    assert line(lesson).bounding_box() == before


# --- calling the instructor ---------------------------------


def test_who_presses_twice_has_called_once(lesson):
    call(lesson).dblclick()
    expect(says(lesson)).to_have_text("Called. The instructor will come.", use_inner_text=True)
    expect(call(lesson)).to_have_text("No need any more", use_inner_text=True)
    expect(call(lesson)).to_be_focused()
    assert lesson.called_at
    lesson.ask_anew()
    lesson.page.keyboard.press("Enter")
    expect(call(lesson)).to_have_text("Call the instructor", use_inner_text=True)
    expect(says(lesson)).to_be_empty()
    assert lesson.called_at is None


def test_a_call_that_does_not_arrive_says_to_raise_a_hand(lesson):
    lesson.page.route("**/api/help", lambda route: route.abort())
    call(lesson).click()
    expect(says(lesson)).to_have_text(
        "Not possible now. Please raise your hand.", use_inner_text=True
    )
    expect(call(lesson)).to_have_text("Call the instructor", use_inner_text=True)
    lesson.page.unroute("**/api/help")
    call(lesson).click()
    expect(call(lesson)).to_have_text("No need any more", use_inner_text=True)


def test_who_called_reads_that_the_instructor_comes_and_can_call_again(lesson):
    call(lesson).click()
    expect(call(lesson)).to_have_text("No need any more", use_inner_text=True)
    lesson.called_at, lesson.answered_at = None, "2026-03-02T09:31:00.000000+00:00"
    lesson.ask_anew()
    expect(says(lesson)).to_have_text(
        "Your instructor has seen it and is coming.", use_inner_text=True
    )
    expect(call(lesson)).to_have_text("Call the instructor", use_inner_text=True)
    lesson.answered_at = None
    lesson.ask_anew()
    expect(says(lesson)).to_be_empty()


def test_what_was_asked_before_the_press_does_not_undo_it(lesson):
    held = []
    lesson.page.route("**/api/page/**", lambda route: held.append(route))
    with lesson.page.expect_request("**/api/page/**"):
        lesson.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    call(lesson).click()
    expect(call(lesson)).to_have_text("No need any more", use_inner_text=True)
    [route] = held
    with lesson.page.expect_response("**/api/page/**"):
        route.fulfill(json={"signed_in": True, "alive": True, "room": None, "called_at": None})
    lesson.page.evaluate("new Promise(requestAnimationFrame)")
    expect(call(lesson)).to_have_text("No need any more", use_inner_text=True)
    lesson.page.unroute("**/api/page/**")


@pytest.mark.parametrize("name", ["林小满", "阿卜杜外力·买买提江·图尔荪"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_call_takes_no_line_of_the_head(lesson, language, name):
    lesson.name = name
    lesson.open()
    set_to(lesson, language, 20)
    head = lesson.page.locator("#page-header")
    assert head.bounding_box()["height"] <= HEAD_AT_ITS_LEAST
    call(lesson).click()
    expect(says(lesson)).not_to_be_empty()
    assert head.bounding_box()["height"] <= HEAD_AT_ITS_LEAST
    assert small_targets(lesson.page) == []


# --- for everyone ---------------------------------


@pytest.mark.parametrize("size", [20, 32])
@each_language
def test_everything_that_is_asked_for_can_be_read_and_used_by_everyone(lesson, size, language):
    set_to(lesson, language, size)
    call(lesson).click()
    told(lesson, "十点半休息，十点四十五回来。")
    led(lesson, "takings", kind="exercise")
    for is_paused in (False, True):
        paused(lesson, is_paused)
        assert [part for part in PARTS if found_in(lesson, part)] == []
        assert small_targets(lesson.page) == []
        assert spill(lesson.page) == 0
    for part in ("#pause-says", "#pause-kept"):
        expect(lesson.page.locator(part)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "size"), [(320, 18), (640, 32)])
def test_in_a_narrow_window_a_long_message_is_closed_all_the_same(lesson, width, size):
    lesson.page.set_viewport_size({"width": width, "height": 625})
    set_to(lesson, "zh", size)
    told(lesson, "字" * 200)
    assert spill(lesson.page) == 0
    close(lesson, "said")
