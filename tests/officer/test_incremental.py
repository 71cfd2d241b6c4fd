"""The copy of most nights holds what changed since a whole one, and comes back as whole as that."""

from __future__ import annotations

import fcntl
import json
import os
import random
import shutil
import tarfile
from contextlib import closing
from datetime import date, timedelta

import pytest

from qihang.answers.store import Store
from qihang.databases import copying
from qihang.officer import backup as making
from qihang.officer import doctor, moment, nightly, whole
from qihang.officer.backup import backup
from qihang.officer.format import FORMAT
from qihang.officer.nightly import copies, make
from qihang.officer.restore import restore
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import hand_in_so, page_token
from tests.officer.conftest import everything
from tests.officer.forged import END, about, gzipped, member, sums, unpacks_to_the_same

DAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Every classroom counts as a large one, and every file as one that has its last date."""
    monkeypatch.setattr(nightly, "SMALL", 0)
    monkeypatch.setattr(moment, "TICK", 0)


def put(site, number, content=b"{}"):
    """A file as a hand-in or a marking leaves it."""
    path = site.submitted / number / "t1" / "t1.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    files.put(path, content)
    return path


def bulk(site):
    """Something that does not change, so that what changes is the smaller part."""
    put(site, "bulk", random.Random(1).randbytes(2**20))


def night(site, count):
    return make(site, DAY + timedelta(days=count))


def names(file):
    with tarfile.open(file) as tar:
        return tar.getnames()


def restored(site, file):
    """What comes back, without what a restore writes into the store."""
    second = Site(site.root, site.var.parent / f"restored-{file.name}")
    restore(second, file)
    found = everything(second.var)
    shutil.rmtree(second.var)
    return {name: digest for name, digest in found.items() if name != "answers.db"}


def test_a_night_holds_what_changed_alone(answers, bare_site):
    bulk(bare_site)
    first = night(bare_site, 0)
    put(bare_site, "1001")
    second = night(bare_site, 1)
    assert second.name == "qihang-2026-11-02-since-2026-11-01.tar.gz"
    assert names(second) == [
        "backup.json", "answers.db.changed", "gone.sha256", "submitted/1001/t1/t1.ipynb",
        "SHA256SUMS",
    ]  # fmt: skip
    assert second.stat().st_size < first.stat().st_size / 10


def test_whatever_happens_between_two_nights_the_last_one_comes_back_as_it_was(answers, bare_site):
    choose = random.Random(7)
    bulk(bare_site)
    token = page_token(answers)
    there = [put(bare_site, f"n{count}", bytes([count])) for count in range(20)]
    night(bare_site, 0)
    for count in range(1, 6):
        for path in choose.sample(there, 4):
            files.put(path, choose.randbytes(9))
        gone = there.pop(choose.randrange(len(there)))
        shutil.rmtree(gone.parents[1])
        there.append(put(bare_site, f"m{count}"))
        answers.page.save(token, "margin", f"{count}", f"{count}")
        made = night(bare_site, count)
        assert "since" in made.name
        by_hand = bare_site.var.parent / f"{count}.tar.gz"
        backup(bare_site, by_hand)
        assert restored(bare_site, made) == restored(bare_site, by_hand)


def test_the_answers_of_the_last_night_come_back(answers, bare_site, tmp_path):
    bulk(bare_site)
    night(bare_site, 0)
    hand_in_so(answers, page_token(answers))
    made = night(bare_site, 1)
    second = Site(bare_site.root, tmp_path / "second")
    restore(second, made)
    with closing(Store(second.store, only_read=True)) as store:
        assert [row["number"] for row in store.submissions.of("1001", "t1")] == ["1001"]
        last = json.loads(store.audit_log()[-1])
    assert last["what"] == "restored"
    assert last["backup"] == making.sha256_of(made)


def test_a_file_that_did_not_change_is_not_read_again(answers, bare_site, monkeypatch):
    bulk(bare_site)
    put(bare_site, "1001")
    night(bare_site, 0)
    changed = put(bare_site, "1001", b"[]")
    inode = changed.stat().st_ino
    read = []
    monkeypatch.setattr(
        making, "sha256_of", lambda path: read.append(path.stat().st_ino) or f"{len(read)}"
    )
    night(bare_site, 1)
    assert inode in read
    # The other two are the databases and the seeds.
    assert len(read) == 3


def test_a_file_of_the_same_size_with_its_date_set_back_is_read(answers, bare_site):
    """A replaced file is another one, whatever its date says."""
    bulk(bare_site)
    path = put(bare_site, "1001", b"one")
    dates = path.stat().st_atime_ns, path.stat().st_mtime_ns
    night(bare_site, 0)
    files.put(path, b"two")
    os.utime(path, ns=dates)
    assert "submitted/1001/t1/t1.ipynb" in names(night(bare_site, 1))


def test_a_file_that_has_only_moved_is_not_kept_twice(answers, bare_site):
    bulk(bare_site)
    path = put(bare_site, "1001")
    night(bare_site, 0)
    files.put(path, path.read_bytes())
    assert "submitted/1001/t1/t1.ipynb" not in names(night(bare_site, 1))


# --- which night is whole -----------------------------------------------------------


def days(site):
    return [path.name.removeprefix("qihang-2026-").removesuffix(".tar.gz") for path in copies(site)]


def test_a_small_classroom_has_a_whole_copy_every_night(answers, bare_site, monkeypatch):
    monkeypatch.undo()
    night(bare_site, 0)
    night(bare_site, 1)
    assert days(bare_site) == ["11-01", "11-02"]


def test_a_whole_copy_is_made_every_thirty_days(answers, bare_site):
    bulk(bare_site)
    for count in (0, 29, 30):
        night(bare_site, count)
    assert days(bare_site) == ["11-01", "11-30-since-2026-11-01", "12-01"]


def test_a_whole_copy_is_made_after_much_has_changed(answers, bare_site):
    bulk(bare_site)
    night(bare_site, 0)
    put(bare_site, "new", random.Random(2).randbytes(2**20))
    night(bare_site, 1)
    night(bare_site, 2)
    assert days(bare_site) == ["11-01", "11-02-since-2026-11-01", "11-03"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda copy: whole.index_of(copy).unlink(),
        lambda copy: whole.index_of(copy).write_text("{}\n"),
        lambda copy: whole.index_of(copy).write_bytes(b"\xff"),
        lambda copy: os.truncate(copy, copy.stat().st_size - 1),
        lambda copy: copy.unlink(),
    ],
    ids=["no list", "another list", "no text", "cut", "gone"],
)
def test_a_whole_copy_is_made_where_the_last_one_is_not_sure(answers, bare_site, spoil):
    bulk(bare_site)
    spoil(night(bare_site, 0))
    night(bare_site, 1)
    assert days(bare_site)[-1] == "11-02"


def test_after_a_clock_that_went_back_the_same_whole_copy_is_built_upon(answers, bare_site):
    bulk(bare_site)
    for count in (9, 0, 0):
        night(bare_site, count)
    assert days(bare_site) == ["11-10", "11-11-since-2026-11-10", "11-12-since-2026-11-10"]


def test_a_whole_copy_stays_while_another_one_needs_it(answers, bare_site):
    bulk(bare_site)
    for count in range(20):
        night(bare_site, count)
    kept = days(bare_site)
    assert len(kept) == 15
    assert kept[0] == "11-01"
    for count in range(30, 44):
        night(bare_site, count)
    assert days(bare_site)[0] == "12-01"
    assert len(days(bare_site)) == 14
    assert len(list(bare_site.backups.glob(f"*{whole.INDEX}"))) == 1


@pytest.mark.faults("the disk damages a whole copy, whose size and date stay")
def test_nothing_is_built_upon_a_damaged_whole_copy(answers, bare_site):
    bulk(bare_site)
    first = night(bare_site, 0)
    assert "since" in night(bare_site, 1).name
    date_of_it = first.stat()
    with first.open("r+b") as file:
        file.seek(date_of_it.st_size // 2)
        (byte,) = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    os.utime(first, ns=(date_of_it.st_atime_ns, date_of_it.st_mtime_ns))
    assert whole.noted(first)
    assert night(bare_site, 2).name == "qihang-2026-11-03.tar.gz"
    assert night(bare_site, 3).name == "qihang-2026-11-04-since-2026-11-03.tar.gz"


@pytest.mark.faults("the whole copy that the newest nightly copy needs is gone")
def test_the_doctor_names_a_copy_that_nothing_can_be_restored_from(answers, bare_site):
    bulk(bare_site)
    first = night(bare_site, 0)
    second = night(bare_site, 1)
    with closing(Store(bare_site.store, only_read=True)) as store:
        [found] = doctor._copies(bare_site, store)
        assert found.is_well
        first.unlink()
        [found] = doctor._copies(bare_site, store)
    assert not found.is_well
    assert f"{second.name}, needs {first.name}, which is gone" in str(found.said)


# --- restoring ----------------------------------------------------------------------


@pytest.fixture
def two_nights(answers, bare_site):
    """A whole copy and one since it."""
    bulk(bare_site)
    return night(bare_site, 0), (put(bare_site, "1001"), night(bare_site, 1))[1]


def refused(site, file):
    second = Site(site.root, site.var.parent / "second" / "var")
    with pytest.raises(OperatorError) as caught:
        restore(second, file)
    assert list(second.var.parent.iterdir()) == []
    return str(caught.value)


@pytest.mark.faults("the whole copy that a nightly copy needs is gone, changed or another one")
def test_a_copy_without_its_whole_one_is_refused(two_nights, bare_site):
    first, second = two_nights
    content = first.read_bytes()
    first.write_bytes(content[:-1] + b"x")
    assert f"{first.name} is cut off, damaged" in refused(bare_site, second)
    first.unlink()
    assert "which is not beside it" in refused(bare_site, second)
    backup(bare_site, first)
    assert f"is not the file to which {second} is to be added" in refused(bare_site, second)
    shutil.copy(second, first)
    assert "it is not a whole one" in refused(bare_site, second)
    first.write_bytes(content)
    assert restored(bare_site, second)


@pytest.mark.faults("a nightly copy is cut off or changed, at forty places")
def test_a_cut_or_changed_copy_is_refused(two_nights, bare_site):
    _, file = two_nights
    content, tried = file.read_bytes(), 0
    for part in range(1, 20):
        place = len(content) * part // 20
        file.write_bytes(content[:place])
        refused(bare_site, file)
        changed = content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :]
        file.write_bytes(changed)
        if not unpacks_to_the_same(content, changed):
            refused(bare_site, file)
            tried += 1
    assert tried > 15


def test_a_copy_of_a_newer_program_is_refused(answers, bare_site, tmp_path):
    file = tmp_path / "newer.tar.gz"
    file.write_bytes(gzipped([about(0, 0, format=FORMAT + 1), sums(), END]))
    assert "another version of this program" in refused(bare_site, file)


def changes(size, *blocks):
    content = size.to_bytes(8) + b"".join(number.to_bytes(8) + block for number, block in blocks)
    return member("answers.db.changed", content)


def gone(name):
    content = f"{'0' * 64}  {name}\n".encode()
    return [member("gone.sha256", content), sums(("gone.sha256", content))]


BLOCK = bytes(4096)
NOTE = ("site/note", b"")


@pytest.mark.security("a nightly copy that was made by hand wants to write where it may not")
@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([changes(2**40), sums()], "answers.db.changed is damaged"),
        ([changes(8192, (1, BLOCK), (0, BLOCK)), sums()], "answers.db.changed is damaged"),
        ([changes(8192, (2**60, BLOCK)), sums()], "answers.db.changed is damaged"),
        ([changes(8192, (2, BLOCK)), sums()], "answers.db.changed is damaged"),
        ([member("answers.db.changed", b"123"), sums()], "answers.db.changed is damaged"),
        ([member("answers.db.changed", b""), sums()], "is not what it was"),
        ([member("settings.toml.changed", b""), sums()], "does not belong"),
        (gone("/etc/passwd"), "gone.sha256 is damaged"),
        (gone("submitted/../answers.db"), "gone.sha256 is damaged"),
        (gone("submitted/nobody"), "gone.sha256 is damaged"),
        (gone("answers.db"), "answers.db is missing in it"),
        ([member("gone.sha256", b"x" * 5000), sums(("gone.sha256", b"x" * 5000))], "damaged"),
        ([member(*NOTE), sums(NOTE)], "gone.sha256 is missing in it"),
        ([member("submitted/9/t1/t1.ipynb", b"{}"), sums()], "is not what it was"),
    ],
)
def test_a_forged_copy_is_refused(two_nights, bare_site, tmp_path, parts, sentence):
    first, _ = two_nights
    since = {"file": first.name, "sha256": making.sha256_of(first)}
    packed = gzipped([about(9, 2**20, format=3, since=since), *parts, END])
    file = first.with_name("forged.tar.gz")
    file.write_bytes(packed)
    assert sentence in refused(bare_site, file)


def test_a_whole_copy_has_no_changed_blocks(bare_site, tmp_path):
    file = tmp_path / "forged.tar.gz"
    file.write_bytes(gzipped([about(9, 2**20), changes(4096, (0, BLOCK)), sums(), END]))
    assert "does not belong" in refused(bare_site, file)


@pytest.mark.faults("somebody put files with odd names among the hand-ins")
def test_files_of_any_name_come_back(answers, bare_site):
    bulk(bare_site)
    odd = [b"two\nlines", b"back\\slash", b"\xff", "学员".encode(), b"x" * 250]
    for name in odd:
        path = os.fsencode(bare_site.submitted / "odd") + b"/" + name
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(b"x")
    first = night(bare_site, 0)
    assert set(map(os.fsencode, restored(bare_site, first))) > {b"submitted/odd/" + n for n in odd}
    os.unlink(os.fsencode(bare_site.submitted / "odd") + b"/two\nlines")
    second = night(bare_site, 1)
    left = set(map(os.fsencode, restored(bare_site, second)))
    assert left & {b"submitted/odd/" + name for name in odd} == {
        b"submitted/odd/" + name for name in odd[1:]
    }


def test_a_backup_says_how_far_it_is_with_the_folders_and_the_files(answers, bare_site, tmp_path):
    for number in range(5):
        put(bare_site, f"{number}")
    told = {}

    def telling(what):
        return lambda done, of: told.setdefault(str(what), []).append((done, of))

    backup(bare_site, tmp_path / "b.tar.gz", telling)
    # Below submitted: a folder each, with one in it. There is no folder of marked ones yet.
    assert told["folders looked at"][-1] == (12, 12)
    count = len(names(tmp_path / "b.tar.gz")) - 2
    assert told["files saved"] == [(done, count) for done in range(1, count + 1)]


@pytest.mark.faults("among the hand-ins lies a file without end, and a folder without end")
def test_what_can_be_nobodys_work_stops_no_backup(answers, bare_site, tmp_path):
    put(bare_site, "1001")
    sparse = put(bare_site, "1002")
    os.truncate(sparse, 2**40)
    put(bare_site, "/".join(["1003", *["deep"] * 40]))
    backup(bare_site, tmp_path / "b.tar.gz")
    kept = [name for name in names(tmp_path / "b.tar.gz") if name.startswith("submitted")]
    assert kept == ["submitted/1001/t1/t1.ipynb"]
    assert restored(bare_site, tmp_path / "b.tar.gz")


# --- the moment ---------------------------------------------------------------------


def is_free(site):
    """Whether nobody holds the marking lock."""
    with (site.var / "marking.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_marking_goes_on_while_a_backup_looks_at_the_files(
    answers, bare_site, tmp_path, monkeypatch
):
    free = []
    for name in ("_look", "look_again"):
        work = getattr(moment._Links, name)

        def watched(self, *given, work=work, name=name):
            free.append((name, is_free(bare_site)))
            return work(self, *given)

        monkeypatch.setattr(moment._Links, name, watched)
    copy = copying._File.copy

    def watched_copy(*given):
        free.append(("copy", is_free(bare_site)))
        copy(*given)

    monkeypatch.setattr(copying._File, "copy", watched_copy)
    backup(bare_site, tmp_path / "b.tar.gz")
    assert ("_look", True) in free
    assert ("look_again", False) in free
    assert ("copy", True) in free


def test_what_changes_while_the_files_are_looked_at_is_kept_as_it_is_in_the_moment(
    answers, bare_site, tmp_path, monkeypatch
):
    bulk(bare_site)
    put(bare_site, "1001", b"before")
    put(bare_site, "gone")
    put(bare_site, "same")
    look_again = moment._Links.look_again

    def change_first(links):
        put(bare_site, "1001", b"after")
        put(bare_site, "1002", b"new")
        shutil.rmtree(bare_site.submitted / "gone")
        look_again(links)

    monkeypatch.setattr(moment._Links, "look_again", change_first)
    backup(bare_site, tmp_path / "b.tar.gz")
    kept = [name for name in names(tmp_path / "b.tar.gz") if name.startswith("submitted")]
    found = {name.split("/")[1]: name for name in kept}
    assert set(found) == {"bulk", "1001", "1002", "same"}
    with tarfile.open(tmp_path / "b.tar.gz") as tar:
        assert tar.extractfile(found["1001"]).read() == b"after"
