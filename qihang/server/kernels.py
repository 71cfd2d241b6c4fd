"""The kernels behind trainees' pages: whose they are, and how many."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zmq
from jupyter_server import CallContext
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ensure_async
from tornado.websocket import WebSocketHandler
from traitlets import Int

from qihang.answers import client
from qihang.kernels.fork.client import NoFork, Template
from qihang.protocol.page import WIDGETS_AT
from qihang.server.identity import Lecturer, Trainee
from qihang.settings import DEFAULTS
from qihang.system.linux import is_ending
from qihang.system.rate_limit import RateLimit
from qihang.system.site import ROOT

KERNEL = "qihang"
"""The kernelspec whose kernels come from the fork server."""

PASSED_ON = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TZ",
    "HOME",
    "TMPDIR",
    "PYTHONPATH",
    "IPYTHONDIR",
    "MPLCONFIGDIR",
    ROOT,
    WIDGETS_AT,
)
"""What of the server's environment a kernel sees; in the sandbox folders are its own."""


AT_ONCE, EACH_SECOND = 10_000, 500
"""Messages, or 16 kB of them, that a kernel may send to its page at once, and a second. A page
that opens gets some hundred; a slider that is moved without end some sixty a second."""

LARGEST_MESSAGE = 2**24
"""Bytes of one message of a kernel."""

PAGES_A_SECOND, PAGES_AT_ONCE = 1, 20
"""How often a trainee may have a kernel started."""

MOST_SOCKETS = 2
"""Connections to one kernel: its page's, and one that a cut line has left behind."""


class TooOften(Exception):
    """A trainee opens pages faster than anybody reads."""


@dataclass
class Page:
    """What the server knows of a page that has a kernel."""

    owner: str
    kind: str
    session: str
    token: str
    sign_in: str
    template: Template | None = None
    """What its kernel was forked from, if it was."""
    is_ahead: bool = False
    """Whether its kernel only waits for the page to be opened."""
    is_projected: bool = False
    """Whether it is the projector's: its sign-in is of the desk, and it has no token."""
    allowance: RateLimit = field(default_factory=lambda: RateLimit(EACH_SECOND, AT_ONCE))
    """The rate limit of its kernel's messages."""
    is_flooded: bool = False
    """Whether its kernel exceeded that limit and is being ended."""
    sockets: list[WebSocketHandler] = field(default_factory=list)
    """Its connections, the oldest first."""


class PageKernels(AsyncMappingKernelManager):
    """Starts one kernel a page and remembers whose page it is.

    A kernel is given a random token and no identity; the answer service knows whose
    page the token is for.

    While a trainee looks at the home page, the kernel of the page that most likely comes
    next is started ahead, for this trainee and this sign-in and nobody else.
    """

    pages_open = Int(DEFAULTS.pages_open, help="Pages that a trainee may have open.").tag(
        config=True
    )
    pages_ahead = Int(
        DEFAULTS.pages_ahead, help="Kernels that may wait for pages which are not open yet."
    ).tag(config=True)

    def __init__(self, **settings: Any):
        super().__init__(**settings)
        # A page holds six sockets, and ZeroMQ's own limit of 1,023 ends at 168 pages.
        self.context.max_sockets = self.context.socket_limit
        # Of every socket that is made from here on.
        self.context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
        self._pages: dict[str, Page] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._starts: defaultdict[str, RateLimit] = defaultdict(
            lambda: RateLimit(PAGES_A_SECOND, PAGES_AT_ONCE)
        )

    @property
    def _answers(self) -> client.Server:
        return client.Server(self.parent.site.control_socket)

    def is_of(self, kernel_id: str | None, owner: str) -> bool:
        """Whether this kernel serves a page of this trainee."""
        page = self._pages.get(kernel_id or "")
        return page is not None and page.owner == owner

    async def start_kernel(self, **settings: Any) -> str:
        """Start the kernel of the lesson page that is being asked for; Voilà calls this."""
        handler = CallContext.get(CallContext.JUPYTER_HANDLER)
        settings["told"] = handler.told
        return await self.open_page(handler.current_user, *handler.lesson, **settings)

    def is_projected(self, kernel_id: str) -> bool:
        """Whether this kernel serves a page of the projector."""
        page = self._pages.get(kernel_id)
        return page is not None and page.is_projected

    async def open_page(
        self, trainee: Trainee | Lecturer, kind: str, session: str, notebook: str, **settings: Any
    ) -> str:
        """Give a trainee's page its kernel, or the projector's; returns the kernel's id.

        ``notebook`` is the name of what the page shows, see
        :class:`qihang.protocol.server.ServerCalls`. With ``template=`` it has run that already, and
        may have been started ahead; ``told=`` is what its environment has besides. Raises
        :class:`TooOften`.
        """
        owner = trainee.username
        if not self._starts[owner].try_take():
            raise TooOften(owner)
        async with self._turns[owner]:
            ahead = self._ahead_for(trainee, kind, session, settings.get("template"))
            for key, page in self._of(owner):
                # A page that is opened again replaces the one before it.
                if key != ahead and (page.is_ahead or (page.kind, page.session) == (kind, session)):
                    await self.close_page(key)
            await self._make_room(owner, ahead)
            key = ahead or await self._start(trainee, kind, session, notebook, **settings)
            page = self._pages[key]
            page.is_ahead = False
            if not page.is_projected:
                await self._answers.page_opened(page.token)
            return key

    async def open_ahead(
        self, trainee: Trainee, kind: str, session: str, notebook: str, **settings: Any
    ) -> None:
        """Start the kernel of a page that a trainee is likely to open next.

        ``template=`` is what it is forked from. Nothing happens where the trainee has that
        page open, or where many kernels wait already.
        """
        async with self._turns[trainee.username]:
            mine = [page for _, page in self._of(trainee.username)]
            waiting = sum(page.is_ahead for page in self._pages.values())
            if waiting >= self.pages_ahead or any(
                (p.kind, p.session) == (kind, session) for p in mine
            ):
                return
            if not self._starts[trainee.username].try_take():
                return
            with suppress(client.Refused, client.Unreachable, NoFork):
                kernel_id = await self._start(trainee, kind, session, notebook, **settings)
                self._pages[kernel_id].is_ahead = True

    def pre_start_kernel(self, kernel_name: str | None, settings: Any) -> tuple[Any, str, str]:
        """Give a kernel a folder of its own, for its sockets and nobody else's."""
        kernel, kernel_name, kernel_id = super().pre_start_kernel(kernel_name, settings)
        home = self._home(kernel_id)
        home.mkdir(mode=0o700)
        kernel.connection_file = str(home / "at.json")
        return kernel, kernel_name, kernel_id

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended; Jupyter calls this, however it ended."""
        shutil.rmtree(self._home(kernel_id), ignore_errors=True)
        return super().remove_kernel(kernel_id)

    def _home(self, kernel_id: str) -> Path:
        return Path(self.connection_dir) / kernel_id

    def _ahead_for(
        self, trainee: Trainee | Lecturer, kind: str, session: str, template: Template | None
    ) -> str | None:
        wanted = (trainee.username, kind, session, trainee.sign_in, template, True)
        for key, page in self._pages.items():
            found = (page.owner, page.kind, page.session, page.sign_in, page.template)
            if (*found, page.is_ahead) == wanted and self.is_running(key):
                return key
        return None

    def is_running(self, kernel_id: str) -> bool:
        """Whether the process of a kernel runs; for seconds after its end it is still listed.

        One that was killed and has not quite ended serves no page any more.
        """
        process = self.get_kernel(kernel_id).provisioner.process if kernel_id in self else None
        return process is not None and process.poll() is None and not is_ending(process.pid)

    async def _make_room(self, owner: str, but_not: str | None) -> None:
        """Close the pages of a trainee that were used longest ago, so that one more may open."""
        used = sorted((self._last_used(key), key) for key, _ in self._of(owner) if key != but_not)
        for _, key in used[: max(0, len(used) - self.pages_open + 1)]:
            await self.close_page(key)

    def _last_used(self, kernel_id: str) -> float:
        moment = self.get_kernel(kernel_id).last_activity if kernel_id in self else None
        return moment.timestamp() if moment else 0.0

    def _of(self, owner: str) -> list[tuple[str, Page]]:
        return [(key, page) for key, page in self._pages.items() if page.owner == owner]

    async def _start(
        self, trainee: Trainee | Lecturer, kind: str, session: str, notebook: str, **settings: Any
    ) -> str:
        page = Page(trainee.username, kind, session, "", trainee.sign_in, settings.get("template"))
        page.is_projected = isinstance(trainee, Lecturer)
        if page.is_projected:
            # No token and no way to the service: what cannot be asked needs no refusing.
            own = {client.SEED: f"show {session}"}
        else:
            page.token = await self._answers.bind(trainee.sign_in, kind, session, notebook)
            own = {client.SOCKET: str(self.parent.site.answer_socket), client.TOKEN: page.token}
        inherited = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        told = settings.pop("told", {})
        settings |= {"env": inherited | told | own, "kernel_name": KERNEL}
        kernel_id = self.new_kernel_id(**settings)
        self._pages[kernel_id] = page
        try:
            return str(await super().start_kernel(kernel_id=kernel_id, **settings))
        except Exception:
            await self._forget(kernel_id)
            self.remove_kernel(kernel_id)
            raise

    async def shutdown_kernel(self, kernel_id: str, *args: Any, **settings: Any) -> None:
        """Stop a kernel and invalidate its token."""
        await self._forget(kernel_id)
        if kernel_id in self:  # it may have died meanwhile
            await ensure_async(super().shutdown_kernel(kernel_id, *args, **settings))

    def is_alive_for(self, kernel_id: str, owner: str) -> bool:
        """Whether a trainee's page still has its kernel."""
        return self.is_of(kernel_id, owner) and self.is_running(kernel_id)

    def open_pages(self, owner: str) -> frozenset[str]:
        """The kernels of the pages that a trainee has open."""
        return frozenset(key for key, page in self._of(owner) if not page.is_ahead)

    def is_elsewhere(self, kernel_id: str, owner: str, place: tuple[str, str]) -> bool:
        """Whether a trainee has the page of ``place`` open in another window.

        ``place`` is its kind and session; ``kernel_id`` was the kernel of this window.
        """
        return any(
            (page.kind, page.session) == place and key != kernel_id and self.is_running(key)
            for key, page in self._of(owner)
            if not page.is_ahead
        )

    def start_watching_activity(self, kernel_id: str) -> None:
        """Begin to count how long a kernel is not in use.

        Jupyter has everything that a kernel says come here once more, and reads it, to
        learn that. A kernel speaks when its page did, and :meth:`used` is told of that.
        """
        kernel = self.get_kernel(kernel_id)
        kernel.execution_state = "idle"
        kernel.reason = ""
        self.used(kernel_id)

    def used(self, kernel_id: str) -> None:
        """Note that a page sent something to its kernel."""
        if kernel_id in self:
            self.get_kernel(kernel_id).last_activity = self.last_kernel_activity = datetime.now(UTC)

    async def close_pages_of(self, owner: str) -> None:
        """Stop all kernels of a trainee."""
        async with self._turns[owner]:
            for kernel_id, _ in self._of(owner):
                await self.close_page(kernel_id)

    async def close_place(self, owner: str, place: tuple[str, str]) -> None:
        """Stop the kernels of a trainee's page, by its kind and session."""
        async with self._turns[owner]:
            for kernel_id, page in self._of(owner):
                if (page.kind, page.session) == place:
                    await self.close_page(kernel_id)

    async def close_ended(self) -> None:
        """Close the pages whose sign-in has ended: by a new PIN, or with the lesson."""
        with suppress(client.Unreachable):
            ended = await self._ended()
            for kernel_id, page in list(self._pages.items()):
                if page.sign_in in ended:
                    await self.close_page(kernel_id)

    async def _ended(self) -> set[str]:
        """The sign-ins that have ended, of those that have pages."""
        pages = tuple(self._pages.values())
        trainees = {page.sign_in for page in pages if not page.is_projected}
        ended = set(await self._answers.ended(sorted(trainees))) if trainees else set()
        for one in {page.sign_in for page in pages if page.is_projected}:
            if "ended" in await client.Projector(self.parent.site.control_socket).who(one):
                ended.add(one)
        return ended

    def joined(self, kernel_id: str, socket: WebSocketHandler) -> None:
        """A page has connected to its kernel; beyond the most, the oldest connection ends."""
        page = self._pages.get(kernel_id)
        if page is None:
            socket.close()
            return
        page.sockets.append(socket)
        while len(page.sockets) > MOST_SOCKETS:
            page.sockets.pop(0).close()

    def left(self, kernel_id: str, socket: WebSocketHandler) -> None:
        """A connection has ended."""
        page = self._pages.get(kernel_id)
        if page is not None and socket in page.sockets:
            page.sockets.remove(socket)

    async def close_page(self, kernel_id: str) -> None:
        """Stop the kernel of one page."""
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)
        else:
            await self._forget(kernel_id)

    def hears(self, kernel_id: str, message: list[Any]) -> bool:
        """Whether a kernel may send this to its page.

        One that sends so much that other pages would wait is ended; nothing saved is lost.
        """
        page = self._pages.get(kernel_id)
        if page is None or page.is_flooded:
            return False
        if page.allowance.try_take(1 + sum(map(len, message)) / 2**14):
            return True
        page.is_flooded = True
        self.log.error("The kernel %s floods its page and is ended.", kernel_id)
        self.get_kernel(kernel_id).provisioner.process.kill()
        return False

    async def _forget(self, kernel_id: str) -> None:
        page = self._pages.pop(kernel_id, None)
        if page is not None:
            for socket in page.sockets:
                socket.close()
            if page.token:
                with suppress(client.Unreachable):
                    await self._answers.unbind(page.token)
