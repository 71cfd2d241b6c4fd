"""One end of the line between a process that asks for forks and the one that forks.

A message is a JSON object, framed by its length, and may carry open files with it.
"""

from __future__ import annotations

import json
import socket
from typing import Any

MOST_FILES = 4
"""Open files that one message may carry."""

LARGEST = 2**26
"""Bytes of one message."""

_LENGTH = 8


class Closed(Exception):
    """The other end is closed."""


class Channel:
    """Sends and receives whole messages over a connected Unix socket."""

    def __init__(self, connection: socket.socket):
        self._connection = connection

    def fileno(self) -> int:
        """The socket's descriptor."""
        return self._connection.fileno()

    def close(self) -> None:
        """Close this end."""
        self._connection.close()

    def patience(self, seconds: float | None) -> None:
        """How long :meth:`receive` waits; ``None`` for as long as it takes."""
        self._connection.settimeout(seconds)

    def send(self, message: dict[str, Any], files: tuple[int, ...] = ()) -> None:
        """Send a message. Raises :class:`Closed`."""
        body = json.dumps(message).encode()
        framed = len(body).to_bytes(_LENGTH, "little") + body
        try:
            sent = socket.send_fds(self._connection, [framed], files)
            self._connection.sendall(framed[sent:])
        except OSError as error:
            raise Closed(str(error)) from error

    def receive(self) -> tuple[dict[str, Any], list[int]]:
        """The next message and the files that came with it. Raises :class:`Closed`."""
        received = bytearray()
        files: list[int] = []
        try:
            while len(received) < _LENGTH or len(received) < self._whole(received):
                part, came, _, _ = socket.recv_fds(self._connection, 2**16, MOST_FILES)
                files += came
                if not part:
                    raise Closed("the other end is gone")
                received += part
        except OSError as error:
            raise Closed(str(error) or "no answer in time") from error
        return json.loads(received[_LENGTH:]), files

    @staticmethod
    def _whole(received: bytearray) -> int:
        length = int.from_bytes(received[:_LENGTH], "little")
        if length > LARGEST:
            raise Closed("the message is too long")
        return _LENGTH + length
