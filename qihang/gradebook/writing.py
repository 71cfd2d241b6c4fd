"""Putting marked submissions on disk: their notebooks, and their rows in the gradebook."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from qihang.answers.submitted import STAMP
from qihang.gradebook import rows
from qihang.gradebook.fast_path import Master
from qihang.gradebook.marked import Marked, hint
from qihang.gradebook.results import Results
from qihang.gradebook.running import Found, Reasons
from qihang.language.messages import message
from qihang.system import files
from qihang.system.errors import OperatorError, reason
from qihang.system.files import sync_disk
from qihang.system.site import Site

FRESH = ".fresh"
"""Below the folder of marked exercises: where they lie until their rows are written. nbgrader
looks into no folder whose name begins with a dot."""


class Writer:
    """Writes batches of marked submissions."""

    def __init__(self, site: Site, config: Config, engine: sa.Engine, results: Results):
        self._site = site
        self._config = config
        self._engine = engine
        self._results = results

    def write(self, known: Master, found: Sequence[Found], unusual: Reasons) -> list[Marked]:
        """Put a batch on disk: notebooks apart from their places, rows, notebooks in place.

        Whoever is interrupted before the last step marks the submission again, to the same rows.
        Raises :class:`OperatorError` where the disk has no room.
        """
        with self._on_disk():
            return self._put(known, found, unusual)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """Turn an error of writing into one sentence for the instructor."""
        try:
            yield
        except (OSError, sa.exc.OperationalError) as error:
            why = error.orig if isinstance(error, sa.exc.OperationalError) else error
            raise OperatorError(
                message(
                    "Marking was broken off: {reason}. What is marked stays; the rest is marked "
                    "when {folder} can be written again.",
                    reason=reason(why),
                    folder=self._site.var,
                )
            ) from error

    def _put(self, known: Master, found: Sequence[Found], unusual: Reasons) -> list[Marked]:
        assignment = known.plan.assignment
        folders = [self._fresh(known, one) for one in found]
        sync_disk(self._site.autograded)
        try:
            with self._engine.begin() as connection:
                judged = [one.judged for one in found]
                rows.write(connection, known.plan, judged, self._penalty)
        except KeyError:
            # Rows of an older version of the assignment: nbgrader says what to do.
            unusual |= dict.fromkeys((one.judged.trainee for one in found), None)
            for folder in folders:
                shutil.rmtree(folder)
            return []
        for one, folder in zip(found, folders, strict=True):
            place = self._site.autograded / one.judged.trainee / assignment
            files.make_folder(place.parent)
            files.clear(place)
            folder.rename(place)
        results = self._results.of(assignment, {one.judged.trainee: one.verdicts for one in found})
        return [
            Marked(
                one.judged.trainee,
                one.stamp,
                results[one.judged.trainee],
                known.plan.key,
                hint=hint(assignment, one.judged.trainee, one.oddity),
            )
            for one in found
        ]

    def _fresh(self, known: Master, found: Found) -> Path:
        """The marked notebook in a folder apart from its place, with nbgrader's permissions."""
        plan = known.plan
        folder = self._site.autograded / FRESH / plan.assignment / found.judged.trainee
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, text in ((f"{plan.notebook}.ipynb", found.text), (STAMP, found.stamp)):
            path = folder / name
            path.write_text(text, encoding="utf-8")
            path.chmod(0o444)
        return folder

    def _penalty(self, trainee: str, score: float, late: float) -> float | None:
        """What a late submission costs, by nbgrader's own step, between nothing and all of it."""
        step = AssignLatePenalties(config=self._config)
        step.init_plugin()
        penalty = step.plugin_inst.late_submission_penalty(trainee, score, late)
        return None if penalty is None else float(min(max(penalty, 0.0), score))
