"""A table whose empty cells are filled with numbers."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.base import is_empty
from qihang.questions.table import Cell, Field, Table
from widgets.exercise.kinds.parts import Json, Translations, Words, example_of, unit_of

TITLE = Bilingual("写一张表", "a table")

WORDS: dict[str, Translated] = {
    "cell_right": message("Right"),
    "cell_follows": message("Right way"),
    "cells_change": message("“Right way”: once the cell above is right, this number changes, too."),
    "cell_not_yet": message("Not yet"),
    "cell_unreadable": message("Not readable"),
    "cell_empty": message("Empty"),
    "from_cell_to_cell": message("Enter or an arrow key goes to the next cell below."),
}


def form(question: Table, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    fields = question.fields
    return {
        "kind": "table",
        "label": label,
        "columns": [_head(one, words, fields.get(one)) for one in question.columns],
        "rows": [
            {
                **_head(row, words, fields.get(row)),
                "cells": [_cell(question, Cell(row, column)) for column in question.columns],
            }
            for row in question.rows
        ],
    }


def unfilled(question: Table, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    if not isinstance(raw, dict):
        return None
    empty = sum(is_empty(raw.get(cell.name)) for cell in question.blanks())
    return message("Cells still empty: {count}.", count=empty) if empty else None


def unread(question: Table, raw: object) -> dict[str, str]:
    """See :func:`widgets.exercise.kinds.unread`."""
    return {cell.name: hint for cell, hint in question.unread(raw).items()}


def example(question: Table, raw: object) -> Translated:
    """See :func:`widgets.exercise.kinds.example`. Of the first cell that is not read."""
    cell = [*question.unread(raw), *question.blanks()][0]
    return example_of(question.example(cell), question.field(cell).unit)


def _head(name: str, words: Words, field: Field | None) -> Json:
    """The head of a row or a column, with the unit of its numbers."""
    said = translations(words[name])  # type: ignore[arg-type]
    if field is None or not field.unit:
        return {"id": name, "text": said}
    unit = unit_of(field.unit)
    return {
        "id": name,
        "text": {"zh": f"{said['zh']}（{unit['zh']}）", "en": f"{said['en']} ({unit['en']})"},
    }


def _cell(question: Table, cell: Cell) -> Json:
    given = question.given(cell)
    shown = None if given is None else question.number(cell).written(given)
    return {"name": cell.name, "given": shown}
