"""The officer's folder: complete, checkable with sha256sum, and without a secret."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

import qihang
from qihang.officer import addresses, chromium, crawl, sockets
from qihang.officer.audit import Audit, audit
from qihang.officer.crawl import visit
from qihang.officer.machine import locked
from qihang.officer.sbom import sbom
from qihang.server.paths import DIST, STATIC
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import ROOT, copy_of_the_course, in_place
from tests.officer.conftest import change, everything, says
from tests.support.classroom import command, running

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("audit")]


@dataclass
class Written:
    """An audit that was written, and the classroom that it is about."""

    site: Site
    folder: Path
    made: Audit
    before: dict[str, str]
    after: dict[str, str]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def rows(self, name: str) -> list[list[str]]:
        return [line.split("\t") for line in self.text(name).splitlines()[1:]]


@pytest.fixture(scope="module")
def written(marked_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """One audit of a marked class, for all tests of this module."""
    place = tmp_path_factory.mktemp("audited")
    site = copy_of_the_course(place)
    shutil.copytree(marked_start, site.var)
    for name in ("cookies", "instructor-cookies"):
        site.secret(name)
    (site.var / "instructor-password").write_text("argon2:secret-hash")
    with in_place(site):
        site.prepare()
        for database in (site.store, site.gradebook):
            change(database, "SELECT 1")
        before = everything(site.var)
        made = audit(site, place / "audit", lambda what: lambda done, of: None)
        yield Written(site, place / "audit", made, before, everything(site.var))


@pytest.fixture(scope="module", autouse=True)
def soon_complete() -> Iterator[None]:
    """A page here is complete sooner than one of a real lesson; its websocket is awaited anyway."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chromium, "QUIET", 0.5)
        yield


def check(folder: Path, sums: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", str(sums)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_sha256sum_checks_the_folder_by_its_manifest(written):
    assert check(written.folder, written.folder / "MANIFEST").returncode == 0
    listed = {line.split("  ")[1] for line in written.text("MANIFEST").splitlines()}
    assert listed == set(everything(written.folder)) - {"MANIFEST"}
    digest = hashlib.sha256((written.folder / "MANIFEST").read_bytes()).hexdigest()
    assert written.made.manifest == digest


@pytest.mark.security("a file of an audit is changed afterwards")
def test_a_changed_file_of_the_folder_shows(written, tmp_path):
    copy = shutil.copytree(written.folder, tmp_path / "copy")
    (copy / "doctor.txt").write_text("ok     All is well.\n")
    assert "doctor.txt: FAILED" in check(copy, copy / "MANIFEST").stdout


def test_every_file_of_the_installation_and_the_course_is_in_a_list(written):
    assert check(ROOT, written.folder / "files" / "project.sha256").returncode == 0
    assert check(written.site.root, written.folder / "files" / "course.sha256").returncode == 0
    project = written.text("files/project.sha256")
    for name in (
        "qihang/answers/tables.py",
        "widgets/exercise/answer_box.js",
        "voila.json",
        "solutions/s1/s1.ipynb",
    ):
        assert f"  {name}\n" in project
    assert "voila/app.py" in written.text("files/environment.sha256")
    assert "  var/" not in project


@pytest.mark.security("a file of the program is changed after an audit")
def test_a_changed_program_shows_by_the_list(written, tmp_path):
    copy = shutil.copytree(written.site.root, tmp_path / "course")
    with (copy / "solutions" / "t1" / "t1.ipynb").open("a") as file:
        file.write(" ")
    sums = written.folder / "files" / "course.sha256"
    assert "solutions/t1/t1.ipynb: FAILED" in check(copy, sums).stdout


@pytest.mark.security("an audit is searched for secrets, PINs and answers")
def test_no_secret_is_in_the_folder(written):
    site = written.site
    content = b"\n".join(path.read_bytes() for path in written.folder.rglob("*") if path.is_file())
    for path in site.var.glob("*.secret"):
        kept = path.read_bytes()
        assert kept not in content
        assert kept.hex().encode() not in content
    assert b"secret-hash" not in content
    assert b"$argon2" not in content
    for line in (site.var / "demo-class.txt").read_text().splitlines():
        assert not says(content.decode("utf-8", "replace"), line.split()[1])
    assert b"qihang_seat=" not in content


def test_an_audit_changes_nothing_in_the_classroom(written):
    assert written.after == written.before


def test_nothing_is_wrong_with_this_installation(written):
    wrong = [str(fact.said) for fact in written.made.facts if not fact.is_well]
    assert wrong == []
    assert "WRONG" not in written.text("doctor.txt")


def test_a_browser_was_in_every_lesson_and_asked_nobody_outside(written):
    rows = written.rows("requests.tsv")
    assert {"/login", "/", "/workbook/t1", "/exercise/t1"} <= {row[0] for row in rows}
    assert {row[1] for row in rows} == {"own"}
    for page in ("/workbook/t1", "/exercise/t1"):
        kinds = {row[2] for row in rows if row[0] == page}
        assert {"Document", "Script", "Stylesheet", "WebSocket"} <= kinds


def test_the_routes_and_settings_are_written_down(written):
    paths = {row[0] for row in written.rows("routes.tsv")}
    assert "/login" in paths
    assert not any(path.startswith(("/voila/files", "/voila/tree")) for path in paths)
    settings = json.loads(written.text("settings.json"))
    assert settings["voila"]["VoilaConfiguration"]["strip_sources"] is True
    assert settings["nbgrader"]["CourseDirectory"]["source_directory"] == "solutions"
    assert settings["open_sessions"]["t1"]["marks_at_once"] is True
    assert "default-src 'self'" in settings["ours"]["headers"]["Content-Security-Policy"]


def test_the_log_in_the_folder_can_be_checked_line_by_line(written):
    lines = written.text("audit-log.jsonl").splitlines()
    for line, after in pairwise(lines):
        assert json.loads(after)["before"] == hashlib.sha256(line.encode()).hexdigest()
    assert written.made.head == hashlib.sha256(lines[-1].encode()).hexdigest()


def test_the_first_page_is_plain_and_speaks_both_languages(written):
    page = written.text("index.html")
    assert written.made.head in page
    assert "检查记录" in page
    assert "Qihang audit" in page
    assert "<script" not in page
    assert addresses.scan([written.folder]) == []
    for link in re.findall(r'href="([^"]+)"', page):
        assert (written.folder / link).is_file()


def test_the_first_page_is_read_on_a_machine_without_chinese_letters(written, browser):
    with closing(browser.new_page()) as page:
        page.goto(f"file://{written.folder}/index.html")
        page.wait_for_function("document.fonts.status === 'loaded'")
        faces = page.evaluate("[...document.fonts].map(face => [face.weight, face.status])")
    assert sorted(faces) == [["400", "loaded"], ["700", "loaded"]]


def test_a_folder_that_holds_something_is_left_alone(written):
    before = everything(written.folder)
    with pytest.raises(OperatorError, match="Name a new folder"):
        audit(written.site, written.folder, lambda what: lambda done, of: None)
    assert everything(written.folder) == before


def test_an_audit_without_a_classroom_says_what_to_do(bare_site, tmp_path):
    with pytest.raises(OperatorError, match="make start"):
        audit(bare_site, tmp_path / "audit", lambda what: lambda done, of: None)
    assert not (tmp_path / "audit").exists()


# --- the visit ----------------------------------------------------------------------


@pytest.mark.security("a released page asks another host for a picture and a script")
def test_a_page_that_asks_outside_is_named(marked_site):
    page = marked_site.pages / "workbook" / "t1.ipynb"
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = (
        '<img src="http://tracker.example/pixel.png"> <link rel="stylesheet" '
        'href="http://cdn.example/x.css">'
    )
    page.write_text(json.dumps(notebook), encoding="utf-8")
    made = visit(marked_site)
    assert made.problem is None
    told = [one.address for one in made.outside] + made.refused
    assert any("tracker.example" in one for one in told)
    assert any("/workbook/t1" in one.page for one in made.requests)


def test_without_chromium_it_is_said_that_nothing_was_visited(bare_site, monkeypatch):
    monkeypatch.setattr(crawl, "installed", lambda: None)
    assert "Chromium is not installed" in str(visit(bare_site).problem)


@pytest.mark.security("files name other hosts in every way that a browser follows")
def test_the_scan_finds_every_kind_of_absolute_address(tmp_path):
    (tmp_path / "a.html").write_text('<script src="//one.example/x.js"></script>')
    (tmp_path / "b.css").write_text("@import '//two.example/x'; a { b: url( //three.example/y ) }")
    (tmp_path / "c.js").write_text(
        "fetch(`https://four.example`); new WebSocket('wss://five.example:80')"
    )
    (tmp_path / "d.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"></svg> // comment.word'
    )
    (tmp_path / "e.js").write_text("import('HTTPS://six.example/a'); x = 'http://10.0.0.1/a'")
    hosts = sorted(one.host for one in addresses.scan([tmp_path]))
    numbers = ("five", "four", "one", "six", "three", "two")
    assert hosts == ["10.0.0.1", *(f"{number}.example" for number in numbers)]


# --- ports and parts ----------------------------------------------------------------


def test_the_ports_of_a_running_classroom_are_listed_with_their_owners(open_site, tmp_path):
    with running(open_site) as classroom:
        found = sockets.open_sockets(open_site)
        refused = command(open_site, "restore", str(tmp_path / "none.tar.gz"))
    ports = [(one.address, one.process.part) for one in found if one.is_listening_port]
    address = classroom.address.removeprefix("http://")
    assert ports == [(address, "qihang.server.app")]
    listening = {one.address for one in found if one.kind == "unix" and one.state == "listening"}
    assert {str(open_site.answer_socket), str(open_site.control_socket)} <= listening
    assert "Stop it with Ctrl-C" in refused.stderr


def test_the_bill_of_materials_has_what_cyclonedx_requires():
    bill = sbom("2026-11-26T06:00:00+00:00")
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert bill["metadata"]["component"]["version"] == qihang.__version__
    parts = bill["components"]
    kinds = {"library", "platform", "operating-system", "file", "data"}
    assert {part["type"] for part in parts} == kinds
    references = [part["bom-ref"] for part in parts]
    assert len(set(references)) == len(references)
    for part in parts:
        assert part["name"]
        assert part["version"]
        assert part.get("scope", "required") in ("required", "optional", "excluded")
        for choice in part["licenses"]:
            [(kind, license_)] = choice.items()
            assert kind == "expression" or len(license_.keys() & {"id", "name"}) == 1
        for known in part.get("hashes", []):
            assert known["alg"] == "SHA-256"
            assert re.fullmatch(r"[0-9a-f]{64}", known["content"])


def test_what_python_packages_bring_from_npm_is_in_the_bill_once():
    parts = [part for part in sbom("now")["components"] if part["bom-ref"].startswith("pkg:npm/")]
    [lumino] = [part for part in parts if part["purl"].startswith("pkg:npm/%40lumino/widgets@")]
    assert lumino["name"] == "@lumino/widgets"
    assert "jupyterlab" in lumino["description"]
    assert lumino["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]


def test_our_own_scripts_are_in_the_bill_and_hold_nothing_from_npm():
    parts = {part["bom-ref"]: part for part in sbom("now")["components"]}
    scripts = [DIST / "widgets.js", *STATIC.glob("*.js")]
    assert len(scripts) > 3
    for script in scripts:
        known = parts[f"script:{script.name}"]["hashes"][0]["content"]
        assert known == hashlib.sha256(script.read_bytes()).hexdigest()
    for built in [*DIST.glob("*.js"), *STATIC.glob("*.js")]:
        sources = re.findall(r"^ *// (\S+\.js)$", built.read_text(encoding="utf-8"), re.MULTILINE)
        assert sources, built
        assert all(source.startswith(("widgets/", "qihang/server/browser/")) for source in sources)


def test_every_locked_package_and_every_font_is_in_the_bill():
    bill = [part for part in sbom("now")["components"] if "npm" not in part["bom-ref"]]
    parts = {part["name"].lower().replace("_", "-"): part for part in bill}
    for name, version in locked((ROOT / "requirements.lock").read_text()).items():
        part = parts[name.lower().replace("_", "-")]
        assert (part["version"], part["scope"]) == (version, "required")
    for font in [
        *ROOT.rglob("qihang/server/static/fonts/*.woff2"),
        *ROOT.rglob("widgets/**/*.otf"),
    ]:
        known = parts[font.name.lower().replace("_", "-")]["hashes"][0]["content"]
        assert known == hashlib.sha256(font.read_bytes()).hexdigest()
    assert sbom("now")["serialNumber"] == sbom("later")["serialNumber"]
