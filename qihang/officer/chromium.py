"""The machine's Chromium, without a window, driven through a pipe; notes all that pages ask for.

It speaks the DevTools protocol: one JSON object a message, ended by a null byte.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from typing import Any

from qihang.language.messages import message
from qihang.operate.classroom import stop
from qihang.system.errors import OperatorError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")

SETTINGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Every host name but this machine's own fails to resolve.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

QUIET = 3.0
"""Seconds without any traffic after which a page is taken to be complete."""

PATIENCE = 90.0
"""Seconds after which a page is left, complete or not."""


def installed() -> str | None:
    """The path of Chromium, if there is one."""
    return next(filter(None, map(which, NAMES)), None)


class Chromium:
    """One page of a browser."""

    def __init__(self, asked: int, said: int):
        self._asked, self._said = asked, said
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self._open: set[str] = set()
        self.requests: list[tuple[str, str]] = []
        """Kind and address of each request, in their order."""
        self.refused: list[str] = []
        """What the pages' own policy refused, as the browser says it."""

    def begin(self) -> None:
        """Open the page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def go(self, address: str, kind: str = "Document") -> None:
        """Open an address; wait for a request of this kind, then until nothing happens any more."""
        self.call("Page.navigate", url=address)
        self.settle(kind)

    def run(self, script: str) -> Any:
        """Run a script on the page; returns its value."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return done["result"].get("value")

    def settle(self, kind: str = "Document") -> None:
        """Wait until there was a request of this kind, none is open, and nothing comes."""
        end = time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            is_quiet = self._next(min(QUIET, left)) is None and not self._open
            if is_quiet and any(one == kind for one, _ in self.requests):
                return

    def call(self, method: str, **fields: Any) -> dict[str, Any]:
        """Ask the browser for something. Raises :class:`OperatorError` if it fails."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": fields}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._asked, json.dumps(asked).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = self._next(1.0)
            if said is None or said.get("id") != self._number:
                continue
            if "error" in said:
                raise OperatorError(
                    message(
                        "Chromium cannot do {method}: {error}.",
                        method=method,
                        error=said["error"].get("message"),
                    )
                )
            return dict(said["result"])
        raise OperatorError(message("Chromium does not answer {method}.", method=method))

    def _next(self, patience: float) -> dict[str, Any] | None:
        """The next message, or ``None`` if none comes in so many seconds."""
        while b"\0" not in self._rest:
            if not select.select([self._said], [], [], patience)[0]:
                return None
            part = os.read(self._said, 2**16)
            if not part:
                raise OperatorError(message("Chromium ended by itself."))
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        said = dict(json.loads(line))
        self._note(said.get("method", ""), said.get("params", {}))
        return said

    def _note(self, event: str, said: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append((said.get("type", ""), said["request"]["url"]))
            # For a beacon sent while a page unloads Chromium reports no end.
            if said.get("type") != "Ping":
                self._open.add(said["requestId"])
        elif event in ("Network.loadingFinished", "Network.loadingFailed"):
            self._open.discard(said["requestId"])
        elif event == "Network.webSocketCreated":
            self.requests.append(("WebSocket", said["url"]))
        elif event == "Log.entryAdded" and said["entry"].get("source") == "security":
            self.refused.append(said["entry"]["text"])


@contextmanager
def chromium(path: str) -> Iterator[Chromium]:
    """A running Chromium with a page of its own, which is closed afterwards."""
    inner_read, asked = os.pipe()
    said, inner_write = os.pipe()
    with _profile() as profile:
        process = _start(path, Path(profile), inner_read, inner_write)
        for end in (inner_read, inner_write):
            os.close(end)
        try:
            browser = Chromium(asked, said)
            browser.begin()
            yield browser
        finally:
            for end in (asked, said):
                os.close(end)
            stop(process)
            # Its helpers must not write into the profile while it is removed.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _profile() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="qihang-chromium-", ignore_cleanup_errors=True)


def _start(path: str, profile: Path, read: int, write: int) -> subprocess.Popen[bytes]:
    # Chromium takes its orders at descriptor 3 and answers at 4; ours must not lie in the way.
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (read, write)]

    def take_places() -> None:
        os.dup2(high[0], 3)
        os.dup2(high[1], 4)

    # It sandboxes its pages by itself, but not for root.
    without = ["--no-sandbox"] if os.getuid() == 0 else []
    process = subprocess.Popen(
        [path, *SETTINGS, *without, f"--user-data-dir={profile}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(3, 4),
        preexec_fn=take_places,
        start_new_session=True,
    )
    for end in high:
        os.close(end)
    return process
