"""Signing in and out of the desk, one's own password, and what one prefers."""

from __future__ import annotations

import math
import time
from urllib.parse import urlsplit

from tornado import web
from tornado.httputil import url_concat

from qihang.answers import client, pins
from qihang.desk import identity, passwords
from qihang.desk.page import PASSWORD_PAGE, DeskPage
from qihang.language import typed
from qihang.language.messages import Message, message
from qihang.protocol.desk import StaffSignIn
from qihang.server.page import bilingual
from qihang.system import strict_json

LONGEST = 200
"""Signs of a name or a password that are looked at."""

ENDED = {
    "new-password": message("You have a new password. Sign in with it."),
    "changed": message("Your role was changed. Sign in once more."),
    "removed": message("You were taken off. The office knows more."),
}
"""What is said at the sign-in of one that ended otherwise than by one's own hand."""


class First(DeskPage):
    """Leads to the page that one begins with."""

    async def get(self) -> None:
        """The first page of the role."""
        first = self.settings["qihang_places"](self.me)
        self.redirect(first[0].path if first else PASSWORD_PAGE)


class SignIn(DeskPage):
    """The sign-in page."""

    async def get(self) -> None:
        """The empty form; where nobody is on the staff yet, the first account is made first."""
        if self.me:
            self.redirect("/")
        elif not await self.ask(lambda answers: answers.desk.staff()):
            self.redirect("/begin")
        else:
            self._form()

    async def post(self) -> None:
        """Name and password."""
        name = self.get_body_argument("name", "")[:LONGEST]
        password = self.get_body_argument("password", "")[:LONGEST]
        seat = self.seat
        outcome = await self.ask(lambda answers: answers.desk.staff_sign_in(name, password, seat))
        if "busy" in outcome:
            raise web.HTTPError(429)
        if "sign_in" in outcome:
            identity.remember(self, outcome["sign_in"])
            self.redirect(_own_path(self.get_query_argument("next", "/")))
            return
        wait = outcome.get("wait") or outcome.get("miss") or 0
        there = self.get_query_argument("next", "")
        self.tell(
            url_concat("/login", {"next": there}) if there else "/login",
            at="sign-in",
            problem=_problem(outcome),
            name=typed.plain(name),
            until=time.monotonic() + wait,
        )

    def _form(self) -> None:
        ended = ENDED.get(self.ended)
        wait = math.ceil(self.told.get("until", 0) - time.monotonic())
        self.show(
            "templates/sign_in.html", ended=ended and bilingual(ended), wait_seconds=max(0, wait)
        )


class SignOut(DeskPage):
    """Ends the sign-in."""

    async def post(self) -> None:
        """Sign out."""
        key = identity.sign_in_key(self)
        if key is not None:
            await self._leave_notebooks(key)
            await self.ask(lambda answers: answers.desk.staff_sign_out(key))
            self.forget_told(key)
            self.settings["qihang_marking"].leave(key)
        identity.forget(self)
        # Language and size of letters were this person's, and not the seat's.
        for chosen in ("qihang_lang", "qihang_size"):
            self.clear_cookie(chosen)
        self.redirect("/login")

    async def _leave_notebooks(self, key: str) -> None:
        if self.me and await self.settings["qihang_lab"].leave(key):
            by = self.me["id"]
            await self.ask(lambda answers: answers.desk.note_notebooks("stop", by))


class Password(DeskPage):
    """One's own password."""

    async def get(self) -> None:
        """The form."""
        self.show("templates/password.html")

    async def post(self) -> None:
        """The password that stands, and twice the new one."""
        now, fresh, again = (
            self.get_body_argument(name, "")[:LONGEST] for name in ("now", "fresh", "again")
        )
        name, seat = self.staff["name"], self.seat
        checked = await self.ask(lambda answers: answers.desk.staff_sign_in(name, now, seat))
        if "sign_in" not in checked:
            wrong = message("The password that you have now is not right yet.")
            self.tell(PASSWORD_PAGE, at="now", problem=wrong)
            return
        if problem := passwords.problem(fresh, again):
            self.tell(PASSWORD_PAGE, at="fresh", problem=problem)
            return
        own = self.staff["id"]
        await self.ask(
            lambda answers: answers.desk.set_staff_password(
                own, pins.hashed(typed.plain(fresh)), must_change=False, by=own
            )
        )
        again_in = await self.ask(lambda answers: answers.desk.staff_sign_in(name, fresh, seat))
        identity.remember(self, again_in["sign_in"])
        first = self.settings["qihang_places"](self.me)[0].path
        self.tell(first, again_in["sign_in"], done=message("Your new password holds from now on."))


class Preferences(DeskPage):
    """Keeps language and text size."""

    async def post(self) -> None:
        """Body: ``{"language": …, "size": …}``."""
        try:
            asked = strict_json.read(self.request.body)
            language, size, own = asked["language"], asked["size"], self.staff["id"]
            await self.ask(lambda answers: answers.desk.staff_prefer(own, language, size))
        except (ValueError, KeyError, TypeError, client.Refused):
            raise web.HTTPError(400) from None
        self.set_status(204)


def _problem(outcome: StaffSignIn) -> Message | None:
    """What was not right; how long to wait is said by the page itself."""
    if "wait" in outcome:
        return None
    return message("The name or the password is not right yet. Try again.")


def _own_path(said: str) -> str:
    """A path of the desk, whatever was asked for."""
    try:
        asked = urlsplit(said)
    except ValueError:
        return "/"
    is_own = not asked.scheme and not asked.netloc and said.startswith("/")
    return said if is_own and not said.startswith(("//", "/\\")) else "/"
