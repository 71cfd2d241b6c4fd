"""What one command as root left closed to the classroom's account stops no backup."""

from __future__ import annotations

import errno
import os
import tarfile
from contextlib import closing

import pytest

from qihang.answers.store import Store
from qihang.officer import doctor
from qihang.officer.backup import backup
from qihang.officer.machine import readable
from qihang.system.site import Site
from tests.support.accounts import SERVICE, as_account, folder_for_all, needs_root

pytestmark = [needs_root, pytest.mark.faults("one command as root left files that are root's")]


@pytest.fixture
def classroom(tmp_path):
    """The classroom of an account that is not root's, with two hand-ins and a page."""
    with folder_for_all() as place:
        site = Site(tmp_path, place / "var")
        site.prepare()
        closing(Store(site.store)).__exit__()
        site.secret("seeds")
        for name in ("submitted/1/t1", "submitted/2/t1", "autograded/1/t1", "site/exercise"):
            (site.var / name).mkdir(parents=True)
            (site.var / name / "t1.ipynb").write_text("{}", encoding="utf-8")
        for path in (site.var, *site.var.rglob("*")):
            os.chown(path, SERVICE, SERVICE)
        yield site


def kept(site: Site) -> set[str]:
    """The files below folders that the account's backup has."""
    file = site.backups / "b.tar.gz"
    site.backups.mkdir(exist_ok=True)
    os.chown(site.backups, SERVICE, SERVICE)
    as_account(SERVICE, lambda: backup(site, file))
    with tarfile.open(file) as tar:
        names = {name for name in tar.getnames() if "/" in name}
    file.unlink()
    return names


def said(site: Site) -> str:
    """What the doctor says to the account."""
    reader, writer = os.pipe()
    as_account(SERVICE, lambda: os.write(writer, str(readable(site).said).encode()))
    os.close(writer)
    with open(reader, encoding="utf-8") as pipe:
        return pipe.read()


def test_a_file_that_only_root_reads_is_named_and_stays_out_and_all_else_is_kept(classroom):
    everything = kept(classroom)
    assert len(everything) == 4
    assert said(classroom) == "This account can read everything that trainees did."
    for name in ("autograded/1/t1/t1.ipynb", "submitted/2/t1/t1.ipynb"):
        path = classroom.var / name
        path.chmod(0o600)
        os.chown(path, 0, 0)
        everything.remove(name)
        assert kept(classroom) == everything
    found = said(classroom)
    assert f"{classroom.autograded}/1/t1/t1.ipynb (in all 2 such files" in found
    assert f"sudo chown -R --reference={classroom.var} {classroom.var}" in found


@pytest.mark.parametrize("mode", [0o700, 0o744])
def test_a_folder_that_only_root_enters_is_named_and_stays_out(classroom, mode):
    folder = classroom.autograded / "1"
    everything = kept(classroom)
    os.chown(folder, 0, 0)
    folder.chmod(mode)
    assert kept(classroom) == everything - {"autograded/1/t1/t1.ipynb"}
    assert f"{folder} (in all 1 such" in said(classroom)


def test_the_doctor_goes_on_past_a_page_that_it_may_not_read(answers, bare_site, monkeypatch):
    def refuse(site, telling):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "t1.ipynb")
        yield

    monkeypatch.setattr(doctor, "agreement", refuse)
    monkeypatch.setattr(doctor, "machine", lambda site: [])
    *_, last = doctor.doctor(bare_site)
    assert not last.is_well
    assert "t1.ipynb cannot be read (Permission denied)" in str(last.said)
