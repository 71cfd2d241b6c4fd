"""The routes of the trainee server that we wrote ourselves."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_client.jsonutil import json_default
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from markupsafe import Markup
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler

from qihang.answers import client
from qihang.answers.server_api import LANGUAGES, SIZES
from qihang.kernels.fork.client import NoFork
from qihang.language import glossary
from qihang.language.messages import Message, Translated, pair, say
from qihang.protocol import SessionState, SignInOutcome
from qihang.server import assets, identity
from qihang.server.headers import policy, with_nonce
from qihang.server.kernels import TooOften
from qihang.server.released import is_page
from qihang.sessions import Session, next_step, sessions

TRIES = 3
"""Page templates that are tried before Voilà makes the page itself."""

TEMPLATES = Path(__file__).parent / "templates"

LONGEST_DRAWING = 120
"""Seconds for which a page may be drawn while it is sent."""

_environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
_environment.globals["static"] = assets.address


def spoken(words: Translated | str) -> Markup:
    """Both languages as HTML; the style sheet shows one."""
    both = pair(words)
    return Markup(
        '<span class="t-zh" lang="zh-CN">{}</span><span class="t-en" lang="en">{}</span>'
    ).format(both["zh"], both["en"])


def translate(message: str, **values: object) -> Markup:
    """A message of the catalogue as HTML in both languages."""
    return spoken(Message(message, values))


def translate_count(one: str, several: str, count: float, **values: object) -> Markup:
    """A message in its form for so many things, as HTML in both languages."""
    return spoken(Message(one, values, None if count == 1 else several))


class Page(JupyterHandler):
    """A page drawn from a template."""

    @property
    def trainee(self) -> identity.Trainee | None:
        """Who is signed in; also known where an error came before the sign-in was looked up."""
        return getattr(self, "_jupyter_current_user", None)

    @property
    def answers(self) -> client.Server:
        """The answer service."""
        service: client.Server = self.settings["qihang_answers"]
        return service

    def show(self, template: str, **context: Any) -> None:
        """Answer with a page in the seat's language and text size."""
        language, size = self.preferences()
        self.set_header("Cache-Control", "no-store")
        self.finish(
            _environment.get_template(template).render(
                lang=language,
                size=size,
                xsrf=Markup(self.xsrf_form_html()),
                t=translate,
                ngettext=translate_count,
                **{"name": self.trainee.name if self.trainee else "", **context},
            )
        )

    def preferences(self) -> tuple[str, int]:
        """Language and text size: the trainee's own, else those last chosen at this seat."""
        if self.trainee and self.trainee.language and self.trainee.size:
            return self.trainee.language, self.trainee.size
        language = self.get_cookie("qihang_lang", "zh")
        size = self.get_cookie("qihang_size", "20")
        return (
            language if language in LANGUAGES else "zh",
            int(size) if size.isdigit() and len(size) == 2 and int(size) in SIZES else 20,
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """One kind sentence and the way on; the log has the rest."""
        reason = kwargs.get("exc_info", (None, None))[1]
        title, text = say("This page is not here"), say("Please go back to the start page.")
        if isinstance(reason, client.Unreachable):
            title = say("One moment, please")
            text = say("The classroom is starting again. Your saved work is safe.")
        elif status_code == 429:
            title = say("One moment, please")
            text = say("Too much was asked at once. Please wait a moment, then try again.")
        self.show(
            "message.html",
            title=spoken(title),
            text=spoken(text),
            action=("/", spoken(say("Start page"))),
        )


class SignIn(Page):
    """The sign-in page."""

    @allow_unauthenticated
    async def get(self) -> None:
        """The empty form."""
        if self.current_user:
            self.redirect("/")
            return
        self.show("sign_in.html", number="", problem=None, wait_seconds=0)

    @allow_unauthenticated
    async def post(self) -> None:
        """Number and PIN."""
        number = _plain(self.get_body_argument("number", ""))
        pin = _plain(self.get_body_argument("pin", ""))
        outcome = await self.answers.sign_in(number[:40], pin[:40], self.request.remote_ip)
        if "busy" in outcome:
            raise web.HTTPError(429)
        if "sign_in" in outcome:
            await self.kernel_manager.close_pages_of(number)
            identity.remember(self, outcome["sign_in"])
            self.redirect("/")
            return
        wait = outcome.get("wait") or outcome.get("miss") or 0
        self.set_status(429 if "wait" in outcome else 401)
        self.show("sign_in.html", number=number, problem=_problem(outcome), wait_seconds=wait)


class SignOut(Page):
    """Ends the sign-in at the server."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Sign out and close the trainee's pages."""
        if self.current_user:
            await self.answers.sign_out(self.current_user.sign_in)
            await self.kernel_manager.close_pages_of(self.current_user.username)
        identity.forget(self)
        for choice in ("qihang_lang", "qihang_size"):
            self.clear_cookie(choice)
        self.redirect("/login")


class Home(Page):
    """The course as a path, and where to go on."""

    @web.authenticated
    async def get(self) -> None:
        """The trainee's own state of every session."""
        states = await self.answers.home(self.current_user.username)
        by_name = {state["session"]: state for state in states}
        path = [_step(session, by_name.get(session.name)) for session in sessions()]
        go_on = _go_on(path)
        self.show(
            "home.html",
            name=self.current_user.name,
            path=path,
            go_on=go_on,
            results=[_result(step) for step in path if step["exercise"].get("results")],
        )
        if go_on is not None:
            await self._start_ahead(*go_on["lesson"])

    async def _start_ahead(self, kind: str, session: str) -> None:
        """Start the next page's kernel while the trainee reads this one."""
        page = self.settings["qihang_prepared"].find(f"{kind}/{session}.ipynb")
        if page is not None:
            await self.kernel_manager.open_ahead(
                self.current_user, kind, session, path=kind, template=page.template
            )


class Lesson(Page, TornadoVoilaHandler):
    """A workbook or an exercise, drawn by Voilà: ahead where it could be, else now."""

    lesson: tuple[str, str]
    _nonce = ""

    @web.authenticated
    async def get(self, kind: str, name: str) -> None:
        """Start the page's kernel and stream the page."""
        path = f"{kind}/{name}.ipynb"
        if not is_page(self.settings["qihang_site"].pages, path):
            self.redirect("/")
            return
        self.lesson = (kind, name)
        try:
            if not await self._prepared(path):
                await self._made_now(path)
        except client.Refused:
            self.redirect("/login")
        except TooOften:
            raise web.HTTPError(429) from None

    async def _made_now(self, path: str) -> None:
        """Have Voilà run and draw the page while it is sent.

        Voilà never comes to an end where the kernel does before the page is drawn.
        """
        self._nonce = secrets.token_urlsafe(16)
        self.set_header("Content-Security-Policy", policy(self._nonce))
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_DRAWING):
                await TornadoVoilaHandler.get(self, path=path)

    def write(self, chunk: Any) -> None:
        """Send a part of a page; the scripts of Voilà's template may run."""
        super().write(with_nonce(chunk, self._nonce) if self._nonce else chunk)

    async def _prepared(self, path: str) -> bool:
        """Answer with the prepared page, if there is one.

        A template may die while a whole class waits for it: then there is another one soon.
        """
        for _ in range(TRIES):
            page = await self.settings["qihang_prepared"].soon(path)
            if page is None:
                return False
            try:
                kernel_id = await self.kernel_manager.open_page(
                    self.current_user,
                    *self.lesson,
                    path=str(Path(path).parent),
                    template=page.template,
                )
            except NoFork as reason:
                self.log.warning("%s: no kernel from its template (%s)", path, reason)
                continue
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.set_header("Cache-Control", "no-store")
            # The kernel's id is new, and known to this page alone.
            self.set_header("Content-Security-Policy", policy(kernel_id))
            self.finish(page.html_for(kernel_id))
            return True
        return False


class Glossary(Page):
    """The trade's words that a lesson's page marks: the same for everybody."""

    @allow_unauthenticated
    async def get(self) -> None:
        """A list of words; a browser that has it already is told so."""
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-cache")
        self.finish(json.dumps(glossary.for_pages(), ensure_ascii=False))


class Me(Page):
    """What the header of a page asks: who is signed in."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Name, language and text size."""
        language, size = self.preferences()
        self.set_header("Cache-Control", "no-store")
        # The page's scripts send this cookie back with what they post.
        _ = self.xsrf_token
        self.finish(
            {
                "signed_in": self.current_user is not None,
                "name": self.current_user.name if self.current_user else "",
                "language": language,
                "size": size,
            }
        )


class Preferences(Page):
    """Keeps the trainee's language and text size."""

    @web.authenticated
    async def post(self) -> None:
        """Body: ``{"language": …, "size": …}``."""
        try:
            asked = json.loads(self.request.body)
            language, size = asked["language"], asked["size"]
            await self.answers.prefer(self.current_user.username, language, size)
        except (ValueError, KeyError, TypeError, RecursionError, client.Refused):
            raise web.HTTPError(400) from None
        self.set_status(204)


class PageState(Page):
    """Whether a page's kernel is alive and its trainee still signed in."""

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Asked by every lesson page some times a minute; ``of`` is ``<kind>/<session>``."""
        kind, _, session = self.get_query_argument("of", "").partition("/")
        state = {"signed_in": self.current_user is not None, "alive": False, "elsewhere": False}
        if self.current_user is not None:
            owner, kernels = self.current_user.username, self.kernel_manager
            state["alive"] = kernels.is_alive_for(kernel_id, owner)
            state["elsewhere"] = kernels.is_elsewhere(kernel_id, owner, (kind, session))
        self.set_header("Cache-Control", "no-store")
        self.finish(state)


class KernelModel(Page):
    """What a page's script asks before it connects to its kernel."""

    @web.authenticated
    async def get(self, kernel_id: str) -> None:
        """Jupyter's description of the kernel, for its own trainee."""
        if not self.kernel_manager.is_alive_for(kernel_id, self.current_user.username):
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(self.kernel_manager.kernel_model(kernel_id), default=json_default))


class ShutDown(Page):
    """A page that is left stops its own kernel."""

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """Nothing happens to a kernel of anybody else."""
        if self.kernel_manager.is_of(kernel_id, self.current_user.username):
            await self.kernel_manager.close_page(kernel_id)
        self.set_status(204)


class NotHere(Page):
    """Whatever is not in the table of routes."""

    @allow_unauthenticated
    async def prepare(self, **settings: Any) -> None:
        """Any method."""
        self.current_user = None
        raise web.HTTPError(404)


def _plain(typed: str) -> str:
    """Digits as typed, full-width ones too, without the spaces around them."""
    return typed.translate({0xFF10 + digit: str(digit) for digit in range(10)}).strip()


def _problem(outcome: SignInOutcome) -> Markup | None:
    """What was not right; how long to wait is said by the page itself."""
    if "wait" in outcome:
        return None
    return spoken(say("Number and PIN do not fit yet. Look at your card and try again."))


def _step(session: Session, state: SessionState | None) -> dict[str, Any]:
    nothing = {"state": "new", "done": 0, "filled": 0, "of": 0, "last_at": None}
    return {
        "name": session.name,
        "code": session.code,
        "title": spoken(session.title),
        "open": state is not None,
        "url_workbook": f"/workbook/{session.name}",
        "url_exercise": f"/exercise/{session.name}",
        "workbook": state["workbook"] if state else nothing,
        "exercise": {**(state["exercise"] if state else nothing), **_points(state)},
    }


def _points(state: SessionState | None) -> dict[str, float]:
    results = state["exercise"]["results"] if state else None
    if results is None:
        return {}
    return {"points": results["points"], "most": results["most"], "best": results["best"]}


def _go_on(path: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The page last worked on, else the first open one."""
    places = [
        (step[kind]["last_at"] or "", step[f"url_{kind}"], step["title"], (kind, step["name"]))
        for step in path
        if step["open"]
        for kind in ("workbook", "exercise")
        if step[kind]["state"] in ("new", "begun")
    ]
    if not places:
        return None
    _, url, title, lesson = max(places, key=lambda place: place[0])
    return {"url": url, "title": title, "lesson": lesson}


def _result(step: dict[str, Any]) -> dict[str, Any]:
    exercise = step["exercise"]
    return {
        "code": step["code"],
        "title": step["title"],
        "points": exercise["points"],
        "most": exercise["most"],
        "url": step["url_exercise"],
        "next": spoken(_what_next(exercise["results"]["questions"])),
    }


def _what_next(questions: dict[str, dict[str, Any]]) -> Translated:
    for result in questions.values():
        if result["outcome"] != "right" and result["idea"]:
            return next_step(result["idea"])
    if all(result["outcome"] == "right" for result in questions.values()):
        return say("All points. Go on with the next session.")
    return say("Open the exercise to see what each question needs.")
