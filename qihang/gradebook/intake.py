"""Which submissions are refused without being opened, and which nbgrader is not given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import nbformat
from nbformat import reader

from qihang.answers import numbers
from qihang.answers.store import Store
from qihang.answers.submitted import STAMP
from qihang.gradebook.stamps import moment
from qihang.language.messages import Translated, listed, message
from qihang.system.handed_in import LARGEST_STAMP, Odd, content, oddity
from qihang.system.site import Site

MOST_CELLS = 1000
"""Cells of a notebook; nbgrader takes minutes for more."""

MOST_PARTS = 20_000
"""Objects in a notebook's JSON: cells, metadata, outputs and what is in them."""

MOST_COMMAS = 200_000
"""Commas in a notebook: no list in it is longer, and a text seldom has so many."""


def trainees_among(site: Site, names: Iterable[str]) -> set[str]:
    """The names that are numbers of trainees, or could be.

    What nobody can be enrolled with is one only for those who were enrolled before that was so.
    """
    found: set[str] = set()
    unusual: set[str] = set()
    for name in names:
        (found if numbers.is_number(name) else unusual).add(name)
    if not unusual or not Store.is_there(site):
        return found
    with closing(Store.of(site, only_read=True)) as store:
        known = [*store.trainees.all(), *store.trainees.removed()]
    return found | (unusual & {row["number"] for row in known})


def reason_to_refuse(site: Site, assignment: str, trainee: str) -> Translated | None:
    """Why a submission is not opened; ``None`` if it may be."""
    return oddity(site.submitted / trainee / assignment, site.submitted)


def reason_not_to_mark(site: Site, assignment: str, trainee: str) -> Translated | None:
    """Why nbgrader is not given a submission; ``None`` if it is."""
    if not trainees_among(site, [trainee]):
        return message("lies in a folder whose name is no trainee number")
    why = reason_to_refuse(site, assignment, trainee)
    if why:
        return why
    try:
        _check_stamp(site, assignment, trainee)
        return next(_faults(site, assignment, trainee), None)
    except Odd as odd:
        return odd.reason


def _check_stamp(site: Site, assignment: str, trainee: str) -> None:
    """Raises :class:`Odd` for a time that nbgrader would read for ever, or not understand."""
    path = site.submitted / trainee / assignment / STAMP
    try:
        stamp = content(path, site.submitted, LARGEST_STAMP).strip()
    except FileNotFoundError:
        return
    if stamp and moment(stamp) is None:
        raise Odd(message("holds {name}, which is no time", name=STAMP))


def _faults(site: Site, assignment: str, trainee: str) -> Iterator[Translated]:
    """What nbgrader would stumble over in the notebooks that it opens: those given out."""
    names = sorted(path.name for path in (site.exercises / assignment).glob("*.ipynb"))
    folder = site.submitted / trainee / assignment
    missing = 0
    for name in names:
        try:
            yield from _faults_of(name, content(folder / name, site.submitted))
        except FileNotFoundError:
            missing += 1
    if names and missing == len(names):
        yield message("does not hold {names}", names=listed(names))


def _faults_of(name: str, raw: bytes) -> Iterator[Translated]:
    cells = parts = 0

    def look(found: dict[str, Any]) -> None:
        nonlocal cells, parts
        parts += 1
        cells += "cell_type" in found

    if raw.count(b",") > MOST_COMMAS:
        yield message("has more than {most} parts", most=MOST_COMMAS)
        return
    try:
        text = raw.decode("utf-8")
        json.loads(text, object_hook=look)
    except (ValueError, RecursionError):
        yield message("holds {name}, which is damaged", name=name)
        return
    if cells > MOST_CELLS:
        yield message("has more than {most} cells", most=MOST_CELLS)
    elif parts > MOST_PARTS:
        yield message("has more than {most} parts", most=MOST_PARTS)
    elif not _is_notebook(text):
        yield message("holds {name}, which is no notebook", name=name)


def _is_notebook(text: str) -> bool:
    """Whether it has cells that nbgrader can look at, whatever its version."""
    try:
        cells = nbformat.convert(reader.reads(text), 4)["cells"]
        return all(
            isinstance(cell["source"], str) and isinstance(cell["metadata"], dict)
            for cell in cells
            if cell["cell_type"]
        )
    except Exception:  # noqa: BLE001 - nbformat raises whatever it stumbles over
        return False
