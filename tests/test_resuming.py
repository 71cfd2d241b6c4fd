"""A long run that was interrupted goes on where it stopped, and leaves no test out for good."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.resuming import source_of

TESTS = """
import pathlib, pytest

@pytest.mark.parametrize("value", ["a", "b@c"])
def test_good(value):
    pass

@pytest.mark.xdist_group("some")
def test_mended():
    assert pathlib.Path("mended").exists()
"""


@pytest.fixture
def run(tmp_path):
    """Runs the tests of a small project; how many passed and failed."""
    (tmp_path / "test_it.py").write_text(TESTS, encoding="utf-8")
    notes = tmp_path / "build" / "notes"

    def run_once(*options):
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "tests.support.resuming"),
                *("-p", "xdist", "--resume", str(notes), *options),
            ],
            cwd=tmp_path,
            # Plugins that these tests have no use for take longer to import than they to run.
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        counted = {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed)", done.stdout)}
        return done.returncode, counted

    return run_once


@pytest.mark.process
@pytest.mark.parametrize("options", [(), ("-n", "2", "--dist", "loadgroup")], ids=["one", "two"])
def test_only_what_has_not_passed_runs_again_until_all_has(run, options, tmp_path):
    assert run(*options) == (1, {"passed": 2, "failed": 1})
    assert run(*options) == (1, {"failed": 1})
    (tmp_path / "mended").touch()
    assert run(*options) == (0, {"passed": 1})
    assert run(*options) == (0, {"passed": 3})


def git(folder, *words):
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_another_source_is_another_run(tmp_path):
    git(tmp_path, "init")
    (tmp_path / "code.py").write_text("1", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    first = source_of(tmp_path)
    assert source_of(tmp_path) == first
    (tmp_path / "code.py").write_text("2", encoding="utf-8")
    changed = source_of(tmp_path)
    git(tmp_path, "commit", "-am", "two")
    assert len({first, changed, source_of(tmp_path)}) == 3


def test_make_names_the_notes_in_one_word_with_the_option():
    """A worker takes a word that stands alone for a folder of tests, and looks for none other."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert '-m "long and not alone" $(PATIENTLY) --resume=build/test-long --held' in makefile
    assert '-m "long and alone" $(PATIENTLY) --resume=build/test-long-alone --held' in makefile
