"""The folder from which nbgrader takes submissions: ``submitted/<trainee>/<assignment>/``.

The store keeps every submission; what lies here is a copy of the one that counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from qihang.answers.submission import END
from qihang.protocol import Submission
from qihang.system import files

STAMP = "timestamp.txt"
"""Where nbgrader reads when something was handed in."""

_STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


class Submitted:
    """The folder of submitted notebooks."""

    def __init__(self, folder: Path):
        self._folder = folder

    def is_empty(self) -> bool:
        """Whether nothing at all lies in the folder."""
        with os.scandir(self._folder) as entries:
            return next(entries, None) is None

    def flush(self) -> None:
        """Have everything in the folder on disk. Raises ``OSError``."""
        files.sync_disk(self._folder)

    def put(self, submission: Submission, notebook: str) -> None:
        """Write a submission to its place, ``timestamp.txt`` last.

        nbgrader marks again when the timestamp is newer; whoever is interrupted in
        between finds either the old submission or the whole new one. Raises ``OSError``.
        """
        folder = self._place(submission)
        # A link that a trainee with access to the folder made must not be followed.
        if not folder.is_dir() or folder.is_symlink():
            files.clear(folder)
            folder.mkdir(parents=True)
        files.put(folder / submission["notebook_name"], notebook)
        # The notebook is on disk before its timestamp is anywhere. A timestamp that a power
        # cut takes away is written again when the service starts, so nobody waits for it.
        files.put(folder / STAMP, nbgrader_timestamp(submission["at"]), is_kept=False)

    def has(self, submission: Submission) -> bool:
        """Whether :meth:`put` was finished for this very submission."""
        path = self._place(submission) / STAMP
        # Reading a pipe would never end.
        if not path.is_file():
            return False
        return path.read_bytes() == nbgrader_timestamp(submission["at"]).encode()

    def is_unchanged(self, submission: Submission, notebook: str) -> bool:
        """Whether this very submission lies in its place, and its notebook is this text."""
        path = self._place(submission) / submission["notebook_name"]
        # Reading a pipe would never end.
        if not self.has(submission) or path.is_symlink() or not path.is_file():
            return False
        return path.read_bytes() == notebook.encode()

    def is_torn(self, submission: Submission, notebook: Callable[[], str]) -> bool:
        """Whether a power cut left a part of a submission, or a part of what replaced it.

        ``notebook`` gives the very text that was handed in. What somebody changed on purpose
        is no part of it, and is not torn.
        """
        folder = self._place(submission)
        path = folder / submission["notebook_name"]
        left_over = files.fresh_of(path), files.fresh_of(folder / STAMP)
        if any(map(os.path.lexists, left_over)) or not os.path.lexists(path):
            return True
        # Reading a pipe would never end.
        if path.is_symlink() or not path.is_file():
            return False
        if _ends_with(path, END):
            return False
        return notebook().encode().startswith(path.read_bytes().rstrip(b"\0"))

    def _place(self, submission: Submission) -> Path:
        return self._folder / str(submission["number"]) / str(submission["assignment"])


def _ends_with(path: Path, end: str) -> bool:
    wanted = end.encode()
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(wanted)))
        return file.read() == wanted


def nbgrader_timestamp(moment: str) -> str:
    """``moment`` as nbgrader writes it in ``timestamp.txt``."""
    return datetime.fromisoformat(moment).strftime(_STAMP)


def moment_of(stamp: str) -> str | None:
    """The moment in a ``timestamp.txt`` that :func:`nbgrader_timestamp` wrote, else ``None``."""
    try:
        return (
            datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).isoformat(timespec="microseconds")
        )
    except ValueError:
        return None
