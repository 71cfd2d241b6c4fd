"""Installing: one file that needs no network, and a folder that was moved."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile

import pytest

import qihang
from deploy import bundle, moved
from tests.conftest import ROOT
from tests.support.pythons import found
from tests.support.waiting import until


def made(folder, place):
    """A project's folder in which .venv was made, at a place."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "deploy").mkdir()
    shutil.copy(ROOT / "deploy" / "venv.sh", folder / "deploy")
    (folder / ".venv" / ".installed").write_text(f"{place}\n", encoding="utf-8")
    return folder


def begins_with(folder):
    """What `make start` would do first."""
    clean = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        ["make", "--dry-run", "start", "PORT="],
        cwd=folder,
        env=clean | {"HOST": "", "PWD": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[0]


def test_a_folder_that_was_moved_installs_anew_and_one_that_was_not_starts(tmp_path):
    assert begins_with(made(tmp_path / "here", tmp_path / "here")).startswith("exec .venv/bin")
    there = made(tmp_path / "there", tmp_path / "somewhere else")
    assert begins_with(there).startswith("sh deploy/venv.sh")


def test_what_was_made_before_places_were_noted_installs_anew(tmp_path):
    folder = made(tmp_path / "here", "")
    assert begins_with(folder).startswith("sh deploy/venv.sh")


@pytest.mark.parametrize("name", ["moved", "moved to a room", "moved" * 40])
def test_programs_of_a_moved_environment_run_and_name_the_new_place(tmp_path, name):
    old = tmp_path / "old"
    programs = old / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "said").write_text(f"#!{programs}/python\nimport sys\nprint(sys.argv[1:])\n")
    (programs / "said").chmod(0o755)
    (old / ".venv" / "pyvenv.cfg").write_text(f"command = python -m venv {old}/.venv\n")
    new = tmp_path / name
    old.rename(new)
    moved.correct(new / ".venv", str(old), str(new))
    run = [new / ".venv" / "bin" / "said", "one", "two words"]
    assert subprocess.check_output(run, text=True) == "['one', 'two words']\n"
    assert f"{old}/" not in (new / ".venv" / "pyvenv.cfg").read_text(encoding="utf-8")


@pytest.mark.parametrize("above", ["srv", "srv/教室", "srv/a-b"])
def test_putting_right_what_was_put_right_changes_nothing(tmp_path, above):
    environment = tmp_path / ".venv"
    (environment / "bin").mkdir(parents=True)
    config, program = environment / "pyvenv.cfg", environment / "bin" / "said"
    config.write_text("command = python -m venv /opt/q/.venv\n", encoding="utf-8")
    program.write_text("#!/opt/q/.venv/bin/python\n# not /mnt/opt/q/.venv\n", encoding="utf-8")
    for _ in range(2):
        moved.correct(environment, "/opt/q", f"/{above}/opt/q")
        assert config.read_text(encoding="utf-8").split()[-1] == f"/{above}/opt/q/.venv"
        assert program.read_text(encoding="utf-8").splitlines() == [
            f"#!/{above}/opt/q/.venv/bin/python",
            "# not /mnt/opt/q/.venv",
        ]


def installing(folder, tmp_path):
    """A project's folder in which all is installed, by a pip that only notes that it was asked.

    Its .venv names ``tmp_path / "old"``, as if the folder had been moved from there.
    """
    made(folder, tmp_path / "old")
    shutil.copy(ROOT / "deploy" / "moved.py", folder / "deploy")
    shutil.copy(folder / "requirements.lock", folder / ".venv")
    python = folder / ".venv" / "bin" / "python"
    python.unlink()
    asked, slow = tmp_path / "asked", tmp_path / "slow"
    python.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && exec {sys.executable} "$@"\n'
        f'echo "$*" >>"{asked}"\nwhile [ -e "{slow}" ]; do sleep 0.05; done\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    return folder, asked, slow


def begun(folder, **more):
    """The script that `make start` begins with, in a shell that came to the folder by this path."""
    return subprocess.Popen(
        ["sh", "deploy/venv.sh", sys.executable],
        cwd=folder,
        env=os.environ | {"PWD": str(folder), "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        text=True,
        **more,
    )


def test_a_folder_reached_by_a_link_installs_once_for_every_account_to_read(tmp_path):
    folder, asked, _ = installing(tmp_path / "here", tmp_path)
    link = tmp_path / "link"
    link.symlink_to(folder)
    begun(link, umask=0o077).communicate()
    assert len(asked.read_text(encoding="utf-8").splitlines()) == 1
    assert (folder / ".venv" / ".installed").read_text(encoding="utf-8") == f"{folder}\n"
    assert (folder / ".venv" / ".installed").stat().st_mode & 0o777 == 0o644
    assert (folder / ".venv" / "share").stat().st_mode & 0o777 == 0o755
    for way in (folder, link):
        assert begins_with(way).startswith("exec .venv/bin")


def test_two_that_install_at_once_take_turns_and_the_second_finds_all_done(tmp_path):
    folder, asked, slow = installing(tmp_path / "here", tmp_path)
    slow.touch()
    with begun(folder) as first:
        until(asked.exists)
        # Were it broken off here, it would go on from the new place, and do the last step.
        assert (folder / ".venv" / ".installed").read_text(encoding="utf-8") == f"{folder}\n"
        assert begins_with(folder).startswith("sh deploy/venv.sh")
        with begun(folder) as second:
            said = second.stdout.readline()
            slow.unlink()
    assert said.startswith("Another one makes .venv here")
    assert (first.returncode, second.returncode) == (0, 0)
    assert len(asked.read_text(encoding="utf-8").splitlines()) == 1


def test_the_bundle_holds_the_project_and_its_packages_for_every_account_to_read(tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name in ("Jinja2-3.1.6-py3-none-any.whl", "jinja2-3.1.5-py3-none-any.whl", "x-1-a.whl"):
        (wheels / name).touch(0o600)
    bundle.drop_others(wheels, "jinja2==3.1.6 \\\n    --hash=sha256:00\n")
    names = bundle.project()
    assert {"Makefile", "requirements.lock", "qihang/cli/__init__.py"} <= set(names)
    assert not [name for name in names if name.startswith(("var/", ".venv/", "build/", "wheels/"))]
    made = bundle.write(["Makefile", "deploy/lock.sh"], wheels, tmp_path / "qihang-1.tar")
    with tarfile.open(made) as tar:
        assert [(one.name, one.mode, one.uid) for one in tar] == [
            ("qihang-1/Makefile", 0o644, 0),
            ("qihang-1/deploy/lock.sh", 0o755, 0),
            ("qihang-1/wheels/Jinja2-3.1.6-py3-none-any.whl", 0o644, 0),
        ]


DATA = (
    ".var.restoring-x1/answers.db",
    "answers-2.db",
    "class-1126.tar.gz",
    "class-3.csv",
    "cookies.secret",
    "exercises/s7/gradebook.db",
    "gradebook.db",
    "qihang/answers.db-wal",
    "solutions/var/seeds.secret",
    "submitted/2001/s1/s1.ipynb",
    "var.old-20261128-120000/answers.db",
    "workbooks/cards.pdf",
    "workbooks/class-1126.tar.gz",
    "workbooks/lesson/log/server.log",
)


def test_the_bundle_holds_an_unfinished_session_and_nothing_of_trainees(tmp_path, monkeypatch):
    authors = (
        "qihang/sessions/s7/session.toml",
        "sessions/s7/plan.toml",
        "solutions/s7/s7.ipynb",
        "widgets/labs/weightlab/lab.js",
        "workbooks/s7_shop/s7.ipynb",
    )
    for name in (*DATA, *authors, "Makefile", "qihang/another/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "qihang" / "another"):
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "Makefile"], cwd=tmp_path, check=True)
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setenv("QIHANG_VAR", str(tmp_path / "workbooks" / "lesson"))
    assert bundle.project() == ["Makefile", *authors]


def test_git_overlooks_what_restoring_and_backing_up_leave_in_the_folder(tmp_path):
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    left = [name for name in DATA if "var." in name or name.startswith("class-1126")]
    command = ["git", "check-ignore", *left]
    assert subprocess.check_output(command, cwd=tmp_path, text=True).split() == left


def test_a_folder_without_packages_for_this_python_says_so_and_asks_no_network(tmp_path):
    (tmp_path / "wheels").mkdir()
    run = ["sh", ROOT / "deploy" / "venv.sh", sys.executable]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"This folder brings nothing for Python {version}.")


# --- the whole of it: minutes, and a registry for the one who makes the bundle -----------------


@pytest.fixture(scope="module")
def whole_bundle():
    """The one file, made from this project."""
    subprocess.run([sys.executable, "-m", "deploy.bundle"], cwd=ROOT, check=True)
    return ROOT / "build" / f"qihang-{qihang.__version__}.tar"


def offline(folder, python):
    """What a trainee at work says, in a network in which there is nothing but the PC itself."""
    alone = ["unshare", "--net"] if os.getuid() == 0 else ["unshare", "-r", "--net"]
    script = 'ip link set lo up && exec "$@"'
    done = subprocess.run(
        [*alone, "sh", "-c", script, "sh", python, "-m", "tests.support.offline", python, "8900"],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if "MAKE" not in name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.long
@pytest.mark.process
@pytest.mark.parametrize("version", bundle.PYTHONS)
def test_the_bundle_installs_without_a_network_and_a_trainee_works_in_it(
    whole_bundle, version, tmp_path
):
    python = found(version)
    with tarfile.open(whole_bundle) as tar:
        tar.extractall(tmp_path, filter="data")
    folder = tmp_path / whole_bundle.stem
    first = offline(folder, python)
    assert first["saved"] is True
    assert not re.search("warning|deprecat|notice", first["said"], re.IGNORECASE)
    print(f"Python {version}: open after {first['opened']:.0f} s")
    moved_to = tmp_path / "moved to a room"
    folder.rename(moved_to)
    again = offline(moved_to, python)
    assert again["saved"] is True
    assert again["said"].startswith("This folder was moved")
    assert again["opened"] < first["opened"]
    print(f"Python {version}, moved: open after {again['opened']:.0f} s")
