"""Plain words: how long sentences are, and which characters a reader may not know.

Limits: Chinese at most 30 characters a sentence and 20 on average, English at most
20 words and 12 on average. A number or a word in Latin letters counts as one character
of Chinese; text in code marks counts as one word in both. A Chinese character is one of
the 1,500 most frequent or of some words of every day, or stands within a word of the glossary,
within a law's name in 《…》 or within code marks.

``python -m qihang.language.readability`` reads what trainees read and names every sentence that
is over a limit.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import mean

import nbformat

from qihang.language import glossary
from qihang.language.messages import COMMANDS, GENERAL, Message, catalogues, entries, message

ROOT = Path(__file__).resolve().parents[2]

MOST = {"zh": 30, "en": 20}
"""Units of one sentence: characters in Chinese, words in English."""

AVERAGE = {"zh": 20, "en": 12}
"""Units of a file's sentences on average."""

GUIDE = {"zh": "docs/trainee.zh.md", "en": "docs/trainee.md"}
"""The trainee's guide, which is also the page for help."""

CODE = re.compile(r"`[^`]*`")
_LAW = re.compile(r"《[^》]*》")
_PLACE = re.compile(r"\{\w+\}")
HIDDEN_TESTS = re.compile(r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)
_MARKER = re.compile(r"^(#+|-|\d+\.)\s+", re.MULTILINE)
_UNIT = {
    "zh": re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%]+"),
    "en": re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%'’-]*"),
}
_END = {
    "zh": re.compile(r"[。！？；\n]+"),
    "en": re.compile(r"[.!?;](?=[\s”)*]|$)|\n+"),
}


@dataclass(frozen=True)
class Passage:
    """A text in one language, and where it stands: a file, and its cell, message or word."""

    file: str
    cell: str
    language: str
    text: str


@dataclass(frozen=True)
class Finding:
    """What is over a limit: a sentence of a passage, or a file's sentences on average."""

    file: str
    cell: str
    sentence: str
    says: Message
    cure: Message

    def __str__(self) -> str:
        """One line, for whoever runs this module."""
        place = f"{self.file}: {self.cell}: “{self.sentence}”" if self.cell else self.file
        return f"{place}: {self.says}"


# ---- counting --------------------------------------------------------------------------


def sentences(text: str, language: str) -> list[tuple[str, int]]:
    """The sentences of a text, each with its length in characters (zh) or words (en)."""
    split = _END[language].split(_plain(text))
    counted = ((one.strip(), len(_UNIT[language].findall(one))) for one in split)
    return [(one, count) for one, count in counted if count]


def lengths(text: str, language: str) -> list[int]:
    """How long the sentences of a text are."""
    return [count for _, count in sentences(text, language)]


def outside(text: str) -> str:
    """The characters of a Chinese text that a reader may not know, each once."""
    read = _words().sub("", _LAW.sub("", CODE.sub("", text)))
    known = glossary.frequent() | glossary.natural()
    unknown = (sign for sign in glossary.HAN.findall(read) if sign not in known)
    return "".join(dict.fromkeys(unknown))


def _plain(text: str) -> str:
    return _MARKER.sub("", CODE.sub("x", text)).replace("**", "")


@cache
def _words() -> re.Pattern[str]:
    names = {name for word in glossary.words() for name in word.names("zh")}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


# ---- what there is to read ---------------------------------------------------------------


def notebooks(root: Path = ROOT) -> list[Path]:
    """The notebooks that people write: workbooks and the exercises' masters."""
    return sorted(
        path
        for folder in ("workbooks", "solutions")
        for path in (root / folder).rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    )


def prose(path: Path) -> list[tuple[nbformat.NotebookNode, nbformat.NotebookNode]]:
    """Each Chinese markdown cell of a notebook with the English one after it."""
    cells = [cell for cell in _cells(path) if cell.cell_type == "markdown"]
    return list(zip(cells[::2], cells[1::2], strict=True))


def labels(path: Path) -> list[tuple[str, str, str]]:
    """The pairs of words in a notebook's code cells, as (cell's id, Chinese, English)."""
    return [
        (cell.id, zh, en)
        for cell in _cells(path)
        if cell.cell_type == "code"
        for zh, en in words_in(cell.source)
    ]


def words_in(source: str) -> list[tuple[str, str]]:
    """The pairs of Chinese and English of a code cell that trainees read.

    They stand in ``label=`` and as values by id; any other two strings are no such pair.
    """
    return list(_pairs(HIDDEN_TESTS.sub("", source)))


def passages(root: Path = ROOT) -> Iterator[Passage]:
    """All that trainees read of the notebooks, their guide, the catalogue, glossary and code."""
    for path in notebooks(root):
        yield from _of_notebook(path, str(path.relative_to(root)))
    for lang, name in GUIDE.items():
        yield from _of_guide(root / name, name, lang)
    yield from _of_catalogue()
    yield from _of_glossary()
    for package in ("qihang", "widgets"):
        for path in sorted((root / package).rglob("*.py")):
            # What the facility's officer reads is not for trainees.
            if path.is_relative_to(root / "qihang" / "officer"):
                continue
            yield from _of_module(path, str(path.relative_to(root)))


def _cells(path: Path) -> list[nbformat.NotebookNode]:
    return list(nbformat.read(path, as_version=4).cells)


def _pairs(source: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Dict(values=values):
                found = values
            case ast.keyword(arg="label", value=value):
                found = [value]
            case _:
                continue
        for one in found:
            if isinstance(one, ast.Tuple) and (pair := _two_strings(one.elts)):
                yield pair


def _two_strings(nodes: list[ast.expr]) -> tuple[str, str] | None:
    match nodes:
        case [ast.Constant(str(zh)), ast.Constant(str(en))]:
            return zh, en
    return None


def _bilingual(file: str, cell: str, zh: str, en: str) -> Iterator[Passage]:
    yield Passage(file, cell, "zh", zh)
    yield Passage(file, cell, "en", en)


def _of_notebook(path: Path, file: str) -> Iterator[Passage]:
    for zh, en in prose(path):
        yield Passage(file, zh.id, "zh", zh.source)
        yield Passage(file, en.id, "en", en.source)
    for cell, chinese, english in labels(path):
        yield from _bilingual(file, cell, chinese, english)


def _of_guide(path: Path, file: str, language: str) -> Iterator[Passage]:
    """Each line of the trainee's guide, and each cell of its tables."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for part in line.split("|") if line.startswith("|") else [line]:
            yield Passage(file, f"line {number}", language, part.strip())


def _of_catalogue() -> Iterator[Passage]:
    # What commands say to instructors and operators is not for trainees.
    for_trainees = [path for path in catalogues() if path.name != COMMANDS.name]
    for entry in (entry for path in for_trainees for entry in entries(path)):
        forms = entry.id if entry.pluralizable else [entry.id]
        [chinese] = entry.string if entry.pluralizable else [entry.string]
        for english in forms:
            zh, en = (_PLACE.sub("x", text) for text in (chinese, english))
            yield from _bilingual(GENERAL.name, english[:40], zh, en)


def _of_glossary() -> Iterator[Passage]:
    for word in glossary.words():
        for says in (word.says, word.example, *(other.says for other in word.unlike)):
            yield from _bilingual("glossary.toml", word.id, says.zh, says.en)


def _of_module(path: Path, file: str) -> Iterator[Passage]:
    """What stands in both languages in the code itself: ``Bilingual("中文", "English")``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Bilingual"), args=args) if pair := _two_strings(args):
                yield from _bilingual(file, f"line {node.lineno}", *pair)


# ---- what is over a limit -------------------------------------------------------------------


def findings(read: Iterable[Passage]) -> list[str]:
    """A line for each sentence over a limit and each file whose average is."""
    return [str(one) for one in over_limits(read)]


def over_limits(read: Iterable[Passage]) -> list[Finding]:
    """Each sentence over a limit, and each file whose average is."""
    everything = list(read)
    found = [one for passage in everything for one in _in_passage(passage)]

    def place(passage: Passage) -> tuple[str, str]:
        return passage.file, passage.language

    for (file, language), group in groupby(sorted(everything, key=place), key=place):
        counts = [count for one in group for count in lengths(one.text, language)]
        if counts and mean(counts) > AVERAGE[language]:
            cure = message("Make the longest sentences shorter.")
            says = _average(language, mean(counts), AVERAGE[language])
            found.append(Finding(file, "", "", says, cure))
    return found


def _average(language: str, count: float, most: int) -> Message:
    words = {"count": f"{count:.1f}", "most": most}
    if language == "zh":
        return message("{count} characters a sentence on average, at most {most}", **words)
    return message("{count} words a sentence on average, at most {most}", **words)


def _length(language: str, count: int, most: int) -> Message:
    if language == "zh":
        return message("{count} characters, at most {most}", count=count, most=most)
    return message("{count} words, at most {most}", count=count, most=most)


def _in_passage(passage: Passage) -> Iterator[Finding]:
    place, most = (passage.file, passage.cell), MOST[passage.language]
    for sentence, count in sentences(passage.text, passage.language):
        if count > most:
            cure = message("Make two sentences of it.")
            yield Finding(*place, sentence, _length(passage.language, count, most), cure)
    if passage.language == "zh" and (unknown := outside(passage.text)):
        for sentence in _with_any(unknown, passage.text):
            cure = message(
                "Take a more usual word, or add one to qihang/language/glossary/glossary.toml."
            )
            says = message("not in the glossary: {signs}", signs=outside(sentence))
            yield Finding(*place, sentence, says, cure)


def _with_any(unknown: str, text: str) -> list[str]:
    split = (one.strip() for one in _END["zh"].split(text))
    return [one for one in split if set(unknown) & set(outside(one))]


def main() -> int:
    """Print what is over a limit; 1 if there is anything."""
    found = findings(passages())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
