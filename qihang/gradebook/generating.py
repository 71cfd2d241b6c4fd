"""Making an exercise with nbgrader so that whatever goes wrong changes nothing.

nbgrader takes an exercise away before it makes the new one, and writes into the gradebook on
the way. So it works aside first, in a copy of the gradebook; only what it accepted there is
made once more in the gradebook and put in place. Whoever is killed in between leaves all that
is needed to go on (:meth:`Generating.finish`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path

import sqlalchemy as sa
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from qihang.databases.copying import held
from qihang.databases.where import gradebook as where
from qihang.gradebook import opening
from qihang.gradebook.complaints import check
from qihang.gradebook.keys import key_in_force
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.locks import generating
from qihang.system.notebooks import notebook
from qihang.system.site import Site

Accept = Callable[[Path], None]
"""Looks at a notebook that nbgrader made; raises :class:`OperatorError` if it cannot be used."""

Publish = Callable[[str, bytes], None]
"""What is to be done with an exercise, by its name and a note, once it is in place."""

ACCEPTED = "accepted"
"""A file beside the masters from which an exercise is to be made, once nbgrader accepted them.

It holds the note, and is there until everything is done.
"""

_MODE = 0o644
"""As nbgrader sets it for what it makes."""


class Generating:
    """nbgrader's ``generate_assignment`` of one site, aside first and then in place."""

    def __init__(self, site: Site, config: Config):
        self._site = site
        self._config = config
        self._aside = site.var / "generating"

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Be the only one who works aside; the folder is gone where nothing is left in it."""
        with generating(self._site):
            try:
                yield
            finally:
                with suppress(OSError):
                    self._aside.rmdir()

    def generate(self, assignment: str, accept: Accept, note: bytes, publish: Publish) -> None:
        """Make ``exercises/<assignment>`` from ``solutions/``, and ``publish`` it.

        Raises :class:`OperatorError` where nbgrader or ``accept`` refuses; nothing is
        changed then, in ``exercises/`` and in the gradebook.
        """
        masters = self._site.solutions / assignment
        for path in sorted(masters.glob("*.ipynb")):
            notebook(path)
        folder = self._aside / assignment
        with self._turn():
            files.clear(folder)
            try:
                shutil.copytree(masters, self._masters(folder) / assignment)
                self._try(folder, assignment, accept).unlink()
            except BaseException:
                files.clear(folder)
                raise
            files.put(folder / ACCEPTED, note)
            self._put_in_place(folder, publish)

    def finish(self, publish: Publish) -> None:
        """Put in place what was accepted when somebody was killed; clear what was not."""
        if not self._aside.is_dir():
            return
        with self._turn():
            for folder in sorted(self._aside.iterdir()):
                if (folder / ACCEPTED).is_file():
                    self._put_in_place(folder, publish)
                else:
                    files.clear(folder)

    def key_of_masters(self, assignment: str) -> str:
        """The key that would be in force if ``solutions/`` were generated now.

        Raises :class:`OperatorError` where nbgrader refuses.
        """
        folder = self._aside / f"{assignment}.looked-at"
        with self._turn():
            files.clear(folder)
            shutil.copytree(self._site.solutions / assignment, self._masters(folder) / assignment)
            try:
                trial = self._try(folder, assignment, lambda made: None)
                engine = sa.create_engine(f"sqlite:///{trial}")
                with engine.connect() as connection:
                    return key_in_force(connection, assignment)
            finally:
                files.clear(folder)

    def _try(self, folder: Path, assignment: str, accept: Accept) -> Path:
        """Let nbgrader work in a copy of the gradebook, which is returned."""
        trial = folder / "gradebook.db"
        if opening.is_there(self._site):
            with held(where(self._site), opening.contents()) as gradebook:
                gradebook.copy(trial)
        self._nbgrader(folder, assignment, f"sqlite:///{trial}")
        for made in sorted(self._made(folder, assignment).glob("*.ipynb")):
            accept(made)
        return trial

    def _put_in_place(self, folder: Path, publish: Publish) -> None:
        """Each step can be done again, by whoever goes on after a kill."""
        assignment = folder.name
        try:
            self._nbgrader(folder, assignment, CourseDirectory(config=self._config).db_url)
        except OperatorError:
            # nbgrader commits at its end: nothing is changed, and nobody is to go on with it.
            files.clear(folder)
            raise
        made = self._made(folder, assignment)
        place = self._site.exercises / assignment
        wanted = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
        for name in sorted(wanted):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            files.put(place / name, (made / name).read_bytes())
            (place / name).chmod(_MODE)
        for path in list(place.rglob("*")):
            if path.is_file() and path.relative_to(place) not in wanted:
                path.unlink()
        publish(assignment, (folder / ACCEPTED).read_bytes())
        # First, so that nobody takes what is half cleared for what is to be made.
        (folder / ACCEPTED).unlink()
        files.clear(folder)

    def _nbgrader(self, folder: Path, assignment: str, url: str) -> None:
        # All of nbgrader's programs come along; who marks needs none.
        from nbgrader.apps.api import NbGraderAPI

        config = deepcopy(self._config)
        config.CourseDirectory.source_directory = str(self._masters(folder))
        config.CourseDirectory.release_directory = str(folder / "exercises")
        config.CourseDirectory.db_url = url
        api = NbGraderAPI(CourseDirectory(config=config), config=config)
        check(api.generate_assignment(assignment, force=True, create=True), assignment)

    @staticmethod
    def _masters(folder: Path) -> Path:
        return folder / "solutions"

    @staticmethod
    def _made(folder: Path, assignment: str) -> Path:
        return folder / "exercises" / assignment
