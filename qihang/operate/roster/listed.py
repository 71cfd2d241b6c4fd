"""Who is on the roster, as a table: for a spreadsheet, and as a list to tick on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qihang.language.messages import message
from qihang.operate.export.table import Table, Text

TICKS = 8
"""Empty columns on paper: two months of a lesson a week."""


def class_list(people: Iterable[Mapping[str, Any]], about: Sequence[Text]) -> Table:
    """Number, name and class of ``people``, in their order; ``about`` says whose list it is."""
    head = (message("Trainee number"), message("Name of the person"), message("Class"))
    rows = [(one["number"], one["name"], one["class_name"]) for one in people]
    texts = range(len(head))
    return Table(message("Trainees"), head, rows, texts=texts, about=about, ticks=TICKS)
