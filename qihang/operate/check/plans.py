"""What is wrong in the files beside a session's notebooks: its plan, and the catalogue."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from qihang.language.messages import Message
from qihang.operate.check.mistake import Cells, Mistake, authors

PARTS = ("prepare", "absent", "exit", "exercise", "lesson", "misconception", "ten")

_LETTERS = re.compile(r"[A-Za-z]{2}")


def in_plan(folder: Path, workbook: Cells) -> Iterator[Mistake]:
    """Parts that the plan of a session does not have, and steps that only one of them has.

    ``folder`` is the session's own, ``workbook`` the cells of its workbook.
    """
    path = folder / "plan.toml"
    file = _name(path)
    if not path.is_file():
        yield Mistake(file, "", "The plan is missing.", "Write it as s1 has it.", stops=False)
        return
    try:
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        yield Mistake(file, "", f"It cannot be read: {error}.", "Mend that line.", stops=False)
        return
    for part in PARTS:
        if part not in plan:
            cure = f"Add {part} as qihang/sessions/s1/plan.toml has it."
            yield Mistake(file, "", f"There is no {part} in the plan.", cure, stops=False)
    yield from _steps(file, plan, workbook)


def _steps(file: str, plan: dict[str, Any], workbook: Cells) -> Iterator[Mistake]:
    taught = [
        str(cell.get("id", "")).removesuffix("-zh")
        for cell in workbook
        if "zh" in cell.get("metadata", {}).get("tags", ()) and cell["source"].startswith("## ")
    ]
    planned = [
        step["cell"]
        for lesson in plan.get("lesson", ())
        for step in lesson.get("step", ())
        if "cell" in step
    ]
    for name in taught:
        if name not in planned:
            cure = "Give it a [[lesson.step]] with minutes."
            yield Mistake(file, "", f"Step {name} of the workbook has no minutes.", cure, False)
    for name in planned:
        if name not in taught:
            cure = "Take it out, or name the step as the workbook's cell is named, without -zh."
            yield Mistake(file, "", f"The workbook has no step {name}.", cure, False)


def untranslated(folder: Path) -> Iterator[Mistake]:
    """Sentences in the code of ``folder`` that have no Chinese in the catalogue."""
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("message"), [ast.Constant(str(text))]) if _no_chinese(text):
                    yield Mistake(
                        _name(path),
                        f"line {node.lineno}",
                        f"“{text}” has no Chinese.",
                        f"Add it to {authors()}/{path.parent.name}/messages.po.",
                        stops=False,
                    )


def _name(path: Path) -> str:
    return f"{authors()}/{path.parent.name}/{path.name}"


def _no_chinese(text: str) -> bool:
    places = {name: "" for _, name, _, _ in Formatter().parse(text) if name}
    said = Message(text, places).translations()
    return said["zh"] == said["en"] and _LETTERS.search(said["en"]) is not None
