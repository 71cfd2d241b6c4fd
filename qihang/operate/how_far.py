"""How far each trainee is in a session, a row a trainee."""

from __future__ import annotations

from collections.abc import Iterator

from qihang.answers.pages import bookmarks, trainees
from qihang.language.messages import Translated, message
from qihang.protocol.server import Bookmark
from qihang.protocol.service import Answers
from qihang.sessions.screens import Screen, required, screens
from qihang.system.notebooks import notebook
from qihang.system.site import Site

Row = tuple[Translated | str, ...]

KINDS = {"workbook": message("workbook"), "exercise": message("exercise")}


def rows(site: Site, answers: Answers, session: str) -> Iterator[Row]:
    """Number and name, and for the workbook and the exercise: the screen, and how many are done.

    Only screens that everybody walks are counted.
    """
    found = {
        kind: {one["number"]: one for one in bookmarks(answers.operator, kind, session)}
        for kind in KINDS
    }
    pages = _Pages(site)
    for trainee in trainees(answers.operator):
        number = trainee["number"]
        cells = (pages.says(kind, found[kind].get(number)) for kind in KINDS)
        yield number, trainee["name"], *cells


class _Pages:
    """The screens of the notebooks that bookmarks lie in, each read once."""

    def __init__(self, site: Site):
        self._site = site
        self._known: dict[str, tuple[Screen, ...]] = {}

    def says(self, kind: str, bookmark: Bookmark | None) -> Translated:
        if bookmark is None:
            return message("{kind}: not begun", kind=KINDS[kind])
        there = self._screens(f"{kind}/{bookmark['notebook']}.ipynb")
        at = next((one.title for one in there if one.name == bookmark["screen"]), None)
        walked = required(there)
        return message(
            "{kind}: {screen}, {done} of {of} done",
            kind=KINDS[kind],
            screen=at or bookmark["screen"],
            done=sum(one.name in bookmark["done"] for one in walked),
            of=len(walked),
        )

    def _screens(self, path: str) -> tuple[Screen, ...]:
        if path not in self._known:
            file = self._site.pages / path
            self._known[path] = screens(notebook(file)) if file.is_file() else ()
        return self._known[path]
