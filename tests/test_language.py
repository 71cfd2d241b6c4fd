"""A lesson speaks two languages alike, and in short sentences.

Limits: Chinese at most 30 characters a sentence and 20 on average, English at most
20 words and 12 on average. A number or a word in Latin letters counts as one character
of Chinese; text in code marks counts as one word in both.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(
    path
    for folder in ("workbooks", "solutions")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)

HAN = re.compile(r"[\u3400-\u9fff]")
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)
CODE = re.compile(r"`[^`]*`")
MARKER = re.compile(r"^(#+|-|\d+\.)\s+", re.MULTILINE)
CHINESE_UNIT = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%]+")
ENGLISH_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%'’-]*")
CHINESE_END = re.compile(r"[。！？；\n]+")
ENGLISH_END = re.compile(r"[.!?;](?=[\s”)*]|$)|\n+")

Pair = tuple[str, str]

every_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=[str(path.relative_to(ROOT)) for path in NOTEBOOKS]
)


def _cells(path: Path) -> list[nbformat.NotebookNode]:
    return nbformat.read(path, as_version=4).cells


def _prose(path: Path) -> list[Pair]:
    """Each Chinese markdown cell with the English one after it."""
    cells = [cell for cell in _cells(path) if cell.cell_type == "markdown"]
    return [(zh.source, en.source) for zh, en in zip(cells[::2], cells[1::2], strict=True)]


def _words(path: Path) -> list[Pair]:
    """The pairs of Chinese and English in code cells: options, steps, labels."""
    return [pair for cell in _cells(path) if cell.cell_type == "code" for pair in _pairs(cell)]


def _pairs(cell: nbformat.NotebookNode) -> Iterator[Pair]:
    for node in ast.walk(ast.parse(HIDDEN.sub("", cell.source))):
        if isinstance(node, ast.Tuple):
            zh, en = ast.literal_eval(node)
            yield zh, en


def _plain(text: str) -> str:
    return MARKER.sub("", CODE.sub("x", text)).replace("**", "")


def _chinese_lengths(text: str) -> list[int]:
    return _lengths(CHINESE_END, CHINESE_UNIT, text)


def _english_lengths(text: str) -> list[int]:
    return _lengths(ENGLISH_END, ENGLISH_WORD, text)


def _lengths(end: re.Pattern[str], unit: re.Pattern[str], text: str) -> list[int]:
    counted = (len(unit.findall(sentence)) for sentence in end.split(_plain(text)))
    return [count for count in counted if count]


def _too_long(texts: list[str], lengths, most: int) -> list[str]:
    return [text for text in texts if max(lengths(text), default=0) > most]


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
    assert _chinese_lengths("版本 12 的码，每边有 65 格。\n- 看 `A1` 吧") == [10, 3]
    assert _english_lengths("Pay 2.50 yuan. Look at `https://a.example/x` now.") == [3, 4]


@every_notebook
def test_every_chinese_cell_is_followed_by_its_english_one(path: Path):
    cells = _cells(path)
    for cell, following in pairwise(cells):
        if cell.metadata.get("tags") == ["zh"]:
            assert following.metadata.get("tags") == ["en"], cell.id
    spoken = [cell for cell in cells if cell.cell_type == "markdown"]
    assert [cell.metadata.tags for cell in spoken] == [["zh"], ["en"]] * (len(spoken) // 2)
    for zh, en in zip(spoken[::2], spoken[1::2], strict=True):
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
    texts = [zh for zh, _ in _prose(path) + _words(path)]
    assert _too_long(texts, _chinese_lengths, 30) == []
    assert mean(count for text in texts for count in _chinese_lengths(text)) <= 20


@every_notebook
def test_english_sentences_are_short(path: Path):
    texts = [en for _, en in _prose(path) + _words(path)]
    assert _too_long(texts, _english_lengths, 20) == []
    assert mean(count for text in texts for count in _english_lengths(text)) <= 12


@every_notebook
def test_chinese_is_set_with_its_own_signs(path: Path):
    for zh, _ in _prose(path) + _words(path):
        assert not re.search(r"[,;:?()]", CODE.sub("", zh)), zh


@every_notebook
def test_nothing_is_shouted_and_no_answer_is_called_a_mistake(path: Path):
    for zh, en in _prose(path) + _words(path):
        assert not re.search(r"[!\uff01]|错误", zh), zh
        assert not re.search(r"!|\bmistake|\bincorrect", en, re.IGNORECASE), en
