"""The projector's pages, and what they have in common with what they ask."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from qihang.answers.client import Projector
from qihang.language.messages import Message, message
from qihang.protocol.desk import StaffSignedIn
from qihang.protocol.released import ReleasedSession
from qihang.server import released
from qihang.server.identity import Lecturer
from qihang.server.kernels import TooOften
from qihang.server.lesson import Prepared
from qihang.server.page import Page, bilingual
from qihang.server.prepared import PreparedPage, PreparedPages

NOT_YOURS = (
    message("The projector is for those who teach"),
    message("Sign in at the desk in this browser, then open the projector from there."),
)


class ForStaff(Page):
    """Something that only who teaches, and is signed in at the desk, may ask."""

    @property
    def is_projected(self) -> bool:
        """Always: no trainee's sign-in counts here."""
        return True

    @property
    def desk(self) -> Projector:
        """The answer service, as the desk asks it."""
        service: Projector = self.settings["qihang_desk"]
        return service

    @property
    def staff(self) -> StaffSignedIn:
        """Who asks. Raises ``HTTPError`` 403 if it is nobody who may."""
        user = self.current_user
        if not isinstance(user, Lecturer) or user.staff is None:
            raise web.HTTPError(403)
        return user.staff

    async def session(self, name: str) -> ReleasedSession:
        """A session that was released; it may be closed again. Raises ``HTTPError`` 404."""
        found = (await self.desk.released()).get(name)
        if found is None:
            raise web.HTTPError(404)
        return found

    def path_of(self, session: ReleasedSession, kind: str) -> str:
        """The notebook of a page, by its path below the pages. Raises ``HTTPError`` 404.

        Of an exercise it is the newest edition.
        """
        is_exercise = kind == "exercise"
        name = session["editions"][-1]["assignment"] if is_exercise else session["session"]
        path = f"{kind}/{name}.ipynb"
        if not released.is_page(self.settings["qihang_site"].pages, path):
            raise web.HTTPError(404)
        return path

    def say(self, title: Message, text: Message) -> None:
        """Answer with a page that says one thing, and leads nowhere: home is the trainees'."""
        self.set_header("Cache-Control", "no-store")
        self.finish(self.drawn("message.html", title=bilingual(title), text=bilingual(text)))

    tell = say


class Show(ForStaff, Prepared):
    """A workbook or an exercise on the projector."""

    @allow_unauthenticated
    async def get(self, exercise: str | None, session: str) -> None:
        """Give the page a kernel without a trainee, and answer with it."""
        if not isinstance(self.current_user, Lecturer):
            self.set_status(403)
            self.say(*NOT_YOURS)
            return
        kind = "exercise" if exercise else "workbook"
        path = self.path_of(await self.session(session), kind)
        # The page's script sends it back with what it posts.
        _ = self.xsrf_token
        self.lesson = ("show", f"{exercise or ''}{session}", session)
        try:
            if await self._prepared(path):
                return
        except TooOften:
            raise web.HTTPError(429) from None
        self.set_status(503)
        self.say(
            message("This page cannot be projected now"),
            message("It could not be made ready. Load it again in a minute, or run: qihang doctor"),
        )

    async def _soon(self, path: str) -> PreparedPage | None:
        """The drawing of a notebook, for the projector."""
        prepared: PreparedPages = self.settings["qihang_prepared"]
        return await prepared.soon_projected(path)
