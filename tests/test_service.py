"""The unit with which systemd runs the classroom, and what makes its account."""

import re
import shutil
import subprocess

import pytest

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


def test_the_account_is_made_by_root_alone():
    script = ROOT / "deploy" / "account.sh"
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    assert "useradd --system" in script.read_text(encoding="utf-8")
