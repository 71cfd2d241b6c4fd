"""One folder that says what the classroom is made of, what it does, and what happened in it.

Each part is written by a module of its own; here they are put together, in the same order
each time. ``MANIFEST`` has the hash of every other file, and its own hash stands for all.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import qihang
from qihang import settings
from qihang.answers import audit_log as auditlog
from qihang.answers.store import Store
from qihang.gradebook import settings as nbgrader_settings
from qihang.language.messages import Bilingual
from qihang.officer import addresses, hashes
from qihang.officer.backup import Tell, sha256_of
from qihang.officer.crawl import Visit, visit
from qihang.officer.doctor import doctor
from qihang.officer.sbom import sbom
from qihang.officer.served import served, without_secrets
from qihang.officer.sockets import open_sockets
from qihang.officer.summary import Fact, summary
from qihang.operate import teach
from qihang.server.paths import STATIC
from qihang.system.errors import OperatorError
from qihang.system.site import Site

PROJECT = Path(qihang.__file__).parents[1]

Telling = Callable[[str], Tell]
"""Makes the progress display of a step from its name."""


@dataclass(frozen=True)
class Audit:
    """What was written."""

    facts: tuple[Fact, ...]
    manifest: str
    """The SHA-256 of ``MANIFEST``."""
    head: str
    """The head of the audit log."""


def audit(site: Site, folder: Path, telling: Telling) -> Audit:
    """Write everything into ``folder``, a new one.

    Raises :class:`OperatorError` if the folder holds something, or there is no classroom yet.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OperatorError(f"{folder} holds something already. Name a new folder.")
    if not site.store.is_file():
        raise OperatorError(
            f"There is no classroom in {site.var} yet. Run make start once, then again."
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    log = _log(site)
    facts = [
        *_files(site, folder, telling),
        _parts(folder, moment),
        _sockets(site, folder),
        *_server(site, folder),
        _visit(folder, visit(site, telling("pages visited"))),
        _events(folder, log),
        _doctor(site, folder, telling),
    ]
    head = auditlog.head(log)
    _write(folder / "index.html", summary(facts, moment, head))
    shutil.copytree(STATIC / "fonts", folder / "fonts")
    return Audit(tuple(facts), _manifest(folder), head)


# --- the parts ----------------------------------------------------------------------


def _files(site: Site, folder: Path, telling: Telling) -> Iterator[Fact]:
    """The project, the course where it lies elsewhere, and the Python packages."""
    private = (site.var, PROJECT / "var", Path(sys.prefix), folder)
    places = [("project", PROJECT, Bilingual("程序和课程", "Program and course"))]
    if site.root.resolve() != PROJECT.resolve():
        places.append(("course", site.root, Bilingual("课程", "Course")))
    places.append(
        ("environment", Path(sys.prefix), Bilingual("Python 和软件包", "Python and packages"))
    )
    for name, root, what in places:
        without = (folder,) if name == "environment" else private
        found = hashes.listed(root, without)
        text = hashes.sums(root, found, telling(f"files of the {name} hashed"))
        _write(folder / "files" / f"{name}.sha256", text)
        said = Bilingual(f"{len(found)} 个文件，在 {root}", f"{len(found)} files in {root}")
        yield Fact(what, said, f"files/{name}.sha256")


def _parts(folder: Path, moment: str) -> Fact:
    bill = sbom(moment)
    _write_json(folder / "sbom.cdx.json", bill)
    count = len(bill["components"])
    said = Bilingual(f"{count} 个部件，写明版本和许可", f"{count} parts with version and license")
    return Fact(Bilingual("用到的软件", "Software parts"), said, "sbom.cdx.json")


def _sockets(site: Site, folder: Path) -> Fact:
    found = open_sockets(site)
    rows = [
        (one.process.pid, one.process.part, one.kind, one.state, one.address, one.peer)
        for one in found
    ]
    _write_table(folder / "sockets.tsv", "process part kind state address peer", rows)
    what = Bilingual("打开的端口", "Open ports")
    ports = sorted({one.address for one in found if one.is_listening_port})
    if not found:
        said = Bilingual("教室没有在运行，没有端口", "No classroom is running: no port is open")
    else:
        shown = ", ".join(ports)
        said = Bilingual(
            f"{shown}，共 {len(found)} 个套接字", f"{shown}; {len(found)} sockets in all"
        )
    return Fact(what, said, "sockets.tsv")


def _server(site: Site, folder: Path) -> Iterator[Fact]:
    """Routes, settings, and the outside addresses in what is sent."""
    with tempfile.TemporaryDirectory(prefix="qihang-audit-") as elsewhere:
        second = Site(site.root, Path(elsewhere) / "var")
        settings.copy(site, second)
        found = served(second)
    routes = [(one["path"], one["methods"] or "-", one["handler"]) for one in found["routes"]]
    _write_table(folder / "routes.tsv", "path methods handler", routes)
    said = Bilingual(f"{len(routes)} 个地址，其他都没有", f"{len(routes)} routes, and no others")
    yield Fact(Bilingual("网页服务的入口", "Routes of the trainee server"), said, "routes.tsv")
    yield _settings(site, folder, found["settings"])
    yield _house(site, folder)
    yield _scan(site, folder, found["folders"])


def _house(site: Site, folder: Path) -> Fact:
    """The settings of the house, each with what it means."""
    standing = settings.standing(site)
    rows = []
    for one in standing:
        about = settings.SETTINGS[one.name]
        default = about.kind.written(getattr(settings.DEFAULTS, one.name))
        unit = about.unit.translations()["en"] if about.unit else ""
        told = about.help.translations()
        rows.append((one.name, one.written, default, unit, one.source, told["zh"], told["en"]))
    _write_table(folder / "house.tsv", "name value default unit source help-zh help-en", rows)
    changed = [f"{row[0]} = {row[1]}" for row in rows if row[1] != row[2]]
    said = Bilingual(
        f"{len(rows)} 项，改过的：{'，'.join(changed) or '没有'}",
        f"{len(rows)} settings, changed: {', '.join(changed) or 'none'}",
    )
    return Fact(Bilingual("本单位的设置", "Settings of the house"), said, "house.tsv")


def _settings(site: Site, folder: Path, served: dict[str, Any]) -> Fact:
    with closing(Store(site.store, only_read=True)) as store:
        opened = store.sessions.released()
    _write_json(
        folder / "settings.json",
        {
            **served,
            "nbgrader": without_secrets(nbgrader_settings(site)),
            "open_sessions": {name: without_secrets(row) for name, row in sorted(opened.items())},
        },
    )
    for path in (site.root / "voila.json", site.root / "nbgrader_config.py", teach.CONFIG):
        _copy(path, folder / "settings" / path.name)
    said = Bilingual("已写下，密码除外", "Written down, secrets left out")
    return Fact(Bilingual("设置", "Settings in force"), said, "settings.json")


def _scan(site: Site, folder: Path, folders: list[str]) -> Fact:
    """Our own files may name no other host; those of others are listed."""
    roots = addresses.outermost([*folders, str(PROJECT / "qihang" / "server"), str(site.pages)])
    found = addresses.scan(roots)
    _write_table(
        folder / "addresses.tsv",
        "host times file",
        [(one.host, one.times, one.file) for one in found],
    )
    prefix = str(Path(sys.prefix).resolve())
    ours = [one for one in found if not one.file.startswith(prefix)]
    other = len({one.host for one in found}) - len({one.host for one in ours})
    said = Bilingual(
        f"自己的文件里有 {len(ours)} 处；别人的软件里提到 {other} 个网站名，浏览器不会去找",
        f"{len(ours)} in our own files; packages of others name {other} hosts, "
        "which the pages' policy does not let a browser ask",
    )
    what = Bilingual("文件里的外部地址", "Outside addresses in files")
    return Fact(what, said, "addresses.tsv", is_well=not ours)


def _visit(folder: Path, made: Visit) -> Fact:
    rows = [
        (one.page, "OUTSIDE" if one.is_outside else "own", one.kind, one.address[:300])
        for one in made.requests
    ]
    _write_table(folder / "requests.tsv", "page where kind address", rows)
    _write(folder / "refused.txt", "".join(f"{line}\n" for line in made.refused))
    what = Bilingual("真的打开每一页", "A visit to every page in a browser")
    if made.problem:
        said = Bilingual(f"没有打开：{made.problem}", f"Not done: {made.problem}")
        return Fact(what, said, "requests.tsv", is_well=False)
    counts = len(made.pages), len(made.requests), len(made.outside), len(made.refused)
    said = Bilingual(
        "打开 {} 次，请求 {} 个，向外的 {} 个，被网页规则拦下的 {} 个".format(*counts),
        "{} pages, {} requests, {} of them to the outside, {} refused by the pages' policy".format(
            *counts
        ),
    )
    return Fact(what, said, "requests.tsv", is_well=not made.outside and not made.refused)


def _events(folder: Path, log: Sequence[str]) -> Fact:
    _write(folder / "audit-log.jsonl", "".join(f"{line}\n" for line in log))
    faults = list(auditlog.faults(log))
    said = Bilingual(f"{len(log)} 行，完整", f"{len(log)} lines, the chain holds")
    if faults:
        said = Bilingual(
            f"有 {len(faults)} 处不对：{faults[0]}", f"{len(faults)} faults: {faults[0]}"
        )
    return Fact(Bilingual("日志", "Audit log"), said, "audit-log.jsonl", is_well=not faults)


def _doctor(site: Site, folder: Path, telling: Telling) -> Fact:
    found = list(doctor(site, tell=telling("marks compared")))
    _write(folder / "doctor.txt", "".join(f"{one.line()}\n" for one in found))
    wrong = [one for one in found if not one.is_well]
    said = Bilingual(
        f"查了 {len(found)} 项，{len(wrong)} 项不对", f"{len(found)} checks, {len(wrong)} wrong"
    )
    return Fact(Bilingual("各处是否一致", "Doctor"), said, "doctor.txt", is_well=not wrong)


# --- writing ------------------------------------------------------------------------


def _log(site: Site) -> list[str]:
    with closing(Store(site.store, only_read=True)) as store:
        return store.audit_log()


def _manifest(folder: Path) -> str:
    """Write ``MANIFEST``; returns its SHA-256."""
    names = hashes.listed(folder)
    _write(folder / "MANIFEST", hashes.sums(folder, names, lambda done, of: None))
    return sha256_of(folder / "MANIFEST")


def _write_table(path: Path, heading: str, rows: Iterable[tuple[Any, ...]]) -> None:
    lines = ["\t".join(heading.split()), *("\t".join(map(_cell, row)) for row in rows)]
    _write(path, "\n".join(lines) + "\n")


def _cell(value: Any) -> str:
    return " ".join(str(value).split())


def _write_json(path: Path, data: Any) -> None:
    _write(path, json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if source.is_file():
        shutil.copyfile(source, target)
