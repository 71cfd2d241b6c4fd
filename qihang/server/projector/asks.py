"""What the projector's page asks: whom it teaches, and hands that went up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from string import ascii_uppercase
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from qihang.protocol.desk import HandCount, Place
from qihang.server import released
from qihang.server.projector.pages import ForStaff
from qihang.system import strict_json

LETTERS = ascii_uppercase[:10]
"""Choices of a question, the first of them."""

MOST_HANDS = 999

TOGETHER = timedelta(hours=12)
"""Counts of one screen that are this close were of one lesson: before and after the discussion."""


class _OfAPage(ForStaff):
    """Asked by the page of a session's workbook or exercise."""

    async def own_classes(self) -> list[str]:
        """The classes of who asks."""
        own = self.staff["classes"]
        return [one for one in await self.desk.classes() if own is None or one in own]

    async def its_class(self, said: object) -> str:
        """A class that is named, if it is one of theirs. Raises ``HTTPError`` 403."""
        for one in await self.own_classes():
            if one == said:
                return one
        raise web.HTTPError(403)

    async def its_screen(self, kind: str, session: str, said: object) -> str:
        """A screen that is named, if the page has it. Raises ``HTTPError`` 400."""
        path = self.path_of(await self.session(session), kind)
        for one in released.screens(self.settings["qihang_site"].pages, path):
            if one.name == said:
                return one.name
        raise web.HTTPError(400)

    def asked(self, *names: str) -> dict[str, Any]:
        """The fields of the body. Raises ``HTTPError`` 400 if they are others."""
        try:
            said = strict_json.read(self.request.body)
        except ValueError:
            raise web.HTTPError(400) from None
        if not isinstance(said, dict) or said.keys() != set(names):
            raise web.HTTPError(400)
        return said


class About(_OfAPage):
    """The classes of who shows a page, and what was counted of it with one of them."""

    @allow_unauthenticated
    async def get(self, kind: str, session: str) -> None:
        """``{"classes": […], "counts": {screen: […]}}``; of counts the older one first."""
        classes = await self.own_classes()
        said = self.get_query_argument("class", "")
        counts = await self.desk.hand_counts(session, said) if said in classes else []
        self.set_header("Cache-Control", "no-store")
        self.finish({"classes": classes, "counts": of_last_lesson(counts, kind)})


class Count(_OfAPage):
    """Keeps how many hands there were."""

    @allow_unauthenticated
    async def post(self, kind: str, session: str) -> None:
        """Body: ``{"class": …, "screen": …, "counts": {"A": …}}``."""
        by = self.staff["id"]
        said = self.asked("class", "screen", "counts")
        if not are_counts(said["counts"]):
            raise web.HTTPError(400)
        count: HandCount = {
            "session": session,
            "screen": kept_as(kind, await self.its_screen(kind, session, said["screen"])),
            "class_name": await self.its_class(said["class"]),
            "counts": said["counts"],
            "at": "",  # the service says when
        }
        await self.desk.keep_hand_count(count, by)
        self.set_status(204)


class Lead(_OfAPage):
    """Leads a class to the screen that the projector shows."""

    @allow_unauthenticated
    async def post(self, kind: str, session: str) -> None:
        """Body: ``{"class": …, "screen": …}``."""
        by = self.staff["id"]
        said = self.asked("class", "screen")
        screen = await self.its_screen(kind, session, said["screen"])
        target: Place = {"kind": kind, "session": session, "screen": screen}
        await self.desk.lead(await self.its_class(said["class"]), target, by)
        self.set_status(204)


def kept_as(kind: str, screen: str) -> str:
    """The name under which counts of a screen are kept: an exercise's may be a workbook's, too."""
    return screen if kind == "workbook" else f"{kind}/{screen}"


def are_counts(said: object) -> bool:
    """Whether it is a number of hands for each of the first letters."""
    if not isinstance(said, dict) or not 2 <= len(said) <= len(LETTERS):
        return False
    letters = set(LETTERS[: len(said)])
    return said.keys() == letters and all(
        type(one) is int and 0 <= one <= MOST_HANDS for one in said.values()
    )


def of_last_lesson(counts: Sequence[HandCount], kind: str) -> dict[str, list[HandCount]]:
    """The last two counts of each screen of a page, of the lesson in which it was counted last.

    ``counts`` are those of a session, the newest first.
    """
    found: dict[str, list[HandCount]] = {}
    for one in counts:
        screen = one["screen"].removeprefix("exercise/")
        if one["screen"] != kept_as(kind, screen):
            continue
        newer = found.setdefault(screen, [])
        if not newer or (len(newer) < 2 and _moment(newer[0]) - _moment(one) <= TOGETHER):
            newer.insert(0, one)
    return found


def _moment(count: HandCount) -> datetime:
    return datetime.fromisoformat(count["at"])
