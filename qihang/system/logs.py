"""Logs that nothing can fill: the one way on which what a process says reaches a file.

No process of the classroom holds the file of a log, which it could cut, change or fill. It
holds a pipe, as its standard output and standard error, and gives it on to what it starts. So
it does not matter who says something there: a logger of any library, a traceback that no
logger saw, a library in C. Whoever started the process reads the pipe, makes plain what could
steer a terminal, and writes up to a rate limit into files of a fixed number and size.
"""

from __future__ import annotations

import codecs
import logging
import os
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from qihang.system.rate_limit import RateLimit

EACH_SECOND, AT_ONCE = 2 * 1024, 1024 * 1024
"""Bytes that a log takes a second for long, and at once after a time of silence."""

LARGEST, OLDER = 4 * 1024 * 1024, 3
"""Bytes of a log's file, and how many older files are kept beside it."""

LINE = 64
"""Bytes that a line counts for besides its own, so that empty ones are limited too."""

SILENCE = 10.0
"""Seconds for which nothing is written once too much was said: then some lines that belong
together are, and not here and there one."""

LAST = 8 * 1024
"""Bytes at a log's end in which its last line is looked for."""

_PART = 64 * 1024

_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Signs that steer a terminal or turn the direction of what follows; not tab and new line."""


class Log:
    """What may be said in a log; ``write`` gets it in parts, and may raise :class:`OSError`."""

    def __init__(
        self,
        write: Callable[[bytes], object],
        each_second: float = EACH_SECOND,
        at_once: float = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._write = write
        self._allowance = RateLimit(each_second, at_once, clock)
        self._clock = clock
        self._silent_until = clock()
        self._decoder = _decoder()
        self._left_out = 0
        self._turn = threading.Lock()
        self._readers: list[threading.Thread] = []

    def hear(self, said: bytes) -> None:
        """Write what was said, or leave it out: too much was said, or nothing can be written."""
        with self._turn:
            if self._is_too_much(said):
                self._leave_out(said)
                return
            plain = _STEERS.sub(_shown, self._decoder.decode(said)).encode()
            self._allowance.take(len(plain) - len(said))
            try:
                if self._left_out:
                    self._write(b"\n(%d bytes more were said and left out)\n" % self._left_out)
                    self._left_out = 0
                self._write(plain)
            except OSError:
                # A full disk costs what is said meanwhile, and nobody waits for it.
                self._leave_out(said)

    def open(self) -> int:
        """The end of a pipe into this log; read until all who hold it have closed it."""
        heard, held = os.pipe()
        reader = threading.Thread(target=self._read, args=(heard,), name="log", daemon=True)
        self._readers = [one for one in self._readers if one.is_alive()] + [reader]
        reader.start()
        return held

    @contextmanager
    def pipe(self) -> Iterator[int]:
        """:meth:`open` for a process that is begun within."""
        held = self.open()
        try:
            yield held
        finally:
            os.close(held)

    def wait(self, seconds: float) -> None:
        """Wait until all is written that was said by processes that have ended."""
        until = time.monotonic() + seconds
        for reader in self._readers:
            reader.join(max(0.0, until - time.monotonic()))

    def _read(self, heard: int) -> None:
        try:
            while said := os.read(heard, _PART):
                self.hear(said)
        finally:
            os.close(heard)

    def _is_too_much(self, said: bytes) -> bool:
        if self._clock() < self._silent_until:
            return True
        if self._allowance.try_take(len(said) + LINE * said.count(b"\n")):
            return False
        self._silent_until = self._clock() + SILENCE
        return True

    def _leave_out(self, said: bytes) -> None:
        self._left_out += len(said)
        self._decoder = _decoder()


class LogFile(Log):
    """A log in a file; older ones lie beside it, as ``name.log.1`` and so on."""

    def __init__(self, path: Path):
        super().__init__(self._append)
        self.path = path

    def open(self) -> int:
        """As for any log; the file is there from then on, if it can be."""
        with suppress(OSError):
            self.path.touch()
        return super().open()

    def last_line(self, patience: float = 1.0) -> str:
        """The last line that was said; nothing if there is none."""
        self.wait(patience)
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - LAST))
                lines = file.read().decode("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        return lines[-1] if lines else ""

    def _append(self, said: bytes) -> None:
        # Opened each time: what somebody moves away or removes is simply begun anew.
        with suppress(FileNotFoundError):
            if self.path.stat().st_size + len(said) > LARGEST:
                self._move_on()
        with self.path.open("ab", buffering=0) as file:
            file.write(said)

    def _move_on(self) -> None:
        """Move each file to the next older name; the oldest goes."""
        for age in range(OLDER, 0, -1):
            with suppress(FileNotFoundError):
                self._aged(age - 1).replace(self._aged(age))

    def _aged(self, age: int) -> Path:
        return Path(f"{self.path}.{age}") if age else self.path


class WithoutWords(logging.Formatter):
    """Says where and as what something failed, without the words, which may quote an answer."""

    def formatException(self, info: Any) -> str:  # noqa: N802
        """The places and the kind of an exception."""
        kind, _, places = info
        return "".join(traceback.format_tb(places)) + str(kind.__name__)


def _decoder() -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder("utf-8")("backslashreplace")


def _shown(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode()
