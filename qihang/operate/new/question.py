"""A new question at the end of a session's exercise."""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import nbformat

from qihang.language.messages import listed, message
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
    _refuse(name, kind)
    path = repository.root / "solutions" / session / f"{session}.ipynb"
    if not path.is_file():
        raise OperatorError(
            message(
                "Session {session} has no exercise yet. Run: qihang new session {session}",
                session=session,
            )
        )
    master = nbformat.read(path, as_version=4)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in master.cells]
    _refuse_in(_short(repository, path), name, ids)
    graded = sum(bool(cell.metadata.get("nbgrader", {}).get("grade")) for cell in master.cells)
    values = {"name": name, "cell": name.replace("_", "-"), "number": str(graded + 1)}
    end = ids.index(HAND_IN)
    master.cells[end:end] = templates.cells(f"question/{kind}.ipynb", values)
    repository.put(path, templates.written(master))
    _lead_back(repository, session, name)
    repository.generate(session)
    repository.write_guide()


def _refuse(name: str, kind: str) -> None:
    """Raise :class:`OperatorError` for a kind that there is not, or no name of a question."""
    if kind not in question_kinds():
        raise OperatorError(
            message(
                "There is no kind {kind}. The kinds are {kinds}.",
                kind=kind,
                kinds=listed(question_kinds()),
            )
        )
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise OperatorError(
            message(
                "{name} is no name of a question. Take small letters, digits and _, such as "
                "net_sales.",
                name=name,
            )
        )


def _refuse_in(file: Path, name: str, ids: Sequence[str | None]) -> None:
    """Raise :class:`OperatorError` if a question of that name cannot be put among these cells."""
    if name in ids:
        raise OperatorError(
            message(
                "{file} has a question {name} already. Choose another.",
                file=file,
                name=name,
            )
        )
    if HAND_IN not in ids:
        raise OperatorError(
            message(
                "{file} has no cell {cell}, which must be the last.",
                file=file,
                cell=HAND_IN,
            )
        )


def _lead_back(repository: Repository, session: str, name: str) -> None:
    """Name a screen that leads back from a question, below those that the plan names already."""
    path = repository.root / "qihang" / "sessions" / session / "plan.toml"
    plan = path.read_text(encoding="utf-8")
    known = tomllib.loads(plan).get("again", {})
    if not known or name in known:
        return
    line = f'{name} = "{next(reversed(known.values()))}"  # FILL IN: the screen to go back to.'
    last = re.compile(rf"^{re.escape(next(reversed(known)))} = .*$", re.MULTILINE)
    before, _, after = plan.partition("[again]")
    added = last.sub(lambda found: f"{found[0]}\n{line}", after, count=1)
    repository.put(path, f"{before}[again]{added}")


def _short(repository: Repository, path: Path) -> Path:
    return path.relative_to(repository.root)
