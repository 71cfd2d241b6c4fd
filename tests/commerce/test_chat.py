"""A talk with a customer: what is drawn of it, and where the replies lead."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce.chat import ways
from qihang.commerce.chat.matters import MATTERS
from qihang.commerce.chat.talk import (
    ANSWERS,
    COMPLAINS,
    ENDS,
    LEAD,
    LEAVES,
    LOUDEST,
    MOST_REPLIES,
    WEIGHT,
    Move,
    draw,
    follow,
)

every_matter = pytest.mark.parametrize("matter", MATTERS)

SEEDS = range(60)

NOTHING = Move()


def case_of(matter, seed=0):
    return draw(Random(seed), matter)


def full(case):
    """A reply that does all that the customer waits for."""
    return Move(hears=True, tells=frozenset(case.told), next_step=True)


def said(case):
    """All that the customer may say in a talk about this case."""
    return [
        case.opening,
        case.still,
        case.thanks,
        case.doubts,
        *(t.asks for t in case.told.values()),
    ]


# ---- what is drawn ------------------------------------------------------------------------------


@every_matter
def test_a_seed_always_draws_the_same_customer_and_seeds_differ(matter):
    assert case_of(matter, 7) == case_of(matter, 7)
    assert len({case_of(matter, seed) for seed in SEEDS}) > 20


def test_all_matters_are_drawn():
    assert {draw(Random(seed)).matter for seed in range(200)} == set(MATTERS)


@every_matter
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_place_of_a_text_is_filled(matter, language):
    for seed in SEEDS:
        case = case_of(matter, seed)
        texts = [case.title, case.robot, *said(case), *case.quick]
        texts += [one for line in case.lines for one in line]
        texts += [told.name for told in case.told.values()]
        for text in (one.translations()[language] for one in texts):
            assert text
            assert not set("{}") & set(text)


@every_matter
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_customer_and_a_good_reply_name_no_number_that_the_card_has_not(matter, language):
    for seed in SEEDS:
        case = case_of(matter, seed)
        card = [case.title, *(one for line in case.lines for one in line)]
        known = numbers(" ".join(one.translations()[language] for one in card))
        for text in (*said(case), *case.moves):
            assert numbers(text.translations()[language]) <= known


def numbers(text):
    return set(re.findall(r"\d+(?:\.\d+)?", text))


@every_matter
def test_there_are_four_to_six_quick_replies_of_which_each_stands_once(matter):
    case = case_of(matter)
    assert 4 <= len(case.quick) <= 6
    assert len({quick.zh for quick in case.quick}) == len(case.quick)
    assert len({case_of(matter, seed).order for seed in SEEDS}) > 5


# ---- where replies lead -----------------------------------------------------------------------


@every_matter
def test_hear_fact_and_next_step_end_a_talk_well_in_any_order_and_in_one_reply(matter):
    case = case_of(matter)
    one = full(case)
    apart = [Move(hears=True), Move(tells=one.tells), Move(next_step=True)]
    assert follow(case, [one]).end == "well"
    assert [turn.mood for turn in follow(case, [one]).turns] == [0]
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2]):
        talk = follow(case, [apart[place] for place in order])
        assert talk.end == "well"
        assert talk.turns[-1].says == case.thanks


@every_matter
def test_a_customer_asks_for_what_is_missing_and_again_where_it_stays_so(matter):
    case = case_of(matter)
    [first, *_] = case.told.values()
    heard = follow(case, [Move(hears=True)])
    assert heard.turns[0].says.translations() == first.asks.translations()
    again = follow(case, [Move(hears=True), NOTHING])
    if again.end is None:
        assert first.asks.zh in again.turns[1].says.translations()["zh"]
        assert again.turns[1].says.translations() != first.asks.translations()


def test_who_was_not_heard_says_so_and_gets_louder():
    case = case_of("lamp")
    talk = follow(case, [NOTHING])
    assert talk.turns[0].mood == case.mood + 1
    assert talk.turns[0].says.translations()["en"] == "Did you read what I wrote?"
    assert follow(case, [NOTHING, NOTHING]).end == "unheard"


def test_who_is_heard_gets_calmer():
    case = case_of("lamp")
    assert follow(case, [Move(hears=True)]).turns[0].mood == case.mood - 1


@pytest.mark.parametrize("harm", WEIGHT)
def test_harm_makes_louder_is_answered_and_ends_in_a_complaint(harm):
    case = case_of("asks")
    talk = follow(case, [Move(hears=True, harms=(harm,))] * MOST_REPLIES)
    assert talk.turns[0].mood == WEIGHT[harm]
    answer = case.doubts if harm == "untrue" else ANSWERS[harm]
    assert talk.turns[0].says.translations()["zh"].startswith(answer.zh)
    assert talk.end == "complaint"
    assert talk.turns[-1].says == COMPLAINS


def test_who_knows_all_but_was_hurt_is_content_after_one_kind_reply_more():
    case = case_of("no")
    hurt = Move(True, frozenset(case.told), True, ("off-platform",))
    assert follow(case, [hurt]).end is None
    assert follow(case, [hurt, NOTHING]).end == "well"


def test_after_five_replies_the_shift_lead_goes_on():
    case = case_of("lamp")
    first, *others = case.told
    replies = [
        Move(hears=True),
        Move(tells=frozenset([first])),
        Move(tells=frozenset(others)),
        NOTHING,
        NOTHING,
        full(case),
    ]
    talk = follow(case, replies)
    assert (talk.end, len(talk.turns)) == ("lead", MOST_REPLIES)
    assert (talk.turns[-1].by, talk.turns[-1].says) == ("lead", LEAD)


moves = st.builds(
    Move,
    hears=st.booleans(),
    tells=st.frozensets(st.sampled_from(["way", "freight", "where", "when", "no", "why", "help"])),
    next_step=st.booleans(),
    harms=st.lists(st.sampled_from(list(WEIGHT)), max_size=2).map(tuple),
)


@given(st.integers(), st.lists(moves, max_size=8))
def test_every_talk_goes_on_or_ends_and_none_goes_on_after_its_end(seed, replies):
    case = draw(Random(seed))
    talk = follow(case, replies)
    assert talk == follow(case, replies)
    assert len(talk.turns) <= min(len(replies), MOST_REPLIES)
    assert (talk.end is None) == (
        len(replies) < MOST_REPLIES and len(talk.turns) == len(replies)
    ) or (talk.end is not None)
    assert all(0 <= turn.mood <= LOUDEST for turn in talk.turns)
    assert all(turn.says.translations()["zh"] for turn in talk.turns)
    for place in range(len(talk.turns)):
        assert follow(case, replies[:place]).turns == talk.turns[:place]


@every_matter
def test_the_worst_talk_ends_kindly(matter):
    case = case_of(matter)
    worst = Move(harms=tuple(WEIGHT))
    talk = follow(case, [worst] * MOST_REPLIES)
    assert talk.end == "complaint"
    assert "班长" in ENDS[talk.end].zh
    for text in (*ANSWERS.values(), COMPLAINS, LEAVES):
        assert "!" not in text.en


# ---- how things may be said -------------------------------------------------------------------

SAYS = {
    "SHOP_PAYS": [
        "运费店里出",
        "运费由我们出",
        "来回的运费我们承担",
        "您不用出运费",
        "运费不用您出",
        "我们出运费",
        "免运费",
        "we pay the freight",
        "the shop pays for shipping",
        "shipping is free",
        "you do not have to pay the postage",
        "店里出",
        "是我们出，您放心",
        "不用您出",
        "您不用出钱",
        "we pay for sending back",
        "the shop pays it, not you",
        "we pay",
        "we will pay for that",
        "at our cost",
        "you do not pay anything",
    ],
    "BUYER_PAYS": [
        "寄回的运费您出",
        "运费要您自己付",
        "您自己出运费",
        "you pay the freight back",
        "the freight back is yours",
        "the freight is paid by you",
        "您自己出",
        "这次要您出，对不起",
        "you pay for sending back",
        "you pay it, sorry",
        "the buyer pays",
    ],
    "NEW_ONE_OR_MONEY": [
        "给您补发一个",
        "我重新寄一个",
        "可以退款",
        "把钱退给您",
        "we send you a new lamp",
        "you get your money back",
        "a full refund",
        "we replace it",
    ],
    "NOT_SENT_BACK": [
        "坏的不用寄回",
        "您不必退回来",
        "别寄回来了",
        "no need to send them back",
        "you do not have to return them",
        "keep the bad ones",
    ],
    "ASKS": [
        "我去问厂家",
        "帮您问一下",
        "先跟厂家确认",
        "I will ask the maker",
        "let me find out",
    ],
    "NOT_TAKEN_BACK": [
        "这个不能退",
        "退不了",
        "没办法退",
        "we cannot take it back",
        "we can't refund it",
        "no returns",
    ],
    "TAKEN_BACK": ["可以退", "能退给您", "we will take it back", "you can return it"],
    "NO_FRESH_BACK": ["水果不退", "生鲜不能退", "no refunds for fruit"],
}
"""Each is said so, and the contrary is not taken for it."""

CONTRARY = {
    "SHOP_PAYS": ["BUYER_PAYS"],
    "BUYER_PAYS": ["SHOP_PAYS"],
    "NEW_ONE_OR_MONEY": ["NOT_TAKEN_BACK"],
    "NOT_TAKEN_BACK": ["TAKEN_BACK"],
    "TAKEN_BACK": ["NOT_TAKEN_BACK"],
    "NO_FRESH_BACK": [],
    "NOT_SENT_BACK": [],
    "ASKS": [],
}


def found(name, text):
    return any(re.search(way, text.lower()) for way in getattr(ways, name))


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, some in SAYS.items() for t in some])
def test_a_thing_is_found_however_it_is_said(name, text):
    assert found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [(n, t) for n, others in CONTRARY.items() for other in others for t in SAYS[other]],
)
def test_the_contrary_is_not_that_thing(name, text):
    assert not found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SHOP_PAYS", "运费店里不出"),
        ("BUYER_PAYS", "您不用付运费"),
        ("BUYER_PAYS", "运费我们出，您放心"),
        ("BUYER_PAYS", "不用您出"),
        ("BUYER_PAYS", "不是您出"),
        ("BUYER_PAYS", "we pay, not you"),
        ("BUYER_PAYS", "before you pay, look at the page"),
        ("SHOP_PAYS", "不是店里出"),
        ("SHOP_PAYS", "店里出了错"),
        ("SHOP_PAYS", "我们付了款"),
        ("SHOP_PAYS", "we pay it back today"),
        ("SHOP_PAYS", "we pay you back"),
        ("SHOP_PAYS", "we pay the money back"),
        ("BUYER_PAYS", "you pay nothing for the freight"),
        ("NEW_ONE_OR_MONEY", "不退款"),
        ("TAKEN_BACK", "能不能退我去问"),
        ("ASKS", "您问的我不知道"),
        ("NOT_SENT_BACK", "请您寄回来"),
    ],
)
def test_what_only_sounds_like_it_is_not_that_thing(name, text):
    assert not found(name, text)


@pytest.mark.parametrize(
    ("text", "is_claimed"),
    [
        ("能调光", True),
        ("可以调光，放心买", True),
        ("不能调光", True),
        ("it can be dimmed", True),
        ("yes, it can", True),
        ("能不能调光，我去问", False),
        ("能调光吗？我去问厂家", False),
        ("可不可以调光，页上没写", False),
        ("i ask whether it can be dimmed", False),
    ],
)
def test_what_nobody_has_asked_is_claimed_or_not(text, is_claimed):
    some = ways.claims_feature("调光", "dim(?:med)?")
    assert any(re.search(way, text) for way in some) == is_claimed


def test_a_size_is_no_part_of_another_number():
    for text, is_found in (("穿41码", True), ("size 41", True), ("141", False), ("41.5", False)):
        assert any(re.search(way, text) for way in ways.size(41)) == is_found
