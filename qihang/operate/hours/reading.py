"""Reads who was there, for a day or a month of a class, or for one person.

It reads the store itself, beside the answer service, as a month of a large class takes some tenths
of a second, and whoever saves an answer waits for the service. See docs/decisions.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from qihang.answers.store import Store
from qihang.operate.hours import days
from qihang.operate.hours.minutes import Learning, SignIn, learning
from qihang.operate.hours.standing import Standing
from qihang.protocol.attendance import Attendance
from qihang.system.site import Site


@dataclass(frozen=True)
class Somebody:
    """A trainee, and from when until when the roster had them."""

    number: str
    name: str
    class_name: str
    added: date
    removed: date | None

    def is_there(self, day: date) -> bool:
        """Whether they were on the roster on a day, from its beginning to its end."""
        return self.added <= day and (self.removed is None or day < self.removed)


@dataclass(frozen=True)
class Attended:
    """Who of some people was there from a day to another."""

    people: Sequence[Somebody]
    standings: Mapping[tuple[str, date], Standing]
    """By number and day: of days on which something is known or kept, and no others."""

    def standing(self, number: str, day: date) -> Standing:
        """How somebody stands on a day."""
        return self.standings.get((number, day), NOTHING)

    def days(self) -> list[date]:
        """The days of which something is known or kept, in order."""
        return sorted({day for _, day in self.standings})


NOTHING = Standing(None, None)


def classes(site: Site, first: date) -> dict[str, int]:
    """The classes in which somebody was since a day, by name, and how many are in each now."""
    with closing(Store.of(site, only_read=True)) as store:
        return store.presence.classes(days.bounds(first, first)[0])


def of_class(site: Site, class_name: str, first: date, last: date) -> Attended:
    """Who of a class was there from a day to another; also those who were taken off since.

    Raises :class:`qihang.system.errors.OperatorError` if the store cannot be read.
    """
    with closing(Store.of(site, only_read=True)) as store:
        rows = store.presence.people(class_name, *days.bounds(first, last))
        found = _attended(store, [_somebody(row) for row in rows], first, last)
    known = {number for number, _ in found.standings}
    # Who was taken off on the first of these days stands there if something is known of it.
    people = [
        one for one in found.people if one.is_there(max(first, one.added)) or one.number in known
    ]
    return Attended(people, found.standings)


def of_person(site: Site, number: str, first: date, last: date) -> Attended:
    """On which days somebody was there; nobody for a number that is not known."""
    with closing(Store.of(site, only_read=True)) as store:
        row = store.presence.person(number)
        return _attended(store, [_somebody(row)] if row else [], first, last)


def lesson_days(site: Site, class_name: str, first: date, last: date) -> list[date]:
    """The days on which somebody of a class signed in, the newest first."""
    with closing(Store.of(site, only_read=True)) as store:
        begins = store.presence.begins(class_name, *days.bounds(first, last))
    return sorted(set(map(days.of, begins)), reverse=True)


def at_lesson(site: Site, classes: Sequence[str] | None, day: date) -> dict[str, int]:
    """How many of each class signed in on a day; only classes in which somebody did."""
    with closing(Store.of(site, only_read=True)) as store:
        return store.presence.signed_in(classes, *days.bounds(day, day))


def _attended(store: Store, people: Sequence[Somebody], first: date, last: date) -> Attended:
    numbers, bounds = [one.number for one in people], days.bounds(first, last)
    sign_ins = store.presence.sign_ins(numbers, *bounds)
    # Whoever works over midnight has a moment before it, and one after.
    work = store.presence.work(numbers, *days.bounds(first - DAY, last + DAY))
    kept: dict[str, dict[date, Attendance]] = defaultdict(dict)
    entries = store.attendance.newest(numbers, first.isoformat(), last.isoformat())
    for entry in entries.values():
        kept[entry["number"]][date.fromisoformat(entry["day"])] = entry
    found: dict[tuple[str, date], Standing] = {}
    for number in numbers:
        learned = learning(
            [_sign_in(*one) for one in sign_ins.get(number, ())],
            map(datetime.fromisoformat, work.get(number, ())),
        )
        own = kept[number]
        for day in {*_days(learned, first, last), *own}:
            seated = learned.between(days.begin(day), days.begin(day + DAY))
            if seated or day in own:
                found[number, day] = Standing(seated, own.get(day))
    return Attended(people, found)


DAY = timedelta(days=1)


def _days(learned: Learning, first: date, last: date) -> Iterable[date]:
    """The local days on which there is a moment."""
    moments = (*learned.acts, *(moment for span in learned.spans for moment in span))
    return {day for day in (one.astimezone().date() for one in moments) if first <= day <= last}


def _sign_in(began: str, ended: str | None) -> SignIn:
    return SignIn(datetime.fromisoformat(began), datetime.fromisoformat(ended) if ended else None)


def _somebody(row: Mapping[str, str]) -> Somebody:
    removed = row["removed_at"]
    return Somebody(
        row["number"],
        row["name"],
        row["class_name"],
        days.of(row["added_at"]),
        days.of(removed) if removed else None,
    )
