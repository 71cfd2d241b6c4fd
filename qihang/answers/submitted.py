"""The folder from which nbgrader takes submissions: ``submitted/<trainee>/<assignment>/``.

The store keeps every submission; what lies here is a copy of the one that counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from qihang.answers.submission import END
from qihang.protocol.submission import Submission
from qihang.system import files
from qihang.system.handed_in import LARGEST, LARGEST_STAMP, content_or_none

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
        # A link that somebody made must not be followed.
        files.make_folder(folder.parent)
        files.make_folder(folder)
        files.put(folder / submission["notebook_name"], notebook)
        # The notebook is on disk before its timestamp is anywhere. A timestamp that a power
        # cut takes away is written again when the service starts, so nobody waits for it.
        files.put(folder / STAMP, nbgrader_timestamp(submission["at"]), is_kept=False)

    def has(self, submission: Submission) -> bool:
        """Whether :meth:`put` was finished for this very submission."""
        wanted = nbgrader_timestamp(submission["at"]).encode()
        return self._read(self._place(submission) / STAMP, LARGEST_STAMP) == wanted

    def is_unchanged(self, submission: Submission, notebook: str) -> bool:
        """Whether this very submission lies in its place, and its notebook is this text."""
        path = self._place(submission) / submission["notebook_name"]
        return self.has(submission) and self._read(path) == notebook.encode()

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
        lies_there = self._read(path)
        if lies_there is None or lies_there.endswith(END.encode()):
            return False
        return notebook().encode().startswith(lies_there.rstrip(b"\0"))

    def _read(self, path: Path, most: int = LARGEST) -> bytes | None:
        return content_or_none(path, self._folder, most)

    def _place(self, submission: Submission) -> Path:
        return self._folder / str(submission["number"]) / str(submission["assignment"])


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
