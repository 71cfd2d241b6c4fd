"""The home page: the course as a path, with a link to the next page."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Any

from tornado import web

from qihang.answers.client import Refused, Unreachable
from qihang.language.messages import Translated, listed, message, sentences
from qihang.protocol.server import Bookmark, SessionState, WorkbookState
from qihang.protocol.submission import QuestionResult, outcome_of
from qihang.server import due, released, review
from qihang.server.page import Page, bilingual
from qihang.server.plan_paper import own_plan
from qihang.server.short_tests import short_tests
from qihang.sessions import Session, next_step, sessions
from qihang.sessions.screens import Screen, required

LEFT_WITHIN_S = 0.5
"""Seconds after which a page that was left for this one has said so, and its kernel has ended: a
page that is open has none started ahead."""


class OnThePath(Page):
    """A page that knows the trainee's path."""

    async def states(self) -> dict[str, SessionState]:
        """How far the trainee is in all that is open, by session or test."""
        states = await self.answers.home(self.current_user.username)
        return {state["session"]: state for state in states}

    async def path(self, states: Mapping[str, SessionState]) -> list[dict[str, Any]]:
        """The trainee's own state of every session."""
        closed = await self.answers.closed(self.current_user.username)
        return [
            self._step(session, states.get(session.name), session.name in closed)
            for session in sessions()
            if is_on_the_path(session, {*states, *closed})
        ]

    def _step(
        self, session: Session, state: SessionState | None, is_closed: bool
    ) -> dict[str, Any]:
        workbook = self._workbook(session.name, state["workbook"]) if state else _NOTHING
        exercise = state["exercise"] if state else _NOTHING
        url_exercise = _url("exercise", session.name, self._place(session.name, exercise, workbook))
        return {
            "name": session.name,
            "code": session.code,
            "title": bilingual(session.title),
            "open": state is not None,
            "closed": is_closed,
            "url_workbook": _url("workbook", session.name, _screen(workbook["bookmark"])),
            "url_exercise": url_exercise,
            "workbook": workbook,
            "exercise": {**exercise, **_points(state), "due": due.says(exercise)},
        }

    def _place(
        self, session: str, exercise: Mapping[str, Any], workbook: Mapping[str, Any]
    ) -> str | None:
        """The screen of an exercise at which its reader goes on."""
        at = exercise["bookmark"]
        if at is None:
            return None
        pages = self.settings["qihang_site"].pages
        return place_in_exercise(
            at["screen"],
            released.screens(pages, f"exercise/{at['notebook']}.ipynb"),
            released.screens(pages, f"workbook/{session}.ipynb"),
            workbook["bookmark"]["done"] if workbook["bookmark"] else (),
        )

    def _workbook(self, session: str, state: WorkbookState) -> Mapping[str, Any]:
        """How far it is: by the screens that everybody walks, where it has screens.

        Those are seen, not done: whoever presses on may pass an item by.
        """
        pages = self.settings["qihang_site"].pages
        walked = required(released.screens(pages, f"workbook/{session}.ipynb"))
        bookmark = state["bookmark"]
        if not walked:
            return {**state, "walked": False}
        done = sum(one.name in bookmark["done"] for one in walked) if bookmark else 0
        is_new = bookmark is None and state["state"] == "new"
        moments = [state["last_at"] or "", bookmark["saved_at"] if bookmark else ""]
        return {
            **state,
            "state": "done" if done == len(walked) else "new" if is_new else "begun",
            "done": done,
            "of": len(walked),
            "walked": True,
            "last_at": max(moments) or None,
        }


class Home(OnThePath):
    """The course as a path, and where to go on."""

    @web.authenticated
    async def get(self) -> None:
        """The path, and what is due today."""
        states = await self.states()
        path = await self.path(states)
        go_on = where_to_go_on(path)
        self.show(
            "home.html",
            name=self.current_user.name,
            path=path,
            go_on=go_on,
            review=await review.due_today(self),
            tests=short_tests(states),
            results=[_result(step) for step in path if step["exercise"].get("results")],
            plan=await own_plan(self) is not None,
        )
        if go_on is not None and await self._stays():
            await self._start_ahead(*go_on["lesson"])

    async def _stays(self) -> bool:
        """Whether the trainee has opened no page, once one that was left for this one has ended."""
        kernels, trainee = self.kernel_manager, self.current_user.username
        before = kernels.open_pages(trainee)
        await asyncio.sleep(LEFT_WITHIN_S)
        return bool(kernels.open_pages(trainee) <= before)

    async def _start_ahead(self, kind: str, session: str) -> None:
        """Start the next page's kernel while the trainee reads this one."""
        with suppress(Refused, Unreachable):
            notebook = await self.answers.notebook(self.current_user.username, kind, session)
            page = self.settings["qihang_prepared"].find(f"{kind}/{notebook}.ipynb")
            if page is not None:
                await self.kernel_manager.open_ahead(
                    self.current_user, kind, session, notebook, path=kind, template=page.template
                )


def place_in_exercise(
    last: str, exercise: Sequence[Screen], workbook: Sequence[Screen], done: Container[str]
) -> str:
    """Where to go on in an exercise, of which the screen ``last`` was shown last.

    That is the same screen; but a rest that ended a lesson is over once the next lesson was read
    in the workbook, of which the screens ``done`` are.
    """
    names = [one.name for one in exercise]
    if last not in names[:-1] or not exercise[names.index(last)].rest:
        return last
    at = names.index(last)
    rests = sum(one.rest for one in exercise[: at + 1])
    was_read = all(one.name in done for one in _lesson(workbook, rests))
    return names[at + 1] if was_read else last


def _lesson(workbook: Sequence[Screen], place: int) -> list[Screen]:
    """The screens of a lesson that everybody walks; the first one has the ``place`` 0."""
    ended = accumulate((one.rest for one in workbook), initial=0)
    return [
        one
        for one, before in zip(workbook, ended, strict=False)
        if before == place and not one.optional
    ]


def is_on_the_path(session: Session, known: Container[str]) -> bool:
    """Whether a session is shown: one that a class may leave out, only if it was ever opened."""
    return not session.optional or session.name in known


_NOTHING: Mapping[str, Any] = {
    "state": "new",
    "done": 0,
    "filled": 0,
    "of": 0,
    "last_at": None,
    "bookmark": None,
    "walked": False,
}
"""What there is to say of a page that is not open."""


def _url(kind: str, session: str, screen: str | None) -> str:
    """The address of a page, at a screen."""
    return f"/{kind}/{session}" + (f"#{screen}" if screen else "")


def _screen(bookmark: Bookmark | None) -> str | None:
    return bookmark and bookmark["screen"]


def _points(state: SessionState | None) -> dict[str, Any]:
    """Points, and which sign is true of them; a question for the instructor has none yet."""
    results = state["exercise"]["results"] if state else None
    if results is None:
        return {}
    most, whole = results["most"], results["points"] >= results["most"]
    marked = [one for one in results["questions"].values() if not one["by_hand"]]
    return {
        "points": results["points"],
        "most": most,
        "best": results["best"],
        "done": results["best"] >= most,
        "whole": whole,
        "not_yet": not whole and any(one["points"] < one["most"] for one in marked),
    }


def where_to_go_on(path: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The page last worked on, else the first open one."""
    places = [
        (
            step[kind]["last_at"] or "",
            step[f"url_{kind}"],
            step["title"],
            step[kind]["state"],
            (kind, step["name"]),
        )
        for step in path
        if step["open"]
        for kind in ("workbook", "exercise")
        if step[kind]["state"] in ("new", "begun") and not due.is_over(step[kind])
    ]
    if not places:
        return None
    _, url, title, state, lesson = max(places, key=lambda place: place[0])
    return {"url": url, "title": title, "state": state, "lesson": lesson}


def _result(step: dict[str, Any]) -> dict[str, Any]:
    exercise = step["exercise"]
    return {
        "code": step["code"],
        "title": step["title"],
        **{name: exercise[name] for name in ("points", "most", "whole", "not_yet")},
        "url": _marked_at(step),
        "next": bilingual(
            _what_next(exercise["results"]["questions"], is_last=step["name"] == _last_session())
        ),
    }


def _marked_at(step: dict[str, Any]) -> str:
    """Where a marked try is read: on its page, be it that another try has begun since."""
    looks_back = "" if step["exercise"]["state"] == "marked" else "?look=marked"
    return f"/exercise/{step['name']}{looks_back}"


def _last_session() -> str:
    return sessions()[-1].name


def _what_next(questions: dict[str, QuestionResult], *, is_last: bool = False) -> Translated:
    """What helps with the question that lost the most points, and which others lost some."""
    lost = {
        place: result
        for place, result in enumerate(questions.values(), 1)
        if outcome_of(result) != "right" and result["idea"]
    }
    if lost:
        first = max(lost, key=lambda place: lost[place]["most"] - lost[place]["points"])
        does = next_step(lost[first]["idea"] or "")
        begin = message("Question {place}: {step}", place=first, step=does)
        others = [place for place in lost if place != first]
        if not others:
            return begin
        return sentences(begin, message("Then look at: {others}.", others=listed(others)))
    if all(outcome_of(result) == "right" for result in questions.values()):
        if is_last:
            return message("All points. It was the last session of the course.")
        return message("All points. Go on with the next session.")
    return message("Open the exercise to see what each question needs.")
