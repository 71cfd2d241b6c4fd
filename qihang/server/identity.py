"""Who is signed in: a cookie with a random key, looked up at the answer service each time.

The cookie means nothing by itself, so a sign-out, a sign-in at another seat and the end
of the lesson take effect at once, whoever has copied it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jupyter_server.auth import Authorizer, IdentityProvider, User
from tornado.web import RequestHandler

from qihang.answers.client import Projector, Server
from qihang.answers.tokens import digest
from qihang.protocol.desk import TEACHING, StaffSignedIn
from qihang.server import staff

COOKIE = "qihang_seat"


@dataclass
class Trainee(User):
    """A signed-in trainee; ``username`` is the trainee number."""

    sign_in: str = ""
    language: str | None = None
    size: int | None = None


@dataclass
class Lecturer(User):
    """Somebody of the staff at the projector.

    ``username`` is the sign-in's, so that two PCs of one person have pages of their own; the
    space in it makes it no trainee's number.
    """

    sign_in: str = ""
    staff: StaffSignedIn | None = None


class SeatIdentity(IdentityProvider):
    """Signs trainees in by their seat's cookie; there are no tokens and no passwords here.

    Where the projector asks, only the desk's cookie counts: see :attr:`Page.is_projected`.
    """

    @property
    def auth_enabled(self) -> bool:
        """No anonymous users."""
        return True

    def get_handlers(self) -> list[Any]:
        """The sign-in pages stand in the server's own table of routes."""
        return []

    def get_user(self, handler: RequestHandler) -> Any:
        """The trainee of this request, or ``None``; at the projector, who of the staff."""
        if getattr(handler, "is_projected", False):
            return self._look_up_staff(handler)
        return self._look_up(handler)

    def is_token_authenticated(self, handler: RequestHandler) -> bool:
        """No request is excused from the XSRF check."""
        return False

    def should_check_origin(self, handler: RequestHandler) -> bool:
        """Every websocket and API request comes from our own pages."""
        return True

    async def _look_up(self, handler: RequestHandler) -> Trainee | None:
        key = sign_in_key(handler)
        if key is None:
            return None
        answers: Server = handler.settings["qihang_answers"]
        found = await answers.who(key)
        if "ended" in found:
            handler.sign_in_ended = found["ended"]  # type: ignore[attr-defined]
            return None
        return Trainee(
            username=found["number"],
            name=found["name"],
            sign_in=key,
            language=found["language"],
            size=found["size"],
        )

    async def _look_up_staff(self, handler: RequestHandler) -> Lecturer | None:
        """Who teaches and is signed in at the desk; others do not open the projector."""
        key = staff.sign_in_key(handler, handler.settings["qihang_desk_secret"])
        if key is None:
            return None
        desk: Projector = handler.settings["qihang_desk"]
        found = await desk.who(key)
        if "ended" in found or found["must_change"] or found["role"] not in TEACHING:
            return None
        own = f"staff {digest(key)}"
        return Lecturer(username=own, name=found["name"], sign_in=key, staff=found)


class OwnKernelsOnly(Authorizer):
    """Allows a trainee the kernels of the trainee's own pages and nothing else."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """Jupyter's handlers ask this after the sign-in was checked."""
        kernel = handler.path_kwargs.get("kernel_id") or (handler.path_args or [None])[0]
        return resource == "kernels" and handler.kernel_manager.is_of(kernel, user.username)


def sign_in_key(handler: RequestHandler) -> str | None:
    """The key in the seat's cookie, if it is one that we signed."""
    hours: int = handler.settings["qihang_house"].sign_in_hours
    value = handler.get_signed_cookie(COOKIE, max_age_days=hours / 24)
    return value.decode() if value else None


def remember(handler: RequestHandler, key: str) -> None:
    """Give the seat its cookie, which ends with the browser."""
    handler.set_signed_cookie(
        COOKIE,
        key,
        expires_days=None,
        httponly=True,
        samesite="Strict",
        path="/",
    )


def forget(handler: RequestHandler) -> None:
    """Take the seat's cookie away."""
    handler.clear_cookie(COOKIE, httponly=True, samesite="Strict", path="/")
