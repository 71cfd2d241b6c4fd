"""What browsers get is what the modules say: built anew, it is the same to the byte."""

import subprocess

import pytest

from qihang.server.paths import DIST, STATIC
from tests.conftest import ROOT

NODE = ROOT / ".venv" / "bin" / "node"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder into which everything was built anew."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([NODE, "deploy/assets.js", folder], cwd=ROOT, check=True)
    return folder


def files(folder):
    """The scripts and style sheets of a folder with what is in them."""
    found = (path for path in folder.glob("*.*") if path.suffix in (".js", ".css"))
    return {path.name: path.read_bytes() for path in found}


@pytest.mark.parametrize("folder", [DIST, STATIC], ids=["widgets", "pages"])
def test_what_is_committed_is_what_is_built(built, folder):
    fresh = files(built / folder.relative_to(ROOT))
    assert fresh
    kept = files(folder)
    stale = [name for name in fresh.keys() | kept.keys() if fresh.get(name) != kept.get(name)]
    assert stale == [], "run: make assets"
