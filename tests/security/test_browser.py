"""In a real Chromium: nothing from outside, and no trainee's text becomes anything but text."""

import re

import pytest
from playwright.sync_api import expect

from qihang.answers import pins, service
from qihang.sessions import sessions
from tests.conftest import page_token, record
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, running

pytestmark = [pytest.mark.process, pytest.mark.browser]

WRITTEN = [one.name for one in sessions() if one.workbook]

OPEN = ("/login", "/help")
"""Pages that anybody reads."""

HOSTILE = [
    "<script>window.hit=1</script>",
    "<img src=x onerror='window.hit=1'>",
    "<a href='javascript:window.hit=1'>javascript:window.hit=1</a>",
    "</script><script>window.hit=1</script>",
    "'\"><svg/onload=window.hit=1>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
]
NAME = "林<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
COMMENT = "Well <b onclick='window.hit=1'>done</b>" + HOSTILE[0] + HOSTILE[1]


def refused(page):
    """What the policy of a page refused to load or run while it was looked at."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    return lambda: [text for text in said if "Content Security Policy" in text]


# --- nothing from outside ---------------------------------


@pytest.mark.security("a page of the course, in either language, asks another host for something")
@pytest.mark.xdist_group("whole course")
def test_no_page_asks_for_anything_outside(browser, whole_course):
    seat = Seat.at(browser, whole_course)
    violations = refused(seat.page)
    seat.open("/login")
    seat.open("/help")
    seat.open("/nothing-here")
    seat.sign_in(whole_course.newcomer())
    for language in ("zh", "en"):
        seat.open("/")
        seat.page.locator(f"#page-header [data-lang={language}]").click()
        for name in WRITTEN:
            seat.open(f"/exercise/{name}")
            exercise.wait_until_drawn(seat.page)
            seat.open(f"/workbook/{name}")
            exercise.show_whole_if_in_screens(seat.page)
            expect(seat.page.locator("#cells .q-card").first).to_be_visible()
            seat.page.wait_for_load_state("networkidle")
    assert violations() == []
    seat.close()  # says what was asked of other hosts, and which scripts failed


@pytest.mark.security("an address of another host in what the server sends")
def test_no_style_script_or_page_names_another_host(classroom, own):
    pages = [own.ask(path).text for path in ("/", *OPEN, "/workbook/t1", "/exercise/t1")]
    found = set()
    for page in pages:
        found |= set(re.findall(r'(?:src|href|action|data)="(?:https?:)?//[^"]+"', page))
        found |= set(re.findall(r"@import[^;]+;|url\((?:https?:)?//[^)]+\)", page))
    assert found == set()


# --- the policy holds ---------------------------------


@pytest.mark.security("a script or handler that got into a page runs, or sends something away")
@pytest.mark.parametrize("path", ["/", *OPEN, "/workbook/t1"])
def test_what_gets_into_a_page_does_not_run(browser, classroom, path):
    seat = Seat.at(browser, classroom)
    if path not in OPEN:
        seat.sign_in("1002")
    seat.open(path)
    seat.page.wait_for_load_state("networkidle")
    seat.page.evaluate(
        """() => {
          const place = document.createElement("div");
          place.innerHTML = "<img src=x onerror='window.hit=1'>"
            + "<button id=evil onclick='window.hit=2'>";
          document.body.append(place);
          const script = document.createElement("script");
          script.textContent = "window.hit=3";
          document.body.append(script);
          document.getElementById("evil").click();
          const link = document.createElement("a");
          link.href = "javascript:window.hit=4";
          document.body.append(link);
          link.click();
        }"""
    )
    gone = seat.page.evaluate(
        """() => fetch("http://127.0.0.2:1/").then(() => "sent", (error) => error.message)"""
    )
    assert "sent" not in gone
    seat.page.wait_for_load_state("networkidle")
    assert seat.page.evaluate("window.hit") is None
    seat.context.close()


# --- trainees' text is text ---------------------------------


@pytest.fixture
def hostile_class(open_site):
    """A classroom whose trainee 6 has a hostile name, answers, result and comment."""
    with service.open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {
                    "number": "6",
                    "name": NAME,
                    "class_name": "A",
                    "pin_hash": pins.hashed("123456"),
                }
            ]
        )
        token = page_token(answers, "6")
        questions = answers.operator.released()["t1"]["editions"][0]["questions"]
        for place, question in enumerate(questions):
            answers.page.save(token, question, HOSTILE[place % len(HOSTILE)], f"a{place}")
        for place, item in enumerate(answers.operator.released()["t1"]["items"]):
            state = {"seed": "1", "value": HOSTILE[place % len(HOSTILE)], "misses": 3}
            answers.page.keep(token, item, {**state, "done": False}, "not-yet")
        answers.page.keep(token, "QrLab", {"text": "".join(HOSTILE), "level": HOSTILE[0]}, None)
    return open_site


def is_text(page):
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], svg[onload], b[onclick]").count() == 0


@pytest.mark.security("a trainee's name, answers and a comment that look like scripts")
def test_what_trainees_write_is_shown_as_text_everywhere(browser, hostile_class):
    with running(hostile_class) as classroom:
        classroom.pins["6"] = "123456"
        seat = Seat.at(browser, classroom)
        seat.sign_in("6")
        expect(seat.page.locator("#page-header .trainee")).to_have_text(f"{NAME} 6")
        expect(seat.page.locator("h1:visible")).to_contain_text("onerror")
        is_text(seat.page)
        seat.open("/workbook/t1")
        expect(seat.page.locator("[data-item]").first).to_have_attribute(
            "data-state", re.compile("unreadable|not-yet|typing|empty")
        )
        is_text(seat.page)
        seat.open("/exercise/t1")
        exercise.wait_until_drawn(seat.page)
        is_text(seat.page)
        exercise.hand_in(seat.page)
        exercise.wait_for_marks(seat.page)
        is_text(seat.page)
        commented(classroom)
        seat.open("/exercise/t1")
        exercise.wait_until_drawn(seat.page)
        expect(seat.page.locator("body")).to_contain_text("window.hit=1")
        expect(seat.page.get_by_text("onclick").first).to_be_attached()
        is_text(seat.page)
        seat.open("/")
        is_text(seat.page)
        seat.close()


def commented(classroom):
    """The instructor's comment on every question, as marking brings it."""
    with service.open_answers(classroom.site) as answers:
        [row] = [one for one in answers.marker.latest_submissions("t1") if one["number"] == "6"]
        questions = {
            name: {**result, "comment": COMMENT} for name, result in row["questions"].items()
        }
        result = {"points": row["points"], "most": row["most"], "questions": questions}
        record(answers, row, result)


@pytest.mark.security("a number or PIN on the sign-in page that looks like a script")
def test_what_is_typed_at_the_sign_in_page_is_text(browser, classroom):
    seat = Seat.at(browser, classroom)
    seat.open("/login")
    for text in HOSTILE:
        seat.page.locator("input[name=number]").fill(text[:32])
        seat.page.locator("input[name=pin]").fill("1")
        seat.page.evaluate("document.querySelector('form.sign-in').submit()")
        expect(seat.page.locator("form.sign-in")).to_be_visible()
        is_text(seat.page)
    seat.context.close()
