"""Where readers are in the pages that have screens."""

from __future__ import annotations

from typing import Any

from tornado import web

from qihang.answers import client
from qihang.server import released
from qihang.server.page import Page
from qihang.system import strict_json


class Bookmark(Page):
    """Keeps the screen at which a trainee is, and tells it, on whatever computer."""

    @web.authenticated
    async def get(self, kind: str, session: str) -> None:
        """``{"screen": …, "done": […]}``; the screen is ``null`` before the first was shown."""
        found = await self._asked(self.answers.bookmark(self.current_user.username, kind, session))
        self.set_header("Cache-Control", "no-store")
        self.finish({"screen": found and found["screen"], "done": found["done"] if found else []})

    @web.authenticated
    async def post(self, kind: str, session: str) -> None:
        """Body: ``{"screen": …, "done": …}``: names of screens; of done, the one that is left."""
        notebook, known = await self._page(kind, session)
        try:
            asked = strict_json.read(self.request.body)
            screen, done = asked["screen"], asked["done"]
        except (ValueError, KeyError, TypeError):
            raise web.HTTPError(400) from None
        if screen not in known or not (done is None or done in known):
            raise web.HTTPError(400)
        await self._asked(
            self.answers.keep_bookmark(
                self.current_user.username, kind, session, notebook, screen, done
            )
        )
        self.set_status(204)

    async def _page(self, kind: str, session: str) -> tuple[str, list[str]]:
        """The notebook of a page, and the names of its screens."""
        user = self.current_user.username
        notebook = str(await self._asked(self.answers.notebook(user, kind, session)))
        pages = self.settings["qihang_site"].pages
        return notebook, [one.name for one in released.screens(pages, f"{kind}/{notebook}.ipynb")]

    async def _asked(self, call: Any) -> Any:
        """What the service answers; a page that is closed, or another by now, is not here."""
        try:
            return await call
        except client.Refused:
            raise web.HTTPError(404) from None
