"""The pages of assignments: all sessions, one session by class, and what would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from tornado import web

from qihang.answers.rules import rules
from qihang.desk import export
from qihang.desk.assignments import wishes
from qihang.desk.assignments.jobs import Job, Jobs
from qihang.desk.assignments.rows import Row, about, class_rows, in_words, row_of
from qihang.desk.page import DeskPage
from qihang.language.messages import Translated, message
from qihang.operate import due
from qihang.protocol.desk import AUTHOR, LECTURER, HowFar
from qihang.protocol.released import ReleasedSession
from qihang.protocol.service import Answers
from qihang.server.page import bilingual
from qihang.sessions import Session as CourseSession
from qihang.sessions import editions, session, with_tests
from qihang.system.errors import OperatorError

MAY_CHANGE = (LECTURER, AUTHOR)

AT_ONCE = 100
"""Classes that are counted in one call: others wait while they are."""

FIELDS = ("due-how", "due", "tries-how", "tries", "marks", "edition")

Found = tuple[ReleasedSession | None, list[HowFar], str]


class AssignmentPage(DeskPage):
    """What the pages have in common."""

    @property
    def may_change(self) -> bool:
        """Whether who asks may do more than mark and show marks; see the table of routes."""
        return self.staff["role"] in MAY_CHANGE

    @property
    def has_every_class(self) -> bool:
        """Whether who asks looks after everybody, and may do what concerns all."""
        return self.staff["classes"] is None

    @property
    def jobs(self) -> Jobs:
        """What takes long."""
        jobs: Jobs = self.settings["qihang_jobs"]
        return jobs

    async def found(self, name: str, classes: Sequence[str]) -> Found:
        """What was released of a session, how far some classes are, and the moment."""
        return await self.ask(lambda answers: _found(answers, name, classes))

    async def rows(self, chosen: Sequence[str]) -> list[Row]:
        """Every session and test for some classes together."""
        masters, rows = self.masters(), []
        for one in with_tests():
            stood, counted, now = await self.found(one.name, chosen)
            rows.append(row_of(one, stood, masters, counted, now))
        return rows

    def masters(self) -> list[str]:
        """The editions that are written."""
        folder = self.site.solutions
        return [one.name for one in folder.iterdir() if one.is_dir()] if folder.is_dir() else []


def _found(answers: Answers, name: str, classes: Sequence[str]) -> Found:
    counted: list[HowFar] = []
    for first in range(0, len(classes), AT_ONCE):
        counted += answers.desk.how_far(name, classes[first : first + AT_ONCE])
    now = due.clock(answers.operator).isoformat(timespec="microseconds")
    return answers.operator.released().get(name), counted, now


class Overview(AssignmentPage):
    """Every session of the course, a row each."""

    async def get(self) -> None:
        """The table, for the chosen classes together."""
        theirs, chosen = await self.classes(), await self.chosen_classes()
        self.show(
            "assignments/overview.html",
            classes=theirs,
            chosen=chosen,
            rows=await self.rows(chosen),
            files=files_of("/assignments", self.get_query_arguments("class")),
            job=self.jobs.last if self.jobs.is_busy else None,
        )


class Session(AssignmentPage):
    """One session: a row a class, its editions, and what can be changed."""

    async def get(self, name: str) -> None:
        """The page."""
        await self.draw(name)

    async def draw(self, name: str, problem: Translated | None = None) -> None:
        """The page, with what is to be mended of what was typed."""
        one, theirs = known(name), await self.classes()
        stood, counted, now = await self.found(name, list(theirs))
        masters = editions.editions_in(self.masters(), name)
        self.show(
            "assignments/session.html",
            row=row_of(one, stood, masters, counted, now),
            rows=class_rows(stood, theirs, counted, now),
            all=in_words(rules(stood, None, now)) if stood else None,
            editions=await self._editions(name, stood, masters),
            may_change=self.may_change,
            has_every_class=self.has_every_class,
            files=files_of(f"/assignments/{name}", kinds=export.WITH_PAPER),
            plans=plans_of(one, theirs) if stood else {},
            does=wishes.DOES,
            said={field: self.get_argument(field, "") for field in FIELDS},
            said_classes=self.get_arguments("class"),
            said_all=self.get_argument("all", "") == "yes",
            left_over=[one for one in stood["classes"] if one not in theirs]
            if stood and self.has_every_class
            else [],
            problem=bilingual(problem) if problem else None,
        )

    async def _editions(
        self, name: str, stood: ReleasedSession | None, masters: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Each edition that is written or was released, the newest first."""
        moments = await self.ask(lambda answers: answers.desk.released_at(name))
        going = {}
        if stood:
            on = await self.ask(lambda answers: answers.operator.going_on(name))
            going = {one["assignment"]: one for one in on}
        names = sorted({*masters, *moments}, key=editions.parts, reverse=True)
        return [
            {
                "name": one,
                "number": editions.parts(one)[1],
                "released_at": due.local(moments[one]) if one in moments else None,
                "is_written": one in masters,
                "about": self._about(one) if one in masters else None,
                "going": going.get(one) if self.has_every_class else None,
            }
            for one in names
        ]

    def _about(self, assignment: str) -> Markup | None:
        """What the questions of an edition are like."""
        said = about(self.site.solutions / assignment / f"{assignment}.ipynb")
        return bilingual(said) if said else None


class Act(Session):
    """What a wish would change is shown first; a post that carries what was shown does it."""

    async def get(self, name: str, do: str) -> None:  # type: ignore[override]
        """What would change."""
        await self._look(name, do)

    async def post(self, name: str, do: str) -> None:
        """Do it, if what would change is still what was shown."""
        await self._look(name, do, self.get_body_argument("shown", ""))

    async def _look(self, name: str, do: str, shown: str | None = None) -> None:
        known(name)
        theirs = list(await self.classes())
        try:
            wish = await self._wish(name, do)
            seen = await self.ask(
                lambda answers: wishes.look(self.site, answers, wish, theirs, self.has_every_class)
            )
        except OperatorError as error:
            self.set_status(400)
            await self.draw(name, error)
            return
        if shown is None or shown != seen.fingerprint or not seen.changes_something:
            self._show(wish, seen, is_anew=shown is not None)
        else:
            await self._do(wish, seen)

    async def _wish(self, name: str, do: str) -> wishes.Wish:
        """What the form says. Raises :class:`OperatorError`, and 403 for what is not theirs."""
        everybody = self.get_argument("all", "") == "yes"
        chosen = self.get_arguments("class")
        number = self.get_argument("edition", "")
        if (everybody or number) and not self.has_every_class:
            raise web.HTTPError(403)
        if not everybody and not chosen:
            raise OperatorError(message("Choose classes first, or everybody."))
        if do == wishes.EVERYBODY and everybody:
            raise OperatorError(message("Choose the classes that are to have it as everybody."))
        classes = () if everybody else tuple(await self.chosen_classes(chosen))
        change = await self.ask(
            lambda answers: wishes.change_of(do, lambda one: self.get_argument(one, ""), answers)
        )
        if do == wishes.RULES and not change:
            raise OperatorError(message("Choose what is to change: due time, tries or marks."))
        edition = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else None
        return wishes.Wish(do, name, classes, change, edition)

    def _show(self, wish: wishes.Wish, seen: wishes.Look, is_anew: bool) -> None:
        if is_anew:
            self.set_status(409)
        fields = [(one, self.get_argument(one)) for one in FIELDS if self.get_argument(one, "")]
        fields += [("class", one) for one in wish.classes] or [("all", "yes")]
        self.show(
            "assignments/look.html",
            wish=wish,
            session=session(wish.session),
            verb=wishes.DOES[wish.do],
            says=[bilingual(one) for one in seen.says],
            can=seen.changes_something,
            fingerprint=seen.fingerprint,
            fields=fields,
            back=f"/assignments/{wish.session}?{urlencode(fields)}",
            is_anew=is_anew,
            takes_long=wish.do in (wishes.RELEASE, wishes.MARK),
            is_busy=self.jobs.is_busy,
            code=session(wish.session).code,
        )

    async def _do(self, wish: wishes.Wish, seen: wishes.Look) -> None:
        by = self.staff["id"]
        if wish.do not in (wishes.RELEASE, wishes.MARK):
            await self.ask(lambda answers: wishes.do_now(answers, wish, by))
            code = session(wish.session).code
            self.tell(f"/assignments/{wish.session}", done=wishes.done(wish, code))
            return
        title = message(
            "{verb}: {code}", verb=wishes.DOES[wish.do], code=session(wish.session).code
        )
        job = Job(by, title, wish.session)
        if self.jobs.begin(job, wishes.as_job(wish, seen.assignment, by)):
            self.redirect("/assignments/work")
        else:
            self._show(wish, seen, is_anew=False)


class Work(AssignmentPage):
    """How far the job is that was begun last."""

    def get(self) -> None:
        """The page; a script looks again while the job goes on."""
        job = self.jobs.last
        if job is None:
            self.redirect("/assignments")
            return
        is_own = job.owner == self.staff["id"]
        self.show(
            "assignments/work.html",
            job=job,
            title=bilingual(job.title),
            says=[bilingual(one) for one in job.says] if is_own else [],
            is_own=is_own,
        )


def files_of(
    path: str, classes: Sequence[str] = (), kinds: Collection[str] = tuple(export.SHEETS)
) -> dict[str, str]:
    """The addresses of the files of a page, by their endings."""
    asked = urlencode([("class", one) for one in classes])
    return {one: f"{path}/{one}{'?' if asked else ''}{asked}" for one in kinds}


def plans_of(session: CourseSession, classes: Iterable[str]) -> dict[str, str]:
    """The address of the plans of each class, if the session asks for any."""
    if session.plan is None:
        return {}
    there = f"/assignments/{session.name}/plans"
    return {one: f"{there}?{urlencode({'class': one})}" for one in classes}


def known(name: str) -> CourseSession:
    """The session of that name. Raises 404 if there is none."""
    try:
        return session(name)
    except OperatorError:
        raise web.HTTPError(404) from None
