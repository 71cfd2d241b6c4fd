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
    service.hand_in()
    box_page.write("8")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "locked"
    line = box_page.box().locator("[data-key=line]")
    assert line.evaluate("(line) => line.readOnly")
    box_page.page.locator("h1").click()
    box_page.show()
    assert line.input_value() == "7"


def test_an_unreadable_answer_is_saved_and_says_so(box_page, page_session):
    box_page.open(digit())
    box_page.write("seven")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert box_page.state() == "unreadable"
    assert "Saved" in box_page.said()
    assert "12.50" in box_page.said()


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


def test_an_empty_question_is_named_and_handing_in_needs_a_second_press(
    box_page, page_session, service
):
    box_page.open(digit(), HandIn())
    box_page.page.locator("[data-key=go-digit]").click()
    assert box_page.page.evaluate("document.activeElement.dataset.key") == "line"
    button = box_page.page.locator("[data-key=hand-in]")
    button.click()
    box_page.pass_on()
    assert service.calls.count("hand_in") == 0
    button.click()
    box_page.pass_on()
    assert service.calls.count("hand_in") == 1


def test_a_page_that_was_handed_in_asks_until_it_is_marked(box_page, page_session, service):
    service.hand_in()
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
