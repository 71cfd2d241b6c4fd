"""Sign-ins and moments of work, written straight into a store: what a lesson leaves behind."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

_names = itertools.count()


def moment(day: date, clock: time) -> datetime:
    """A local time of a day, in UTC."""
    return datetime.combine(day, clock).astimezone(UTC)


def written(at: datetime) -> str:
    """A moment as the store writes it."""
    return at.isoformat(timespec="microseconds")


def learned(
    store: Path,
    number: str,
    began: datetime,
    ended: datetime | None,
    work: Sequence[datetime] = (),
    session: str = "t1",
) -> None:
    """A sign-in of a trainee, with a page that was opened then and answers to its exercise."""
    name = f"learned {next(_names)}"
    with closing(sqlite3.connect(store, timeout=30)) as to, to:
        to.execute(
            "INSERT INTO sign_in VALUES (?, ?, '10.0.0.7', ?, ?, 'signed-out')",
            (name, number, written(began), written(ended) if ended else None),
        )
        to.execute(
            "INSERT INTO page VALUES (?, ?, 'exercise', ?, ?, ?, NULL, ?)",
            (name, name, session, session, written(began), written(began)),
        )
        to.execute(
            "INSERT OR IGNORE INTO attempt (number, session, assignment, attempt, seed, began_at, "
            "locked) VALUES (?, ?, ?, 1, 'seed', ?, 0)",
            (number, session, session, written(began)),
        )
        [attempt] = to.execute(
            "SELECT id FROM attempt WHERE number = ? AND session = ?", (number, session)
        ).fetchone()
        to.executemany(
            "INSERT INTO answer (stamp, attempt_id, question, value, saved_at) "
            "VALUES (?, ?, 'total', '1', ?)",
            [(f"{name} {place}", attempt, written(one)) for place, one in enumerate(work)],
        )


def lesson(store: Path, number: str, day: date, minutes: int, start: time = time(9)) -> None:
    """A lesson of so many minutes, in which something is saved every ten."""
    began = moment(day, start)
    work = [began + timedelta(minutes=one) for one in range(10, minutes, 10)]
    learned(store, number, began, began + timedelta(minutes=minutes), work)


def enrolled_since(store: Path, numbers: Sequence[str], at: datetime) -> None:
    """Have trainees on the roster since a moment."""
    with closing(sqlite3.connect(store, timeout=30)) as to, to:
        to.executemany(
            "UPDATE trainee SET added_at = ? WHERE number = ?",
            [(written(at), number) for number in numbers],
        )
