"""``python -m bench``: measure, write the report, and fail only where something is wrong."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import bell, desk, desk_pages, grade, handin, history, memory, opened, seats, slider
from bench.floors import floors
from bench.found import Outcome
from bench.machine import commit, machine, versions
from bench.progress import tell
from bench.report import write
from bench.scale import FULL, QUICK, Scale
from tests.conftest import ROOT

CORES = 2
"""The goals are those of a machine of two cores; of more, only these are used."""

Measure = Callable[[Scale, Path], Outcome]

MEASURES: dict[str, Measure] = {
    "bell": bell.measure,
    "memory": memory.measure,
    "page": opened.measure,
    "slider": slider.measure,
    "handin": handin.measure,
    "grade": grade.measure,
    "seats": seats.measure,
    "desk": desk.measure,
    "desk_pages": desk_pages.measure,
    "history": history.measure,
}
"""By their names on the command line, in the order in which they run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures; 1 if an answer got lost, a page came incomplete or a grade differs."""
    options = _parser().parse_args(arguments)
    scale = QUICK if options.quick else FULL
    if options.minutes is not None:
        scale = scale.lasting(options.minutes)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    run = {"date": datetime.now(UTC).date().isoformat(), "commit": commit(ROOT)}
    name = "report-quick" if options.quick else "report"
    out = options.out or ROOT / "bench" / ("quick" if options.quick else "")
    report: dict[str, Any] = {
        **_standing(out / f"{name}.json", options.only, scale.mode),
        "mode": scale.mode,
        **run,
        "machine": machine(),
        "versions": versions(),
        "floors": {**run, "ms": floors()},
    }
    for measure in options.only:
        outcome = _outcome(measure, scale)
        report |= {one.key: {**one.told(), **run} for one in outcome.found}
        report["faults"] += outcome.faults
        for one in outcome.found:
            tell(f"{one.key}: {one.value} ({report[one.key]['goal']})")
        # After every measure, so that a run that is cut off has told what it found.
        write(report, out, name)
    tell(f"written: {out / name}.md")
    for fault in report["faults"]:
        tell(f"WRONG: {fault}")
    return 1 if report["faults"] else 0


def _standing(path: Path, measures: Sequence[str], mode: str) -> dict[str, Any]:
    """What stands in an earlier report of this machine, but for what is measured again."""
    nothing: dict[str, Any] = {"faults": []}
    if set(measures) == MEASURES.keys() or not path.exists():
        return nothing
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if (report["mode"], report["machine"]) != (mode, machine()):
        return nothing
    again = tuple(f"{measure}{end}" for measure in measures for end in (":", " could"))
    kept = [fault for fault in report["faults"] if not fault.startswith(again)]
    return {**report, "faults": kept}


def _outcome(name: str, scale: Scale) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="qihang-bench-") as folder:
        try:
            return MEASURES[name](scale, Path(folder))
        except Exception as error:  # noqa: BLE001  the others are measured all the same
            traceback.print_exc()
            return Outcome([], [f"{name} could not be measured: {error}"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the classroom beside the stock tools."
    )
    parser.add_argument("--quick", action="store_true", help="small numbers, a few minutes")
    parser.add_argument(
        "--only", type=_names, default=list(MEASURES), help=f"of {','.join(MEASURES)}"
    )
    parser.add_argument("--minutes", type=float, help="how long the final run of `seats` lasts")
    parser.add_argument(
        "--out", type=Path, help="folder of the report; bench/ or bench/quick/ else"
    )
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
