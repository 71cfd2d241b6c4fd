"""Common mistakes as a file: what is looked at, with every idea and every month or class."""

from __future__ import annotations

from collections.abc import Iterator

from tornado import web

from qihang.desk import export
from qihang.desk.wrong.figures import PARTS
from qihang.desk.wrong.pages import Looked, WrongPage
from qihang.language.messages import Message, message, sentences
from qihang.operate.export.table import Table, Text
from qihang.operate.wrong import Counts

TOGETHER: Message = message("All")

NAMED: dict[str, Message] = {"month": message("Month"), "class": message("Class")}
"""What the lines side by side are told apart by."""

NOBODY = "–"
"""A class or month without a name, as on the page."""


class WrongFile(WrongPage):
    """The figures of what is chosen."""

    async def get(self, kind: str) -> None:
        """The file. Raises ``HTTPError`` 404 where nothing is released."""
        chosen, released = await self.chosen_classes(), await self.released()
        if not released or not chosen:
            raise web.HTTPError(404)
        looked = await self.looked_at(released, chosen)
        choice = looked.choice
        taken = export.Taken("wrong", chosen, not choice.classes, choice.session)
        await export.give(self, taken, _table(looked), kind, export.SHEETS[kind])


def _table(looked: Looked) -> Table:
    """A line a question, and below it one an idea; then one question side by side."""
    head: list[Text] = [
        NAMED[looked.choice.by],
        message("Question"),
        PARTS["right"],
        PARTS["partly"],
        PARTS["not-yet"],
        message("Of these empty"),
        PARTS["waiting"],
        message("Mistake"),
        message("People with it"),
    ]
    rows = [*_questions(looked), *_side_by_side(looked)]
    return Table(message("Common mistakes"), head, rows, texts=(0, 1, 7))


def _questions(looked: Looked) -> Iterator[list[Text]]:
    for asked in looked.found.asked:
        yield [TOGETHER, asked.title, *_figures(asked.counts), "", ""]
        for idea in asked.ideas:
            said = sentences(idea.thought, idea.next_step)
            yield [TOGETHER, asked.title, *_no_figures(), said, str(idea.people)]


def _side_by_side(looked: Looked) -> Iterator[list[Text]]:
    """Each with its commonest idea, as on the page."""
    titles = {one.name: one.title for one in looked.found.asked}
    for one in looked.groups:
        idea: tuple[Text, Text] = ("", "")
        if one.idea:
            idea = (one.idea.thought, str(one.idea.people))
        title = titles.get(looked.choice.question, looked.choice.question)
        yield [one.name or NOBODY, title, *_figures(one.counts), *idea]


def _figures(counts: Counts) -> list[str]:
    parts = (counts.right, counts.partly, counts.not_yet, counts.empty, counts.waiting)
    return list(map(str, parts))


def _no_figures() -> list[str]:
    """The figures of a question stand once, so that a spreadsheet may add them up."""
    return [""] * 5
