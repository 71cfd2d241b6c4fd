"""The glossary holds what its words promise, in plain words of its own."""

import re
import unicodedata

import pytest

from qihang.commerce.codes import utf8_length
from qihang.commerce.titles import byte_length
from qihang.language import glossary, standard
from qihang.language.messages import LANGUAGES
from qihang.language.readability import findings, lengths, outside, passages
from qihang.sessions import sessions
from qihang.system.notebooks import notebook
from tests.conftest import ROOT

WORDS = glossary.words()
TONES = "\u0304\u0301\u030c\u0300"
"""The four tone marks, as they stand apart from their vowels."""

every_word = pytest.mark.parametrize("word", WORDS, ids=[word.id for word in WORDS])

OF_THE_TRADE = """
二维码 收款码 付款码 条形码 校验位 字节 纠错级别 版本 静态码 动态码 限额 对账 账户 柜台 截图
成本 售价 毛利 毛利率 加价率 固定成本 保本 保本单量 佣金 平台服务费 支付手续费 广告费 快递费 包装费
退款 运费险 保证金 押金 优惠券 满减 折扣 需求弹性 价格弹性 利润 现金
浏览量 PV 访客数 UV 点击率 CTR 每次点击花费 CPC 千次展示花费 CPM 每单花费 CPA 展示 转化率 漏斗
成交总额 GMV 付款金额 净销售额 客单价 笔单价 复购率 退款率 投产比 ROAS 投资回报 ROI 访客价值
直播 直播间 主播 场控 千次观看成交额 GPM 广告法 刷单 周报 趋势 平均数
"""

EASILY_TAKEN_FOR_EACH_OTHER = [
    ("毛利率", "加价率"),
    ("成交总额", "净销售额"),
    ("收款码", "付款码"),
    ("客单价", "笔单价"),
    ("静态码", "动态码"),
    ("浏览量", "访客数"),
    ("投产比", "投资回报"),
    ("保证金", "成本"),
]


def of(name):
    """The word of that Chinese name."""
    return next(word for word in WORDS if name in word.names("zh"))


def syllables(pinyin):
    marks = sum(sign in TONES for sign in unicodedata.normalize("NFD", pinyin))
    return marks + len(re.findall(r"(?:\bde|zi)\b", pinyin))


def test_there_are_at_most_150_words():
    assert len(WORDS) <= 150


def test_the_words_of_the_three_sessions_are_there():
    assert [
        name for name in OF_THE_TRADE.split() if not any(name in w.names("zh") for w in WORDS)
    ] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_is_one_words_only(language):
    names = [name.lower() for word in WORDS for name in word.names(language)]
    assert len(names) == len(set(names))
    assert len({word.id for word in WORDS}) == len(WORDS)


@every_word
def test_a_word_has_its_names_in_both_languages(word):
    assert glossary.HAN.search(word.zh)
    assert word.en
    assert not any(glossary.HAN.search(name) for name in word.names("en"))


@every_word
def test_each_character_has_its_pinyin_with_a_tone(word):
    assert syllables(word.pinyin) == len(glossary.HAN.findall(word.zh))
    assert word.pinyin == unicodedata.normalize("NFC", word.pinyin)


@pytest.mark.parametrize(
    ("name", "sound"),
    [("毛利率", "lǜ"), ("校验位", "jiào"), ("成交总额", "zǒng'é"), ("折扣", "zhékòu")],
)
def test_a_character_of_many_sounds_has_the_one_of_this_word(name, sound):
    assert sound in of(name).pinyin


@every_word
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_is_said_in_one_sentence_and_shown_in_a_short_example(word, language):
    says, example = word.says.translations()[language], word.example.translations()[language]
    assert len(lengths(says, language)) == 1
    assert 1 <= len(lengths(example, language)) <= 2
    assert re.search(r"[。.]”?$", says)
    assert re.search(r"[。.]”?$", example)


def test_its_own_sentences_are_short_and_in_characters_that_are_known():
    assert findings(one for one in passages() if one.file == "glossary.toml") == []


@every_word
def test_what_a_word_is_not_says_the_same_of_it(word):
    by_id = {one.id: one for one in WORDS}
    for other in word.unlike:
        assert other.id != word.id
        assert word.id in {back.id for back in by_id[other.id].unlike}
        assert other.says.zh
        assert other.says.en


@pytest.mark.parametrize(("one", "other"), EASILY_TAKEN_FOR_EACH_OTHER)
def test_words_that_are_taken_for_each_other_are_told_apart(one, other):
    assert of(other).id in {unlike.id for unlike in of(one).unlike}


def test_how_long_a_character_is_in_bytes_depends_on_who_counts():
    byte = of("字节")
    assert "看那里怎么说" in byte.says.zh
    tea = "红茶"
    counted = utf8_length(tea), byte_length(tea)
    for example in byte.example.translations().values():
        counts = [int(digit) for digit in re.findall(r"\d", example)]
        assert counts == [n for length in counted for n in (length, length // len(tea))]


OF_PAPERS = ("登记", "许可", "备案", "承诺达标合格证", "AI")


@pytest.mark.parametrize("name", OF_PAPERS)
def test_a_word_for_papers_can_be_pressed_in_the_lesson_that_speaks_of_them(name):
    """Rule cards mark no words: a text beside them has to say it."""
    [lesson] = [one.workbook for one in sessions() if one.name == "s2"]
    for language in LANGUAGES:
        names = "|".join(map(re.escape, of(name).names(language)))
        assert re.search(names, told(ROOT / lesson, language)), language


def told(lesson, language):
    """What a workbook's texts tell, without headings, which mark no words."""
    cells = [
        one for one in notebook(lesson)["cells"] if language in one["metadata"].get("tags", ())
    ]
    lines = "\n".join(one["source"] for one in cells).splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def test_the_words_bring_in_their_own_characters_and_no_frequent_ones():
    assert len(glossary.frequent()) == 1500
    assert {"账", "漏"} <= glossary.characters()
    assert not glossary.characters() & (glossary.frequent() | glossary.natural())
    assert outside("".join(word.zh for word in WORDS)) == ""


def test_natural_words_bring_in_a_few_characters_that_school_teaches():
    level_one = standard.table()[:3500]
    assert {"亏", "赔", "填", "挣"} <= glossary.natural()
    assert not glossary.natural() & glossary.frequent()
    assert glossary.natural() <= set(level_one)
    assert len(glossary.natural()) <= 60
    assert outside("他亏了钱，要赔。") == ""


def test_a_page_marks_the_words_of_the_trade_but_no_everyday_ones():
    marked = {word["zh"] for word in glossary.for_pages()}
    assert of("毛利率").zh in marked
    assert marked == {word.zh for word in WORDS if not word.everyday}


def test_a_page_is_told_what_a_word_is_not_by_name():
    [margin] = [word for word in glossary.for_pages() if word["id"] == "margin"]
    assert margin["unlike"][0]["word"] == {"zh": "加价率", "en": "markup"}
    assert margin["names"] == {"zh": ("毛利率",), "en": ("margin", "gross margin")}
