"""Where an author's files lie, and how new ones are put there."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from qihang.language.messages import Translated, message
from qihang.system.errors import OperatorError
from qihang.system.site import Site


class Repository:
    """The repository that an author works in; remembers what was written, and what is to be run."""

    def __init__(self, site: Site) -> None:
        self.root = site.root
        # Trainees' kernels read what authors write, and are of another account if root does it.
        os.umask(0o022)
        self.written: list[Path] = []
        self.to_do: list[Translated] = []
        if not (self.root / "qihang" / "sessions").is_dir():
            raise OperatorError(
                message(
                    "{root} holds no code. Run this command in the course's own folder.",
                    root=self.root,
                )
            )

    def refuse_to_replace(self, *paths: Path) -> None:
        """Raise :class:`OperatorError` if there is something at one of ``paths``."""
        for path in paths:
            if path.exists():
                name = path.relative_to(self.root)
                raise OperatorError(
                    message(
                        "{name} is there already. Choose another name, or remove it.", name=name
                    )
                )

    def put(self, path: Path, text: str) -> None:
        """Write a file, and remember it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.written.append(path)

    def put_messages(self, folder: Path, messages: dict[str, str]) -> None:
        """Write the catalogue of a session or a laboratory, as ``make messages`` keeps it."""
        general = self.root / "qihang" / "language" / "messages.po"
        head = general.read_text(encoding="utf-8").partition("\n\n")[0]
        own = (f'msgid "{one}"\nmsgstr "{chinese}"' for one, chinese in messages.items())
        self.put(folder / general.name, "\n\n".join([head, *own]) + "\n")
        self._run("-m", "deploy.messages")

    def generate(self, session: str) -> None:
        """Have nbgrader make the exercise from its master; the classroom's data are not touched."""
        with tempfile.TemporaryDirectory() as var:
            self._run(
                "-m", "nbgrader", "generate_assignment", session, "--force", QIHANG_VAR=str(var)
            )
        self.written.append(self.root / "exercises" / session / f"{session}.ipynb")

    def write_guide(self) -> None:
        """Write the lecturers' guide anew, as ``make course`` does."""
        docs = self.root / "docs"
        before = _contents(docs)
        self._run("-m", "deploy.course", QIHANG_VAR=str(self.root / "var"))
        self._note_changed(docs, before)

    def build_assets(self) -> None:
        """Build what browsers get anew, as ``make assets`` does; where Node is missing, say so."""
        node = Path(sys.executable).parent / "node"
        if not node.exists():
            self.to_do.append(
                message("make assets   (it brings Node along, and builds what browsers get)")
            )
            return
        built = self.root / "widgets" / "dist"
        before = _contents(built)
        self._run("deploy/assets.js", program=node)
        self._note_changed(built, before)

    def _note_changed(self, folder: Path, before: dict[Path, bytes]) -> None:
        self.written += [
            path for path, text in _contents(folder).items() if before.get(path) != text
        ]

    def _run(self, *words: str, program: str | Path = sys.executable, **environment: str) -> None:
        done = subprocess.run(
            [program, *words],
            cwd=self.root,
            env=os.environ
            | {"QIHANG_ROOT": str(self.root), "PYTHONPATH": str(self.root), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()
            raise OperatorError(
                message(
                    "{command} failed: {reason}",
                    command=" ".join(words),
                    reason=said[-1] if said else message("It said nothing."),
                )
            )


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
