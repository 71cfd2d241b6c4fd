"""A running classroom and browsers in it, for tests and for the pictures of the docs."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from shutil import which

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from qihang.answers import pins, service
from qihang.answers.client import Blocking
from qihang.kernels.fork.server import KERNEL
from qihang.operate import roster
from qihang.operate.classroom import free_port
from qihang.protocol.operator import OperatorCalls
from qihang.system.site import Site
from tests.support.waiting import PATIENCE_MS, until

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that there is; one without windows opens a page in a third of the time."""

CHROMIUM_SETTINGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PIN = "123456"
"""Of every trainee of a class that is made by :func:`enrol_class`."""


class Failed(Exception):
    """A command of a classroom failed; the message has what it said."""


@dataclass
class Classroom:
    """A classroom as `make start` runs it."""

    site: Site
    process: subprocess.Popen[str]
    address: str
    pins: dict[str, str]

    def ask(self, call: str, **fields: object) -> object:
        """Ask the answer service as the command line would."""
        with closing(Blocking(self.site.control_socket)) as service:
            return service.call(call, **fields)

    def newcomer(self, number: str = "") -> str:
        """Enrol one more trainee, with a number that nobody has; returns it."""
        number = number or f"n{len(self.pins):03d}"
        with service.open_answers(self.site) as answers:
            [(_, pin)] = roster.enrol(
                answers.operator, [roster.Trainee(number, f"name of {number}", "A")]
            )
        self.pins[number] = pin
        return number

    def end_kernels(self) -> None:
        """End the kernels of all pages, as those of earlier tests are in a later one's way."""
        for pid in self.kernels():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: not self.kernels())

    def kernels(self) -> list[int]:
        """Process ids of the kernels of this classroom's pages."""
        return [
            pid
            for pid, words in processes()
            if (name_of(pid) == KERNEL or "ipykernel_launcher" in words)
            and belongs_to(pid, self.site)
        ]


def command(site: Site, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a `qihang` command on a site."""
    return subprocess.run(
        [sys.executable, "-m", "qihang.cli", *arguments],
        cwd=site.root,
        env={**os.environ, **site.environment()},
        capture_output=True,
        text=True,
        check=False,
    )


def enrol_class(operator: OperatorCalls, numbers: Iterable[str], class_name: str = "A") -> None:
    """Enrol trainees, all with one PIN: to hash one for each takes long."""
    pin_hash = pins.hashed(PIN)
    operator.enrol(
        [
            {
                "number": one,
                "name": f"Trainee {one}",
                "class_name": class_name,
                "pin_hash": pin_hash,
            }
            for one in numbers
        ]
    )


def numbers(count: int, first: int = 1) -> list[str]:
    """Trainee numbers."""
    return [f"t{number:04d}" for number in range(first, first + count)]


@contextmanager
def running(site: Site) -> Iterator[Classroom]:
    """A classroom as ``qihang start`` runs it, on a free port, and its end with Ctrl-C.

    Raises :class:`Failed` if it does not open.
    """
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "qihang.cli", "start", "--port", str(port), "--desk-port", "0"],
        cwd=site.root,
        # Its English is read below.
        env={**os.environ, **site.environment(), "LANGUAGE": "en", "PYTHONUNBUFFERED": "1"},
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
        pins = dict(re.findall(r"number (\S+)\s+PIN (\d+)", said))
        yield Classroom(site, process, f"http://127.0.0.1:{port}", pins)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def processes() -> Iterator[tuple[int, list[str]]]:
    """Id and command line of every process; one that ended and was not fetched has none."""
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess):
            yield process.pid, [] if process.status() == psutil.STATUS_ZOMBIE else process.cmdline()


def name_of(pid: int) -> str:
    """The name of a process; a forked kernel has one of its own."""
    try:
        return str(psutil.Process(pid).name())
    except psutil.Error:
        return ""


def parent_of(pid: int) -> int:
    """The process that a process is a child of; none, 0, for one that has ended."""
    try:
        return int(psutil.Process(pid).ppid())
    except psutil.Error:
        return 0


def belongs_to(pid: int, site: Site) -> bool:
    """Whether a process was started by this site's classroom."""
    try:
        values = psutil.Process(pid).environ().values()
    except psutil.Error:
        return False
    return any(str(place) in value for value in values for place in (site.var, site.run))


def parts(site: Site, module: str) -> set[int]:
    """The processes of this site's classroom that run a module."""
    return {pid for pid, words in processes() if module in words and belongs_to(pid, site)}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next(filter(None, map(which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_SETTINGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Seat:
    """A browser at one seat, which notes requests that leave the machine and script errors."""

    context: BrowserContext
    page: Page
    classroom: Classroom
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, browser: Browser, classroom: Classroom, width: int = 1280) -> Seat:
        """A fresh browser window."""
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.set_default_timeout(PATIENCE_MS)
        seat = cls(context, context.new_page(), classroom)
        context.on("request", seat._note)
        context.on("weberror", lambda error: seat.errors.append(str(error.error)))
        return seat

    def _note(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.classroom.address, "blob:", "data:", "ws://127.0.0.1:")):
            self.outside.append(url)

    def sign_in(self, number: str) -> None:
        """Sign in at this seat with the keyboard alone."""
        self.page.goto(f"{self.classroom.address}/login")
        self.page.locator("input[name=number]").fill(number)
        self.page.locator("input[name=pin]").fill(self.classroom.pins[number])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.classroom.address}/")

    def open(self, path: str) -> None:
        """Go to a page of the classroom."""
        self.page.goto(f"{self.classroom.address}{path}")

    def close(self) -> None:
        """Close the window; nothing may have asked for anything outside or failed."""
        self.context.close()
        assert (self.outside, self.errors) == ([], [])
