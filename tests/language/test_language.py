"""A lesson speaks two languages alike, in short sentences and in characters that are known.

The counting itself, and its limits, are in ``qihang/language/readability.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import mean

import nbformat
import pytest

from qihang.language import readability
from qihang.language.readability import (
    AVERAGE,
    CODE,
    MOST,
    Passage,
    findings,
    lengths,
    outside,
    words_in,
)

ROOT = Path(__file__).parents[2]
NOTEBOOKS = readability.notebooks(ROOT)

HAN = re.compile(r"[\u3400-\u9fff]")

Pair = tuple[str, str]

every_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=[str(path.relative_to(ROOT)) for path in NOTEBOOKS]
)


def _cells(path: Path) -> list[nbformat.NotebookNode]:
    return nbformat.read(path, as_version=4).cells


def _prose(path: Path) -> list[Pair]:
    return [(zh.source, en.source) for zh, en in readability.prose(path)]


def _words(path: Path) -> list[Pair]:
    """The pairs of Chinese and English in code cells: options, steps, labels."""
    return [(zh, en) for _, zh, en in readability.labels(path)]


def _spoken(path: Path, language: str) -> list[str]:
    pairs = _prose(path) + _words(path)
    return [pair[("zh", "en").index(language)] for pair in pairs]


def _too_long(texts: list[str], language: str) -> list[str]:
    return [text for text in texts if max(lengths(text, language), default=0) > MOST[language]]


def _structure(text: str) -> dict[str, object]:
    lines = text.splitlines()
    return {
        "headings": [line.split(" ")[0] for line in lines if line.startswith("#")],
        "bullets": sum(line.startswith("- ") for line in lines),
        "numbered": [line.split(" ")[0] for line in lines if re.match(r"\d+\. ", line)],
        "code": sorted(CODE.findall(text)),
        "digits": Counter(re.findall(r"\d+", text)),
    }


def test_sentences_are_counted_as_a_reader_would():
    assert lengths("版本 12 的码，每边有 65 格。\n- 看 `A1` 吧", "zh") == [10, 3]
    assert lengths("Pay 2.50 yuan. Look at `https://a.example/x` now.", "en") == [3, 4]


def test_the_words_of_a_cell_are_its_labels_and_what_stands_by_an_id():
    source = 'item = ask.text("x", x, rules=("claims", "promises"), label=("话", "Words"),'
    source += ' facts={"price": ("价格", "the price")})'
    assert sorted(words_in(source)) == [("价格", "the price"), ("话", "Words")]


def test_a_rare_character_is_named_once():
    assert outside("橙色的柚子，橙汁") == "橙柚汁"


def test_a_rare_character_may_stand_within_a_word_of_the_trade_and_nowhere_else():
    assert outside("橘子放在仓库里") == ""
    assert outside("仓里有橘皮") == "仓橘"


def test_the_longest_word_of_the_trade_is_read_first():
    assert outside("纠错级别和纠错") == ""


def test_rare_characters_may_stand_in_a_laws_name_and_in_code_marks():
    assert outside("看《监狱法》和 `柚子5kg`") == ""
    assert outside("看监狱法") == "狱"


def test_a_finding_names_file_cell_sentence_and_what_is_over_the_limit():
    long = "很" * 31
    words = "word " * 21
    assert findings(
        [
            Passage("s9.ipynb", "story-zh", "zh", f"好。{long}。柚子？"),
            Passage("s9.ipynb", "story-en", "en", f"Good. {words.strip()}. {'Short. ' * 9}"),
        ]
    ) == [
        f"s9.ipynb: story-zh: “{long}”: 31 characters, at most 30",
        "s9.ipynb: story-zh: “柚子”: not in the glossary: 柚",
        f"s9.ipynb: story-en: “{words.strip()}”: 21 words, at most 20",
    ]


def test_a_file_whose_sentences_are_long_on_average_is_named():
    assert findings([Passage("s9.ipynb", "story-zh", "zh", "很" * 21 + "。")]) == [
        "s9.ipynb: 21.0 characters a sentence on average, at most 20"
    ]


def test_all_that_trainees_read_is_in_plain_words():
    assert findings(readability.passages(ROOT)) == []


def test_every_place_with_words_is_read():
    read = {passage.file for passage in readability.passages(ROOT)}
    assert {"messages.po", "glossary.toml", "widgets/labs/counterlab/__init__.py"} <= read
    assert {str(path.relative_to(ROOT)) for path in NOTEBOOKS} <= read


@every_notebook
def test_every_chinese_cell_is_followed_by_its_english_one(path: Path):
    cells = _cells(path)
    for cell, following in pairwise(cells):
        language, *of_screens = cell.metadata.get("tags", [None])
        if language == "zh":
            assert following.metadata.get("tags") == ["en", *of_screens], cell.id
    prose = [cell for cell in cells if cell.cell_type == "markdown"]
    assert [cell.metadata.tags[0] for cell in prose] == ["zh", "en"] * (len(prose) // 2)
    for zh, en in zip(prose[::2], prose[1::2], strict=True):
        assert (zh.id.removesuffix("-zh"), "-en") == (en.id.removesuffix("-en"), en.id[-3:])


@every_notebook
def test_both_languages_have_the_same_build_and_the_same_numbers(path: Path):
    for zh, en in _prose(path):
        assert _structure(zh) == _structure(en)


@every_notebook
def test_each_language_is_the_one_it_says(path: Path):
    for zh, en in _prose(path) + _words(path):
        assert HAN.search(zh), zh
        assert len(HAN.findall(CODE.sub("", en))) <= len(en) / 20, en


@every_notebook
def test_a_notebook_has_one_title_a_language_and_steps_below_it(path: Path):
    for language in zip(*_prose(path), strict=True):
        headings = [line for text in language for line in text.splitlines() if line[:1] == "#"]
        depths = [len(line.split(" ")[0]) for line in headings]
        assert depths[0] == 1
        assert depths.count(1) == 1
        assert all(deeper - depth <= 1 for depth, deeper in pairwise(depths))


@every_notebook
def test_chinese_sentences_are_short(path: Path):
    texts = _spoken(path, "zh")
    assert _too_long(texts, "zh") == []
    assert mean(count for text in texts for count in lengths(text, "zh")) <= AVERAGE["zh"]


@every_notebook
def test_english_sentences_are_short(path: Path):
    texts = _spoken(path, "en")
    assert _too_long(texts, "en") == []
    assert mean(count for text in texts for count in lengths(text, "en")) <= AVERAGE["en"]


@every_notebook
def test_chinese_is_written_in_characters_that_are_known(path: Path):
    assert [text for text in _spoken(path, "zh") if outside(text)] == []


@every_notebook
def test_chinese_is_set_with_its_own_signs(path: Path):
    for zh, _ in _prose(path) + _words(path):
        assert not re.search(r"[,;:?()]", CODE.sub("", zh)), zh


@every_notebook
def test_nothing_is_shouted_and_no_answer_is_called_a_mistake(path: Path):
    for zh, en in _prose(path) + _words(path):
        assert not re.search(r"[!\uff01]|错误", zh), zh
        assert not re.search(r"!|\bmistake|\bincorrect", en, re.IGNORECASE), en
