"""The month of a class as a table: what a page, a file and the paper to be signed all show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qihang.language.messages import Message, Translated, message, ngettext, translations
from qihang.operate.hours import days, says
from qihang.operate.hours.reading import Attended, Somebody
from qihang.operate.hours.standing import Standing, hours, total

Text = Translated | str

LEADING = 2
"""Columns that say who it is; behind them are figures."""


@dataclass(frozen=True)
class Table:
    """A heading, a line a person, a line of sums, and what the signs in it mean."""

    title: Message
    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    foot: Sequence[Text]
    notes: Sequence[Translated]
    numbers: Sequence[str]
    """Of the trainees, line by line."""

    def lines(self, language: str) -> list[list[str]]:
        """All of its lines in a language."""
        return [
            [translations(cell)[language] for cell in line]
            for line in (self.head, *self.rows, self.foot)
        ]


def month(attended: Attended, class_name: str, first: date) -> Table:
    """The month of a class that begins with ``first``."""
    every = attended.days()
    kept = {day for (_, day), one in attended.standings.items() if one.entry}
    sums = [total(attended.standing(one.number, day) for one in attended.people) for day in every]
    return Table(
        message(
            "Hours of learning: {class_name}, {month}",
            class_name=class_name,
            month=f"{first:%Y-%m}",
        ),
        [
            message("Number"),
            message("Name of the person"),
            *(f"{day:%m-%d}" for day in every),
            message("Days"),
            message("Minutes"),
            message("Hours"),
        ],
        [_row(attended, one, every, kept) for one in attended.people],
        ["", message("Sum"), *map(str, sums), "", str(sum(sums)), hours(sum(sums))],
        _notes(attended, every, kept),
        [one.number for one in attended.people],
    )


def _row(attended: Attended, one: Somebody, every: Sequence[date], kept: set[date]) -> list[Text]:
    own = {day: attended.standing(one.number, day) for day in every}
    minutes = total(own.values())
    there = sum(standing.is_present for standing in own.values())
    cells = [cell(own[day], day in kept, one.is_there(day)) for day in every]
    return [one.number, one.name, *cells, str(there), str(minutes), hours(minutes)]


def cell(standing: Standing, is_kept: bool, is_there: bool) -> Text:
    """Somebody on a day: minutes, or why not."""
    if standing.is_present:
        return f"{standing.minutes}{says.CORRECTED if standing.is_corrected else ''}"
    if standing.reason is not None:
        return says.IN_SHORT[standing.reason]
    if not is_there:
        return ""
    return says.UNEXPLAINED if is_kept else says.UNKNOWN


def unexplained(attended: Attended, kept: set[date]) -> int:
    """How many absences of days that were kept nobody has explained."""
    return sum(
        one.is_there(day) and not attended.standing(one.number, day).is_explained
        for day in kept
        for one in attended.people
    )


def _notes(attended: Attended, every: Sequence[date], kept: set[date]) -> list[Translated]:
    notes: list[Translated] = [
        message("Minutes of each day; hours are minutes ÷ 60, rounded to a tenth."),
        message("* minutes that a person corrected, with a reason"),
    ]
    if many := unexplained(attended, kept):
        notes.append(
            ngettext(
                "? {n} absence that nobody has explained",
                "? {n} absences that nobody has explained",
                many,
                n=many,
            )
        )
    if missing := [f"{day:%m-%d}" for day in every if day not in kept]:
        notes.append(
            message(
                "– not there, on days that nobody has kept yet: {days}", days=", ".join(missing)
            )
        )
    return notes


@dataclass(frozen=True)
class Month:
    """The days of one person in a month, the newest first, with their sum."""

    first: date
    days: Sequence[tuple[date, Standing]]

    @property
    def minutes(self) -> int:
        """Their sum."""
        return total(standing for _, standing in self.days)

    @property
    def hours(self) -> str:
        """The same in hours."""
        return hours(self.minutes)


def by_month(attended: Attended) -> list[Month]:
    """The months of one person, the newest first."""
    found: dict[date, list[tuple[date, Standing]]] = {}
    own: Mapping[date, Standing] = {day: one for (_, day), one in attended.standings.items()}
    for day in sorted(own, reverse=True):
        found.setdefault(days.month_of(day)[0], []).append((day, own[day]))
    return [Month(first, rows) for first, rows in found.items()]
