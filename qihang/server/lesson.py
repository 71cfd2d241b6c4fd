"""The page of a lesson: drawing it, and checking that its kernel is alive."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler

from qihang.answers import client
from qihang.kernels.fork.client import NoFork
from qihang.language.messages import message
from qihang.server.headers import policy, with_nonce
from qihang.server.kernels import TooOften
from qihang.server.logged import log
from qihang.server.page import Page, Words, words
from qihang.server.prepared import PreparedPage, PreparedPages
from qihang.server.released import is_page

TRIES = 3
"""Page templates that are tried before Voilà makes the page itself."""

LONGEST_DRAWING = 120
"""Seconds for which a page may be drawn while it is sent."""

GLANCE = 0.5
"""Seconds between two looks at whether the kernel of a page that is being drawn still runs."""

CELL_FAILED = "<!-- cell failed -->"
"""What the page's template says in place of a cell that failed."""


CLOSED = '"></script>'
"""What was sent of a page may end within a tag or a script, which would hide all that follows."""


class NotMade(Exception):
    """A page that was begun cannot be made; the message says why, for the log."""


class Prepared(Page):
    """A page whose drawing and kernel come from a page template."""

    lesson: tuple[str, str, str]
    """The kind of the page, its session, and the name of the notebook that it shows."""

    told: Mapping[str, str] = {}
    """What the environment of its kernel has besides."""

    async def _soon(self, path: str) -> PreparedPage | None:
        """The drawing of a notebook, by its path below the pages."""
        prepared: PreparedPages = self.settings["qihang_prepared"]
        return await prepared.soon(path)

    async def _prepared(self, path: str) -> bool:
        """Answer with the prepared page, if there is one.

        If the template dies while a class waits for it, the next one is tried.
        """
        for _ in range(TRIES):
            page = await self._soon(path)
            if page is None:
                return False
            try:
                kernel_id = await self.kernel_manager.open_page(
                    self.current_user,
                    *self.lesson,
                    path=str(Path(path).parent),
                    template=page.template,
                    told=self.told,
                )
            except NoFork as reason:
                log.warning("%s: no kernel from its template (%s)", path, reason)
                continue
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.set_header("Cache-Control", "no-store")
            # The kernel's id is new, and known to this page alone.
            self.set_header("Content-Security-Policy", policy(kernel_id))
            self.finish(page.html_for(kernel_id))
            return True
        return False


class LessonPage(Prepared, TornadoVoilaHandler):
    """A page of a trainee with a kernel, drawn by Voilà: ahead where it could be, else now."""

    _nonce = ""

    async def open(self, kind: str, session: str) -> None:
        """Start the page's kernel and stream the page."""
        try:
            notebook = await self.answers.notebook(self.current_user.username, kind, session)
            path = f"{kind}/{notebook}.ipynb"
            if not is_page(self.settings["qihang_site"].pages, path):
                self.redirect("/")
                return
            self.lesson = (kind, session, notebook)
            if not await self._prepared(path):
                await self._made_now(path)
        except client.Refused as refused:
            if refused.reason == "closed":
                self.tell(
                    message("This session is closed now"),
                    message("What you did in it is kept. Your instructor can open it again."),
                )
                return
            # An exercise that was released this very moment is asked for once more.
            places = {"not-open": "/", "other-notebook": self.request.path}
            self.redirect(places.get(refused.reason, "/login"))
        except TooOften:
            raise web.HTTPError(429) from None

    async def _made_now(self, path: str) -> None:
        """Have Voilà run and draw the page while it is sent; if it cannot be made, say so."""
        self._nonce = secrets.token_urlsafe(16)
        self.set_header("Content-Security-Policy", policy(self._nonce))
        try:
            async with asyncio.timeout(LONGEST_DRAWING):
                async for part in self._parts(path):
                    self._see_that_it_is_made(part)
                    self.write(part)
                    self.flush()
        except (NotMade, TimeoutError) as reason:
            why = str(reason) or "it took too long"
            log.error("%s cannot be shown: %s. See above, or run: qihang doctor", path, why)
            await self.kernel_manager.close_place(self.current_user.username, self.lesson[:2])
            said = self.drawn("not_made.html", **words(*self.error_words(500, reason)))
            self.finish(CLOSED + said)

    async def _parts(self, path: str) -> AsyncIterator[str]:
        """The page, part by part. Raises :class:`NotMade` if its kernel ends meanwhile."""
        parts = self.get_generator(path=path)
        has_kernel = False
        while True:
            coming = asyncio.ensure_future(anext(parts, None))
            try:
                while not (await asyncio.wait([coming], timeout=GLANCE))[0]:
                    if has_kernel:
                        self._see_that_its_kernel_runs()
            finally:
                coming.cancel()
            part = coming.result()
            if part is None:
                return
            has_kernel = True
            yield part

    def _see_that_it_is_made(self, part: str) -> None:
        """Raises :class:`NotMade`. Voilà goes on without an end where its kernel has ended."""
        if CELL_FAILED in part:
            raise NotMade("a cell fails")
        self._see_that_its_kernel_runs()

    def _see_that_its_kernel_runs(self) -> None:
        if not self.kernel_manager.is_elsewhere("", self.current_user.username, self.lesson[:2]):
            raise NotMade("its kernel ended")

    def write(self, chunk: Any) -> None:
        """Send a part of a page; the scripts of Voilà's template may run."""
        super().write(with_nonce(chunk, self._nonce) if self._nonce else chunk)

    def error_words(self, status_code: int, reason: BaseException | None) -> Words:
        """What is said instead of the page: it is here, but cannot be made."""
        if status_code == 429 or isinstance(reason, client.Unreachable):
            return super().error_words(status_code, reason)
        return (
            message("This page cannot be opened now"),
            message(
                "What you saved is safe. Please tell your instructor. "
                "Meanwhile you can go on with another page."
            ),
        )


class Lesson(LessonPage):
    """A workbook or an exercise."""

    @web.authenticated
    async def get(self, kind: str, session: str) -> None:
        """The page of a session that is open."""
        await self.open(kind, session)


class PageState(Page):
    """Whether a page's kernel is alive, its trainee still signed in, and what the class is asked
    for.
    """

    @property
    def is_projected(self) -> bool:
        """Nobody knows whose a kernel was that has ended: a page says where it is."""
        return super().is_projected or self.get_query_argument("of", "").startswith("show/")

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Asked by every lesson page some times a minute; ``of`` is ``<kind>/<session>``."""
        kind, _, session = self.get_query_argument("of", "").partition("/")
        state: dict[str, Any] = dict.fromkeys(("signed_in", "alive", "elsewhere", "closed"), False)
        state |= dict.fromkeys(("room", "called_at", "answered_at"))
        if self.current_user is not None:
            owner, kernels = self.current_user.username, self.kernel_manager
            state["signed_in"] = True
            state["alive"] = kernels.is_alive_for(kernel_id, owner)
            state["elsewhere"] = kernels.is_elsewhere(kernel_id, owner, (kind, session))
        if self.trainee is not None:
            beside = await self.answers.beside(self.trainee.username)
            state["closed"] = session in beside["closed"]
            state |= {name: beside[name] for name in ("room", "called_at", "answered_at")}
        self.set_header("Cache-Control", "no-store")
        self.finish(state)


class KernelModel(Page):
    """What a page's script asks before it connects to its kernel."""

    @web.authenticated
    async def get(self, kernel_id: str) -> None:
        """Jupyter's description of the kernel, for its own trainee."""
        if not self.kernel_manager.is_alive_for(kernel_id, self.current_user.username):
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(self.kernel_manager.kernel_model(kernel_id), default=json_default))


class ShutDown(Page):
    """A page that is left stops its own kernel."""

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """A kernel of another trainee is left alone."""
        if self.kernel_manager.is_of(kernel_id, self.current_user.username):
            await self.kernel_manager.close_page(kernel_id)
        self.set_status(204)
