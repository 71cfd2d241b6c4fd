"""nbgrader's course of one site: making exercises, marking hand-ins, reading points."""

from __future__ import annotations

import ctypes
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from qihang.answers.submitted import STAMP
from qihang.gradebook import fast_path, rows
from qihang.gradebook.export import SafeCsvExport
from qihang.gradebook.fast_path import HandIn, Master, Unusual, Verdicts
from qihang.gradebook.intake import reason_not_to_mark, reason_to_refuse
from qihang.gradebook.steps import MARKING, SANITIZING, shared_runners
from qihang.protocol import QuestionResult, Result, Verdict
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

BATCH = 64
"""Hand-ins after which a batch is written to the gradebook, in one transaction."""

AHEAD = 4
"""Groups a runner that are read ahead, so that no runner waits while a batch is written."""

TOGETHER = 8
"""Hand-ins of a group: they hold nothing but literals, and share a runner's child."""

Reasons = dict[str, str]
"""Why hand-ins do not go the fast path, by trainee; empty where that is not known."""

ONLY_ANSWERS = "Only its answers count; look at it in formgrader."

_ERROR = "[ERROR] "
"""How nbgrader's log marks what went wrong."""

_STEPS = frozenset(
    {
        *("Execute", "ExecutePreprocessor", "ForkedExecute", "IgnorePattern", "LimitOutput"),
        *("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells"),
        *("CheckCellMetadata", "SaveAutoGrades", "ClearMetadataPreprocessor"),
        *("BaseConverter", "NbConvertBase", "Preprocessor", "NbGraderPreprocessor"),
        *("Exporter", "NotebookExporter"),
    }
)
"""nbgrader's steps and what they inherit from; with settings for one, nothing is usual."""


@dataclass(frozen=True)
class Marked:
    """A hand-in that has been dealt with: its ``result``, or the ``trouble`` with it.

    ``result`` is as :meth:`Course.result` gives it, ``None`` if there is none. ``stamp``
    is the ``timestamp.txt`` of the very hand-in that it belongs to.
    """

    trainee: str
    stamp: str = ""
    result: Result | None = None
    trouble: str | None = None
    hint: str | None = None
    """What an instructor should look at in a marked hand-in."""


@dataclass(frozen=True)
class _Found:
    """A marked hand-in that is not written yet."""

    judged: rows.Judged
    verdicts: Verdicts
    text: str
    stamp: str
    oddity: str


class Course:
    """nbgrader's course of one site."""

    def __init__(self, site: Site):
        self._site = site
        site.make_folders()
        config = settings(site)
        self._config = config
        self._directory = CourseDirectory(config=config)
        self._engine = sa.create_engine(self._directory.db_url)
        _use_write_ahead_log(self._engine, site.gradebook)
        self._masters: dict[str, Master | None] = {}

    @cached_property
    def _api(self) -> Any:
        # All of nbgrader's programs come along; who marks the usual hand-ins needs none.
        from nbgrader.apps.api import NbGraderAPI

        return NbGraderAPI(self._directory, config=self._config)

    def generate(self, assignment: str) -> None:
        """Make ``exercises/<assignment>`` from ``solutions/``, as nbgrader generates it."""
        for path in sorted((self._site.solutions / assignment).glob("*.ipynb")):
            notebook(path)
        _check(self._api.generate_assignment(assignment, force=True, create=True), assignment)

    def autograde(self, assignment: str, trainee: str, force: bool = False) -> None:
        """Mark what a trainee handed in, as ``nbgrader autograde``.

        Raises :class:`OperatorError` with nbgrader's own reason where it cannot be marked.
        """
        done = self._api.autograde(assignment, trainee, force=force, create=True)
        _check(done, f"{assignment} of {trainee}")

    def warm_up(self) -> None:
        """Start the processes that run notebooks.

        Raises :class:`OperatorError` without a sandbox.
        """
        shared_runners()

    def mark(
        self, assignment: str, trainees: Sequence[str], force: bool = False, pause: float = 0.0
    ) -> Iterator[list[Marked]]:
        """Mark hand-ins side by side; gives them in batches, once they are in the gradebook.

        What is marked already is read from the gradebook, unless ``force``. ``pause`` is
        how many seconds a batch is gathered at least: fewer batches, later results.
        """
        refused = self._refused(assignment, trainees)
        yield from ([one] for one in refused.values())
        trainees = [one for one in trainees if one not in refused]
        due = [one for one in trainees if force or not self.is_marked(assignment, one)]
        if not force:
            yield from self.standing(assignment, trainees)
        if not due:
            return
        # They import beside what this process still has to do before it can ask them.
        shared_runners()
        known = self._master(assignment)
        unusual: Reasons = {}
        if known is None:
            unusual = dict.fromkeys(due, "")
        else:
            slowly: list[Marked] = []
            for found in _batches(self._side_by_side(known, due, unusual, slowly), pause):
                yield [*slowly, *self._write(known, found, unusual)]
                slowly.clear()
            yield slowly
        for trainee, reason in unusual.items():
            yield [self._mark_slowly(assignment, trainee, reason)]

    def _refused(self, assignment: str, trainees: Sequence[str]) -> dict[str, Marked]:
        """The hand-ins that are not even opened."""
        refused = {}
        for trainee in trainees:
            reason = reason_to_refuse(self._site.submitted / trainee / assignment)
            if reason:
                refused[trainee] = _refusal(assignment, trainee, reason)
        return refused

    def tidy(self) -> None:
        """Take away what a marking left that was broken off. Nobody else may be marking."""
        for folder in self._site.autograded.glob("*/.*.fresh"):
            shutil.rmtree(folder)

    def is_marked(self, assignment: str, trainee: str) -> bool:
        """Whether the gradebook's points are those of the hand-in that lies there now."""
        try:
            handed_in, marked = (
                (folder / trainee / assignment / STAMP).read_bytes()
                for folder in (self._site.submitted, self._site.autograded)
            )
        except OSError:
            return False
        return handed_in == marked

    def result(self, assignment: str, trainee: str) -> Result | None:
        """Points of a marked exercise: ``points most questions``; ``None`` if not marked."""
        return self._results(assignment, {trainee: self._verdicts(assignment, trainee)})[trainee]

    def has_assignment(self, assignment: str) -> bool:
        """Whether the gradebook knows an exercise."""
        with self._engine.connect() as connection:
            return bool(rows.most_points(connection, assignment))

    def students(self) -> list[str]:
        """The numbers of the trainees in the gradebook."""
        with self._engine.connect() as connection:
            return rows.students(connection)

    def export(self, path: Path) -> None:
        """Write all points as CSV, as ``nbgrader export``."""
        with self._gradebook() as gradebook:
            exporter = SafeCsvExport()
            exporter.to = str(path)
            exporter.export(gradebook)

    # --- the fast path ------------------------------------------------------------------

    def _master(self, assignment: str) -> Master | None:
        """The released notebook as it is now; ``None`` where nothing goes the fast path."""
        if not _is_ours(self._config):
            return None
        with self._engine.connect() as connection:
            plan = rows.plan(connection, assignment)
        if plan is None:
            return None
        path = self._site.exercises / assignment / f"{plan.notebook}.ipynb"
        old = self._masters.get(assignment)
        if old is None or old.plan != plan or not path.exists() or old.released != notebook(path):
            old = fast_path.master(self._site, self._config, plan, self._directory.db_url)
            self._masters[assignment] = old
        return old

    def _run(self, known: Master, due: Sequence[str], unusual: Reasons) -> Iterator[list[_Found]]:
        """Run hand-ins side by side and judge them as they come back, in any order."""
        runners = shared_runners()
        waiting = _groups(self._read(known, due, unusual), len(due) // runners.count)
        running: dict[Future[list[list[list[dict[str, Any]]]]], list[HandIn]] = {}
        with ThreadPoolExecutor(runners.count) as pool:
            while True:
                for group in islice(waiting, AHEAD * runners.count - len(running)):
                    notebooks = [known.to_run(hand_in) for hand_in in group]
                    running[pool.submit(runners.run_together, notebooks)] = group
                if not running:
                    return
                found = []
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    for hand_in, outputs in zip(running.pop(done), done.result(), strict=True):
                        found += self._judged(known, hand_in, outputs, unusual)
                yield found

    @staticmethod
    def _judged(
        known: Master, hand_in: HandIn, outputs: list[list[dict[str, Any]]], unusual: Reasons
    ) -> list[_Found]:
        try:
            judged, verdicts, text = fast_path.judge(known, hand_in, outputs)
        except (ValueError, OperatorError):
            # nbgrader says best itself what is wrong with it.
            unusual[hand_in.trainee] = ""
            return []
        return [_Found(judged, verdicts, text, hand_in.stamp, hand_in.oddity)]

    def _side_by_side(
        self, known: Master, due: Sequence[str], unusual: Reasons, slowly: list[Marked]
    ) -> Iterator[list[_Found]]:
        """:meth:`_run`, with an unusual hand-in now and then, while runners have enough to do."""
        for found in self._run(known, due, unusual):
            if unusual:
                trainee = next(iter(unusual))
                reason = unusual.pop(trainee)
                slowly.append(self._mark_slowly(known.plan.assignment, trainee, reason))
            yield found

    def _read(self, known: Master, due: Sequence[str], unusual: Reasons) -> Iterator[HandIn]:
        secret = self._site.secret("seeds")
        for trainee in due:
            try:
                yield fast_path.read(self._site, known, trainee, secret)
            except Unusual as reason:
                unusual[trainee] = str(reason)

    def _write(self, known: Master, found: Sequence[_Found], unusual: Reasons) -> list[Marked]:
        """Put a batch on disk: notebooks beside their places, rows, notebooks in place.

        Whoever is interrupted before the last step marks the hand-in again, to the same rows.
        Raises :class:`OperatorError` where the disk has no room.
        """
        with self._on_disk():
            return self._put(known, found, unusual)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """Say in a sentence that something could not be written."""
        try:
            yield
        except (OSError, sa.exc.OperationalError) as error:
            raise OperatorError(
                f"Marking was broken off: {error}. What is marked stays; the rest is marked "
                f"when {self._site.var} can be written again."
            ) from error

    def _put(self, known: Master, found: Sequence[_Found], unusual: Reasons) -> list[Marked]:
        assignment = known.plan.assignment
        folders = [self._fresh(known, one) for one in found]
        _sync(self._site.autograded)
        try:
            with self._engine.begin() as connection:
                judged = [one.judged for one in found]
                rows.write(connection, known.plan, judged, self._penalty)
        except KeyError:
            # Rows of an older version of the assignment: nbgrader says what to do.
            unusual |= dict.fromkeys((one.judged.trainee for one in found), "")
            for folder in folders:
                shutil.rmtree(folder)
            return []
        for one, folder in zip(found, folders, strict=True):
            place = self._site.autograded / one.judged.trainee / assignment
            if place.exists():
                shutil.rmtree(place)
            folder.rename(place)
        results = self._results(assignment, {one.judged.trainee: one.verdicts for one in found})
        return [
            Marked(
                one.judged.trainee,
                one.stamp,
                results[one.judged.trainee],
                hint=_hint(assignment, one.judged.trainee, one.oddity),
            )
            for one in found
        ]

    def _fresh(self, known: Master, found: _Found) -> Path:
        """The marked notebook in a folder beside its place, with nbgrader's permissions."""
        plan = known.plan
        folder = self._site.autograded / found.judged.trainee / f".{plan.assignment}.fresh"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, text in ((f"{plan.notebook}.ipynb", found.text), (STAMP, found.stamp)):
            path = folder / name
            path.write_text(text, encoding="utf-8")
            path.chmod(0o444)
        return folder

    def _penalty(self, trainee: str, score: float, late: float) -> float | None:
        """What a late hand-in costs, by nbgrader's own step, between nothing and all of it."""
        step = AssignLatePenalties(config=self._config)
        step.init_plugin()
        penalty = step.plugin_inst.late_submission_penalty(trainee, score, late)
        return None if penalty is None else float(min(max(penalty, 0.0), score))

    def _mark_slowly(self, assignment: str, trainee: str, reason: str) -> Marked:
        """Mark one hand-in through nbgrader's whole pipeline.

        The ``reason`` why it did not go the fast path becomes a hint; there may be none.
        Raises :class:`OperatorError` where the disk has no room: that is no fault of the hand-in.
        """
        shutil.rmtree(self._site.autograded / trainee / f".{assignment}.fresh", ignore_errors=True)
        stamp = self._stamp(assignment, trainee)
        too_much = reason_not_to_mark(self._site.submitted / trainee / assignment)
        if too_much:
            return _refusal(assignment, trainee, too_much)
        try:
            self.autograde(assignment, trainee, force=True)
        except OperatorError as trouble:
            self._site.check_room()
            return Marked(trainee, stamp, trouble=str(trouble))
        result = self.result(assignment, trainee)
        if result is None:
            nothing = f"nbgrader found nothing to mark in {assignment} of {trainee}."
            return Marked(trainee, stamp, trouble=nothing)
        return Marked(trainee, stamp, result, hint=_hint(assignment, trainee, reason))

    # --- reading ------------------------------------------------------------------------

    def standing(self, assignment: str, trainees: Sequence[str]) -> Iterator[list[Marked]]:
        """What stands in the gradebook of those hand-ins that are marked, in batches."""
        marked = [one for one in trainees if self.is_marked(assignment, one)]
        for start in range(0, len(marked), BATCH):
            some = marked[start : start + BATCH]
            stamps = {one: self._stamp(assignment, one) for one in some}
            results = self._results(
                assignment, {one: self._verdicts(assignment, one) for one in some}
            )
            yield [Marked(trainee, stamps[trainee], result) for trainee, result in results.items()]

    def _stamp(self, assignment: str, trainee: str) -> str:
        """The ``timestamp.txt`` of a hand-in; empty where it has none."""
        try:
            path = self._site.submitted / trainee / assignment / STAMP
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _results(self, assignment: str, said: dict[str, Verdicts]) -> dict[str, Result | None]:
        with self._engine.connect() as connection:
            most = rows.most_points(connection, assignment)
            found = rows.standing(connection, assignment, list(said))
        return {
            trainee: _result(found[trainee], verdicts, most)
            if verdicts and trainee in found
            else None
            for trainee, verdicts in said.items()
        }

    @contextmanager
    def _gradebook(self) -> Iterator[Gradebook]:
        with Gradebook(self._directory.db_url, self._directory.course_id) as gradebook:
            yield gradebook

    def _verdicts(self, assignment: str, trainee: str) -> Verdicts:
        """What each test cell said, by ``grade_id``; empty where nothing is marked."""
        found: Verdicts = {}
        for path in sorted((self._site.autograded / trainee / assignment).glob("*.ipynb")):
            for cell in notebook(path)["cells"]:
                grading = cell.get("metadata", {}).get("nbgrader", {})
                if grading.get("grade"):
                    found[grading["grade_id"]] = fast_path.verdict(cell)
        return found


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
    points = sum(score for score, _ in standing.grades.values())
    return {
        "points": max(0.0, points - standing.penalty),
        "most": sum(most.values()),
        "questions": questions,
    }


def _refusal(assignment: str, trainee: str, reason: str) -> Marked:
    return Marked(trainee, trouble=f"{assignment} of {trainee} {reason}. It was not marked.")


def _hint(assignment: str, trainee: str, reason: str) -> str | None:
    if not reason:
        return None
    return f"{assignment} of {trainee} is not as it was given out: {reason}. {ONLY_ANSWERS}"


def _groups(hand_ins: Iterator[HandIn], size: int) -> Iterator[list[HandIn]]:
    """Hand-ins in groups of ``size``, but of one at least and :data:`TOGETHER` at most."""
    while group := list(islice(hand_ins, min(max(size, 1), TOGETHER))):
        yield group


def _batches(found: Iterable[list[_Found]], pause: float) -> Iterator[list[_Found]]:
    """What comes, in batches that are gathered for ``pause`` seconds or until they are full."""
    batch: list[_Found] = []
    began = time.monotonic()
    for some in found:
        batch += some
        if batch and (len(batch) >= BATCH or time.monotonic() - began >= pause):
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _is_ours(config: Config) -> bool:
    """Whether marking is set up as this project sets it up, so that the fast path is the same."""
    own = {"sanitize_preprocessors": list(SANITIZING), "autograde_preprocessors": list(MARKING)}
    return dict(config.get("Autograde", {})) == own and not _STEPS & set(config)


def settings(site: Site) -> Config:
    """nbgrader's settings in force."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(site.root)).load_config()


def _sync(folder: Path) -> None:
    """See that what was written to the disk of ``folder`` is there after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(handle)
    finally:
        os.close(handle)


def _use_write_ahead_log(engine: sa.Engine, path: Path) -> None:
    """Let the instructor read the gradebook while the marker writes; SQLite keeps the setting."""
    try:
        with engine.connect() as connection:
            connection.execute(sa.text("PRAGMA journal_mode=WAL"))
    except sa.exc.DatabaseError as error:
        raise OperatorError(
            f"{path} cannot be opened ({error.orig}). Restore it from a backup."
        ) from error


def _check(done: dict[str, Any], what: str) -> None:
    if done.get("success"):
        return
    lines = (done.get("log") or done.get("error") or "no reason given").strip().splitlines()
    reason = _raised(lines) or next(filter(_is_error, lines), lines[-1]).removeprefix(_ERROR)
    # A hand-in's own words may be in it, and control a terminal.
    plain = "".join(sign if sign.isprintable() else "?" for sign in reason[:300])
    raise OperatorError(f"nbgrader could not work on {what}: {plain}")


def _is_error(line: str) -> bool:
    return line.startswith(_ERROR)


def _raised(lines: Sequence[str]) -> str | None:
    """What the first traceback of a log ends with; ``None`` if there is none."""
    starts = [place for place, line in enumerate(lines) if line.startswith(f"{_ERROR}Traceback")]
    if not starts:
        return None
    trace = takewhile(lambda line: not line.startswith("["), lines[starts[0] + 1 :])
    return next((line for line in reversed(list(trace)) if line.strip()), None)
