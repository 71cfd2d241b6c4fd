"""What all pages of the desk have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from tornado import web
from tornado.httputil import url_concat

from qihang.answers.client import Refused, Unreachable
from qihang.answers.server_api import LANGUAGES, SIZES
from qihang.desk import identity, statics
from qihang.desk.asking import Asking
from qihang.desk.told import Told
from qihang.language.messages import Message, Translated, message
from qihang.protocol.desk import StaffSignedIn
from qihang.protocol.service import Answers
from qihang.server.page import USUAL, bilingual, translate, translate_count
from qihang.server.seats import is_over_tls, seat_of
from qihang.settings import Settings
from qihang.system.errors import OperatorError
from qihang.system.site import Site

T = TypeVar("T")

FOLDER = Path(__file__).parent

_environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
_environment.globals["static"] = statics.address

PASSWORD_PAGE = "/password"

SAYS: dict[str, Message] = {
    "name-taken": message("Somebody has this name already. Choose another one."),
    "no-office-left": message("Nobody would be left for the office. Add somebody first."),
    "no-name": message("A name has 1 to 40 characters."),
    "too-long": message("That is too long: 200 characters at most."),
    "unknown-staff": message("There is nobody like that."),
    "not-open": message("This session is not released yet."),
    "closed": message("This session is not open to this class. Open it first."),
    "unknown-trainee": message("There is nobody with this number."),
    "already-enrolled": message("Somebody else was enrolled with this number just now."),
    "unknown-note": message("This note is crossed out already."),
    "no-note": message("The note is empty."),
    "bad-attendance": message("This is no day, or nothing that can be said of one."),
    "no-reason": message("What is otherwise than the classroom knows needs a reason."),
    "no-minutes": message("Say how many minutes it was: the classroom knows of none."),
    "no-words": message("Beside “Other” say in a few words what it was."),
    "bad-words": message("Own words are too long (200 characters at most), or cannot be read."),
    "bad-note": message("A note has at most 300 characters, and only such as can be read."),
}
"""What is said of what the answer service refuses."""


class DeskPage(web.RequestHandler):
    """A page that is drawn for somebody of the staff.

    Who may open it is set by the table of routes; see :func:`qihang.desk.routes.guarded`.
    """

    roles: frozenset[str] | None = None
    """Who may open it; ``None`` is anybody, signed in or not."""

    me: StaffSignedIn | None = None

    ended = ""
    """Why the sign-in of this browser is no longer one, if there was one."""

    async def prepare(self) -> None:
        """Look up who asks, and send away who may not."""
        await self._look_up()
        if self.roles is None:
            return
        if self.me is None:
            self._to_sign_in()
        elif self.me["must_change"] and self.request.path not in (PASSWORD_PAGE, "/logout"):
            self.redirect(PASSWORD_PAGE)
        elif self.me["role"] not in self.roles:
            raise web.HTTPError(403)

    async def _look_up(self) -> None:
        key = identity.sign_in_key(self)
        if key is None:
            return
        found = await self.ask(lambda answers: answers.desk.staff_who(key))
        if "ended" in found:
            self.ended = found["ended"]
        else:
            self.me = found

    def _to_sign_in(self) -> None:
        if self.request.method not in ("GET", "HEAD"):
            raise web.HTTPError(403)
        there = urlencode({"next": self.request.uri}) if self.request.path != "/" else ""
        self.redirect(f"/login?{there}" if there else "/login")

    # --- what a page works with ---------------------------------------------------------------

    @property
    def site(self) -> Site:
        """The classroom's folders."""
        site: Site = self.settings["qihang_site"]
        return site

    @property
    def house(self) -> Settings:
        """The settings of the house."""
        house: Settings = self.settings["qihang_house"]
        return house

    @property
    def staff(self) -> StaffSignedIn:
        """Who is signed in; only on pages that are not for anybody."""
        assert self.me is not None
        return self.me

    @property
    def seat(self) -> str:
        """The address of the computer that asks."""
        return seat_of(self.request, self.house.trusted_proxies)

    async def ask(self, what: Callable[[Answers], T]) -> T:
        """Ask the answer service, such as ``lambda answers: answers.desk.classes()``."""
        asking: Asking = self.settings["qihang_asking"]
        return await asking.ask(what)

    async def classes(self) -> dict[str, int]:
        """The classes that this person looks after, by name, and how many are in each."""
        every = await self.ask(lambda answers: answers.desk.classes())
        own = self.staff["classes"]
        return {name: many for name, many in every.items() if own is None or name in own}

    async def chosen_classes(self, said: Sequence[str] | None = None) -> list[str]:
        """The classes that a request names (``?class=…``), of those that are theirs; else all.

        Raises ``HTTPError`` 403 for one that is not.
        """
        named = self.get_arguments("class") if said is None else list(said)
        theirs = await self.classes()
        if not set(named) <= theirs.keys():
            raise web.HTTPError(403)
        return named or list(theirs)

    def show_no_class(self, title: Message) -> None:
        """Say on a page of classes why there is none."""
        self.show(
            "templates/no_class.html",
            title=bilingual(title),
            has_some=self.staff["classes"] is None,
        )

    # --- what forms are answered with -----------------------------------------------------------

    def tell(self, path: str, sign_in: str | None = None, **what: Any) -> None:
        """Answer a form: lead to a page that shows ``what``, and again when it is reloaded.

        ``problem`` and ``done`` are sentences for the head of the page, or beside the form that
        is named as ``at``. Passwords that were typed are never among it. ``sign_in`` is the key
        of a sign-in that has just begun.
        """
        kept, owner = self._shelf(sign_in or self._sign_in)
        self.redirect(url_concat(path, {"told": kept.keep(owner, what)}), status=303)

    @property
    def told(self) -> Mapping[str, Any]:
        """What a form has told this page; nothing after ten minutes, or for somebody else."""
        kept, owner = self._shelf(self._sign_in)
        return kept.find(owner, self.get_query_argument("told", ""))

    def forget_told(self, sign_in: str) -> None:
        """Show nothing more to whoever was signed in."""
        kept, owner = self._shelf(sign_in)
        kept.forget(owner)

    async def asked(self, doing: Awaitable[None], path: str, **typed: Any) -> None:
        """Wait for what a form asks for; what stands against it is told at ``path``."""
        try:
            await doing
        except OperatorError as problem:
            self.tell(path, problem=problem, **typed)
        except Refused as refused:
            self.tell(path, problem=said_of(refused), **typed)

    @property
    def _sign_in(self) -> str | None:
        return identity.sign_in_key(self) if self.me else None

    def _shelf(self, sign_in: str | None) -> tuple[Told, str]:
        """Where something is kept for a sign-in, or else for this seat, and its owner there."""
        name = "qihang_told" if sign_in else "qihang_told_anybody"
        return self.settings[name], sign_in or self.seat

    # --- drawing ------------------------------------------------------------------------------

    def show(self, template: str, **context: Any) -> None:
        """Answer with a page, in the language and text size of who asks."""
        self.set_header("Cache-Control", "no-store")
        self.finish(self.drawn(template, **context))

    def drawn(self, template: str, **context: Any) -> str:
        """A template of a folder of the desk, such as ``now/now.html``."""
        language, size = self.preferences()
        return fragment(
            template,
            lang=language,
            size=size,
            xsrf=Markup(self.xsrf_form_html()),
            secret=identity.XSRF_COOKIE,
            path=self.request.path,
            me=self.me,
            told=self.told,
            places=self.settings["qihang_places"](self.me),
            **context,
        )

    def preferences(self) -> tuple[str, int]:
        """Language and text size: their own, else those last chosen at this seat."""
        if self.me and self.me["language"] and self.me["size"]:
            return self.me["language"], self.me["size"]
        language, size = self.get_cookie("qihang_lang"), self.get_cookie("qihang_size")
        sizes = {str(one): one for one in SIZES}
        return language if language in LANGUAGES else USUAL[0], sizes.get(size or "", USUAL[1])

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **settings: Any) -> None:
        """Every cookie goes over TLS alone where the browser came over it."""
        settings["secure"] = is_over_tls(self.request, self.house.trusted_proxies)
        super().set_cookie(name, value, *args, **settings)

    # --- what goes wrong ----------------------------------------------------------------------

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The cause and the cure, in a sentence each; details are in the log."""
        reason = kwargs.get("exc_info", (None, None))[1]
        if isinstance(reason, Unreachable):
            self.set_status(503)
        elif isinstance(reason, (Refused, OperatorError)):
            self.set_status(400)
        title, text = error_words(self.get_status(), reason, self.request.method or "")
        self.show("templates/message.html", title=bilingual(title), text=bilingual(text))


def fragment(template: str, **context: Any) -> str:
    """A part of a page, which is the same for whoever looks at it."""
    return _environment.get_template(template).render(
        t=translate, ngettext=translate_count, both=bilingual, **context
    )


def said_of(refused: Refused) -> Message:
    """What the answer service refuses, in a sentence."""
    unknown = message("It was refused: {reason}.", reason=refused.reason)
    return SAYS.get(refused.reason, unknown)


def error_words(
    status: int, reason: BaseException | None, method: str
) -> tuple[Translated, Translated]:
    """Heading and text of an error page."""
    if isinstance(reason, OperatorError):
        return message("That was not done"), reason
    if isinstance(reason, Refused):
        return message("That was not done"), said_of(reason)
    if isinstance(reason, Unreachable):
        return message("One moment, please"), message(
            "The classroom is starting again. Nothing that was saved is lost."
        )
    if status == 403 and method == "POST":
        return message("That was not done"), message(
            "The page before this one is too old, or this is not yours to do. Go back, load "
            "it again, and try once more."
        )
    if status == 403:
        return message("This page is not for you"), message(
            "Your role does not open it. The office can give you another one."
        )
    if status == 429:
        return message("One moment, please"), message(
            "Too much was asked at once. Please wait a moment, then try again."
        )
    if status >= 500:
        return message("Something went wrong here"), message(
            "Nothing that was saved is lost. What happened stands in the log of the desk."
        )
    return message("This page is not here"), message("Please go back to the first page.")


class NotHere(DeskPage):
    """Whatever is not in the table of routes."""

    async def prepare(self) -> None:
        """Answer 404 to any method."""
        await self._look_up()
        raise web.HTTPError(404)
