"""A table of a page as a file that somebody takes out: CSV, Excel, and paper where there is one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from qihang.desk import files
from qihang.desk.page import DeskPage
from qihang.language.messages import Message, Translated, message, ngettext, translations
from qihang.operate.export.files import csv_of, excel
from qihang.operate.export.paper import paper
from qihang.operate.export.table import Table, Text

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

PAPER = Kind(paper, "application/pdf")

WITH_PAPER = {**SHEETS, "pdf": PAPER}
"""Those of a table that is wanted on paper, too."""

NAMES: dict[str, Message] = {
    "assignments": message("assignments"),
    "session": message("points"),
    "wrong": message("common mistakes"),
    "learnt": message("what they learnt"),
    "people": message("trainees"),
    "hours": message("hours of learning"),
    "plans": message("plans"),
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
    language = page.preferences()[0]
    async with _one_at_a_time:
        content = await asyncio.to_thread(kind.make, shown, language)
    await send(page, taken, content, ending, kind.content)


async def send(page: DeskPage, taken: Taken, content: bytes, ending: str, said: str) -> None:
    """Answer with a file that was made, whose content is ``said`` to be such as ``text/csv``."""
    language, by = page.preferences()[0], page.staff["id"]
    every = taken.is_all and page.staff["classes"] is None
    classes = [] if every else list(taken.classes)
    await page.ask(
        lambda answers: answers.desk.note_file(taken.table, ending, classes, taken.session, by)
    )
    day = taken.when or datetime.now().astimezone().date().isoformat()
    name = files.named([*_parts(taken, language), day], f".{ending}")
    page.set_header("Content-Type", said)
    page.set_header("Content-Disposition", files.attached(name, f"{taken.table}-{day}.{ending}"))
    page.set_header("Cache-Control", "no-store")
    page.finish(content)


def about(classes: Sequence[str], is_all: bool) -> list[Text]:
    """Which classes a paper is of: their names, or how many they are."""
    if len(classes) <= MOST_CLASSES:
        return list(classes)
    return [message("all classes") if is_all else _count_of(classes)]


def _count_of(classes: Sequence[str]) -> Translated:
    count = len(classes)
    return ngettext("{count} class", "{count} classes", count, count=count)


def _parts(taken: Taken, language: str) -> list[str]:
    """What it is and which classes, such as ``points``, ``S1``, ``三班``."""
    called = translations(NAMES[taken.table])[language].replace(" ", "-")
    return [called, (taken.session or "").upper(), *_classes(taken, language)]


def _classes(taken: Taken, language: str) -> list[str]:
    if len(taken.classes) <= MOST_CLASSES:
        return [files.plain(one) for one in taken.classes]
    said = message("all classes") if taken.is_all else _count_of(taken.classes)
    return [translations(said)[language].replace(" ", "-")]
