"""What the classroom is made of: a software bill of materials, as CycloneDX 1.6 in JSON.

Python packages bring JavaScript along, in bundles; what is in these they say in a list of
their own. Our own bundles hold nothing but what is ours.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Any
from urllib.parse import quote

import qihang
from qihang.officer.hashes import sha256_of
from qihang.officer.machine import LOCK, locked
from qihang.server.paths import DIST, FIGURES, STATIC

Component = dict[str, Any]

FONTS = (STATIC / "fonts", FIGURES / "fonts")

BUNDLED = "third-party-licenses.json"
"""The file in which a Python package says what it has from npm."""

NOT_STATED = "not stated in the package"

LONGEST_LICENSE = 100
"""Characters; a longer text in a package's metadata is the license itself, not its name."""


def sbom(moment: str) -> dict[str, Any]:
    """The bill; ``moment`` is when, in ISO 8601. The same parts have the same serial number."""
    libraries = sorted([*_packages(), *_npm_packages()], key=lambda one: one["bom-ref"])
    parts = [*_platforms(), *libraries, *_fonts(), *_bundles(), _lessons()]
    known = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, known)}",
        "version": 1,
        "metadata": {
            "timestamp": moment,
            "component": {
                "type": "application",
                "bom-ref": "qihang",
                "name": "qihang",
                "version": qihang.__version__,
                "licenses": _licenses(distribution("qihang")),
            },
        },
        "components": parts,
    }


def _platforms() -> list[Component]:
    return [
        {
            "type": kind,
            "bom-ref": f"{name}@{version}",
            "name": name,
            "version": version,
            "licenses": [{"license": {"name": license_name}}],
        }
        for kind, name, version, license_name in (
            ("operating-system", "Linux", platform.release(), "GPL-2.0-only"),
            ("platform", "Python", platform.python_version(), "Python-2.0"),
            ("library", "SQLite", sqlite3.sqlite_version, "Public domain"),
        )
    ]


def _packages() -> Iterator[Component]:
    required = {_plain(name) for name in locked(LOCK.read_text(encoding="utf-8"))}
    seen = set()
    for package in distributions():
        name = package.metadata["Name"]
        if not name or _plain(name) in seen or _plain(name) == "qihang":
            continue
        seen.add(_plain(name))
        address = f"pkg:pypi/{_plain(name)}@{package.version}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": package.version,
            "scope": "required" if _plain(name) in required else "excluded",
            "licenses": _licenses(package),
            "purl": address,
        }


def _licenses(package: Distribution) -> list[dict[str, Any]]:
    """What the package says of its license; as an expression only where it says so itself."""
    said = package.metadata
    for expression in said.get_all("License-Expression") or []:
        return [{"expression": expression}]
    names = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    text = "\n".join(said.get_all("License") or []).strip()
    if not names and text and text.upper() != "UNKNOWN":
        first = text.splitlines()[0].strip()
        names = [first[:LONGEST_LICENSE]]
    return [{"license": {"name": name}} for name in names or [NOT_STATED]]


def _npm_packages() -> Iterator[Component]:
    """What came from npm inside of Python packages, by these packages' own account."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    licenses: dict[tuple[str, str], str] = {}
    for package in distributions():
        for one in _bundled(package):
            known = (one["name"], one["versionInfo"])
            found[known].add(package.metadata["Name"])
            licenses[known] = one["licenseId"] or NOT_STATED
    for (name, version), bringers in found.items():
        address = f"pkg:npm/{quote(name)}@{quote(version)}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "description": f"in the scripts of {', '.join(sorted(bringers))}",
            "licenses": [{"license": {"name": licenses[name, version]}}],
            "purl": address,
        }


def _bundled(package: Distribution) -> Iterator[dict[str, str]]:
    # The list of files as it stands: asking for each file of each package takes seconds.
    for line in (package.read_text("RECORD") or "").splitlines():
        name = line.rsplit(",", 2)[0]
        if name.endswith(f"/{BUNDLED}"):
            listed = Path(str(package.locate_file(name))).read_text(encoding="utf-8")
            yield from json.loads(listed)["packages"]


def _bundles() -> Iterator[Component]:
    """Our own scripts, as a page of the classroom gets them."""
    for path in sorted([DIST / "widgets.js", *STATIC.glob("*.js")]):
        digest = sha256_of(path)
        yield {
            "type": "file",
            "bom-ref": f"script:{path.name}",
            "name": path.name,
            "version": digest[:16],
            "description": "built from Qihang's own modules and nothing else",
            "hashes": [{"alg": "SHA-256", "content": digest}],
            "licenses": [{"license": {"id": "BSD-3-Clause"}}],
        }


def _fonts() -> Iterator[Component]:
    for folder in FONTS:
        for path in sorted(folder.glob("*.*")):
            if path.suffix not in (".woff2", ".otf", ".ttf"):
                continue
            digest = sha256_of(path)
            yield {
                "type": "file",
                "bom-ref": f"font:{path.name}",
                "name": path.name,
                "version": digest[:16],
                "description": "subset of Noto Sans CJK SC",
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"license": {"id": "OFL-1.1"}}],
            }


def _lessons() -> Component:
    return {
        "type": "data",
        "bom-ref": "lessons",
        "name": "lessons",
        "version": qihang.__version__,
        "description": "workbooks, solutions, exercises and the words of their questions",
        "licenses": [{"license": {"id": "CC-BY-4.0"}}],
    }


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
