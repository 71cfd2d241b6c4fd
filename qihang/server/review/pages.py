"""The page that asks a trainee again."""

from __future__ import annotations

import json

from tornado import web

from qihang.language.messages import message, translations
from qihang.protocol.review import REVIEW, Link, ReviewItem, ToReview
from qihang.review.asked import Again
from qihang.server.home import OnThePath, where_to_go_on
from qihang.server.lesson import LessonPage
from qihang.server.review.reading import due_today
from qihang.sessions import session


class Review(OnThePath, LessonPage):
    """The questions that are due today; its kernel is told which they are."""

    @web.authenticated
    async def get(self) -> None:
        """The page; home where nothing is due."""
        asked = await due_today(self)
        if not asked:
            self.redirect("/")
            return
        told: ToReview = {"items": list(map(_item, asked)), "onward": await self._onward()}
        self.told = {REVIEW: json.dumps(told, ensure_ascii=False)}
        await self.open("review", "")

    async def _onward(self) -> Link:
        """The page at which the trainee goes on with the lesson."""
        go_on = where_to_go_on(await self.path(await self.states()))
        if go_on is None:
            return {"href": "/", "title": translations(message("Start page"))}
        title = session(go_on["lesson"][1]).title
        return {"href": go_on["url"], "title": translations(title)}


def _item(again: Again) -> ReviewItem:
    twin, missed = again.twin, again.missed
    code, screen = session(missed["session"]).code, again.see
    title = {name: f"{code} {said}" for name, said in translations(screen.title).items()}
    return {
        "session": missed["session"],
        "item": twin.item,
        "question": missed["question"],
        "edition": missed["edition"],
        "round": again.times + 1,
        "see": {"href": f"/workbook/{missed['session']}#{screen.name}", "title": title},
    }
