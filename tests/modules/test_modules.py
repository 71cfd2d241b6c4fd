"""The parts of the front end that need no page: their tests stand beside this file."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

NODE = ROOT / ".venv" / "bin" / "node"

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_a_part_does_what_its_sentences_say(file):
    done = subprocess.run([NODE, "--test", file], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "\nℹ pass 0\n" not in done.stdout
