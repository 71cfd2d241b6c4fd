"""The instructor's sign-in: wrong passwords are slowed by seat, as trainees' wrong PINs are."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from jupyter_server.auth import login
from jupyter_server.auth.decorator import allow_unauthenticated

from qihang.answers import pins
from qihang.language.messages import message, translations
from qihang.operate import tickets
from qihang.server.seats import seat_of
from qihang.settings import Settings, language
from qihang.system.rate_limit import MOST_REMEMBERED
from qihang.system.site import Site
from qihang.system.turns import TooMany, Turns

MOST_WAITING = 20
"""Passwords from one seat that may wait until another one is looked at."""


@dataclass
class Misses:
    """Wrong passwords in a row at one seat."""

    count: int = 0
    last_at: str = ""


class LoginFormHandler(login.LoginFormHandler):
    """The sign-in page. A password is compared in a thread, one at a time, and seats in turns."""

    _misses: ClassVar[dict[str, Misses]] = {}
    _turns: ClassVar = Turns(1, MOST_WAITING)

    @allow_unauthenticated
    def get(self) -> None:
        """The form; who comes from the desk with a ticket is in already."""
        ticket = self.get_query_argument("ticket", "")
        if ticket and tickets.take(Site.here(), ticket):
            provider = self.identity_provider
            provider.set_login_cookie(self, provider.generate_anonymous_user(self))
            self._redirect_safe(self.get_argument("next", default=self.base_url))
            return
        super().get()

    @allow_unauthenticated
    async def post(self) -> None:
        """Compare the password, unless this seat has to wait."""
        house: Settings = self.settings["qihang_house"]
        seat = seat_of(self.request, house.trusted_proxies)
        try:
            async with self._turns.turn(seat):
                await self._compare(seat, house)
        except TooMany:
            self._refuse(1)

    async def _compare(self, seat: str, house: Settings) -> None:
        slowing = pins.Slowing(house.trainee_free_misses, house.seat_longest_wait)
        misses = self._misses.get(seat, Misses())
        if misses.count and (wait := pins.wait(slowing, misses.count, misses.last_at, _now())):
            self._refuse(wait)
            return
        provider = self.identity_provider
        user = self.current_user = await asyncio.to_thread(provider.process_login_form, self)
        if user is None:
            self._misses.pop(seat, None)
            if len(self._misses) >= MOST_REMEMBERED:
                del self._misses[next(iter(self._misses))]
            self._misses[seat] = Misses(misses.count + 1, _now())
            self.set_status(401)
            self._render(message={"error": "Invalid credentials"})
            return
        self._misses.pop(seat, None)
        provider.set_login_cookie(self, user)
        self._redirect_safe(self.get_argument("next", default=self.base_url))

    def _refuse(self, wait: int) -> None:
        says = message(
            "Too many passwords were wrong. Please wait {seconds} s, then try again.", seconds=wait
        )
        self.set_status(429)
        self._render(message={"error": translations(says)[language(Site.here())]})


def _now() -> str:
    return datetime.now(UTC).isoformat()
