"""The form of a day: what was typed for each person, and what is to be kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tornado import web

from qihang.answers.attending import LONGEST_WORDS, MINUTES_OF_A_DAY
from qihang.language import typed as typing
from qihang.language.messages import Translated
from qihang.operate.hours import says
from qihang.operate.hours.reading import Attended, Somebody
from qihang.operate.hours.standing import Standing
from qihang.protocol.attendance import ABSENT, PRESENT, REASONS, AttendanceWish

LONGEST_ID = 16
"""Digits of the number of an entry."""


class BadForm(Exception):
    """Something that was typed cannot be kept."""

    def __init__(self, said: Translated):
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True)
class Typed:
    """A row of the form."""

    there: bool
    was_there: bool
    """What the page had said of it."""
    minutes: str
    reason: str
    words: str
    seen: int
    """The entry that the page had shown."""

    def says_as(self, other: Typed) -> bool:
        """Whether it says the same as another."""
        return self._said() == other._said()

    def _said(self) -> tuple[bool, str, str, str]:
        return self.there, self.minutes, self.reason, self.words


@dataclass(frozen=True)
class Form:
    """All of the page."""

    typed: Mapping[str, Typed]
    """The rows by number."""
    others: Mapping[str, str]
    """What holds for all who are not explained, if that was ticked: ``minutes`` and ``words``."""


def read_form(page: web.RequestHandler) -> Form:
    """What a page has sent. Raises ``HTTPError`` 400 for what none of ours sends."""
    names = ("number", "was", "minutes", "reason", "words", "seen")
    columns = [page.get_body_arguments(name) for name in names]
    if len({len(one) for one in columns}) != 1:
        raise web.HTTPError(400)
    there = set(page.get_body_arguments("there"))
    found: dict[str, Typed] = {}
    for number, was, minutes, reason, words, seen in zip(*columns, strict=True):
        is_id = seen.isascii() and seen.isdecimal() and len(seen) < LONGEST_ID
        if number in found or not is_id or reason not in ("", *REASONS):
            raise web.HTTPError(400)
        said = typing.tidy(words)
        found[number] = Typed(
            number in there, was == "yes", typing.plain(minutes), reason, said, int(seen)
        )
    if page.get_body_argument("others", "") != "yes":
        return Form(found, {})
    minutes, words = (page.get_body_argument(f"others_{one}", "") for one in ("minutes", "words"))
    return Form(found, {"minutes": typing.plain(minutes), "words": typing.tidy(words)})


def wishes(form: Form, attended: Attended, day: date) -> list[AttendanceWish]:
    """What is to be kept of a form.

    Raises :class:`BadForm` with those for whom something is missing, and :class:`LookupError`
    for a number that is not of this class.
    """
    people = {one.number: one for one in attended.people}
    rows = {
        number: _completed(one, form.others, attended.standing(number, day))
        for number, one in form.typed.items()
    }
    who = {number: people[number] for number in rows}
    _see_that_it_can_be_read(rows, who)
    found = [_wish(number, one, attended.standing(number, day)) for number, one in rows.items()]
    _see_that_there_are_reasons(found, who)
    return found


def _completed(one: Typed, others: Mapping[str, str], standing: Standing) -> Typed:
    """A row as it is meant: whoever came since the page was drawn, and “all others”."""
    if one.there == one.was_there and not one.reason:
        one = replace(one, there=standing.is_present)
    if others and not one.there and not one.reason:
        return replace(
            one, there=True, reason="other", minutes=others["minutes"], words=others["words"]
        )
    return one


def _wish(number: str, one: Typed, standing: Standing) -> AttendanceWish:
    minutes = int(one.minutes) if one.minutes and one.there else None
    return {
        "number": number,
        "status": PRESENT if one.there else ABSENT,
        "minutes": None if minutes == standing.known else minutes,
        "computed": standing.known,
        "reason": one.reason or None,
        "words": one.words or None,
        "seen": one.seen,
    }


def _see_that_it_can_be_read(rows: Mapping[str, Typed], who: Mapping[str, Somebody]) -> None:
    if odd := [who[number] for number, one in rows.items() if not _is_minutes(one.minutes)]:
        raise BadForm(says.no_minutes(odd))
    if odd := [
        who[number]
        for number, one in rows.items()
        if len(one.words) > LONGEST_WORDS or not typing.can_be_written(one.words)
    ]:
        raise BadForm(says.bad_words(odd))


def _see_that_there_are_reasons(found: list[AttendanceWish], who: Mapping[str, Somebody]) -> None:
    """Who is otherwise than the classroom knows has a reason, and nobody else has."""
    if bare := [who[one["number"]] for one in found if _is_other(one) and not one["reason"]]:
        raise BadForm(says.needs_reason(bare))
    if bare := [who[one["number"]] for one in found if _lacks_minutes(one)]:
        raise BadForm(says.needs_minutes(bare))
    if wordless := [who[one["number"]] for one in found if _lacks_words(one)]:
        raise BadForm(says.needs_words(wordless))
    if idle := [
        who[one["number"]]
        for one in found
        if one["reason"] and one["status"] == PRESENT and not _is_other(one)
    ]:
        raise BadForm(says.reason_for_nothing(idle))


def _is_other(one: AttendanceWish) -> bool:
    """Whether it is otherwise than the classroom knows."""
    is_present = one["status"] == PRESENT
    return is_present != (one["computed"] is not None) or (
        is_present and one["minutes"] is not None
    )


def _lacks_minutes(one: AttendanceWish) -> bool:
    return one["status"] == PRESENT and one["minutes"] is None and one["computed"] is None


def _lacks_words(one: AttendanceWish) -> bool:
    """Whether words are missing, or stand there without a reason."""
    if one["words"] is None:
        return one["reason"] == "other"
    return one["reason"] is None


def _is_minutes(said: str) -> bool:
    if not said:
        return True
    is_number = said.isascii() and said.isdecimal() and len(said) <= len(str(MINUTES_OF_A_DAY))
    return is_number and int(said) <= MINUTES_OF_A_DAY
