"""Makes the PDF of plans in a process of its own: JSON comes in, the PDF goes out.

What the server prints is bounded here, whatever stands in it: a PDF that takes too long or too
much memory ends this process and nothing else. See :func:`qihang.papers.bounded.made`.
"""

from __future__ import annotations

import json
import sys

from qihang.papers import pdf, plan
from qihang.system import bounded

SECONDS, BYTES = 10, 2**30
"""Time of a processor, and memory. A page takes about half a second and 100 MB."""


def main() -> None:
    """Read the pages of plans from the standard input, write their PDF."""
    bounded.limit(SECONDS, BYTES)
    pages = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pdf.made(plan.TEMPLATE, {"plans": pages}))


if __name__ == "__main__":
    main()
