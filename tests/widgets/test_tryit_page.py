"""What is written into practice items, on its way to the store, in a real browser."""

import pytest

from qihang.language.messages import Bilingual
from qihang.questions.choice import Choice
from qihang.questions.facts import words
from qihang.questions.number import Number
from qihang.questions.written import Written
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from tests.support.box_page import PATIENCE, PAUSE, broken_rules
from tests.support.pretend_service import Service, take_session
from widgets import TryIt

pytestmark = pytest.mark.browser

PRACTICE = every_practice_item()

SUM = "s0.sum"


def two_and_three(_source):
    ask = Bilingual("买 2 个，又买 3 个。一共几个？", "Two, and three more. How many?")
    return Task(ask, Number("个", 0).expecting(5))


def half_worked(_source):
    ask = Bilingual("2 + 3 = □", "2 + 3 = □")
    return Task(ask, Number().expecting(5), fixed=True)


def note_of_two(_source):
    named = {"lamp": Bilingual("台灯", "the lamp"), "hour": Bilingual("几点", "the hour")}
    question = Written(3, 40, facts=tuple(named)).expecting(lamp=words("lamp"), hour=words("five"))
    return Task(Bilingual("写一句。", "Write a line."), question, words=named)


def guess(_source):
    words = {"up": Bilingual("上去", "It goes up"), "down": Bilingual("下来", "It goes down")}
    ask = Bilingual("价钱会怎么走？", "Which way will the price go?")
    return Task(ask, Choice(tuple(words)), words=words, guess=True)


@pytest.fixture
def item(monkeypatch, page_session):
    """Makes an item to try, as a fresh kernel does."""

    def made(drawing):
        monkeypatch.setitem(PRACTICE, SUM, drawing)
        return TryIt(SUM)

    return made


def on(box_page):
    return box_page.page.locator("[data-item]")


def state(box_page):
    return on(box_page).get_attribute("data-state")


def key(box_page, name):
    return on(box_page).locator(f'[data-key="{name}"]')


def said(box_page):
    """Whether it is kept, as the item says it."""
    return key(box_page, "kept").inner_text()


def write(box_page, text, field="line"):
    key(box_page, field).fill(text)


def test_what_is_written_is_saved_without_a_check_and_there_in_the_next_kernel(
    box_page, page_session
):
    for name, field in (("s5.offer", "line"), ("s5.report", None)):
        box_page.open(TryIt(name))
        field = field or on(box_page).locator(".form-cell").first.get_attribute("data-key")
        write(box_page, "12", field)
        assert said(box_page) == "Saving…"
        box_page.wait(PAUSE)
        box_page.pass_on()
        assert said(box_page) == "✓ Saved"
        box_page.open(TryIt(name))
        assert key(box_page, field).input_value() == "12"
        assert (state(box_page), said(box_page)) == ("typing", "✓ Saved")
        assert box_page.left() == {}


def test_what_was_written_a_moment_ago_comes_back_after_a_killed_kernel(box_page, item, service):
    box_page.open(item(two_and_three))
    write(box_page, "5")
    box_page.open(item(two_and_three))
    assert key(box_page, "line").input_value() == "5"
    box_page.pass_on()
    assert service.state["kept"][SUM]["state"]["written"] == "5"


def test_what_was_not_saved_comes_back_to_nobody_else(box_page, item, service, monkeypatch):
    box_page.open(item(two_and_three))
    write(box_page, "5")
    other = Service(seed="1.seed-of-1002")
    take_session(monkeypatch, other)
    box_page.open(item(two_and_three))
    assert key(box_page, "line").input_value() == ""
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert other.state["kept"] == {}


def test_what_cannot_be_kept_is_called_unsaved_until_it_is(box_page, item, service):
    box_page.open(item(two_and_three))
    service.away = True
    write(box_page, "5")
    box_page.wait(PAUSE)
    box_page.pass_on()
    assert said(box_page) == "! Not saved yet. We are trying again."
    assert on(box_page).get_attribute("data-kept") == "no"
    service.away = False
    box_page.wait(PATIENCE)
    box_page.pass_on()
    assert said(box_page) == "✓ Saved"
    assert service.state["kept"][SUM]["state"]["written"] == "5"


def test_a_verdict_that_was_not_kept_is_sent_again_though_its_answer_is_kept(
    box_page, item, service
):
    box_page.open(item(two_and_three))
    write(box_page, "5")
    box_page.wait(PAUSE)
    box_page.pass_on()
    service.away = True
    key(box_page, "check").click()
    box_page.pass_on()
    assert (state(box_page), said(box_page)[:1]) == ("right", "!")
    for _ in range(2):
        box_page.wait(PATIENCE)
        box_page.pass_on()
    service.away = False
    box_page.wait(PATIENCE)
    box_page.pass_on()
    assert said(box_page) == "✓ Saved"
    assert service.state["kept"][SUM]["outcome"] == "right"


def test_new_numbers_take_nothing_from_what_was_written_before(box_page, item, service):
    box_page.open(item(two_and_three))
    write(box_page, "4")
    key(box_page, "new").click()
    box_page.wait(PAUSE + PATIENCE)
    box_page.pass_on()
    assert key(box_page, "line").input_value() == ""
    assert state(box_page) == "empty"
    assert service.state["kept"][SUM]["state"]["written"] is None


def test_a_half_worked_example_is_answered_and_has_no_other_numbers(box_page, item):
    box_page.open(item(half_worked))
    assert key(box_page, "new").count() == 0
    write(box_page, "6")
    key(box_page, "line").press("Enter")
    box_page.pass_on()
    assert state(box_page) == "not-yet"
    write(box_page, "5")
    key(box_page, "check").click()
    box_page.pass_on()
    assert state(box_page) == "right"
    assert key(box_page, "new").count() == 0


def test_a_guess_is_noted_without_a_sign_of_right_or_wrong(box_page, item, service):
    box_page.open(item(guess))
    assert "No guess is wrong" in key(box_page, "note").inner_text()
    key(box_page, "option-up").check()
    box_page.pass_on()
    assert (state(box_page), said(box_page)) == ("typing", "✓ Saved")
    assert service.state["kept"][SUM]["outcome"] == "empty"
    key(box_page, "check").click()
    box_page.pass_on()
    assert state(box_page) == "guessed"
    assert key(box_page, "note").inner_text() == "Noted. Go on: then you will see."
    assert key(box_page, "check").get_attribute("aria-disabled") == "true"
    assert broken_rules(box_page.page) == []
    key(box_page, "option-down").check()
    box_page.pass_on()
    assert state(box_page) == "typing"
    key(box_page, "check").click()
    box_page.pass_on()
    assert service.state["kept"][SUM]["state"]["value"] == "down"


def test_what_was_said_leaves_its_room_so_that_nothing_slides_below_the_pointer(box_page, item):
    box_page.page.set_viewport_size({"width": 400, "height": 260})
    box_page.open(item(two_and_three))
    write(box_page, "6")
    key(box_page, "check").click()
    box_page.pass_on()
    assert state(box_page) == "not-yet"
    place = key(box_page, "check").bounding_box()
    write(box_page, "5")
    box_page.pass_on()
    assert state(box_page) == "typing"
    assert key(box_page, "check").bounding_box() == place


def test_what_a_text_still_lacks_stays_in_sight_while_it_is_mended(box_page, item):
    box_page.open(item(note_of_two))
    write(box_page, "The lamp broke.")
    key(box_page, "check").click()
    box_page.pass_on()
    lacking = key(box_page, "check-hour")
    assert lacking.get_attribute("data-outcome") == "not-yet"
    before = lacking.inner_text()
    write(box_page, "The lamp broke. A new one")
    box_page.pass_on()
    assert state(box_page) == "typing"
    assert lacking.inner_text() == before
    write(box_page, "The lamp broke. A new one by five.")
    key(box_page, "check").click()
    box_page.pass_on()
    assert state(box_page) == "right"
