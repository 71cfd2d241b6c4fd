"""An answer on its way from a box to the store: saved, unsaved, lost and found again."""

import pytest

from tests.support.box_page import PATIENCE, PAUSE, digit
from tests.support.pretend_service import Service, take_session
from widgets import HandIn

pytestmark = pytest.mark.browser


def test_an_answer_is_called_saved_when_python_said_so_and_not_before(desk, seat):
    desk.open(digit())
    assert desk.state() == "empty"
    desk.write("7")
    assert desk.state() == "typing"
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    desk.pass_on()
    assert desk.state() == "saved"
    assert desk.said().startswith("✓ Saved")


def test_quick_changes_are_sent_together(desk, seat, service):
    desk.open(digit())
    for text in ("1", "12", "123"):
        desk.write(text)
        desk.wait(PAUSE - 100)
    desk.wait(PAUSE)
    desk.pass_on()
    assert service.calls.count("save") == 1
    assert service.state["answers"]["digit"]["value"] == "123"


def test_without_an_acknowledgement_it_says_not_saved_and_tries_again(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    desk.wait(PATIENCE)
    assert desk.state() == "unsaved"
    assert "Not saved yet" in desk.said()
    assert desk.page.evaluate("unsaved") == ["digit"]
    desk.pass_on()
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_a_broken_connection_is_told_at_once(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.page.evaluate("window.cut = true")
    desk.wait(PAUSE)
    assert desk.state() == "unsaved"
    desk.page.evaluate("window.cut = false")
    desk.wait(PATIENCE)
    desk.pass_on()
    assert desk.state() == "saved"


def test_a_late_acknowledgement_counts_though_it_was_sent_again(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    first = desk.take()
    desk.wait(PATIENCE)
    desk.hear(first)
    assert desk.state() == "saved"
    desk.take()
    desk.wait(3 * PATIENCE)
    assert desk.state() == "saved"


def test_a_service_that_cannot_save_is_tried_until_it_can(desk, seat, service):
    desk.open(digit())
    service.away = True
    desk.write("7")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "unsaved"
    service.away = False
    desk.wait(PATIENCE)
    desk.pass_on()
    assert desk.state() == "saved"


def test_an_acknowledgement_of_an_older_value_does_not_make_the_newer_one_saved(desk, seat):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    first = desk.take()
    desk.write("8")
    desk.hear(first)
    assert desk.state() == "typing"
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    assert desk.box().locator("[data-key=line]").input_value() == "8"
    desk.pass_on()
    assert desk.state() == "saved"


def test_going_back_to_a_value_after_an_unanswered_one_is_saved_anew(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.pass_on()
    desk.write("8")
    desk.wait(PAUSE)
    lost = desk.take()
    desk.write("7")
    desk.wait(PAUSE)
    assert desk.state() == "saving"
    desk.hear([*lost, *desk.take()])
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_comes_back_after_a_reload_and_is_saved(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    desk.open(digit())
    assert desk.box().locator("[data-key=line]").input_value() == "7"
    desk.pass_on()
    assert desk.state() == "saved"
    assert service.state["answers"]["digit"]["value"] == "7"
    assert desk.left() == {}


def test_what_was_written_a_moment_ago_comes_back_too(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.open(digit())
    desk.pass_on()
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_unsaved_answer_does_not_replace_a_newer_one_of_another_computer(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    service.save("digit", "8")
    seat.refresh()
    desk.open(digit())
    desk.pass_on()
    assert desk.box().locator("[data-key=line]").input_value() == "8"
    assert service.state["answers"]["digit"]["value"] == "8"


def test_what_was_written_after_a_lost_acknowledgement_is_not_lost(desk, seat, service):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    for widget, message in desk.take():
        widget._handle_custom_msg(message, [])  # saved, but the page never hears of it
    desk.write("78")
    desk.open(digit())
    desk.pass_on()
    assert service.state["answers"]["digit"]["value"] == "78"


def test_an_unsaved_answer_never_goes_to_the_next_trainee_at_the_computer(desk, seat, monkeypatch):
    desk.open(digit())
    desk.write("7")
    desk.wait(PAUSE)
    desk.take()
    other = Service(seed="1.seed-of-1002")
    take_session(monkeypatch, other)
    desk.open(digit())
    desk.wait(3 * PATIENCE)
    desk.pass_on()
    assert other.state["answers"] == {}
    assert desk.state() == "empty"
    assert desk.left() == {}


def test_a_submission_elsewhere_shows_what_was_handed_in(desk, seat, service):
    service.save("digit", "7")
    desk.open(digit())
    service.hand_in()
    desk.write("8")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "locked"
    line = desk.box().locator("[data-key=line]")
    assert line.evaluate("(line) => line.readOnly")
    desk.page.locator("h1").click()
    desk.show()
    assert line.input_value() == "7"


def test_an_unreadable_answer_is_saved_and_says_so(desk, seat):
    desk.open(digit())
    desk.write("seven")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "unreadable"
    assert "Saved" in desk.said()
    assert "12.50" in desk.said()


def test_an_emptied_box_is_empty(desk, seat, service):
    service.save("digit", "7")
    desk.open(digit())
    assert desk.state() == "saved"
    desk.write("")
    desk.wait(PAUSE)
    desk.pass_on()
    assert desk.state() == "empty"
    assert service.state["answers"]["digit"]["value"] is None


def test_handing_in_waits_for_what_is_being_written(desk, seat, service):
    box = digit()
    desk.open(box, HandIn())
    desk.write("7")
    desk.page.locator("[data-key=hand-in]").click()
    assert desk.state() == "saving"
    assert service.calls.count("hand_in") == 0
    desk.pass_on()
    desk.wait(200)
    desk.pass_on()
    assert service.calls.count("hand_in") == 1
    assert service.state["answers"]["digit"]["value"] == "7"
    assert desk.state() == "locked"
    assert desk.page.locator("[data-receipt]").get_attribute("data-receipt") == "7K3M9QZX"


def test_nothing_is_handed_in_while_an_answer_cannot_be_saved(desk, seat, service):
    desk.open(digit(), HandIn())
    desk.write("7")
    desk.page.locator("[data-key=hand-in]").click()
    desk.take()
    desk.wait(2 * PATIENCE)
    desk.take()
    assert "not saved yet" in desk.page.locator("[data-key=says]").inner_text()
    assert service.calls.count("hand_in") == 0


def test_an_empty_question_is_named_and_handing_in_needs_a_second_press(desk, seat, service):
    desk.open(digit(), HandIn())
    desk.page.locator("[data-key=go-digit]").click()
    assert desk.page.evaluate("document.activeElement.dataset.key") == "line"
    button = desk.page.locator("[data-key=hand-in]")
    button.click()
    desk.pass_on()
    assert service.calls.count("hand_in") == 0
    button.click()
    desk.pass_on()
    assert service.calls.count("hand_in") == 1


def test_a_page_that_was_handed_in_asks_until_it_is_marked(desk, seat, service):
    service.hand_in()
    desk.open(HandIn())
    desk.wait(2500)
    desk.pass_on()
    service.state["results"] = {"points": 0.0, "most": 2.0, "best": 0.0, "questions": {}}
    desk.wait(2500)
    desk.pass_on()
    assert desk.page.locator("[data-marked=yes]").count() == 1
    asked = len(service.calls)
    desk.wait(20_000)
    desk.pass_on()
    assert len(service.calls) == asked
