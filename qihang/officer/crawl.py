"""A visit to every page in a real browser, and a list of all that the pages asked for.

It visits a second, temporary classroom with the same program, course and pages but a folder
and trainees of its own. So it needs nobody's PIN and changes none of the classroom's data.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from qihang import settings
from qihang.answers.service import open_answers
from qihang.answers.store import Store
from qihang.language.messages import Translated, message
from qihang.officer.chromium import Chromium, chromium, installed
from qihang.operate import roster
from qihang.operate.classroom import PATIENCE, free_port, stop
from qihang.operate.release import has_workbook
from qihang.protocol.released import SessionSettings
from qihang.system.errors import OperatorError
from qihang.system.logs import LogFile
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody

VISITOR = roster.Trainee("visitor", "参观", "audit")

BEFORE_SIGNING_IN = ("/login", "/help", "/not-here")

WITHOUT_KERNEL = ("/", *BEFORE_SIGNING_IN)
"""Pages that are complete without a kernel's websocket."""

OWN = ("blob:", "data:", "about:", "chrome:")
"""Beginnings of addresses that lead to no other machine."""

_SIGN_IN = """
(() => {{
  document.querySelector("input[name=number]").value = "{number}";
  document.querySelector("input[name=pin]").value = "{pin}";
  document.querySelector("input[name=pin]").form.submit();
}})()
"""


@dataclass(frozen=True)
class Request:
    """What a page asked for."""

    page: str
    kind: str
    address: str
    is_outside: bool


@dataclass
class Visit:
    """What came of the visit; ``problem`` says why there was none."""

    pages: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """What a page's own policy refused."""
    problem: Translated | None = None

    @property
    def outside(self) -> list[Request]:
        """Requests to another host."""
        return [one for one in self.requests if one.is_outside]


def visit(site: Site, tell: Tell = nobody) -> Visit:
    """Visit every page of every open session, signed out and signed in."""
    path = installed()
    if path is None:
        return Visit(
            problem=message("Chromium is not installed on this machine, so no page was visited.")
        )
    with tempfile.TemporaryDirectory(prefix="qihang-visit-") as folder:
        second, opened = _second(site, Path(folder))
        try:
            with _running(second) as address, chromium(path) as browser:
                return _visit(browser, address, _enrol(second), opened, tell)
        except OperatorError as error:
            return Visit(problem=error)


def _second(site: Site, folder: Path) -> tuple[Site, list[str]]:
    """A classroom with the same pages and nobody in it, and its open sessions."""
    second = Site(site.root, folder / "var")
    second.prepare()
    settings.copy(site, second)
    shutil.copytree(site.pages, second.pages, dirs_exist_ok=True)
    with closing(Store.of(site, only_read=True)) as store:
        opened = store.sessions.opened()
    with open_answers(second) as answers:
        for name, row in opened.items():
            wanted: SessionSettings = {
                "items": row["items"],
                "marks_at_once": row["marks_at_once"],
                "hand_in_again": row["hand_in_again"],
                "in_halves": row.get("in_halves", False),
            }
            for edition in row["editions"]:
                answers.operator.open_session(name, wanted, edition)
    return second, sorted(opened)


def _enrol(site: Site) -> str:
    """Enrol the visitor; returns the PIN."""
    with open_answers(site) as answers:
        [(_, pin)] = roster.enrol(answers.operator, [VISITOR])
    return pin


@contextmanager
def _running(site: Site) -> Iterator[str]:
    """The classroom's address while it runs."""
    port = free_port()
    file = LogFile(site.logs / "visit.log")
    with file.pipe() as log:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "qihang.cli",
                "start",
                "--host",
                "127.0.0.1",
                "--port",
                str(port),
            ],
            cwd=site.root,
            env={**os.environ, **site.environment()},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _await(process, port, file)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


def _await(process: subprocess.Popen[bytes], port: int, log: LogFile) -> None:
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise OperatorError(
        message("The classroom to be visited did not start: {reason}", reason=log.last_line())
    )


def _visit(browser: Chromium, address: str, pin: str, opened: Sequence[str], tell: Tell) -> Visit:
    made = Visit()
    lessons = [
        f"/{kind}/{name}"
        for name in opened
        for kind in ("workbook", "exercise")
        if kind == "exercise" or has_workbook(name)
    ]
    of = len(BEFORE_SIGNING_IN) + len(lessons) + 2
    for path in BEFORE_SIGNING_IN:
        _see(browser, made, address, path, of, tell)
    browser.go(f"{address}/login")
    browser.run(_SIGN_IN.format(number=VISITOR.number, pin=pin))
    browser.settle()
    if browser.run("location.pathname") != "/":
        raise OperatorError(message("The visitor could not sign in, so no lesson was visited."))
    for path in ("/", *lessons, "/"):
        _see(browser, made, address, path, of, tell)
    made.refused = sorted(set(browser.refused))
    return made


def _see(browser: Chromium, made: Visit, address: str, path: str, of: int, tell: Tell) -> None:
    """Open a page and note what it asked for, and what was asked for since the last one."""
    browser.go(f"{address}{path}", "Document" if path in WITHOUT_KERNEL else "WebSocket")
    own = (f"{address}/", address.replace("http:", "ws:") + "/", *OWN)
    made.pages.append(path)
    made.requests += [
        Request(path, kind, asked.replace(address, ""), not asked.startswith(own))
        for kind, asked in browser.requests
    ]
    browser.requests.clear()
    tell(len(made.pages), of)
