"""A class on a day: who was there as far as the classroom knows, corrected and kept at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tornado import web

from qihang.desk.hours.form import BadForm, Typed, read_form, wishes
from qihang.desk.hours.own import TITLE, HoursPage, day_page, month_page, person_page, today
from qihang.language.messages import Translated, message, ngettext, sentences
from qihang.operate.hours import days, reading, says
from qihang.operate.hours.reading import Attended, Somebody
from qihang.operate.hours.standing import Standing
from qihang.protocol.attendance import PRESENT, Attendance

LOOKS_BACK = timedelta(days=60)
MOST_DAYS = 8
"""Days with a lesson that are offered: those of so long, and so many."""


@dataclass(frozen=True)
class Row:
    """Somebody on the page, with what its form shows."""

    person: Somebody
    standing: Standing
    typed: Typed
    yours: Typed | None
    """What was typed, where somebody else has kept something else meanwhile."""

    @property
    def known(self) -> str:
        """From when until when the classroom knows of somebody; empty for never."""
        seated = self.standing.seated
        return f"{days.clock(seated.first)}–{days.clock(seated.last)}" if seated else ""

    @property
    def is_unexplained(self) -> bool:
        """Whether the form says that they were not there, and nothing of why."""
        return not self.typed.there and not self.typed.reason


class Hours(HoursPage):
    """A class on a day, today first."""

    async def get(self) -> None:
        """The page."""
        theirs = await self.classes()
        if not theirs:
            self.show_no_class(TITLE)
            return
        class_name = await self.class_shown(theirs)
        day = self.day_asked(self.get_query_argument("day", ""))
        attended = await self.read(reading.of_class, class_name, day, day)
        lessons = await self.read(reading.lesson_days, class_name, today() - LOOKS_BACK, today())
        offered = dict.fromkeys((today(), *lessons[:MOST_DAYS], day))
        rows = _rows(attended, day, self.told.get("typed", {}))
        self.show(
            "hours/day.html",
            classes=theirs,
            class_name=class_name,
            day=day,
            today=today(),
            offered=sorted(offered, reverse=True),
            rows=rows,
            is_kept=any(row.standing.entry for row in rows),
            unexplained=sum(row.is_unexplained for row in rows),
            others=self.told.get("others", {}),
            reasons=says.REASONS,
            there_of=lambda one: day_page(class_name, one),
            month=month_page(class_name, day),
            person_page=person_page,
        )


class Keep(HoursPage):
    """Keeps the day of a class: all of the page, or nothing."""

    async def post(self) -> None:
        """Keep it; what stands against it is told, with what was typed."""
        class_name, day = self.get_body_argument("class"), self.get_body_argument("day")
        theirs = await self.classes()
        if class_name not in theirs:
            raise web.HTTPError(403)
        await self._keep(class_name, self.day_asked(day))

    async def _keep(self, class_name: str, day: date) -> None:
        attended = await self.read(reading.of_class, class_name, day, day)
        there, by = day_page(class_name, day), self.staff["id"]
        form = read_form(self)
        shown: dict[str, Any] = {"typed": form.typed, "others": form.others}
        try:
            wished = wishes(form, attended, day)
        except BadForm as bad:
            self.tell(there, problem=bad.said, **shown)
            return
        except LookupError:  # somebody else's number, or one that is not there
            raise web.HTTPError(404) from None

        async def keep() -> None:
            stale = await self.ask(
                lambda answers: answers.desk.keep_attendance(
                    class_name, day.isoformat(), wished, by
                )
            )
            if stale:
                people = [one for one in attended.people if one.number in stale]
                self.tell(there, problem=_changed_meanwhile(people), **shown)
            else:
                self.tell(there, done=_kept(class_name, day, wished))

        await self.asked(keep(), there, **shown)


def _rows(attended: Attended, day: date, typed: Mapping[str, Typed]) -> list[Row]:
    rows = []
    for one in attended.people:
        standing = attended.standing(one.number, day)
        prefilled, own = _prefilled(standing), typed.get(one.number)
        is_stale = own is not None and own.seen != prefilled.seen and not own.says_as(prefilled)
        shown = prefilled if own is None or is_stale else own
        rows.append(Row(one, standing, shown, own if is_stale else None))
    return rows


def _prefilled(standing: Standing) -> Typed:
    """What the form shows of somebody before anything is typed."""
    entry: Attendance | None = standing.entry
    minutes = entry["minutes"] if entry and standing.is_present else None
    return Typed(
        there=standing.is_present,
        was_there=standing.is_present,
        minutes="" if minutes is None else str(minutes),
        reason=(entry["reason"] if entry else None) or "",
        words=(entry["words"] if entry else None) or "",
        seen=entry["id"] if entry else 0,
    )


def _kept(class_name: str, day: date, wished: Sequence[Mapping[str, Any]]) -> Translated:
    there = sum(one["status"] == PRESENT for one in wished)
    said = message(
        "Kept: {class_name}, {day}. There: {there}, absent: {absent}.",
        class_name=class_name,
        day=day.isoformat(),
        there=there,
        absent=len(wished) - there,
    )
    open_ones = sum(one["status"] != PRESENT and not one["reason"] for one in wished)
    if not open_ones:
        return said
    more = ngettext(
        "{n} absence is not explained yet.",
        "{n} absences are not explained yet.",
        open_ones,
        n=open_ones,
    )
    return sentences(said, more)


def _changed_meanwhile(people: Sequence[Somebody]) -> Translated:
    return message(
        "Nothing is kept yet: somebody else has kept something else of {who} since you saw the "
        "page. It stands below, with what you wrote. Look at it, then keep the day again.",
        who=says.named([*people]),
    )
