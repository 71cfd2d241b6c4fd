"""A sheet of PIN cards to be printed, cut and given out."""

from __future__ import annotations

from pathlib import Path

from qihang.operate import papers
from qihang.operate.roster import says
from qihang.operate.roster.enrolling import Pins
from qihang.system import files
from qihang.system.errors import OperatorError

TEMPLATE = Path(__file__).with_suffix(".typ")


def write(file: Path, made: Pins) -> None:
    """Write the cards into a new file that only this account can read.

    Raises :class:`OperatorError` if there is a file of this name.
    """
    cards = [
        {"number": one.number, "name": one.name, "class_name": one.class_name, "pin": pin}
        for one, pin in made
    ]
    if not files.put_first(file, papers.pdf(TEMPLATE, {"cards": cards})):
        raise OperatorError(says.file_exists(file))
