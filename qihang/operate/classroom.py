"""Running the classroom: the answer service, the trainee server and the marker together."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from qihang.answers.client import Unreachable
from qihang.answers.remote import RemoteAnswers
from qihang.answers.service import open_answers
from qihang.kernels import sandbox
from qihang.language.messages import Translated, message
from qihang.operate import roster
from qihang.operate.serving import Served
from qihang.protocol.operator import OperatorCalls
from qihang.server.paths import JUPYTER, check_font
from qihang.sessions import sessions
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.logs import LogFile
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody

DEMO_CLASS = [
    roster.Trainee("1001", "林小满", "演示班"),
    roster.Trainee("1002", "周大河", "演示班"),
    roster.Trainee("1003", "陈秋实", "演示班"),
]
PATIENCE = 30.0
"""Seconds until a part of the classroom must be there."""

PATIENCE_TO_ANSWER = 5.0
"""Seconds to wait for a reply of the answer service."""

PATIENCE_TO_STOP = 10.0
"""Seconds for a process to end by itself."""

PATIENCE_FOR_LOGS = 2.0
"""Seconds until what a process said that has ended is in its log."""

CLOCK_MAY_BE_BEHIND = 600.0
"""Seconds of a clock's difference that are not reported."""

LOOK_EVERY = 5.0
"""Seconds between two looks whether the disk has room."""

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

PARTS = {
    "service": message("service"),
    "server": message("server"),
    "marker": message("marker"),
    "desk": message("desk"),
}
"""How the parts are called; so are their logs."""

OWN_PORTS = range(20_000, 32_768)
"""Ports outside the range that Linux uses for outgoing connections."""

Process = subprocess.Popen[bytes]

_PR_SET_PDEATHSIG = 1
# Found now: between fork and exec nothing may wait for what another thread holds.
_LIBC = ctypes.CDLL(None)


def free_port() -> int:
    """A port that is free now, and likely still is when a classroom has started."""
    for port in random.sample(OWN_PORTS, 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OperatorError(message("No port is free. Stop other programs, then try again."))


def _ignore(_sentence: Translated) -> None:
    """Ignore the sentence."""


@dataclass
class Part:
    """One process of the classroom."""

    name: str
    command: list[str]
    log: LogFile
    process: Process | None = None
    starts: list[float] = field(default_factory=list)


class Daily(Protocol):
    """A task that the classroom does once a day."""

    process: Process | None

    def look(self) -> None:
        """Begin it if it is due."""


class Classroom:
    """Starts the parts, starts a part that died again, and stops them all."""

    def __init__(self, site: Site, served: Served, desk: Served | None, daily: Daily):
        """``served`` is where trainees' pages are, ``desk`` where the desk is, if there is one."""
        self._site, self._served, self._desk, self._daily = site, served, desk, daily
        self._stopping = False
        self._has_room = True
        self._look_again = 0.0
        self._parts = [
            self._part("service", "qihang.answers.service"),
            self._part("server", "qihang.server.app", served.host, str(served.port)),
            self._part("marker", "qihang.gradebook.marker"),
        ]
        if desk:
            ports = str(desk.port), str(served.port)
            self._parts.append(self._part("desk", "qihang.desk.app", desk.host, *ports))

    def run(self, ready: Callable[[], None], warn: Callable[[Translated], None] = _ignore) -> None:
        """Run until a signal asks to stop; ``ready`` is called once pages are served.

        ``warn`` is given a sentence when work cannot be saved, and when it can be again.
        Raises :class:`OperatorError` with the reason if a part cannot start.
        """
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)
        go_on_at_ctrl_z()
        try:
            for part in self._parts:
                self._start(part)
            self._await(self._parts[0], self._service_answers)
            self._await(self._parts[1], self._served.answers)
            if self._desk:
                self._await(self._parts[-1], self._desk.answers)
            if not self._stopping:
                ready()
            while not self._stopping:
                self._watch()
                self._daily.look()
                self._look_at_the_disk(warn)
        finally:
            stop(self._daily.process)
            self._end_lesson()
            for part in reversed(self._parts):
                stop(part.process)
                part.log.wait(PATIENCE_FOR_LOGS)

    def _part(self, name: str, module: str, *arguments: str) -> Part:
        command = [sys.executable, "-m", module, *arguments]
        return Part(name, command, LogFile(self._site.logs / f"{name}.log"))

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _start(self, part: Part) -> None:
        part.starts = [*part.starts[-4:], time.monotonic()]
        with part.log.pipe() as log:
            part.process = begin(self._site, part.command, log)

    def _watch(self) -> None:
        time.sleep(0.2)
        for part in self._parts:
            if self._stopping or part.process is None or part.process.poll() is None:
                continue
            if len(part.starts) == 5 and time.monotonic() - part.starts[0] < 10:
                if not self._has_room:
                    continue  # it may fail for that; the instructor knows
                raise OperatorError(
                    message(
                        "The {name} keeps failing. {last_words}",
                        name=PARTS[part.name],
                        last_words=last_words(part.log),
                    )
                )
            self._start(part)

    def _look_at_the_disk(self, warn: Callable[[Translated], None]) -> None:
        if time.monotonic() < self._look_again:
            return
        self._look_again = time.monotonic() + LOOK_EVERY
        had_room = self._has_room
        try:
            self._site.check_room()
        except OperatorError as error:
            self._has_room = False
            if had_room:
                warn(
                    message(
                        "Answers are not saved now; pages say so and try again. {error}",
                        error=error,
                    )
                )
            return
        self._has_room = True
        if not had_room:
            warn(message("Answers are saved again."))

    def _await(self, part: Part, answers: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not self._stopping and not answers():
            if part.process is None or part.process.poll() is not None:
                raise OperatorError(last_words(part.log))
            if time.monotonic() > until:
                raise OperatorError(
                    message(
                        "The {name} does not answer. {last_words}",
                        name=PARTS[part.name],
                        last_words=last_words(part.log),
                    )
                )
            time.sleep(0.05)

    def _service_answers(self) -> bool:
        with suppress(Unreachable), self._answers() as answers:
            answers.operator.released()
            return True
        return False

    def _end_lesson(self) -> None:
        with suppress(Unreachable), self._answers() as answers:
            answers.operator.end_lesson()

    def _answers(self) -> closing[RemoteAnswers]:
        return closing(RemoteAnswers(self._site, PATIENCE_TO_ANSWER))


def prepare(
    site: Site, warn: Callable[[Translated], None] = _ignore, tell: Tell = nobody
) -> list[tuple[str, str]]:
    """Make everything ready to start; returns the demo class's numbers and PINs.

    ``tell`` is told how far it is where it takes long.

    The first run opens the first session and enrols a small demo class, whose PINs
    are kept in ``var/demo-class.txt`` so that they can be shown at every start.
    """
    site.prepare()
    check_font()
    sandbox.layers()
    with open_answers(site, tell) as answers:
        late = check_clock(answers.operator)
        if late:
            warn(late)
        if not answers.operator.released() or (site.var / "generating").is_dir():
            # nbgrader is slow to import
            from qihang.operate.release import edition_to_release, finish, release

            finish(site, answers.operator)
            if not answers.operator.released():
                release(site, answers.operator, edition_to_release(site, first_session()))
        if not (answers.operator.trainees() or answers.operator.removed_trainees()):
            made = roster.enrol(answers.operator, DEMO_CLASS)
            pins = "".join(f"{one.number} {pin}\n" for one, pin in made)
            files.put(site.var / "demo-class.txt", pins, mode=0o600)
        demo = dict(_demo_pins(site))
        enrolled = answers.operator.enrolled(list(demo))
    return [(number, demo[number]) for number in enrolled]


def first_session() -> str:
    """The session that a course begins with: the first one that has a workbook."""
    for session in sessions():
        if session.workbook:
            return session.name
    raise OperatorError(message("The course has no workbook yet. Make one: qihang new session s1"))


def check_clock(operator: OperatorCalls) -> Translated | None:
    """A sentence for the instructor if the computer's clock was set back."""
    behind = operator.clock_is_behind()
    if behind < CLOCK_MAY_BE_BEHIND:
        return None
    days = behind / 86_400
    how_far = (
        message("{days} days", days=f"{days:.0f}")
        if days >= 2
        else message("{hours} hours", hours=f"{behind / 3600:.1f}")
    )
    return message(
        "The computer's clock stands {how_far} before the last saved work. New work is "
        "dated after it, so nothing is lost. Set the clock right, so that dates on "
        "pages are right too.",
        how_far=how_far,
    )


def environment(site: Site) -> dict[str, str]:
    """The environment of every part: this site, and Jupyter's folders below ``var``."""
    scripts = Path(sys.executable).parent
    return {
        **os.environ,
        **site.environment(),
        "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "JUPYTER_PATH": str(JUPYTER),
        "JUPYTER_CONFIG_DIR": str(site.var / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(site.var / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(site.run / "jupyter"),
        "IPYTHONDIR": str(site.var / "jupyter" / "ipython"),
        "MPLCONFIGDIR": str(site.var / "jupyter" / "matplotlib"),
    }


def _demo_pins(site: Site) -> list[tuple[str, str]]:
    try:
        lines = (site.var / "demo-class.txt").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [(number, pin) for number, pin in (line.split() for line in lines)]


def last_words(log: LogFile) -> Translated:
    """What a process said last, and where there is more."""
    last = log.last_line() or message("It said nothing.")
    return message("{last} (more in {file})", last=last, file=log.path)


def go_on_at_ctrl_z() -> None:
    """Take no notice of Ctrl-Z: who waits to be heard in a log would stand still meanwhile."""
    # A handler, where ignoring it would be inherited.
    signal.signal(signal.SIGTSTP, lambda *_: None)


def begin(site: Site, command: list[str], output: int) -> Process:
    """Start a process of this site; it ends when this one does, even if killed.

    ``output`` is a pipe into its log.
    """
    return subprocess.Popen(
        command,
        cwd=site.root,
        env=environment(site),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )


def stop(process: Process | None) -> None:
    """Stop a process: ask it, then kill it."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(timeout=PATIENCE_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _die_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
