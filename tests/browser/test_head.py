"""The head of every page: thin, in sight, with the way home and to help."""

import pytest
from playwright.sync_api import expect

from tests.support import exercise_page as exercise
from tests.support.pages import faults, pressed_to_the_largest, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

MAXIMISED = {"width": 1366, "height": 625}
"""What a browser shows of a page on a screen of 1366 by 768."""


EXPLAINED = {"zh": ("已保存", "还没保存", "○"), "en": ("Saved", "Not saved yet", "○")}
"""Some of the signs that help says the meaning of."""


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


def head_of(page):
    return page.locator("#page-header").bounding_box()


def letters(page, pixels):
    page.evaluate(f"document.documentElement.style.setProperty('--size', '{pixels}px')")


def speak(page, language):
    page.locator(f"#page-header [data-lang={language}]").click()


def test_the_head_is_thin_and_stays_in_sight_on_a_lesson(seat, trainee):
    page = seat.page
    page.set_viewport_size(MAXIMISED)
    seat.sign_in(trainee)
    for path in ("/", "/help", "/workbook/t1"):
        seat.open(path)
        for language in ("zh", "en"):
            speak(page, language)
            expect(page.locator("#page-header .trainee-number")).to_be_visible()
            expect(page.locator(".page-header--stays")).to_be_visible()
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            head = head_of(page)
            assert head["y"] == 0
            assert head["height"] <= 52
            for link in (".brand", ".help"):
                expect(page.locator(f"#page-header {link}")).to_be_in_viewport(ratio=1)


def test_the_chosen_language_is_told_apart_where_the_system_paints_in_its_own_colours(
    seat, trainee
):
    seat.page.emulate_media(forced_colors="active")
    seat.sign_in(trainee)
    speak(seat.page, "en")
    painted = {
        language: seat.page.locator(f"#page-header [data-lang={language}]").evaluate(
            "button => getComputedStyle(button).backgroundColor"
        )
        for language in ("zh", "en")
    }
    assert painted["zh"] != painted["en"]


@pytest.mark.parametrize(("width", "size"), [(320, 18), (320, 32), (640, 32), (1366, 32)])
def test_the_head_wraps_where_it_must_and_takes_no_window_for_itself(seat, trainee, width, size):
    page = seat.page
    page.set_viewport_size({"width": width, "height": 625})
    seat.sign_in(trainee)
    letters(page, size)
    expect(page.locator("#page-header form[action$=logout] button")).to_be_visible()
    assert spill(page) == 0
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    in_sight = max(0, head_of(page)["y"] + head_of(page)["height"])
    assert in_sight <= 625 / 4


def test_letters_grow_by_pressing_again_and_again_at_the_same_place(seat, trainee):
    seat.page.set_viewport_size(MAXIMISED)
    seat.sign_in(trainee)
    expect(seat.page.locator("#page-header .trainee-number")).to_be_visible()
    for path in ("/help", "/login"):
        seat.open(path)
        assert pressed_to_the_largest(seat.page) == "32"


def test_what_is_focused_is_not_below_the_head(seat, trainee):
    page = seat.page
    page.set_viewport_size(MAXIMISED)
    seat.sign_in(trainee)
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".lesson-end a").focus()
    tops = []
    while True:
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("""() => {
          const one = document.activeElement;
          return one.closest("main") && one.getBoundingClientRect().top;
        }""")
        if top is None:
            break
        tops.append(top)
    assert tops
    assert min(tops) >= head_of(page)["height"]


def test_help_is_the_trainees_guide_and_leads_back_to_the_very_place(seat, trainee):
    page = seat.page
    seat.sign_in(trainee)
    seat.open("/exercise/t1#content")
    page.locator("#page-header .help").click()
    page.wait_for_url("**/help")
    for language, signs in EXPLAINED.items():
        speak(page, language)
        for sign in signs:
            expect(page.locator(".guide table:visible")).to_contain_text(sign)
        assert faults(page) == []
        assert small_targets(page) == []
    page.locator("#back").click()
    page.wait_for_url("**/exercise/t1#content")


def test_help_is_there_before_anybody_signs_in(seat):
    page = seat.page
    seat.open("/login")
    speak(page, "en")
    page.locator("#page-header .help").click()
    expect(page.locator("main h1:visible")).to_have_text("Help")
    expect(page.locator(".guide:visible")).to_contain_text("sk your instructor")
    page.locator("#back").click()
    expect(page.locator("#pin")).to_be_visible()


def test_help_leads_back_to_a_sign_in_that_was_refused(seat, trainee):
    page = seat.page
    seat.open("/login")
    page.fill("#number", trainee)
    page.fill("#pin", "000000")
    page.locator("form button[type=submit]").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    page.locator("#page-header .help").click()
    page.wait_for_url("**/help")
    page.locator("#back").click()
    expect(page.locator("#pin")).to_be_visible()
