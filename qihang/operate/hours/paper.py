"""The month of a class as the paper to be signed.

A process of its own makes it: ``python -m qihang.operate.hours.paper`` takes what stands on the
paper as JSON and writes a PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qihang.language.messages import message, translations
from qihang.operate.export import files
from qihang.operate.export.table import Table
from qihang.system import bounded

TEMPLATE = Path(__file__).with_name("month.typ")

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory. A hundred and twenty people take two seconds and 150 MB."""

SIGNED = (message("Lecturer"), message("Class teacher"), message("Office"))


def paper(table: Table, language: str) -> bytes:
    """A PDF: an A4 sheet, more for a large class, with lines to sign on at the end.

    Raises as :func:`files.excel`.
    """
    return files.made(__name__, _given(table, language))


def _given(table: Table, language: str) -> Mapping[str, Any]:
    """What stands on it, as JSON can hold it."""

    def say(text: Any) -> str:
        return translations(text)[language]

    return {
        "lang": language,
        "title": say(table.title),
        "lines": table.lines(language),
        "notes": [say(one) for one in table.notes],
        "signed": [say(one) for one in SIGNED],
        "signature": say(message("Signature, date")),
    }


def main() -> None:
    """Read what stands on the paper from the standard input, write the PDF."""
    from qihang.papers import pdf  # some megabytes, and only this process needs it

    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(pdf.made(TEMPLATE, json.load(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
