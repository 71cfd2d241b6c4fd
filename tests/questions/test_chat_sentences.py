"""What a chat reads in the sentences of its replies: promises, refusals, times, short answers."""

from random import Random

import pytest

from qihang.commerce.chat.talk import draw
from qihang.questions.chat import Chat
from tests.questions import chat_sentences as some

AGAINST_THE_CARD = {"untrue", "time", "amount"}


def asked(matter, text):
    """The question of a matter, and a text with its places filled."""
    case = draw(Random(0), matter)
    places = dict(case.places)
    language = "en" if text.isascii() else "zh"
    words = {
        name: place.translations()[language] if hasattr(place, "translations") else place
        for name, place in places.items()
    }
    return Chat(case), text.format_map(words | {"h": case.hour, "e": case.hour - 12})


def move(matter, text):
    question, filled = asked(matter, text)
    [made] = question.moves((filled,))
    return made


@pytest.mark.parametrize(("matter", "text"), some.REFUSED_EN + some.REFUSED_ZH)
def test_who_refuses_what_the_card_promises_tells_it_not(matter, text):
    assert not move(matter, text).tells


def test_a_refusal_is_against_the_card_and_hardly_one_is_missed():
    every = some.REFUSED_EN + some.REFUSED_ZH
    found = [one for one in every if "untrue" in move(*one).harms]
    assert len(found) >= len(every) - 2


@pytest.mark.parametrize(("matter", "name", "text"), some.FINE_EN + some.FINE_ZH)
def test_a_no_that_takes_nothing_back_refuses_nothing(matter, name, text):
    made = move(matter, text)
    assert name in made.tells
    assert AGAINST_THE_CARD.isdisjoint(made.harms)


@pytest.mark.parametrize(("matter", "text"), some.OTHER_TIME_EN + some.OTHER_TIME_ZH)
def test_another_hour_or_day_is_not_the_card_s_and_no_next_step(matter, text):
    made = move(matter, text)
    assert "time" in made.harms
    assert not made.next_step


@pytest.mark.parametrize(("matter", "text"), some.SAME_TIME_EN + some.SAME_TIME_ZH)
def test_the_card_s_own_time_is_a_next_step(matter, text):
    made = move(matter, text)
    assert made.next_step
    assert AGAINST_THE_CARD.isdisjoint(made.harms)


@pytest.mark.parametrize(("matter", "text"), some.NO_STEP)
def test_who_will_do_nothing_says_no_next_step(matter, text):
    assert not move(matter, text).next_step


@pytest.mark.parametrize("text", some.HEAPS)
def test_a_heap_of_words_tells_nothing(text):
    made = move("lamp", text)
    assert not made.tells
    assert not made.next_step


@pytest.mark.parametrize(("matter", "text"), some.OTHER_AMOUNT)
def test_another_amount_than_the_card_s_is_against_it(matter, text):
    assert "amount" in move(matter, text).harms


@pytest.mark.parametrize(("matter", "text"), some.SAME_AMOUNT)
def test_an_amount_of_the_card_or_one_that_follows_from_it_is_not(matter, text):
    assert AGAINST_THE_CARD.isdisjoint(move(matter, text).harms)


def test_a_number_of_apples_is_no_money():
    assert not move("fruit", "I saw the photo: {bad} of 10 apples are rotten.").tells
    case = draw(Random(1), "fruit")
    assert not Chat(case).moves((f"I see {dict(case.places)['back']} apples.",))[0].tells


@pytest.mark.parametrize(("matter", "name", "text"), some.SHORT)
def test_a_short_answer_tells_what_was_asked_for_just_before(matter, name, text):
    made = move(matter, text).after(name)
    assert name in made.tells
    assert not made.harms


@pytest.mark.parametrize(("matter", "name", "text"), some.SHORT_AGAINST)
def test_a_short_answer_may_say_the_contrary(matter, name, text):
    made = move(matter, text).after(name)
    assert name not in made.tells
    assert "untrue" in made.harms


@pytest.mark.parametrize(("matter", "name", "text"), some.SHORT_NOTHING)
def test_what_only_begins_like_a_short_answer_is_none(matter, name, text):
    made = move(matter, text).after(name)
    assert name not in made.tells
    assert "untrue" not in made.harms


def test_a_short_answer_counts_in_a_talk_only_behind_its_question():
    question, step = asked("fruit", "I will pay it back today before {h}:00.")
    _, money = asked("fruit", "Hello. I saw the photo, you are angry. You get {back} yuan back.")
    talk = question.talk([money, "No, you need not.", step])
    assert "send the bad ones back" in talk.turns[0].says.translations()["en"]
    assert [*talk.moves[1].tells] == ["keep"]
    assert talk.end == "well"
    assert question.talk(["No, you need not.", money, step]).end is None
    answered = question.talk([money, "Yes, you must.", step])
    assert "That is not what the page says" in answered.turns[1].says.translations()["en"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Hello, it came broken, you are angry. I send a new one next year.", "the right time?"),
        ("您好，灯碎了您着急。明天 20 点前补发。", "the right time?"),
        ("Hello, it came broken, you are angry. You get 20 yuan back.", "the right amount?"),
    ],
)
def test_the_buyer_asks_whether_a_time_or_an_amount_is_right(text, asks):
    question, filled = asked("lamp", text)
    assert asks in question.talk([filled]).turns[0].says.translations()["en"]


@pytest.mark.parametrize(("matter", "text"), some.NOT_SO)
def test_another_size_colour_or_place_is_not_on_the_card(matter, text):
    made = move(matter, text)
    assert "untrue" in made.harms
    assert not made.hears


@pytest.mark.parametrize(("matter", "text"), some.SO)
def test_what_came_wrong_may_be_named_beside_what_is_right(matter, text):
    assert "untrue" not in move(matter, text).harms


def test_a_reply_that_says_two_things_is_asked_which_one_holds():
    question, filled = asked("lamp", "您好，灯碎了您着急。补发或退款，今天 {h} 点前办好。")
    talk = question.talk([filled + "运费店里出。退回的运费您自己出。"])
    assert talk.turns[0].says.translations()["zh"].endswith("到底怎么办，请您再说一遍。")
