"""What is valid: what a browser, kernels and commands really send in a classroom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocket
from playwright.sync_api import Request as Asked

from qihang.answers import client
from tests.security.fuzz.mutating import Request

KERNEL, XSRF = b"{kernel}", b"{xsrf}"
"""Stand in a recorded request for what is another at each seat and each time."""

_UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_TOKEN = re.compile(rb"2(?:\||%7C)[0-9a-f]{8}(?:\||%7C)[0-9a-f]+(?:\||%7C)[0-9]+")

LEFT_TO_US = {"cookie", "content-length", "host", "connection", "accept-encoding"}
"""Headers that each request gets anew."""


UPGRADING = (
    ("Upgrade", "websocket"),
    ("Connection", "Upgrade"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
    ("Sec-WebSocket-Protocol", "v1.kernel.websocket.jupyter.org"),
)
"""What a browser sends to open a websocket."""


@dataclass
class Recording:
    """What a browser asked for, and what its pages said on their websockets."""

    requests: list[Request] = field(default_factory=list)
    messages: list[bytes] = field(default_factory=list)


@contextmanager
def recorded(browser: Browser, address: str) -> Iterator[tuple[BrowserContext, Recording]]:
    """A browser's window; what it asks for stands in the recording when it is closed."""
    made = Recording()
    asked: list[Asked] = []
    context = browser.new_context(viewport={"width": 1366, "height": 625})
    context.set_default_timeout(60_000)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: made.messages.append(_bytes(payload)))
        made.requests.append(Request("GET", _plain(_path(socket.url)), UPGRADING))

    context.on("request", lambda one: asked.append(one))
    context.on("page", lambda page: page.on("websocket", listen))
    try:
        yield context, made
        made.requests += [_request(one) for one in asked if one.url.startswith(f"{address}/")]
        made.requests = _different(made.requests)
    finally:
        context.close()


def _request(asked: Asked) -> Request:
    headers = {name: value for name, value in asked.all_headers().items() if name not in LEFT_TO_US}
    return Request(
        asked.method,
        _plain(_path(asked.url)),
        tuple(
            (name, _plain(value.encode()).decode())
            for name, value in headers.items()
            if not name.startswith(":")
        ),
        _plain(asked.post_data_buffer or b""),
    )


def _path(url: str) -> bytes:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}".rstrip("?").encode()


def _plain(data: bytes) -> bytes:
    return _TOKEN.sub(XSRF, _UUID.sub(KERNEL, data))


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()


def _different(requests: Iterable[Request]) -> list[Request]:
    """One of each method and path."""
    seen: dict[tuple[str, bytes], Request] = {}
    for one in requests:
        seen.setdefault((one.method, one.path.partition(b"?")[0]), one)
    return list(seen.values())


def at_seat(request: Request, address: str, cookies: Mapping[str, str], kernel: str) -> Request:
    """A recorded request as it is asked at a seat, for a page that is open there."""
    swaps = {KERNEL: kernel.encode(), XSRF: cookies.get("_xsrf", "x").encode()}

    def filled(data: bytes) -> bytes:
        for mark, value in swaps.items():
            data = data.replace(mark, value)
        return data

    headers = [(name, filled(value.encode()).decode()) for name, value in request.headers]
    if not any(name.lower() == "connection" for name, _ in headers):
        headers.append(("Connection", "close"))
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return replace(
        request,
        path=filled(request.path),
        headers=(("Host", urlsplit(address).netloc), ("Cookie", cookie), *headers),
        body=filled(request.body),
    )


@contextmanager
def recorded_calls() -> Iterator[list[bytes]]:
    """The lines that clients of the answer service in this process send meanwhile."""
    lines: list[bytes] = []

    def noted(call: str, fields: dict[str, Any]) -> bytes:
        lines.append(made(call, fields))
        return lines[-1]

    made = client.request
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "request", noted)
        yield lines
