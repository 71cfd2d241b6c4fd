"""What the instructor asks the class of a trainee for, and the trainee's call for help."""

from __future__ import annotations

from typing import Any

from tornado import web

from qihang.answers import client
from qihang.server.page import Page
from qihang.system import strict_json


class Room(Page):
    """What pages without a kernel ask some times a minute; the others ask it with their own."""

    @web.authenticated
    async def get(self) -> None:
        """``room``: what the class is asked for; ``called_at``: since when help is called;
        ``answered_at``: when somebody said that they come.
        """
        beside = await self.answers.beside(self.current_user.username)
        self.set_header("Cache-Control", "no-store")
        self.finish({name: beside[name] for name in ("room", "called_at", "answered_at")})


class CallForHelp(Page):
    """A trainee calls the instructor, or takes it back."""

    @web.authenticated
    async def post(self) -> None:
        """Body: ``{"calls": true}`` or ``{"calls": false}``."""
        try:
            asked: Any = strict_json.read(self.request.body)
            await self.answers.call_for_help(self.current_user.username, asked["calls"])
        except (ValueError, KeyError, TypeError, client.Refused):
            raise web.HTTPError(400) from None
        self.set_status(204)
