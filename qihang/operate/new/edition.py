"""A new edition of a session's exercise: a copy of the newest one, to be changed."""

from __future__ import annotations

import nbformat

from qihang.language.messages import message
from qihang.operate.check.cells import CASE
from qihang.operate.new import templates
from qihang.operate.new.place import Repository
from qihang.sessions import editions, session
from qihang.system.errors import OperatorError


def new_edition(repository: Repository, name: str) -> str:
    """Write the master of the next edition of a session's exercise; returns its assignment.

    It asks the same questions with the same numbers until somebody changes it. Raises
    :class:`OperatorError` if there is no such session, or it has no exercise yet.
    """
    solutions = repository.root / "solutions"
    there = [path.name for path in solutions.glob("*") if path.is_dir()]
    known = editions.editions_in(there, session(name).name)
    if not known:
        raise OperatorError(
            message("{name} has no exercise yet. Run: qihang new session {name}", name=name)
        )
    newest = known[-1]
    assignment = editions.assignment(name, editions.parts(newest)[1] + 1)
    master = nbformat.read(solutions / newest / f"{newest}.ipynb", as_version=4)
    for cell in master.cells:
        if cell.cell_type == "code":
            cell.source = CASE.sub(f'ask.case("{assignment}"', cell.source)
    repository.put(solutions / assignment / f"{assignment}.ipynb", templates.written(master))
    repository.generate(assignment)
    repository.write_guide()
    return assignment
