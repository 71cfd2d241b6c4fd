"""A new kind of question: how it is marked, how it is asked, its test, and its skeleton."""

from __future__ import annotations

import keyword
import re

from qihang.operate.new import templates
from qihang.operate.new.place import House
from qihang.questions import KINDS
from qihang.system.errors import OperatorError

UNIT = """    "    unit=\\"元\\",\\n",
"""
"""What only a number has, of the cells of its skeleton."""


def new_kind(house: House, name: str) -> None:
    """Write the skeleton of a kind of question, such as ``estimate``.

    Raises :class:`OperatorError` if there is one, or the name is none of a kind.
    """
    if not re.fullmatch(r"[a-z]+", name) or keyword.iskeyword(name):
        raise OperatorError(
            f"{name} is no name of a kind. Take one word of small letters, such as estimate."
        )
    if name in KINDS:
        raise OperatorError(f"There is a kind {name} already. Choose another name.")
    question = house.root / "qihang" / "questions" / f"{name}.py"
    folder = house.root / "widgets" / "exercise" / "kinds" / name
    test = house.root / "tests" / "questions" / f"test_{name}.py"
    skeleton = house.root / "qihang/operate/new/templates/question" / f"{name}.ipynb"
    house.refuse_to_replace(question, folder, test)
    values = {"kind": name, "class": name.capitalize()}
    house.put(question, templates.text("kind/question.py.txt", values))
    house.put(folder / "__init__.py", templates.text("kind/__init__.py.txt", values))
    house.put(test, templates.text("kind/test.py.txt", values))
    # Its questions are made of the same cells as those of a number.
    number = (templates.TEMPLATES / "question" / "number.ipynb").read_text(encoding="utf-8")
    own = number.replace("ask.number(", f"ask.{name}(").replace(UNIT, "")
    house.put(skeleton, own)
