"""Changing what was valid: bytes, JSON, requests. The same chance makes the same of the same."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

BYTES = (
    b"",
    b"\0",
    b"\xff",
    b"\xb2",
    b"\xc2\xb2",
    b"\x1b[31m",
    b"\r",
    b"\xed\xa0\x80",
    "启航".encode(),
    "\u202e".encode(),
    "😀".encode(),
    b"..",
    b".",
    b"/",
    b"//",
    b"/./",
    b"/../",
    b"%",
    b"%00",
    b"%ff",
    b"%2e%2e/",
    b"%0d%0aX: 1",
    b"%ed%a0%80",
    b"{}",
    b"[]",
    b"null",
    b"[" * 5000,
    b"0",
    b"-1",
    b"1e999",
    b"9" * 400,
    b"NaN",
    b"x" * 300,
    b"x" * 20_000,
    b"<script>",
    b"'",
    b'"',
    b";",
    b"=",
    b"&",
    b",",
    b"|",
)

VALUES = (
    None,
    True,
    False,
    0,
    -1,
    2**63,
    10**400,
    1.5,
    1e308,
    "",
    " ",
    "²",
    "\0",
    "\ud800",
    "启航",
    "\x1b[31m",
    "x" * 300,
    "x" * 70_000,
    "../../x",
    "workbook",
    "exercise",
    "t1",
    "total",
    "1002",
    [],
    [[]],
    {},
    {"": {}},
    ["x"] * 3000,
)

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X", "get", "")

HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Host", ("", "evil.example", "[", "x:y", "127.0.0.1")),
    ("Origin", ("null", "http://evil.example", "http://[", "x")),
    ("Referer", ("http://[", "\x7f")),
    ("Content-Type", ("application/json", "multipart/form-data; boundary=x", "multipart/", "\xff")),
    ("Content-Length", ("0", "1", "-1", "99999999999", "x", "1, 1", "²")),
    ("Content-Encoding", ("gzip", "br", "x")),
    ("Transfer-Encoding", ("chunked", "gzip, chunked", "x")),
    ("Connection", ("keep-alive", "Upgrade", "x")),
    ("Upgrade", ("websocket", "h2c")),
    ("Sec-WebSocket-Key", ("", "x", "AAAAAAAAAAAAAAAAAAAAAA==")),
    ("Sec-WebSocket-Version", ("0", "7", "13", "x")),
    ("Sec-WebSocket-Protocol", ("", "v1.kernel.websocket.jupyter.org", "x")),
    ("Sec-WebSocket-Extensions", ("permessage-deflate", "permessage-deflate; x=y", ";;,")),
    ("Range", ("bytes=0-1", "bytes=5-1", "bytes=-1", "bytes=x", "bytes=0-0,1-1", "x=1")),
    ("If-None-Match", ("*", '""', '"x", W/"', "\xff")),
    (
        "If-Modified-Since",
        ("x", "Mon, 99 Foo 2020 99:99:99 GMT", "Mon, 01 Jan 0001 00:00:00 +2359"),
    ),
    ("Accept-Language", ("en", "zh;q=x", "," * 500, "x" * 900)),
    ("Accept-Encoding", ("gzip", "br;q=0", "x")),
    ("X-Forwarded-For", ("1.2.3.4", "::1, x", "," * 300)),
    ("X-Forwarded-Proto", ("https", "x")),
    ("X-XSRFToken", ("", "x", "2|x|x|x", "2|\xff|\xff|1")),
    ("Expect", ("100-continue", "x")),
    ("Authorization", ("token x", "Basic x", "\xff")),
    (
        "Cookie",
        ("", "=", "qihang_seat=\xff", "qihang_size=\xb2\xb2", "_xsrf=2|\xff|x|\xb2", ";" * 300),
    ),
)


def changed_bytes(chance: random.Random, data: bytes) -> bytes:
    """Bytes put in, taken out, doubled, cut, or one bit of them turned."""
    at = chance.randint(0, len(data))
    to = min(len(data), at + chance.choice((1, 2, 8, 64)))
    kind = chance.randrange(6)
    if kind == 0 and at < len(data):
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[to:]
    if kind == 2:
        return data[:to] + data[at:]
    if kind == 3:
        return data[:at]
    return data[:at] + chance.choice(BYTES) + data[to if kind == 4 else at :]


def changed_value(chance: random.Random, value: Any) -> Any:
    """A value of JSON in which one place is something else, or gone, or doubled."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(sorted(value))
        others = {key: one for key, one in value.items() if key != name}
        kind = chance.randrange(8)
        if kind == 0:
            return others
        if kind == 1:
            return {**others, str(chance.choice(VALUES))[:300]: value[name]}
        return {**value, name: changed_value(chance, value[name])}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        kind = chance.randrange(4)
        if kind == 0:
            return value[:at] + value[at + 1 :]
        if kind == 1:
            return [*value, value[at]]
        return [*value[:at], changed_value(chance, value[at]), *value[at + 1 :]]
    if isinstance(value, str) and chance.random() < 0.3:
        return changed_bytes(chance, value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return chance.choice(VALUES)


def changed_json(chance: random.Random, data: bytes) -> bytes:
    """JSON with one value changed, or with bytes changed so that it may be none any more."""
    if chance.random() < 0.25:
        return changed_bytes(chance, data)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return changed_bytes(chance, data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        value = changed_value(chance, value)
    return json.dumps(value).encode()


@dataclass(frozen=True)
class Request:
    """A request as it goes over the line."""

    method: str
    path: bytes
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def line(self) -> bytes:
        """Its bytes. Where no header says how long the body is, it is what it is."""
        names = {name.lower() for name, _ in self.headers}
        headers = [*self.headers]
        if self.body and not names & {"content-length", "transfer-encoding"}:
            headers.append(("Content-Length", str(len(self.body))))
        head = "".join(f"{name}: {value}\r\n" for name, value in headers)
        first = self.method.encode() + b" " + self.path + b" HTTP/1.1\r\n"
        return first + head.encode("latin-1", "replace") + b"\r\n" + self.body


def changed_request(chance: random.Random, request: Request, others: Sequence[Request]) -> Request:
    """A request with one to three things changed."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        request = chance.choice(_WAYS)(chance, request, others)
    return request


def _method(chance: random.Random, request: Request, _: Sequence[Request]) -> Request:
    return replace(request, method=chance.choice(METHODS))


def _path(chance: random.Random, request: Request, _: Sequence[Request]) -> Request:
    # Spaces and line ends would make it another request, or none.
    path = changed_bytes(chance, request.path).translate(None, b" \r\n\0")
    return replace(request, path=path or b"/")


def _other_path(chance: random.Random, request: Request, others: Sequence[Request]) -> Request:
    return replace(request, path=chance.choice(others).path)


def _header(chance: random.Random, request: Request, _: Sequence[Request]) -> Request:
    name, values = chance.choice(HEADERS)
    kept = tuple(one for one in request.headers if one[0].lower() != name.lower())
    return replace(request, headers=(*kept, (name, chance.choice(values))))


def _changed_header(chance: random.Random, request: Request, _: Sequence[Request]) -> Request:
    if not request.headers:
        return request
    at = chance.randrange(len(request.headers))
    name, value = request.headers[at]
    data = changed_bytes(chance, value.encode("latin-1", "replace")).translate(None, b"\r\n")
    made = (name, data.decode("latin-1"))
    kind = chance.randrange(4)
    new = ((), (made, (name, value)), (made,), (made,))[kind]
    return replace(request, headers=(*request.headers[:at], *new, *request.headers[at + 1 :]))


def _body(chance: random.Random, request: Request, _: Sequence[Request]) -> Request:
    return replace(request, body=changed_json(chance, request.body))


_WAYS = (_method, _path, _path, _other_path, _header, _header, _changed_header, _body, _body)
