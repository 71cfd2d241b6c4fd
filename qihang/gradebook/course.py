"""nbgrader's course of one site: making exercises, marking submissions, reading points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import sqlalchemy as sa
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from qihang.gradebook import by_hand, fast_path, indexes, opening, rows, running
from qihang.gradebook.complaints import check
from qihang.gradebook.fast_path import Master
from qihang.gradebook.generating import Accept, Generating, Publish
from qihang.gradebook.intake import reason_not_to_mark, reason_to_refuse
from qihang.gradebook.marked import Marked, hint, refusal
from qihang.gradebook.results import Results
from qihang.gradebook.running import Reasons, batches
from qihang.gradebook.steps import EXPORTER, MARKING, SANITIZING, shared_runners
from qihang.gradebook.writing import FRESH, Writer
from qihang.language.messages import Message, Translated, message, sentences
from qihang.protocol.submission import Result
from qihang.settings import language
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

_STEPS = frozenset(
    {
        *("Execute", "ExecutePreprocessor", "ForkedExecute", "IgnorePattern", "LimitOutput"),
        *("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells"),
        *("CheckCellMetadata", "SaveAutoGrades", "ClearMetadataPreprocessor"),
        *("BaseConverter", "NbConvertBase", "Preprocessor", "NbGraderPreprocessor"),
        *("Exporter", "NotebookExporter"),
    }
)
"""nbgrader's steps and their base classes; settings for one of them rule out the fast path."""


_MISSING = re.compile(r'no such (table|column)|(relation|column) "?[\w.]+"? does not exist')
"""What SQLite and PostgreSQL say of what is no gradebook."""


class NoGradebook(OperatorError):
    """The file that should be nbgrader's gradebook lacks its tables."""


class NoExercise(OperatorError):
    """The exercise of an edition is missing: nothing of it can be marked."""


class Course:
    """nbgrader's course of one site."""

    def __init__(self, site: Site):
        self._site = site
        self.language = language(site)
        """The language of what operators are told."""
        site.make_folders()
        config = settings(site)
        self._config = config
        self._directory = CourseDirectory(config=config)
        self._engine = opening.connect(self._directory.db_url)
        opening.prepare(self._engine)
        _name_what_is_missing(self._engine)
        by_hand.prepare(self._engine)
        indexes.prepare(self._engine)
        self._masters: dict[str, Master | None] = {}
        self._results = Results(site, self._engine)
        self._writer = Writer(site, config, self._engine, self._results)
        self._generating = Generating(site, config)

    @cached_property
    def _api(self) -> Any:
        # This import loads all of nbgrader's programs; the fast path needs none of them.
        from nbgrader.apps.api import NbGraderAPI

        return NbGraderAPI(self._directory, config=self._config)

    def generate(
        self,
        assignment: str,
        accept: Accept = lambda made: None,
        note: bytes = b"",
        publish: Publish = lambda name, note: None,
    ) -> None:
        """Make ``exercises/<assignment>`` from ``solutions/``, as nbgrader generates it.

        Then ``publish`` it, which gets the ``note`` also when somebody else goes on after a
        kill. Raises :class:`OperatorError` where nbgrader or ``accept`` refuses; nothing is
        changed then.
        """
        self._generating.generate(assignment, accept, note, publish)

    def finish_generating(self, publish: Publish) -> None:
        """Make and ``publish`` what somebody was killed over."""
        self._generating.finish(publish)

    def is_changed(self, assignment: str) -> bool:
        """Whether a key in ``solutions/`` is another one than what was generated.

        Raises :class:`OperatorError` where nbgrader refuses what stands there.
        """
        return self._generating.key_of_masters(assignment) != self.key(assignment)

    def autograde(self, assignment: str, trainee: str, force: bool = False) -> None:
        """Mark what a trainee handed in, as ``nbgrader autograde``.

        Raises :class:`OperatorError` with nbgrader's own reason where it cannot be marked.
        """
        done = self._api.autograde(assignment, trainee, force=force, create=True)
        check(done, message("{session} of {number}", session=assignment, number=trainee))

    def warm_up(self) -> None:
        """Start the processes that run notebooks.

        Raises :class:`OperatorError` without a sandbox.
        """
        shared_runners()

    def mark(
        self,
        assignment: str,
        trainees: Sequence[str],
        force: bool = False,
        pause: float = 0.0,
        slow: int | None = None,
        begin: Callable[[Sequence[str]], None] = lambda due: None,
    ) -> Iterator[list[Marked]]:
        """Mark submissions side by side; gives them in batches, once they are in the gradebook.

        What is marked already, with the key in force, is read from the gradebook, unless
        ``force``. ``pause`` is how many seconds a batch is gathered at least: fewer batches,
        later results. What has to go through nbgrader's whole pipeline comes last, as it may
        take long, and no more than ``slow`` of it, if that is said: the rest stays unmarked.
        ``begin`` is called with those that are marked, before what stands of them is changed.
        Raises :class:`OperatorError` where the exercise is missing.
        """
        self._check_exercise(assignment)
        refused = self._refused(assignment, trainees)
        yield from ([one] for one in refused.values())
        trainees = [one for one in trainees if one not in refused]
        due = trainees if force else self._due(assignment, trainees)
        is_due = set(due)
        yield from self.standing(assignment, [one for one in trainees if one not in is_due])
        if not due:
            return
        begin(due)
        # The runners import while this process does its own preparations.
        shared_runners()
        known = self._master(assignment)
        unusual: Reasons = {}
        if known is None:
            unusual = dict.fromkeys(due, None)
        else:
            for found in batches(running.run(self._site, known, due, unusual), pause):
                yield self._writer.write(known, found, unusual)
        for trainee, why in islice(unusual.items(), slow):
            yield [self._mark_slowly(assignment, trainee, why)]

    def _check_exercise(self, assignment: str) -> None:
        """Raises :class:`NoExercise` where it is missing: no submission has trouble by that."""
        exercise = self._site.exercise(assignment)
        if not exercise.is_file():
            raise NoExercise(
                message(
                    "{file} is missing. Nothing was marked. Run: qihang release {session}",
                    file=exercise,
                    session=assignment,
                )
            )

    def _refused(self, assignment: str, trainees: Sequence[str]) -> dict[str, Marked]:
        """The submissions that are refused without being opened."""
        refused = {}
        for trainee in trainees:
            why = reason_to_refuse(self._site, assignment, trainee)
            if why:
                refused[trainee] = self._refusal(assignment, trainee, why)
        return refused

    def _refusal(self, assignment: str, trainee: str, why: Translated) -> Marked:
        return refusal(self._site, assignment, trainee, why, self.key(assignment))

    def tidy(self) -> None:
        """Remove what an interrupted marking left. The caller holds the marking lock."""
        files.clear(self._site.autograded / FRESH)

    def has_marks(self) -> bool:
        """Whether the gradebook and the folder of marked exercises hold anything at all."""
        with self._engine.connect() as connection:
            stands = rows.has_submissions(connection)
        folder = self._site.autograded
        return stands and folder.is_dir() and any(folder.iterdir())

    def flush(self) -> None:
        """Have all that was marked on disk. Raises ``OSError``."""
        for folder in (self._site.var, self._site.autograded, self._site.submitted):
            if folder.is_dir():
                files.sync_disk(folder)

    def _due(self, assignment: str, trainees: Sequence[str]) -> list[str]:
        marked, key = self._results.marked(assignment, trainees), self.key(assignment)
        return [one for one in trainees if marked.get(one) != key]

    def marked(self, assignment: str, trainees: Sequence[str]) -> set[str]:
        """Those of whom the gradebook's points are of the submission that lies there now."""
        return set(self._results.marked(assignment, trainees))

    def key(self, assignment: str) -> str:
        """The key in force: a short name for what the cells that mark say."""
        return self._results.key(assignment)

    def result(self, assignment: str, trainee: str) -> Result | None:
        """Points of a marked exercise: ``points most questions``; ``None`` if not marked."""
        verdicts = self._results.verdicts(assignment, trainee)
        return self._results.of(assignment, {trainee: verdicts})[trainee]

    def results(
        self, assignment: str, trainees: Sequence[str]
    ) -> tuple[dict[str, Result | None], dict[str, OperatorError]]:
        """The same of many, and why the marked notebooks of some cannot be read."""
        said, damaged = {}, {}
        for trainee in trainees:
            try:
                said[trainee] = self._results.verdicts(assignment, trainee)
            except OperatorError as error:
                damaged[trainee] = error
        return self._results.of(assignment, said), damaged

    def has_assignment(self, assignment: str) -> bool:
        """Whether the gradebook knows an exercise."""
        with self._engine.connect() as connection:
            return bool(rows.most_points(connection, assignment))

    def students(self) -> list[str]:
        """The numbers of the trainees in the gradebook."""
        with self._engine.connect() as connection:
            return rows.students(connection)

    def most(self, assignment: str) -> float:
        """The points that an exercise gives at most."""
        with self._engine.connect() as connection:
            return sum(rows.most_points(connection, assignment).values())

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

    def _mark_slowly(self, assignment: str, trainee: str, why: Message | None) -> Marked:
        """Mark one submission through nbgrader's whole pipeline.

        The reason ``why`` it did not go the fast path becomes a hint; there may be none.
        Raises :class:`OperatorError` where the disk has no room; the submission is not to blame.
        """
        stamp = self._results.stamp(assignment, trainee)
        why_not = reason_not_to_mark(self._site, assignment, trainee)
        if why_not:
            return self._refusal(assignment, trainee, why_not)
        try:
            self.autograde(assignment, trainee, force=True)
        except OperatorError as error:
            self._site.check_room()
            look = message(
                "Look at what lies in {folder}, and at the key if others have the same trouble.",
                folder=self._site.submitted / trainee / assignment,
            )
            said = sentences(error, look)
            return Marked(trainee, stamp, error=said, key=self.key(assignment))
        result = self.result(assignment, trainee)
        if result is None:
            nothing = message(
                "nbgrader found nothing to mark in {session} of {number}.",
                session=assignment,
                number=trainee,
            )
            return Marked(trainee, stamp, error=nothing, key=self.key(assignment))
        odd = hint(assignment, trainee, why)
        return Marked(trainee, stamp, result, self.key(assignment), hint=odd)

    # --- reading ------------------------------------------------------------------------

    def standing(self, assignment: str, trainees: Sequence[str]) -> Iterator[list[Marked]]:
        """What stands in the gradebook of those submissions that are marked, in batches."""
        return self._results.standing(assignment, trainees)


def _is_ours(config: Config) -> bool:
    """Whether marking is set up as this project sets it up, so that the fast path is the same."""
    own = {
        "exporter_class": EXPORTER,
        "sanitize_preprocessors": list(SANITIZING),
        "autograde_preprocessors": list(MARKING),
    }
    return dict(config.get("Autograde", {})) == own and not _STEPS & set(config)


def settings(site: Site) -> Config:
    """nbgrader's settings in force."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(site.root)).load_config()


def database(site: Site) -> str:
    """Which database nbgrader opens, whatever the house has set."""
    directory = CourseDirectory(config=settings(site))
    return opening.named(sa.make_url(directory.db_url))


def _name_what_is_missing(engine: sa.Engine) -> None:
    """Let whoever asks a database that is no gradebook be told so, with the cure."""

    @sa.event.listens_for(engine, "handle_error")
    def no_gradebook(context: sa.engine.ExceptionContext) -> None:
        said = str(context.original_exception)
        if _MISSING.match(said):
            raise NoGradebook(
                message(
                    "{file} is no gradebook of this version of nbgrader ({reason}). Stop the "
                    "classroom and restore a backup.",
                    file=opening.named(engine.url),
                    reason=said.partition("\n")[0],
                )
            )
