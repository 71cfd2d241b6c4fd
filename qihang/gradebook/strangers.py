"""What lies among the hand-ins and is nobody's."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from itertools import islice
from pathlib import Path

from qihang.answers import numbers
from qihang.gradebook.intake import trainees_among
from qihang.language.messages import Translated, message
from qihang.system.errors import reason
from qihang.system.handed_in import shown
from qihang.system.site import Site

MOST_NAMED = 20
"""Things of nobody that are named one by one in a folder of hand-ins; there may be a million."""

LONGEST_PATH = 300
"""Characters that are shown of a path."""


def strange(root: Path, submissions: Container[tuple[str, str]]) -> Iterator[Translated]:
    """A sentence for each thing below ``root`` that is nobody's.

    ``submissions`` are the trainees and editions that have a folder there.
    """
    return _some(root, _strange(root, submissions))


def misnamed(site: Site) -> Iterator[Translated]:
    """A sentence for each thing among the folders of trainees that is none of them."""
    root = site.submitted
    return _some(root, _misnamed(site, root))


def _misnamed(site: Site, root: Path) -> Iterator[Translated]:
    unusual = [one.name for one in _inside(root) if not numbers.is_number(one.name)]
    enrolled = trainees_among(site, unusual)
    for one in _inside(root):
        is_plain = one.is_dir(follow_symlinks=False)
        if not is_plain or (one.name not in enrolled and not numbers.is_number(one.name)):
            yield _of_nobody(root, one.path)


def _some(root: Path, found: Iterator[Translated]) -> Iterator[Translated]:
    try:
        yield from islice(found, MOST_NAMED)
        if next(found, None):
            yield message("There is more of that kind in {root}.", root=root)
    except OSError as error:
        yield _unreadable(root, error)


def _strange(root: Path, submissions: Container[tuple[str, str]]) -> Iterator[Translated]:
    for trainee in _inside(root):
        if not trainee.is_dir(follow_symlinks=False):
            yield _of_nobody(root, trainee.path)
            continue
        try:
            for one in _inside(Path(trainee)):
                if (trainee.name, one.name) not in submissions:
                    yield _of_nobody(root, one.path)
        except OSError as error:
            yield _unreadable(trainee.path, error)


def _inside(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder, as it comes: a list of a million would be long in coming."""
    if folder.is_dir():
        with os.scandir(folder) as found:
            yield from (one for one in found if not one.name.startswith("."))


def _of_nobody(root: Path, place: str) -> Translated:
    return message(
        "Nobody handed in what lies in {folder}. Look at it, then move it out of {root}.",
        folder=_shown(place),
        root=root,
    )


def _unreadable(folder: Path | str, error: OSError) -> Translated:
    return message(
        "{folder} cannot be read ({reason}). Give this account the right to read it.",
        folder=_shown(folder),
        reason=reason(error),
    )


def _shown(place: Path | str) -> str:
    return shown(place, LONGEST_PATH)
