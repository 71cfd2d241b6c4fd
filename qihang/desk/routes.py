"""The table of routes × roles: every address of the desk, who may use it, and what for.

What is not in the table does not exist: the server makes its handlers from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tornado.web import StaticFileHandler

from qihang.desk import (
    accounts,
    assignments,
    happened,
    hours,
    learnt,
    marking,
    notebooks,
    now,
    people,
    projector,
    sign_in,
    statics,
    typing_in,
    worksheets,
    wrong,
)
from qihang.desk.page import DeskPage, NotHere
from qihang.language.messages import Message, message
from qihang.protocol.desk import (
    AUTHOR,
    LECTURER,
    OFFICE,
    OFFICER,
    ROLES,
    TEACHING,
    StaffSignedIn,
)
from qihang.server.headers import with_headers
from qihang.server.shares import paced

ANYBODY = None
STAFF = frozenset(ROLES)
AUTHORS = frozenset({AUTHOR})
THE_LECTURERS = frozenset({LECTURER, AUTHOR})
THE_OFFICE = frozenset({OFFICE})
LOOKING_ON = frozenset({OFFICE, OFFICER})
WITH_PEOPLE = TEACHING | THE_OFFICE


@dataclass(frozen=True)
class Route:
    """A row of the table."""

    path: str
    """A regular expression for the whole path."""
    handler: type
    methods: tuple[str, ...]
    roles: frozenset[str] | None
    """Who may use it; :data:`ANYBODY` also who is not signed in."""
    purpose: str
    pace: tuple[float, float] | None = (10, 100)
    """How often a seat may ask: a second, and at once."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What the handler is made with."""


_QUESTION = r"([a-z]+[0-9]+(?:-[0-9]+)?)/([A-Za-z_][A-Za-z0-9_]{0,60})"
"""An edition and a question of it."""

ROUTES = (
    Route(r"/", sign_in.First, ("GET",), STAFF, "leads to the first page of one's role"),
    Route(r"/login", sign_in.SignIn, ("GET", "POST"), ANYBODY, "sign-in with name and password"),
    Route(r"/logout", sign_in.SignOut, ("POST",), ANYBODY, "sign-out"),
    Route(
        r"/begin",
        accounts.Begin,
        ("GET", "POST"),
        ANYBODY,
        "the first account, of the office; on this PC alone, and only while there is none",
    ),
    Route(r"/password", sign_in.Password, ("GET", "POST"), STAFF, "one's own password"),
    Route(r"/api/preferences", sign_in.Preferences, ("POST",), STAFF, "language and text size"),
    Route(r"/now", now.Now, ("GET",), TEACHING, "a class now: every seat"),
    Route(
        r"/now/seats", now.Seats, ("GET",), TEACHING, "websocket that brings the seats as they are"
    ),
    Route(
        r"/now/(pause|go-on|lead|say|end|answer)",
        now.Ask,
        ("POST",),
        TEACHING,
        "what a class is asked for, and going to who called",
    ),
    Route(
        r"/notebooks",
        notebooks.Notebooks,
        ("GET", "POST"),
        AUTHORS,
        "starts JupyterLab with formgrader, and leads into it",
    ),
    Route(r"/happened", happened.Happened, ("GET",), LOOKING_ON, "what happened, in words"),
    Route(r"/people", people.People, ("GET",), WITH_PEOPLE, "the trainees of one's classes"),
    Route(
        r"/people/(csv|xlsx|pdf)", people.PeopleFile, ("GET",), WITH_PEOPLE, "the list as a file"
    ),
    Route(
        r"/people/chosen",
        people.Chosen,
        ("GET",),
        THE_OFFICE,
        "names those who are ticked, and asks before anything is done with them",
    ),
    Route(
        r"/people/(pins|move|off|back)",
        people.Several,
        ("POST",),
        THE_OFFICE,
        "new PINs as a sheet, another class, off the roster and back, for those ticked",
    ),
    Route(
        r"/people/sheet",
        people.Sheet,
        ("GET",),
        THE_OFFICE,
        "the sheet of PINs that this sign-in made, for ten minutes: what to do with it",
    ),
    Route(r"/people/sheet/file", people.SheetFile, ("GET",), THE_OFFICE, "the sheet as a PDF"),
    Route(r"/people/add", people.Add, ("POST",), THE_OFFICE, "enrols one trainee"),
    Route(r"/people/import", people.Import, ("GET", "POST"), THE_OFFICE, "takes a list as a file"),
    Route(
        r"/people/import/plan", people.ImportPlan, ("GET",), THE_OFFICE, "what a list would change"
    ),
    Route(
        r"/people/import/do", people.DoImport, ("POST",), THE_OFFICE, "does what was shown of it"
    ),
    Route(
        r"/people/one/([^/]+)",
        people.One,
        ("GET",),
        WITH_PEOPLE,
        "one trainee, with what is noted, and the work for those who teach",
    ),
    Route(r"/people/one/([^/]+)/note", people.Note, ("POST",), WITH_PEOPLE, "a note of a trainee"),
    Route(
        r"/people/one/([^/]+)/cross-out",
        people.CrossOut,
        ("POST",),
        WITH_PEOPLE,
        "says of a note that it holds no more; it is kept",
    ),
    Route(
        r"/people/one/([^/]+)/pin",
        people.Pin,
        ("GET", "POST"),
        WITH_PEOPLE,
        "a new PIN for one trainee; for ten minutes it is shown to the sign-in that made it",
    ),
    Route(
        r"/people/one/([^/]+)/(change|off|back)",
        people.OneChange,
        ("POST",),
        THE_OFFICE,
        "another name or class, off the roster and back",
    ),
    Route(r"/hours", hours.Hours, ("GET",), WITH_PEOPLE, "who of a class was there on a day"),
    Route(r"/hours/keep", hours.Keep, ("POST",), WITH_PEOPLE, "keeps it, with reasons"),
    Route(r"/hours/month", hours.Month, ("GET",), WITH_PEOPLE, "hours of a class, by day"),
    Route(
        r"/hours/month/(csv|xlsx|pdf)",
        hours.MonthFile,
        ("GET",),
        WITH_PEOPLE,
        "the same for a spreadsheet, or as a sheet to be signed",
    ),
    Route(
        r"/hours/person/([^/]+)", hours.PersonHours, ("GET",), WITH_PEOPLE, "hours of one trainee"
    ),
    Route(
        r"/projector",
        projector.Projector,
        ("GET",),
        TEACHING,
        "the released sessions, with their pages for the projector",
    ),
    Route(r"/wrong", wrong.Wrong, ("GET",), TEACHING, "what classes get wrong, and what to show"),
    Route(r"/wrong/(csv|xlsx)", wrong.WrongFile, ("GET",), TEACHING, "the same as a file"),
    Route(r"/wrong/learnt", learnt.Learnt, ("GET",), TEACHING, "what classes learnt"),
    Route(r"/wrong/learnt/(csv|xlsx)", learnt.LearntFile, ("GET",), TEACHING, "that as a file"),
    Route(
        r"/wrong/([0-9a-f]{64})-(zh|en)\.svg",
        wrong.Picture,
        ("GET",),
        TEACHING,
        "the picture of figures that a page has shown",
    ),
    Route(
        r"/assignments",
        assignments.Overview,
        ("GET",),
        TEACHING,
        "every session: what is released, what holds, how far classes are",
    ),
    Route(r"/assignments/(csv|xlsx)", assignments.OverviewFile, ("GET",), TEACHING, "as a file"),
    Route(
        r"/assignments/([a-z]+[0-9]+)/(csv|xlsx|pdf)",
        assignments.SessionFile,
        ("GET",),
        TEACHING,
        "one session by person, with points, for a spreadsheet or on paper",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/plans",
        assignments.PlansFile,
        ("GET",),
        TEACHING,
        "the plans of a class on paper",
    ),
    Route(
        r"/assignments/work",
        assignments.Work,
        ("GET",),
        TEACHING,
        "how far a release or a marking is",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)",
        assignments.Session,
        ("GET",),
        TEACHING,
        "one session by class, and its editions",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/(mark|show)",
        assignments.Act,
        ("GET", "POST"),
        TEACHING,
        "marks what waits, or shows marks: what would change is shown, then done",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/(release|rules|open|close|as-everybody)",
        assignments.Act,
        ("GET", "POST"),
        THE_LECTURERS,
        "what would change is shown; posted with what was shown, it is done",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper",
        worksheets.Paper,
        ("GET", "POST"),
        TEACHING,
        "worksheets for people of a class, and the key to them",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/file",
        worksheets.PaperFile,
        ("GET",),
        TEACHING,
        "the PDF that this sign-in had made, for ten minutes",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/typed",
        typing_in.Listing,
        ("GET",),
        TEACHING,
        "whose sheet is given out, typed in or handed in",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)",
        typing_in.Sheet,
        ("GET",),
        TEACHING,
        "the sheet of one trainee, to be typed in",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/keep",
        typing_in.Keep,
        ("POST",),
        TEACHING,
        "saves what was typed in, as the trainee's page would",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/look",
        typing_in.Look,
        ("GET",),
        TEACHING,
        "what will be handed in of a sheet, and what is empty",
    ),
    Route(
        r"/assignments/([a-z]+[0-9]+)/paper/typed/([^/]+)/hand-in",
        typing_in.HandIn,
        ("POST",),
        TEACHING,
        "hands in what was shown, and leads to the next sheet",
    ),
    Route(
        r"/marking",
        marking.Waiting,
        ("GET",),
        TEACHING,
        "what waits for a person to look at, by edition and question",
    ),
    Route(
        r"/marking/names",
        marking.Names,
        ("POST",),
        TEACHING,
        "shows or hides names while marking, for the rest of the sign-in",
    ),
    Route(
        rf"/marking/{_QUESTION}",
        marking.Question,
        ("GET",),
        TEACHING,
        "leads to the next hand-in at a question",
    ),
    Route(
        rf"/marking/{_QUESTION}/([0-9a-f]{{24}})",
        marking.HandIn,
        ("GET",),
        TEACHING,
        "a hand-in: question, answer, what the rules found, points and comment",
    ),
    Route(
        rf"/marking/{_QUESTION}/([0-9a-f]{{24}})/(save|undo)",
        marking.Give,
        ("POST",),
        TEACHING,
        "gives points and a comment, or the points of the rules again",
    ),
    Route(r"/staff", accounts.Accounts, ("GET", "POST"), THE_OFFICE, "who works here, and as what"),
    Route(
        r"/static/(.*)",
        statics.Files,
        ("GET", "HEAD"),
        ANYBODY,
        "scripts, style sheets and fonts",
        pace=None,
        settings={"path": str(statics.OWN)},
    ),
)


@dataclass(frozen=True)
class Place:
    """A page that the head of every page leads to."""

    path: str
    title: Message


PLACES = (
    Place("/now", message("Class now")),
    Place("/projector", message("Projector")),
    Place("/wrong", message("Common mistakes")),
    Place("/assignments", message("Assignments")),
    Place("/marking", message("Marking")),
    Place("/hours", message("Attendance")),
    Place("/people", message("Trainees")),
    Place("/notebooks", message("Notebooks")),
    Place("/staff", message("Staff")),
    Place("/happened", message("Log")),
)


def places(me: StaffSignedIn | None) -> list[Place]:
    """The pages that somebody may open, in the order in which they stand."""
    return [one for one in PLACES if me and me["role"] in (_roles_of(one.path) or ())]


def _roles_of(path: str) -> frozenset[str] | None:
    return next(route.roles for route in ROUTES if route.path == path)


def rows() -> Iterator[tuple[Any, ...]]:
    """The table as tornado takes it."""
    for route in ROUTES:
        yield route.path, guarded(route), route.settings
    yield r".*", with_headers(NotHere)


def guarded(route: Route) -> type:
    """The handler of a route, for its methods and roles alone, and with our headers."""
    own = {"write_error": _nothing_more} if issubclass(route.handler, StaticFileHandler) else {}
    handler = with_headers(route.handler, **own)
    if issubclass(handler, DeskPage):
        handler.roles = route.roles
    if route.pace:
        handler = paced(handler, *route.pace)
    handler.SUPPORTED_METHODS = route.methods  # type: ignore[attr-defined]
    return handler


def _nothing_more(handler: Any, status_code: int, **_: Any) -> None:
    handler.finish()
