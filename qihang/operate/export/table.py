"""A table as a page, a spreadsheet and a paper show it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qihang.language.messages import Message, Translated, translations

Text = Translated | str


@dataclass(frozen=True)
class Table:
    """A heading, lines, a line of sums, and what the signs in it mean."""

    title: Message
    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    texts: Collection[int]
    """The places of columns in which everything is text; in the others stand figures."""
    foot: Sequence[Text] = ()
    notes: Sequence[Translated] = ()
    about: Sequence[Text] = ()
    """What it is of, such as its classes: paper says it, as a file has a name that does."""
    ticks: int = 0
    """Empty columns that paper has at the end, to be ticked."""

    def lines(self, language: str) -> list[list[str]]:
        """All of its lines in a language."""
        foot = [self.foot] if self.foot else []
        return [
            [translations(cell)[language] for cell in line]
            for line in (self.head, *self.rows, *foot)
        ]
