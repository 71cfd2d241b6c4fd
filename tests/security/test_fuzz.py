"""What was valid, changed by chance for ten minutes, at every route and every socket.

Nothing of it is answered with a failure, leaves a traceback, shows another's data or fills a
log. What is changed follows from ``SEED`` and its number, so a failure names what to send again.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError

from qihang.answers.client import Blocking, Kernel
from qihang.operate.classroom import free_port
from qihang.server.sockets import TO_PAGE
from qihang.system import logs as limits
from qihang.system.site import Site
from tests.conftest import copied
from tests.security.conftest import logs
from tests.security.fuzz import asking, covering
from tests.security.fuzz.mutating import changed_bytes, changed_json, changed_request
from tests.security.fuzz.recording import at_seat, recorded, recorded_calls
from tests.security.pages import NOWHERE, page_of, state_of
from tests.support import exercise_page as exercise
from tests.support.classroom import Classroom, running
from tests.support.services import page_token, start_service
from tests.support.visitor import Visitor, cookie
from tests.support.waiting import until
from tests.support.wire import wired

pytestmark = [
    pytest.mark.process,
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.xdist_group("fuzz"),
]

SEED = int(os.environ.get("SEED", "1"))

SECONDS = float(os.environ.get("FUZZ_SECONDS", "600"))
"""For all parts together."""

PARTS = 7
SHARE = SECONDS / PARTS

CONTINUE = b"HTTP/1.1 100 (Continue)\r\n\r\n"
"""Comes before an answer where it was asked for."""

AT_ONCE = 100
"""What is sent before logs and seat are looked at."""

PATIENCE_S = 3.0
"""Seconds for an answer; a request that was changed may promise more than it sends."""

OWN, OTHER = "1001", "1002"
SIGN_OUT = """
fetch("/logout", {
  method: "POST",
  headers: {
    "Content-Type": "application/x-www-form-urlencoded",
    "X-XSRFToken": document.cookie.match(/_xsrf="?([^;"]+)/)[1],
  },
})
"""

SECRET_ANSWER = "7351.25"
"""What the other trainee has answered."""

TRACEBACK = re.compile(r"Traceback \(most recent call last\)")


@pytest.fixture(scope="module")
def lesson(first_start, tmp_path_factory, browser) -> Iterator[SimpleNamespace]:
    """A classroom, and what a trainee's browser said in it from sign-in to sign-out."""
    with (
        covering.measured(),
        running(copied(first_start, tmp_path_factory.mktemp("fuzz"))) as classroom,
    ):
        other = seat_of(classroom, OTHER, 0)
        page_of(other)
        answers_secretly(classroom, other)
        yield SimpleNamespace(classroom=classroom, recording=a_lesson(browser, classroom))


def seat_of(classroom: Classroom, number: str, turn: int) -> Visitor:
    """A seat at which a trainee is signed in."""
    seat = f"fuzz {turn}"
    asked = {"number": number, "pin": classroom.pins[number], "seat": seat}
    said = until(lambda: signed_in_or_not(classroom.ask("sign_in", **asked)))
    visitor = Visitor(classroom.address, {"qihang_seat": cookie(classroom.site, said["sign_in"])})
    visitor.ask("/")
    return visitor


def signed_in_or_not(said: dict[str, str]) -> dict[str, str] | None:
    """The key of a sign-in; nothing while it has to wait, as one who signs in often does."""
    return said if "sign_in" in said else None


def answers_secretly(classroom: Classroom, other: Visitor) -> None:
    """The other trainee saves an answer, as a page's kernel does."""
    key = classroom.ask("sign_in", number=OTHER, pin=classroom.pins[OTHER], seat="x")["sign_in"]
    page = {"kind": "exercise", "session": "t1", "notebook": "t1"}
    token = classroom.ask("bind", sign_in=key, **page)
    with closing(Kernel(classroom.site.answer_socket, token)) as kernel:
        kernel.save("total", SECRET_ANSWER)


def a_lesson(browser, classroom: Classroom):
    """What a browser sends while a trainee signs in, works, hands in and signs out."""
    with recorded(browser, classroom.address) as (context, made):
        page = context.new_page()
        page.goto(f"{classroom.address}/login")
        page.locator("input[name=number]").fill(OWN)
        page.locator("input[name=pin]").fill(classroom.pins[OWN])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{classroom.address}/")
        page.locator("#page-header [data-lang=en]").click()
        page.goto(f"{classroom.address}/workbook/t1")
        page.wait_for_load_state("networkidle")
        page.goto(f"{classroom.address}/exercise/t1")
        exercise.wait_until_drawn(page)
        exercise.fill(page, "total", "3")
        exercise.hand_in(page)
        page.goto(f"{classroom.address}/not-here")
        page.goto(f"{classroom.address}/")
        page.evaluate("fetch('/api/me')")
        page.evaluate(SIGN_OUT)
    assert len(made.requests) > 15
    assert len(made.messages) > 5
    return made


def turns(part: str) -> Iterator[tuple[int, random.Random]]:
    """A number and its chance, until the part's time is over."""
    ends = time.monotonic() + SHARE
    index = 0
    while time.monotonic() < ends:
        yield index, random.Random(f"{SEED} {part} {index}")
        index += 1


def asked(address: str, line: bytes) -> bytes:
    """What comes back for a request, as far as it comes in time."""
    where = urlsplit(address)
    said = b""
    with socket.create_connection((where.hostname, where.port), timeout=PATIENCE_S) as connection:
        try:
            connection.sendall(line)
            while not is_whole(said) and (part := connection.recv(65536)):
                said += part
        except (TimeoutError, ConnectionError):
            pass
    return said.removeprefix(CONTINUE)


def is_whole(said: bytes) -> bool:
    """Whether an answer says how long it is, and is there; the line may stay open then."""
    head, _, body = said.removeprefix(CONTINUE).partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\nContent-Length: (\d+)", head)
    return length is not None and len(body) >= int(length[1])


def status(said: bytes) -> int:
    """The status of an answer; 0 for none, which is a line that was closed."""
    found = re.match(rb"HTTP/1\.[01] (\d{3})", said)
    return int(found[1]) if found else 0


class Watch:
    """Sees that nothing fails, leaks or grows.

    Behind an instructor's sign-in Jupyter's own API answers with 500 to some of what is no
    request of its pages: there ``may_fail``, and how often is said.
    """

    def __init__(self, site: Site, forbidden: list[str], may_fail: bool = False):
        self._site = site
        self._may_fail = may_fail
        self._forbidden = [one.encode() for one in ("Traceback (most", *forbidden)]
        self._began = time.monotonic()
        self._size = len(logs(self._site))
        self.statuses: Counter[int] = Counter()

    def sees(self, name: str, sent: bytes, said: bytes) -> None:
        """Look at an answer."""
        code = status(said)
        self.statuses[code] += 1
        what = f"{name} (SEED={SEED}): {sent!r}\n{said[:2000]!r}"
        assert self._may_fail or code < 500 or code == 503, what
        for leak in self._forbidden:
            # A page may say again what was just asked of it: it is no secret to who asked.
            assert leak not in said or leak in sent, f"{leak!r} in the answer to {what}"

    def sees_logs(self, name: str) -> None:
        """Look at the logs."""
        text = logs(self._site)
        assert self._may_fail or not TRACEBACK.search(text), (
            f"before {name} (SEED={SEED}):\n{text[-4000:]}"
        )
        grown = len(text) - self._size
        most = limits.AT_ONCE + limits.EACH_SECOND * (time.monotonic() - self._began)
        assert grown < 3 * most

    def words(self) -> str:
        """What was answered, in words."""
        each = ", ".join(f"{code or 'none'}: {n}" for code, n in sorted(self.statuses.items()))
        return f"{sum(self.statuses.values())} requests (seed {SEED}); answers: {each}"


@pytest.mark.security("every request of a lesson, changed by chance, at every route")
@pytest.mark.parametrize("who", ["nobody", "a trainee"])
def test_no_changed_request_fails_leaks_or_fills_a_log(lesson, who, record_property):
    classroom, requests = lesson.classroom, lesson.recording.requests
    names = ["周大河", "陈秋实", SECRET_ANSWER, classroom.pins[OTHER], "$argon2"]
    names += [str(classroom.site.root), "site-packages"]
    if who == "nobody":
        names += ["林小满", classroom.pins[OWN]]
    watch = Watch(classroom.site, names)
    visitor, kernel = Visitor(classroom.address), NOWHERE
    for index, chance in turns(who):
        if index % AT_ONCE == 0:
            watch.sees_logs(f"{who} {index}")
            if who == "nobody":
                visitor.ask("/login")
            else:
                visitor, kernel = still_there(classroom, visitor, kernel, index)
        request = changed_request(
            chance,
            at_seat(chance.choice(requests), classroom.address, visitor.cookies, kernel),
            requests,
        )
        line = request.line()
        watch.sees(f"{who} {index}", line, asked(classroom.address, line))
    watch.sees_logs("the end")
    record_property("found", watch.words())
    assert set(watch.statuses) >= {200, 400, 403, 404, 405}


def still_there(
    classroom: Classroom, visitor: Visitor, kernel: str, turn: int
) -> tuple[Visitor, str]:
    """A seat that is signed in with a page that is open: the same, or anew."""
    if "qihang_seat" not in visitor.cookies or not state_of(visitor, kernel)["signed_in"]:
        visitor = seat_of(classroom, OWN, turn)
    if not state_of(visitor, kernel)["alive"]:
        kernel = page_of(visitor)
    return visitor, kernel


@pytest.mark.security("every message of a page, changed by chance")
def test_no_changed_message_fails_leaks_or_fills_a_log(lesson, run, record_property):
    classroom, messages = lesson.classroom, lesson.recording.messages
    watch = Watch(classroom.site, [])
    sent: Counter[str] = Counter()

    async def session(visitor: Visitor, kernel: str, chances: list[random.Random]) -> None:
        async with wired(visitor, kernel) as wire:
            for chance in chances:
                wire.send_raw(changed_message(chance, chance.choice(messages)))
            kinds = await wire.settle()
            assert set(kinds) <= TO_PAGE
            for _, _, raw in wire.heard:
                for leak in (b"Traceback", b"site-packages", "周大河".encode(), b"7351.25"):
                    assert leak not in raw

    visitor, kernel = Visitor(classroom.address), NOWHERE
    waiting: list[random.Random] = []
    for index, chance in turns("message"):
        waiting.append(chance)
        if len(waiting) < AT_ONCE:
            continue
        visitor, kernel = still_there(classroom, visitor, kernel, index)
        try:
            run(session(visitor, kernel, waiting))
            sent["passed or dropped"] += len(waiting)
        except (ConnectionError, WebSocketClosedError, HTTPClientError):
            # A frame that is too large ends its line, and a page's own kernel may end.
            sent["ended their line"] += len(waiting)
        waiting.clear()
        watch.sees_logs(f"message {index}")
    assert sent["passed or dropped"] > sent["ended their line"]
    record_property("found", f"messages (seed {SEED}): {dict(sent)}")


def changed_message(chance: random.Random, message: bytes) -> bytes:
    """A page's message with a part of it changed, or with its bytes changed."""
    if chance.random() < 0.2:
        return changed_bytes(chance, message)
    channel, parts = deserialize_msg_from_ws_v1(message)
    parts = [bytes(one) for one in parts]
    # The kernel drops a message that it has had already.
    fresh = f"{chance.getrandbits(128):032x}"
    parts[0] = json.dumps({**json.loads(parts[0]), "msg_id": fresh}).encode()
    at = chance.choice((0, 3, 3, 3, *range(len(parts))))
    parts[at] = changed_json(chance, parts[at])
    return serialize_msg_to_ws_v1(parts, chance.choice((channel, channel, channel, "control")))


@pytest.fixture(scope="module")
def desk(first_start, tmp_path_factory, browser) -> Iterator[SimpleNamespace]:
    """The instructor's server, and what a browser said there while work was looked at."""
    site = copied(first_start, tmp_path_factory.mktemp("desk"))
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "qihang.cli", "teach", "--port", str(port)],
        cwd=site.root,
        env={**os.environ, **site.environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = ""
    while "Ctrl-C" not in said:
        said += process.stdout.readline() or pytest.fail(said)
    password = re.search(r"Password .*: (\S+)", said).group(1)
    address = f"http://127.0.0.1:{port}"
    with recorded(browser, address) as (context, made):
        page = context.new_page()
        page.goto(f"{address}/formgrader")
        page.locator("input[name=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/formgrader**")
        for path in (
            "/formgrader/gradebook/",
            "/formgrader/manage_students/",
            "/lab",
        ):
            page.goto(f"{address}{path}")
            page.wait_for_load_state("networkidle")
    yield SimpleNamespace(site=site, address=address, password=password, requests=made.requests)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)


@pytest.mark.security("every request of an instructor, changed by chance, at the desk")
@pytest.mark.parametrize("who", ["nobody", "an instructor"])
def test_no_changed_request_fails_at_the_desk(desk, who, record_property):
    is_in = who == "an instructor"
    watch = Watch(desk.site, ["$argon2", desk.password], may_fail=is_in)
    visitor = Visitor(desk.address)
    for index, chance in turns(f"desk {who}"):
        if index % AT_ONCE == 0:
            watch.sees_logs(f"{who} {index}")
            visitor.ask("/login")
            if is_in and visitor.ask("/api/status").status != 200:
                assert visitor.post("/login", password=desk.password).status == 302
        request = changed_request(
            chance,
            at_seat(chance.choice(desk.requests), desk.address, visitor.cookies, "none"),
            desk.requests,
        )
        if b"shutdown" in request.path:
            continue
        line = request.line()
        watch.sees(f"{who} {index}", line, asked(desk.address, line))
    watch.sees_logs("the end")
    record_property("found", watch.words())


@pytest.fixture
def calls(bare_site) -> Iterator[dict[str, list[bytes]]]:
    """An answer service of its own, and the lines that its clients sent, by their socket."""
    with covering.measured():
        process = start_service(bare_site)
    try:
        with recorded_calls() as lines:
            token = page_token(bare_site)
            asking.ask_for_everything(bare_site)
            control = list(lines)
            lines.clear()
            with closing(Kernel(bare_site.answer_socket, token)) as kernel:
                kernel.claim()
                kernel.save("margin", "44.9")
                kernel.keep("item", {"tried": ["1"]}, "right")
                kernel.hand_in(kernel.hand_in({"margin": "empty"}).get("open", {}), "confirm")
                kernel.again()
            with closing(Blocking(bare_site.answer_socket)) as kernel:
                kernel.call("marked", token=token)
            page = list(lines)
        yield {"kernels": page, "control": control}
    finally:
        process.terminate()
        process.wait(60)


LASTING = (*asking.WAITING, *asking.LAST, "marked")
"""Calls that wait, or after which most are refused: tried less."""


@pytest.mark.security("every call of the answer service's sockets, changed by chance")
@pytest.mark.parametrize("which", ["kernels", "control"])
def test_no_changed_call_fails(bare_site, calls, which, record_property):
    path = bare_site.answer_socket if which == "kernels" else bare_site.control_socket
    outcomes: Counter[str] = Counter()
    with socket.socket(socket.AF_UNIX) as first:
        line = first
        line.connect(str(path))
        line.settimeout(30)
        for index, chance in turns(which):
            valid = chance.choice(calls[which])
            if any(name.encode() in valid for name in LASTING) and chance.random() < 0.95:
                continue
            sent = changed_json(chance, valid.rstrip(b"\n")).replace(b"\n", b" ") + b"\n"
            said = exchanged(line, sent)
            if not said:
                outcomes["line closed"] += 1
                line.close()
                line = socket.socket(socket.AF_UNIX)
                line.settimeout(30)
                line.connect(str(path))
                continue
            reply = json.loads(said)
            outcomes[next(iter(reply))] += 1
            what = f"{which} {index} (SEED={SEED}): {sent[:2000]!r}: {said[:2000]!r}"
            assert "failed" not in reply, what
            assert b"argon2" not in said, what
        line.close()
    record_property("found", f"calls on the socket of {which} (seed {SEED}): {dict(outcomes)}")


def exchanged(line: socket.socket, sent: bytes) -> bytes:
    """The reply to a line; nothing if the connection was closed."""
    said = b""
    try:
        line.sendall(sent)
        while not said.endswith(b"\n"):
            part = line.recv(2**20)
            if not part:
                return b""
            said += part
    except ConnectionError:
        return b""
    return said
