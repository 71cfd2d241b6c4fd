"""A table of a page as a file that somebody takes out: CSV, Excel, and paper where there is one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from qihang.desk import files
from qihang.desk.page import DeskPage
from qihang.language.messages import Message, message, ngettext, translations
from qihang.operate.export.files import csv_of, excel
from qihang.operate.export.table import Table

MOST_CLASSES = 3
"""Classes that stand in the name of a file; more are counted."""

_one_at_a_time = asyncio.Semaphore(1)


@dataclass(frozen=True)
class Kind:
    """A kind of file: what makes it, and what a browser is told."""

    make: Callable[[Table, str], bytes]
    content: str


SHEETS = {
    "csv": Kind(csv_of, "text/csv; charset=utf-8"),
    "xlsx": Kind(excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""The files of every table, by their endings."""

NAMES: dict[str, Message] = {
    "assignments": message("assignments"),
    "session": message("points"),
    "wrong": message("common mistakes"),
    "learnt": message("what they learnt"),
    "people": message("trainees"),
    "hours": message("hours of learning"),
}
"""What the files of a table are called, and the log calls it."""


@dataclass(frozen=True)
class Taken:
    """What somebody takes out."""

    table: str
    """One of :data:`NAMES`."""
    classes: Sequence[str]
    is_all: bool = False
    """Whether those are all classes that they look after."""
    session: str | None = None
    when: str = ""
    """The month that it is about; else the day of today stands in the file's name."""


async def give(page: DeskPage, taken: Taken, shown: Table, ending: str, kind: Kind) -> None:
    """Answer with the file, in the language of who asks; the audit log notes who took it out.

    Raises :class:`qihang.system.errors.OperatorError` if it cannot be made.
    """
    language, by = page.preferences()[0], page.staff["id"]
    async with _one_at_a_time:
        content = await asyncio.to_thread(kind.make, shown, language)
    every = taken.is_all and page.staff["classes"] is None
    classes = [] if every else list(taken.classes)
    await page.ask(
        lambda answers: answers.desk.note_file(taken.table, ending, classes, taken.session, by)
    )
    day = taken.when or datetime.now().astimezone().date().isoformat()
    name = files.named([*_parts(taken, language), day], f".{ending}")
    page.set_header("Content-Type", kind.content)
    page.set_header("Content-Disposition", files.attached(name, f"{taken.table}-{day}.{ending}"))
    page.set_header("Cache-Control", "no-store")
    page.finish(content)


def _parts(taken: Taken, language: str) -> list[str]:
    """What it is and which classes, such as ``points``, ``S1``, ``三班``."""
    called = translations(NAMES[taken.table])[language].replace(" ", "-")
    return [called, (taken.session or "").upper(), *_classes(taken, language)]


def _classes(taken: Taken, language: str) -> list[str]:
    count = len(taken.classes)
    if count <= MOST_CLASSES:
        return [files.plain(one) for one in taken.classes]
    if taken.is_all:
        said = message("all classes")
    else:
        said = ngettext("{count} class", "{count} classes", count, count=count)
    return [translations(said)[language].replace(" ", "-")]
