"""Where the sockets of a classroom lie whose own path is too long for one."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from qihang.system.site import Site
from tests.support.classroom import command


@pytest.fixture
def far_away(site, tmp_path, monkeypatch):
    """A classroom whose path is too long for a socket, and a folder for what is temporary."""
    # Not below the tests' own, whose path is too long itself.
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setenv("TMPDIR", short)
        monkeypatch.setattr("tempfile.tempdir", None)
        made = Site(site.root, tmp_path / ("far-" * 30) / "var")
        assert made.run.parent == Path(short)
        yield made


def a_link(place, elsewhere):
    elsewhere.mkdir(mode=0o700)
    place.symlink_to(elsewhere)


def a_folder_that_all_may_enter(place, _elsewhere):
    place.mkdir()
    place.chmod(0o777)


def a_file(place, _elsewhere):
    place.touch(0o600)


def a_folder_of_another_account(place, _elsewhere):
    if os.getuid():
        pytest.skip("only root can give a folder to another account")
    place.mkdir(mode=0o700)
    os.chown(place, 65534, 65534)


@pytest.mark.security("another account of the server plants the folder of the sockets")
@pytest.mark.parametrize(
    "plant", [a_link, a_folder_that_all_may_enter, a_file, a_folder_of_another_account]
)
def test_a_folder_that_somebody_else_has_planted_is_not_used(plant, far_away, tmp_path):
    place, elsewhere = far_away.run, tmp_path / "elsewhere"
    plant(place, elsewhere)
    said = command(far_away, "roster", "list")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith(f"{place} is no private folder of this account")
    assert not elsewhere.is_dir() or os.listdir(elsewhere) == []


def test_the_folder_is_made_and_used_again(far_away):
    far_away.prepare()
    far_away.prepare()
    assert far_away.run.stat().st_mode & 0o777 == 0o700
    with socket.socket(socket.AF_UNIX) as ours:
        ours.bind(str(far_away.answer_socket))
