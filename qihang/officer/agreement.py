"""Whether store, gradebook, submitted folders and audit log say the same of everybody."""

from __future__ import annotations

import json
import shlex
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from qihang.answers import audit_log as auditlog
from qihang.answers.counting import that_counts
from qihang.answers.pages import several
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.answers.submitted import Submitted
from qihang.databases import where
from qihang.gradebook import Course, opening, strange
from qihang.language.messages import Message, Translated, listed, message, sentences
from qihang.officer.databases import in_force, whole
from qihang.officer.finding import Finding, well, wrong
from qihang.officer.released import pages_of_sessions
from qihang.operate.release import how_to_release
from qihang.protocol.submission import Result, Submission
from qihang.system.handed_in import content_or_none, oddity, shown
from qihang.system.locks import marking
from qihang.system.site import Site
from qihang.system.telling import Tell, Telling


def agreement(site: Site, telling: Telling) -> Iterator[Finding]:
    """Compare all of them; nothing is changed.

    Marking goes on meanwhile. What is found is looked at once more while nobody marks: it may
    be what a marking was about to change. The caller must not hold the marking lock.
    """
    tell = telling(message("databases read"))
    there = [where.answers(site)]
    if opening.is_there(site):
        there.append(where.gradebook(site))
    looked_at = [whole(one, partial(tell, done, len(there))) for done, one in enumerate(there)]
    tell(len(there), len(there))
    yield from looked_at
    if not all(found.is_well for found in looked_at):
        return
    yield from in_force(site)
    with closing(Store.of(site, only_read=True)) as store:
        yield from _compared(site, store, telling)


def _compared(site: Site, store: Store, telling: Telling) -> Iterator[Finding]:
    """What is found in databases that are whole."""
    surely = partial(_surely, site)
    log = store.audit_log()
    places, marks = _trainees(site, store, telling(message("marks compared")))
    parts = (
        (
            message("The audit log is whole."),
            surely(lambda: _log(store.submissions.points(), store.audit_log())),
        ),
        (
            message("Every open session has its pages."),
            surely(lambda: pages_of_sessions(site, store)),
        ),
        (message("Every hand-in is in its place."), places),
        (
            message("Every folder belongs to a hand-in."),
            surely(lambda: _folders(site, store)),
        ),
        (message("Every mark is the same in the gradebook."), marks),
    )
    yield from map(wrong, _alike(store.trainees.all()))
    for said, faults in parts:
        yield from map(wrong, faults) if faults else [well(said)]
    yield well(
        message(
            "The audit log has {count} lines. Its head, to be noted: {head}",
            count=len(log),
            head=auditlog.head(log),
        )
    )


def _surely(site: Site, look: Callable[[], Iterable[Translated]]) -> list[Translated]:
    """What is wrong, also while nobody marks."""
    found = list(look())
    if not found:
        return found
    with marking(site):
        return list(look())


def _trainees(site: Site, store: Store, tell: Tell) -> tuple[list[Translated], list[Translated]]:
    """What is wrong with the places of hand-ins, and with their marks, some trainees at a time.

    Nothing is asked of whoever was taken off the roster; what is theirs stays.
    """
    gradebook = Course(site) if opening.is_there(site) else None
    places: list[Translated] = []
    marks: list[Translated] = []
    if gradebook is not None:
        marks += _surely(site, lambda: _gradebook(gradebook, store))
    look = _Look(site, store, gradebook, {row["number"] for row in store.trainees.removed()})
    editions = store.submissions.editions()
    done, of = 0, sum(map(store.submissions.how_many_handed_in, editions))
    for assignment in editions:
        for some in several(store.submissions.who_handed_in(assignment)):
            found = look.at(assignment, some)
            if any(found):
                with marking(site):
                    found = look.at(assignment, some)
            places += found[0]
            marks += found[1]
            done += len(some)
            tell(done, of)
    if gradebook is None and done:
        marks.append(
            message(
                "{file} is missing. Stop the classroom and restore a backup.", file=site.gradebook
            )
        )
    return places, marks


@dataclass(frozen=True)
class _Look:
    """Looks at some trainees' hand-ins at once; ``off`` are those taken off the roster."""

    site: Site
    store: Store
    gradebook: Course | None
    off: Container[str]

    def at(
        self, assignment: str, numbers: Sequence[str]
    ) -> tuple[list[Translated], list[Translated]]:
        """What is wrong with their places, and with their marks."""
        submitted = Submitted(self.site.submitted)
        found = self.store.submissions.of_all(assignment, numbers)
        on = [rows for number, rows in sorted(found.items()) if number not in self.off]
        places = [one for rows in on for one in _place(self.site, self.store, submitted, rows)]
        if self.gradebook is None:
            return places, []
        lie = [one for rows in on if (one := _that_lies(submitted, rows))]
        return places, list(_marks(self.gradebook, assignment, lie))


# --- the audit log ------------------------------------------------------------------


def _log(submissions: Sequence[Row], log: Sequence[str]) -> Iterator[Translated]:
    cure = message("Somebody changed the database: tell the officer, and compare with a backup.")
    faults = list(auditlog.faults(log))
    yield from (sentences(fault, cure) for fault in faults)
    if faults:
        return
    logged, points = set(), {}
    for line in map(json.loads, log):
        if line["what"] == "handed-in":
            logged.add(line["receipt"])
        elif line["what"] in ("marked", "mark-changed"):
            points[line["receipt"]] = line["points"]
    stored = {row["receipt"]: row for row in submissions}
    for receipt in sorted(logged - stored.keys()):
        yield message(
            "The audit log tells of a hand-in {receipt} that the store has not. {cure}",
            receipt=receipt,
            cure=cure,
        )
    for receipt in sorted(stored.keys() - logged):
        row = stored[receipt]
        yield message(
            "The audit log does not know of the hand-in of {named}. {cure}",
            named=_named(row),
            cure=cure,
        )
    for receipt, row in sorted(stored.items()):
        if row["marked_at"] and receipt in logged and points.get(receipt) != row["points"]:
            yield (
                message(
                    "The points of {named} are {points}; the audit log says {logged}. {cure}",
                    named=_named(row),
                    points=_shown(row["points"]),
                    logged=_shown(points.get(receipt)),
                    cure=cure,
                )
            )


# --- trainees -----------------------------------------------------------------------


def _alike(trainees: Sequence[Row]) -> Iterator[Translated]:
    """Numbers that were enrolled before alike ones were refused."""
    by_fold: dict[str, list[str]] = defaultdict(list)
    for row in trainees:
        by_fold[row["folded_number"]].append(row["number"])
    for alike in by_fold.values():
        if len(alike) > 1:
            yield (
                message(
                    "The numbers {numbers} differ only in upper and lower case. Each is signed in "
                    "with as it is written. To mend it, enrol all but one of them with another "
                    "number, then: qihang roster remove NUMBER",
                    numbers=listed(alike),
                )
            )


# --- folders ----------------------------------------------------------------------


def _place(
    site: Site, store: Store, submitted: Submitted, rows: Sequence[Submission]
) -> Iterator[Translated]:
    """Whether the one of a trainee's submissions that counts lies in its place, as handed in."""
    counts = that_counts(rows)
    number, session = counts["number"], counts["session"]
    folder = site.submitted / number / counts["assignment"]
    if odd := oddity(folder, site.submitted):
        yield message(
            "The hand-in of {named} cannot be read: what lies in {folder} {reason}. Look at it "
            "and move it to another place; to put back what was handed in, run: qihang grade "
            "{session}",
            named=_named(counts),
            folder=folder,
            reason=odd,
            session=session,
        )
    elif not any(submitted.has(row) for row in rows):
        yield message(
            "The hand-in of {named} is not in {folder}. To put it back, run: qihang grade "
            "{session}",
            named=_named(counts),
            folder=folder,
            session=session,
        )
    elif not submitted.has(counts):
        yield message(
            "Another hand-in than the one that counts ({named}) lies in {folder}. Run: "
            "qihang grade {session}",
            named=_named(counts),
            folder=folder,
            session=session,
        )
    elif _text(site, folder / counts["notebook_name"]) != store.submissions.notebook(counts):
        yield message(
            "What lies in {folder} is not what {number} handed in. Look at it and move the folder "
            "away; to put back what was handed in, run: qihang grade {session}",
            folder=folder,
            number=number,
            session=session,
        )


def _that_lies(submitted: Submitted, rows: Sequence[Submission]) -> Submission | None:
    """The one of a trainee's submissions that lies where nbgrader reads it."""
    return next((row for row in rows if submitted.has(row)), None)


def _folders(site: Site, store: Store) -> Iterator[Translated]:
    handed_in = {
        (number, assignment)
        for assignment in store.submissions.editions()
        for number in store.submissions.who_handed_in(assignment)
    }
    for root in (site.submitted, site.autograded):
        yield from strange(root, handed_in)
        for path in sorted([*root.glob("*/.*.fresh"), *root.glob(".fresh/*/*")]):
            yield message(
                "{file} was left by a marking that was killed. Run: qihang grade", file=path
            )


# --- marks --------------------------------------------------------------------------


def _gradebook(gradebook: Course, store: Store) -> Iterator[Translated]:
    """Whether the gradebook knows what was released, and nobody else than who is enrolled."""
    for opened in store.sessions.released().values():
        for edition in opened["editions"]:
            if not gradebook.has_assignment(edition["assignment"]):
                yield message(
                    "The gradebook does not know {assignment}. Run: {command}",
                    assignment=edition["assignment"],
                    command=how_to_release(opened, edition),
                )
    known = {row["number"] for row in store.trainees.all() + store.trainees.removed()}
    for number in gradebook.students():
        if number not in known:
            yield message(
                "The gradebook has a trainee {number} who is not enrolled. Run: {command}",
                number=shown(number),
                command=shlex.join(["nbgrader", "db", "student", "remove", shown(number)]),
            )


def _marks(gradebook: Course, assignment: str, rows: Sequence[Submission]) -> Iterator[Translated]:
    """Whether the gradebook says of submissions of an edition what their trainees read."""
    numbers = [row["number"] for row in rows]
    stands = gradebook.marked(assignment, numbers)
    results, damaged = gradebook.results(assignment, [one for one in numbers if one in stands])
    for row in rows:
        if error := damaged.get(row["number"]):
            again = message("Or mark it again: qihang grade {session} --force", **_of(row))
            yield sentences(error, again)
        else:
            yield from _mark(row, results.get(row["number"]))


def _mark(row: Submission, result: Result | None) -> Iterator[Translated]:
    if row["points"] is not None and result is None:
        yield message(
            "{named} is marked in the store and not in the gradebook. Run: qihang grade {session}",
            named=_named(row),
            **_of(row),
        )
    elif result is not None and _plain(result) != _told(row):
        yield message(
            "The gradebook gives {points} points for {named}, the store {stored}, or their "
            "comments differ. Run: qihang results {session}",
            points=_shown(result["points"]),
            named=_named(row),
            stored=_shown(row["points"]),
            **_of(row),
        )


def _of(row: Submission) -> dict[str, str]:
    return {"session": row["session"]}


def _told(row: Submission) -> dict[str, Any]:
    return {name: row[name] for name in ("points", "most", "questions")}


def _plain(result: Result) -> Any:
    """A value after a round trip through JSON."""
    return json.loads(json.dumps(result))


def _text(site: Site, path: Path) -> str | None:
    content = content_or_none(path, site.submitted)
    return None if content is None else content.decode("utf-8", errors="replace")


def _named(row: Submission | Row) -> Message:
    moment = datetime.fromisoformat(row["at"]).astimezone()
    return message(
        "{session} of {number} from {time}",
        session=row["session"],
        number=row["number"],
        time=f"{moment:%Y-%m-%d %H:%M}",
    )


def _shown(points: float | None) -> Message | str:
    return message("none") if points is None else f"{points:g}"
