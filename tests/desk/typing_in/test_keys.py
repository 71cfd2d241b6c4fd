"""Every kind that paper carries is typed in by keyboard alone, and sent as its page saves it."""

from __future__ import annotations

import pytest

from qihang.desk import statics
from qihang.desk.page import fragment
from qihang.desk.typing_in import form
from qihang.desk.typing_in.drawing import Asked, together
from qihang.language.messages import Bilingual
from qihang.operate.worksheets import fields
from tests.widgets.test_kind_contract import words_of
from tests.widgets.test_typed_in import ON_PAPER
from widgets.exercise import kinds
from widgets.exercise.kinds.decision import WORDS as OF_DECISIONS

pytestmark = pytest.mark.browser

SENT = """() => {
  const sent = {};
  for (const [name, value] of new FormData(document.querySelector("#typed")))
    if (name.startsWith("a.")) sent[name] = (sent[name] ?? "") + value;
  return sent;
}"""


def asked_of(question):
    """The question as the page of a sheet has it."""
    both = kinds.form(question, words_of(question), {"zh": "题", "en": "Q"})
    forms = {language: spoken(both, language) for language in ("zh", "en")}
    because = Bilingual(*(OF_DECISIONS["because"].translations()[one] for one in ("zh", "en")))
    return Asked("q", "Q", "1", "", because, together(forms["zh"], forms["en"]), forms)


def spoken(value, language):
    """What a form says in one language, as the process that draws sheets gives it."""
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            return value[language]
        return {name: spoken(one, language) for name, one in value.items()}
    return [spoken(one, language) for one in value] if isinstance(value, list) else value


def page_with(asked, given=None):
    """A sheet of that one question."""
    count = fields.count(asked.form)
    row = form.Row(asked, given or [""] * count, 0, None, [], False, None)
    person = {"number": "1", "name": "n", "class_name": "c"}
    sheet = {"is_locked": False, "may": True, "handed_in": None, "answers": {}}
    return fragment(
        "typing_in/sheet.html",
        lang="en",
        size=20,
        xsrf="",
        secret="",
        path="/",
        me=None,
        told={},
        places=[],
        session={"code": "T1"},
        title="T",
        person=person,
        sheet=sheet,
        asked="A",
        asked_name="t1.1",
        is_old=False,
        last=None,
        rows=[row],
        elsewhere=[],
        page="/p",
        back="/b",
        next_one=None,
        head={"edition": "1", "attempt": "1"},
    )


@pytest.fixture
def open_page(browser):
    """Opens the page of a question; its scripts come from where they lie."""
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def serve(route):
        name = route.request.url.rpartition("/")[2].partition("?")[0]
        file = statics.OWN / name
        if name in ("typing_in.js", "desk.css"):
            route.fulfill(path=file)
        elif "static" in route.request.url:
            route.fulfill(body="")
        else:
            route.fulfill(body=page.wanted, content_type="text/html")

    page.route("**/*", serve)

    def opened(asked, given=None):
        page.wanted = page_with(asked, given)
        page.goto("http://desk.test/")
        return page

    yield opened
    page.close()
    assert errors == []


def type_in(keyboard, asked, given):
    """What a teacher presses, from the first field of the question to the button."""
    kind = asked.form["kind"]
    for field in given:
        if kind in ("choice", "decision", "sort"):
            for letter in field:
                keyboard.press(letter.lower())
            if asked.form.get("many"):
                keyboard.press("Enter")
        elif kind == "written":
            keyboard.insert_text(field)
            keyboard.press("Tab")
        else:
            keyboard.insert_text(field)
            keyboard.press("Enter")


@pytest.mark.parametrize("question", ON_PAPER.values(), ids=ON_PAPER)
def test_what_is_pressed_is_sent_as_the_page_saves_it(question, open_page):
    asked, raw = asked_of(question), question.examples().right[0]
    form_en = asked.forms["en"]
    given = fields.fields(form_en, raw)
    page = open_page(asked)
    # Edition and try stand there: the first field that is empty has the focus.
    type_in(page.keyboard, asked, given)
    sent = page.evaluate(SENT)
    found = [sent.get(f"a.q.{at}", "") for at in range(fields.count(form_en))]
    assert fields.value(form_en, found) == raw
    assert page.evaluate("document.activeElement.id") == "look"


@pytest.mark.parametrize("question", ON_PAPER.values(), ids=ON_PAPER)
def test_what_was_typed_in_before_stands_in_its_fields(question, open_page):
    asked, raw = asked_of(question), question.examples().right[0]
    given = fields.fields(asked.forms["en"], raw)
    sent = open_page(asked, given).evaluate(SENT)
    assert fields.value(asked.forms["en"], [sent[f"a.q.{at}"] for at in range(len(given))]) == raw


def test_a_choice_is_taken_by_its_digit_and_taken_back(open_page):
    question = ON_PAPER["choice as choice"]
    asked = asked_of(question)
    page = open_page(asked)
    page.keyboard.press("2")
    assert page.evaluate(SENT) == {"a.q.0": "B"}
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Backspace")
    assert page.evaluate(SENT) == {}
