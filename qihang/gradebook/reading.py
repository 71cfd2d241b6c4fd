"""What nbgrader reads by itself of what was handed in, put onto the one way to do so.

nbgrader opens ``timestamp.txt``, copies files and lists folders before any step that a setting
names, and follows links, waits for pipes and reads to the end of whatever lies there. So its
settings exchange the class that reads a notebook, and :func:`restrain` four methods.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from qihang.answers.submitted import STAMP
from qihang.gradebook.intake import reason_not_to_mark, trainees_among
from qihang.gradebook.marked import refused
from qihang.gradebook.stamps import moment
from qihang.settings import language
from qihang.system.handed_in import LARGEST_MARKED, LARGEST_STAMP, content, content_or_none
from qihang.system.site import Site


class HandedIn(NotebookExporter):
    """nbgrader's way from a notebook to a notebook; how the file is opened is ours."""

    def from_filename(self, filename: str, resources: Any = None, **settings: Any) -> Any:
        """Read and convert a notebook. Raises :class:`Odd` where none is read."""
        path = Path(filename)
        text = content(path, path.parents[2], LARGEST_MARKED).decode("utf-8")
        own = {**(resources or {}), "metadata": {"name": path.stem, "path": str(path.parent)}}
        return self.from_notebook_node(nbformat.reads(text, as_version=4), own, **settings)


def restrain() -> None:
    """Exchange what nbgrader reads with; nothing else of it is changed."""
    if Autograde.convert_notebooks.__module__ == __name__:
        return
    CourseDirectory.get_existing_timestamp = _existing_timestamp
    NbGraderAPI.get_submitted_timestamp = _submitted_timestamp
    NbGraderAPI.get_submitted_students = _submitted_students(NbGraderAPI.get_submitted_students)
    Autograde.convert_notebooks = _convert_notebooks(Autograde.convert_notebooks)


def _existing_timestamp(_: CourseDirectory, folder: str) -> datetime | None:
    """When what lies in a folder was handed in; ``None`` where nothing readable says it."""
    place = Path(folder)
    return moment(content_or_none(place / STAMP, place.parents[1], LARGEST_STAMP) or b"")


def _submitted_timestamp(self: NbGraderAPI, assignment: str, student: str) -> datetime | None:
    """The same for the lists of formgrader."""
    course = self.coursedir
    folder = course.format_path(course.submitted_directory, student, assignment)
    return _existing_timestamp(course, folder)


def _submitted_students(listed: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """The lists of formgrader without folders that are called as nobody is."""

    def submitted_students(self: NbGraderAPI, assignment: str) -> set[str]:
        return trainees_among(Site.here(), listed(self, assignment))

    return submitted_students


def _convert_notebooks(convert: Callable[[Autograde], None]) -> Callable[[Autograde], None]:
    """Marking without what there is a reason not to mark, which is said; the rest goes on."""

    def convert_notebooks(self: Autograde) -> None:
        site = Site.here()
        said = []
        for folder in sorted(self.assignments):
            trainee, assignment = Path(folder).parts[-2:]
            why = reason_not_to_mark(site, assignment, trainee)
            if why:
                del self.assignments[folder]
                sentence = refused(site, assignment, trainee, why)
                said.append(sentence.translations()[language(site)])
                self.log.error(said[-1])
        convert(self)
        if said:
            raise NbGraderException(said[-1])

    return convert_notebooks
