"""Which branches of the handlers are taken, in the processes that a test starts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import coverage
import pytest

from tests.support.resuming import source_of

ROOT = Path(__file__).resolve().parents[3]

AT_START = """
import sys
if {"qihang.server.app", "qihang.answers.service"} & set(sys.orig_argv):
    import coverage
    coverage.process_startup()
"""
"""Python runs it first in each process; the others are not measured."""

SETTINGS = """
[run]
branch = true
parallel = true
sigterm = true
data_file = {data}
include =
    {root}/qihang/server/*
    {root}/qihang/answers/*
"""


def folder_of_this_source() -> Path:
    """Where it is noted which branches were taken; a run that goes on adds to it."""
    return ROOT / "build" / "fuzz" / source_of(ROOT)[:16]


@contextmanager
def measured() -> Iterator[None]:
    """Trainee servers and answer services that are started meanwhile note what they run."""
    folder = folder_of_this_source()
    folder.mkdir(parents=True, exist_ok=True)
    start = folder / "start"
    start.mkdir(exist_ok=True)
    (start / "sitecustomize.py").write_text(AT_START, "utf-8")
    settings = folder / "settings.ini"
    settings.write_text(SETTINGS.format(data=folder / "data", root=ROOT), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(start))
        patch.setenv("COVERAGE_PROCESS_START", str(settings))
        yield


def figures() -> list[str]:
    """How many branches of each package were taken, in words."""
    folder = folder_of_this_source()
    config = str(folder / "settings.ini")
    found = coverage.Coverage(data_file=str(folder / "data"), config_file=config)
    found.combine([str(folder)], keep=True)
    made = folder / "coverage.json"
    found.json_report(outfile=str(made))
    files = json.loads(made.read_text("utf-8"))["files"]
    said = []
    for package in ("qihang/server", "qihang/answers"):
        sums = [one["summary"] for name, one in files.items() if f"{package}/" in name]
        taken = sum(one["covered_branches"] for one in sums)
        of = sum(one["num_branches"] for one in sums)
        said.append(f"{package}: {taken} of {of} branches taken, {100 * taken // max(of, 1)} %")
    return said
