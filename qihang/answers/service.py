"""The answer service: the process that owns the store.

Two Unix sockets lead to the :class:`~qihang.answers.api.AnswerService`: kernels have the one
that answers only for a token's own page, the trainee server, the marker and the command
line the other. Both lie in a folder that only this account can enter. What is asked is
checked here, where it enters, and not again below.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import sys
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import Any

from qihang.answers.api import AnswerService
from qihang.answers.calls import (
    CONTROL,
    DESK,
    MARKER,
    OPERATOR,
    PAGE,
    PAPER,
    SERVER,
    Call,
    asked,
)
from qihang.answers.client import Refused
from qihang.answers.numbers import folded
from qihang.answers.pacing import PACES, Kernels, Pacing, TooManyConnections
from qihang.answers.remote import RemoteAnswers
from qihang.language.messages import message
from qihang.protocol.desk import StaffSignIn
from qihang.protocol.page import Claim
from qihang.protocol.server import SignInOutcome
from qihang.protocol.service import Answers
from qihang.protocol.submission import Submission
from qihang.settings import language
from qihang.system.account import kernels_account
from qihang.system.errors import OperatorError
from qihang.system.locks import sole_owner
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody
from qihang.system.turns import TooMany, Turns

log = logging.getLogger("qihang.answers.service")

SLOW_AT_ONCE, SLOW_WAITING = 2, 60
"""PINs that are hashed at the same time, each in a thread, and that may wait for it at one seat:
a class and as many again. Seats take turns. Others are told that the service is busy."""

SAME_WAITING = 3
"""Tries with one number at one seat that may wait while another one is looked at."""

MOST_CONNECTING = 4096
"""Connections that may wait until they are taken; one more would be cut off."""

TAKEN_AT_ONCE = 16
"""Connections that are taken before somebody else is answered."""

MOST_OWNERS = 10_000
"""Tokens whose trainee is remembered."""

LONGEST_REQUEST = 2**20
"""Bytes of one request of the control socket; a kernel's may have a tenth of it."""

HUNG_UP = (ConnectionError, asyncio.LimitOverrunError, ValueError, TooManyConnections)
"""Why no more of a connection is read: it ended, a request is too long, there are too many."""

WAITING_FOR_MARKS = 2.0
"""Seconds after which a waiting page is answered without a result."""

WAITING = 5.0
"""Seconds after which a waiting marker is answered with nothing, and a desk with no news."""

NEWS = frozenset(
    {
        "again",
        "answer_call",
        "bind",
        "bring_back_trainees",
        "call_for_help",
        "end_lesson",
        "end_lesson_of",
        "enrol",
        "hand_in",
        "hand_in_sheet",
        "keep",
        "keep_bookmark",
        "keep_review",
        "lead",
        "page_opened",
        "pause",
        "record_results",
        "remove_trainees",
        "save",
        "say",
        "set_pins",
        "sign_in",
        "sign_out",
        "type_in",
        "unbind",
    }
)
"""The calls whose effect the desk shows."""


def _let_kernels_in(path: Path) -> None:
    """Let kernels connect to a socket where they are of another account than this process."""
    account = kernels_account()
    if account is None:
        return
    for place, mode in ((path.parent, 0o710), (path, 0o660)):
        os.chown(place, -1, account)
        place.chmod(mode)


class Sockets:
    """Answers requests one at a time, and each of who asks in turn."""

    def __init__(self, answers: AnswerService):
        self._answers = answers
        self._methods: dict[str, Callable[..., Any]] = {
            name: getattr(part, name)
            for part, calls in (
                (answers.page, PAGE),
                (answers.server, SERVER),
                (answers.marker, MARKER),
                (answers.operator, OPERATOR),
                (answers.desk, DESK),
                (answers.paper, PAPER),
            )
            for name in calls
        }
        self._waiting: dict[str, Callable[..., Awaitable[Any]]] = {
            "marked": self._when_marked,
            "wait_for_submission": self._next_submissions,
            "sign_in": self._sign_in,
            "staff_sign_in": self._staff_sign_in,
            "wait_for_news": self._next_news,
        }
        self._slow = ThreadPoolExecutor(SLOW_AT_ONCE, thread_name_prefix="slow")
        self._seats = Turns(SLOW_AT_ONCE, SLOW_WAITING)
        self._tries: defaultdict[str, Turns] = defaultdict(partial(Turns, 1, SAME_WAITING))
        self._kernels = Kernels()
        self._pacing: defaultdict[str, Pacing] = defaultdict(Pacing)
        self._owners: dict[str, str] = {}
        self._handed_in = asyncio.Event()
        self._news = 0
        self._has_news = asyncio.Event()
        self._marked: dict[tuple[str, str], asyncio.Event] = {}

    async def serve(self, site: Site, stopped: asyncio.Event) -> None:
        """Serve until ``stopped``."""
        os.umask(0o077)
        servers = []
        for path, calls, limit in (
            (site.answer_socket, PAGE, LONGEST_REQUEST // 10),
            (site.control_socket, CONTROL, LONGEST_REQUEST),
        ):
            path.unlink(missing_ok=True)
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.bind(str(path))
            servers.append(
                await asyncio.start_unix_server(
                    self._handler(calls), sock=line, limit=limit, backlog=TAKEN_AT_ONCE
                )
            )
            line.listen(MOST_CONNECTING)  # asyncio takes one number for both
        _let_kernels_in(site.answer_socket)
        log.info("serving")
        await stopped.wait()
        for server in servers:
            server.close()
        site.answer_socket.unlink(missing_ok=True)
        site.control_socket.unlink(missing_ok=True)

    def _handler(self, calls: Mapping[str, Call]) -> Callable[..., Any]:
        async def answer_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            share = self._kernels.connected(writer) if calls is PAGE else nullcontext()
            with closing(writer), suppress(*HUNG_UP), share as in_vain:
                while line := await reader.readline():
                    said = await self._answer(line, calls)
                    writer.write(json.dumps(said).encode() + b"\n")
                    await writer.drain()
                    # Everybody else who asks comes before the next one of this connection.
                    await asyncio.sleep(in_vain.take() if in_vain and "refused" in said else 0)

        return answer_all

    async def _answer(self, line: bytes, calls: Mapping[str, Call]) -> dict[str, Any]:
        try:
            name, fields = asked(line)
        except ValueError:
            return {"refused": "malformed"}
        if name not in calls:
            return {"refused": "unknown-call"}
        if not calls[name].takes(fields):
            return {"refused": "malformed"}
        try:
            return {"ok": await self._result(name, fields, len(line))}
        except Refused as refused:
            return {"refused": refused.reason}
        except OperatorError as error:
            log.exception("%s failed", name)
            return {"failed": error.translations()[self._answers.language]}
        except Exception as error:
            log.exception("%s failed", name)
            return {"failed": f"{type(error).__name__}: {error}"}

    async def _result(self, name: str, fields: dict[str, Any], size: int) -> Any:
        """The result of a call; wakes those who wait for its effect."""
        if name in PACES and (wait := self._due_in(name, fields["token"], size)):
            await asyncio.sleep(wait)
        if name in self._waiting:
            result = await self._waiting[name](**fields)
        else:
            result = self._methods[name](**fields)
        if name in NEWS:
            self._news += 1
            self._has_news.set()
        if name in ("hand_in", "hand_in_sheet", "marks_were_given"):
            self._handed_in.set()
        elif name == "record_results":
            self._tell_pages(fields["assignment"], [one["number"] for one in fields["results"]])
        return result

    def _due_in(self, name: str, token: str, size: int) -> float:
        """Seconds for which a kernel waits; it asks for one thing at a time, and so does its page.

        Raises :class:`Refused` for a token that is not valid.
        """
        if token not in self._owners:
            if len(self._owners) >= MOST_OWNERS:
                self._owners.clear()
            self._owners[token] = self._answers.page.owner(token)
        return self._pacing[self._owners[token]].due_in(name, size)

    async def _sign_in(self, number: str, pin: str, seat: str) -> SignInOutcome:
        """Sign in, in a thread: one number at one seat after the other, and seats in turns.

        Who has to wait after wrong PINs or many sign-ins is told so at once.
        """
        server = self._answers.server
        if wait := server.wait(number, seat):
            return {"wait": wait}
        sign_in = partial(server.sign_in, number, pin, seat)
        done: SignInOutcome | None = await self._in_turn(f"{folded(number)} {seat}", seat, sign_in)
        return done or {"busy": True}

    async def _staff_sign_in(self, name: str, password: str, seat: str) -> StaffSignIn:
        """Sign somebody of the staff in; as :meth:`_sign_in`."""
        desk = self._answers.desk
        if wait := desk.staff_wait(name, seat):
            return {"wait": wait}
        sign_in = partial(desk.staff_sign_in, name, password, seat)
        who = f"staff {folded(name)} {seat}"
        done: StaffSignIn | None = await self._in_turn(who, seat, sign_in)
        return done or {"busy": True}

    async def _in_turn(self, who: str, seat: str, call: Callable[[], Any]) -> Any:
        """What a slow call returns, ``None`` where too many wait at this seat."""
        try:
            async with self._tries[who].turn(who), self._seats.turn(seat):
                return await asyncio.get_running_loop().run_in_executor(self._slow, call)
        except TooMany:
            return None
        finally:
            if self._tries[who].is_idle:
                del self._tries[who]

    async def _when_marked(self, token: str) -> Claim:
        """The claim of a page, once its submission has a result or the wait is over."""
        if page := self._answers.page.awaits_mark(token):
            await self._until_marked(page)
        return self._answers.page.marked(token)

    async def _until_marked(self, page: tuple[str, str]) -> None:
        marked = self._marked.setdefault(page, asyncio.Event())
        with suppress(TimeoutError):
            await asyncio.wait_for(marked.wait(), WAITING_FOR_MARKS)
        if self._marked.get(page) is marked:
            del self._marked[page]

    def _tell_pages(self, assignment: str, numbers: list[str]) -> None:
        for number in numbers:
            marked = self._marked.pop((number, assignment), None)
            if marked is not None:
                marked.set()

    async def _next_news(self, seen: int) -> int:
        """How much news there was; waits for some if it is ``seen``, but not for long."""
        if seen == self._news:
            self._has_news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_news.wait(), WAITING)
        return self._news

    async def _next_submissions(self) -> list[Submission]:
        self._handed_in.clear()
        waiting = self._answers.marker.to_mark_at_once()
        if waiting:
            return waiting
        with suppress(TimeoutError):
            await asyncio.wait_for(self._handed_in.wait(), WAITING)
        return self._answers.marker.wait_for_submission()


@contextmanager
def open_answers(site: Site, tell: Tell = nobody) -> Iterator[Answers]:
    """The answer service for a command: the running classroom's, else one of its own.

    ``tell`` is told how far opening it is, where it takes long.
    """
    site.prepare()
    with sole_owner(site) as owned:
        answers = AnswerService(site, tell) if owned else RemoteAnswers(site)
        with closing(answers):
            yield answers


def main() -> None:
    """Run the answer service of the site in the environment until it is told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    site = Site.here()
    try:
        _serve(site)
    except OperatorError as error:
        sys.exit(error.translations()[language(site)])


def _serve(site: Site) -> None:
    site.make_folders()  # on a full disk it still shows what is saved
    with sole_owner(site) as owned:
        if not owned:
            raise OperatorError(
                message("Another classroom is already using this store. Stop it first.")
            )
        own = AnswerService(site)
        try:
            _note(own.started)
            asyncio.run(_run(site, own))
            _note(own.stopped)
        finally:
            own.close()


def _note(event: Callable[[], None]) -> None:
    """Write to the audit log; a full disk must not keep the service from starting."""
    try:
        event()
    except OperatorError:
        log.exception("the audit log does not have it")


async def _run(site: Site, own: AnswerService) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    await Sockets(own).serve(site, stopped)


if __name__ == "__main__":
    main()
