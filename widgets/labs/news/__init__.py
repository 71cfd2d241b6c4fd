"""News: the card that opens a session with what has changed outside, each with its source."""

from __future__ import annotations

from calendar import month_name
from datetime import UTC, date, datetime
from typing import Any

from qihang.commerce import news
from qihang.commerce.news import Change
from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.widget import Drawn, assets


class News(Drawn):
    """Shows what :mod:`qihang.commerce.news` knows for a session.

    A page may be made long before it is read: what is stale is looked at when it is.
    """

    _esm, _css = assets("news")

    def __init__(self, session: str):
        super().__init__()
        self._session = session
        self._changes = news.changes(session)
        self.view = self._shown()

    def do_ready(self) -> None:
        """See :meth:`Drawn.do_ready`."""
        super().do_ready()
        self.view = self._shown()

    def _shown(self) -> dict[str, Any]:
        today = _today()
        return {
            "session": self._session,
            "changes": [_card(one, today) for one in self._changes],
        }


def _today() -> date:
    return datetime.now(UTC).date()


def _card(change: Change, today: date) -> dict[str, Any]:
    source, day = change.source, change.date_checked
    said = (
        message("Source: {source}, looked up {day}.", source=source, day=day)
        if day
        else message("Source: {source}.", source=source)
    )
    return {
        "month": _month(change.day).translations(),
        "text": change.words.translations(),
        "source": translations(said),
        "doubt": translations(doubt) if (doubt := _doubt(change, today)) else None,
    }


def _doubt(change: Change, today: date) -> Translated | None:
    if change.is_stale(today):
        return message("Looked up long ago: it may have changed.")
    return None if change.date_checked else message("Not checked yet: ask before you use it.")


def _month(day: date) -> Bilingual:
    return Bilingual(f"{day.year} 年 {day.month} 月", f"{month_name[day.month]} {day.year}")
