"""Prints worksheets in a process of its own: JSON comes in, the PDF goes out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qihang.papers import pdf
from qihang.system import bounded

TEMPLATE = Path(__file__).with_name("sheets.typ")

SECONDS, BYTES = 120, 2**31
"""Time of a processor, and memory. A class of thirty takes two seconds and 400 MB."""


def main() -> None:
    """Read what stands on the sheets from the standard input, write the PDF."""
    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(pdf.made(TEMPLATE, json.load(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
