"""Pages made ready before anyone asks for them.

A page's notebook is run once, in a page template of the fork server, and drawn once, by
Voilà's own renderer. Whoever opens the page gets that drawing and a kernel forked from
that template: the same page as Voilà would have made, at the price of a fork.

Nothing of a trainee is in either. The drawing holds no name and no number of anybody's
(the page's scripts and widgets ask for those when they are there), and the template has
no token: a kernel gets one of its own, after the fork.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from voila.notebook_renderer import NotebookRenderer

from qihang.kernels.fork.client import ForkServer, NoFork, Template, Unfit
from qihang.server import released
from qihang.server.headers import with_nonce

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds for which whoever opens a page waits for it to be prepared. Voilà would need longer: it
runs the notebook for this one page, on a computer that has just been too slow to run it once."""

RENEW_EVERY = 2.0
"""Seconds between two looks for lessons that were released or changed."""

PAUSE = 0.3
"""Seconds at least between two such looks, and between two at the fork server."""

TRIES = 3
"""A page whose preparation ended early so often is left to Voilà."""

Stamp = tuple[int, int, int]
"""Inode, size and moment of a file's last change."""

Outputs = list[list[dict[str, Any]]]
"""The outputs of each cell of a notebook."""

Draw = Callable[..., Awaitable[str]]
"""Draws the page of a notebook (path below the pages) that a template ran, with a kernel's id; and
whether it is for the projector."""


@dataclass
class PreparedPage:
    """A page that is ready for everybody."""

    stamp: Stamp
    template: Template
    html: list[bytes]

    def html_for(self, kernel_id: str) -> bytes:
        """The page with the kernel that serves it."""
        return kernel_id.encode().join(self.html)


class PreparedPages:
    """The prepared pages of a site, kept in step with the notebooks that were released."""

    def __init__(self, folder: Path, server: ForkServer, draw: Draw):
        self._folder = folder
        self._server = server
        self._draw = draw
        self._pages: dict[str, PreparedPage] = {}
        self._projected: dict[str, PreparedPage] = {}
        self._failed: dict[tuple[str, Stamp], int] = {}
        self._wanted: set[str] = set()
        self._again = asyncio.Event()
        self._turned = asyncio.Event()

    def find(self, path: str) -> PreparedPage | None:
        """The prepared page of a notebook as it is now; ``None`` if Voilà has to make it."""
        page = self._pages.get(path)
        if page is None or page.stamp != _stamp(self._folder / path):
            return None
        return page if page.template.is_alive() else None

    async def soon(self, path: str) -> PreparedPage | None:
        """:meth:`find`, but wait for a page that is being prepared.

        After a start, or when its template died, a whole class may ask for the same page. To
        make it for each of them takes longer than to wait until it stands for all.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self.find(path) is None and self._is_to_come(path):
                    self._wanted.add(path)
                    self._again.set()
                    await self._turned.wait()
        return self.find(path)

    async def soon_projected(self, path: str) -> PreparedPage | None:
        """:meth:`soon`, drawn for the projector: the first time that it is asked for."""
        page = await self.soon(path)
        if page is None:
            return None
        drawn = self._projected.get(path)
        if drawn is None or drawn.template is not page.template:
            html = await self._drawn(path, page.template, True)
            drawn = self._projected[path] = PreparedPage(page.stamp, page.template, html)
        return drawn

    def _is_to_come(self, path: str) -> bool:
        stamp = _stamp(self._folder / path)
        return stamp is not None and not self._is_unfit(path, stamp)

    def _is_unfit(self, path: str, stamp: Stamp) -> bool:
        return self._failed.get((path, stamp), 0) >= TRIES

    async def keep(self) -> None:
        """Renew at intervals and when a page is wanted, for ever."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._keep_server())
            both.create_task(self._keep_pages())

    async def _keep_server(self) -> None:
        """Start the fork server again as soon as it has died, whatever page is being prepared."""
        while True:
            try:
                await asyncio.to_thread(self._server.start)
            except Exception:
                log.exception("there is no fork server")
            await asyncio.sleep(PAUSE)

    async def _keep_pages(self) -> None:
        while True:
            self._again.clear()
            try:
                await self.renew()
            except Exception:
                log.exception("pages could not be prepared")
            await asyncio.sleep(PAUSE)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._again.wait(), RENEW_EVERY - PAUSE)

    async def renew(self) -> None:
        """Prepare what is new or has changed, and let go what is not there any more."""
        try:
            there = {path: _stamp(self._folder / path) for path in released.pages(self._folder)}
            for path in self._pages.keys() - there.keys():
                self._pages.pop(path).template.close()
                self._projected.pop(path, None)
            for path, stamp in sorted(there.items(), key=lambda one: one[0] not in self._wanted):
                if stamp is not None and self.find(path) is None:
                    await self._prepare(path, stamp)
        finally:
            self._tell()

    def close(self) -> None:
        """Close every template."""
        while self._pages:
            self._pages.popitem()[1].template.close()

    async def _prepare(self, path: str, stamp: Stamp) -> None:
        if self._is_unfit(path, stamp):
            return
        try:
            template = await asyncio.to_thread(self._server.prepare, self._folder / path)
        except NoFork as reason:
            log.warning("%s is not prepared, Voilà runs it when it is opened: %s", path, reason)
            if isinstance(reason, Unfit):
                self._failed[path, stamp] = TRIES
            elif self._server.is_alive():
                self._failed[path, stamp] = self._failed.get((path, stamp), 0) + 1
            self._tell()
            return
        html = await self._drawn(path, template)
        earlier = self._pages.get(path)
        self._pages[path] = PreparedPage(stamp, template, html)
        self._failed.pop((path, stamp), None)
        self._wanted.discard(path)
        self._tell()
        if earlier is not None:
            earlier.template.close()

    async def _drawn(self, path: str, template: Template, *how: bool) -> list[bytes]:
        """A page, cut where the id of its kernel stands."""
        kernel = str(uuid.uuid4())
        html = with_nonce(await self._draw(path, template, kernel, *how), nonce=kernel)
        return html.encode().split(kernel.encode())

    def _tell(self) -> None:
        """Wake those who wait for a page."""
        self._turned.set()
        self._turned = asyncio.Event()


class AheadRenderer(NotebookRenderer):
    """Voilà's renderer for a notebook that has been run already."""

    def __init__(self, outputs: Outputs, kernel_id: str, **settings: Any):
        super().__init__(**settings)
        self._outputs = outputs
        self._kernel_id = kernel_id

    async def _jinja_kernel_start(self, *_: Any, **__: Any) -> str:
        return self._kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> Any:
        for cell, outputs in zip(nb.cells, self._outputs, strict=True):
            if cell.cell_type == "code":
                cell.outputs = [nbformat.from_dict(output) for output in outputs]
            yield cell


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
