"""The fast path: marks submissions that are the released notebook with literals filled in.

Such a submission is known cell by cell before it is read, so nbgrader's steps need to see the
released notebook once, not every copy of it. What remains is what differs: whose seed it
is, what the cells put out, and what nbgrader's own rules make of that. Whatever else was
handed in (other cells, other files, damaged) is :class:`Unusual` and goes through
nbgrader's whole pipeline.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from nbconvert.exporters import NotebookExporter
from nbformat import from_dict
from nbgrader import utils
from nbgrader.preprocessors import LimitOutput
from traitlets.config import Config

from qihang.answers.submission import SEED
from qihang.answers.submitted import STAMP
from qihang.gradebook.rows import Judged, Plan
from qihang.gradebook.stamps import moment
from qihang.gradebook.steps import SANITIZING, has_more, is_own_seed
from qihang.kernels.run.cells import code_cells, is_literal, is_plain
from qihang.language.messages import Message, message
from qihang.protocol.submission import VERDICT, Verdict
from qihang.system.errors import OperatorError
from qihang.system.handed_in import LARGEST_STAMP, Odd, content, entries
from qihang.system.notebooks import notebook, parsed
from qihang.system.site import Site

Verdicts = dict[str, Verdict]
"""What each test cell said, by ``grade_id``."""


class Unusual(Exception):
    """The submission is not the released notebook with literals; ``reason`` says why."""

    def __init__(self, reason: Message):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Submission:
    """What lies in a trainee's folder, read once."""

    trainee: str
    stamp: str
    timestamp: datetime
    changed: Mapping[int, str]
    """New sources of solution cells, by their place in the notebook."""
    oddity: Message | None = None
    """What else was changed, which counts for nothing."""


@dataclass(frozen=True)
class Master:
    """The released notebook of one assignment, as nbgrader's sanitizing steps leave it."""

    plan: Plan
    released: dict[str, Any]
    sanitized: str

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The source of every cell."""
        return tuple("".join(cell["source"]) for cell in json.loads(self.sanitized)["cells"])

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """The places of the cells that are run."""
        cells = json.loads(self.sanitized)["cells"]
        wanted = {id(cell) for cell in code_cells({"cells": cells})}
        return tuple(place for place, cell in enumerate(cells) if id(cell) in wanted)

    def is_usual(self) -> bool:
        """Whether the cells that were given out can run without a kernel."""
        cells = json.loads(self.sanitized)["cells"]
        return all(
            is_plain(self.sources[place]) and not cells[place]["metadata"].get("tags")
            for place in self.runs
        )

    def to_run(self, submission: Submission) -> list[str]:
        """The sources of the cells that are run."""
        return [submission.changed.get(place, self.sources[place]) for place in self.runs]


def master(site: Site, config: Config, plan: Plan, url: str) -> Master | None:
    """The released notebook through nbgrader's sanitizing steps; ``None`` if it is unusual.

    ``url`` is that of the gradebook, whose cells replace those of the notebook.
    """
    path = site.exercises / plan.assignment / f"{plan.notebook}.ipynb"
    if not path.exists() or has_more(site.solutions / plan.assignment):
        return None
    quiet = Config(config)
    quiet.Exporter.default_preprocessors = []
    exporter = NotebookExporter(config=quiet)
    for step in SANITIZING[:-1]:
        exporter.register_preprocessor(step)
    own = {"student": "", "assignment": plan.assignment, "notebook": plan.notebook, "db_url": url}
    text, _ = exporter.from_filename(str(path), resources={"nbgrader": own})
    made = Master(plan, notebook(path), text)
    return made if made.is_usual() else None


def read(site: Site, known: Master, trainee: str, secret: bytes) -> Submission:
    """What a trainee handed in. Raises :class:`Unusual`."""
    plan = known.plan
    folder = site.submitted / trainee / plan.assignment
    name = f"{plan.notebook}.ipynb"
    try:
        if {entry.name for entry in entries(folder, 3)} != {name, STAMP}:
            raise Unusual(message("other files lie there"))
        stamp = content(folder / STAMP, site.submitted, LARGEST_STAMP)
        submitted = parsed(content(folder / name, site.submitted), folder / name)
    except (OSError, Odd, OperatorError) as error:
        raise Unusual(message("it cannot be read")) from error
    timestamp = moment(stamp)
    if timestamp is None:
        raise Unusual(message("it has no time"))
    changed, oddity = _changed(known.released, submitted)
    for place, cell in enumerate(known.released["cells"]):
        if cell["metadata"].get("nbgrader", {}).get("grade_id") != SEED:
            continue
        source = changed.get(place, cell["source"])
        if not is_own_seed(secret, source, trainee, plan.assignment):
            changed[place] = f"{SEED} = None"
    return Submission(trainee, stamp.decode(), timestamp, changed, oddity)


def judge(
    known: Master, submission: Submission, outputs: Sequence[list[dict[str, Any]]]
) -> tuple[Judged, Verdicts, str]:
    """What nbgrader's rules make of the outputs: rows, verdicts, and the marked notebook.

    Raises ``ValueError`` where a test cell gave more than its points.
    """
    marked = json.loads(known.sanitized)
    said = dict(zip(known.runs, outputs, strict=True))
    limit = LimitOutput()
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    verdicts: Verdicts = {}
    for place, cell in enumerate(marked["cells"]):
        if place in submission.changed:
            cell["source"] = submission.changed[place]
        if place in said:
            cell["outputs"] = said[place]
            cell["execution_count"] = known.runs.index(place) + 1
        grading = cell["metadata"].get("nbgrader", {})
        if not (grading.get("grade") or grading.get("solution")):
            continue
        node = from_dict({**cell, "source": "".join(cell["source"])})
        if cell.get("outputs"):
            node, _ = limit.preprocess_cell(node, {}, place)
            cell["outputs"] = node.outputs
        name = grading["grade_id"]
        if utils.is_grade(node):
            scores[name], _ = utils.determine_grade(node)
            verdicts[name] = verdict(cell)
        if utils.is_solution(node):
            untouched = grading.get("checksum") == utils.compute_checksum(node)
            comments[name] = "No response." if untouched else None
    judged = Judged(submission.trainee, submission.timestamp, scores, comments)
    # Without indents, which would take longer to write than all the rest.
    return judged, verdicts, json.dumps(marked, ensure_ascii=False) + "\n"


def verdict(cell: Mapping[str, Any]) -> Verdict:
    """What a marked test cell says of its question; empty where it says nothing."""
    for output in cell.get("outputs", []):
        found = output.get("data", {}).get(VERDICT)
        if isinstance(found, dict):
            return cast(Verdict, found)
    return {}


def _changed(
    released: dict[str, Any], submitted: dict[str, Any]
) -> tuple[dict[int, str], Message | None]:
    """The answers that differ from what was released, and what else does.

    Raises :class:`Unusual`.
    """
    if {**released, "cells": None} != {**submitted, "cells": None}:
        raise Unusual(message("what the notebook says of itself was changed"))
    cells = list(zip(released["cells"], submitted["cells"], strict=False))
    if not len(cells) == len(released["cells"]) == len(submitted["cells"]):
        raise Unusual(message("it has more or fewer cells"))
    changed: dict[int, str] = {}
    oddity: Message | None = None
    for place, (given, found) in enumerate(cells):
        if given == found:
            continue
        if not isinstance(found, dict) or {**given, "source": None} != {**found, "source": None}:
            raise Unusual(message("cell {place} is another one", place=place + 1))
        grading = given["metadata"].get("nbgrader", {})
        source = found["source"]
        solution = given["cell_type"] == "code" and grading.get("solution")
        if solution and isinstance(source, str) and is_literal(source, grading["grade_id"]):
            changed[place] = source
            continue
        oddity = message("cell {place} holds something else than an answer", place=place + 1)
        if solution or not grading.get("locked"):
            raise Unusual(oddity)
        # nbgrader puts the course's own source back, whatever stands there.
    return changed, oddity
