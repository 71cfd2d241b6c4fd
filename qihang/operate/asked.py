"""What a released exercise asks: its questions in order, what each is called, and which are texts.

Read from the page as it was released, and kept until it is released anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from qihang.language.messages import Bilingual, Translated
from qihang.operate.taught import Stamp, stamp_of
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

FREE = re.compile(r"\bask\.(text|chat)\(")
"""What asks for words of the trainee's own, which a person should read."""

_HEADING = re.compile(r"^#{1,3} +(?P<title>[^\n]+)")


@dataclass(frozen=True)
class Question:
    """A question of an edition; ``texts`` are what its page says before it, in Markdown."""

    name: str
    place: int
    """Counted from 1."""
    title: Translated | str
    is_free: bool
    """Whether it is answered in words of one's own."""
    texts: Bilingual


def questions(site: Site, assignment: str) -> Mapping[str, Question]:
    """The questions of an edition by name, in their order; none of a page that is not there."""
    page = site.page("exercise", assignment)
    return _questions(page, stamp_of(page))


@lru_cache(maxsize=64)
def _questions(page: Path, stamp: Stamp) -> Mapping[str, Question]:
    try:
        cells = [] if stamp is None else notebook(page)["cells"]
    except OperatorError:
        return {}  # the doctor says what is wrong with it
    found: dict[str, Question] = {}
    said: dict[str, list[str]] = {"zh": [], "en": []}
    for cell in cells:
        if cell["cell_type"] == "markdown":
            _hear(cell, said)
        name = _graded(cell)
        if name:
            source = "".join(cell["source"])
            texts = Bilingual(*("\n\n".join(said[lang]) for lang in ("zh", "en")))
            found[name] = Question(
                name, len(found) + 1, _title(said) or name, bool(FREE.search(source)), texts
            )
            said = {"zh": [], "en": []}
    return found


def _graded(cell: Mapping[str, Any]) -> str | None:
    grading = cell["metadata"].get("nbgrader", {})
    return str(grading["grade_id"]).removeprefix("test_") if grading.get("grade") else None


def _hear(cell: Mapping[str, Any], said: Mapping[str, list[str]]) -> None:
    """Take a text into what is said in its language; a new heading begins anew."""
    text = "".join(cell["source"]).strip()
    tags: Sequence[str] = cell["metadata"].get("tags", ())
    for lang, texts in said.items():
        if lang in tags:
            if _HEADING.match(text):
                texts.clear()
            texts.append(text)


def _title(said: Mapping[str, Sequence[str]]) -> Bilingual | None:
    titles = [_HEADING.match(said[lang][0]) if said[lang] else None for lang in ("zh", "en")]
    zh, en = (one and one["title"].strip() for one in titles)
    return Bilingual(zh, en or zh) if zh else None
