"""The paths of a course and of one classroom's data."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from qihang.language.messages import message
from qihang.system import files
from qihang.system.errors import OperatorError, reason

ROOM = 2**20
"""Bytes that must be free for a classroom to work."""

LONGEST_SOCKET_PATH = 100
"""Bytes; Linux takes 107 for a Unix socket's address."""

ROOT = "QIHANG_ROOT"
"""Environment: the folder that holds the course."""


@dataclass(frozen=True)
class Site:
    """The folders of one classroom.

    ``root`` holds the course (``workbooks``, ``solutions``, ``exercises``, and ``sessions`` if
    it brings its own), ``var`` the classroom's own data. Nothing is created here but by
    :meth:`prepare`.
    """

    root: Path
    var: Path

    @classmethod
    def here(cls) -> Site:
        """The site named by ``QIHANG_ROOT`` and ``QIHANG_VAR``, else the one this code lies in."""
        root = Path(os.environ.get(ROOT) or Path(__file__).resolve().parents[2])
        return cls(root, Path(os.environ.get("QIHANG_VAR") or root / "var"))

    def environment(self) -> dict[str, str]:
        """What another process needs in its environment to find this site."""
        return {ROOT: str(self.root), "QIHANG_VAR": str(self.var)}

    @property
    def sessions(self) -> Path:
        """The sessions of a course that brings its own; if there are any, they are all it has."""
        return self.root / "sessions"

    @property
    def solutions(self) -> Path:
        """Masters of the exercises, with the answers."""
        return self.root / "solutions"

    @property
    def exercises(self) -> Path:
        """Exercises as nbgrader generated them."""
        return self.root / "exercises"

    def exercise(self, session: str) -> Path:
        """The released exercise of a session."""
        return self.exercises / session / f"{session}.ipynb"

    def page(self, kind: str, session: str) -> Path:
        """The copy that trainees open; ``kind`` is ``workbook`` or ``exercise``."""
        return self.pages / kind / f"{session}.ipynb"

    @property
    def pages(self) -> Path:
        """What Voilà is rooted at: copies of what was released, nothing else."""
        return self.var / "site"

    @property
    def submitted(self) -> Path:
        """nbgrader's folder of submitted exercises."""
        return self.var / "submitted"

    @property
    def autograded(self) -> Path:
        """nbgrader's folder of marked exercises."""
        return self.var / "autograded"

    @property
    def gradebook(self) -> Path:
        """nbgrader's database."""
        return self.var / "gradebook.db"

    @property
    def store(self) -> Path:
        """The database of the answer service."""
        return self.var / "answers.db"

    @property
    def database_password(self) -> Path:
        """The password for the database where that is one of PostgreSQL; kept out of settings."""
        return self.var / "database.password"

    @property
    def settings(self) -> Path:
        """What this house has set otherwise than it comes; see :mod:`qihang.settings`."""
        return self.var / "settings.toml"

    @property
    def logs(self) -> Path:
        """One file a process."""
        return self.var / "log"

    @property
    def backups(self) -> Path:
        """The nightly copies."""
        return self.var / "backups"

    @property
    def run(self) -> Path:
        """A private folder for sockets; outside ``var`` where its path is too long for one.

        Raises :class:`OperatorError` where somebody else has put something in its place there.
        """
        inside = self.var / "run"
        if len(os.fsencode(inside / "answers" / "answers.sock")) <= LONGEST_SOCKET_PATH:
            return inside
        name = hashlib.sha256(os.fsencode(self.var.resolve())).hexdigest()[:12]
        outside = Path(tempfile.gettempdir()) / f"qihang-{os.getuid()}-{name}"
        if not _is_own(outside):
            raise OperatorError(
                message(
                    "{folder} is no private folder of this account: somebody else may have put it "
                    "there. Have it removed, or move the classroom to a folder with a shorter "
                    "path, then start again.",
                    folder=outside,
                )
            )
        return outside

    @property
    def answer_socket(self) -> Path:
        """Where kernels reach the answer service; they see its folder, where nothing else is."""
        return self.run / "answers" / "answers.sock"

    @property
    def control_socket(self) -> Path:
        """Where the trainee server, the marker and the command line reach the answer service."""
        return self.run / "control.sock"

    def prepare(self) -> None:
        """Create the folders of ``var`` and see that there is room.

        Raises :class:`OperatorError` where that cannot be done.
        """
        self.make_folders()
        self.check_room()

    def make_folders(self) -> None:
        """Create the folders of ``var``. Raises :class:`OperatorError` where that fails."""
        try:
            socket = self.answer_socket.parent
            for folder in (self.var, self.pages, self.submitted, self.logs, self.run, socket):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        # Asked for once more, now that it is there.
        if self.run.stat().st_uid != os.getuid():
            raise OperatorError(
                message(
                    "{folder} belongs to another account. Remove it, then start again.",
                    folder=self.run,
                )
            )

    def check_room(self) -> None:
        """Raises :class:`OperatorError` if nothing can be written to ``var``, or no more."""
        try:
            with tempfile.TemporaryFile(dir=self.var) as probe:
                os.posix_fallocate(probe.fileno(), 0, ROOM)
                os.fsync(probe.fileno())
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> OperatorError:
        return OperatorError(
            message(
                "Cannot write to {folder}: {reason}. Make room there, or give this account the "
                "right to write there.",
                folder=self.var,
                reason=reason(error),
            )
        )

    def has_secret(self, name: str) -> bool:
        """Whether a secret was made already."""
        return self._secret_at(name).exists()

    def secret(self, name: str) -> bytes:
        """32 random bytes kept in ``var``, made the first time they are asked for."""
        path = self._secret_at(name)
        try:
            if not path.exists():
                files.put_first(path, secrets.token_bytes(32))
            kept = path.read_bytes()
        except OSError as error:
            raise OperatorError(
                message("Cannot write to {file}: {reason}.", file=path, reason=reason(error))
            ) from error
        if len(kept) != 32:
            raise OperatorError(message("{file} is damaged. Restore it from a backup.", file=path))
        return kept

    def forget_secret(self, name: str) -> None:
        """Let what was signed with a secret hold no more; the next who asks gets another."""
        self._secret_at(name).unlink(missing_ok=True)

    def _secret_at(self, name: str) -> Path:
        return self.var / f"{name}.secret"


def _is_own(folder: Path) -> bool:
    """Whether this is a folder that no other account can enter, or nothing yet."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return True
    is_private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return is_private and found.st_uid == os.getuid()
