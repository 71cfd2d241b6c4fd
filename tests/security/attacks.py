"""Attacks as processes of their own, and what others wait meanwhile.

``python -m tests.security.attacks sign_ins ADDRESS NUMBER PIN`` signs one trainee in over and
over from one seat; ``… claims SOCKET TOKEN`` asks at the kernels' socket, as a kernel that was
taken over would. Both go on until they are ended.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from urllib.parse import urlencode, urlsplit

from tests.support.visitor import Visitor

CONNECTIONS = 64
"""On which one trainee signs in."""

LINES = 30
"""Connections of one kernel, each with requests that are not waited for."""

ATTACKERS_SEAT = "127.0.0.2"


async def sign_ins(address: str, number: str, pin: str) -> None:
    """Post one's own right number and PIN, on many connections."""
    where = urlsplit(address)
    visitor = Visitor(address, seat=ATTACKERS_SEAT)
    visitor.ask("/login")
    secret = visitor.cookies["_xsrf"]
    body = urlencode({"_xsrf": secret, "number": number, "pin": pin})
    head = (
        f"POST /login HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: _xsrf={secret}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    asked = (head + body).encode()

    async def one() -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                reader, writer = await asyncio.open_connection(
                    where.hostname, where.port, local_addr=(ATTACKERS_SEAT, 0)
                )
                while True:
                    writer.write(asked)
                    said = await reader.readuntil(b"\r\n\r\n")
                    length = said.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
                    await reader.readexactly(int(length or 0))

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))


async def claims(path: str, token: str) -> None:
    """Claim one's own page, many times in a row on many connections, and read what comes."""
    line = json.dumps({"call": "claim", "with": {"token": token}}).encode() + b"\n"

    async def one() -> None:
        while True:
            with suppress(OSError):
                reader, writer = await asyncio.open_unix_connection(path, limit=2**20)
                sending = asyncio.ensure_future(_send_on(writer, line * 200))
                while await reader.read(2**16):
                    continue
                sending.cancel()
                writer.close()
            # The attack's own pace of calling again: a kernel that spun would slow itself down.
            await asyncio.sleep(0.01)

    await asyncio.gather(*(one() for _ in range(LINES)))


async def _send_on(writer: asyncio.StreamWriter, what: bytes) -> None:
    with suppress(OSError):
        while True:
            writer.write(what)
            await writer.drain()


@contextmanager
def under_way(attack: str, *arguments: str) -> Iterator[None]:
    """An attack as long as the context lasts."""
    command = [sys.executable, "-m", "tests.security.attacks", attack, *arguments]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


Actions = Mapping[str, Callable[[int], None]]


def waits(seconds: float, each: float, actions: Actions) -> dict[str, list[float]]:
    """Do each of some actions again and again, ``each`` seconds apart; milliseconds they took."""
    until = time.monotonic() + seconds
    found: dict[str, list[float]] = {name: [] for name in actions}

    def go_on(name: str, action: Callable[[int], None]) -> None:
        turn = 0
        while time.monotonic() < until:
            began = time.monotonic()
            action(turn)
            found[name].append(1000 * (time.monotonic() - began))
            turn += 1
            time.sleep(each)  # an honest seat's own pace; nothing is waited for

    threads = [threading.Thread(target=go_on, args=one) for one in actions.items()]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def p95(found: list[float]) -> float:
    """What 95 of 100 stay within."""
    return sorted(found)[int(0.95 * (len(found) - 1))]


if __name__ == "__main__":
    asyncio.run({"sign_ins": sign_ins, "claims": claims}[sys.argv[1]](*sys.argv[2:]))
