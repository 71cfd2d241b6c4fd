"""A new question at the end of a session's exercise."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import nbformat

from qihang.operate.new import templates
from qihang.operate.new.place import Repository
from qihang.system.errors import OperatorError

HAND_IN = "hand_in"


def question_kinds() -> list[str]:
    """The kinds of which there is a skeleton."""
    return sorted(path.stem for path in (templates.TEMPLATES / "question").glob("*.ipynb"))


def new_question(repository: Repository, session: str, name: str, kind: str) -> None:
    """Write the skeleton of a question before the end of a session's exercise.

    Raises :class:`OperatorError` if there is no such session or kind, or if the name is taken.
    """
    if kind not in question_kinds():
        raise OperatorError(
            f"There is no kind {kind}. The kinds are {', '.join(question_kinds())}."
        )
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise OperatorError(
            f"{name} is no name of a question. Take small letters, digits and _, such as net_sales."
        )
    path = repository.root / "solutions" / session / f"{session}.ipynb"
    if not path.is_file():
        raise OperatorError(
            f"Session {session} has no exercise yet. Run: qihang new session {session}"
        )
    master = nbformat.read(path, as_version=4)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in master.cells]
    if name in ids:
        raise OperatorError(
            f"{_short(repository, path)} has a question {name} already. Choose another."
        )
    if HAND_IN not in ids:
        raise OperatorError(
            f"{_short(repository, path)} has no cell {HAND_IN}, which must be the last."
        )
    graded = sum(bool(cell.metadata.get("nbgrader", {}).get("grade")) for cell in master.cells)
    values = {"name": name, "cell": name.replace("_", "-"), "number": str(graded + 1)}
    end = ids.index(HAND_IN)
    master.cells[end:end] = templates.cells(f"question/{kind}.ipynb", values)
    repository.put(path, templates.written(master))
    repository.generate(session)
    repository.write_guide()


def _short(repository: Repository, path: Path) -> Path:
    return path.relative_to(repository.root)
