"""Submissions with results, written straight into a store: what marking would have found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.support.rows import plain


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
    store: Path | sa.URL,
    number: str,
    assignment: str,
    at: str,
    questions: Mapping[str, Any] | None,
) -> None:
    """One more try of a trainee, marked unless ``questions`` is ``None``; ``at`` is a day."""
    moment = f"{at}T04:00:00.000000+00:00"
    session = assignment.partition("-")[0]
    values: dict[str, Any] = {
        "number": number,
        "session": session,
        "assignment": assignment,
        "at": moment,
    }

    def run(statement: str) -> Any:
        return to.execute(sa.text(statement), values).scalar()

    with plain(store) as to:
        if not run("SELECT 1 FROM template WHERE id = 't'"):
            to.execute(sa.text("INSERT INTO template VALUES ('t', '{}')"))
        values["tries"] = run(
            "SELECT 1 + count(*) FROM attempt WHERE number = :number AND session = :session"
        )
        values["attempt"] = run(
            "INSERT INTO attempt (number, session, assignment, attempt, seed, began_at, locked) "
            "VALUES (:number, :session, :assignment, :tries, 'seed', :at, true) RETURNING id"
        )
        values["receipt"] = f"receipt {values['attempt']}"
        values["submission"] = run(
            "INSERT INTO hand_in (attempt_id, receipt, at, notebook_name, template) "
            "VALUES (:attempt, :receipt, :at, :assignment, 't') RETURNING id"
        )
        if questions is not None:
            values["points"] = sum(one["points"] for one in questions.values())
            values["questions"] = json.dumps(questions)
            to.execute(
                sa.text(
                    "INSERT INTO result VALUES "
                    "(:submission, :points, 4.0, :questions, NULL, :at, 'key')"
                ),
                values,
            )
