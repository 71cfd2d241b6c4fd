"""The page of a lesson: drawing it, and checking that its kernel is alive."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler

from qihang.answers import client
from qihang.kernels.fork.client import NoFork
from qihang.server.headers import policy, with_nonce
from qihang.server.kernels import TooOften
from qihang.server.page import Page
from qihang.server.released import is_page

TRIES = 3
"""Page templates that are tried before Voilà makes the page itself."""

LONGEST_DRAWING = 120
"""Seconds for which a page may be drawn while it is sent."""


class Lesson(Page, TornadoVoilaHandler):
    """A workbook or an exercise, drawn by Voilà: ahead where it could be, else now."""

    lesson: tuple[str, str, str]
    """The kind of the page, its session, and the name of the notebook that it shows."""
    _nonce = ""

    @web.authenticated
    async def get(self, kind: str, session: str) -> None:
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
            # An exercise that was released this very moment is asked for once more.
            places = {"not-open": "/", "other-notebook": self.request.path}
            self.redirect(places.get(refused.reason, "/login"))
        except TooOften:
            raise web.HTTPError(429) from None

    async def _made_now(self, path: str) -> None:
        """Have Voilà run and draw the page while it is sent.

        Voilà never comes to an end where the kernel does before the page is drawn.
        """
        self._nonce = secrets.token_urlsafe(16)
        self.set_header("Content-Security-Policy", policy(self._nonce))
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_DRAWING):
                await TornadoVoilaHandler.get(self, path=path)

    def write(self, chunk: Any) -> None:
        """Send a part of a page; the scripts of Voilà's template may run."""
        super().write(with_nonce(chunk, self._nonce) if self._nonce else chunk)

    async def _prepared(self, path: str) -> bool:
        """Answer with the prepared page, if there is one.

        If the template dies while a class waits for it, the next one is tried.
        """
        for _ in range(TRIES):
            page = await self.settings["qihang_prepared"].soon(path)
            if page is None:
                return False
            try:
                kernel_id = await self.kernel_manager.open_page(
                    self.current_user,
                    *self.lesson,
                    path=str(Path(path).parent),
                    template=page.template,
                )
            except NoFork as reason:
                self.log.warning("%s: no kernel from its template (%s)", path, reason)
                continue
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.set_header("Cache-Control", "no-store")
            # The kernel's id is new, and known to this page alone.
            self.set_header("Content-Security-Policy", policy(kernel_id))
            self.finish(page.html_for(kernel_id))
            return True
        return False


class PageState(Page):
    """Whether a page's kernel is alive and its trainee still signed in."""

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Asked by every lesson page some times a minute; ``of`` is ``<kind>/<session>``."""
        kind, _, session = self.get_query_argument("of", "").partition("/")
        state = {"signed_in": self.current_user is not None, "alive": False, "elsewhere": False}
        if self.current_user is not None:
            owner, kernels = self.current_user.username, self.kernel_manager
            state["alive"] = kernels.is_alive_for(kernel_id, owner)
            state["elsewhere"] = kernels.is_elsewhere(kernel_id, owner, (kind, session))
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
