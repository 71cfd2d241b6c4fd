"""Words that an offer may not use, and those that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import claims


def rules(found):
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("最佳红茶", "superlative"),
        ("最好的橘子", "superlative"),
        ("全国最甜", "superlative"),
        ("国家级产品", "superlative"),
        ("最高级的礼物", "superlative"),
        ("销量第一", "superlative"),
        ("第一品牌", "superlative"),
        ("我家橘子最甜", "superlative"),
        ("本店最佳", "superlative"),
        ("顶级好茶", "superlative"),
        ("全网最低价", "superlative"),
        ("The best tea", "superlative"),
        ("our best tea", "superlative"),
        ("NUMBER ONE in China", "superlative"),
        ("Ｎｏ．１", "superlative"),
        ("the most popular honey", "superlative"),
        ("the sweetest fruit of our country", "superlative"),
        ("能治感冒", "cure"),
        ("不但能治感冒，还好吃", "cure"),
        ("喝了降血压", "cure"),
        ("预防癌症", "cure"),
        ("heals your cough", "cure"),
        ("It not only cures colds", "cure"),
        ("保证有效", "promise"),
        ("百分百满意", "promise"),
        ("100%有效", "promise"),
        ("绝对不会坏", "promise"),
        ("money back guaranteed", "promise"),
        ("No risk.", "promise"),
        ("别家都是假货", "belittle"),
        ("比别家的更甜", "belittle"),
        ("同行的茶不新鲜", "belittle"),
        ("sweeter than other shops", "belittle"),
        ("Other shops sell old fruit", "belittle"),
        ("好评返现 5 元", "reviews"),
        ("五星评价送红包", "reviews"),
        ("找人刷单", "reviews"),
        ("a gift for a five-star review", "reviews"),
        ("fake reviews for sale", "reviews"),
        ("加微信转账更便宜", "off-platform"),
        ("加我的微信", "off-platform"),
        ("线下付款", "off-platform"),
        ("pay directly to my card", "off-platform"),
    ],
)
def test_what_the_law_forbids_is_found(text, rule):
    assert rule in rules(claims.findings(text))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("本店最大尺码 XL", "own-goods"),
        ("店里最甜的一种", "own-goods"),
        ("我们店卖得最好的一款", "own-goods"),
        ("the largest bag in our shop", "own-goods"),
        ("our smallest box", "own-goods"),
        ("最早一批 4 月采的", "order"),
        ("最后 20 箱", "order"),
        ("第一步：洗手", "order"),
        ("第一批货", "order"),
        ("our newest batch", "order"),
        ("best before 1 May", "order"),
        ("First step: wash it", "order"),
        ("最大码是 XL", "size"),
        ("the smallest size", "size"),
        ("每人最多买 2 份", "limit"),
        ("at most two boxes", "limit"),
        ("最好放进冰箱", "advice"),
        ("best eaten cold", "advice"),
        ("It is best to wash it", "advice"),
        ("we do our best", "manners"),
        ("Best wishes", "manners"),
        ("我最喜欢这种茶", "manners"),
        ("安全第一", "manners"),
        ("100% 纯棉", "content"),
        ("100 % cotton", "content"),
        ("不能治病", "denial"),
        ("我们不刷单", "denial"),
        ("请不要私下转账", "denial"),
        ("It does not cure anything", "denial"),
        ("Never pay outside the platform", "denial"),
        ("我们不说“最好”", "denial"),
    ],
)
def test_not_every_word_that_looks_forbidden_is(text, why):
    assert claims.findings(text) == ()
    assert why in rules(claims.allowed(text))


@pytest.mark.parametrize(
    "text",
    [
        "保证金 1,000 元",
        "这箱橘子 10 斤",
        "The secure box",
        "a treat for you",
        "加一个箱子",
        "微信支付",
    ],
)
def test_plain_words_are_not_looked_at(text):
    assert claims.findings(text) == ()
    assert claims.allowed(text) == ()


def test_a_denial_reaches_to_the_next_comma_and_no_further():
    assert claims.findings("我们不说大话，保证有效")
    assert claims.findings("It is not cheap, but it cures colds")
    assert not claims.findings("我们不保证有效")


def test_a_finding_points_at_its_words():
    text = "大家好，全国最甜的橘子，加我微信。"
    found = claims.findings(text)
    assert [one.words for one in found] == ["全国最甜", "加我微信"]
    assert all(text[one.start : one.end] == one.words for one in found)


def test_words_of_full_width_are_shown_as_they_were_written():
    (found,) = claims.findings("１００％ 有效")
    assert found.words == "１００％ 有效"


@given(st.text(alphabet="最好大佳第一不，。能治病加微信best 100%保证本店", max_size=40))
def test_findings_and_what_is_allowed_stand_in_order_and_never_overlap(text):
    both = sorted([*claims.findings(text), *claims.allowed(text)], key=lambda one: one.start)
    ends = 0
    for one in both:
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


@pytest.mark.parametrize("rule", [*claims.FORBIDDEN, *claims.ALLOWED])
def test_every_rule_is_explained_in_both_languages(rule):
    said = claims.explain(rule).translations()
    assert said["zh"]
    assert said["zh"] != said["en"]


def test_a_rule_that_is_not_known_cannot_be_explained():
    with pytest.raises(KeyError):
        claims.explain("no such rule")


def test_why_nothing_may_be_said_to_cure_holds_of_any_goods():
    why = claims.explain("cure").translations()
    assert "吃" not in why["zh"]
    assert "food" not in why["en"].lower()
