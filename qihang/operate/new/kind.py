"""A new kind of question: how it is marked, how it is asked, its test, and its skeleton."""

from __future__ import annotations

import keyword
import re

from qihang.language.messages import message
from qihang.operate.new import templates
from qihang.operate.new.place import Repository
from qihang.questions import KINDS
from qihang.system.errors import OperatorError

UNIT = """    "    unit=\\"元\\",\\n",
"""
"""What only a number has, of the cells of its skeleton."""


def new_kind(repository: Repository, name: str) -> None:
    """Write the skeleton of a kind of question, such as ``estimate``.

    Raises :class:`OperatorError` if there is one, or the name is none of a kind.
    """
    if not re.fullmatch(r"[a-z]+", name) or keyword.iskeyword(name):
        raise OperatorError(
            message(
                "{name} is no name of a kind. Take one word of small letters, such as estimate.",
                name=name,
            )
        )
    if name in KINDS:
        raise OperatorError(
            message("There is a kind {name} already. Choose another name.", name=name)
        )
    question = repository.root / "qihang" / "questions" / f"{name}.py"
    folder = repository.root / "widgets" / "exercise" / "kinds" / name
    test = repository.root / "tests" / "questions" / f"test_{name}.py"
    skeleton = repository.root / "qihang/operate/new/templates/question" / f"{name}.ipynb"
    repository.refuse_to_replace(question, folder, test)
    values = {"kind": name, "class": name.capitalize()}
    repository.put(question, templates.text("kind/question.py.txt", values))
    for file in ("__init__.py", "ask.py"):
        repository.put(folder / file, templates.text(f"kind/{file}.txt", values))
    repository.put(test, templates.text("kind/test.py.txt", values))
    # Its questions are made of the same cells as those of a number.
    number = (templates.TEMPLATES / "question" / "number.ipynb").read_text(encoding="utf-8")
    own = number.replace("ask.number(", f"ask.{name}(").replace(UNIT, "")
    repository.put(skeleton, own)
