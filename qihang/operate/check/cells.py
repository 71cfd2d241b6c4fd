"""What can be seen in a notebook without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from qihang.language import readability
from qihang.language.messages import LANGUAGES, message, together
from qihang.language.readability import HIDDEN_TESTS, Passage, words_in
from qihang.operate.check.mistake import Cells, Mistake, alone, grading, name_of

_REGION = re.compile(r"^### (BEGIN|END)\b ?(.*)$", re.MULTILINE)
CASE = re.compile(r"\bask\.case\(\s*[\"']([^\"']*)[\"']")
"""How an exercise says whose numbers it draws."""

_KEY = re.compile(r"\.(expects|not_yet)\(")

REGIONS = ("SOLUTION", "HIDDEN TESTS")


def in_words(file: str, cells: Cells) -> Iterator[Mistake]:
    """Cells without their other language, and sentences that are too long or too hard."""
    prose = [cell for cell in cells if cell["cell_type"] == "markdown"]
    languages = [_language(cell) for cell in prose]
    for cell, language in zip(prose, languages, strict=True):
        if language is None:
            cure = message("Give it the tag zh or en (property inspector, cell tags).")
            yield Mistake(
                file, name_of(cell), message("The cell has no language."), cure, stops=False
            )
    yield from _without_other(file, prose, languages)
    yield from _unlike(file, prose, languages)
    passages = [
        Passage(file, name_of(cell), language, cell["source"])
        for cell, language in zip(prose, languages, strict=True)
        if language
    ]
    for cell in cells:
        for pair in _words(cell):
            yield from _half(file, cell, pair)
            passages += (Passage(file, name_of(cell), lang, pair[lang]) for lang in LANGUAGES)
    for one in readability.over_limits(passages):
        says = together(f"“{one.sentence}”: " if one.cell else "", one.says)
        yield Mistake(file, one.cell, message("{says}.", says=says), one.cure, stops=False)


def _half(file: str, cell: dict[str, Any], pair: dict[str, str]) -> Iterator[Mistake]:
    """Words that stand in one language only."""
    if any(pair.values()) and not all(pair.values()):
        [there] = filter(None, pair.values())
        cure = message("Write it between its quotes.")
        yield Mistake(file, name_of(cell), alone(there, pair), cure, stops=False)


def _words(cell: dict[str, Any]) -> list[dict[str, str]]:
    """The words of a code cell in both languages; none of one that is no Python."""
    if cell["cell_type"] != "code":
        return []
    try:
        return [dict(zip(LANGUAGES, pair, strict=True)) for pair in words_in(cell["source"])]
    except SyntaxError:
        return []


def _without_other(file: str, prose: Cells, languages: list[str | None]) -> Iterator[Mistake]:
    """A Chinese cell that no English one follows, and an English one after no Chinese one."""
    for (cell, language), following in zip_longest(
        zip(prose, languages, strict=True), languages[1:]
    ):
        if language == "zh" and following != "en":
            cure = message("Write the English in a cell right after it, with the tag en.")
            yield Mistake(
                file, name_of(cell), message("No English cell follows it."), cure, stops=False
            )
    for before, cell, language in zip([None, *languages], prose, languages, strict=False):
        if language == "en" and before != "zh":
            cure = message("Write the Chinese in a cell right before it, with the tag zh.")
            yield Mistake(
                file, name_of(cell), message("No Chinese cell is before it."), cure, stops=False
            )


def _unlike(file: str, prose: Cells, languages: list[str | None]) -> Iterator[Mistake]:
    """Pairs of cells whose languages have other headings or list items."""
    for place, cell in enumerate(prose[:-1]):
        if (languages[place], languages[place + 1]) != ("zh", "en"):
            continue
        for what, mark in ((message("headings"), r"^#+ "), (message("list items"), r"^- ")):
            zh, en = (
                len(re.findall(mark, one["source"], re.M)) for one in prose[place : place + 2]
            )
            if zh != en:
                says = message(
                    "It has other {what} ({zh}) than the English after it ({en}).",
                    what=what,
                    zh=zh,
                    en=en,
                )
                yield Mistake(
                    file, name_of(cell), says, message("Give both the same."), stops=False
                )


def in_master(file: str, cells: Cells) -> Iterator[Mistake]:
    """What nbgrader would fail on, or would release to trainees, in the master of an exercise."""
    yield from _ids(file, cells)
    yield from _without_question(file, cells)
    for cell in cells:
        if cell["cell_type"] == "code":
            wrong = list(_regions(file, name_of(cell), cell["source"]))
            yield from wrong or _shown_key(file, name_of(cell), cell["source"])


def in_edition(file: str, cells: Cells, assignment: str) -> Iterator[Mistake]:
    """Numbers that are drawn for another edition than the one whose master it is."""
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        for drawn in CASE.findall(cell["source"]):
            if drawn != assignment:
                says = message(
                    "It draws the numbers of {drawn}, and the exercise is {name}.",
                    drawn=drawn,
                    name=assignment,
                )
                cure = message("Write {line}.", line=f'ask.case("{assignment}", seed)')
                yield Mistake(file, name_of(cell), says, cure)


def _without_question(file: str, cells: Cells) -> Iterator[Mistake]:
    """Test cells above which no question stands, or no more than its heading."""
    asked = dict.fromkeys(LANGUAGES, "")
    for cell in cells:
        if language := _language(cell):
            asked[language] = cell["source"]
        elif grading(cell).get("grade"):
            for language, text in asked.items():
                if "\n" not in text.strip():
                    tongue = message("Chinese") if language == "zh" else message("English")
                    cure = message("Write its heading and its text in a cell above it.")
                    says = message("There is no question above it in {tongue}.", tongue=tongue)
                    yield Mistake(file, name_of(cell), says, cure, stops=False)


def _ids(file: str, cells: Cells) -> Iterator[Mistake]:
    seen: set[str] = set()
    for cell in cells:
        name = grading(cell).get("grade_id")
        if name in seen:
            says = message("Two cells have the nbgrader id {name}.", name=name)
            cure = message(
                "Give the second one (cell {cell}) an id of its own.", cell=cell.get("id")
            )
            yield Mistake(file, name, says, cure)
        seen |= {name} if name else set()
    for name in ("seed", "hand_in"):
        if name not in seen:
            cure = message("Add it as docs/author.md shows it.")
            yield Mistake(file, "", message("There is no cell {name}.", name=name), cure)


def _regions(file: str, name: str, source: str) -> Iterator[Mistake]:
    """Marks of nbgrader that are misspelt, or have no other end."""
    begun: str | None = None
    for mark in _REGION.finditer(source):
        edge, region = mark[1], mark[2].strip()
        if region not in REGIONS or (edge == "END" and region != begun):
            wanted = begun if edge == "END" and begun else "SOLUTION"
            yield Mistake(
                file,
                name,
                message("The line “{line}” ends or begins nothing.", line=mark[0]),
                message("Write ### {edge} {region}.", edge=edge, region=wanted),
            )
            return
        begun = region if edge == "BEGIN" else None
    if begun:
        says = message("The line “### BEGIN {region}” has no end.", region=begun)
        cure = message("Write ### END {region} below it.", region=begun)
        yield Mistake(file, name, says, cure)


def _shown_key(file: str, name: str, source: str) -> Iterator[Mistake]:
    if found := _KEY.search(HIDDEN_TESTS.sub("", source)):
        says = message("item.{call}(…) stands where trainees get it.", call=found[1])
        cure = message("Put it between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS.")
        yield Mistake(file, name, says, cure)


def _language(cell: dict[str, object]) -> str | None:
    metadata = cell.get("metadata")
    tags = metadata.get("tags", ()) if isinstance(metadata, dict) else ()
    return next((tag for tag in tags if tag in LANGUAGES), None)
