"""A small class whose first trainee has handed in, and the answer service as a process."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.system.site import Site
from tests.conftest import enrol, hand_in_so, in_place, page_token
from tests.support.course import COURSE
from tests.support.services import start_service
from tests.support.solutions import raw_answers


@contextmanager
def serving(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """The answer service of a site, in a process of its own."""
    process = start_service(site)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def marked_start(first_start: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of :func:`marked_site`; copied, never used itself."""
    site = Site(first_start.root, tmp_path_factory.mktemp("marked") / "var")
    shutil.copytree(first_start.var, site.var)
    with in_place(site), service.open_answers(site) as answers:
        for number in ("right", "wrong"):
            token = page_token(answers, number, pin=enrol(answers, number))
            given = raw_answers("t1", COURSE, answers.page.claim(token)["seed"], number)
            for question, value in given.items():
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)
        assert grade(site, answers.marker, "t1") == []
    return site.var


@pytest.fixture
def marked_site(site: Site, marked_start: Path) -> Site:
    """T1 is open; ``right`` and ``wrong`` handed it in and are marked."""
    shutil.copytree(marked_start, site.var, dirs_exist_ok=True)
    return site


def says(text: str, number: str) -> bool:
    """Whether a number stands in a text by itself, and not by chance inside a hash."""
    return re.search(rf"(?<![0-9a-f.]){re.escape(number)}(?![0-9a-f])", text) is not None


def everything(folder: Path) -> dict[str, str]:
    """Every file below a folder with its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and not path.name.endswith((".lock", "-shm", "-wal"))
    }


def change(database: Path, *statements: str) -> None:
    """What somebody with another tool does to a database."""
    with closing(sqlite3.connect(database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
