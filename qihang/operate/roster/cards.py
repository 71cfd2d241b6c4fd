"""A sheet of PIN cards to be printed, cut and given out.

While a classroom goes on it is made by a process of its own: ``python -m
qihang.operate.roster.cards`` takes the cards as JSON and writes the PDF.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qihang.operate.roster import says
from qihang.operate.roster.enrolling import Pins
from qihang.papers import pdf
from qihang.system import bounded, files
from qihang.system.errors import OperatorError

TEMPLATE = Path(__file__).with_suffix(".typ")

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory. A thousand cards take five seconds and 400 MB."""

PATIENCE = 120.0
"""Seconds on a busy computer."""


def write(file: Path, made: Pins) -> None:
    """Write the cards into a new file that only this account can read.

    Raises :class:`OperatorError` if there is a file of this name.
    """
    if not files.put_first(file, pdf.made(TEMPLATE, {"cards": _cards(made)})):
        raise OperatorError(says.file_exists(file))


def sheet(made: Pins) -> bytes:
    """The cards as a PDF, which is written nowhere; made in a process of its own.

    Raises :class:`OperatorError` if that does not come to its end.
    """
    try:
        return bounded.output(__name__, json.dumps(_cards(made)).encode(), PATIENCE)
    except bounded.NotDone:
        raise OperatorError(says.NO_SHEET) from None


def _cards(made: Pins) -> list[dict[str, str]]:
    return [
        {"number": one.number, "name": one.name, "class_name": one.class_name, "pin": pin}
        for one, pin in made
    ]


def main() -> None:
    """Read cards from the standard input, write their PDF."""
    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(pdf.made(TEMPLATE, {"cards": json.load(sys.stdin.buffer)}))


if __name__ == "__main__":
    main()
