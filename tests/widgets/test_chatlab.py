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
    """A very angry customer, a reply that hears, a poor long one, and a talk that ends well."""
    send(lab_page, "Please wait.")
    yield
    lab_page.press("back")
    lab_page.part("say").fill("")
    send(lab_page, moves("lamp")[0])
    yield
    send(lab_page, "加我微信。" * (LONGEST_REPLY // 5))
    yield
    lab_page.press("back")
    send(lab_page, " ".join(moves("lamp")[1:]))
    yield


def test_each_customer_can_be_chosen_and_the_talk_with_each_goes_on(lab):
    for name, case in CUSTOMERS.items():
        lab.do_customer(name)
        assert lab.view["card"]["title"] == case.title.translations()
        assert lab.state()["replies"] == []
        lab.do_say(f"? {name}")
    lab.do_customer("lamp")
    assert lab.state() == {
        "customer": "lamp",
        "replies": ["? lamp"],
        "others": {"small": ["? small"], "asks": ["? asks"]},
    }
    again = ChatLab()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.state() == lab.state()


def test_a_talk_that_was_started_again_can_be_brought_back(lab):
    lab.do_say("Hello.")
    assert lab.view["undo"] is None
    lab.do_again()
    assert lab.state()["replies"] == []
    assert lab.view["undo"]["en"] == "Bring it back"
    lab.do_back()
    assert (lab.state()["replies"], lab.view["undo"]) == (["Hello."], None)
    lab.do_again()
    lab.do_say("Good day.")
    lab.do_back()
    lab.do_back()
    assert lab.state()["replies"] == []


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


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("We never send a new lamp.", "untrue", "Not on the card: “We never send a new lamp”"),
        ("You get 20 yuan back.", "amount", "Another amount than on the card: “20 yuan”"),
        ("It leaves next year.", "time", "Another time than on the card: “next year”"),
    ],
)
def test_the_words_that_are_not_the_card_s_are_shown(lab, text, name, shown):
    lab.do_say(text)
    [found] = [one for one in lab.view["made"] if one["name"] == name]
    assert found["made"] is None
    assert found["text"]["en"] == shown
    assert not made(lab)["fact"]
    assert not made(lab)["next"]


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
        {"others": ["lamp"]},
        {"others": {"nobody": ["x"], "small": 7, "asks": [None]}},
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
    place = [one.en for one in CUSTOMERS["lamp"].quick].index(moves("lamp")[0])
    lab_page.press(f"quick-{place}")
    assert lab_page.part("say").input_value() == moves("lamp")[0]
    assert lab_page.focused() == "say"
    lab_page.page.keyboard.type(" Thank you for the photo.")
    lab_page.page.keyboard.press("Control+Enter")
    lab_page.pass_on()
    assert lab_page.lab.state()["replies"] == [f"{moves('lamp')[0]} Thank you for the photo."]
    assert (lab_page.part("say").input_value(), lab_page.focused()) == ("", "say")
    said = lab_page.part("log").inner_text()
    assert "Robot: Dear customer, please be patient." in said
    assert "You wrote: Hello." in said
    assert lab_page.part("mood").inner_text().split() == [
        *["Mood", "of", "the", "customer:", "◐", "worried"]
    ]


@pytest.mark.browser
def test_quick_replies_are_put_behind_what_was_typed_each_once_and_no_longer_than_a_reply(lab_page):
    hear, fact, step = moves("lamp")
    quick = [one.en for one in CUSTOMERS["lamp"].quick]
    lab_page.part("say").fill("Good day, Mr Gao.")
    for text in (hear, hear, fact, step):
        lab_page.press(f"quick-{quick.index(text)}")
    joined = f"Good day, Mr Gao. {hear} {fact} {step}"
    assert lab_page.part("say").input_value() == joined[:LONGEST_REPLY]
    lab_page.speak("zh")
    lab_page.part("say").fill("高先生，")
    for text in (hear, step):
        lab_page.press(f"quick-{quick.index(text)}")
    chinese = moves("lamp", "zh")
    assert lab_page.part("say").input_value() == f"高先生，{chinese[0]}{chinese[2]}"


@pytest.mark.browser
def test_what_was_judged_stands_right_below_the_answer_to_it(lab_page):
    send(lab_page, "We never send a new lamp.")
    log = lab_page.part("log")
    assert "Still missing: a new lamp or the money back." in log.inner_text()
    box, last = log.bounding_box(), lab_page.part("sentence").bounding_box()
    assert last["y"] + last["height"] <= box["y"] + box["height"]


@pytest.mark.browser
@pytest.mark.parametrize("size", [20, 32])
def test_start_again_lies_over_nothing_and_is_taken_back_where_a_reply_is(open_lab, size):
    lab_page = open_lab(ChatLab(), size=size)
    send(lab_page, "Please wait.")
    say, again = (lab_page.part(name).bounding_box() for name in ("say", "again"))
    assert say["y"] + say["height"] <= again["y"]
    lab_page.press("again")
    assert lab_page.part("back").inner_text() == "Bring it back"
    lab_page.press("back")
    assert lab_page.lab.state()["replies"] == ["Please wait."]


@pytest.mark.browser
def test_three_lines_of_a_reply_can_be_read(lab_page):
    say = lab_page.part("say")
    say.fill("one\ntwo\nthree")
    assert say.evaluate("(box) => box.scrollHeight <= box.clientHeight")


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
    assert lab_page.part("clock").inner_text() == ""
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
    assert lab_page.part("clock").inner_text().startswith("Time is up")
    send(lab_page, "Hello again.")
    assert len(lab_page.lab.state()["replies"]) == 2
    assert lab_page.part("clock-press").get_attribute("aria-disabled") == "true"
