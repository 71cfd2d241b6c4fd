"""One folder that says what the classroom is made of, what it does, and what happened in it.

Each part is written by a module of its own; here they are put together, in the same order
each time. ``MANIFEST`` has the hash of every other file, and its own hash stands for all.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import qihang
from qihang import settings
from qihang.answers import audit_log as auditlog
from qihang.answers.store import Store
from qihang.desk import routes as desk
from qihang.gradebook import settings as nbgrader_settings
from qihang.language.messages import LANGUAGES, lines, listed, message
from qihang.officer import addresses, hashes
from qihang.officer.crawl import Visit, visit
from qihang.officer.doctor import doctor
from qihang.officer.hashes import sha256_of
from qihang.officer.sbom import sbom
from qihang.officer.served import served, without_secrets
from qihang.officer.sockets import open_sockets
from qihang.officer.summary import Fact, summary
from qihang.operate import teach
from qihang.server.paths import STATIC
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from qihang.system.telling import Telling

PROJECT = Path(qihang.__file__).parents[1]


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
        raise OperatorError(
            message("{folder} holds something already. Name a new folder.", folder=folder)
        )
    if not Store.is_there(site):
        raise OperatorError(
            message(
                "There is no classroom in {folder} yet. Run make start once, then again.",
                folder=site.var,
            )
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    log = _log(site)
    facts = [
        *_files(site, folder, telling),
        _parts(folder, moment),
        _sockets(site, folder),
        *_server(site, folder),
        _visit(folder, visit(site, telling(message("pages visited")))),
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
    places = [("project", PROJECT, message("Program and course"))]
    if site.root.resolve() != PROJECT.resolve():
        places.append(("course", site.root, message("Course")))
    places.append(("environment", Path(sys.prefix), message("Python and packages")))
    for name, root, what in places:
        without = (folder,) if name == "environment" else private
        found = hashes.listed(root, without)
        text = hashes.sums(root, found, telling(message("files hashed: {what}", what=what)))
        _write(folder / "files" / f"{name}.sha256", text)
        said = message("{count} files in {folder}", count=len(found), folder=root)
        yield Fact(what, said, f"files/{name}.sha256")


def _parts(folder: Path, moment: str) -> Fact:
    bill = sbom(moment)
    _write_json(folder / "sbom.cdx.json", bill)
    said = message("{count} parts with version and license", count=len(bill["components"]))
    return Fact(message("Software parts"), said, "sbom.cdx.json")


def _sockets(site: Site, folder: Path) -> Fact:
    found = open_sockets(site)
    rows = [
        (one.process.pid, one.process.part, one.kind, one.state, one.address, one.peer)
        for one in found
    ]
    _write_table(folder / "sockets.tsv", "process part kind state address peer", rows)
    ports = sorted({one.address for one in found if one.is_listening_port})
    if not found:
        said = message("No classroom is running: no port is open")
    else:
        said = message("{ports}; {count} sockets in all", ports=listed(ports), count=len(found))
    return Fact(message("Open ports"), said, "sockets.tsv")


def _server(site: Site, folder: Path) -> Iterator[Fact]:
    """Routes, settings, and the outside addresses in what is sent."""
    with tempfile.TemporaryDirectory(prefix="qihang-audit-") as elsewhere:
        second = Site(site.root, Path(elsewhere) / "var")
        settings.copy(site, second)
        found = served(second)
    routes = [(one["path"], one["methods"] or "-", one["handler"]) for one in found["routes"]]
    _write_table(folder / "routes.tsv", "path methods handler", routes)
    said = message("{count} routes, and no others", count=len(routes))
    yield Fact(message("Routes of the trainee server"), said, "routes.tsv")
    yield _desk(folder)
    yield _settings(site, folder, found["settings"])
    yield _house(site, folder)
    yield _scan(site, folder, found["folders"])


def _desk(folder: Path) -> Fact:
    """Every address of the desk, and which roles may use it."""
    rows = [
        (
            one.path,
            " ".join(one.methods),
            "anybody" if one.roles is None else " ".join(sorted(one.roles)),
            one.purpose,
        )
        for one in desk.ROUTES
    ]
    _write_table(folder / "desk-routes.tsv", "path methods roles purpose", rows)
    said = message("{count} routes, and no others", count=len(rows))
    return Fact(message("Routes of the desk, by role"), said, "desk-routes.tsv")


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
    said = message(
        "{count} settings, changed: {changed}",
        count=len(rows),
        changed=listed(changed) if changed else message("none"),
    )
    return Fact(message("Settings of the house"), said, "house.tsv")


def _settings(site: Site, folder: Path, served: dict[str, Any]) -> Fact:
    with closing(Store.of(site, only_read=True)) as store:
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
    said = message("Written down, secrets left out")
    return Fact(message("Settings in force"), said, "settings.json")


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
    said = message(
        "{ours} in our own files; packages of others name {hosts} hosts, "
        "which the pages' policy does not let a browser ask",
        ours=len(ours),
        hosts=other,
    )
    return Fact(message("Outside addresses in files"), said, "addresses.tsv", is_well=not ours)


def _visit(folder: Path, made: Visit) -> Fact:
    rows = [
        (one.page, "OUTSIDE" if one.is_outside else "own", one.kind, one.address[:300])
        for one in made.requests
    ]
    _write_table(folder / "requests.tsv", "page where kind address", rows)
    _write(folder / "refused.txt", "".join(f"{line}\n" for line in made.refused))
    what = message("A visit to every page in a browser")
    if made.problem:
        said = message("Not done: {reason}", reason=made.problem)
        return Fact(what, said, "requests.tsv", is_well=False)
    said = message(
        "{pages} pages, {requests} requests, {outside} of them to the outside, "
        "{refused} refused by the pages' policy",
        pages=len(made.pages),
        requests=len(made.requests),
        outside=len(made.outside),
        refused=len(made.refused),
    )
    return Fact(what, said, "requests.tsv", is_well=not made.outside and not made.refused)


def _events(folder: Path, log: Sequence[str]) -> Fact:
    _write(folder / "audit-log.jsonl", "".join(f"{line}\n" for line in log))
    faults = list(auditlog.faults(log))
    said = message("{count} lines, the chain holds", count=len(log))
    if faults:
        said = message("{count} faults: {first}", count=len(faults), first=faults[0])
    return Fact(message("Audit log"), said, "audit-log.jsonl", is_well=not faults)


def _doctor(site: Site, folder: Path, telling: Telling) -> Fact:
    found = list(doctor(site, telling=telling))
    both = (lines(one.line() for one in found).translations()[language] for language in LANGUAGES)
    _write(folder / "doctor.txt", "\n\n".join(both) + "\n")
    wrong = [one for one in found if not one.is_well]
    said = message("{count} checks, {wrong} wrong", count=len(found), wrong=len(wrong))
    return Fact(message("Doctor"), said, "doctor.txt", is_well=not wrong)


# --- writing ------------------------------------------------------------------------


def _log(site: Site) -> list[str]:
    with closing(Store.of(site, only_read=True)) as store:
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
