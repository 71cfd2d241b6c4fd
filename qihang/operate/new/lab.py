"""A new laboratory: its model, its picture, its style and its test."""

from __future__ import annotations

import re

from qihang.language.messages import message
from qihang.operate.new import templates
from qihang.operate.new.place import Repository
from qihang.system.errors import OperatorError

MESSAGES = {
    "FILL IN: title of {lab}": "待写：{lab} 的标题",
    "FILL IN: question of {lab}": "待写：{lab} 的问题",
    "FILL IN: {pieces} pieces": "待写：{pieces} 件",
    "Pieces": "件数",
}


def new_lab(repository: Repository, name: str) -> None:
    """Write the skeleton of a laboratory, such as ``WeightLab``.

    Raises :class:`OperatorError` if there is one, or the name is none of a laboratory.
    """
    if not re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*Lab", name):
        raise OperatorError(
            message(
                "{name} is no name of a laboratory. Take one that ends in Lab, such as WeightLab.",
                name=name,
            )
        )
    folder = repository.root / "widgets" / "labs" / name.lower()
    test = repository.root / "tests" / "widgets" / f"test_{name.lower()}.py"
    repository.refuse_to_replace(folder, test)
    short = name.removesuffix("Lab").lower()
    values = {
        "class": name,
        "folder": name.lower(),
        "short": short,
        "CONST": short.upper(),
    }
    for file in ("__init__.py", "lab.js", "lab.css"):
        repository.put(folder / file, templates.text(f"lab/{file}.txt", values))
    repository.put(test, templates.text("lab/test.py.txt", values))
    repository.put_messages(folder, MESSAGES)
    repository.build_assets()
