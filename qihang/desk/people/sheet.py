"""The sheet of PINs that was made just now: what was done, and the file for ten minutes."""

from __future__ import annotations

from datetime import datetime

from tornado import web

from qihang.desk import files
from qihang.desk.people.own import PeoplePage
from qihang.language.messages import Translated, message, translations
from qihang.operate.roster.enrolling import Pins

MOST_CLASSES = 3
"""Classes that stand in the name of a file."""


class WithSheet(PeoplePage):
    """A page whose form makes a sheet of PINs."""

    def tell_sheet(self, pdf: bytes, made: Pins, done: Translated) -> None:
        """Lead to the page of the sheet."""
        name = _file_name([one.class_name for one, _ in made], self.preferences()[0])
        self.tell("/people/sheet", done=done, pdf=pdf, name=name)


class Sheet(PeoplePage):
    """What was done, the way to the file, and what to do with it."""

    async def get(self) -> None:
        """The page."""
        self.show("people/sheet.html", told_name=self.get_query_argument("told", ""))


class SheetFile(PeoplePage):
    """The sheet itself."""

    async def get(self) -> None:
        """The PDF, to be kept by nobody but who asked."""
        told = self.told
        if "pdf" not in told:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", files.attached(told["name"], "pins.pdf"))
        self.set_header("Cache-Control", "no-store")
        self.finish(told["pdf"])


def _file_name(classes: list[str], language: str) -> str:
    """Such as ``pins-三班-2026-12-01.pdf``."""
    several = [files.plain(one) for one in dict.fromkeys(classes)]
    parts = several if len(several) <= MOST_CLASSES else []
    day = datetime.now().astimezone().date().isoformat()
    return files.named([translations(message("pins"))[language], *parts, day], ".pdf")
