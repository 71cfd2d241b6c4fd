"""What stands in the gradebook of submissions that are marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from qihang.answers.submitted import STAMP
from qihang.gradebook import by_hand, fast_path, rows
from qihang.gradebook.fast_path import Verdicts
from qihang.gradebook.keys import key_in_force
from qihang.gradebook.marked import Marked
from qihang.gradebook.stamps import moment
from qihang.language.messages import Translated, message, sentences
from qihang.protocol.submission import QuestionResult, Result, Verdict
from qihang.system.errors import OperatorError
from qihang.system.handed_in import (
    LARGEST_MARKED,
    LARGEST_STAMP,
    MOST_FILES,
    Odd,
    content,
    content_or_none,
    entries,
)
from qihang.system.notebooks import parsed
from qihang.system.site import Site

_AT_ONCE = 64
"""Submissions whose results are read together."""


class Results:
    """Reads results: points from the gradebook, and what was found from the marked notebook."""

    def __init__(self, site: Site, engine: sa.Engine):
        self._site = site
        self._engine = engine

    def marked(self, assignment: str, trainees: Sequence[str]) -> dict[str, str | None]:
        """The trainees whose submission that lies there now is marked, with the key it was.

        The gradebook's rows stand for it, and what was found lies with its moment beside them.
        """
        with self._engine.connect() as connection:
            rows_of = by_hand.marked(connection, assignment, trainees)
        found = {}
        for trainee in trainees:
            moment, key = rows_of.get(trainee, (None, None))
            if moment is not None and moment == self._moment(assignment, trainee):
                found[trainee] = key
        return found

    def standing(self, assignment: str, trainees: Sequence[str]) -> Iterator[list[Marked]]:
        """What stands in the gradebook of those submissions that are marked, in batches."""
        keys = self.marked(assignment, trainees)
        marked = list(keys)
        for start in range(0, len(marked), _AT_ONCE):
            some = marked[start : start + _AT_ONCE]
            stamps = {one: self.stamp(assignment, one) for one in some}
            said: dict[str, Verdicts] = {}
            damaged: list[Marked] = []
            for one in some:
                try:
                    said[one] = self.verdicts(assignment, one)
                except OperatorError as error:
                    damaged.append(Marked(one, hint=sentences(error, _again(assignment))))
            yield [
                *damaged,
                *(
                    Marked(trainee, stamps[trainee], result, keys[trainee])
                    for trainee, result in self.of(assignment, said).items()
                ),
            ]

    def key(self, assignment: str) -> str:
        """The key in force."""
        with self._engine.connect() as connection:
            return key_in_force(connection, assignment)

    def _moment(self, assignment: str, trainee: str) -> datetime | None:
        """When what lies there now was handed in, if it is what lies marked, too."""
        submitted, marked = (
            content_or_none(folder / trainee / assignment / STAMP, folder, LARGEST_STAMP)
            for folder in (self._site.submitted, self._site.autograded)
        )
        return moment(submitted) if submitted is not None and submitted == marked else None

    def stamp(self, assignment: str, trainee: str) -> str:
        """The ``timestamp.txt`` of a submission; empty where it has none."""
        path = self._site.submitted / trainee / assignment / STAMP
        stamp = content_or_none(path, self._site.submitted, LARGEST_STAMP) or b""
        return stamp.decode("utf-8", errors="replace")

    def of(self, assignment: str, said: dict[str, Verdicts]) -> dict[str, Result | None]:
        """The results of trainees, given what each of their test cells ``said``."""
        with self._engine.connect() as connection:
            most = rows.most_points(connection, assignment)
            found = rows.standing(connection, assignment, list(said))
        return {
            trainee: _result(found[trainee], verdicts, most)
            if verdicts and trainee in found
            else None
            for trainee, verdicts in said.items()
        }

    def verdicts(self, assignment: str, trainee: str) -> Verdicts:
        """What each test cell said, by ``grade_id``; empty where nothing is marked.

        Raises :class:`OperatorError` where what is marked cannot be read.
        """
        found: Verdicts = {}
        folder = self._site.autograded / trainee / assignment
        for path in map(Path, entries(folder, MOST_FILES)):
            if path.suffix != ".ipynb":
                continue
            for cell in self._marked(path)["cells"]:
                grading = cell.get("metadata", {}).get("nbgrader", {})
                if grading.get("grade"):
                    found[grading["grade_id"]] = fast_path.verdict(cell)
        return found

    def _marked(self, path: Path) -> dict[str, Any]:
        """A marked notebook. Raises :class:`OperatorError` where none is read."""
        try:
            return parsed(content(path, self._site.autograded, LARGEST_MARKED), path)
        except Odd as odd:
            folder = path.parent
            raise OperatorError(
                message("What is marked in {folder} {reason}.", folder=folder, reason=odd.reason)
            ) from odd


def _again(assignment: str) -> Translated:
    return message("Mark it again: qihang grade {session} --force", session=assignment)


def _result(standing: rows.Standing, verdicts: Verdicts, most: dict[str, float]) -> Result:
    """A result as the store keeps it, its questions in the order of the notebook."""
    questions: dict[str, QuestionResult] = {}
    names = [name for name in verdicts if name in standing.grades]
    for cell in [*names, *(name for name in standing.grades if name not in verdicts)]:
        score, by_hand = standing.grades[cell]
        verdict: Verdict = verdicts.get(cell, {})
        question = verdict.get("question", cell)
        questions[question] = {
            "points": score,
            "most": most[cell],
            "outcome": verdict.get("outcome"),
            "idea": verdict.get("idea"),
            "parts": verdict.get("parts", []),
            "by_hand": by_hand,
            "comment": standing.comments.get(question) or standing.comments.get(cell),
        }
        if told := verdict.get("told"):
            questions[question]["told"] = told
    points = sum(score for score, _ in standing.grades.values())
    return {
        "points": max(0.0, points - standing.penalty),
        "most": sum(most.values()),
        "questions": questions,
    }
