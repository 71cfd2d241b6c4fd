"""The course: one folder a session, found by looking.

The folders stand here, or in ``sessions`` of a course that brings its own; those can be
imported by the same names, as ``qihang.sessions.<session>``.

A folder holds ``session.toml`` (its titles and its workbook), and once it is written:
``exercise.py`` (the numbers that are drawn from a seed, by ``generate``; see
:mod:`qihang.sessions.editions` for ``exercise_2.py``), ``practice.py`` (the items to try in its
workbook), ``misconceptions.py`` (those that its answers name) and
``plan.toml`` (the lecturer's minutes). No keys are kept here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import Any, Literal

from qihang.language import messages
from qihang.language.messages import Bilingual, Message, message
from qihang.questions import misconceptions
from qihang.questions.misconceptions import MISCONCEPTIONS, Misconception
from qihang.sessions import editions
from qihang.sessions.base import PRACTICE, WITH_OWN, Drawing, OwnDrawing
from qihang.system.errors import OperatorError
from qihang.system.site import Site

Test = Literal["before", "after"]
TESTS: tuple[Test, ...] = ("before", "after")


@dataclass(frozen=True)
class Session:
    """One session: ``name`` is also the assignment's name in nbgrader.

    One without a ``workbook`` is shown as "not open yet"; an ``optional`` one, which a class may
    leave out, is shown once it was opened. ``plan`` is the question of its exercise, if any, that
    asks for a plan, which can be printed.

    A ``test`` is an exercise alone, to be taken before or after the course; it is no session of the
    path. Each half of a class has another form of it: ``seed`` says the half.
    """

    name: str
    code: str
    title: Bilingual
    workbook: str | None
    optional: bool = False
    plan: str | None = None
    test: Test | None = None

    @property
    def is_written(self) -> bool:
        """Whether there is something to be released, apart from its exercise."""
        return self.workbook is not None or self.test is not None


def sessions() -> tuple[Session, ...]:
    """The path of the course, by the numbers in the names."""
    return tuple(one for one in sessions_in(_place()) if one.test is None)


def tests() -> dict[Test, Session]:
    """The tests that are taken before and after the course, as far as it has any."""
    return {one.test: one for one in sessions_in(_place()) if one.test is not None}


def with_tests() -> tuple[Session, ...]:
    """The path of the course, and then its tests: all that can be released."""
    return (*sessions(), *tests().values())


def plan(name: str) -> dict[str, Any]:
    """What the plan of a session says, ``plan.toml``; nothing where it has none that can be read.

    A plan is the lecturers' alone: what is wrong with it is said to authors, and stops nobody.
    """
    with suppress(FileNotFoundError, tomllib.TOMLDecodeError):
        return tomllib.loads((_place() / name / "plan.toml").read_text(encoding="utf-8"))
    return {}


def _place() -> Traversable:
    """Where the folders of the sessions stand."""
    own = Site.here().sessions
    return own if own.is_dir() else files(__name__)


_FOUND: dict[str, tuple[dict[str, str], tuple[Session, ...]]] = {}
"""The sessions of each place that was looked into, with what their ``session.toml`` said."""


def sessions_in(place: Traversable) -> tuple[Session, ...]:
    """The sessions whose folders stand in a place; they can be imported from now on.

    One that is written while a classroom runs is among them once its folder is there.
    """
    found = [folder for folder in place.iterdir() if _is_session(folder)]
    said = {folder.name: (folder / "session.toml").read_text() for folder in found}
    known = _FOUND.get(str(place))
    if known is None or known[0] != said:
        if known is not None or str(place) not in __path__:
            for folder in found:
                messages.add(folder / messages.GENERAL.name)
        if str(place) not in __path__:
            __path__.append(str(place))
        known = _FOUND[str(place)] = said, _as_said(said)
    return known[1]


def _is_session(folder: Traversable) -> bool:
    """Whether a folder is a session's, and one that this process may enter.

    What Python keeps beside them, started by root, a trainee's kernel may not.
    """
    with suppress(PermissionError):
        return (folder / "session.toml").is_file()
    return False


def _as_said(said: Mapping[str, str]) -> tuple[Session, ...]:
    by_name = sorted(said.items(), key=lambda pair: (len(pair[0]), pair[0]))
    return tuple(_one_as_said(name, text) for name, text in by_name)


def _one_as_said(name: str, text: str) -> Session:
    try:
        row = tomllib.loads(text)
        title = Bilingual(row["zh"], row["en"])
        optional = row.get("optional", False) is True
        test = next((one for one in TESTS if one == row.get("test")), None)
        book, plan = row.get("workbook"), row.get("plan")
        return Session(name, row["code"], title, book, optional, plan, test)
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise OperatorError(
            message(
                "sessions/{name}/session.toml cannot be read ({error}). It needs four lines, such "
                "as: {example}",
                name=name,
                error=error,
                example='code = "S1", zh = "…", en = "…", workbook = "workbooks/…/s1.ipynb"',
            )
        ) from error


def session(name: str) -> Session:
    """The session of that name. Raises :class:`OperatorError` naming the ones there are."""
    for one in with_tests():
        if one.name == name:
            return one
    known = messages.listed(one.name for one in with_tests())
    raise OperatorError(
        message("There is no session {name}. The sessions are {known}.", name=name, known=known)
    )


def generate(assignment: str, seed: str) -> Any:
    """The numbers of an edition of a session's exercise, the same for the same ``seed``."""
    session, edition = editions.parts(assignment)
    _load_misconceptions(session)
    return import_module(_generator(session, edition)).generate(seed)


def fingerprint(assignment: str) -> str:
    """A short name for the numbers that an edition draws, to see whether they are the same."""
    return editions.fingerprint({seed: generate(assignment, seed) for seed in editions.SEEDS})


@cache
def _generator(session: str, edition: int) -> str:
    """The module that draws the numbers: the edition's own, or of the nearest one before it."""
    for number in range(edition, 1, -1):
        if _has(session, f"exercise_{number}"):
            return f"{__name__}.{session}.exercise_{number}"
    return f"{__name__}.{session}.exercise"


def practice_item(item: str) -> Drawing:
    """What draws the item to try of that name, such as ``s1.bytes``. Raises ``KeyError``."""
    if item not in PRACTICE:
        _load_practice(item.partition(".")[0])
    return PRACTICE[item]


def practice_with_own(item: str) -> OwnDrawing | None:
    """What draws that item from the trainee's own goods, if it works with them."""
    practice_item(item)
    return WITH_OWN.get(item)


def every_practice_item() -> Mapping[str, Drawing]:
    """All items to try, of all sessions."""
    for one in sessions():
        _load_practice(one.name)
    return PRACTICE


def misconception(name: str) -> Misconception | None:
    """What lies behind an answer that names it; ``None`` for one that nobody knows any more.

    Marking knows its own session's. Only who is told of another one (a page that lists the
    results of all) has the others read.
    """
    if name not in MISCONCEPTIONS:
        every_misconception()
    return MISCONCEPTIONS.get(name)


def next_step(name: str) -> Message:
    """What to do after an answer that names a misconception, also one of an older version."""
    return (misconception(name) or misconceptions.NOT_YET).next_step


def every_misconception() -> Mapping[str, Misconception]:
    """All of them, of all sessions."""
    for one in sessions():
        _load_misconceptions(one.name)
    return MISCONCEPTIONS


def _load_practice(name: str) -> None:
    if _has(name, "practice"):
        _load_misconceptions(name)
        import_module(f"{__name__}.{name}.practice")


@cache
def _load_misconceptions(name: str) -> None:
    if _has(name, "misconceptions"):
        own = import_module(f"{__name__}.{name}.misconceptions")
        misconceptions.add(own.MISCONCEPTIONS)


def _has(name: str, module: str) -> bool:
    """Whether there is a session of that name with that module."""
    sessions()  # from now on the course's own can be imported
    with suppress(ModuleNotFoundError):
        return find_spec(f"{__name__}.{name}.{module}") is not None
    return False
