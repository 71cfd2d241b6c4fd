"""The steps that ``nbgrader_config.py`` puts into nbgrader's own pipeline."""

from __future__ import annotations

import ast
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from qihang.answers import seeds
from qihang.answers.submission import SEED
from qihang.kernels.run.cells import Runners, code_cells, is_literal, is_plain
from qihang.kernels.run.outputs import Output, harmless, stream
from qihang.kernels.run.runner import Way
from qihang.system.notebooks import notebook
from qihang.system.site import Site

SANITIZING = (
    "nbgrader.preprocessors.ClearOutput",
    "qihang.gradebook.AsReleased",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
    "qihang.gradebook.OwnSeed",
)
"""What happens to a submission before it is run: nbgrader's steps, then ours.

What nbgrader knows of a cell is what was given out, whatever the submission says of it, and a
seed that is not the trainee's own earns nothing.
"""

MARKING = (
    "qihang.gradebook.ForkedExecute",
    "qihang.gradebook.ByHand",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)
"""How it is run and marked: nbgrader's steps, of which the first one is replaced.

What was given by hand is exchanged before nbgrader saves points: it looks at it.
"""

EXPORTER = "qihang.gradebook.HandedIn"
"""How a notebook is opened on the way there."""

OWN_CODE = (
    "This code is the trainee's own. It ran apart from the tests, with nothing in reach, and "
    "earns no points by itself: look at it, and give points by hand where it deserves them.\n"
)
"""What stands beside code in a marked notebook."""


class AsReleased(NbGraderPreprocessor):
    """Gives every cell the nbgrader metadata with which it was given out.

    nbgrader itself restores only some of it: a solution cell could call itself a test. Of
    cells that say they are the same one, the last one is; the others are ordinary cells.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is. Raises :class:`OperatorError`."""
        given = {
            cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]
            for cell in _released(resources)["cells"]
            if "grade_id" in cell["metadata"].get("nbgrader", {})
        }
        for cell in reversed(nb.cells):
            metadata = given.pop(_name(cell), None)
            cell.metadata.pop("nbgrader", None)
            if metadata is not None:
                cell.metadata.nbgrader = from_dict(metadata)
        return nb, resources


class OwnSeed(NbGraderPreprocessor):
    """Empties the seed cell of a submission whose seed is not its owner's."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is."""
        owner = resources["nbgrader"]["student"]
        assignment = resources["nbgrader"]["assignment"]
        secret = Site.here().secret("seeds")
        for cell in nb.cells:
            if _name(cell) == SEED and not is_own_seed(secret, cell.source, owner, assignment):
                cell.source = f"{SEED} = None"
        return nb, resources


class ForkedExecute(Execute):
    """nbgrader's Execute without a kernel, and without a submission's code in the tests.

    What the tests find is what they find in the released notebook with the submission's
    literals in its solution cells. Code of its own runs in another child, where it can
    change nothing, for the instructor to look at.
    """

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is. Raises :class:`OperatorError`."""
        given = _given(resources)
        answers = {_name(cell): cell.source for cell in code_cells(nb)}
        found = dict(zip(given, _answered(given, answers, resources), strict=True))
        own = _Own(resources["metadata"]["path"])
        for count, cell in enumerate(code_cells(nb), start=1):
            cell.execution_count = count
            place = _place(given, cell)
            if place is not None and given[place].accepts(cell.source):
                own.add_given(given[place].released)
                cell.outputs = _as_nbformat(found[place])
            else:
                own.add(cell)
        own.show()
        return nb, resources


@dataclass(frozen=True)
class _Given:
    """A code cell that the course gave out."""

    source: str
    """With the hidden tests."""
    released: str
    """Without them."""
    name: str | None
    is_solution: bool
    is_run: bool

    def accepts(self, source: str) -> bool:
        """Whether a submission's cell is this one as it was given out, or with a literal in it."""
        if not self.is_solution:
            return True
        return source == self.released or is_literal(source, self.name or "")


class _Own:
    """A submission's own code among the course's cells, to be run without the keys."""

    def __init__(self, folder: str):
        self._folder = folder
        self._sources: list[str] = []
        self._cells: dict[int, Any] = {}

    def add_given(self, source: str) -> None:
        """Add a cell of the course; its outputs here are ignored."""
        self._sources.append(source)

    def add(self, cell: Any) -> None:
        """The next cell is the trainee's: it shows what it puts out, and its answer then."""
        name = _name(cell) or ""
        for source in (cell.source, name) if name.isidentifier() else (cell.source,):
            self._cells[len(self._sources)] = cell
            self._sources.append(source)

    def show(self) -> None:
        """Run the code, if there is any, and put the outputs into its cells."""
        if not self._cells:
            return
        way = Way(in_ipython=True, files=self._folder, own_code=True)
        said = shared_runners().run(self._sources, way)
        for cell in self._cells.values():
            cell.outputs = _as_nbformat([stream("stderr", OWN_CODE)])
        for place, cell in self._cells.items():
            cell.outputs += _as_nbformat(harmless(said[place]))


def _released(resources: Any) -> dict[str, Any]:
    """The notebook as it was given out. Raises :class:`OperatorError` where it is missing."""
    own = resources["nbgrader"]
    return notebook(Site.here().exercises / own["assignment"] / f"{own['notebook']}.ipynb")


def _given(resources: Any) -> dict[int, _Given]:
    """The code cells that were given out, by their place. Raises :class:`OperatorError`."""
    own = resources["nbgrader"]
    with Gradebook(own["db_url"]) as gradebook:
        known = gradebook.find_notebook(own["notebook"], own["assignment"]).source_cells
        tests = {cell.name: cell.source for cell in known if cell.locked}
    given = {}
    for place, cell in enumerate(code_cells(_released(resources))):
        grading = cell["metadata"].get("nbgrader", {})
        name = grading.get("grade_id")
        given[place] = _Given(
            source=tests.get(name, cell["source"]),
            released=cell["source"],
            name=name,
            is_solution=bool(grading.get("solution")),
            is_run="skip-execution" not in cell["metadata"].get("tags", ()),
        )
    return given


def _answered(
    given: Mapping[int, _Given], answers: Mapping[str | None, str], resources: Any
) -> list[list[Output]]:
    """What each given cell puts out when the solution cells hold the literals of a submission."""
    run = [place for place in given if given[place].is_run]
    sources = []
    for place in run:
        cell = given[place]
        answer = answers.get(cell.name, cell.source) if cell.is_solution else cell.source
        sources.append(answer if cell.accepts(answer) else cell.source)
    way = Way(
        in_ipython=not all(is_plain(given[place].source) for place in run),
        files=_files(resources),
    )
    said = dict(zip(run, shared_runners().run(sources, way), strict=True))
    return [said.get(place, []) for place in given]


def _files(resources: Any) -> str:
    """The folder of what was given out, if there is more in it than notebooks."""
    folder = Site.here().exercises / resources["nbgrader"]["assignment"]
    return str(folder) if has_more(folder) else ""


def _place(given: Mapping[int, _Given], cell: Any) -> int | None:
    """Which of the given cells a submission's cell is."""
    name = _name(cell)
    for place, one in given.items():
        if one.name == name and (name or one.source == cell.source):
            return place
    return None


def _name(cell: Any) -> str | None:
    """The ``grade_id`` of a cell, whatever a submission calls its metadata."""
    grading = cell.metadata.get("nbgrader")
    name = grading.get("grade_id") if isinstance(grading, dict) else None
    return name if isinstance(name, str) else None


def _as_nbformat(outputs: Sequence[Output]) -> list[Any]:
    return [from_dict(output) for output in outputs]


@cache
def shared_runners() -> Runners:
    """The runners of this process; they have run the exercises as they are given out."""
    return Runners(
        [
            [cell["source"] for cell in code_cells(notebook(path)) if is_plain(cell["source"])]
            for path in sorted(Site.here().exercises.glob("*/*.ipynb"))
        ]
    )


def has_more(folder: Path) -> bool:
    """Whether files lie beside the notebook that nbgrader would put beside every submission."""
    return any(path.suffix != ".ipynb" for path in folder.rglob("*") if path.is_file())


def is_own_seed(secret: bytes, source: str, owner: str, assignment: str) -> bool:
    """Whether a seed cell holds a seed that was made for its owner."""
    return seeds.is_own(secret, _assigned(source), owner, assignment)


def markdown_as_text(source: str, *_arguments: Any, **_settings: Any) -> str:
    """A markdown cell as plain, escaped text: no trainee's text becomes HTML or script."""
    return f'<pre style="white-space: pre-wrap">{html.escape(str(source))}</pre>'


def _assigned(source: str) -> object:
    """The literal in ``seed = <literal>``, or ``None`` if that is not what stands there."""
    try:
        statement = ast.parse(source).body[0]
        if isinstance(statement, ast.Assign):
            return ast.literal_eval(statement.value)
    except (SyntaxError, ValueError, IndexError):
        pass
    return None
