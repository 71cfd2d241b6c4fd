"""Trying whether pages can be shown, in a process of its own: a cell may end it, or never end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from qihang.kernels.run.lesson import CellFailed, NotPlain, run
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook

PATIENCE = 60
"""Seconds that one page may take, as when it is prepared for trainees."""


def tried(pages: Sequence[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each page with why it cannot be shown; ``None`` where it can, or where only a kernel can."""
    rest = list(pages)
    while rest:
        said = _said(rest)
        for reason in said:
            yield rest.pop(0), reason
        if rest:
            yield rest.pop(0), f"it ends what runs it, or takes over {PATIENCE} s"


def _said(pages: Sequence[Path]) -> list[str | None]:
    """The reason of each page up to the first one that does not come to an end."""
    command = [sys.executable, "-m", __name__, *map(str, pages)]
    try:
        limit = PATIENCE * len(pages)
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limit,
            check=False,
        )
        lines = done.stdout
    except subprocess.TimeoutExpired as late:
        lines = late.stdout or b""
    return [json.loads(line) for line in lines.splitlines()]


def _reason(page: Path) -> str | None:
    try:
        run(notebook(page))
    except (CellFailed, OperatorError) as reason:
        return str(reason)
    except NotPlain:
        return None
    return None


if __name__ == "__main__":
    for one in sys.argv[1:]:
        print(json.dumps(_reason(Path(one))), flush=True)
