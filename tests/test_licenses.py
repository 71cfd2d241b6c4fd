"""What the project is licensed under, and which release it is, is said the same everywhere."""

from __future__ import annotations

import re
import tomllib

import pytest

import qihang
from qihang import cli
from qihang.officer.sbom import sbom
from tests.conftest import ROOT

FONT_FILES = {
    path
    for package in ("qihang", "widgets")
    for path in (ROOT / package).rglob("*.*")
    if path.suffix in (".woff2", ".otf", ".ttf")
}


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_code_lessons_and_fonts_have_each_their_license():
    assert text("LICENSE").startswith("BSD 3-Clause License\n\nCopyright (c) 2026, Qihang contrib")
    assert "SPDX-License-Identifier: CC-BY-4.0" in text("LICENSE-lessons.md")
    for words in ("[BSD-3-Clause](LICENSE)", "[CC BY 4.0](LICENSE-lessons.md)", "SIL Open Font"):
        assert words in text("README.md")
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert project["license"] == "BSD-3-Clause AND OFL-1.1"


def test_the_license_of_the_fonts_lies_beside_each_of_them():
    assert FONT_FILES
    for path in FONT_FILES:
        license_text = (path.parent / "OFL.txt").read_text(encoding="utf-8")
        assert f"- {path.name}\n" in license_text
        assert "© 2014-2021 Adobe" in license_text
        assert "SIL OPEN FONT LICENSE Version 1.1" in license_text
        assert license_text.rstrip().endswith("OTHER DEALINGS IN THE FONT SOFTWARE.")


def test_the_bill_of_materials_names_the_licenses_of_our_own_parts():
    bill = sbom("2026-11-28T06:00:00+00:00")
    own = bill["metadata"]["component"]["licenses"]
    assert own == [{"expression": "BSD-3-Clause AND OFL-1.1"}]
    [lessons] = [part for part in bill["components"] if part["name"] == "lessons"]
    assert lessons["licenses"] == [{"license": {"id": "CC-BY-4.0"}}]


def test_the_newest_release_of_the_changelog_is_the_version_that_the_command_says(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"qihang {qihang.__version__}\n"
    releases = re.findall(r"^## (\S+) — (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert len(releases) == text("CHANGELOG.md").count("\n## ")
    assert releases[0][0] == qihang.__version__
    versions = [tuple(map(int, number.split("."))) for number, _ in releases]
    assert versions == sorted(set(versions), reverse=True)
