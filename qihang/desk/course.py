"""The pages of the course and their screens, as the desk tells them: by code, number and title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qihang.language.messages import Bilingual, Message, message
from qihang.protocol.desk import Place
from qihang.server import released
from qihang.sessions import editions, with_tests
from qihang.sessions.screens import numbers

KINDS: dict[str, Message] = {"workbook": message("Workbook"), "exercise": message("Exercise")}


@dataclass(frozen=True)
class Shown:
    """A screen of a page that was released."""

    name: str
    number: Bilingual
    """As trainees read it above the screen."""
    title: Bilingual


class Course:
    """What the course's folders say, looked up once for all that a page of the desk tells."""

    def __init__(self, pages: Path):
        self._pages = pages
        self._codes = {one.name: one.code for one in with_tests()}
        self.screens = cache(self._screens)
        self._notebooks = cache(self._newest_first)

    def code(self, session: str) -> str:
        """What a session is called in short."""
        return self._codes.get(session, session.upper())

    def page(self, kind: str, session: str) -> Message:
        """What a page is called, such as “S1 Workbook”; that of review has no session."""
        if kind not in KINDS:
            return message("Review")
        return message("{code} {kind}", code=self.code(session), kind=KINDS[kind])

    def screen(self, place: Place) -> Shown | None:
        """The screen of a page, whatever its edition, the newest first; ``None`` if it is gone."""
        for notebook in self._notebooks(place["kind"], place["session"]):
            for one in self.screens(place["kind"], notebook):
                if one.name == place["screen"]:
                    return one
        return None

    def there(self, place: Place) -> Message:
        """A screen in words, such as “S1 Workbook, 2 · 1/3 What is inside”; else its page."""
        page, found = self.page(place["kind"], place["session"]), self.screen(place)
        if found is None:
            return page
        return message(
            "{page}, {number} {title}", page=page, number=found.number, title=found.title
        )

    def _newest_first(self, kind: str, session: str) -> list[str]:
        names = [Path(one).stem for one in released.pages(self._pages) if one.startswith(kind)]
        return editions.editions_in(names, session)[::-1]

    def _screens(self, kind: str, notebook: str) -> tuple[Shown, ...]:
        every = released.screens(self._pages, f"{kind}/{notebook}.ipynb")
        return tuple(
            Shown(one.name, number, one.title)
            for one, number in zip(every, numbers(every), strict=True)
        )
