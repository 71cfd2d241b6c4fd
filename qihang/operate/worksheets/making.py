"""Makes the worksheets of some trainees, or the key to them, as a PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from qihang.language.messages import LANGUAGES, Bilingual, Translated, message, translations
from qihang.protocol.desk import Person
from qihang.protocol.paper import SheetName
from qihang.protocol.service import Answers
from qihang.protocol.submission import NextAttempt
from qihang.sessions import Session, editions
from qihang.system import bounded
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

DRAWS = "widgets.exercise.on_paper"
"""The program that knows what stands on a page, and works out the answers."""

PRINTS = "qihang.operate.worksheets.files"

PATIENCE = 180.0
"""Seconds for a whole class; thirty people take about four."""

MOST = 40
"""People at once: what they get is made in one process, and kept for ten minutes."""

AT_ONCE = 10
"""People who are asked for in one call: others wait while they are."""


def attempts(answers: Answers, session: str, numbers: Sequence[str]) -> list[NextAttempt]:
    """What the exercise asks each of some people next. Raises :class:`Refused`."""
    found: list[NextAttempt] = []
    for first in range(0, len(numbers), AT_ONCE):
        found += answers.desk.next_attempts(session, numbers[first : first + AT_ONCE])
    return found


def people(answers: Answers, class_name: str) -> list[Person]:
    """The trainees of a class, by number."""
    found: list[Person] = []
    after = ""
    while rows := answers.desk.people([class_name], "", False, after):
        found += rows
        after = rows[-1]["number"]
    return found


def note_sheets(answers: Answers, session: str, asked: Sequence[NextAttempt], by: str) -> None:
    """Keep which sheets were printed; ``by`` is empty for a command."""
    sheets: list[SheetName] = [
        {"number": one["number"], "assignment": one["assignment"], "attempt": one["attempt"]}
        for one in asked
    ]
    answers.paper.note_sheets(session, sheets, by)


def note_key(answers: Answers, session: str, some: Sequence[Person], by: str) -> None:
    """Note in the audit log for whom a key was made; ``by`` is empty for a command."""
    classes = sorted({person["class_name"] for person in some})
    answers.desk.note_key(session, classes, len(some), by)


def see_that_it_can_be_made(some: Sequence[Person]) -> None:
    """Raise :class:`OperatorError` for nobody, and for too many."""
    if not some:
        raise OperatorError(message("Nobody is chosen."))
    if len(some) > MOST:
        raise OperatorError(message("Choose at most {most} people at once.", most=MOST))


def made(
    site: Site,
    session: Session,
    some: Sequence[Person],
    asked: Sequence[NextAttempt],
    language: str,
    key: bool,
) -> bytes:
    """The PDF, in the order of ``some``, whose next attempts are ``asked``.

    Raises :class:`OperatorError` if it cannot be made, and for a key to other questions than were
    released.
    """
    sheets = _sheets(lambda name: site.page("exercise", name), asked, language, key=False)
    if key:
        keyed = _sheets(lambda name: _master(site, name), asked, language, key=True)
        if list(map(_without_key, keyed)) != list(map(_without_key, sheets)):
            raise OperatorError(
                message(
                    "The master of this exercise is another one than what was released. Release "
                    "the exercise again, then print worksheets and key."
                )
            )
        sheets = keyed
    return _output(PRINTS, given(session, some, asked, sheets, language, key))


def given(
    session: Session,
    some: Sequence[Person],
    asked: Sequence[NextAttempt],
    sheets: Sequence[Mapping[str, Any]],
    language: str,
    key: bool,
) -> dict[str, Any]:
    """What stands in the PDF, as JSON can hold it; all of it is text."""

    def say(words: Translated) -> str:
        return translations(words)[language]

    title = Bilingual(f"{session.code} {session.title.zh}", f"{session.code} {session.title.en}")
    return {
        "lang": language,
        "key": key,
        "title": say(title),
        "says": {name: say(words) for name, words in SAYS.items()},
        "day": datetime.now().astimezone().date().isoformat(),
        "sheets": [
            {
                "name": person["name"],
                "number": person["number"],
                "class_name": person["class_name"],
                "about": say(_about(one)),
                **sheet,
            }
            for person, one, sheet in zip(some, asked, sheets, strict=True)
        ],
    }


SAYS: Mapping[str, Translated] = {
    "key": message("Key, for lecturers only"),
    "printed": message("Printed on"),
    "elsewhere": message("On the computer:"),
    "counts": message("Counts:"),
    "page": message("Page"),
    "nothing": message("All questions of this exercise are answered on the computer."),
}


def drawn(
    site: Site, asked: Sequence[NextAttempt], answers: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What stands on some sheets in each language, and how far it is answered.

    ``answers`` are by question. Beside what is printed each has ``titles``, all questions in their
    order, and ``gaps``, those without a whole answer, each with its reason. Raises
    :class:`OperatorError`.
    """
    wanted = [
        {"assignment": one["assignment"], "seed": one["seed"], "answers": dict(given)}
        for one, given in zip(asked, answers, strict=True)
    ]
    return _drawn(lambda name: site.page("exercise", name), wanted, LANGUAGES, key=False)


def _about(one: NextAttempt) -> Translated:
    edition = editions.parts(one["assignment"])[1]
    return message("Edition {edition} · try {n}", edition=edition, n=one["attempt"])


def _sheets(
    place: Callable[[str], Path], asked: Iterable[NextAttempt], language: str, key: bool
) -> list[dict[str, Any]]:
    wanted = [{"assignment": one["assignment"], "seed": one["seed"]} for one in asked]
    return _drawn(place, wanted, [language], key)


def _drawn(
    place: Callable[[str], Path],
    wanted: Sequence[Mapping[str, Any]],
    languages: Sequence[str],
    key: bool,
) -> list[dict[str, Any]]:
    cells = {name: notebook(place(name))["cells"] for name in {one["assignment"] for one in wanted}}
    what = {"languages": languages, "key": key, "notebooks": cells, "sheets": wanted}
    found: list[dict[str, Any]] = json.loads(_output(DRAWS, what))
    return found


def _master(site: Site, assignment: str) -> Path:
    return site.solutions / assignment / f"{assignment}.ipynb"


def _without_key(sheet: Mapping[str, Any]) -> dict[str, Any]:
    return {**sheet, "questions": [{**one, "right": None} for one in sheet["questions"]]}


def _output(module: str, what: Mapping[str, Any]) -> bytes:
    try:
        return bounded.output(module, json.dumps(what).encode(), PATIENCE)
    except bounded.NotDone:
        raise OperatorError(
            message("The worksheets could not be made. Wait a minute, then try again.")
        ) from None
