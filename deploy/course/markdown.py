"""Texts in both languages as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from qihang.language.messages import LANGUAGES

Words = Mapping[str, str]
"""A text by language: ``{"zh": …, "en": …}``."""


def bilingual(words: Words, between: str = " · ") -> str:
    """A text in both languages."""
    return between.join(once(words[lang] for lang in LANGUAGES))


def each(words: Words, change: Callable[[str], str]) -> Words:
    """A text whose languages are each changed."""
    return {lang: change(words[lang]) for lang in LANGUAGES}


def first_bold(text: str) -> str:
    """What is said first in bold, or the first sentence."""
    found = re.search(r"\*\*(.+?)\*\*", text)
    return found[1] if found else first_sentence(text)


def first_sentence(text: str) -> str:
    """The first sentence of a text in either language."""
    found = re.match(r".*?(?:。|\.(?=\s|$)|$)", text)
    assert found is not None
    return found[0]


def once(names: Iterable[str]) -> list[str]:
    """Names in their order, each once."""
    return list(dict.fromkeys(names))


def bullets(heading: str, lines: Iterable[Words], level: str | None = "###") -> Iterator[str]:
    """A heading and a list below it."""
    yield f"{level} {heading}\n" if level else f"**{heading}**：\n"
    yield from (f"- {bilingual(line)}" for line in lines)
    yield ""


def quoted(heading: str | None, words: Words) -> Iterator[str]:
    """A text in each language, as a quotation."""
    if heading:
        yield f"**{heading}**\n"
    for lang in LANGUAGES:
        yield from (f"> {line}".rstrip() for line in words[lang].splitlines())
        yield ""


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""
