"""A file that somebody else made is refused in one sentence, quickly and in little memory."""

from __future__ import annotations

import tarfile
import tracemalloc
from collections.abc import Iterator
from itertools import chain

import pytest

from tests.officer.conftest import everything
from tests.officer.forged import END, about, gzipped, header, honest, longer, member, sums, zeros
from tests.support.commands import in_this_process

MEMORY = 4 * 2**20
"""Bytes that a restore may hold, whatever the file says of itself."""

LARGE = 48 * 2**20
"""Bytes that are unpacked in some of these tests; the real ones say gigabytes."""

NOTE = ("submitted/1/t1/t1.ipynb", b"{}")
GIGABYTES = 3 * 2**30
DEEP = "/".join(["submitted", *["x"] * 200])


def hostile() -> dict[str, tuple[list[bytes | Iterator[bytes]], str]]:
    """Each file by what is wrong in it: its unpacked parts, and what the sentence says."""
    whole = honest(NOTE)
    first, rest = about(1, 10), member(*NOTE)
    return {
        "a name of 3 GB": (
            [first, header("long", GIGABYTES, tarfile.GNUTYPE_LONGNAME), zeros(LARGE)],
            "does not belong",
        ),
        "a link's name of 3 GB": (
            [first, header("long", GIGABYTES, tarfile.GNUTYPE_LONGLINK), zeros(LARGE)],
            "does not belong",
        ),
        "a longer header of 3 GB": (
            [first, header("long", GIGABYTES, tarfile.XHDTYPE), zeros(LARGE)],
            "does not belong",
        ),
        "a header for all": ([first, member("g", b"9 a=b\n", tarfile.XGLTYPE)], "does not belong"),
        "a sparse file": (
            [first, longer(**{"GNU.sparse.size": str(GIGABYTES)}), rest],
            "does not belong",
        ),
        "an old sparse file": ([first, header("s", 0, tarfile.GNUTYPE_SPARSE)], "does not belong"),
        "a member twice": ([about(2, 4), rest, rest], "does not belong"),
        "more files than it says": ([about(0, 9), rest], "does not belong"),
        "a file within a file": (
            [about(2, 4), rest, member(f"{NOTE[0]}/x", b"{}")],
            "cannot be unpacked",
        ),
        "a folder without end": ([first, member(DEEP, b"{}")], "does not belong"),
        "a name too long for a disk": (
            [first, longer(path=f"submitted/{'x' * 900}"), rest],
            "File name too long",
        ),
        "a size below nothing": ([first, longer(size="-5"), rest], "damaged"),
        "a size without end": ([first, longer(size="9" * 40), rest], "damaged"),
        "settings of 3 GB": (
            [about(1, GIGABYTES), header("settings.toml", GIGABYTES), zeros(LARGE)],
            "does not belong",
        ),
        "hashes of 3 GB": (
            [about(0, 0), header("SHA256SUMS", GIGABYTES), zeros(LARGE)],
            "larger than any",
        ),
        "a nested backup.json": ([member("backup.json", b"[" * 60_000)], "backup.json is damaged"),
        "a backup.json of 3 GB": (
            [header("backup.json", GIGABYTES), zeros(LARGE)],
            "larger than any",
        ),
        "a count that is none": ([about(True, -1)], "backup.json is damaged"),
        "a number of a thousand digits": ([about(1, 10**1000)], "backup.json is damaged"),
        "more files than a disk has": ([about(10**17, 10)], "more files than the disk"),
        "a member behind the hashes": (
            [first, rest, sums(NOTE), member("site/x", b"{}"), END],
            "behind its end",
        ),
        "94 MB behind its end": ([whole, zeros(LARGE), b"x"], "behind its end"),
        "a part of another course": (
            [about(1, 2, format=3, since={"file": "../../a", "sha256": ""})],
            "backup.json is damaged",
        ),
        "no answers in it": ([whole], "answers.db is missing in it"),
    }


@pytest.mark.security("a backup file that was made by hand wants memory, time or room without end")
@pytest.mark.parametrize("name", hostile())
def test_a_hostile_backup_is_refused_in_a_sentence_and_in_little_memory(name, site, tmp_path):
    parts, sentence = hostile()[name]
    flat = chain.from_iterable([one] if isinstance(one, bytes) else one for one in parts)
    refuse(gzipped(flat), sentence, site, tmp_path)


@pytest.mark.security("something is appended to a backup file")
@pytest.mark.parametrize(
    "appended", [gzipped(zeros(LARGE)), b"x", bytes(512)], ids=["packed", "plain", "empty"]
)
def test_what_is_appended_to_a_backup_is_refused(appended, site, tmp_path):
    refuse(gzipped([honest(NOTE)]) + appended, "behind its end", site, tmp_path)


def refuse(packed, sentence, site, folder):
    file = folder / "hostile.tar.gz"
    file.write_bytes(packed)
    before = everything(site.var.parent)
    tracemalloc.start()
    try:
        done = in_this_process("restore", str(file), "--move-old-data-aside")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert done.returncode == 1
    [said] = done.stderr.splitlines()
    assert sentence in said
    assert len(said) < 500
    assert everything(site.var.parent) == before
    assert peak < MEMORY, f"{peak / 2**20:.1f} MB"
