"""Stock Voilà and stock nbgrader, in folders of their own."""

from __future__ import annotations

import asyncio
import os
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bench.progress import tell
from qihang.operate.classroom import free_port
from qihang.system.site import Site
from tests.conftest import ROOT
from tests.support.classroom import Failed

PATIENCE_S = 60.0

LEFT_OUT = ("JUPYTER_", "QIHANG_", "VOILA_")
"""Beginnings of variables that would make a stock Voilà less stock."""


STUCK_S = 120.0
"""Seconds after which a page of stock Voilà counts as one that never comes."""

MOST_STUCK = 3
"""Rounds in a row that may be stuck."""

T = TypeVar("T")


@dataclass(frozen=True)
class Stock:
    """A running Voilà and the address of its one page."""

    process: subprocess.Popen[bytes]
    address: str


def unstuck(
    notebook: Path, folder: Path, work: Callable[[Stock], Coroutine[Any, Any, T]]
) -> tuple[T, int]:
    """What ``work`` with a stock Voilà gives, and in how many rounds before it was stuck.

    Now and then one of many pages that are opened at once never comes. In stock's favour,
    such a round does not count as a slow one. Raises ``TimeoutError`` after too many.
    """
    for stuck in range(MOST_STUCK):
        with voila(notebook, folder / f"{stuck}") as stock:
            try:
                return asyncio.run(asyncio.wait_for(work(stock), STUCK_S)), stuck
            except TimeoutError:
                tell(f"      a page of stock had not come after {STUCK_S:g} s; once more")
    raise TimeoutError(f"stock Voilà was stuck {MOST_STUCK} times in a row")


@contextmanager
def voila(notebook: Path, folder: Path) -> Iterator[Stock]:
    """Voilà with its default settings and the lab template on a copy of ``notebook``.

    No sign-in, one kernel of the kernelspec ``python3`` a page. ``widgets`` and ``qihang``
    can be imported by the notebook. Raises :class:`Failed` if it does not open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(notebook, folder / "lesson.ipynb")
    port = free_port()
    with (folder / "voila.log").open("wb") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "voila", "lesson.ipynb"),
                *("--template=lab", "--no-browser", f"--port={port}"),
            ],
            cwd=folder,
            env=_environment(folder),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait_for(port, process, folder / "voila.log")
        yield Stock(process, f"http://127.0.0.1:{port}")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def stock_course(site: Site, trainees: Iterable[str], folder: Path) -> Path:
    """A course with nbgrader's own settings and folders, and what these trainees handed in.

    What is not stock: the check that a seed is its owner's, without which the marks of
    forged submissions could not be the same. Returns the folder, to call :func:`nbgrader` in.
    """
    folder.mkdir(parents=True)
    shutil.copytree(site.solutions, folder / "source")
    for number in trainees:
        shutil.copytree(site.submitted / number, folder / "submitted" / number)
    with (
        closing(sqlite3.connect(site.gradebook)) as theirs,
        closing(sqlite3.connect(folder / "gradebook.db")) as own,
    ):
        theirs.backup(own)
    (folder / "nbgrader_config.py").write_text(_SETTINGS, encoding="utf-8")
    return folder


_SETTINGS = """
c = get_config()
c.CourseDirectory.course_id = "qihang"
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
    "qihang.gradebook.OwnSeed",
]
"""


def nbgrader(
    folder: Path, environment: Mapping[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run ``nbgrader`` in a course; its exit code is the caller's to judge."""
    beside = os.path.dirname(sys.executable)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    path = os.pathsep.join([beside, kept.get("PATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "IPYTHONDIR": str(folder / "ipython"),
    }


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        select.select([], [], [], 0.05)
    raise Failed(f"stock Voilà: {log.read_text(encoding='utf-8', errors='replace')}")
