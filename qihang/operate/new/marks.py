"""What is still to be filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qihang.language.messages import Translated, message, together
from qihang.questions import KINDS as QUESTIONS
from qihang.sessions import Session
from qihang.system.notebooks import notebook

ENGLISH = re.compile(r"FILL IN:? *((?:(?!\" ?[,})\]]|\"$).)*)", re.MULTILINE)
CHINESE = "待写"
NO_CHINESE = message("its Chinese")

SUFFIXES = {".py", ".js", ".css", ".toml", ".po", ".ipynb"}
PLACES = ("qihang", "widgets", "workbooks", "solutions", "tests")
OWN = ("qihang/operate", "tests/operate", "widgets/dist")
"""Files that mention the mark itself or are generated."""


@dataclass(frozen=True)
class Place:
    """A mark: its file, its line or cell, and what is to be written there."""

    file: Path
    where: Translated
    what: Translated | str

    def line(self, root: Path) -> Translated:
        """One line for an author."""
        return together(f"{self.file.relative_to(root)}: ", self.where, ": ", self.what)


def still_to_fill_in(root: Path, session: Session | None = None) -> list[Place]:
    """Every mark in what people write; of one ``session``, what belongs to it or is used in it."""
    places = [root / place for place in PLACES] if session is None else _of_session(root, session)
    own = [root / place for place in OWN]
    found = (path for place in places for path in _files(place))
    return marks_in(path for path in found if not any(path.is_relative_to(one) for one in own))


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*"))


def _of_session(root: Path, session: Session) -> list[Path]:
    """The places of a session, and of the laboratories and kinds of questions in its notebooks."""
    name = session.name
    master = root / f"solutions/{name}/{name}.ipynb"
    notebooks = [root / session.workbook, master] if session.workbook else [master]
    places = [f"qihang/sessions/{name}", f"tests/sessions/test_{name}.py"]
    for called in sorted({one for book in notebooks for one in _called(book)}):
        lab, asked = called.lower(), called.removeprefix("ask.")
        if "." not in called:
            places += [f"widgets/labs/{lab}", f"tests/widgets/test_{lab}.py"]
        elif asked in QUESTIONS:
            kind = QUESTIONS[asked].__module__.rpartition(".")[2]
            places += [f"qihang/questions/{kind}.py", f"widgets/exercise/kinds/{kind}"]
            places += [f"tests/questions/test_{kind}.py"]
    return [*(book.parent for book in notebooks), *(root / place for place in places)]


def _called(path: Path) -> set[str]:
    """What the code cells of a notebook call, such as ``WeightLab`` and ``ask.number``."""
    return {
        ast.unparse(node.func)
        for cell in notebook(path)["cells"]
        if cell["cell_type"] == "code"
        for node in _nodes(cell["source"])
        if isinstance(node, ast.Call)
    }


def _nodes(source: str) -> Iterator[ast.AST]:
    """What stands in a cell; nothing if it is no Python, which is another mistake."""
    with suppress(SyntaxError):
        yield from ast.walk(ast.parse(source))


def marks_in(paths: Iterable[Path]) -> list[Place]:
    """The marks in some files."""
    return [
        mark
        for path in paths
        if path.suffix in SUFFIXES and path.is_file() and ".ipynb_checkpoints" not in path.parts
        for mark in (_in_notebook(path) if path.suffix == ".ipynb" else _in_text(path))
    ]


def _in_notebook(path: Path) -> Iterator[Place]:
    english = {cell.get("id") for cell in notebook(path)["cells"] if ENGLISH.search(cell["source"])}
    for cell in notebook(path)["cells"]:
        name = cell.get("id", "?")
        found = _english(cell["source"])
        if not found and CHINESE in cell["source"] and _pair_of(name) not in english:
            found = [NO_CHINESE]
        yield from (Place(path, message("cell {name}", name=name), what) for what in found)


def _pair_of(cell: str) -> str:
    """The id of the English cell that belongs to a Chinese one."""
    return f"{cell.removesuffix('-zh')}-en"


def _in_text(path: Path) -> Iterator[Place]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        found = _english(line)
        # In a catalogue the Chinese stands in the line after its English.
        if not found and CHINESE in line and not ENGLISH.search(lines[number - 2]):
            found = [NO_CHINESE]
        yield from (Place(path, message("line {line}", line=number), what) for what in found)


def _english(text: str) -> list[Translated | str]:
    """What is to be written in a text, each thing once."""
    found = dict.fromkeys(mark[1].strip(' *"') for mark in ENGLISH.finditer(text))
    return [what or message("words") for what in found]
