"""A classroom to be measured: a course of its own, a class in it, and the running processes."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bench.reference import course_in
from qihang.answers import pins, service
from qihang.officer import nightly
from qihang.operate.classroom import free_port
from qihang.system.site import Site
from tests.support.classroom import Classroom, command

PIN = "123456"


class Failed(Exception):
    """A command of what is measured failed; the message has what it said."""


def opened_site(folder: Path, numbers: Iterable[str], sessions: Sequence[str] = ("s1",)) -> Site:
    """A course in ``folder`` with sessions released and trainees enrolled, all with one PIN.

    Its notebooks are the bench's own; see :mod:`bench.reference`.
    """
    released = _released(tuple(sessions))
    site = Site(folder / "course", folder / "var")
    shutil.copytree(released.root, site.root)
    shutil.copytree(released.var, site.var)
    pin_hash = pins.hashed(PIN)
    with service.open_answers(site) as answers:
        answers.operator.enrol(
            [
                {
                    "number": number,
                    "name": f"Trainee {number}",
                    "class_name": "A",
                    "pin_hash": pin_hash,
                }
                for number in numbers
            ]
        )
    # The copy of the day is made once a day and not while anything is measured.
    nightly.make(site, nightly.today())
    return site


@cache
def _released(sessions: tuple[str, ...]) -> Site:
    """A course with these sessions released; copied, never used itself."""
    folder = tempfile.TemporaryDirectory(prefix="qihang-bench-")
    atexit.register(folder.cleanup)
    site = course_in(Path(folder.name))
    for session in sessions:
        run(site, "release", session)
    return site


def run(site: Site, *arguments: str) -> None:
    """Run a ``qihang`` command. Raises :class:`Failed` if it fails."""
    done = command(site, *arguments)
    if done.returncode:
        raise Failed(f"qihang {' '.join(arguments)}: {done.stdout}{done.stderr}")


@contextmanager
def running(site: Site) -> Iterator[Classroom]:
    """The classroom of a site, as ``qihang start`` runs it, and its end with Ctrl-C.

    Raises :class:`Failed` if it does not open.
    """
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "qihang.cli", "start", "--port", str(port)],
        cwd=site.root,
        env={**os.environ, **site.environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        else:
            raise Failed(f"qihang start: {said}")
        yield Classroom(site, process, f"http://127.0.0.1:{port}", {})
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def numbers(count: int, first: int = 1) -> list[str]:
    """Trainee numbers."""
    return [f"t{number:04d}" for number in range(first, first + count)]
