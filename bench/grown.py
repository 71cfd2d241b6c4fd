"""A classroom with years of hand-ins, built in minutes: a few are real, the others like them.

One trainee an edition hands in and is marked as anybody is. Everybody else gets the same rows,
folders and notebooks, with a number, a seed, ids and moments of their own; the audit log tells
of each. The doctor finds nothing wrong with it.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.classroom import opened_site, run
from bench.progress import tell
from bench.reference import SECOND_EXERCISE
from bench.submissions import answer_all
from qihang.answers import audit_log, seeds, service, submission
from qihang.answers.submitted import STAMP, nbgrader_timestamp
from qihang.sessions import editions
from qihang.system.site import Site
from tests.conftest import hand_in_so
from tests.support.classroom import numbers

SESSION = "s1"

BEGAN = datetime(2024, 1, 1, tzinfo=UTC)
"""When the first of them was handed in."""

APART = timedelta(seconds=30)
"""Between one hand-in and the next."""

AT_ONCE = 50
"""Trainees who are written in one transaction."""


def pattern(folder: Path, count: int) -> Site:
    """A classroom with ``count`` editions of an exercise, each handed in once and marked."""
    who = numbers(count, first=9001)
    site = opened_site(folder, who)
    for number, trainee in enumerate(who, start=1):
        name = editions.assignment(SESSION, number)
        if number > 1:
            _put_edition(site, name)
            run(site, "release", SESSION, "--edition", str(number), "--yes")
        with service.open_answers(site) as answers:
            hand_in_so(answers, answer_all(site, answers, trainee, "right", name))
    run(site, "grade")
    return site


def _put_edition(site: Site, name: str) -> None:
    place = site.solutions / name / f"{name}.ipynb"
    place.parent.mkdir()
    text = SECOND_EXERCISE.read_text(encoding="utf-8")
    place.write_text(text.replace('\\"s1-2\\"', f'\\"{name}\\"'), encoding="utf-8")


@dataclass(frozen=True)
class Like:
    """What was handed in at one edition, as it stands everywhere."""

    assignment: str
    attempt: dict[str, Any]
    answers: list[dict[str, Any]]
    hand_in: dict[str, Any]
    result: dict[str, Any]
    template: str
    marked: str
    """The text of the marked notebook."""
    submitted_assignment: dict[str, Any]
    submitted_notebook: dict[str, Any]
    grade: list[dict[str, Any]]
    comment: list[dict[str, Any]]
    key: str


Choose = Callable[[str, list["Like"]], list["Like"]]
"""Of what was really handed in: what a trainee hands in, too."""


def all_of_them(_number: str, likes: list[Like]) -> list[Like]:
    """Every edition."""
    return likes


def grow(site: Site, trainees: Sequence[str], choose: Choose = all_of_them) -> None:
    """Have each of the trainees, who are enrolled, hand in what ``choose`` says for them."""
    secret = site.secret("seeds")
    with (
        closing(sqlite3.connect(site.store)) as store,
        closing(sqlite3.connect(site.gradebook)) as gradebook,
    ):
        for database in (store, gradebook):
            database.row_factory = sqlite3.Row
            database.execute("PRAGMA synchronous=OFF")
        likes = list(_likes(site, store, gradebook))
        told: list[dict[str, Any]] = []
        for start in range(0, len(trainees), AT_ONCE):
            for place, number in enumerate(trainees[start : start + AT_ONCE], start=start):
                _insert(gradebook, "student", [{"id": number}])
                tries: Counter[str] = Counter()
                for count, like in enumerate(choose(number, likes)):
                    at = BEGAN + APART * (place * len(likes) + count)
                    tries[like.attempt["session"]] += 1
                    which = tries[like.attempt["session"]]
                    told += _one(site, store, gradebook, like, number, which, at, secret)
            store.commit()
            gradebook.commit()
            tell(f"grown: {min(start + AT_ONCE, len(trainees))} of {len(trainees)} trainees")
        for database in (store, gradebook):
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _log(site, told)


def _likes(site: Site, store: Any, gradebook: Any) -> Iterator[Like]:
    for row in store.execute("SELECT * FROM hand_in ORDER BY id").fetchall():
        attempt = _row(store, "attempt", "id", row["attempt_id"])
        number, assignment = attempt["number"], attempt["assignment"]
        place = site.autograded / number / assignment / f"{assignment}.ipynb"
        submitted = gradebook.execute(
            "SELECT one.* FROM submitted_assignment AS one JOIN assignment "
            "ON assignment.id = one.assignment_id WHERE name = ? AND student_id = ?",
            (assignment, number),
        ).fetchone()
        book = _row(gradebook, "submitted_notebook", "assignment_id", submitted["id"])
        yield Like(
            assignment,
            attempt,
            _rows(store, "answer", "attempt_id", attempt["id"]),
            dict(row),
            _row(store, "result", "hand_in_id", row["id"]),
            _row(store, "template", "id", row["template"])["text"],
            place.read_text(encoding="utf-8"),
            dict(submitted),
            book,
            _rows(gradebook, "grade", "notebook_id", book["id"]),
            _rows(gradebook, "comment", "notebook_id", book["id"]),
            _row(gradebook, "qihang_stands_for", "student", number)["key"],
        )


def _one(
    site: Site,
    store: Any,
    gradebook: Any,
    like: Like,
    number: str,
    which: int,
    at: datetime,
    secret: bytes,
) -> list[dict[str, Any]]:
    """One more hand-in, the try ``which`` at its session; returns its events for the audit log."""
    seed = seeds.make(secret, number, like.assignment, which)
    was = like.attempt["seed"]
    moment, marked_at = (
        one.isoformat(timespec="microseconds") for one in (at, at + timedelta(seconds=1))
    )
    receipt = secrets.token_hex(6)
    session = like.attempt["session"]
    who = {"number": number, "session": session, "assignment": like.assignment}
    began = {"id": None, "attempt": which, "seed": seed, "began_at": moment}
    [attempt] = _insert(store, "attempt", [{**like.attempt, **who, **began}])
    said = {"id": None, "attempt_id": attempt, "saved_at": moment}
    answers = [{**one, **said, "stamp": secrets.token_hex(16)} for one in like.answers]
    _insert(store, "answer", answers)
    sources = like.hand_in["sources"].replace(was, seed)
    own = {"attempt_id": attempt, "receipt": receipt, "at": moment, "sources": sources}
    [hand_in] = _insert(store, "hand_in", [{**like.hand_in, **own, "id": None}])
    _insert(store, "result", [{**like.result, "hand_in_id": hand_in, "marked_at": marked_at}])
    _rate(gradebook, like, number, at)
    texts = submission.join(like.template, json.loads(sources)), like.marked.replace(was, seed)
    for root, text in zip((site.submitted, site.autograded), texts, strict=True):
        folder = root / number / like.assignment
        folder.mkdir(parents=True)
        (folder / f"{like.assignment}.ipynb").write_text(text, encoding="utf-8")
        (folder / STAMP).write_text(nbgrader_timestamp(moment), encoding="utf-8")
    handed_in = {"attempt": which, "handed_in_at": moment, "receipt": receipt}
    mark = {"receipt": receipt, **_mark(like)}
    return [
        {"at": moment, "what": "handed-in", **who, **handed_in},
        {"at": marked_at, "what": "marked", **who, **mark},
    ]


def _mark(like: Like) -> dict[str, Any]:
    """What the audit log says of a mark."""
    questions = json.loads(like.result["questions"])
    return {
        "points": like.result["points"],
        "most": like.result["most"],
        "trouble": False,
        "questions": {name: one["points"] for name, one in questions.items()},
    }


def _rate(gradebook: Any, like: Like, number: str, at: datetime) -> None:
    """The rows of the gradebook."""
    submitted, book = secrets.token_hex(16), secrets.token_hex(16)
    stamp = f"{at:%Y-%m-%d %H:%M:%S.%f}"
    own = {"id": submitted, "student_id": number, "timestamp": stamp}
    _insert(gradebook, "submitted_assignment", [{**like.submitted_assignment, **own}])
    own = {"id": book, "assignment_id": submitted}
    _insert(gradebook, "submitted_notebook", [{**like.submitted_notebook, **own}])
    for table, rows in (("grade", like.grade), ("comment", like.comment)):
        some = [{**one, "id": secrets.token_hex(16), "notebook_id": book} for one in rows]
        _insert(gradebook, table, some)
    stands = {
        "assignment": like.assignment,
        "student": number,
        "submitted_at": stamp,
        "key": like.key,
    }
    _insert(gradebook, "qihang_stands_for", [stands])


def _log(site: Site, events: Sequence[dict[str, Any]]) -> None:
    # A pool would keep the file open.
    engine = sa.create_engine(f"sqlite:///{site.store}", poolclass=sa.NullPool)
    with engine.begin() as connection:
        audit_log.append(connection, events)


def _row(database: Any, table: str, column: str, value: Any) -> dict[str, Any]:
    [row, *_] = _rows(database, table, column, value)
    return row


def _rows(database: Any, table: str, column: str, value: Any) -> list[dict[str, Any]]:
    found = database.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,))
    return [dict(row) for row in found.fetchall()]


def _insert(database: Any, table: str, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows; returns their ids where the database gives them."""
    ids = []
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = database.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values())
        )
        ids.append(done.lastrowid)
    return ids
