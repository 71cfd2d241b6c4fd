"""The overview of an exercise and its end on a page of screens, in a real Chromium."""

import pytest
from playwright.sync_api import expect

from tests.support.lesson_page import LessonPage
from tests.support.pretend_service import Service, marked, take_session
from widgets.exercise import ask
from widgets.exercise import item as items

pytestmark = pytest.mark.browser

SCREENS = ("start", "digit", "scan-code", "end")

RECEIPT = {"at": "2026-11-23T09:00:00+00:00", "receipt": "7K3M9QZX", "try": 1}

RESULTS = {
    "points": 2.0,
    "most": 4.0,
    "best": 2.0,
    "questions": {
        "digit": marked(outcome="right", points=2.0),
        "scan_code": marked(outcome="empty", points=0.0),
    },
}


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def lesson(browser, monkeypatch, service):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())
    take_session(monkeypatch, service)
    made = LessonPage(browser, *SCREENS)
    yield made
    made.close()


def open_exercise(lesson, path="/exercise/s1"):
    """The page as a fresh kernel draws it; its second question is not drawn before it is shown."""
    ask.case("s1", None)
    overview = ask.overview()
    digit = ask.number("digit", None, label=("校验位", "Digit")).box()
    ask.number("scan_code", None, label=("编号", "Number"))
    lesson.bookmark = {"screen": None, "done": []}
    lesson.open(path)
    lesson.draw("start", overview)
    lesson.draw("digit", digit)
    lesson.draw("end", ask.hand_in())


def go(lesson, question):
    return lesson.at(f'[data-key="go-{question}"]')


def test_it_leads_to_the_screen_of_each_question_drawn_or_not(lesson, service):
    service.state["answers"]["digit"] = {"value": "7", "saved_at": RECEIPT["at"]}
    open_exercise(lesson)
    expect(go(lesson, "digit")).to_have_attribute("data-state", "saved")
    expect(go(lesson, "scan_code")).to_have_attribute("data-state", "empty")
    for question, screen in (("digit", "digit"), ("scan_code", "scan-code")):
        lesson.go("start")
        expect(go(lesson, question)).to_have_attribute("href", f"#{screen}")
        go(lesson, question).press("Enter")
        expect(lesson.at(f'section[data-screen="{screen}"]')).to_be_visible()


def test_the_end_leads_to_what_is_not_whole(lesson, service):
    open_exercise(lesson)
    lesson.go("end")
    expect(go(lesson, "digit")).to_contain_text("Question 1, Digit: no answer yet")
    go(lesson, "scan_code").click()
    expect(lesson.at('section[data-screen="scan-code"]')).to_be_visible()


def test_new_numbers_are_asked_about_and_begin_at_the_top(lesson, service):
    service.state |= {"handed_in": RECEIPT, "results": RESULTS, "may_again": "new"}
    open_exercise(lesson)
    lesson.go("end")
    again = lesson.at('[data-key="again"]')
    expect(again).not_to_have_attribute("aria-disabled", "true")
    again.dblclick()
    expect(lesson.at('[data-key="sure"]')).to_contain_text("You can still read this try.")
    lesson.pass_on()
    assert "again" not in service.calls
    press(lesson, "stay")
    expect(lesson.at('[data-key="sure"]')).to_have_count(0)
    press(lesson, "again")
    press(lesson, "new-so")
    lesson.pass_on()
    assert service.calls.count("again") == 1
    expect(lesson.at('section[data-screen="start"]')).to_be_visible()


ON_TOP = """button => {
  const { left, top, width, bottom } = button.getBoundingClientRect();
  const at = (y) => document.elementFromPoint(left + width / 2, y)?.closest("button");
  return at(top + 1) === button && at(bottom - 1) === button;
}"""
"""Whether nothing lies over a button, such as the page's bar, and it is in the window."""


@pytest.mark.parametrize("height", [625, 480, 400])
def test_what_answers_the_question_is_in_sight_at_once(lesson, service, height):
    service.state |= {"handed_in": RECEIPT, "results": RESULTS, "may_again": "new"}
    lesson.page.set_viewport_size({"width": 1366, "height": height})
    open_exercise(lesson)
    lesson.go("end")
    press(lesson, "again")
    for name in ("stay", "new-so"):
        expect(lesson.at(f'[data-key="{name}"]')).not_to_have_attribute("aria-disabled", "true")
        assert lesson.at(f'[data-key="{name}"]').evaluate(ON_TOP)


def press(lesson, name):
    """Press, once that can be done."""
    button = lesson.at(f'[data-key="{name}"]')
    expect(button).not_to_have_attribute("aria-disabled", "true")
    button.click()


def earlier_try(service):
    service.state["earlier"] = RECEIPT
    service.looked_at = {
        "seed": "1.seed-before",
        "answers": {"digit": {"value": "7", "saved_at": RECEIPT["at"]}},
        "handed_in": RECEIPT,
        "results": RESULTS,
    }


def test_a_marked_try_is_looked_at_and_what_is_being_written_stays(lesson, service):
    earlier_try(service)
    open_exercise(lesson)
    lesson.go("digit")
    line = lesson.at('[data-question="digit"] [data-key="line"]')
    line.fill("8")
    lesson.go("start")
    press(lesson, "earlier")
    lesson.pass_on()
    expect(lesson.at('[data-key="looked-at"]')).to_contain_text("Nothing in it can be changed")
    lesson.go("digit")
    expect(lesson.at('[data-question="digit"]')).to_have_attribute("data-state", "right")
    expect(line).to_have_value("7")
    lesson.go("end")
    expect(lesson.at(".handin-total")).to_contain_text("2 of 4")
    press(lesson, "this")
    lesson.pass_on()
    lesson.go("digit")
    expect(line).to_have_value("8")
    lesson.pass_on()
    expect(lesson.at('[data-question="digit"]')).to_have_attribute("data-state", "saved")


def test_whoever_comes_from_home_to_see_a_marked_try_sees_it_once(lesson, service):
    earlier_try(service)
    open_exercise(lesson, "/exercise/s1?look=marked")
    lesson.pass_on()
    expect(lesson.at('[data-key="looked-at"]')).to_be_visible()
    assert service.calls.count("earlier") == 1
    assert lesson.page.evaluate("location.search") == ""
