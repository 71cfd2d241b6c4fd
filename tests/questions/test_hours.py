"""Hours of the day in a text: found however they are said, and only where an hour is meant."""

import pytest

from qihang.commerce.wording import hours
from qihang.questions import facts

SIX = [
    "before 6 in the evening",
    "before six in the evening",
    "by six o'clock",
    "by 6 o'clock tonight",
    "6 this evening",
    "by 6.",
    "before six, please",
    "by 6 pm",
    "before 6pm",
    "at 6:00 p.m.",
    "before 18:00",
    "before 18",
    "18:00",
    "6:00",
    "晚上六点",
    "下午6点",
    "傍晚六点前",
    "傍晚 6 点",
    "晚6点",
    "18 点前",
    "十八点以前",
    "18时",
    "六点前",
    "六点交给仓库",
    "6点",
    "下午六点钟",
    "最晚六点",
]
OTHER = [
    "before 6 in the morning",
    "6 am",
    "早上六点",
    "上午 6 点前",
    "half past six in the evening",
    "6:30 pm",
    "下午六点半",
    "18 点 30 分",
    "17:00",
    "before 5 in the evening",
    "晚上五点",
    "十七点",
]
NONE = [
    "6 yuan",
    "before 6 days",
    "at 6 yuan a jin",
    "6 小时内",
    "within 6 hours",
    "order 2186",
    "六点建议",
    "一点也没提",
    "有一点坏了",
    "6 个橘子",
    "at 16 Main Road",
    "before 6 lamps break",
    "6.5 kg",
]


def read(text):
    return [one.may_be for one in hours.said(text.lower())]


@pytest.mark.parametrize("text", SIX)
def test_six_in_the_evening_is_found_however_it_is_said(text):
    assert facts.hour(18).said_in(text)
    assert not facts.hour(17).said_in(text)
    assert len(read(text)) == 1


@pytest.mark.parametrize("text", OTHER)
def test_another_hour_is_read_and_is_not_that_one(text):
    assert not facts.hour(18).said_in(text)
    assert len(read(text)) == 1


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_hour_is_not_read_as_one(text):
    assert not read(text)


def test_all_hours_of_a_text_are_read_from_left_to_right():
    assert read("不是下午三点, 是 18 点前, by 5 pm at the latest") == [{15}, {18}, {17}]


@pytest.mark.parametrize("of_24", range(24))
def test_every_hour_is_said_by_its_own_examples(of_24):
    fact = facts.hour(of_24)
    for text in fact.examples:
        assert fact.said_in(text)
        assert not facts.hour((of_24 + 1) % 24).said_in(text)


def test_an_hour_may_be_one_of_several_facts():
    either = facts.hour(17) | facts.words("Friday")
    assert either.said_in("before 5 pm")
    assert either.said_in("on Friday")
    with pytest.raises(ValueError, match="no hour"):
        facts.hour(24)
