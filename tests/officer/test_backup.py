"""A backup that is made while the classroom works holds all of it, and comes back whole."""

from __future__ import annotations

import gzip
import hashlib
import io
import itertools
import json
import os
import sqlite3
import stat
import subprocess
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from qihang.answers import service
from qihang.answers.client import Kernel
from qihang.answers.pacing import MOST_CONNECTIONS
from qihang.answers.store import Store
from qihang.officer import moment
from qihang.officer import restore as restoring
from qihang.officer.backup import backup
from qihang.officer.format import ABOUT, SUMS
from qihang.officer.restore import restore
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import enrol, hand_in_so, page_token
from tests.officer.conftest import everything, serving
from tests.officer.forged import unpacks_to_the_same
from tests.support.accounts import SERVICE, as_account, folder_for_all, needs_root
from tests.support.classroom import command
from tests.support.waiting import until

pytestmark = pytest.mark.process


@pytest.fixture
def elsewhere(tmp_path, marked_site):
    """A second machine with the same course and no data."""
    return Site(marked_site.root, tmp_path / "second" / "var")


@pytest.fixture
def small(answers, bare_site, tmp_path):
    """A small classroom with one submission, and its backup."""
    token = page_token(answers)
    answers.page.save(token, "margin", "44.9", "a")
    hand_in_so(answers, token)
    file = tmp_path / "small.tar.gz"
    backup(bare_site, file)
    return file


def saved_values(site: Site) -> set[str]:
    with closing(sqlite3.connect(site.store)) as store:
        return {value for (value,) in store.execute("SELECT value FROM answer")}


def test_what_is_a_trainees_own_in_all_sessions_is_in_a_backup(answers, bare_site, tmp_path):
    answers.page.keep(page_token(answers, kind="workbook"), "own.goods", {"name": "布鞋"}, None)
    backup(bare_site, tmp_path / "own.tar.gz")
    second = Site(bare_site.root, tmp_path / "second" / "var")
    restore(second, tmp_path / "own.tar.gz")
    with service.open_answers(second) as restored:
        kept = restored.page.claim(page_token(restored, kind="workbook"))["kept"]
    assert kept["own.goods"]["state"] == {"name": "布鞋"}


class Typing:
    """Four trainees who type answers without a pause, and what was acknowledged to them."""

    def __init__(self, site: Site, tokens: list[str]):
        self._site = site
        self._over = threading.Event()
        self.acknowledged: list[str] = []
        self._threads = [threading.Thread(target=self._type, args=(one,)) for one in tokens]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        until(lambda: len(self.acknowledged) > 50)
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _type(self, token: str) -> None:
        with closing(Kernel(self._site.answer_socket, token)) as kernel:
            for count in itertools.count():
                if self._over.is_set():
                    return
                value = f"{token[:8]} {count}"
                kernel.save("total", value)
                self.acknowledged.append(json.dumps(value))


@pytest.mark.faults("a backup is made while four trainees save, and is restored on another PC")
def test_every_answer_that_was_acknowledged_before_the_backup_is_in_it(
    marked_site, elsewhere, tmp_path
):
    file = tmp_path / "lesson.tar.gz"
    with serving(marked_site), service.open_answers(marked_site) as answers:
        tokens = [
            page_token(answers, number, pin=enrol(answers, number))
            for number in map(str, range(MOST_CONNECTIONS))
        ]
        with Typing(marked_site, tokens) as typing:
            before = set(typing.acknowledged)
            made = command(marked_site, "backup", str(file))
            assert len(typing.acknowledged) > len(before)
    assert made.returncode == 0, made.stderr
    assert hashlib.sha256(file.read_bytes()).hexdigest() in made.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    assert command(elsewhere, "restore", str(file)).returncode == 0
    assert before <= saved_values(elsewhere)
    with service.open_answers(elsewhere) as restored, service.open_answers(marked_site) as first:
        assert points(restored) == points(first)
        assert set(points(restored)) == {"right", "wrong"}
    assert (
        command(elsewhere, "results", "t1").stdout == command(marked_site, "results", "t1").stdout
    )


def points(answers):
    return {
        row["number"]: (row["points"], row["questions"])
        for row in answers.marker.latest_submissions("t1")
    }


@pytest.mark.faults("a trainee hands in while a backup links the hand-ins")
def test_a_submission_in_the_middle_of_a_backup_is_whole_after_the_restore(
    answers, bare_site, tmp_path, monkeypatch
):
    tokens = [page_token(answers), page_token(answers, "1002")]
    hand_in_so(answers, tokens[0])
    look_again = moment._Links.look_again

    def look_slowly(links):
        look_again(links)
        hand_in_so(answers, tokens[1])

    monkeypatch.setattr(moment._Links, "look_again", look_slowly)
    backup(bare_site, tmp_path / "b.tar.gz")
    second = Site(bare_site.root, tmp_path / "second")
    restore(second, tmp_path / "b.tar.gz")
    with service.open_answers(second) as restored:
        in_place = {number: restored.operator.in_place(number, "t1") for number in ("1001", "1002")}
    assert all(in_place.values())


def test_a_restore_ends_the_sign_ins_that_were_open(answers, bare_site, tmp_path):
    key = answers.server.sign_in("1001", "123456", "seat 1")["sign_in"]
    token = answers.server.bind(key, "exercise", "t1", "t1")
    backup(bare_site, tmp_path / "b.tar.gz")
    second = Site(bare_site.root, tmp_path / "second")
    assert restore(second, tmp_path / "b.tar.gz") is None
    with service.open_answers(second) as restored:
        assert restored.server.who(key) == {"ended": "restored"}
        assert "sign_in" in restored.server.sign_in("1001", "123456", "seat 1")
        with pytest.raises(service.Refused):
            restored.page.claim(token)


def test_what_sha256sum_says_of_an_unpacked_backup(small, tmp_path):
    folder = tmp_path / "unpacked"
    folder.mkdir()
    subprocess.run(["tar", "-xzf", small, "-C", folder], check=True)
    done = subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=folder, check=False)
    assert done.returncode == 0
    listed = {line.split("  ")[1] for line in (folder / SUMS).read_text().splitlines()}
    assert listed == set(everything(folder)) - {SUMS, ABOUT}


@pytest.mark.security("a backup is searched for keys of sign-ins, passwords and PINs")
def test_a_backup_holds_no_key_of_a_sign_in_no_password_and_no_pin(marked_site, tmp_path):
    for name in ("cookies", "instructor-cookies"):
        marked_site.secret(name)
    (marked_site.var / "instructor-password").write_text("hash")
    backup(marked_site, tmp_path / "b.tar.gz")
    with tarfile.open(tmp_path / "b.tar.gz") as tar:
        names = tar.getnames()
    assert [name for name in names if "/" not in name] == [
        ABOUT, "answers.db", "gradebook.db", "seeds.secret", SUMS,
    ]  # fmt: skip


@pytest.mark.faults("a backup file is cut off, at sixty places")
def test_a_cut_backup_is_refused_and_nothing_is_touched(small, tmp_path):
    whole = small.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    for length in {len(whole) * part // 60 for part in range(60)} | {len(whole) - 1}:
        cut.write_bytes(whole[:length])
        refused(cut, tmp_path)


@pytest.mark.faults("one byte of a backup file is changed, at sixty places")
def test_a_changed_byte_is_refused_and_nothing_is_touched(small, tmp_path):
    whole = small.read_bytes()
    changed = tmp_path / "changed.tar.gz"
    tried = 0
    for place in {(len(whole) - 1) * part // 60 for part in range(61)}:
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        if not unpacks_to_the_same(whole, changed.read_bytes()):
            refused(changed, tmp_path)
            tried += 1
    assert tried > 40


def refused(file: Path, folder: Path) -> str:
    """The sentence that refuses a file; the second classroom is not begun by it."""
    second = Site(folder / "course", folder / "second" / "var")
    with pytest.raises(OperatorError) as caught:
        restore(second, file)
    assert list(second.var.parent.iterdir()) == []
    return str(caught.value)


def packed(members: list[tarfile.TarInfo | tuple[str, bytes]]) -> bytes:
    """A backup file of these members, with an honest beginning and honest sums."""
    plain = [one for one in members if isinstance(one, tuple)]
    about = {"format": 1, "files": len(plain), "bytes": sum(len(text) for _, text in plain)}
    sums = "".join(f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in plain)
    target = io.BytesIO()
    with (
        gzip.GzipFile("", "wb", fileobj=target) as zipped,
        tarfile.open(fileobj=zipped, mode="w|") as tar,
    ):
        for one in [(ABOUT, json.dumps(about).encode()), *members, (SUMS, sums.encode())]:
            if isinstance(one, tarfile.TarInfo):
                tar.addfile(one)
                continue
            info = tarfile.TarInfo(one[0])
            info.size = len(one[1])
            tar.addfile(info, io.BytesIO(one[1]))
    return target.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.security("a backup file that was made by hand wants to write outside of its place")
@pytest.mark.parametrize(
    "member",
    [
        ("../outside", b"x"),
        ("submitted/../../outside", b"x"),
        ("/tmp/outside", b"x"),
        ("submitted//1/x", b"x"),
        ("cookies.secret", b"x" * 32),
        ("instructor-password", b"x"),
        ("log/service.log", b"x"),
        special("submitted/link", tarfile.SYMTYPE, "/etc"),
        special("submitted/hard", tarfile.LNKTYPE, "/etc/passwd"),
        special("submitted/pipe", tarfile.FIFOTYPE),
        special("submitted/device", tarfile.CHRTYPE),
    ],
    ids=lambda member: member[0] if isinstance(member, tuple) else member.name,
)
def test_a_forged_backup_is_refused(member, tmp_path):
    file = tmp_path / "forged.tar.gz"
    file.write_bytes(packed([member]))
    assert "does not belong into a backup" in refused(file, tmp_path)


@pytest.mark.security("a backup file says that it is smaller than it is")
def test_a_backup_that_unpacks_to_more_than_it_says_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "bomb.tar.gz"
    honest = packed([("submitted/1/t1/t1.ipynb", b"0" * 10_000)])
    file.write_bytes(gzip.compress(gzip.decompress(honest).replace(b"10000", b"00010")))
    assert "belong" in refused(file, tmp_path) or "damaged" in refused(file, tmp_path)


@pytest.mark.faults("a restore is tried over data, and while a classroom is running")
def test_existing_data_are_refused_then_moved_aside_and_never_deleted(
    small, answers, bare_site, tmp_path
):
    answers.close()
    before = everything(bare_site.var)
    (bare_site.backups / "keep").touch()
    with pytest.raises(OperatorError, match="--move-old-data-aside"):
        restore(bare_site, small)
    with serving(bare_site), pytest.raises(OperatorError, match="Stop it with Ctrl-C"):
        restore(bare_site, small, move_old_data_aside=True)
    old = restore(bare_site, small, move_old_data_aside=True)
    assert {name: everything(old)[name] for name in before if name.startswith("submitted")} == {
        name: digest for name, digest in before.items() if name.startswith("submitted")
    }
    with closing(Store(old / "answers.db")) as store:
        assert len(store.submissions.points()) == 1
    with service.open_answers(bare_site) as restored:
        assert len(restored.marker.latest_submissions()) == 1
    # The nightly copies stay with the classroom.
    assert (bare_site.backups / "keep").exists()


@pytest.mark.faults("the disk refuses the last step of a restore")
def test_a_restore_that_fails_at_the_end_changes_nothing(
    small, answers, bare_site, monkeypatch, tmp_path
):
    answers.close()
    before = everything(bare_site.var)

    def refuse(one, other):
        raise OperatorError("refused")

    monkeypatch.setattr(restoring, "_exchange", refuse)
    with pytest.raises(OperatorError, match="refused"):
        restore(bare_site, small, move_old_data_aside=True)
    assert everything(bare_site.var) == before
    assert [path.name for path in bare_site.var.parent.iterdir() if "restor" in path.name] == []


@pytest.mark.faults("Ctrl-C, or a disk's refusal, after the data were exchanged by a restore")
@pytest.mark.parametrize(
    ("failure", "said"),
    [(KeyboardInterrupt, None), (OSError, "that were there are in .*restoring-")],
)
def test_a_restore_that_ends_after_the_exchange_leaves_the_old_data(
    small, answers, bare_site, monkeypatch, failure, said
):
    answers.close()
    before = everything(bare_site.var)

    def refuse(one, other):
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(restoring.os, "rename", refuse)
        with pytest.raises(OperatorError if said else failure, match=said):
            restore(bare_site, small, move_old_data_aside=True)
    [old] = bare_site.var.parent.glob(f".{bare_site.var.name}.restoring-*")
    assert everything(old) == before
    with service.open_answers(bare_site) as restored:
        assert len(restored.marker.latest_submissions()) == 1


@needs_root
@pytest.mark.faults("root restores for the account that the service runs as")
def test_what_root_restores_belongs_to_the_account_that_var_belongs_to(small, answers, bare_site):
    answers.close()
    os.chown(bare_site.var, SERVICE, SERVICE)
    restore(bare_site, small, move_old_data_aside=True)
    there = [bare_site.var, *bare_site.var.rglob("*")]
    kept = {bare_site.backups, *bare_site.backups.rglob("*")}
    assert {(path.lstat().st_uid, path.lstat().st_gid) for path in there if path not in kept} == {
        (SERVICE, SERVICE)
    }


@needs_root
@pytest.mark.faults("the service's account restores in a folder that is not its own")
def test_who_may_not_write_beside_var_is_told_to_restore_as_root(small, bare_site):
    with folder_for_all() as place:
        file = place / "small.tar.gz"
        file.write_bytes(small.read_bytes())
        site = Site(bare_site.root, place / "var")

        def try_it():
            with pytest.raises(OperatorError, match=r"sudo .venv/bin/qihang restore FILE"):
                restore(site, file)

        as_account(SERVICE, try_it)


def test_a_file_that_is_there_is_never_overwritten(small, bare_site):
    before = small.read_bytes()
    with pytest.raises(OperatorError, match="nothing is overwritten"):
        backup(bare_site, small)
    assert small.read_bytes() == before


@pytest.mark.faults("a backup is made on a disk without room")
def test_a_backup_without_room_is_refused_before_it_begins(small, bare_site, tmp_path):
    with pytest.raises(OperatorError, match="Make room"):
        backup(bare_site, tmp_path / "second.tar.gz", left_free=2**60)
    assert not (tmp_path / "second.tar.gz").exists()


@pytest.mark.faults("a backup is made of a damaged database")
def test_a_damaged_database_is_never_taken_for_a_backup(small, answers, bare_site, tmp_path):
    answers.close()
    size = bare_site.store.stat().st_size
    with bare_site.store.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    with pytest.raises(OperatorError, match="cannot be copied whole"):
        backup(bare_site, tmp_path / "second.tar.gz")
    assert not (tmp_path / "second.tar.gz").exists()
    assert not (bare_site.backups / ".moment").exists()


@pytest.mark.security("a trainee's folder holds links and pipes when a backup is made")
def test_links_and_pipes_in_a_submission_are_left_out_and_never_followed(
    answers, bare_site, tmp_path
):
    hand_in_so(answers, page_token(answers))
    folder = bare_site.submitted / "1001" / "t1"
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "folder").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    backup(bare_site, tmp_path / "b.tar.gz")
    with tarfile.open(tmp_path / "b.tar.gz") as tar:
        names = [name for name in tar.getnames() if name.startswith("submitted")]
    assert names == ["submitted/1001/t1/t1.ipynb", "submitted/1001/t1/timestamp.txt"]


def test_a_backup_stands_in_the_audit_log(marked_site, tmp_path):
    file = tmp_path / "b.tar.gz"
    assert command(marked_site, "backup", str(file)).returncode == 0
    with closing(Store(marked_site.store, only_read=True)) as store:
        last = json.loads(store.audit_log()[-1])
    assert (last["what"], last["file"]) == ("backed-up", "b.tar.gz")
    assert last["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
