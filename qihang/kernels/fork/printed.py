"""What kernels print where no page sees it, on its way to the log of the server.

A kernel holds no file of the log, which it could cut, change or fill: it holds a pipe. A
thread of the server reads it and writes to the server's own log, up to a rate limit.
"""

from __future__ import annotations

import os
import threading

from qihang.system.rate_limit import RateLimit

MOST, EACH_SECOND = 256 * 1024, 1024
"""Bytes that all kernels together may print at once, and a second."""

_DROPPED = b"\n(kernels said more than the log takes; some of it was dropped)\n"


class PrintedLog(threading.Thread):
    """Copies what kernels print until all have ended; :attr:`pipe` is the end that they get."""

    def __init__(self, log: int = 2):
        super().__init__(name="printed", daemon=True)
        self._heard, self.pipe = os.pipe()
        self._log = log
        self._allowance = RateLimit(EACH_SECOND, MOST)
        self._dropping = False

    def run(self) -> None:
        """Copy until the last kernel has closed its end."""
        while said := os.read(self._heard, 2**16):
            self._pass_on(said)

    def _pass_on(self, said: bytes) -> None:
        if self._allowance.try_take(len(said)):
            self._dropping = False
        elif self._dropping:
            return
        else:
            self._dropping, said = True, _DROPPED
        os.write(self._log, said)
