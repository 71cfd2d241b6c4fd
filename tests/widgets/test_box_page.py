"""An answer on its way from a box to the store: saved, unsaved, lost and found again."""

import pytest

from tests.support.box_page import PATIENCE, PAUSE, digit
from tests.support.pretend_service import Service, take_session
from widgets import HandIn

pytestmark = pytest.mark.browser


def test_an_answer_is_called_saved_when_python_said_so_and_not_before(box_page, page_session):
    box_page.open(digit())
    assert box_page.state() == "empty"
    box_page.write("7")
    assert box_page.state() == "typing"
    box_page.wait(PAUSE)
    assert box_page.state() == "saving"
    box_page.pass_on()
    assert box_page.state() == "saved"
    assert box_page.said().startswith("✓ Saved")


def test_quick_changes_are_sent_together(box_page, page_session, service):
    box_page.open(digit())
    for text in ("1", "12", "123"):
        box_page.write(text)
        box_page.wait(PAUSE - 100)
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert service.calls.count("save") == 1
    assert service.state["answers"]["digit"]["value"] == "123"


def test_without_an_acknowledgement_it_says_not_saved_and_tries_again(
    box_page, page_session, service
):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.take()
    box_page.wait(PATIENCE)
    assert box_page.state() == "unsaved"
    assert "Not saved yet" in box_page.said()
    assert box_page.page.evaluate("unsaved") == ["digit"]
    box_page.pass_on()
    assert box_page.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_a_broken_connection_is_told_at_once(box_page, page_session):
    box_page.open(digit())
    box_page.write("7")
    box_page.page.evaluate("window.cut = true")
    box_page.wait(PAUSE)
    assert box_page.state() == "unsaved"
    box_page.page.evaluate("window.cut = false")
    box_page.wait(PATIENCE)
    box_page.pass_on()
    assert box_page.state() == "saved"


def test_a_late_acknowledgement_counts_though_it_was_sent_again(box_page, page_session):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    first = box_page.take()
    box_page.wait(PATIENCE)
    box_page.hear(first)
    assert box_page.state() == "saved"
    box_page.take()
    box_page.wait(3 * PATIENCE)
    assert box_page.state() == "saved"


def test_a_service_that_cannot_save_is_tried_until_it_can(box_page, page_session, service):
    box_page.open(digit())
    service.away = True
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "unsaved"
    service.away = False
    box_page.wait(PATIENCE)
    box_page.pass_on()
    assert box_page.state() == "saved"


def test_an_acknowledgement_of_an_older_value_does_not_make_the_newer_one_saved(
    box_page, page_session
):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    first = box_page.take()
    box_page.write("8")
    box_page.hear(first)
    assert box_page.state() == "typing"
    box_page.wait(PAUSE)
    assert box_page.state() == "saving"
    assert box_page.box().locator("[data-key=line]").input_value() == "8"
    box_page.pass_on()
    assert box_page.state() == "saved"


def test_going_back_to_a_value_after_an_unanswered_one_is_saved_anew(
    box_page, page_session, service
):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.pass_on()
    box_page.write("8")
    box_page.wait(PAUSE)
    lost = box_page.take()
    box_page.write("7")
    box_page.wait(PAUSE)
    assert box_page.state() == "saving"
    box_page.hear([*lost, *box_page.take()])
    assert box_page.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_comes_back_after_a_reload_and_is_saved(box_page, page_session, service):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.take()
    box_page.open(digit())
    assert box_page.box().locator("[data-key=line]").input_value() == "7"
    box_page.pass_on()
    assert box_page.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"
    assert box_page.left() == {}


def test_what_was_written_a_moment_ago_comes_back_too(box_page, page_session, service):
    box_page.open(digit())
    box_page.write("7")
    box_page.open(digit())
    box_page.pass_on()
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_does_not_replace_a_newer_one_of_another_computer(
    box_page, page_session, service
):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.take()
    service.save("digit", "8")
    page_session.refresh()
    box_page.open(digit())
    box_page.pass_on()
    assert box_page.box().locator("[data-key=line]").input_value() == "8"
    assert service.state["answers"]["digit"]["value"] == "8"


def test_what_was_written_after_a_lost_acknowledgement_is_not_lost(box_page, page_session, service):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    for widget, message in box_page.take():
        widget._handle_custom_msg(message, [])  # saved, but the page never hears of it
    box_page.write("78")
    box_page.open(digit())
    box_page.pass_on()
    assert service.state["answers"]["digit"]["value"] == "78"


def test_an_unsaved_answer_never_goes_to_the_next_trainee_at_the_computer(
    box_page, page_session, monkeypatch
):
    box_page.open(digit())
    box_page.write("7")
    box_page.wait(PAUSE)
    box_page.take()
    other = Service(seed="1.seed-of-1002")
    take_session(monkeypatch, other)
    box_page.open(digit())
    box_page.wait(3 * PATIENCE)
    box_page.pass_on()
    assert other.state["answers"] == {}
    assert box_page.state() == "empty"
    assert box_page.left() == {}


def test_a_submission_elsewhere_shows_what_was_handed_in(box_page, page_session, service):
    service.save("digit", "7")
    box_page.open(digit())
    service.hand_in({})
    box_page.write("8")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "locked"
    line = box_page.box().locator("[data-key=line]")
    assert line.evaluate("(line) => line.readOnly")
    box_page.page.locator("h1").click()
    box_page.show()
    assert line.input_value() == "7"


@pytest.mark.parametrize(
    ("outcome", "may_again"), [("not-yet", "new"), ("right", "new"), ("not-yet", None)]
)
def test_an_answer_that_is_not_right_says_where_it_is_done_again(
    box_page, page_session, service, outcome, may_again
):
    service.save("digit", "7")
    service.hand_in({})
    points = 2.0 if outcome == "right" else 0.0
    marked = {"outcome": outcome, "points": points, "most": 2.0, "idea": None, "by_hand": False}
    questions = {"digit": {**marked, "comment": None, "parts": []}}
    service.state |= {
        "results": {"points": points, "most": 2.0, "best": points, "questions": questions},
        "may_again": may_again,
    }
    box_page.open(digit())
    assert box_page.state() == outcome
    says = "start with new numbers" in box_page.said()
    assert says == (outcome == "not-yet" and may_again == "new")


def test_an_unreadable_answer_is_saved_and_says_so(box_page, page_session):
    box_page.open(digit())
    box_page.write("seven")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "unreadable"
    said = box_page.said()
    assert said.index("could not be read") < said.index("Saved")  # which is not read alone
    assert "For example: 12345" in box_page.said()


def test_an_emptied_box_is_empty(box_page, page_session, service):
    service.save("digit", "7")
    box_page.open(digit())
    assert box_page.state() == "saved"
    box_page.write("")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "empty"
    assert service.state["answers"]["digit"]["value"] is None


def test_handing_in_waits_for_what_is_being_written(box_page, page_session, service):
    box = digit()
    box_page.open(box, HandIn())
    box_page.write("7")
    box_page.page.locator("[data-key=hand-in]").click()
    assert box_page.state() == "saving"
    assert service.calls.count("hand_in") == 0
    box_page.pass_on()
    box_page.wait(200)
    box_page.pass_on()
    assert service.calls.count("hand_in") == 1
    assert service.state["answers"]["digit"]["value"] == "7"
    assert box_page.state() == "locked"
    assert box_page.page.locator("[data-receipt]").get_attribute("data-receipt") == "7K3M9QZX"


def test_nothing_is_handed_in_while_an_answer_cannot_be_saved(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    box_page.write("7")
    box_page.page.locator("[data-key=hand-in]").click()
    box_page.take()
    box_page.wait(2 * PATIENCE)
    box_page.take()
    assert "not saved yet" in box_page.page.locator("[data-key=says]").inner_text()
    assert service.calls.count("hand_in") == 0


MOMENT = 700
"""Milliseconds from when the page asks whether to hand in until it takes an answer."""


def key(box_page, name):
    return box_page.page.locator(f"[data-key={name}]")


def focused(box_page):
    return box_page.page.evaluate("document.activeElement.dataset.key")


def handed_in(box_page, service):
    """How often it was handed in, once Python has heard all that the page has said."""
    box_page.pass_on()
    return service.calls.count("hand_in")


def test_an_empty_question_is_named_and_another_button_hands_in_all_the_same(
    box_page, page_session, service
):
    box_page.open(digit(), HandIn())
    assert key(box_page, "go-digit").inner_text() == "Question 1, Check digit: no answer yet"
    key(box_page, "go-digit").click()
    assert focused(box_page) == "line"
    key(box_page, "hand-in").click()
    assert handed_in(box_page, service) == 0
    assert focused(box_page) == "sure"
    box_page.wait(MOMENT)
    key(box_page, "hand-in-so").click()
    assert handed_in(box_page, service) == 1


def test_what_was_written_but_not_read_is_not_called_answered(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    box_page.write("about seven")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert key(box_page, "go-digit").inner_text() == "Question 1, Check digit: not read yet"
    key(box_page, "hand-in").click()
    assert handed_in(box_page, service) == 0
    assert key(box_page, "sure").is_visible()
    box_page.wait(MOMENT)
    key(box_page, "go-back").click()
    assert focused(box_page) == "line"
    box_page.write("七")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert "Every question has an answer" in key(box_page, "empty").inner_text()
    key(box_page, "hand-in").click()
    assert handed_in(box_page, service) == 1


def test_a_double_click_does_not_confirm(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    place = key(box_page, "hand-in").bounding_box()
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    for _ in range(3):
        box_page.page.mouse.dblclick(*middle)
    assert handed_in(box_page, service) == 0
    box_page.wait(MOMENT)
    box_page.page.mouse.dblclick(*middle)
    assert handed_in(box_page, service) == 0
    assert key(box_page, "hand-in").bounding_box() == place
    confirm = key(box_page, "hand-in-so").bounding_box()
    assert confirm["y"] >= place["y"] + place["height"]


@pytest.mark.parametrize(("width", "height"), [(1366, 625), (1024, 300), (320, 480), (320, 240)])
def test_nothing_that_answers_comes_under_the_pointer_of_a_double_click(
    box_page, page_session, service, width, height
):
    box_page.page.set_viewport_size({"width": width, "height": height})
    box_page.open(digit(), HandIn())
    first = key(box_page, "hand-in")
    first.scroll_into_view_if_needed()
    place = first.bounding_box()
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    box_page.page.mouse.dblclick(*middle)
    assert key(box_page, "sure").is_visible()
    box_page.wait(MOMENT)
    box_page.page.mouse.move(*middle)
    under = box_page.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.dataset.key", middle
    )
    assert under != "hand-in-so"
    assert handed_in(box_page, service) == 0


def test_who_hands_in_by_keyboard_goes_on_at_the_receipt(box_page, page_session, service):
    service.save("digit", "7")
    box_page.open(digit(), HandIn())
    key(box_page, "hand-in").focus()
    box_page.page.keyboard.press("Enter")
    assert handed_in(box_page, service) == 1
    assert focused(box_page) == "receipt"


def test_a_double_click_that_hands_in_does_not_open_it_again(box_page, page_session, service):
    service.save("digit", "7")
    box_page.open(digit(), HandIn())
    key(box_page, "hand-in").click()
    assert handed_in(box_page, service) == 1
    again = key(box_page, "again")
    again.dispatch_event("click")
    box_page.pass_on()
    assert "again" not in service.calls
    box_page.wait(MOMENT)
    again.click()
    box_page.pass_on()
    assert service.calls.count("again") == 1


def test_a_held_enter_key_does_not_confirm(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    key(box_page, "hand-in").focus()
    for _ in range(40):  # without an up between them, each press after the first is a repeat
        box_page.page.keyboard.down("Enter")
        box_page.wait(MOMENT)
    assert handed_in(box_page, service) == 0
    box_page.page.keyboard.up("Enter")
    key(box_page, "hand-in-so").focus()
    box_page.page.keyboard.press("Enter")
    assert handed_in(box_page, service) == 1


def test_enter_that_is_pressed_again_and_again_does_not_confirm(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    key(box_page, "hand-in").focus()
    for _ in range(5):
        box_page.page.keyboard.press("Enter")
        box_page.wait(MOMENT)
    assert handed_in(box_page, service) == 0


def test_a_click_right_after_the_question_came_is_not_an_answer(box_page, page_session, service):
    box_page.open(digit(), HandIn())
    key(box_page, "hand-in").click()
    confirm = key(box_page, "hand-in-so")
    confirm.dispatch_event("click")
    assert confirm.get_attribute("aria-disabled") == "true"
    # One that a slow page dispatches late was made before the question could be read.
    box_page.page.evaluate(
        "window.early = new MouseEvent('click', { bubbles: true });"
        "Object.defineProperty(early, 'timeStamp', { value: performance.now() });"
    )
    box_page.wait(MOMENT)
    assert confirm.get_attribute("aria-disabled") is None
    confirm.evaluate("(button) => button.dispatchEvent(window.early)")
    assert handed_in(box_page, service) == 0
    confirm.click()
    assert handed_in(box_page, service) == 1


def test_a_page_that_was_handed_in_asks_until_it_is_marked(box_page, page_session, service):
    service.hand_in({})
    box_page.open(HandIn())
    box_page.wait(2500)
    box_page.pass_on()
    service.state["results"] = {"points": 0.0, "most": 2.0, "best": 0.0, "questions": {}}
    box_page.wait(2500)
    box_page.pass_on()
    assert box_page.page.locator("[data-marked=yes]").count() == 1
    asked = len(service.calls)
    box_page.wait(20_000)
    box_page.pass_on()
    assert len(service.calls) == asked
