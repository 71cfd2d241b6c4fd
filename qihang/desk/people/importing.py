"""A list as a file: what it would change is shown, and done when it is asked for once more.

The page carries the list, which is read anew as a file is, and a hash of what it showed: where
the roster changed meanwhile, what would change is shown again.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from qihang.answers.client import Refused
from qihang.desk.people.own import sheet
from qihang.desk.people.sheet import WithSheet
from qihang.language.messages import Translated, message
from qihang.operate.roster import BadRoster, Trainee, enrolling, hints, reading, says
from qihang.operate.roster.people import Changes
from qihang.protocol.service import Answers
from qihang.server.page import bilingual

SHOWN_FAULTS = 20
"""Of a file; who mends those sees the others then."""

MOST_NEW = 1_000
"""People who are enrolled at once: their PINs take a minute to hash, and the browser waits."""

_one_at_a_time = asyncio.Semaphore(1)


@dataclass(frozen=True)
class Plan:
    """What a list would change."""

    changes: Changes
    alike: dict[str, list[Trainee]]
    """Who is on the roster or new, by name."""
    classes: frozenset[str]
    """The classes that stand in the list."""

    @property
    def missing(self) -> list[Trainee]:
        """Who is of a class of the list, and not in it."""
        return [one for one in self.changes.missing if one.class_name in self.classes]

    def others(self, one: Trainee) -> list[str]:
        """The numbers of those who have the same name."""
        return [other.number for other in self.alike[one.name] if other.number != one.number]

    def seen(self) -> str:
        """The same as long as all of it is the same."""
        told = [
            [_row(one) for one in self.changes.new],
            [[_row(before), _row(after)] for before, after in self.changes.changed],
            [_row(one) for one in self.missing],
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


class Import(WithSheet):
    """The form for a file, and what stands in one."""

    async def get(self) -> None:
        """The form, with what is to be mended of the file that was given before."""
        faults = self.told.get("faults", ())
        self.show(
            "people/import.html",
            faults=[bilingual(one) for one in faults[:SHOWN_FAULTS]],
            more=max(0, len(faults) - SHOWN_FAULTS),
            largest=reading.LARGEST,
        )

    async def post(self) -> None:
        """Look at a file; nothing is changed yet."""
        files = self.request.files.get("file", [])
        if not files:
            self.tell("/people/import", faults=[message("No file was chosen yet.")])
            return
        content = files[0]["body"]
        try:
            async with _one_at_a_time:
                roster = await asyncio.to_thread(reading.read, content)
            await self.plan(roster.trainees)
            self.tell("/people/import/plan", roster=roster, name=files[0]["filename"])
        except BadRoster as bad:
            self.tell("/people/import", faults=bad.every)

    async def plan(self, wanted: Sequence[Trainee]) -> Plan:
        """What a list would change. Raises :class:`BadRoster`."""
        changes = await self.ask(lambda answers: enrolling.changes(answers.operator, wanted))
        befores = [before for before, _ in changes.changed]
        named = [*changes.new, *changes.same, *(one for pair in changes.changed for one in pair)]
        theirs = {one.class_name for one in named if not self.is_own(one.class_name)}
        if theirs:
            raise BadRoster([_not_yours(sorted(theirs))])
        if len(changes.new) > MOST_NEW:
            raise BadRoster([_too_many(len(changes.new))])
        alike: dict[str, list[Trainee]] = defaultdict(list)
        for one in (*changes.new, *changes.same, *befores, *changes.missing):
            if self.is_own(one.class_name):
                alike[one.name].append(one)
        return Plan(changes, dict(alike), frozenset(one.class_name for one in named))


class ImportPlan(Import):
    """What a list would change, as it stands now."""

    async def get(self) -> None:
        """The page, with a button that does it."""
        told = self.told
        if "roster" not in told:
            self.tell("/people/import", faults=[NO_LONGER])
            return
        roster: reading.Roster = told["roster"]
        try:
            plan = await self.plan(roster.trainees)
        except BadRoster as bad:
            self.tell("/people/import", faults=bad.every)
            return
        notes = await asyncio.to_thread(lambda: [*roster.notes, *hints.of(plan.changes)])
        self.show(
            "people/plan.html",
            plan=plan,
            count=len(roster.trainees),
            encoding=roster.encoding,
            name=told.get("name"),
            notes=[bilingual(one) for one in notes],
            roster=_text(roster.trainees),
        )


class DoImport(Import):
    """Does what was shown, if it is still the same."""

    async def post(self) -> None:
        """Enrol and change, all of it or nothing; lead to the PINs of who is new."""
        await self.asked(self._take(), "/people/import")

    async def _take(self) -> None:
        text = self.get_body_argument("roster", "", strip=False).encode("utf-8-sig")
        try:
            roster = await asyncio.to_thread(reading.read, text)
            plan = await self.plan(roster.trainees)
            if plan.changes and plan.seen() == self.get_body_argument("seen", ""):
                await self._do(plan.changes)
                return
        except BadRoster as bad:
            self.tell("/people/import", faults=bad.every)
            return
        except Refused:
            pass  # somebody else was quicker
        self.tell("/people/import/plan", roster=roster, problem=CHANGED_MEANWHILE)

    async def _do(self, changes: Changes) -> None:
        """The sheet is made first: no PIN holds that nobody could be given."""
        made, by = enrolling.with_pins(changes.new), self.staff["id"]
        pdf = await sheet(made) if made else None
        changed = [enrolling.as_row(after) for _, after in changes.changed]
        new = await asyncio.to_thread(enrolling.hashed, made)

        def enrol(answers: Answers) -> None:
            answers.operator.enrol(new, changed, by)

        await self.ask(enrol)
        done = says.enrolled(len(new), len(changed))
        if pdf is None:
            self.tell("/people", done=done)
        else:
            self.tell_sheet(pdf, made, done)


CHANGED_MEANWHILE = message(
    "Look again: the roster is another one by now than when you saw this. If you pressed the "
    "button twice, they are enrolled: go back to the page of the PIN sheet."
)
NO_LONGER = message("A list is kept for ten minutes, and this one no longer is. Give it once more.")


def _not_yours(classes: Sequence[str]) -> Translated:
    return message(
        "These classes are not yours: {classes}. The office can change that.",
        classes="、".join(classes),
    )


def _too_many(count: int) -> Translated:
    return message(
        "{count} people are new, and here at most {most} are enrolled at once. Make a file of "
        "each part, or use the command: qihang roster import FILE --cards FILE.pdf",
        count=count,
        most=MOST_NEW,
    )


def _text(trainees: Sequence[Trainee]) -> str:
    """The list as CSV, to be carried by the page."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("number", "name", "class"))
    writer.writerows(_row(one) for one in trainees)
    return text.getvalue()


def _row(one: Trainee) -> tuple[str, str, str]:
    return one.number, one.name, one.class_name
