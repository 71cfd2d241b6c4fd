"""What is wrong in the files beside a session's notebooks: its plan, and the catalogue."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from string import Formatter
from typing import Any

from qihang.language.messages import LANGUAGES, Message, Translated, message
from qihang.operate.check.mistake import Cells, Mistake, alone, authors

PARTS = ("prepare", "absent", "exit", "exercise", "lesson", "misconception", "ten")

WITHIN = {
    "lesson": ("step",),
    "misconception": ("thinks", "step", "do"),
    "ten": ("question", "a", "b", "right", "because", "step"),
}
"""What must stand in each of these parts."""

_LETTERS = re.compile(r"[A-Za-z]{2}")


def in_plan(folder: Path, workbook: Cells) -> Iterator[Mistake]:
    """Parts that the plan of a session does not have, and steps that only one of them has.

    ``folder`` is the session's own, ``workbook`` the cells of its workbook.
    """
    path = folder / "plan.toml"
    file = _name(path)
    if not path.is_file():
        yield Mistake(
            file,
            "",
            message("The plan is missing."),
            message("Write it as s1 has it."),
            stops=False,
        )
        return
    try:
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        yield Mistake(
            file,
            "",
            message("It cannot be read: {error}.", error=error),
            message("Mend that line."),
            stops=False,
        )
        return
    for part in PARTS:
        if part not in plan:
            cure = message("Add {part} as qihang/sessions/s1/plan.toml has it.", part=part)
            yield Mistake(
                file, "", message("There is no {part} in the plan.", part=part), cure, stops=False
            )
    yield from _shapes(file, plan)
    yield from _one_language(file, plan)
    yield from _steps(file, plan, workbook)
    yield from _again(file, plan, workbook)


def _shapes(file: str, plan: dict[str, Any]) -> Iterator[Mistake]:
    """Parts in which something is missing."""
    for part, names in WITHIN.items():
        found = plan.get(part, [])
        for number, one in enumerate(found if isinstance(found, list) else [found], start=1):
            yield from _missing(file, f"{part} {number}", one, names)
            if part == "lesson":
                for place, step in enumerate(one.get("step", ()), start=1):
                    has_name = "own" if "own" in step else "cell"
                    yield from _missing(
                        file,
                        message("step {place} of lesson {number}", place=place, number=number),
                        step,
                        ("minutes", has_name),
                    )
                    if type(step.get("minutes", 1)) is not int:
                        yield Mistake(
                            file,
                            message("step {place} of lesson {number}", place=place, number=number),
                            message("{minutes} is no number of minutes.", minutes=step["minutes"]),
                            message("Write a whole number without quotes."),
                            stops=False,
                        )


def _missing(
    file: str, place: Translated | str, entry: Any, names: Sequence[str]
) -> Iterator[Mistake]:
    for name in names:
        if name not in entry:
            cure = message(
                "Add a line: {name} = …, as qihang/sessions/s1/plan.toml has it.", name=name
            )
            yield Mistake(file, place, message("There is no {name}.", name=name), cure, stops=False)


def _one_language(file: str, part: Any) -> Iterator[Mistake]:
    """Sentences that stand in one language only."""
    if isinstance(part, list):
        for one in part:
            yield from _one_language(file, one)
    elif isinstance(part, dict):
        said = {lang: str(part.get(lang, "")).strip() for lang in LANGUAGES}
        if any(said.values()) and not all(said.values()):
            [there] = filter(None, said.values())
            yield Mistake(file, "", alone(there, said), message("Write it beside it."), False)
        for one in part.values():
            yield from _one_language(file, one)


def _steps(file: str, plan: dict[str, Any], workbook: Cells) -> Iterator[Mistake]:
    taught = [
        str(cell.get("id", "")).removesuffix("-zh")
        for cell in workbook
        if "zh" in (tags := cell.get("metadata", {}).get("tags", ()))
        and "optional" not in tags
        and cell["source"].startswith("## ")
    ]
    planned = [
        step["cell"]
        for lesson in plan.get("lesson", ())
        for step in lesson.get("step", ())
        if "cell" in step
    ]
    for name in taught:
        if name not in planned:
            cure = message("Give it a [[lesson.step]] with minutes.")
            yield Mistake(
                file,
                "",
                message("Step {name} of the workbook has no minutes.", name=name),
                cure,
                False,
            )
    for name in planned:
        if name not in taught:
            cure = message(
                "Take it out, or name the step as the workbook's cell is named, without -zh."
            )
            yield Mistake(
                file, "", message("The workbook has no step {name}.", name=name), cure, False
            )


def _again(file: str, plan: dict[str, Any], workbook: Cells) -> Iterator[Mistake]:
    """Screens for looking again that the workbook does not have."""
    there = {
        str(cell.get("id", "")).removesuffix("-zh")
        for cell in workbook
        if "zh" in cell.get("metadata", {}).get("tags", ()) and cell["source"].startswith("#")
    }
    for question, name in plan.get("again", {}).items():
        if name not in there:
            cure = message("Name the screen as the workbook's cell is named, without -zh.")
            yield Mistake(
                file,
                message("[again] {question}", question=question),
                message("The workbook has no screen {name}.", name=name),
                cure,
                False,
            )


def untranslated(folder: Path) -> Iterator[Mistake]:
    """Sentences in the code of ``folder`` that have no Chinese in the catalogue."""
    for path in sorted(folder.glob("*.py")):
        for node in _nodes(path):
            match node:
                case ast.Call(ast.Name("message" | "ngettext"), [ast.Constant(str(text)), *_]) if (
                    _no_chinese(text)
                ):
                    yield Mistake(
                        _name(path),
                        message("line {line}", line=node.lineno),
                        message("“{there}” has no Chinese.", there=text),
                        message(
                            "Add it to {file}.",
                            file=f"{authors()}/{path.parent.name}/messages.po",
                        ),
                        stops=False,
                    )


def _nodes(path: Path) -> Iterator[ast.AST]:
    """The parts of a module; none of one that is no Python, which is said where it is run."""
    with suppress(SyntaxError):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _name(path: Path) -> str:
    return f"{authors()}/{path.parent.name}/{path.name}"


def _no_chinese(text: str) -> bool:
    places = {name: "" for _, name, _, _ in Formatter().parse(text) if name}
    said = Message(text, places).translations()
    return said["zh"] == said["en"] and _LETTERS.search(said["en"]) is not None
