"""The table of routes: every address of the trainee server, who may use it, and what for.

What is not in the table does not exist: the server makes its handlers from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import HTTPError, StaticFileHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from qihang.server import (
    assets,
    bookmarks,
    home,
    jobs,
    lesson,
    pages,
    plan_paper,
    projector,
    room,
    sign_in,
)
from qihang.server.headers import with_headers
from qihang.server.paths import STATIC
from qihang.server.review import pages as review_pages
from qihang.server.shares import paced
from qihang.server.sockets import PageSocket

KERNEL_ID = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

ANYBODY = "anybody"
TRAINEE = "a signed-in trainee"
OWNER = "the trainee whose page it is; of the projector's, who opened it"
STAFF = "who teaches, by the sign-in at the desk, and no trainee"


@dataclass(frozen=True)
class Route:
    """A row of the table."""

    path: str
    """A regular expression for the whole path."""
    handler: type
    methods: tuple[str, ...]
    who: str
    """:data:`ANYBODY`, :data:`TRAINEE`, :data:`OWNER` or :data:`STAFF`."""
    purpose: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What the handler is made with, besides what Voilà gives its own."""
    pace: tuple[float, float] | None = None
    """How often a seat may ask: a second, and at once. What costs little has no pace; signing in
    has one of its own."""


_FILES = ("GET", "HEAD")

_PAGES = (20, 300)

_CALLS = (1, 60)
"""Each is a row in the store; a whole class may sit behind one address."""

_PAPERS = (1 / 5, 5)
"""A paper takes half a second of a processor, and is wanted once or twice."""

ROUTES = (
    Route(
        r"/",
        home.Home,
        ("GET",),
        TRAINEE,
        "home page: the trainee's own path and results",
        pace=_PAGES,
    ),
    Route(r"/login", sign_in.SignIn, ("GET", "POST"), ANYBODY, "sign-in with number and PIN"),
    Route(r"/logout", sign_in.SignOut, ("POST",), ANYBODY, "sign-out"),
    Route(
        r"/(workbook|exercise)/([a-z0-9]{1,20})",
        lesson.Lesson,
        ("GET",),
        TRAINEE,
        "a workbook or an exercise that is open; starts a kernel for this page",
        pace=_PAGES,
    ),
    Route(
        r"/review",
        review_pages.Review,
        ("GET",),
        TRAINEE,
        "what the trainee missed, asked again; starts a kernel for this page",
        pace=_PAGES,
    ),
    Route(
        r"/show/(exercise/)?([a-z0-9]{1,20})",
        projector.Show,
        ("GET",),
        STAFF,
        "a released page on the projector; its kernel has no trainee and no token",
        pace=_PAGES,
    ),
    Route(
        r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})",
        projector.About,
        ("GET",),
        STAFF,
        "the classes of who shows a page, and the hands that one of them raised",
        pace=_PAGES,
    ),
    Route(
        r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})/count",
        projector.Count,
        ("POST",),
        STAFF,
        "keeps how many hands there were",
        pace=_PAGES,
    ),
    Route(
        r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})/lead",
        projector.Lead,
        ("POST",),
        STAFF,
        "leads a class to the screen that is shown",
        pace=_PAGES,
    ),
    Route(
        r"/jobs",
        jobs.Jobs,
        ("GET",),
        TRAINEE,
        "what I can do: the trainee's own tasks, and the jobs they are part of",
        pace=_PAGES,
    ),
    Route(
        r"/plan\.pdf",
        plan_paper.PlanPaper,
        ("GET",),
        TRAINEE,
        "the trainee's own plan as a page to be printed",
        pace=_PAPERS,
    ),
    Route(r"/help", pages.Help, ("GET",), ANYBODY, "the trainee's guide", pace=_PAGES),
    Route(r"/api/me", sign_in.Me, ("GET",), ANYBODY, "who is signed in at this browser"),
    Route(r"/api/preferences", sign_in.Preferences, ("POST",), TRAINEE, "language and text size"),
    Route(
        r"/api/bookmark/(workbook|exercise)/([a-z0-9]{1,20})",
        bookmarks.Bookmark,
        ("GET", "POST"),
        TRAINEE,
        "the screen at which the trainee is, and the screens that are done",
        pace=_PAGES,
    ),
    Route(
        r"/api/help",
        room.CallForHelp,
        ("POST",),
        TRAINEE,
        "the trainee calls the instructor, or takes it back",
        pace=_CALLS,
    ),
    Route(
        r"/api/room",
        room.Room,
        ("GET",),
        TRAINEE,
        "what the instructor asks the trainee's class for, and whether the trainee has called",
        pace=_PAGES,
    ),
    Route(
        rf"/api/page/{KERNEL_ID}",
        lesson.PageState,
        ("GET",),
        ANYBODY,
        "whether a page has its kernel, which says no to all but its trainee; to a trainee also"
        " what /api/room says",
    ),
    Route(rf"/api/kernels/{KERNEL_ID}", lesson.KernelModel, ("GET",), OWNER, "about a kernel"),
    Route(
        rf"/api/kernels/{KERNEL_ID}/channels",
        PageSocket,
        ("GET",),
        OWNER,
        "websocket between a page and its kernel; widgets' messages only",
    ),
    Route(
        rf"/voila/api/shutdown/{KERNEL_ID}",
        lesson.ShutDown,
        ("POST",),
        OWNER,
        "a page that is left stops its kernel; nothing happens to another's",
    ),
    Route(r"/static/glossary\.json", pages.Glossary, ("GET",), ANYBODY, "the trade's words"),
    Route(r"/static/widgets\.(js|css)", pages.WidgetFiles, ("GET",), ANYBODY, "scripts of widgets"),
    Route(
        r"/static/(.*)",
        StaticFileHandler,
        _FILES,
        ANYBODY,
        "our scripts, style sheets and fonts",
        {"path": str(STATIC)},
    ),
    Route(
        rf"/voila/static/(?:{assets.VOILA}/)?(.*)",
        MultiStaticFileHandler,
        _FILES,
        ANYBODY,
        "Voilà's scripts",
    ),
    Route(
        r"/voila/templates/([a-z]+/static/.+)",
        TemplateStaticFileHandler,
        _FILES,
        ANYBODY,
        "files of the pages' template",
    ),
    Route(r"/voila/labextensions/(.*)", FileFindHandler, _FILES, ANYBODY, "scripts of ipywidgets"),
    Route(r"/voila/api/themes/(.*)", ThemesHandler, _FILES, ANYBODY, "colours of Voilà's page"),
)

_NO_NAMES = frozenset({"", ".", ".."})
"""Parts of a path that name no file and no folder."""

_NOTHING_ELSE = (r".*", pages.NotHere)


def rows(settings: Mapping[type, Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """The table as tornado takes it; ``settings`` are those of Voilà's handlers and ours."""
    made: list[tuple[Any, ...]] = [
        (route.path, guarded(route), {**settings.get(route.handler, {}), **route.settings})
        for route in ROUTES
    ]
    return [*made, (_NOTHING_ELSE[0], _answering(_NOTHING_ELSE[1]))]


def guarded(route: Route) -> type:
    """The handler of a route, which accepts no other methods and sends our headers.

    Files are kept by the browser for good where that is right; see :mod:`.assets`.
    """
    handler = _answering(route.handler)
    if route.pace:
        handler = paced(handler, *route.pace)
    handler.SUPPORTED_METHODS = route.methods  # type: ignore[attr-defined]
    return handler


def _answering(handler: type) -> type:
    own: dict[str, Any] = {}
    if issubclass(handler, StaticFileHandler):
        own = {
            "parse_url_path": _parse_url_path(handler),
            "set_headers": _set_headers_of_file(handler),
            "write_error": _write_error,
        }
    return with_headers(handler, **own)


def _parse_url_path(handler: Any) -> Any:
    def parse_url_path(self: Any, url_path: str) -> str:
        if "\0" in url_path or _NO_NAMES.intersection(url_path.split("/")):
            raise HTTPError(404)
        return str(handler.parse_url_path(self, url_path))

    return parse_url_path


def _set_headers_of_file(handler: Any) -> Any:
    def set_headers(self: Any) -> None:
        handler.set_headers(self)
        self.set_header("Cache-Control", assets.keeping(self.request.uri))

    return set_headers


def _write_error(self: Any, status_code: int, **_: Any) -> None:
    """Answer 404 for a missing file, without a page."""
    self.set_header("Content-Type", "text/plain; charset=utf-8")
    self.finish(str(status_code))
