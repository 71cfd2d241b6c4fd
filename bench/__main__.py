"""``python -m bench``: measure, write the report, and fail only where something is wrong."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import bell, grade, handin, memory, opened, seats, slider
from bench.found import Outcome
from bench.machine import commit, machine, versions
from bench.report import write
from bench.say import tell
from bench.scale import FULL, QUICK, Scale
from bench.seat import Incomplete
from tests.conftest import ROOT

Measure = Callable[[Scale, Path], Outcome]

MEASURES: dict[str, Measure] = {
    "bell": bell.measure,
    "memory": memory.measure,
    "page": opened.measure,
    "slider": slider.measure,
    "handin": handin.measure,
    "grade": grade.measure,
    "seats": seats.measure,
}
"""By their names on the command line, in the order in which they run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures; 1 if an answer got lost, a page came incomplete or a grade differs."""
    options = _parser().parse_args(arguments)
    scale = QUICK if options.quick else FULL
    if options.minutes is not None:
        scale = scale.lasting(options.minutes)
    found, faults = _measured(options.only, scale)
    report: dict[str, Any] = {
        **found,
        "mode": scale.mode,
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(ROOT),
        "machine": machine(),
        "versions": versions(),
        "faults": faults,
    }
    name = "report-quick" if options.quick else "report"
    write(report, options.out, name)
    tell(f"written: {options.out / name}.md")
    for fault in faults:
        tell(f"WRONG: {fault}")
    return 1 if faults else 0


def _measured(names: Sequence[str], scale: Scale) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    faults: list[str] = []
    for name in names:
        with tempfile.TemporaryDirectory(prefix="qihang-bench-") as folder:
            try:
                outcome = MEASURES[name](scale, Path(folder))
            except Incomplete as incomplete:
                faults.append(f"{name}: {incomplete}")
                continue
        for one in outcome.found:
            found[one.key] = one.told()
            tell(f"{one.key}: {one.value} ({found[one.key]['goal']})")
        faults += outcome.faults
    return found, faults


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the classroom beside the stock tools."
    )
    parser.add_argument("--quick", action="store_true", help="small numbers, a few minutes")
    parser.add_argument(
        "--only", type=_names, default=list(MEASURES), help=f"of {','.join(MEASURES)}"
    )
    parser.add_argument("--minutes", type=float, help="how long the final run of `seats` lasts")
    parser.add_argument("--out", type=Path, default=ROOT / "bench", help="folder of the report")
    return parser


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = sorted(set(names) - MEASURES.keys())
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}")
    return names


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
