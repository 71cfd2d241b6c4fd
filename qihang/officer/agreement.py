"""Whether store, gradebook, submitted folders and audit log say the same of everybody."""

from __future__ import annotations

import json
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
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.answers.submitted import Submitted
from qihang.gradebook import Course
from qihang.language.messages import Message, Translated, listed, message, sentences
from qihang.officer.backup import Tell
from qihang.officer.finding import Finding, well, wrong
from qihang.operate.release import draws_otherwise, how_to_release
from qihang.protocol import Edition, Result, Submission
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site

KINDS = {"workbook": message("workbook"), "exercise": message("exercise")}

Place = tuple[str, str]
"""A trainee and an edition."""


def agreement(site: Site, tell: Tell) -> Iterator[Finding]:
    """Compare all of them; nothing is changed. The caller holds the marking lock."""
    damaged = [found for path in (site.store, site.gradebook) for found in _whole(path)]
    yield from damaged
    if not all(found.is_well for found in damaged):
        return
    with closing(Store(site.store, only_read=True)) as store:
        submissions: dict[Place, list[Submission]] = defaultdict(list)
        for row in store.submissions.all():
            submissions[row["number"], row["assignment"]].append(row)
        log = store.audit_log()
        # Nothing is asked of whoever was taken off the roster; what is theirs stays.
        off = {row["number"] for row in store.trainees.removed()}
        on = {place: rows for place, rows in submissions.items() if place[0] not in off}
        parts = (
            (
                message("The audit log is whole."),
                _log(log, [one for some in submissions.values() for one in some]),
            ),
            (message("Every open session has its pages."), _pages(site, store)),
            (message("Every hand-in is in its place."), _places(site, store, on)),
            (message("Every folder belongs to a hand-in."), _folders(site, submissions)),
            (message("Every mark is the same in the gradebook."), _marks(site, store, on, tell)),
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


def _log(log: Sequence[str], submissions: Sequence[Submission]) -> Iterator[Translated]:
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


def _places(
    site: Site, store: Store, submissions: dict[Place, list[Submission]]
) -> Iterator[Translated]:
    submitted = Submitted(site.submitted)
    for (number, assignment), rows in sorted(submissions.items()):
        folder = site.submitted / number / assignment
        counts = that_counts(rows)
        if not any(submitted.has(row) for row in rows):
            yield (
                message(
                    "The hand-in of {named} is not in {folder}. Stop the classroom and start it "
                    "again: that puts it back.",
                    named=_named(counts),
                    folder=folder,
                )
            )
        elif not submitted.has(counts):
            yield (
                message(
                    "Another hand-in than the one that counts ({named}) lies in {folder}. Run: "
                    "qihang grade {session}",
                    named=_named(counts),
                    folder=folder,
                    session=counts["session"],
                )
            )
        elif _text(folder / counts["notebook_name"]) != store.submissions.notebook(counts):
            yield (
                message(
                    "What lies in {folder} is not what {number} handed in. Look at it and move the "
                    "folder away; then stop the classroom and start it again: that puts it back.",
                    folder=folder,
                    number=number,
                )
            )


def _folders(site: Site, submissions: dict[Place, list[Submission]]) -> Iterator[Translated]:
    for root in (site.submitted, site.autograded):
        for folder in sorted(root.glob("[!.]*/[!.]*")):
            if (folder.parent.name, folder.name) not in submissions:
                yield (
                    message(
                        "Nobody handed in what lies in {folder}. Look at it, then move it out of "
                        "{root}.",
                        folder=folder,
                        root=root,
                    )
                )
        for path in sorted(root.glob("*/.*.fresh")):
            yield message(
                "{file} was left by a marking that was killed. Run: qihang grade", file=path
            )


# --- marks --------------------------------------------------------------------------


def _marks(
    site: Site, store: Store, submissions: dict[Place, list[Submission]], tell: Tell
) -> Iterator[Translated]:
    if not site.gradebook.is_file():
        if submissions:
            yield message(
                "{file} is missing. Stop the classroom and restore a backup.",
                file=site.gradebook,
            )
        return
    gradebook = Course(site)
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
            yield (
                message(
                    "The gradebook has a trainee {number} who is not enrolled. Run: nbgrader db "
                    "student remove {number}",
                    number=number,
                )
            )
    submitted = Submitted(site.submitted)
    for done, (_, rows) in enumerate(sorted(submissions.items()), start=1):
        tell(done, len(submissions))
        row = next((one for one in rows if submitted.has(one)), None)
        if row is not None:
            yield from _mark(gradebook, row)


def _mark(gradebook: Course, row: Submission) -> Iterator[Translated]:
    """Whether the gradebook says of a submission what its trainee reads."""
    number, session, assignment = row["number"], row["session"], row["assignment"]
    try:
        stands = number in gradebook.marked(assignment, [number])
        result = gradebook.result(assignment, number) if stands else None
    except OperatorError as error:
        again = message("Or mark it again: qihang grade {session} --force", session=session)
        yield sentences(error, again)
        return
    if row["points"] is not None and result is None:
        yield (
            message(
                "{named} is marked in the store and not in the gradebook. Run: qihang grade "
                "{session}",
                named=_named(row),
                session=session,
            )
        )
    elif result is not None and _plain(result) != _told(row):
        yield (
            message(
                "The gradebook gives {points} points for {named}, the store {stored}, or their "
                "comments differ. Run: qihang results {session}",
                points=_shown(result["points"]),
                named=_named(row),
                stored=_shown(row["points"]),
                session=session,
            )
        )


def _told(row: Submission) -> dict[str, Any]:
    return {name: row[name] for name in ("points", "most", "questions")}


def _plain(result: Result) -> Any:
    """A value after a round trip through JSON."""
    return json.loads(json.dumps(result))


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except UnicodeDecodeError:
        return None


def _named(row: Submission) -> Message:
    moment = datetime.fromisoformat(row["at"]).astimezone()
    return message(
        "{session} of {number} from {time}",
        session=row["session"],
        number=row["number"],
        time=f"{moment:%Y-%m-%d %H:%M}",
    )


def _shown(points: float | None) -> Message | str:
    return message("none") if points is None else f"{points:g}"
