"""The audit log: what happened in the classroom, one line after the other, chained by hash.

A line is canonical JSON and holds, as ``before``, the SHA-256 of the whole line before it.
So a line that is removed, changed or moved shows, and the hash of the last line (the
*head*) stands for all of them: who notes it can tell later whether this log is that log.

The lines lie in the database of the answer service. Each is written in the transaction of
what it tells, so that after a kill or a power cut both are there or neither. PINs and
answers never stand in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from qihang.databases import postgresql, sql
from qihang.databases.append_only import append_only
from qihang.language.messages import Translated, message

TABLES = sa.MetaData()

FIRST = "0" * 64
"""The hash that the first line has for the line before it."""

KINDS = frozenset(
    {
        *("started", "stopped", "backed-up", "restored", "audited", "notebooks"),
        *("signed-in", "signed-out", "sign-in-refused", "lesson-ended"),
        *("enrolled", "trainee-changed", "trainee-removed", "trainee-back"),
        *("pin-changed", "trainee-noted", "trainee-note-crossed-out"),
        *("attendance-kept", "attendance-changed"),
        *("released", "closed", "rules-changed", "rules-as-everybody", "results-shown"),
        *("sheet-typed", "handed-in", "marked", "mark-changed", "mark-given"),
        *("staff-added", "staff-changed", "staff-removed", "staff-back", "staff-password"),
        *("staff-signed-in", "staff-refused", "file-taken", "key-printed"),
        *("class-paused", "class-goes-on", "class-led", "class-told"),
    }
)
"""Every ``what`` of a line. The desk says in words what may be told of each."""

_LOOKED_BACK = 1000
"""Lines among which one is looked for: what is told twice is told soon after the first time."""

_lines = sa.Table(
    "audit",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Text, nullable=False),
)
append_only(_lines, "the audit log")


def append(connection: sa.Connection, events: Sequence[Mapping[str, Any]]) -> None:
    """Add a line for each event (``at what`` and what belongs to it) to the transaction.

    Whoever calls this holds the store's lock: the line before must stay the last one. Raises
    ``ValueError`` for what is none of :data:`KINDS`: nobody would know what to tell of it.
    """
    unknown = {event["what"] for event in events} - KINDS
    if unknown:
        raise ValueError(f"not lines of the audit log: {sorted(unknown)}")
    if connection.dialect.name == "postgresql":
        postgresql.alone(connection, postgresql.ANSWERS)
    last = connection.execute(
        sa.select(_lines.c.id, _lines.c.line).order_by(_lines.c.id.desc()).limit(1)
    ).first()
    number, before = (last.id, digest(last.line)) if last else (0, FIRST)
    rows = []
    for event in events:
        number += 1
        line = _canonical({"n": number, "before": before, **event})
        rows.append({"id": number, "line": line})
        before = digest(line)
    if rows:
        connection.execute(_lines.insert(), rows)


def lines(connection: sa.Connection) -> list[str]:
    """Every line, oldest first."""
    return list(connection.execute(sa.select(_lines.c.line).order_by(_lines.c.id)).scalars())


def page(connection: sa.Connection, before: int | None, most: int) -> list[str]:
    """At ``most`` so many lines, the newest first: those before a line, or the last ones."""
    query = sa.select(_lines.c.line).order_by(_lines.c.id.desc()).limit(most)
    if before is not None:
        query = query.where(_lines.c.id < before)
    return list(connection.execute(query).scalars())


def tells(connection: sa.Connection, name: str, value: str) -> bool:
    """Whether one of the newest lines has a field of that value."""
    newest = sa.select(_lines.c.line).order_by(_lines.c.id.desc()).limit(_LOOKED_BACK).subquery()
    found = sql.place_in(newest.c.line, _canonical({name: value})[1:-1])
    return (
        connection.execute(sa.select(newest.c.line).where(found > 0).limit(1)).first() is not None
    )


def last(connection: sa.Connection) -> str | None:
    """The last line."""
    found = connection.execute(sa.select(_lines.c.line).order_by(_lines.c.id.desc()).limit(1))
    return found.scalar()


def moment(line: str) -> str:
    """When a line was written. Raises ``ValueError`` or :class:`KeyError` if it is damaged."""
    return str(json.loads(line)["at"])


def digest(line: str) -> str:
    """The SHA-256 of a line, as ``sha256sum`` gives it for the line without its line end."""
    return hashlib.sha256(line.encode()).hexdigest()


def head(log: Sequence[str]) -> str:
    """The hash that stands for the whole log."""
    return digest(log[-1]) if log else FIRST


def faults(log: Sequence[str]) -> Iterator[Translated]:
    """A sentence for each place where the chain does not hold."""
    before = FIRST
    for number, line in enumerate(log, start=1):
        try:
            said = json.loads(line)
            place, link = said["n"], said["before"]
        except (ValueError, KeyError, TypeError):
            yield message("Line {line} of the audit log cannot be read.", line=number)
            before = digest(line)
            continue
        if place != number:
            yield message(
                "Line {line} of the audit log says that it is line {place}.",
                line=number,
                place=place,
            )
        if link != before:
            yield message(
                "Line {line} of the audit log does not follow the line before it.", line=number
            )
        before = digest(line)


def _canonical(line: Mapping[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
