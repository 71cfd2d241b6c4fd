"""RuleCards: fees and rules of law with their sources."""

import pytest

from qihang.commerce import law
from qihang.commerce.rates import rate
from widgets import RuleCards


@pytest.mark.parametrize(
    "topic",
    [
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
        "barred",
        "fines",
    ],
)
def test_each_rule_of_a_topic_stands_with_its_source_and_day(topic):
    shown = RuleCards(topic).view["rules"]
    for card, rule in zip(shown, law.rules(topic), strict=True):
        assert card["text"] == rule.words.translations()
        for language, source in rule.source.translations().items():
            assert source in card["source"][language]
        assert (str(rule.date_checked) in card["source"]["en"]) == rule.checked
        assert (card["check"] is None) == rule.checked


def test_a_fee_comes_from_the_dated_file_and_says_that_nobody_checked_it():
    [card] = RuleCards("fees").view["rules"]
    assert f"{rate('platform_fee').value:f}%" in card["text"]["zh"]
    assert rate("platform_fee").source.zh in card["source"]["zh"]
    assert card["check"]["en"] == "Not checked yet: ask before you use it."
    assert "looked up" not in card["source"]["en"]


def test_whoever_is_in_doubt_is_sent_to_an_adviser():
    assert "12348" in RuleCards("price").view["adviser"]["zh"]


def test_an_unknown_topic_is_a_mistake_of_the_author():
    with pytest.raises(KeyError):
        RuleCards("nothing")
