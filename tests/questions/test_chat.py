"""Talks with a customer: how replies are read, judged and marked, and where they lead."""

import re
from fractions import Fraction
from random import Random
from time import process_time

import pytest

from qihang.commerce.chat.matters import MATTERS
from qihang.commerce.chat.talk import (
    AGAIN,
    ANSWERS,
    COMPLAINS,
    FINE,
    LEAD,
    LEAVES,
    MOST_REPLIES,
    NEXT,
    UNHEARD,
    draw,
)
from qihang.questions import facts
from qihang.questions.base import Unreadable
from qihang.questions.chat import HARMS, LONGEST_REPLY, SHARE_OF_END, Chat, told_of
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.questions.rules import RULES
from tests.questions.walk import walk


def keyed(matter, seed=0):
    case = draw(Random(seed), matter)
    return Chat(case).expecting(**told_of(case))


QUESTIONS = [keyed("lamp").with_misconception("hear", "not-yet"), keyed("asks"), keyed("no")]
"""Of this kind, for what every kind is tried with."""

LAMP = keyed("lamp")
ONE_LESS = 1 - (1 - SHARE_OF_END) * Fraction(1, 11)
"""What such a talk earns that ends well and lacks one of its 11 rules and facts."""

every_matter = pytest.mark.parametrize("matter", MATTERS)
in_each_language = pytest.mark.parametrize("language", ["zh", "en"])


def moves(question, language="zh"):
    return [move.translations()[language] for move in question.case.moves]


def outcomes(verdict):
    return {part.name: part.outcome for part in verdict.parts}


def part(verdict, name):
    return next(one for one in verdict.parts if one.name == name)


# ---- where replies lead ------------------------------------------------------------------------


@every_matter
@in_each_language
@pytest.mark.parametrize("seed", range(8))
def test_a_model_answer_ends_well_in_one_reply_and_in_several(matter, language, seed):
    question = keyed(matter, seed)
    together = [" ".join(moves(question, language))]
    apart = moves(question, language)
    for raw in (together, apart):
        assert question.talk(raw).end == "well"
        assert question.mark(raw).outcome == "right"


@every_matter
@pytest.mark.parametrize("seed", range(4))
def test_a_quick_reply_makes_its_move_and_a_poor_one_helps_nobody(matter, seed):
    question = keyed(matter, seed)
    told = set(question.case.told)
    for language in ("zh", "en"):
        hear, tell, step = question.moves(tuple(moves(question, language)))
        assert hear.hears
        assert tell.tells
        assert step.next_step
        assert tell.tells | step.tells == told
        assert [move.harms for move in (hear, tell, step)] == [()] * 3
        for text in question.case.poor:
            [move] = question.moves((text.translations()[language],))
            assert move.harms or not (move.hears or move.tells or move.next_step)


@every_matter
def test_a_poor_reply_alone_never_ends_a_talk_well(matter):
    question = keyed(matter)
    for text in question.case.poor:
        talk = question.talk([text.zh] * MOST_REPLIES)
        assert talk.end in ("unheard", "complaint", "lead")


JUNK = (
    "。",
    "？",
    "好",
    "🙂",
    "1" * 200,
    "加我微信",
    "滚",
    "保证",
    "<b>",
    "\\",
    "sorry sorry",
    "139",
    "运费",
)


def a_trainee(rng, case):
    """Replies of somebody who presses, writes pieces of what is good, or writes anything."""
    pieces = [one for text in (*case.quick, *case.moves) for one in text.translations().values()]
    every = [*pieces, *JUNK, *("".join(rng.sample(pieces, 2))[:LONGEST_REPLY] for _ in range(3))]
    return [rng.choice(every) for _ in range(MOST_REPLIES)]


@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_trainees_all_come_to_an_end_and_nobody_is_told_what_is_not_so(hundred):
    ends = set()
    for seed in range(100 * hundred, 100 * hundred + 100):
        rng = Random(seed)
        case = draw(rng)
        question = Chat(case).expecting(**told_of(case))
        replies = a_trainee(rng, case)
        talk = question.talk(replies)
        assert talk.end is not None
        ends.add(talk.end)
        read = replies[: len(talk.turns)]
        assert question.read(read) == tuple(read)
        verdict = question.mark(read)
        assert 0 <= verdict.share <= 1
        assert (verdict.outcome == "right") <= (talk.end == "well")
        for turn in talk.turns:
            for text in turn.says.translations().values():
                assert numbers(text) <= numbers(" ".join(all_of_card(case)))
    assert ends == {"well", "unheard", "complaint", "lead"}


@every_matter
@in_each_language
def test_a_customer_breaks_no_rule_and_says_nothing_that_the_card_does_not(matter, language):
    question = keyed(matter)
    case = question.case
    said = [case.opening, case.still, case.thanks, case.doubts, NEXT, AGAIN, FINE, LEAD, LEAVES]
    said += [COMPLAINS, *UNHEARD, *ANSWERS.values(), *(told.asks for told in case.told.values())]
    texts = tuple(one.translations()[language] for one in said)
    assert [move.harms for move in question.moves(texts)] == [()] * len(texts)


def numbers(text):
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def all_of_card(case):
    for text in (case.title, *(one for line in case.lines for one in line)):
        yield from text.translations().values()


# ---- marking -------------------------------------------------------------------------------------


def test_rules_facts_and_the_end_earn_their_shares():
    hear, fact, step = moves(LAMP)
    assert LAMP.mark([hear, fact, step]).share == 1
    verdict = LAMP.mark([hear, fact])
    assert outcomes(verdict) == {
        "greeting": "right",
        "hear": "right",
        "way": "right",
        "freight": "right",
        "next-step": "not-yet",
        "one-apology": "right",
        "insults": "right",
        "promises": "right",
        "private": "right",
        "off-platform": "right",
        "card": "right",
        "end": "not-yet",
    }
    assert verdict.share == (1 - SHARE_OF_END) * Fraction(10, 11)
    assert verdict.idea == "no-next-step"
    assert part(verdict, "end").idea == "chat-open"


def test_a_talk_that_tells_nothing_of_what_is_waited_for_earns_nothing():
    for raw in ([moves(LAMP)[0]], ["亲，请耐心等一等。"], ["Hello. I am so sorry."]):
        verdict = LAMP.mark(raw)
        assert (verdict.outcome, verdict.share, verdict.idea) == ("not-yet", 0, "tells-nothing")


HARM = {
    "insults": ("你是骗子吧。", "You are an idiot."),
    "promises": ("我保证绝对不会再坏。", "I guarantee that it will never break again."),
    "private": ("有事打 13800000000。", "Your number is 138-0000-0000."),
    "off-platform": ("加我微信，我转给您。", "Add me on WeChat and I pay you there."),
}


@pytest.mark.parametrize(("name", "words"), [(n, one) for n, both in HARM.items() for one in both])
def test_a_reply_that_does_harm_costs_its_share_and_one_that_breaks_the_law_half(name, words):
    verdict = LAMP.mark([f"{' '.join(moves(LAMP))} {words}", "好，就在这里说。"])
    assert {one for one, outcome in outcomes(verdict).items() if outcome != "right"} == {name}
    assert verdict.share == (Fraction(1, 2) if RULES[name].law else ONE_LESS)
    assert verdict.idea == part(verdict, name).idea
    assert part(verdict, name).found in words


def test_what_breaks_the_law_is_told_first():
    assert LAMP.mark(["运费店里出。我保证绝对不会再坏。"]).idea == "claim-promise"


@pytest.mark.parametrize(
    ("name", "reply"),
    [
        ("greeting", "灯碎了，您着急，我明白。"),
        ("one-apology", "您好，对不起，灯碎了您着急，真的对不起。"),
    ],
)
def test_what_breaks_a_rule_of_manners_costs_its_own_share(name, reply):
    _, fact, step = moves(LAMP)
    verdict = LAMP.mark([reply, f"{fact}{step}"])
    broken = {name for name, outcome in outcomes(verdict).items() if outcome != "right"}
    assert broken == {name}
    assert verdict.share == ONE_LESS


def test_an_apology_is_counted_over_the_whole_talk():
    hear, fact, step = moves(LAMP)
    verdict = LAMP.mark([f"{hear}对不起。", fact, f"{step}对不起。"])
    assert outcomes(verdict)["one-apology"] == "not-yet"


def test_what_the_card_does_not_say_is_named_with_its_words():
    hear, fact, step = moves(LAMP)
    verdict = LAMP.mark([hear, "退回的运费您自己出。", f"{fact}{step}"])
    assert part(verdict, "card").idea == "not-on-the-card"
    assert part(verdict, "card").found == "运费您自己出"
    assert part(LAMP.mark([f"{hear} You PAY the freight."]), "card").found == "You PAY the freight"


@pytest.mark.parametrize(
    ("raw", "idea"),
    [
        (["请看运费。"], "chat-open"),
        (["运费店里出。", "等一等。", "等一等。", "等一等。"], "buyer-left"),
        (["运费店里出，你是骗子。", "你是骗子。"], "buyer-complained"),
        (
            ["灯碎了您着急，我明白。", "运费店里出。", "补发一个。", "等一等。", "等一等。"],
            "went-to-the-lead",
        ),
    ],
)
def test_each_end_has_its_own_thought(raw, idea):
    assert part(LAMP.mark(raw), "end").idea == idea
    assert idea in MISCONCEPTIONS


def test_a_part_may_have_a_misconception_of_its_own():
    question = LAMP.with_misconception("next-step", "says-no-fact")
    assert question.mark(moves(LAMP)[:2]).idea == "says-no-fact"
    with pytest.raises(ValueError, match="not among"):
        LAMP.with_misconception("nothing", "not-yet")


@every_matter
def test_its_own_examples_are_what_they_claim(matter):
    walk(keyed(matter))


def test_a_question_that_has_no_case_s_own_key_is_a_mistake_of_the_author():
    with pytest.raises(ValueError, match="are not"):
        Chat(LAMP.case).expecting(way=facts.words("补发"))
    with pytest.raises(ValueError, match="does not end well"):
        Chat(LAMP.case).expecting(way=facts.words("补发"), freight=facts.words("免费"))
    with pytest.raises(ValueError, match="no key"):
        Chat(LAMP.case).mark(moves(LAMP))


def test_the_page_knows_what_is_said_without_a_key():
    bare = Chat(LAMP.case)
    assert bare.read(moves(LAMP)) == tuple(moves(LAMP))
    assert bare.talk(moves(LAMP)) == LAMP.talk(moves(LAMP))


# ---- what cannot be read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "您好",
        7,
        True,
        {"0": "您好"},
        [7],
        [None],
        ["您好", ["好"]],
        [""],
        ["您好", " \n "],
        ["\u200b"],
        ["您好"] * (MOST_REPLIES + 1),
        ["好" * (LONGEST_REPLY + 1)],
    ],
)
def test_what_is_no_list_of_a_few_replies_is_unreadable(raw):
    verdict = LAMP.mark(raw)
    assert (verdict.outcome, verdict.idea) == ("unreadable", "write-replies")
    assert LAMP.talk(raw).turns == ()


@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_nothing_replied_is_empty(raw):
    assert LAMP.mark(raw).outcome == "empty"


def test_a_reply_after_the_end_is_refused_and_earns_nothing():
    good = moves(LAMP)
    for ended in (good, ["好。", "好。"]):
        LAMP.read(ended)
        with pytest.raises(Unreadable, match="reply-after-end"):
            LAMP.read([*ended, "好的。"])
        # It was handed in when the talk went on, perhaps: the lists of words learn.
        assert LAMP.mark([*ended, *good][:MOST_REPLIES]) == LAMP.mark(ended)


def test_five_long_replies_are_soon_read():
    start = process_time()
    for word in ("全国", "最", "不", "您好", "运费", "sorry ", "1 "):
        LAMP.mark([(word * LONGEST_REPLY)[:LONGEST_REPLY]] * MOST_REPLIES)
    assert process_time() - start < 5


def test_all_harm_is_of_rules_that_there_are():
    assert set(HARMS) == set(HARM) <= set(LAMP.names())
