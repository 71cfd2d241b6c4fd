"""The steps that ``nbgrader_config.py`` puts into nbgrader's own pipeline."""

from __future__ import annotations

import ast
import html
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from qihang import seeds
from qihang.course import notebook
from qihang.kernels.cells import Runners, code_cells, is_plain, needs_kernel
from qihang.site import Site
from qihang.submission import SEED

SANITIZING = (
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
    "qihang.gradebook.OwnSeed",
)
"""What happens to a hand-in before it is run: nbgrader's steps, then ours.

A seed that is not the trainee's own earns nothing.
"""

MARKING = (
    "qihang.gradebook.ForkedExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)
"""How it is run and marked: nbgrader's steps, in which only the first one is replaced."""


class OwnSeed(NbGraderPreprocessor):
    """Empties the seed cell of a submission whose seed is not its owner's."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is."""
        owner = resources["nbgrader"]["student"]
        assignment = resources["nbgrader"]["assignment"]
        secret = Site.here().secret("seeds")
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") != SEED:
                continue
            if not is_own_seed(secret, cell.source, owner, assignment):
                cell.source = f"{SEED} = None"
        return nb, resources


class ForkedExecute(Execute):
    """nbgrader's Execute, without a kernel where a notebook needs none.

    What the course gave out and literals run in a walled fork; a notebook with any other
    code gets a kernel of its own, as in nbgrader.
    """

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is."""
        if self._needs_kernel(nb, resources):
            return super().preprocess(nb, resources, km)
        cells = code_cells(nb)
        outputs = shared_runners().run([cell.source for cell in cells])
        for count, (cell, said) in enumerate(zip(cells, outputs, strict=True), start=1):
            cell.outputs = [from_dict(output) for output in said]
            cell.execution_count = count
        return nb, resources

    @staticmethod
    def _needs_kernel(nb: Any, resources: Any) -> bool:
        beside = {path.name for path in Path(resources["metadata"]["path"]).iterdir()}
        own = resources["nbgrader"]
        if beside - {f"{own['notebook']}.ipynb", "timestamp.txt"}:
            return True
        with Gradebook(own["db_url"]) as gradebook:
            found = gradebook.find_notebook(own["notebook"], own["assignment"])
            given = {cell.source for cell in found.source_cells if cell.locked}
        path = Site.here().exercises / own["assignment"] / f"{own['notebook']}.ipynb"
        if path.exists():
            given |= {cell["source"] for cell in code_cells(notebook(path))}
        return needs_kernel(nb, given)


@cache
def shared_runners() -> Runners:
    """The runners of this process; they have run the exercises as they are given out."""
    return Runners(
        [
            [cell["source"] for cell in code_cells(notebook(path)) if is_plain(cell["source"])]
            for path in sorted(Site.here().exercises.glob("*/*.ipynb"))
        ]
    )


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
