"""Who comes to the classroom's routes: a browser's requests, and those no browser makes."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from itertools import count
from urllib.parse import urlencode, urlsplit

from tornado.web import create_signed_value

from qihang.server.identity import COOKIE
from qihang.system.site import Site

PATIENCE_S = 60

_SEATS = count()


@dataclass(frozen=True)
class Answer:
    """What a route said."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Visitor:
    """Somebody at a browser, with the cookies that came."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    seat: str = "127.0.0.1"
    """The address of the computer that this browser runs on."""

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One request; nothing is followed and nothing is added but the cookies."""
        connection = HTTPConnection(
            urlsplit(self.address).netloc, timeout=PATIENCE_S, source_address=(self.seat, 0)
        )
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            given = {"Cookie": cookie} if cookie else {}
            connection.request(method, path, body, {**given, **(headers or {})})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: found.value for name, found in SimpleCookie(line).items()}
        return answer

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
        """A form as one of our pages sends it."""
        if "_xsrf" not in self.cookies:
            self.ask("/login")
        body = urlencode({"_xsrf": self.cookies["_xsrf"], **fields})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", body, {**kind, **(headers or {})})

    def sign_in(self, number: str, pin: str) -> Answer:
        """Number and PIN."""
        return self.post("/login", number=number, pin=pin)


def signed_in(address: str, number: str, pin: str, seat: str | None = None) -> Visitor:
    """A trainee at a browser of their own, at ``seat`` or where nobody sat before."""
    place = next(_SEATS)
    visitor = Visitor(address, seat=seat or f"127.1.{place // 250}.{place % 250 + 1}")
    assert visitor.sign_in(number, pin).status == 302
    return visitor


def cookie(site: Site, key: str, days_old: float = 0) -> str:
    """The seat's cookie with a key in it, signed as the server signs it."""
    then = time.time() - days_old * 24 * 3600
    return create_signed_value(site.secret("cookies"), COOKIE, key, clock=lambda: then).decode()


def raw(address: str, request: bytes) -> bytes:
    """What comes back, until the server hangs up, for bytes as no client would send them."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port), timeout=PATIENCE_S) as line:
        said = b""
        with suppress(ConnectionError):
            line.sendall(request)
            while part := line.recv(65536):
                said += part
    return said
