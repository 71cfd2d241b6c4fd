"""A small class whose first trainee has handed in, and the answer service as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from qihang import service
from qihang.marker import grade
from qihang.site import Site
from tests.conftest import ROOT, enrol, seat
from tests.helpers import until
from tests.solutions import answers
from tests.test_service import answers as service_answers


@contextmanager
def serving(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """The answer service of a site, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qihang.service"],
        env={**os.environ, **site.environment()},
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: service_answers(site))
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture
def marked_site(open_site: Site) -> Site:
    """S1 is open; ``right`` and ``wrong`` handed it in and are marked."""
    with service.desk(open_site) as desk:
        for number in ("right", "wrong"):
            token = seat(desk, number, pin=enrol(desk, number))
            given = answers("s1", ROOT, desk.claim(token)["seed"], number)
            for question, value in given.items():
                desk.save(token, question, value, f"{number} {question}")
            desk.hand_in(token)
        assert grade(open_site, desk, "s1") == []
    return open_site
