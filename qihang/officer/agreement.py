"""Whether store, gradebook, submitted folders and audit log say the same of everybody."""

from __future__ import annotations

import json
import shlex
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qihang.answers import audit_log as auditlog
from qihang.answers.counting import that_counts
from qihang.answers.pages import several
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.answers.submitted import Submitted
from qihang.gradebook import Course, strange
from qihang.language.messages import Message, Translated, listed, message, sentences
from qihang.officer.finding import Finding, well, wrong
from qihang.operate.release import draws_otherwise, how_to_release
from qihang.protocol import Edition, Result, Submission
from qihang.system.errors import reason
from qihang.system.handed_in import content_or_none, oddity, shown
from qihang.system.site import Site
from qihang.system.telling import Tell

KINDS = {"workbook": message("workbook"), "exercise": message("exercise")}


def agreement(site: Site, tell: Tell) -> Iterator[Finding]:
    """Compare all of them; nothing is changed. The caller holds the marking lock."""
    damaged = [found for path in (site.store, site.gradebook) for found in _whole(path)]
    yield from damaged
    if not all(found.is_well for found in damaged):
        return
    with closing(Store(site.store, only_read=True)) as store:
        log = store.audit_log()
        places, marks = _trainees(site, store, tell)
        parts = (
            (message("The audit log is whole."), _log(log, store.submissions.points())),
            (message("Every open session has its pages."), _pages(site, store)),
            (message("Every hand-in is in its place."), places),
            (message("Every folder belongs to a hand-in."), _folders(site, store)),
            (message("Every mark is the same in the gradebook."), marks),
        )
        yield from map(wrong, _alike(store.trainees.all()))
        for said, faults in parts:
            found = [wrong(fault) for fault in faults]
            yield from found or [well(said)]
        yield well(
            message(
                "The audit log has {count} lines. Its head, to be noted: {head}",
                count=len(log),
                head=auditlog.head(log),
            )
        )


def _trainees(site: Site, store: Store, tell: Tell) -> tuple[list[Translated], list[Translated]]:
    """What is wrong with the places of hand-ins, and with their marks, some trainees at a time.

    Nothing is asked of whoever was taken off the roster; what is theirs stays.
    """
    places: list[Translated] = []
    marks: list[Translated] = []
    submitted = Submitted(site.submitted)
    gradebook = Course(site) if site.gradebook.is_file() else None
    if gradebook is not None:
        marks += _gradebook(gradebook, store)
    off = {row["number"] for row in store.trainees.removed()}
    editions = store.submissions.editions()
    done, of = 0, sum(map(store.submissions.how_many_handed_in, editions))
    for assignment in editions:
        numbers = store.submissions.who_handed_in(assignment)
        for some in several(numbers):
            found = store.submissions.of_all(assignment, some)
            on = {number: rows for number, rows in sorted(found.items()) if number not in off}
            for rows in on.values():
                places += _place(site, store, submitted, rows)
            if gradebook is not None:
                lie = [one for rows in on.values() if (one := _that_lies(submitted, rows))]
                marks += _marks(gradebook, assignment, lie)
            done += len(some)
            tell(done, of)
    if gradebook is None and done:
        marks.append(
            message(
                "{file} is missing. Stop the classroom and restore a backup.", file=site.gradebook
            )
        )
    return places, marks


def _whole(path: Path) -> Iterator[Finding]:
    if not path.is_file():
        return
    try:
        address = f"file:{quote(str(path.resolve()))}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=30)) as database:
            database.execute("PRAGMA query_only=ON")
            said = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if said == ["ok"]:
        yield well(message("{file} is whole.", file=path.name))
    else:
        yield wrong(
            message(
                "{file} is damaged ({reason}). Stop the classroom and restore a backup.",
                file=path,
                reason=reason(said[0]),
            )
        )


# --- the audit log ------------------------------------------------------------------


def _log(log: Sequence[str], submissions: Sequence[Row]) -> Iterator[Translated]:
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


# --- pages and folders --------------------------------------------------------------


def _pages(site: Site, store: Store) -> Iterator[Translated]:
    for name, opened in store.sessions.released().items():
        if not site.page("workbook", name).is_file():
            yield _page_missing("workbook", name, f"qihang release {name}")
        for edition in opened["editions"]:
            yield from _exercise(site, edition, how_to_release(opened, edition))


def _page_missing(kind: str, name: str, command: str) -> Translated:
    return message(
        "The page of {kind} {name} is missing. Run: {command}",
        kind=KINDS[kind],
        name=name,
        command=command,
    )


def _exercise(site: Site, edition: Edition, command: str) -> Iterator[Translated]:
    name = edition["assignment"]
    exercise, page = site.exercise(name), site.page("exercise", name)
    if not page.is_file():
        yield _page_missing("exercise", name, command)
    if not exercise.is_file():
        yield message(
            "{file} is missing, so nothing can be marked. Run: {command}",
            file=exercise,
            command=command,
        )
    elif page.is_file() and page.read_bytes() != exercise.read_bytes():
        yield message(
            "{file} is not what trainees see. To let them see it: {command}",
            file=exercise,
            command=command,
        )
    if draws_otherwise(edition):
        yield message(
            "The numbers of {name} are drawn otherwise than when it was released: what trainees "
            "were asked is not what is marked. Put its generator back, in the session's folder.",
            name=name,
        )


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
