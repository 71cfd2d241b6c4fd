"""Texts judged by named rules."""

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce.titles import MOST_BYTES
from qihang.questions import facts
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.questions.rules import RULES, length
from qihang.questions.written import Written
from tests.questions.rule_texts import BROKEN, KEPT, LEAST, MOST, PLACE, PRICE, WEIGHT
from tests.questions.walk import walk

QUESTIONS = [
    Written(20, 80, ("price", "place"), tuple(RULES)).expecting(
        price=facts.money("29.9"), place=facts.words("赣州", "Ganzhou")
    ),
    Written(5, 9, rules=("claims",)).expecting(),
    Written(20, 60, ("price", "place"), ("claims",), counts="bytes").expecting(
        price=facts.money("29.9"), place=facts.words("赣州", "Ganzhou")
    ),
    Written(3, 12, counts="bytes").expecting(),
]
"""Of this kind, for what every kind is tried with."""

EVERY_RULE = Written(LEAST, MOST, ("price", "weight", "place"), tuple(RULES)).expecting(
    price=PRICE, weight=WEIGHT, place=PLACE
)
OFFER = Written(8, 40, ("price", "place"), ("greeting", "claims")).expecting(
    price=PRICE, place=PLACE
)
GOOD = "大家好，赣州橘子，一箱 29.9 元。"


def outcomes(verdict):
    return {part.name: part.outcome for part in verdict.parts}


def part(verdict, name):
    return next(one for one in verdict.parts if one.name == name)


def listed(texts):
    return [
        pytest.param(name, text, id=f"{name}-{language}-{number}")
        for name, languages in texts.items()
        for language, several in languages.items()
        for number, text in enumerate(several)
    ]


@pytest.mark.parametrize(("name", "text"), listed(KEPT))
def test_a_text_that_keeps_a_rule_is_seen_to_keep_it(name, text):
    assert outcomes(EVERY_RULE.mark(text))[name] == "right"


@pytest.mark.parametrize(("name", "text"), listed(BROKEN))
def test_a_text_that_does_not_keep_a_rule_is_seen_and_told_why(name, text):
    found = part(EVERY_RULE.mark(text), name)
    assert found.outcome == "not-yet"
    assert found.idea in MISCONCEPTIONS
    assert found.found is None or found.found in text


@pytest.mark.parametrize("texts", [KEPT, BROKEN])
def test_every_rule_has_five_texts_in_each_language(texts):
    assert set(texts) == set(EVERY_RULE.names())
    for languages in texts.values():
        assert {name: len(set(several)) for name, several in languages.items()} == {
            "zh": 5,
            "en": 5,
        }


def test_every_rule_earns_the_same_share():
    assert OFFER.mark(GOOD).outcome == "right"
    verdict = OFFER.mark("赣州橘子很甜，一箱 28 元。")
    assert verdict.share == Fraction(3, 5)
    assert outcomes(verdict) == {
        "length": "right",
        "price": "not-yet",
        "place": "right",
        "greeting": "not-yet",
        "claims": "right",
    }


LAW = {
    "claims": ("全国最好的茶", "The best tea in the country"),
    "promises": ("绝对不会坏", "It will never break"),
    "reviews": ("五星好评返现", "Cash back for a good review"),
    "private": ("电话 13800000000", "Call 138-0000-0000"),
}


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule, both in LAW.items() for words in both]
)
def test_a_text_that_breaks_a_rule_of_law_earns_half_at_most(rule, words):
    question = Written(5, 80, ("price", "place", "weight"), tuple(RULES)).expecting(
        price=PRICE, place=PLACE, weight=WEIGHT
    )
    good = f"{GOOD}一箱 5 斤。让您等急了，我们今天补发。"
    assert question.mark(good).share == 1
    verdict = question.mark(f"{good} {words}.")
    assert verdict.share == Fraction(1, 2)
    assert verdict.idea == part(verdict, rule).idea
    assert part(verdict, rule).found in words


def test_all_facts_do_not_outweigh_a_broken_law():
    question = Written(
        10, 80, ("price", "place", "weight"), ("claims", "promises", "reviews", "off-platform")
    ).expecting(price=PRICE, place=PLACE, weight=WEIGHT)
    text = "全国最好的茶，喝了治百病，加我微信付款便宜。赣州，5 斤，29.9 元。"
    assert question.mark(text).share == Fraction(1, 2)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("insults", "你是骗子。"),
        ("insults", "Get lost, you idiot."),
        ("one-apology", "抱歉，抱歉。"),
        ("off-platform", "加我微信付款便宜。"),
        ("off-platform", "Add me on WeChat and pay there."),
        ("hear", "今天发货。"),
        ("next-step", "让您等急了。"),
    ],
)
def test_a_rule_that_is_no_law_costs_its_own_share_only(rule, words):
    question = Written(5, 80, ("price", "place"), (rule,)).expecting(price=PRICE, place=PLACE)
    verdict = question.mark(f"{GOOD} {words}")
    assert verdict.share == Fraction(3, 4)
    assert outcomes(verdict)[rule] == "not-yet"


def test_a_broken_law_never_raises_what_little_was_earned():
    verdict = OFFER.mark("赣州橘子全国最甜")
    assert verdict.share == Fraction(2, 5)


def test_a_rule_of_law_is_told_first_and_all_are_listed():
    verdict = OFFER.mark("大家好，赣州橘子，全国最甜，又香又好。")
    assert verdict.idea == "claim-superlative"
    assert part(verdict, "price").idea == "fact-missing"
    assert part(verdict, "claims").idea == "claim-superlative"
    assert part(verdict, "claims").found == "全国最甜"


def test_a_text_that_says_none_of_its_facts_earns_nothing():
    verdict = OFFER.mark("大家好，今天天气很好，我们慢慢说。")
    assert (verdict.outcome, verdict.share, verdict.idea) == ("not-yet", 0, "says-no-fact")
    assert outcomes(verdict)["greeting"] == "right"


def test_a_text_without_facts_is_judged_by_its_rules_alone():
    question = Written(5, 20, rules=("greeting", "insults")).expecting()
    assert question.mark("您好，请等一下。").outcome == "right"
    assert question.mark("请你等一下吧。").share == Fraction(2, 3)
    walk(question)


def test_a_fact_may_have_a_misconception_of_its_own():
    question = OFFER.with_misconception("price", "price-plus-cost")
    assert question.mark("大家好，赣州橘子，一箱 35 元。").idea == "price-plus-cost"


@pytest.mark.parametrize("raw", ["好", "。。。！！！", "x" * 10_001, 7, ["大家好"], {"text": "好"}])
def test_what_is_no_text_is_unreadable(raw):
    verdict = OFFER.mark(raw)
    assert (verdict.outcome, verdict.idea) == ("unreadable", "write-some-text")


@pytest.mark.parametrize("raw", [None, "", " \n "])
def test_nothing_written_is_empty(raw):
    assert OFFER.mark(raw).outcome == "empty"


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("橘子", 2),
        ("橘子，好。", 3),
        ("29.9 元", 2),
        ("１０ 斤", 2),
        ("two words", 2),
        ("don't stop", 2),
        ("five-star tea", 2),
        ("1,250.00 元 for tea", 4),
        ("", 0),
        ("…！？", 0),
    ],
)
def test_characters_words_and_numbers_are_counted_and_signs_are_not(text, long):
    assert length(text) == long


TITLE = Written(20, MOST_BYTES, ("what",), counts="bytes").expecting(
    what=facts.words("布鞋", "cloth shoes")
)


@pytest.mark.parametrize(
    ("text", "outcome", "idea"),
    [
        ("手工布鞋" + "好" * 26, "right", None),
        ("手工布鞋" + "好" * 26 + "1", "partly", "text-too-long"),
        ("手工布鞋 38 码", "partly", "text-too-short"),
        ("  手工布鞋" + "好" * 26 + "\n", "right", None),
        ("Cloth shoes, " + "a" * 47, "right", None),
        ("Cloth shoes, " + "a" * 48, "partly", "text-too-long"),
        ("布鞋", "partly", "text-too-short"),
        ("。" * 25, "unreadable", "write-some-text"),
        ("布", "unreadable", "write-some-text"),
    ],
)
def test_a_title_is_as_long_as_a_shops_form_counts_its_bytes(text, outcome, idea):
    verdict = TITLE.mark(text)
    assert (verdict.outcome, verdict.idea) == (outcome, idea)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (30, "三十块钱一份"),
        (30, "30元5斤"),
        (30, "30.00 yuan"),
        (2, "两块"),
        (200, "两百元"),
        (220, "二百二十块"),
        ("1234.5", "1,234.5元"),
        ("12.05", "12块0毛5"),
        ("9.95", "九块九毛五"),
        (105, "一百零五元"),
    ],
)
def test_a_price_is_found_however_it_is_said(amount, text):
    assert facts.money(amount).said_in(text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [(30, "30块5"), (30, "三十块五"), (30, "30 天"), (30, "130元"), (30, "30.5"), (2, "十二块")],
)
def test_another_number_is_not_that_price(amount, text):
    assert not facts.money(amount).said_in(text)


@given(st.decimals("0.01", "9999.99", places=2))
def test_every_price_is_found_in_its_own_examples(price):
    fact = facts.money(price)
    assert all(fact.said_in(f"只要{example}，快看") for example in fact.examples)
    assert not fact.said_in(f"只要{price + 10_000}元")


def test_a_word_is_not_found_within_another():
    tea = facts.words("tea", "红茶")
    assert tea.said_in("Two teas.")
    assert tea.said_in("好红茶")
    assert not tea.said_in("steam")


@pytest.mark.parametrize(
    "make", [lambda: facts.money("1.005"), lambda: facts.money(0), facts.words]
)
def test_what_is_no_fact_is_a_mistake_of_the_author(make):
    with pytest.raises(ValueError, match=r"no price|needs words"):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Written(20, 10),
        lambda: Written(1, 10),
        lambda: Written(5, 10, rules=("no such rule",)),
        lambda: Written(5, 10, counts="letters"),
        lambda: Written(5, 10, facts=("claims",), rules=("claims",)),
        lambda: Written(5, 10, facts=("length",)),
        lambda: Written(5, 10, facts=("price",)).expecting(),
        lambda: Written(5, 10).expecting(price=PRICE),
        lambda: Written(5, 10).with_misconception("price", "not-yet"),
    ],
)
def test_a_text_that_cannot_be_asked_for_is_a_mistake_of_the_author(make):
    with pytest.raises(ValueError, match=r"\w"):
        make()


def test_marking_facts_needs_a_key():
    with pytest.raises(ValueError, match="no key"):
        Written(5, 10, facts=("price",)).mark("大家好，今天很好。")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rules_own_examples_are_what_they_claim(rule):
    assert rule.broken(rule.kept_by + "请看。") is None
    for text in rule.broken_by:
        assert rule.broken(text + "请看。") is not None
    assert len(set(rule.misconceptions)) == len(rule.broken_by)


def test_its_own_examples_are_what_they_claim():
    walk(OFFER)


@given(st.text(max_size=60))
def test_no_text_stops_the_rules(text):
    for rule in RULES.values():
        broken = rule.broken(text)
        assert broken is None or broken.misconception in MISCONCEPTIONS


@pytest.mark.parametrize("again", ["全国", "best ", "最", "1 ", "不", "好评", "other shops "])
def test_a_long_text_of_one_word_again_and_again_is_soon_read(again):
    start = process_time()
    EVERY_RULE.mark((again * 10_000)[:10_000])
    assert process_time() - start < 5
