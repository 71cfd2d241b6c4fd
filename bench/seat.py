"""A trainee's browser as far as the server can tell, without a browser.

It signs in, opens a page, speaks with the page's kernel over the websocket as the page's
scripts do, and draws nothing.
"""

from __future__ import annotations

import asyncio
import html
import json
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PATIENCE_S = 300.0

_OUTPUT = re.compile(
    r'<script type="application/vnd\.voila\.cell-output\+json">(.*?)</script>', re.DOTALL
)
_CELL = re.compile(r'class="jp-Cell ')
WIDGET = "application/vnd.jupyter.widget-view+json"
_CONFIG = re.compile(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)


class Incomplete(Exception):
    """A page, or what its kernel said, is not whole."""


@dataclass(frozen=True)
class Lesson:
    """A page of a lesson as it came."""

    kernel_id: str
    views: list[str]
    """The model ids of the widgets in the page."""
    cells: int
    """How many cells of the notebook are in it."""


def lesson(text: str) -> Lesson:
    """Read a page. Raises :class:`Incomplete` if its end or its kernel is missing."""
    if not text.rstrip().endswith("</html>"):
        raise Incomplete("the page has no end")
    config = _CONFIG.search(text)
    kernel = json.loads(html.unescape(config[1])).get("kernelId") if config else None
    if not kernel:
        raise Incomplete("the page names no kernel")
    outputs = [json.loads(found).get("data", {}) for found in _OUTPUT.findall(text)]
    views = [data[WIDGET]["model_id"] for data in outputs if WIDGET in data]
    return Lesson(kernel, views, len(_CELL.findall(text)))


def http_client(most: int) -> AsyncHTTPClient:
    """A client that has ``most`` requests under way at once."""
    defaults = {"request_timeout": PATIENCE_S, "connect_timeout": PATIENCE_S}
    return AsyncHTTPClient(force_instance=True, max_clients=most, defaults=defaults)


@dataclass
class Seat:
    """One trainee."""

    address: str
    client: AsyncHTTPClient
    cookies: dict[str, str] = field(default_factory=dict)

    async def sign_in(self, number: str, pin: str) -> None:
        """Sign in with the form of the sign-in page, which leads to the home page.

        Raises :class:`Incomplete` if refused.
        """
        await self.get("/login")
        form = urlencode({"number": number, "pin": pin, "_xsrf": self.cookies["_xsrf"]})
        answer = await self._ask("/login", method="POST", body=form)
        if answer.code != 302:
            raise Incomplete(f"{number} could not sign in: {answer.code}")
        await self.get("/")

    async def get(self, path: str) -> str:
        """The text of a page."""
        answer = await self._ask(path)
        if answer.code != 200:
            raise Incomplete(f"{path}: {answer.code}")
        return answer.body.decode()

    async def draw(self, path: str) -> tuple[Lesson, Line, dict[str, dict[str, Any]]]:
        """Open a page, tell its widgets that they are on a screen; their states by model id."""
        page = lesson(await self.get(path))
        line = await self.connect(page)
        try:
            await line.kernel_info()
            states = await line.widget_states()
            await line.drawn(page.views)
        except BaseException:
            await line.close()
            raise
        return page, line, states

    async def leave(self, lesson: Lesson) -> None:
        """Close a page as the page does when it is left."""
        body = urlencode({"_xsrf": self.cookies.get("_xsrf", "")})
        await self._ask(f"/voila/api/shutdown/{lesson.kernel_id}", method="POST", body=body)

    async def connect(self, lesson: Lesson) -> Line:
        """Open the websocket to a page's kernel. Raises :class:`Incomplete` if it is refused."""
        path = f"/api/kernels/{lesson.kernel_id}/channels?session_id={uuid.uuid4().hex}"
        request = HTTPRequest(
            self.address.replace("http", "ws", 1) + path,
            headers=self._headers(),
            request_timeout=PATIENCE_S,
            connect_timeout=PATIENCE_S,
        )
        opening = websocket_connect(request, subprotocols=[PROTOCOL], max_message_size=2**28)
        try:
            return Line(await opening)
        except HTTPClientError as error:
            raise Incomplete(f"the kernel of a page cannot be reached: {error}") from error

    async def _ask(self, path: str, **settings: Any) -> HTTPResponse:
        answer = await self.client.fetch(
            self.address + path,
            headers=self._headers(),
            follow_redirects=False,
            raise_error=False,
            **settings,
        )
        if answer.code == 599:
            raise Incomplete(f"{path}: {answer.error}")
        for line in answer.headers.get_list("Set-Cookie"):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer

    def _headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie, "Origin": self.address}


def _whole(state: dict[str, Any]) -> dict[str, Any]:
    """A widget's state, its view as a page lays it together; see ``widgets/core/widget.py``."""
    if "view" not in state:
        return state
    return {**state, "view": {**state["steady"], **state["view"]}}


class Line:
    """The websocket between a page and its kernel."""

    def __init__(self, socket: WebSocketClientConnection):
        self._socket = socket
        self._session = uuid.uuid4().hex
        self._waiting: dict[tuple[str, Any], asyncio.Future[Any]] = {}
        self._states: dict[str, dict[str, Any]] = {}
        self._watched: list[tuple[str, Callable[[dict[str, Any]], bool], asyncio.Future[Any]]] = []
        self._listener = asyncio.ensure_future(self._listen())
        self.is_closed = False

    async def kernel_info(self) -> None:
        """Wait until the kernel says what it is."""
        sent = self._send("kernel_info_request", {})
        await self._until("kernel_info_reply", sent)

    async def widget_states(self) -> dict[str, dict[str, Any]]:
        """The states of all widgets of the kernel by model id, as the page asks for them."""
        comm = uuid.uuid4().hex
        opening = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        self._send("comm_open", opening, {"version": "1.0.0"})
        answer = self._expect("states", comm)
        self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        states: dict[str, dict[str, Any]] = await asyncio.wait_for(answer, PATIENCE_S)
        self._send("comm_close", {"comm_id": comm, "data": {}})
        self._states = {model: one["state"] for model, one in states.items()}
        return {model: _whole(state) for model, state in self._states.items()}

    def view(self, model: str) -> dict[str, Any]:
        """What a widget shows now."""
        view: dict[str, Any] = _whole(self._states[model])["view"]
        return view

    async def shows(self, model: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What a widget shows as soon as it is as ``wanted``."""
        if wanted(self.view(model)):
            return self.view(model)
        shown = asyncio.get_running_loop().create_future()
        self._watched.append((model, wanted, shown))
        await asyncio.wait_for(shown, PATIENCE_S)
        return self.view(model)

    def do(self, model: str, verb: str, **fields: Any) -> str:
        """Ask a widget for a change, as its script does; returns the message's id."""
        content = {"do": verb, **fields}
        data = {"method": "custom", "content": content}
        return self._send("comm_msg", {"comm_id": model, "data": data})

    async def drawn(self, models: list[str]) -> None:
        """Tell widgets that the page has drawn them, and wait until all have heard it."""
        heard = [self._expect("idle", self.do(model, "ready")) for model in models]
        await asyncio.wait_for(asyncio.gather(*heard), PATIENCE_S)

    async def looked_at(self, charts: list[str]) -> None:
        """Tell labs with charts how the page shows them, and wait until all are drawn."""
        asked = {"language": "zh", "sharpness": 1}
        sent = [self.do(model, "look", **asked) for model in charts]
        sent += [self.do(model, "finish") for model in charts]
        heard = [self._expect("idle", message) for message in sent]
        await asyncio.wait_for(asyncio.gather(*heard), PATIENCE_S)

    async def answer(self, model: str, value: Any, seq: int) -> tuple[float, bool]:
        """Give an answer; seconds until its acknowledgement was here, and whether it is kept."""
        acknowledged = self._expect("ack", (model, seq))
        began = time.monotonic()
        self.do(model, "answer", value=value, seq=seq)
        at, kept = await asyncio.wait_for(acknowledged, PATIENCE_S)
        return at - began, kept

    async def marked(self, model: str) -> None:
        """Hand in, and wait until the points have come."""
        points = self._expect("points", model)
        self.do(model, "hand_in")
        await asyncio.wait_for(points, PATIENCE_S)

    async def close(self) -> None:
        """Hang up; the socket is gone when this returns."""
        for waiting in self._waiting.values():
            waiting.cancel()
        self._socket.close()
        await asyncio.wait_for(self._listener, PATIENCE_S)

    def _send(self, kind: str, content: dict[str, Any], metadata: Any = None) -> str:
        identity = uuid.uuid4().hex
        header = {
            "msg_id": identity,
            "msg_type": kind,
            "username": "",
            "session": self._session,
            "date": "",
            "version": "5.3",
        }
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        self._socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)
        return identity

    def _expect(self, what: str, which: Any) -> asyncio.Future[Any]:
        return self._waiting.setdefault((what, which), asyncio.get_running_loop().create_future())

    async def _until(self, what: str, which: Any) -> Any:
        return await asyncio.wait_for(self._expect(what, which), PATIENCE_S)

    def _come(self, what: str, which: Any, value: Any = None) -> None:
        waiting = self._waiting.pop((what, which), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(value)

    async def _listen(self) -> None:
        while True:
            message = await self._socket.read_message()
            if message is None:
                self._hung_up()
                return
            if isinstance(message, bytes):
                self._hear(message)

    def _hear(self, message: bytes) -> None:
        _, parts = deserialize_msg_from_ws_v1(message)
        header, parent, _, content = (json.loads(bytes(part)) for part in parts[:4])
        kind = header["msg_type"]
        if kind == "status" and content["execution_state"] == "idle":
            self._come("idle", parent.get("msg_id"))
        elif kind == "comm_msg":
            self._hear_widget(content["comm_id"], content["data"])
        else:
            self._come(kind, parent.get("msg_id"))

    def _hear_widget(self, comm: str, data: dict[str, Any]) -> None:
        if data.get("method") == "update_states":
            self._come("states", comm, data["states"])
            return
        state = data.get("state") or {}
        self._states.setdefault(comm, {}).update(state)
        for one in [one for one in self._watched if one[0] == comm and not one[2].done()]:
            if "view" in state and one[1](self.view(comm)):
                one[2].set_result(None)
        self._watched = [one for one in self._watched if not one[2].done()]
        view = state.get("view") or {}
        if view.get("phase") == "handed_in" and view.get("results"):
            self._come("points", comm)
        ack = view.get("ack")
        if ack:
            self._come("ack", (comm, ack["seq"]), (time.monotonic(), bool(ack["ok"])))

    def _hung_up(self) -> None:
        self.is_closed = True
        gone = Incomplete("the kernel of a page hung up")
        for waiting in [*self._waiting.values(), *(shown for _, _, shown in self._watched)]:
            if not waiting.done():
                waiting.set_exception(gone)
        self._waiting.clear()
        self._watched.clear()
