"""A page's websocket: which messages pass between a page and its kernel, at which rate.

A page that sends faster than it may, or than its kernel can follow, is not read from until its
next message is due: what it sends waits in its own computer. So nothing of an honest page is
lost, and a flood costs nobody else more than what an honest page may cost.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from itertools import pairwise
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError

from qihang.server.page import Page
from qihang.server.seats import host_of
from qihang.system import strict_json
from qihang.system.rate_limit import RateLimit

PROTOCOL = "v1.kernel.websocket.jupyter.org"

LARGEST_MESSAGE = 128 * 1024
"""Bytes of one websocket message from a page; a larger one ends the connection."""

MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 100, 300
"""The rate of a page's messages. Dragging a slider sends 60 a second, opening a page 50."""

BYTES_A_SECOND, BYTES_AT_ONCE = 256 * 1024, 1024 * 1024

MOST_UNANSWERED = 100
"""Messages that may be on their way to a kernel which has not dealt with them yet."""

LARGEST_BACKLOG = 32 * 1024 * 1024
"""Bytes that may wait for a page which does not read; some times the state of a whole page."""

CONTROL_COMM = "jupyter.widget.control"

FROM_PAGE = frozenset(
    {"kernel_info_request", "comm_info_request", "comm_msg", "comm_close", "comm_open"}
)
"""Messages that a page may send; of comms it may open the widgets' control and no other."""

WIDGET_METHODS = frozenset({"custom", "update", "request_state", "request_states"})
"""What a page may ask of a widget."""

WRITABLE = frozenset({"value", "index", "selected_index", "playing", "repeat"})
"""The traits that a page may write: what somebody chose with a control of ipywidgets' own. Our
own widgets take none, and a page has no business with layouts, styles and models."""

HEADER = ("msg_id", "msg_type", "session", "username", "date", "version")

LONGEST_NAME = 200
"""Characters of anything in a header."""

TO_PAGE = frozenset(
    {
        "comm_open",
        "comm_msg",
        "comm_close",
        "comm_info_reply",
        "kernel_info_reply",
        "status",
        "display_data",
        "update_display_data",
        "clear_output",
        "execute_result",
    }
)
"""Messages that reach a page; sources, streams and tracebacks are not among them."""


class PageSocket(KernelWebsocketHandler, Page):
    """The route of a page's websocket."""

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether a page of the host that is asked for opens it; no browser hides which."""
        said = origin or self.get_origin()
        asked_for = host_of(self.request, self.settings["qihang_house"].trusted_proxies)
        return said is None or said.lower().partition("://")[2] == asked_for.lower()

    async def pre_get(self) -> None:
        """Refuse kernels of others as Jupyter does, own ones that have ended, and other origins.

        Tornado by itself lets pass who comes from the host that a proxy asked for.
        """
        if not self.check_origin():
            raise HTTPError(403)
        await super().pre_get()
        if not self.kernel_manager.is_alive_for(self.kernel_id, self.current_user.username):
            raise HTTPError(404)

    async def open(self, kernel_id: str) -> None:
        """Begin; an older connection to this kernel may have to go."""
        self.kernel_manager.joined(kernel_id, self)
        self.ws_connection.stream.max_write_buffer_size = LARGEST_BACKLOG
        await super().open(kernel_id)

    async def on_message(self, message: bytes | str) -> None:
        """Pass a message on; the next one is read from the line after this one went."""
        if self.connection is not None:
            await self.connection.hear(message)

    def on_close(self) -> None:
        """The connection was closed, by either side."""
        self.kernel_manager.left(self.kernel_id, self)
        super().on_close()


class PageConnection(ZMQChannelsWebsocketConnection):
    """Lets through the messages that widgets need and no others, within the rate limits."""

    def __init__(self, **settings: Any):
        super().__init__(**settings)
        self._messages = RateLimit(MESSAGES_A_SECOND, MESSAGES_AT_ONCE)
        self._bytes = RateLimit(BYTES_A_SECOND, BYTES_AT_ONCE)
        self._unanswered: deque[str] = deque()
        self._heard = asyncio.Event()
        self._has_ended = False

    async def prepare(self) -> None:
        """Refuse a client that does not speak the protocol in which sources stay hidden."""
        offered = self.websocket_handler.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in [one.strip() for one in offered.split(",")]:
            raise HTTPError(400, "unknown websocket protocol")
        # Jupyter would wait for a minute for it to come alive.
        if not self.multi_kernel_manager.is_running(self.kernel_id):
            raise HTTPError(404)
        await super().prepare()

    def connect(self) -> Any:
        """Begin to pass messages, each at once: a small one waits for no acknowledgement.

        A kernel sends a picture after a sentence, and then says idle. Without this each of
        them could wait for 40 ms until the page had acknowledged the one before.
        """
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def disconnect(self) -> None:
        """End, and release what waits for this kernel."""
        self._has_ended = True
        self._heard.set()
        super().disconnect()

    async def hear(self, message: bytes | str) -> None:
        """Forward the page's messages to the kernel, each when it is due."""
        wait = max(self._messages.take(), self._bytes.take(len(message)))
        if wait:
            await asyncio.sleep(wait)
        found = entering(message) if isinstance(message, bytes) else None
        if found is None:
            self.log.debug("dropped a message from a page")
            return
        while len(self._unanswered) >= MOST_UNANSWERED and not self._has_ended:
            self._heard.clear()
            await self._heard.wait()
        if self._has_ended or not self.channels:
            return
        identity, parts = found
        self._unanswered.append(identity)
        self.multi_kernel_manager.used(self.kernel_id)
        self.session.send_raw(self.channels["shell"], parts)

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """Forward a message of the kernel to the page."""
        if not self.multi_kernel_manager.hears(self.kernel_id, outgoing_msg):
            return
        _, parts = self.session.feed_identities(outgoing_msg)
        kind = _object(parts[1]).get("msg_type")
        if kind not in TO_PAGE:
            return
        if kind == "status":
            self._note_heard(parts)
        try:
            super().handle_outgoing_message(stream, outgoing_msg)
        except StreamBufferFullError:
            self.log.warning("A page does not read what its kernel says: its line is closed.")
            self.websocket_handler.ws_connection.stream.close()

    def _note_heard(self, parts: list[Any]) -> None:
        """A kernel deals with messages in their order, and says idle after each."""
        message = _object(parts[2]).get("msg_id")
        if message not in self._unanswered or _object(parts[4]).get("execution_state") != "idle":
            return
        while self._unanswered.popleft() != message:
            continue
        self._heard.set()


def entering(message: bytes) -> tuple[str, list[bytes]] | None:
    """A page's message as its kernel gets it: its id and its parts; ``None`` if it may not enter.

    Layout: a count of offsets and the offsets themselves, each 8 bytes little-endian,
    then channel, header, parent header, metadata, content and buffers. What a kernel gets
    is written anew, so that it cannot be read there in another way than here.
    """
    found = _cut(message)
    if found is None:
        return None
    channel, parts = found
    try:
        header, parent, metadata, content = (_strict(part) for part in parts[:4])
    except ValueError:
        return None
    if channel != b"shell" or not _may_enter(header, content):
        return None
    plain = {name: header[name] for name in HEADER if name in header}
    anew = [json.dumps(one).encode() for one in (plain, parent, metadata, content)]
    return plain["msg_id"], anew + parts[4:]


def _cut(message: bytes) -> tuple[bytes, list[bytes]] | None:
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count <= 64:
        return None
    offsets = [int.from_bytes(message[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    if offsets != sorted(offsets) or offsets[0] < 8 * (count + 1) or offsets[-1] > len(message):
        return None
    channel, *parts = (message[start:end] for start, end in pairwise(offsets))
    return channel, parts


def _may_enter(header: dict[str, Any], content: dict[str, Any]) -> bool:
    """Whether it is one of the messages that widgets send."""
    if not all(_is_name(header.get(name, "")) for name in HEADER) or not header.get("msg_id"):
        return False
    kind = header.get("msg_type")
    if kind not in FROM_PAGE:
        return False
    if kind == "comm_open":
        return content.get("target_name") == CONTROL_COMM and _is_name(content.get("comm_id"))
    if kind == "comm_close":
        return _is_name(content.get("comm_id"))
    if kind == "comm_msg":
        return _is_name(content.get("comm_id")) and _may_be_asked(content.get("data"))
    return True


def _may_be_asked(data: Any) -> bool:
    """Whether it is something that a page may ask of a widget."""
    if not isinstance(data, dict) or not _is_name(data.get("method")):
        return False
    if data["method"] == "update":
        state = data.get("state")
        return isinstance(state, dict) and state.keys() <= WRITABLE
    return data["method"] in WIDGET_METHODS


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME


def _strict(part: bytes) -> dict[str, Any]:
    """A JSON object. Raises :class:`ValueError` for anything else."""
    read = strict_json.read(part)
    if not isinstance(read, dict):
        raise ValueError("not an object")
    return read


def _object(part: Any) -> dict[str, Any]:
    """A JSON object of a kernel's message; anything else counts as an empty one."""
    try:
        read = json.loads(bytes(part))
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
