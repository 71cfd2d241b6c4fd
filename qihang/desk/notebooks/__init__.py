"""Notebooks: JupyterLab with formgrader for authors, opened and closed from the desk.

It is a shell in all but name: who has it can change everything. So it runs only while an author
wants it, and only that role gets a way in.
"""

from __future__ import annotations

import asyncio
import sys
from urllib.parse import urlencode, urlsplit

from tornado import web

from qihang.desk import identity
from qihang.desk.page import DeskPage
from qihang.operate import tickets
from qihang.operate.classroom import Process, begin, stop
from qihang.operate.serving import Served, for_the_instructor
from qihang.protocol.service import Answers
from qihang.system.errors import OperatorError
from qihang.system.logs import LogFile
from qihang.system.site import Site

PATIENCE = 60.0
"""Seconds until JupyterLab has to answer."""

LOOK_EVERY = 0.3


class JupyterLab:
    """The process, of which there is one at most."""

    def __init__(self, site: Site):
        self._site = site
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._inside: set[str] = set()

    @property
    def is_ours(self) -> bool:
        """Whether the desk started one that still runs; ``qihang teach`` may have another."""
        return self._process is not None and self._process.poll() is None

    async def start(self, served: Served) -> None:
        """Start it and wait until it answers. Raises :class:`OperatorError` with the reason."""
        async with self._turn:  # two who press at once want one
            if not served.answers():
                await self._start(served)

    async def _start(self, served: Served) -> None:
        log = LogFile(self._site.logs / "notebooks.log")
        command = [sys.executable, "-m", "qihang.cli", "teach", "--port", str(served.port)]
        with log.pipe() as said:
            self._process = begin(self._site, command, said)
        until = asyncio.get_running_loop().time() + PATIENCE
        while not served.answers():
            if not self.is_ours or asyncio.get_running_loop().time() > until:
                await self.stop()
                raise OperatorError(log.last_line() or str(log.path))
            await asyncio.sleep(LOOK_EVERY)

    def let_in(self, sign_in: str) -> None:
        """Keep that a sign-in of the desk was given a way in."""
        self._inside.add(sign_in)

    async def leave(self, sign_in: str) -> bool:
        """A sign-in ends; with the last one that was let in, what the desk started is stopped.

        Returns whether it was: else it would stay open to whoever sits down next.
        """
        if sign_in not in self._inside:
            return False
        self._inside.discard(sign_in)
        if self._inside or not self.is_ours:
            return False
        await self.shut_out()
        return True

    async def stop(self) -> None:
        """Stop it."""
        await asyncio.to_thread(stop, self._process)
        self._process = None
        self._inside.clear()

    async def shut_out(self) -> None:
        """Stop it, and let no sign-in of before open the next one: it does not know who is in."""
        await self.stop()
        self._site.forget_secret(tickets.COOKIES)


class Notebooks(DeskPage):
    """Whether JupyterLab runs, and the way in."""

    @property
    def _lab(self) -> JupyterLab:
        lab: JupyterLab = self.settings["qihang_lab"]
        return lab

    @property
    def _served(self) -> Served:
        return for_the_instructor(self.house, None, None)

    def get(self) -> None:
        """The page; each time with a new ticket."""
        runs = self._served.answers()
        if runs and (sign_in := identity.sign_in_key(self)):
            self._lab.let_in(sign_in)
        self.show(
            "notebooks/notebooks.html",
            runs=runs,
            is_ours=self._lab.is_ours,
            ways=self._ways() if runs else {},
            only_here=self.house.teach_host in ("127.0.0.1", "::1"),
            port=self._served.port,
        )

    async def post(self) -> None:
        """Start it, or stop it."""
        await self.asked(self._do(self.get_body_argument("do", "")), "/notebooks")

    async def _do(self, what: str) -> None:
        by = self.staff["id"]
        if what == "start":
            await self._lab.start(self._served)
        elif what == "stop":
            await self._lab.stop()
        else:
            raise web.HTTPError(400)
        await self.ask(lambda answers: _note(answers, what, by))
        self.redirect("/notebooks", status=303)

    def _ways(self) -> dict[str, str]:
        """The addresses of JupyterLab and of formgrader, which sign in by a ticket."""
        host = urlsplit(f"//{self.request.host}").hostname or "127.0.0.1"
        host = f"[{host}]" if ":" in host else host
        ways = {}
        for name, path in (("lab", "/lab"), ("formgrader", "/formgrader")):
            query = urlencode({"ticket": tickets.give(self.site), "next": path})
            ways[name] = f"http://{host}:{self._served.port}/login?{query}"
        return ways


def _note(answers: Answers, what: str, by: str) -> None:
    answers.desk.note_notebooks(what, by)
