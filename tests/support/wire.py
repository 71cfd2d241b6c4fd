"""A websocket on which anything can be said, and all that comes back."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bench.seat import PROTOCOL
from tests.support.visitor import Visitor

PATIENCE_S = 60

GOOD = '{"msg_id": "1", "msg_type": "kernel_info_request", "session": "s"}'
"""The header of a message that enters."""


class Wire:
    """A connection to a kernel, as a tool in a browser's console could open it."""

    def __init__(self, socket: WebSocketClientConnection):
        self._socket = socket
        self.heard: list[tuple[str, dict[str, Any], bytes]] = []
        """Kind, content and raw bytes of every message that came."""
        self._is_closed = False

    def send(
        self,
        kind: str,
        content: Any,
        channel: str = "shell",
        metadata: Any = None,
        **header: Any,
    ) -> str:
        """Say something; returns the message's id."""
        identity = uuid.uuid4().hex
        head = {
            "msg_id": identity,
            "msg_type": kind,
            "username": "",
            "session": "s",
            "date": "",
            "version": "5.3",
            **header,
        }
        parts = [json.dumps(part).encode() for part in (head, {}, metadata or {}, content)]
        self.send_raw(serialize_msg_to_ws_v1(parts, channel))
        return identity

    def send_raw(self, message: bytes | str) -> None:
        """Say anything at all."""
        self._socket.write_message(message, binary=isinstance(message, bytes))

    async def settle(self) -> list[str]:
        """Wait until the kernel dealt with all that was said; the kinds of all that came."""
        mine = self.send("kernel_info_request", {})
        # Replies and what a kernel shows come on two ways; the end of both is awaited.
        awaited = {"kernel_info_reply", "status"}
        while awaited:
            message = await asyncio.wait_for(self._socket.read_message(), PATIENCE_S)
            if message is None:
                self._is_closed = True
                raise ConnectionError("the server hung up")
            assert isinstance(message, bytes)
            _, parts = deserialize_msg_from_ws_v1(message)
            header, parent, _, content = (json.loads(bytes(part)) for part in parts[:4])
            self.heard.append((header["msg_type"], content, message))
            if parent.get("msg_id") == mine:
                awaited.discard(header["msg_type"])
        return [kind for kind, _, _ in self.heard]

    async def closed(self) -> None:
        """Wait until the server hangs up."""
        while not self._is_closed:
            message = await asyncio.wait_for(self._socket.read_message(), PATIENCE_S)
            self._is_closed = message is None

    async def close(self) -> None:
        """Hang up."""
        self._socket.close()
        await self.closed()


@asynccontextmanager
async def wired(
    visitor: Visitor, kernel: str, protocols: Sequence[str] = (PROTOCOL,)
) -> AsyncIterator[Wire]:
    """A connection. Raises :class:`tornado.httpclient.HTTPClientError` if refused."""
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    request = HTTPRequest(
        f"{visitor.address.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels"
        f"?session_id={uuid.uuid4().hex}",
        headers={"Cookie": cookie, "Origin": visitor.address},
        request_timeout=PATIENCE_S,
        connect_timeout=PATIENCE_S,
    )
    opening = websocket_connect(request, subprotocols=list(protocols), max_message_size=2**28)
    wire = Wire(await opening)
    try:
        yield wire
    finally:
        await wire.close()


def masked_frame(payload: bytes) -> bytes:
    """A binary websocket frame as a browser sends it, for a line that is written by hand."""
    length = len(payload)
    head = bytes([0x82, 0x80 | 126]) + length.to_bytes(2, "big")
    return head + b"\0\0\0\0" + payload


def packed(
    header: str, content: str = "{}", channel: str = "shell", extra: Sequence[bytes] = ()
) -> bytes:
    """A message whose parts are written by hand."""
    parts = [header.encode(), b"{}", b"{}", content.encode(), *extra]
    return serialize_msg_to_ws_v1(parts, channel)
