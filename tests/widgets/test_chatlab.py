"""ChatLab: three customers, what each reply does, and a clock that may be left alone."""

import json

import pytest

from qihang.commerce.chat.talk import MOST_REPLIES
from qihang.questions.chat import LONGEST_REPLY
from tests.support.lab_page import sentence
from widgets import ChatLab
from widgets.labs.chatlab import CUSTOMERS, MOODS

CHANGE = {"do": "say", "text": "您好，灯碎了，您着急，我明白。"}
"""Something that is done in it, for what every laboratory is tried with."""


@pytest.fixture
def lab():
    return ChatLab()


def moves(name, language="en"):
    return [move.translations()[language] for move in CUSTOMERS[name].moves]


def made(lab):
    return {one["name"]: one["made"] for one in lab.view["made"]}


def use(lab):
    """Send a first reply, for its picture."""
    lab.locator("[data-key=say]").fill(moves("lamp")[0])
    lab.locator("[data-key=send]").click()


def send(lab_page, text):
    lab_page.part("say").fill(text)
    lab_page.press("send")


def looks(lab_page):
    """A reply that hears, a poor one that is long, and a talk that ends well."""
    send(lab_page, moves("lamp")[0])
    yield
    send(lab_page, "加我微信。" * (LONGEST_REPLY // 5))
    yield
    lab_page.press("back")
    send(lab_page, " ".join(moves("lamp")[1:]))
    yield


def test_each_customer_can_be_chosen_and_begins_anew(lab):
    for name, case in CUSTOMERS.items():
        lab.do_customer(name)
        lab.do_say("?")
        assert lab.view["card"]["title"] == case.title.translations()
        assert lab.state() == {"customer": name, "replies": ["?"]}
    lab.do_customer("lamp")
    assert lab.state() == {"customer": "lamp", "replies": []}


def test_the_moods_at_first_differ_and_are_said_in_a_word_and_a_sign(lab):
    seen = []
    for name in CUSTOMERS:
        lab.do_customer(name)
        seen.append((lab.view["mood"]["sign"], lab.view["mood"]["word"]["en"]))
    assert seen == [("●", "angry"), ("◐", "worried"), ("○", "calm")]
    assert len({word.english for _, word in MOODS}) == len(MOODS)


def test_what_the_last_reply_did_is_told_and_what_is_missing(lab):
    assert sentence(lab) == "The customer is angry."
    hear, fact, step = moves("lamp")
    lab.do_say(hear)
    assert made(lab) == {"hear": True, "fact": False, "next": False}
    assert sentence(lab) == "Still missing: a new lamp or the money back."
    lab.do_say(fact)
    assert made(lab)["fact"]
    assert not made(lab)["next"]
    assert sentence(lab) == "Still missing: the next step."
    lab.do_say(step)
    assert lab.view["talk"]["ended"]["en"] == "The chat has ended. The customer is content."
    assert lab.view["tone"]["tone"] == "ok"
    assert lab.view["mood"]["word"]["en"] == "calm"


def test_what_a_reply_does_amiss_is_named(lab):
    lab.do_say("运费您自己出，加我微信。")
    assert made(lab) == {
        "hear": False,
        "fact": False,
        "next": False,
        "off-platform": None,
        "untrue": None,
    }
    assert lab.view["mood"]["word"]["en"] == "very angry"


def test_the_last_reply_is_taken_back_and_the_talk_goes_on_from_there(lab):
    for _ in range(2):
        lab.do_say("Please wait.")
    assert lab.view["talk"]["ended"]
    lab.do_say("Hello?")
    assert len(lab.state()["replies"]) == 2
    lab.do_back()
    assert lab.view["talk"]["ended"] is None
    lab.do_say(" ".join(moves("lamp")))
    assert lab.view["tone"]["tone"] == "ok"


def test_a_talk_comes_back_as_it_was_left(lab):
    lab.do_customer("small")
    lab.do_say(moves("small")[0])
    again = ChatLab()
    again.restore(json.loads(json.dumps(lab.state())))
    again.redraw()
    assert again.state() == lab.state()
    assert again.view["sentence"] == lab.view["sentence"]


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"customer": "nobody", "replies": "x"},
        {"customer": 3, "replies": {"x": 1}},
        {"customer": "lamp", "replies": [None, 7, "", "x" * (LONGEST_REPLY + 1)]},
    ],
)
def test_a_state_from_elsewhere_is_survived(lab, state):
    lab.restore(state)
    assert lab.state() == ChatLab().state()


def test_a_kept_talk_is_no_longer_than_a_talk_can_be(lab):
    lab.restore({"customer": "asks", "replies": ["好的"] * 50})
    assert len(lab.state()["replies"]) <= MOST_REPLIES


@pytest.mark.parametrize(
    "text", [None, 7, "", "  ", ["x"], "half \ud800 of a sign", "\0", "x" * (LONGEST_REPLY + 1)]
)
def test_what_is_no_reply_changes_nothing(lab, text):
    lab.do_say("Hello.")
    before = lab.state()
    lab.do_say(text)
    assert lab.state() == before


def test_starting_again_keeps_the_customer(lab):
    lab.do_customer("asks")
    lab.do_say("Hello.")
    lab.do_again()
    assert lab.state() == {"customer": "asks", "replies": []}


# ---- on a page ------------------------------------------------------------------------------


@pytest.fixture
def lab_page(open_lab):
    return open_lab(ChatLab())


@pytest.mark.browser
def test_a_quick_reply_fills_the_box_where_it_is_changed_and_sent(lab_page):
    lab_page.page.locator(".chat-fold summary").click()
    place = [one.en for one in CUSTOMERS["lamp"].quick].index(moves("lamp")[0])
    lab_page.press(f"quick-{place}")
    assert lab_page.part("say").input_value() == moves("lamp")[0]
    assert lab_page.focused() == "say"
    assert lab_page.part(f"quick-{place}").is_hidden()
    lab_page.page.keyboard.type(" Thank you for the photo.")
    lab_page.page.keyboard.press("Control+Enter")
    lab_page.pass_on()
    assert lab_page.lab.state()["replies"] == [f"{moves('lamp')[0]} Thank you for the photo."]
    assert (lab_page.part("say").input_value(), lab_page.focused()) == ("", "say")
    said = lab_page.part("log").inner_text()
    assert "Robot: Dear customer, please be patient." in said
    assert "You wrote: Hello." in said
    assert lab_page.part("mood").inner_text() == "Mood of the customer: ◐ worried"


@pytest.mark.browser
def test_enter_alone_makes_a_line_and_sends_nothing(lab_page):
    lab_page.part("say").fill("Hello.")
    lab_page.keys("say", "Enter")
    assert lab_page.lab.state()["replies"] == []


@pytest.mark.browser
def test_a_reply_that_is_taken_back_stands_in_the_box_again(lab_page):
    send(lab_page, "Please wait.")
    lab_page.press("back")
    assert lab_page.lab.state()["replies"] == []
    assert lab_page.part("say").input_value() == "Please wait."
    assert lab_page.focused() == "back"


@pytest.mark.browser
def test_the_clock_is_off_at_first_can_be_paused_and_ends_nothing(lab_page):
    page = lab_page.page
    page.clock.install()
    assert lab_page.part("clock").inner_text() == "no clock"
    lab_page.press("clock-press")
    page.clock.run_for(19_000)
    assert lab_page.part("clock").inner_text() == "2:41"
    lab_page.press("clock-press")
    page.clock.run_for(60_000)
    assert lab_page.part("clock").inner_text() == "2:41"
    lab_page.press("clock-press")
    page.clock.run_for(10_000)
    assert lab_page.part("clock").inner_text() == "2:31"
    send(lab_page, "Hello.")
    page.clock.run_for(1_000)
    assert lab_page.part("clock").inner_text() == "2:59"
    page.clock.run_for(200_000)
    assert lab_page.part("clock").inner_text().startswith("3 minutes are over")
    send(lab_page, "Hello again.")
    assert len(lab_page.lab.state()["replies"]) == 2
