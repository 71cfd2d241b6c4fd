"""The form of a sheet: what was typed into it, and what it begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tornado.web import RequestHandler

from qihang.desk.typing_in.drawing import Asked
from qihang.language.messages import Message, Translated, message
from qihang.operate.worksheets import fields
from qihang.protocol.paper import PAPER, KeptAnswer, PaperSheet, SheetName, TypedAnswer
from qihang.sessions import editions

LONGEST_NUMBER = 3
"""Digits of an edition or a try."""

Given = Mapping[str, Sequence[str]]
"""What was typed, by question: its fields in order."""


@dataclass(frozen=True)
class Row:
    """A question of the form: its fields, and what is saved that was not typed in there."""

    asked: Asked
    given: Sequence[str]
    seen: int
    kept: KeptAnswer | None
    """What is saved and does not stand in the fields."""
    says: Sequence[Translated | str]
    """That in words."""
    is_to_choose: bool
    """Whether one of the two has to be chosen."""
    problem: Translated | None


@dataclass(frozen=True)
class Typed:
    """A form that was sent."""

    edition: str
    attempt: str
    given: Given
    seen: Mapping[str, int]
    picks: Mapping[str, str]
    """Which of two answers holds, by question: ``paper``, ``kept``, or nothing yet."""

    def sheet(self, session: str, number: str) -> SheetName | None:
        """The sheet that its head names; ``None`` where that is no number."""
        if not (_is_number(self.edition) and _is_number(self.attempt)):
            return None
        assignment = editions.assignment(session, int(self.edition))
        return {"number": number, "assignment": assignment, "attempt": int(self.attempt)}

    def answers(
        self, questions: Sequence[Asked]
    ) -> tuple[dict[str, TypedAnswer], dict[str, Message]]:
        """What is to be saved, and what stands against it, by question."""
        found: dict[str, TypedAnswer] = {}
        wrong: dict[str, Message] = {}
        for one in questions:
            pick = self.picks.get(one.name)
            if pick == "kept":
                continue
            if pick == "":
                wrong[one.name] = message("Choose which of the two holds.")
                continue
            try:
                value = fields.value(one.form, self.given[one.name])
            except fields.Misread as misread:
                wrong[one.name] = misread.says
            else:
                found[one.name] = {"value": value, "seen": self.seen[one.name]}
        return found, wrong


def read(handler: RequestHandler, questions: Sequence[Asked]) -> Typed:
    """What was typed into the form of some questions."""
    given = {
        one.name: [_field(handler, f"a.{one.name}.{at}") for at in range(fields.count(one.form))]
        for one in questions
    }
    seen = {one.name: _id(_field(handler, f"seen.{one.name}")) for one in questions}
    picks = {
        one.name: _field(handler, f"pick.{one.name}")
        for one in questions
        if _field(handler, f"both.{one.name}")
    }
    edition, attempt = _field(handler, "edition").strip(), _field(handler, "try").strip()
    return Typed(edition, attempt, given, seen, picks)


def _field(handler: RequestHandler, name: str) -> str:
    """What stands in a field, to the sign; several letters of one question stand side by side.

    Not ``get_body_argument``: it takes signs away that a page would have saved.
    """
    found = handler.request.body_arguments.get(name, [])
    return "".join(one.decode("utf-8", "replace") for one in found)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) > 0


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def rows(
    sheet: PaperSheet,
    questions: Sequence[Asked],
    typed: Typed | None = None,
    wrong: Mapping[str, Translated] | None = None,
    both: Sequence[str] = (),
) -> list[Row]:
    """The form as it stands: what was typed and not saved, else what was typed in before.

    An answer from elsewhere is never put into the fields: they are for what stands on paper.
    """
    return [
        _row(one, sheet["answers"].get(one.name), typed, (wrong or {}).get(one.name), both)
        for one in questions
    ]


def _row(
    one: Asked,
    kept: KeptAnswer | None,
    typed: Typed | None,
    problem: Translated | None,
    both: Sequence[str],
) -> Row:
    if kept and kept["value"] is None:
        kept = None
    own = fields.fields(one.form, kept["value"]) if kept and kept["source"] == PAPER else None
    is_to_choose = one.name in both and kept is not None
    if typed is not None and one.name in typed.given:
        given: Sequence[str] = typed.given[one.name]
        seen = kept["id"] if kept and is_to_choose else typed.seen[one.name]
    else:
        given = own or [""] * fields.count(one.form)
        seen = kept["id"] if kept and own else 0
    elsewhere = kept if is_to_choose or own is None else None
    says = one.said(elsewhere["value"]) if elsewhere else []
    return Row(one, given, seen, elsewhere, says, is_to_choose, problem)


def head(sheet: PaperSheet, typed: Typed | None, is_typed: bool) -> dict[str, Any]:
    """Edition and try as they stand in the form: typed, or known from what was typed in before."""
    if typed is not None:
        return {"edition": typed.edition, "attempt": typed.attempt}
    if not is_typed:
        return {"edition": "", "attempt": ""}
    asked = sheet["asked"]
    return {"edition": editions.parts(asked["assignment"])[1], "attempt": asked["attempt"]}
