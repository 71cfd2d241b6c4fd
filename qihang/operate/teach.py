"""The instructor's JupyterLab with nbgrader's formgrader: own process, port and sign-in."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from jupyter_server.auth import passwd

from qihang.language.messages import message
from qihang.operate.classroom import (
    PATIENCE_FOR_LOGS,
    STOP_SIGNALS,
    begin,
    go_on_at_ctrl_z,
    last_words,
    stop,
)
from qihang.operate.serving import Served
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.logs import LogFile
from qihang.system.site import Site

CONFIG = Path(__file__).with_name("teach_config.py")
PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def password(site: Site, renew: bool = False) -> str | None:
    """The instructor's new password, if one was made; only its hash is kept."""
    path = site.var / "instructor-password"
    if path.exists() and not renew:
        return None
    fresh = "-".join("".join(secrets.choice(PASSWORD_SIGNS) for _ in range(4)) for _ in range(3))
    files.put(path, passwd(fresh), mode=0o600)
    return fresh


def run(site: Site, served: Served, ready: Callable[[Path], None]) -> None:
    """Run JupyterLab until a signal asks to stop. Raises :class:`OperatorError` if it fails.

    ``ready`` is told where its log is once it answers. JupyterLab may hang when it is stopped
    while a kernel starts; we see to its end.
    """
    command = [sys.executable, "-m", "jupyterlab", f"--config={CONFIG}"]
    address = [f"--ServerApp.ip={served.host}", f"--ServerApp.port={served.port}"]
    # Trainees' kernels read sessions that are written here, and are of another account if root
    # does it. The data are in var/, which nobody else can enter.
    os.umask(0o022)
    log = LogFile(site.logs / "teach.log")
    with log.pipe() as said:
        process = begin(site, [*command, *address], said)
    stopping = threading.Event()
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    go_on_at_ctrl_z()
    is_open = False
    while not stopping.wait(0.2) and process.poll() is None:
        if not is_open and served.answers():
            is_open = True
            ready(log.path)
    if process.poll() and not stopping.is_set():
        reason = last_words(log)
        raise OperatorError(message("JupyterLab ended by itself. {reason}", reason=reason))
    stop(process)
    log.wait(PATIENCE_FOR_LOGS)
