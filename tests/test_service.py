"""The unit with which systemd runs the classroom, and what makes its account."""

import configparser
import re
import shutil
import subprocess

import pytest

from deploy import desktop
from qihang.system import files
from tests.conftest import ROOT

UNIT = ROOT / "deploy" / "qihang.service"

HIGHEST_EXPOSURE = 3.0
"""Of ten, as `systemd-analyze security` counts; a service without any care has 9.6."""

NEEDED = ("@mount", "unshare", "seccomp", "landlock_create_ruleset", "landlock_restrict_self")
"""What the sandbox around trainees' pages is made of."""

IN_THE_WAY = ("RestrictNamespaces", "PrivateUsers", "ProtectProc", "ProcSubset", "DynamicUser")


def settings():
    """The settings of the unit, each with all that stands for it."""
    found = {}
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, sign, value = line.partition("=")
        if sign and not line.startswith("#"):
            found[name] = f"{found.get(name, '')} {value}".strip()
    return found


@pytest.fixture
def in_place(tmp_path):
    """The unit as it stands once it is installed, here."""
    text = UNIT.read_text(encoding="utf-8").replace("/opt/qihang", str(ROOT))
    (tmp_path / "qihang.service").write_text(text, encoding="utf-8")
    return tmp_path / "qihang.service"


def analyzed(*words):
    done = subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_service_is_an_ordinary_account_with_limits_and_its_sandbox_stays_possible():
    own = settings()
    assert own["User"] == "qihang"
    assert own["CapabilityBoundingSet"] == ""
    assert own["NoNewPrivileges"] == "yes"
    assert own["IPAddressDeny"] == "any"
    assert {"TasksMax", "MemoryMax", "LimitNOFILE", "Restart"} <= own.keys()
    assert [name for name in NEEDED if name not in own["SystemCallFilter"].split()] == []
    assert [name for name in IN_THE_WAY if name in own] == []


def test_systemd_reads_the_unit_and_counts_little_exposure(in_place):
    if shutil.which("systemd-analyze") is None:
        # Where there is no systemd, its file at least has its three parts.
        parts = re.findall(r"^\[(\w+)\]$", in_place.read_text(encoding="utf-8"), re.MULTILINE)
        assert parts == ["Unit", "Service", "Install"]
        return
    assert analyzed("verify", in_place) == ""
    said = analyzed("security", "--offline=yes", "--no-pager", in_place)
    [exposure] = re.findall(r"Overall exposure level for qihang.service: ([\d.]+)", said)
    assert float(exposure) <= HIGHEST_EXPOSURE


COMMANDS = {
    "id": '[ "$1" = -u ] && cat "{world}/number"',
    "useradd": "",
    "setpriv": 'if [ -e "{world}/refusal" ]; then cat "{world}/refusal" >&2; exit 1; fi',
    # As far as the tests go where nothing was refused: what follows is this PC's.
    "chown": "exit 7",
}
"""What stands in the place of root's commands; each notes first that it was called."""


@pytest.fixture
def script(tmp_path):
    """Run the script of the account as root, or another ``number``, with root's commands replaced.

    Returns how it ended, and which of the commands it called, in order.
    """

    def run(folder, number=0, refusal=None):
        (tmp_path / "number").write_text(f"{number}\n", encoding="utf-8")
        if refusal:
            (tmp_path / "refusal").write_text(refusal, encoding="utf-8")
        commands, called = tmp_path / "commands", tmp_path / "called"
        commands.mkdir()
        for name, body in COMMANDS.items():
            text = f'#!/bin/sh\necho {name} >>"{called}"\n{body.format(world=tmp_path)}\n'
            (commands / name).write_text(text, encoding="utf-8")
            (commands / name).chmod(0o755)
        done = subprocess.run(
            ["sh", folder / "deploy" / "account.sh"],
            env={"PATH": f"{commands}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, called.read_text(encoding="utf-8").split()

    return run


CLOSED = ("pyproject.toml", "qihang/cli/__init__.py", "requirements.lock", "sessions/s7.toml")


def project(folder):
    """A project as root cloned it whose files are for nobody else."""
    for name in (*CLOSED, "deploy/account.sh", "exercises/s1", ".venv/bin/python"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch(0o600)
    shutil.copy(ROOT / "deploy" / "account.sh", folder / "deploy")
    return folder


def test_the_account_is_made_by_root_alone(script, tmp_path):
    done, called = script(project(tmp_path / "qihang"), number=1000)
    assert (done.returncode, called) == (1, ["id"])
    assert done.stderr.startswith("Run: sudo sh deploy/account.sh")


@pytest.mark.parametrize("name", ["a room", "教室", "50%", "this&that"])
def test_a_folder_that_systemd_could_not_name_is_refused_before_anything_is_changed(
    script, tmp_path, name
):
    done, called = script(project(tmp_path / name))
    assert (done.returncode, called) == (1, ["id"])
    assert "letters, digits" in done.stderr
    assert "英文字母、数字" in done.stderr


def test_the_account_can_run_the_program_before_it_gets_the_data(script, tmp_path):
    folder = project(tmp_path / "qihang")
    done, called = script(folder)
    assert (done.returncode, called) == (7, ["id", "id", "useradd", "setpriv", "chown"])
    assert [name for name in CLOSED if not (folder / name).stat().st_mode & 0o004] == []


def test_where_it_cannot_nothing_of_the_data_is_changed(script, tmp_path):
    folder = project(tmp_path / "qihang")
    done, called = script(folder, refusal="setpriv: Permission denied\n")
    assert (done.returncode, called) == (1, ["id", "id", "useradd", "setpriv"])
    assert "move the folder to /opt" in done.stderr
    assert "移到 /opt" in done.stderr
    assert done.stderr.endswith("\nsetpriv: Permission denied\n")
    assert not (folder / "var").exists()


def test_the_desk_is_among_the_pcs_applications_at_the_port_of_the_settings(bare_site):
    said = configparser.ConfigParser(interpolation=None)
    said.read_string(desktop.entry(bare_site))
    one = said["Desktop Entry"]
    assert one["exec"] == "xdg-open http://127.0.0.1:8902/"
    assert one["name[zh_cn]"] == "启航教员台"
    files.put(bare_site.settings, "version = 1\ndesk_port = 8952\n", mode=0o600)
    assert "http://127.0.0.1:8952/" in desktop.entry(bare_site)
    files.put(bare_site.settings, "version = 1\ndesk_port = 0\n", mode=0o600)
    assert desktop.entry(bare_site) == ""
