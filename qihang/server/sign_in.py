"""Signing in and out, and what a trainee prefers."""

from __future__ import annotations

from typing import Any, ClassVar

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from qihang.answers import client
from qihang.answers.numbers import folded
from qihang.language import typed
from qihang.language.messages import Message, message
from qihang.protocol.server import SignInOutcome
from qihang.server import identity, shares
from qihang.server.page import USUAL, Page, bilingual
from qihang.system import strict_json
from qihang.system.rate_limit import RateLimits

LONGEST = 80
"""Signs of a number or a PIN that are looked at; a pasted one may have unseen signs in it."""


SEATS_A_SECOND, SEATS_AT_ONCE = 20, 100
"""How often the sign-in of one seat is asked for: a class may sit behind one address."""

TRIES_A_SECOND, TRIES_AT_ONCE = 2, 20
"""How often one number is tried at one seat, whether it is right or not."""


TOO_OLD = message(
    "This form was open too long. Write number and PIN once more. "
    "If it says so again, call your instructor."
)

ENDED = {
    "elsewhere": message(
        "You signed in at another computer, so it ended here. "
        "If that was not you, tell your instructor."
    ),
    "lesson-ended": message("The lesson is over. What was saved is kept: you go on next time."),
    "new-pin": message("You have a new PIN. Sign in with it."),
}
"""What is said at the sign-in of one that ended otherwise than by its trainee's hand."""


class SignIn(Page):
    """The sign-in page."""

    _seats: ClassVar = RateLimits(SEATS_A_SECOND, SEATS_AT_ONCE)
    _tries: ClassVar = RateLimits(TRIES_A_SECOND, TRIES_AT_ONCE)

    async def prepare(self, **settings: Any) -> None:
        """Wait until this number and this seat are due, before anything is looked at."""
        seat = shares.seat(self)
        mine = [self._seats.of(seat)]
        if self.request.method == "POST":
            number = folded(self.get_body_argument("number", "")[:LONGEST])
            mine.insert(0, self._tries.of(f"{number} {seat}"))
        if await shares.is_due(self, *mine):
            await super().prepare(**settings)

    @allow_unauthenticated
    async def get(self) -> None:
        """The empty form."""
        if self.current_user:
            self.redirect("/")
            return
        self._form(ended=ENDED.get(self.sign_in_ended))

    @allow_unauthenticated
    async def post(self) -> None:
        """Number and PIN."""
        number = self.get_body_argument("number", "")[:LONGEST]
        pin = self.get_body_argument("pin", "")[:LONGEST]
        outcome = await self.answers.sign_in(number, pin, shares.seat(self))
        if "busy" in outcome:
            raise web.HTTPError(429)
        if "sign_in" in outcome:
            await self.kernel_manager.close_pages_of(outcome["number"])
            await self._keep_choices(outcome["sign_in"])
            identity.remember(self, outcome["sign_in"])
            self.redirect("/")
            return
        wait = outcome.get("wait") or outcome.get("miss") or 0
        self.set_status(429 if "wait" in outcome else 401)
        self._form(number=typed.plain(number), problem=_problem(outcome), wait_seconds=wait)

    async def _keep_choices(self, sign_in: str) -> None:
        """What was chosen at this seat before is the trainee's own, if there is nothing else yet.

        It would be gone with the sign-out. What trainees chose themselves is theirs at any seat.
        """
        who = await self.answers.who(sign_in)
        chosen = self.preferences()
        if "ended" not in who and not who["language"] and chosen != USUAL:
            await self.answers.prefer(who["number"], *chosen)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A form without the secret of its page: what happened, and the form once more."""
        if status_code == 403 and self.request.method == "POST":
            self._form(problem=TOO_OLD)
            return
        super().write_error(status_code, **kwargs)

    def _form(
        self,
        number: str = "",
        problem: Message | None = None,
        ended: Message | None = None,
        wait_seconds: int = 0,
    ) -> None:
        said = {"problem": problem, "ended": ended}
        self.show(
            "sign_in.html",
            number=number,
            wait_seconds=wait_seconds,
            **{name: words and bilingual(words) for name, words in said.items()},
        )


class SignOut(Page):
    """Ends the sign-in at the server."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Sign out and close the trainee's pages."""
        if self.current_user:
            await self.answers.sign_out(self.current_user.sign_in)
            await self.kernel_manager.close_pages_of(self.current_user.username)
        identity.forget(self)
        for choice in ("qihang_lang", "qihang_size"):
            self.clear_cookie(choice)
        self.redirect("/login")


class Me(Page):
    """What the header of a page asks: who is signed in."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Name, number, language and text size."""
        language, size = self.preferences()
        self.set_header("Cache-Control", "no-store")
        # The page's scripts send this cookie back with what they post.
        _ = self.xsrf_token
        self.finish(
            {
                "signed_in": self.current_user is not None,
                "name": self.current_user.name if self.current_user else "",
                "number": self.current_user.username if self.current_user else "",
                "language": language,
                "size": size,
            }
        )


class Preferences(Page):
    """Keeps the trainee's language and text size."""

    @web.authenticated
    async def post(self) -> None:
        """Body: ``{"language": …, "size": …}``."""
        try:
            asked = strict_json.read(self.request.body)
            language, size = asked["language"], asked["size"]
            await self.answers.prefer(self.current_user.username, language, size)
        except (ValueError, KeyError, TypeError, client.Refused):
            raise web.HTTPError(400) from None
        self.set_status(204)


def _problem(outcome: SignInOutcome) -> Message | None:
    """What was not right; how long to wait is said by the page itself."""
    if "wait" in outcome:
        return None
    return message("The number or the PIN is not right yet. Look at your card and try again.")
