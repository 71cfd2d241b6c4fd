"""What the form of every kind of question must do on a page; the kinds are found by looking.

A kind is tried with the ``QUESTIONS`` of its own file in ``tests/questions/``, one for each of its
forms. How a kind marks is tried in ``tests/questions/test_kind_contract.py``; what its own form
alone does, in ``test_box_forms.py``.
"""

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings

from qihang.answers import submission
from qihang.answers.submission import NotAnAnswer
from qihang.language.messages import Bilingual
from tests.support import exercise_page as exercise
from tests.support.box_page import PAUSE, broken_rules
from tests.support.kinds import QUESTIONS, json_values
from tests.support.lab_page import hear
from tests.support.pages import WINDOWS, each_language
from tests.support.pretend_service import marked
from widgets.exercise import ask, asking
from widgets.exercise.kinds import form

NAME = "asked"

CONTROLS = (
    "[data-question] :is(button, input, select, textarea, summary, [tabindex='0']):not([disabled])"
)


def words_of(question):
    """Words for whatever has an id in a question."""
    kept = ("options", "steps", "reasons", "rows", "columns", "facts")
    named = [one for name in kept for one in getattr(question, name, ())]
    return {one: Bilingual(f"{one} 号", f"Number {one}") for one in named}


def box_of(question):
    """A fresh box that asks such a question."""
    ask.case("t1", None)
    label = ("题目", "Question")
    asked = question, words_of(question)
    return asking.new_item(NAME, None, 1, label, None, lambda *_: asked).box()


def one_of_each_form():
    """The first question of each form, by its name."""
    found = {}
    for question in QUESTIONS:
        drawn = form(question, words_of(question), {"zh": "题", "en": "Q"})
        many = " of many" if drawn.get("many") else ""
        found.setdefault(f"{question.kind} as {drawn['kind']}{many}", question)
    return found


FORMS = one_of_each_form()

every_form = pytest.mark.parametrize("question", FORMS.values(), ids=FORMS)


def may_be_sent(raw):
    try:
        submission.literal(raw)
    except NotAnAnswer:
        return False
    return True


def examples(question):
    """Answers of every sort that a page may send."""
    made = question.examples()
    return [raw for raw in (*made.right, *made.wrong, *made.unreadable) if may_be_sent(raw)]


@every_form
def test_an_answer_is_saved_as_it_was_given_and_comes_back_at_another_pc(
    question, page_session, service
):
    for seq, raw in enumerate(examples(question), start=1):
        box = box_of(question)
        hear(box, do="ready")
        hear(box, do="answer", value=raw, seq=seq)
        assert (raw, box.view["ack"]) == (raw, {"seq": seq, "ok": True})
        assert service.state["answers"][NAME]["value"] == raw
        elsewhere = box_of(question)
        hear(elsewhere, do="ready")
        assert elsewhere.view["answer"]["value"] == raw
        is_unreadable = question.mark(raw).outcome == "unreadable"
        assert bool(elsewhere.view["unreadable"]) == is_unreadable


@every_form
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=json_values, seq=json_values)
def test_forged_answers_never_break_a_box(question, page_session, service, value, seq, caplog):
    box = box_of(question)
    hear(box, do="ready")
    for number in (seq, 1):
        hear(box, do="answer", value=value, seq=number)
    json.dumps(box.view, allow_nan=False)
    assert all(may_be_sent(one["value"]) for one in service.state["answers"].values())
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@every_form
def test_a_form_says_all_its_words_in_both_languages(question, page_session):
    box = box_of(question)
    hear(box, do="ready")
    assert list(pairs(box.view["form"]))
    for pair in pairs(box.view["form"]):
        assert pair["zh"]
        assert pair["en"]
        assert "{" not in pair["zh"] + pair["en"]


def pairs(shown):
    """Everything in what a box shows that is said in two languages."""
    if isinstance(shown, dict) and shown.keys() == {"zh", "en"}:
        yield shown
    elif isinstance(shown, dict | list):
        for one in shown.values() if isinstance(shown, dict) else shown:
            yield from pairs(one)


@every_form
def test_what_was_handed_in_changes_by_no_answer(question, page_session, service):
    box = box_of(question)
    hear(box, do="ready")
    page_session.hand_in({})
    hear(box, do="answer", value=examples(question)[0], seq=1)
    assert box.view["phase"] == "locked"
    assert box.view["ack"]["ok"] is False
    assert service.state["answers"] == {}


# --- on a page ----------------------------------------------------------------------------

FILLED = """(box) => [
  ...[...box.querySelectorAll('input, textarea, select')]
    .map((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value)),
  ...[...box.querySelectorAll('[data-step]')].map((one) => one.dataset.step),
]"""


@pytest.mark.browser
@every_form
def test_an_answer_given_on_a_page_is_saved_stays_after_a_reload_and_is_marked(
    question, box_page, page_session, service
):
    box_page.open(box_of(question))

    def saved():
        box_page.wait(PAUSE)
        box_page.pass_on()

    exercise.answer(box_page.page, NAME, question.examples().right[0], saved)
    saved()
    assert box_page.state(NAME) == "saved"
    saved = service.state["answers"][NAME]["value"]
    assert question.mark(saved).outcome == "right"
    filled = box_page.box(NAME).evaluate(FILLED)
    box_page.open(box_of(question))
    assert box_page.state(NAME) == "saved"
    assert box_page.box(NAME).evaluate(FILLED) == filled
    service.hand_in({})
    result = marked(outcome="right", points=1.0, most=1.0, parts=[])
    totals = {"points": 1.0, "most": 1.0, "best": 1.0}
    service.state["results"] = {**totals, "questions": {NAME: result}}
    page_session.refresh()
    box_page.show()
    assert box_page.state(NAME) == "right"
    assert broken_rules(box_page.page) == []


@pytest.mark.browser
@every_form
@each_language
def test_a_form_is_for_everyone_and_no_wider_than_the_page(question, language, open_lab):
    page = open_lab(box_of(question))
    assert page.page.locator(CONTROLS).count()
    assert page.passed_over(CONTROLS) == []
    page.speak(language)
    assert page.faults() == []
    assert {window: over for window in WINDOWS if (over := page.too_much(*window))} == {}
