"""What classes learnt as a file: the table of the page."""

from __future__ import annotations

from tornado import web

from qihang.desk import export
from qihang.desk.learnt.pages import TITLE, LearntPage
from qihang.language.messages import message
from qihang.operate import learnt
from qihang.operate.export.table import Table, Text


class LearntFile(LearntPage):
    """The figures of the classes that are chosen."""

    async def get(self, kind: str) -> None:
        """The file. Raises ``HTTPError`` 404 where both tests are not out."""
        chosen = await self.chosen_classes()
        looked = await self.looked_at(chosen)
        if looked.found is None or not chosen:
            raise web.HTTPError(404)
        taken = export.Taken("learnt", chosen, not looked.classes)
        await export.give(self, taken, _table(looked.found), kind, export.SHEETS[kind])


def _table(found: learnt.Learnt) -> Table:
    """A line for all questions together, and one a question; below it what may be concluded."""
    head: list[Text] = [
        message("Question"),
        message("People"),
        message("Before, %"),
        message("After, %"),
        message("Gain"),
        message("At least"),
        message("At most"),
    ]
    every = [
        (message("All together"), found.together),
        *((one.title, one.gain) for one in found.asked),
    ]
    rows: list[list[Text]] = [
        [title, str(one.people), *map(_plain, learnt.figures(one))] for title, one in every
    ]
    singly = learnt.concluded_singly(found)
    said = [learnt.said_people(found), learnt.concluded(found), *([singly] if singly else [])]
    rows += [[one, *[""] * (len(head) - 1)] for one in said]
    return Table(TITLE, head, rows, texts=(0,))


def _plain(figure: str) -> str:
    """A figure as a spreadsheet reads it."""
    return figure.replace("−", "-")
