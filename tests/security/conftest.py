"""One running classroom for the tests of a file that only knock at its routes."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from qihang.system.site import Site
from tests.conftest import copied
from tests.support import waiting
from tests.support.classroom import Classroom, running
from tests.support.prepared import when_prepared
from tests.support.visitor import Visitor, signed_in


@pytest.fixture(scope="module")
def classroom(first_start: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running classroom of three trainees, in which T1 is open."""
    with running(copied(first_start, tmp_path_factory.mktemp("classroom"))) as one:
        # What is made ready ahead leaves lines in the log, which no test has asked for.
        yield when_prepared(one)


@pytest.fixture
def own(classroom: Classroom) -> Visitor:
    """The trainee 1001, just signed in."""
    return signed_in(classroom.address, "1001", classroom.pins["1001"])


@pytest.fixture
def other(classroom: Classroom) -> Visitor:
    """The trainee 1002, just signed in."""
    return signed_in(classroom.address, "1002", classroom.pins["1002"])


@pytest.fixture
def nobody(classroom: Classroom) -> Visitor:
    """A browser at which nobody signed in."""
    return Visitor(classroom.address)


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Runs a coroutine, whatever runs in this thread."""
    return waiting.run


def logs(site: Site) -> str:
    """Everything that the classroom wrote to its logs."""
    return "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(site.logs.iterdir())
        if path.is_file()
    )


def process_list() -> bytes:
    """The command lines and environments of all processes."""
    said = b""
    for entry in os.scandir("/proc"):
        for name in ("cmdline", "environ"):
            if entry.name.isdigit():
                try:
                    said += Path(entry.path, name).read_bytes()
                except OSError:
                    continue
    return said
