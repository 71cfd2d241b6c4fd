"""What the law asks of a seller: each rule with its source."""

import re
from datetime import date

import pytest

from qihang.commerce import law
from qihang.language.readability import lengths, outside

QUOTED = re.compile("“[^”]*”")
"""The law's own words, and those that it forbids."""

ISSUERS = ("《", "市场监管总局", "人民网", "财政部", "国家标准")

TOPICS = (
    "price",
    "pricing",
    "deposit",
    "marketing",
    "goods",
    "live",
    "fake-orders",
    "lending",
    "own-code",
    "opening",
    "front-page",
    "shop-lending",
    "listing",
    "words",
    "photos",
    "names",
    "ai-label",
    "papers",
    "marks",
    "returns",
    "no-return",
    "refunds",
    "service",
    "buyer",
    "reviews",
    "attacks",
    "release",
    "equal",
    "hardship",
    "limited",
    "measures",
    "spending",
    "defaulters",
    "hiring",
    "injury",
    "parcels",
    "lost-parcels",
    "packaging",
    "still-due",
    "tax",
    "forms",
    "after-sentence",
    "after-sentence-more",
    "barred",
    "parole",
    "checked-posts",
    "fines",
)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_rule_says_where_it_stands_and_when_it_was_looked_up_if_it_was(topic):
    assert law.rules(topic)
    for rule in law.rules(topic):
        assert rule.source.zh.startswith(ISSUERS)
        if rule.date_checked is not None:
            assert date(2025, 1, 1) <= rule.date_checked <= date(2030, 1, 1)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_rule_is_said_in_both_languages(topic):
    for rule in law.rules(topic):
        assert all(rule.words.translations().values())


@pytest.mark.parametrize("topic", TOPICS)
def test_rules_are_plain_words(topic):
    for rule in law.rules(topic):
        words = rule.words.translations()
        assert outside(QUOTED.sub("", words["zh"])) == ""
        for language, most in (("zh", 30), ("en", 20)):
            assert max(lengths(words[language], language)) <= most


def test_what_was_not_read_in_the_law_itself_is_to_be_checked():
    doubtful = [rule for topic in TOPICS for rule in law.rules(topic) if not rule.checked]
    assert {rule.source.zh.partition("》")[0] for rule in doubtful} == {
        "市场监管总局公告 2023 年第 6 号",
        "《电信网络诈骗及其关联违法犯罪联合惩戒办法",
        "《关于扩大新就业形态人员职业伤害保障试点的通知",
        "《快递市场管理办法",
        "国家标准 GB 43352—2023",
        "财政部、税务总局公告 2026 年第 10 号",
        "《中华人民共和国民法典",
        "《中华人民共和国民事诉讼法",
    }


def test_a_topic_that_nobody_wrote_is_no_topic():
    with pytest.raises(KeyError):
        law.rules("taxes on the moon")
