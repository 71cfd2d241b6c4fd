"""The sessions that can be projected. Their pages are the trainee server's, which has kernels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from qihang.answers.rules import rules
from qihang.desk.page import DeskPage
from qihang.protocol.released import ReleasedSession
from qihang.server import released
from qihang.server.page import bilingual
from qihang.server.seats import host_of, is_over_tls
from qihang.sessions import sessions

MOST_NAMED = 6
"""Classes to which a session is open; of more of them their number is told."""


@dataclass(frozen=True)
class Projected:
    """A released session, with the addresses of its pages on the projector."""

    code: str
    title: Markup
    workbook: str
    exercise: str | None
    opened: list[str]
    """The classes to which it is open, of those of who looks."""


class Projector(DeskPage):
    """The released sessions, each with its page for the projector."""

    async def get(self) -> None:
        """The list."""
        found = await self.ask(lambda answers: answers.operator.released())
        theirs = list(await self.classes())
        self.show(
            "projector/projector.html",
            sessions=self._projected(found, theirs),
            classes=theirs,
            most=MOST_NAMED,
        )

    def _projected(
        self, found: dict[str, ReleasedSession], theirs: Sequence[str]
    ) -> list[Projected]:
        at = classroom_of(self)
        return [
            Projected(
                one.code,
                bilingual(one.title),
                f"{at}/show/{one.name}",
                f"{at}/show/exercise/{one.name}" if self._has_exercise(found[one.name]) else None,
                [name for name in theirs if rules(found[one.name], name, "").is_open],
            )
            for one in sessions()
            if one.name in found
        ]

    def _has_exercise(self, session: ReleasedSession) -> bool:
        name = session["editions"][-1]["assignment"]
        return released.is_page(self.site.pages, f"exercise/{name}.ipynb")


def classroom_of(page: DeskPage) -> str:
    """Where the trainee server is for the browser that asks for a page of the desk."""
    trusted = page.house.trusted_proxies
    return address(
        host_of(page.request, trusted),
        page.settings["qihang_trainees_port"],
        is_over_tls(page.request, trusted),
    )


def shown_at(page: DeskPage, session: str, screen: str) -> str:
    """The address of a screen of a session's workbook on the projector."""
    return f"{classroom_of(page)}/show/{quote(session)}#{quote(screen)}"


def address(host: str, port: int, over_tls: bool) -> str:
    """Where the trainee server is for a browser that reached the desk at ``host``.

    It has to be the same name: a browser sends the desk's cookie to all ports of a host, and to
    no other host.
    """
    name = urlsplit(f"//{host}").hostname or ""
    named = f"[{name}]" if ":" in name else name
    return f"{'https' if over_tls else 'http'}://{named}:{port}"
