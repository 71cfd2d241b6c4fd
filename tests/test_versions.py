import json
import re
import tomllib
from importlib.metadata import version

import pytest

from qihang.officer.machine import locked
from tests.conftest import ROOT


def lock(name):
    return locked((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_file_that_is_installed_is_known_by_its_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    release = r"[\w.-]+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"({release})+", text)
    assert len(lock(name)) > 10
    for script in ("deploy/venv.sh", "Makefile"):
        for line in (ROOT / script).read_text(encoding="utf-8").splitlines():
            assert "--require-hashes" in line or not re.search(r"install .*\.lock", line)


def test_pip_itself_is_locked():
    assert "pip" in lock("requirements.lock")


def test_environment_yml_names_the_versions_of_the_lock():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert dict(re.findall(r"- ([\w.-]+)==(\S+)", text)) == lock("requirements.lock")


def test_what_is_installed_is_what_is_locked():
    locked = lock("requirements.lock")
    assert {package: version(package) for package in locked} == locked


def test_every_direct_dependency_is_locked_and_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = project["optional-dependencies"]["dev"]
    names = {_plain(_name(wanted)) for wanted in [*project["dependencies"], *tools]}
    locked = {_plain(name) for name in lock("requirements.lock") | lock("requirements-dev.lock")}
    assert names <= locked
    decisions = _plain((ROOT / "docs" / "decisions.md").read_text(encoding="utf-8"))
    assert [name for name in names if name not in decisions] == []


def test_the_front_ends_tools_are_locked_and_name_no_registry():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    locked = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(locked)["packages"]
    assert wanted.keys().isdisjoint({"dependencies", "optionalDependencies"})
    tools = wanted["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in tools} == tools
    assert "://" not in locked
    settings = (ROOT / ".npmrc").read_text(encoding="utf-8")
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "://" not in settings


def _name(wanted):
    return re.split(r"[^\w.-]", wanted)[0]


def _plain(name):
    return name.lower().replace("_", "-")
