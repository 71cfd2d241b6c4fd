"""A long run that was interrupted goes on where it stopped.

``--resume FILE`` notes in a file each test that passed, and leaves out those that passed
before at the very same source. A run in which everything has passed removes the file, so
that the next one begins anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

CHOSEN = ("SEED", "KILLS", "FUZZ_SECONDS")
"""The environment of tests that go by chance."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--resume`` names the file."""
    parser.addoption("--resume", type=Path, help="go on after an interrupted run; notes in FILE")


def pytest_configure(config: pytest.Config) -> None:
    """The controller keeps the notes; its workers are told what passed before they began."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(LeaveOut(set(config.workerinput["passed_before"])))
        return
    passed: set[str] = set()
    if path := config.getoption("--resume"):
        notes = Notes(path, source_of(config.rootpath))
        passed = set(notes.passed)
        config.pluginmanager.register(notes)
    config.pluginmanager.register(LeaveOut(passed))
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(TellWorkers(sorted(passed)))


def source_of(root: Path) -> str:
    """What stands for the source as it is now: its commit, and all that differs from it.

    Also for what was chosen for tests that go by chance: another seed is another run.
    """
    asked = (["git", "rev-parse", "HEAD"], ["git", "diff", "HEAD"])
    said = [subprocess.run(one, cwd=root, capture_output=True, check=False).stdout for one in asked]
    said += [os.environ.get(name, "").encode() for name in CHOSEN]
    return hashlib.sha256(b"\0".join(said)).hexdigest()


class LeaveOut:
    """Leaves out tests that passed before."""

    def __init__(self, passed: set[str]):
        self._passed = passed

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Deselect them."""
        done = [one for one in items if one.nodeid in self._passed]
        if done:
            config.hook.pytest_deselected(items=done)
            items[:] = [one for one in items if one.nodeid not in self._passed]


class TellWorkers:
    """Gives every worker the same list, also one that takes a crashed one's place."""

    def __init__(self, passed: list[str]):
        self._passed = passed

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: object) -> None:
        """Called for each worker before it begins."""
        node.workerinput["passed_before"] = self._passed  # type: ignore[attr-defined]


class Notes:
    """The file with what passed."""

    def __init__(self, path: Path, source: str):
        self._path = path
        self._source = source
        self.passed: list[str] = self._read()
        self._failed: set[str] = set()

    def _read(self) -> list[str]:
        try:
            lines = [json.loads(line) for line in self._path.read_text("utf-8").splitlines()]
        except (OSError, ValueError):
            return []
        return lines[1:] if lines[:1] == [self._source] else []

    def pytest_sessionstart(self) -> None:
        """Begin the file anew with what still counts."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(one) for one in (self._source, *self.passed)]
        self._path.write_text("\n".join(lines) + "\n", "utf-8")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test once its last part is over and nothing of it failed."""
        name = _without_group(report.nodeid)
        if report.failed:
            self._failed.add(name)
        if report.when == "teardown" and name not in self._failed:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(name) + "\n")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """After the last test has passed there is nothing to go on with."""
        if exitstatus == pytest.ExitCode.OK:
            self._path.unlink()
        elif exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self.passed:
            # The last run was interrupted after its last test.
            self._path.unlink()
            session.exitstatus = pytest.ExitCode.OK


def _without_group(nodeid: str) -> str:
    """xdist writes a test's group behind its id."""
    at = nodeid.rfind("@")
    return nodeid[:at] if at > nodeid.rfind("]") else nodeid
