"""Submissions with results, written straight into a store: what marking would have found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any


def found(
    points: float = 2.0,
    most: float = 2.0,
    outcome: str | None = None,
    idea: str | None = None,
    parts: tuple[str | None, ...] = (),
    by_hand: bool = False,
    told: str = "",
) -> dict[str, Any]:
    """What marking found in a question; ``parts`` are the ideas of its parts.

    ``told`` is what it tells of ideas, as :func:`qihang.questions.evidence.noted` writes it.
    """
    by_points = "right" if points == most else "partly" if points else "not-yet"
    return {
        "points": points,
        "most": most,
        "outcome": outcome or by_points,
        "idea": idea,
        "parts": [
            {"name": f"part-{n}", "outcome": "not-yet" if one else "right", "idea": one}
            for n, one in enumerate(parts)
        ],
        "by_hand": by_hand,
        "comment": None,
        **({"told": told} if told else {}),
    }


def handed_in(
    store: Path,
    number: str,
    assignment: str,
    at: str,
    questions: Mapping[str, Any] | None,
) -> None:
    """One more try of a trainee, marked unless ``questions`` is ``None``; ``at`` is a day."""
    moment = f"{at}T04:00:00.000000+00:00"
    session = assignment.partition("-")[0]
    with closing(sqlite3.connect(store, timeout=30)) as to, to:
        to.execute("INSERT OR IGNORE INTO template VALUES ('t', '{}')")
        [tries] = to.execute(
            "SELECT COUNT(*) FROM attempt WHERE number = ? AND session = ?", (number, session)
        ).fetchone()
        attempt = to.execute(
            "INSERT INTO attempt (number, session, assignment, attempt, seed, began_at, locked) "
            "VALUES (?, ?, ?, ?, 'seed', ?, 1)",
            (number, session, assignment, tries + 1, moment),
        ).lastrowid
        submission = to.execute(
            "INSERT INTO hand_in (attempt_id, receipt, at, notebook_name, template) "
            "VALUES (?, ?, ?, ?, 't')",
            (attempt, f"receipt {attempt}", moment, assignment),
        ).lastrowid
        if questions is not None:
            points = sum(one["points"] for one in questions.values())
            to.execute(
                "INSERT INTO result VALUES (?, ?, ?, ?, NULL, ?, 'key')",
                (submission, points, 4.0, json.dumps(questions), moment),
            )
