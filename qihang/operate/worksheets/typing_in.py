"""Answers from paper out of a file, for whoever types in many sheets without the desk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qihang.answers.client import Refused
from qihang.language.messages import (
    LANGUAGES,
    Bilingual,
    Message,
    Translated,
    listed,
    message,
    sentences,
)
from qihang.operate.worksheets import fields, making
from qihang.protocol.desk import Person
from qihang.protocol.paper import PaperSheet, SheetName, TypedAnswer
from qihang.protocol.service import Answers
from qihang.sessions import editions
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site

LARGEST_FILE = 4 * 2**20
"""Bytes of a file: a class has some 50 kB."""

REFUSED: Mapping[str, Message] = {
    "other-sheet": message("another sheet is asked now; print a new one"),
    "handed-in": message("it is handed in already"),
    "not-again": message("no try is left"),
    "too-late": message("the time to hand in is over"),
    "unknown-trainee": message("there is nobody with this number"),
    "unknown-question": message("a question is not asked there"),
    "too-large": message("an answer is too long to be saved"),
    "closed": message("the session is not open to this class"),
    "not-open": message("the session is not released"),
}


@dataclass(frozen=True)
class Given:
    """A sheet of the file: its head, and the fields of its questions by name."""

    number: str
    edition: int
    attempt: int
    answers: Mapping[str, Sequence[str]]

    def name(self, session: str) -> SheetName:
        """Which sheet it is."""
        assignment = editions.assignment(session, self.edition)
        return {"number": self.number, "assignment": assignment, "attempt": self.attempt}


@dataclass(frozen=True)
class Done:
    """What became of a sheet; ``is_refused``: nothing of it was saved or handed in."""

    says: Translated
    is_refused: bool = False


def read(file: Path) -> list[Given]:
    """The sheets of a file. Raises :class:`OperatorError` for another one."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise OperatorError(message("{file} is too large.", file=file))
        said = json.loads(file.read_text(encoding="utf-8-sig"))
        return [_given(one) for one in said]
    except OSError as error:
        raise OperatorError(
            message("{file} cannot be read: {reason}.", file=file, reason=reason(error))
        ) from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise OperatorError(
            message(
                "{file} holds no sheets. Have one written: qihang type-in SESSION FILE --new "
                "--class CLASS",
                file=file,
            )
        ) from None


def _given(one: Mapping[str, Any]) -> Given:
    number, edition, attempt = one["number"], one["edition"], one["try"]
    if not isinstance(number, str) or type(edition) is not int or type(attempt) is not int:
        raise TypeError("no sheet")
    if not 0 < edition < 1000 or not 0 < attempt < 1000:
        raise ValueError("no sheet")
    answers = {
        name: [said] if isinstance(said, str) else said for name, said in one["answers"].items()
    }
    for said in answers.values():
        if not isinstance(said, list) or not all(isinstance(field, str) for field in said):
            raise TypeError("no answer")
    return Given(number, edition, attempt, answers)


def new(site: Site, answers: Answers, session: str, some: Sequence[Person]) -> str:
    """A file for the sheets of some people, with empty fields. Raises as :func:`making.made`."""
    making.see_that_it_can_be_made(some)
    asked = making.attempts(answers, session, [person["number"] for person in some])
    drawn = making.drawn(site, asked, [{}] * len(asked))
    sheets = [
        {
            "number": one["number"],
            "edition": editions.parts(one["assignment"])[1],
            "try": one["attempt"],
            "answers": {
                question["name"]: [""] * fields.count(question["form"])
                for question in sheet["en"]["questions"]
            },
        }
        for one, sheet in zip(asked, drawn, strict=True)
    ]
    return json.dumps(sheets, ensure_ascii=False, indent=1) + "\n"


def take(
    site: Site,
    answers: Answers,
    session: str,
    given: Sequence[Given],
    hand_in: bool,
    replace: bool,
) -> Iterator[Done]:
    """Type sheets in, one after the other; each is saved whole or not at all.

    ``replace`` what is saved already; without it a sheet with another answer is refused.
    """
    for one in given:
        try:
            yield _taken(site, answers, session, one, hand_in, replace)
        except Refused as refused:
            why = REFUSED.get(refused.reason) or message("refused ({why})", why=refused.reason)
            yield _refused(one, why)
        except fields.Misread as misread:
            yield _refused(one, misread.says)


def _refused(one: Given, why: Translated) -> Done:
    return Done(message("{number}: not saved: {why}", number=one.number, why=why), True)


def _taken(
    site: Site, answers: Answers, session: str, one: Given, hand_in: bool, replace: bool
) -> Done:
    [sheet] = answers.paper.paper_sheets(session, [one.number])
    name = one.name(session)
    if _name(sheet) != (name["assignment"], name["attempt"]):
        raise Refused("other-sheet")
    [drawn] = making.drawn(site, [sheet["asked"]], [{}])
    forms = {each["name"]: each["form"] for each in drawn["en"]["questions"]}
    if not one.answers.keys() <= forms.keys():
        raise Refused("unknown-question")
    values = {each: fields.value(forms[each], said) for each, said in one.answers.items()}
    others = answers.paper.type_in(session, name, _typed(values, sheet, replace), "")
    if others:
        titles = _titles(drawn, others)
        says = message("something else is saved of: {titles}. See --replace.", titles=titles)
        return _refused(one, says)
    return _handed_in(site, answers, session, name, hand_in)


def _name(sheet: PaperSheet) -> tuple[str, int]:
    return sheet["asked"]["assignment"], sheet["asked"]["attempt"]


def _typed(values: Mapping[str, Any], sheet: PaperSheet, replace: bool) -> dict[str, TypedAnswer]:
    known = sheet["answers"] if replace else {}
    return {
        name: {"value": value, "seen": known[name]["id"] if name in known else 0}
        for name, value in values.items()
    }


def _handed_in(site: Site, answers: Answers, session: str, name: SheetName, hand_in: bool) -> Done:
    [sheet] = answers.paper.paper_sheets(session, [name["number"]])
    saved = {each: kept["value"] for each, kept in sheet["answers"].items()}
    [drawn] = making.drawn(site, [sheet["asked"]], [saved])
    state = answers.paper.to_hand_in(session, name, drawn["en"]["gaps"])
    said: list[Translated] = [message("{number}: saved.", number=name["number"])]
    if hand_in:
        receipt = answers.paper.hand_in_sheet(
            session, name, drawn["en"]["gaps"], state["confirm"], ""
        )
        said = [
            message(
                "{number}: handed in, receipt {receipt}.",
                number=name["number"],
                receipt=receipt["receipt"],
            )
        ]
    if state["open"]:
        said.append(message("Not whole: {titles}.", titles=_titles(drawn, state["open"])))
    return Done(sentences(*said))


def _titles(drawn: Mapping[str, Any], names: Iterable[str]) -> Translated:
    """What some questions are called."""
    zh, en = (drawn[language]["titles"] for language in LANGUAGES)
    return listed(Bilingual(zh[name], en[name]) for name in names)
