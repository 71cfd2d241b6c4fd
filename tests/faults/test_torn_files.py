"""Files as a power cut may leave them: cut, empty, half replaced."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from qihang.answers.api import AnswerService
from qihang.answers.store import Store
from qihang.answers.submitted import nbgrader_timestamp
from qihang.system import files
from qihang.system.errors import OperatorError
from tests.conftest import hand_in_so, page_token, record, record_before_power_cut

SAVED = [str(number) for number in range(12)]

LEAVE_OPEN = """
import os, sys
from pathlib import Path
from qihang.answers.store import Store
store = Store(Path(sys.argv[1]))
attempt = store.exercises.begin("1001", "t1", "t1", 1, "seed")
for value in sys.argv[2:]:
    store.exercises.save(attempt["id"], "margin", value, f"stamp {value}")
    print(os.path.getsize(sys.argv[1] + "-wal"), flush=True)
os._exit(0)  # as a power cut: nothing is closed
"""


@pytest.fixture
def after_a_power_cut(tmp_path):
    """A store as a power cut left it, and how long its log was after each answer."""
    folder = tmp_path / "left"
    folder.mkdir()
    database = folder / "answers.db"
    store = Store(database)
    store.trainees.enrol([{"number": "1001", "name": "林", "class_name": "A", "pin_hash": "-"}])
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", LEAVE_OPEN, str(database), *SAVED],
        capture_output=True,
        text=True,
        check=True,
    )
    return folder, [int(line) for line in done.stdout.split()]


def answers_of(database, as_the_service=True):
    """All answers of a store, after it was opened as the service opens it, or by SQLite alone."""
    if as_the_service:
        Store(database).close()
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA synchronous=OFF")  # thousands of cuts need not last
        return [value.strip('"') for (value,) in opened.execute("SELECT value FROM answer")]


@pytest.mark.faults("the store's log of the last answers is cut at every length")
@pytest.mark.parametrize("step", [41, pytest.param(1, marks=pytest.mark.long)])
def test_a_log_that_was_cut_holds_all_that_was_committed_before(after_a_power_cut, tmp_path, step):
    folder, lengths = after_a_power_cut
    main = (folder / "answers.db").read_bytes()
    log = (folder / "answers.db-wal").read_bytes()
    database = tmp_path / "answers.db"
    # The last commit more closely than the others, and just before and after its end.
    last = range(lengths[-2], lengths[-1], step)
    for length in [*range(0, lengths[-2], 509), *last, lengths[-1] - 1, lengths[-1]]:
        database.write_bytes(main)
        database.with_name("answers.db-wal").write_bytes(log[:length])
        database.with_name("answers.db-shm").unlink(missing_ok=True)
        committed = sum(one <= length for one in lengths)
        assert answers_of(database, length % 400 == 0) == SAVED[:committed], length


@pytest.mark.faults("bytes of the store's log are other ones than were written")
def test_a_log_with_other_bytes_never_gives_an_answer_that_nobody_gave(after_a_power_cut):
    folder, lengths = after_a_power_cut
    log = folder / "answers.db-wal"
    whole = log.read_bytes()
    for place in range(lengths[4] + 40, lengths[5], 1013):
        log.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        database = folder / "answers.db"
        kept = database.read_bytes()
        assert answers_of(database) == SAVED[:5]
        database.write_bytes(kept)


def fill(answers, count):
    """Save so many long answers."""
    token = page_token(answers)
    for number in range(count):
        answers.page.save(token, "margin", f"{number}" * 1000, str(number))


def damaged(database, length):
    """Cut the database; what is said when it is opened, if anything."""
    whole = database.read_bytes()
    database.write_bytes(whole[:length])
    try:
        Store(database).close()
    except OperatorError as error:
        return str(error)
    finally:
        database.write_bytes(whole)
    return None


@pytest.mark.faults("the store's main file is cut")
def test_a_main_file_that_was_cut_is_said_in_one_sentence_with_the_cure(answers, bare_site):
    fill(answers, 30)
    answers.close()
    size = bare_site.store.stat().st_size
    for length in [*range(100, size, 4999), *range(size - 4096, size, 513)]:
        said = damaged(bare_site.store, length)
        assert said is not None, length
        assert "damaged" in said
        assert "Restore it from a backup" in said


@pytest.mark.faults("the store's main file holds other bytes than were written")
def test_a_damaged_page_is_found_when_the_store_was_not_closed(answers, bare_site):
    fill(answers, 60)
    answers.close()
    whole = bytearray(bare_site.store.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 4096] = b"\x55" * 4096
    bare_site.store.write_bytes(whole)
    bare_site.store.with_name("answers.db-wal").touch()
    with pytest.raises(OperatorError, match="damaged"):
        AnswerService(bare_site)


@pytest.mark.faults("the store's main file is empty or gone")
@pytest.mark.parametrize("loss", ["empty", "gone"])
def test_a_store_that_is_gone_is_no_new_classroom(answers, bare_site, loss):
    answers.close()
    bare_site.store.unlink()
    if loss == "empty":
        bare_site.store.touch()
    with pytest.raises(OperatorError, match=r"Restore .* from a backup"):
        AnswerService(bare_site)


def leave_nothing(path):
    path.unlink()


def leave_it_empty(path):
    path.write_bytes(b"")


def leave_a_part(path):
    path.write_bytes(path.read_bytes()[:-20])


def leave_zeros(path):
    path.write_bytes(b"\0" * path.stat().st_size)


def leave_a_fresh_one(path):
    files.fresh_of(path).write_text("half of i")


TORN = [leave_nothing, leave_it_empty, leave_a_part, leave_zeros, leave_a_fresh_one]


@pytest.mark.faults("a handed-in notebook or its timestamp is cut, empty, missing or half replaced")
@pytest.mark.parametrize("tear", TORN)
@pytest.mark.parametrize("name", ["t1.ipynb", "timestamp.txt"])
@pytest.mark.parametrize("marked", [False, True])
def test_a_torn_submission_is_whole_again_at_the_next_start(answers, bare_site, tear, name, marked):
    token = page_token(answers)
    answers.page.save(token, "margin", "44.9", "a")
    handed_in = hand_in_so(answers, token)["handed_in"]
    if marked:
        [row] = answers.marker.latest_submissions()
        record(answers, row, {"points": 1.0, "most": 4.0, "questions": {}})
    folder = bare_site.submitted / "1001" / "t1"
    whole = (folder / "t1.ipynb").read_bytes()
    tear(folder / name)
    answers.close()
    AnswerService(bare_site).close()
    assert (folder / "t1.ipynb").read_bytes() == whole
    assert (folder / "timestamp.txt").read_text() == nbgrader_timestamp(handed_in["at"])
    assert sorted(path.name for path in folder.iterdir()) == ["t1.ipynb", "timestamp.txt"]


@pytest.mark.faults("the power is cut before the better of two hand-ins is back in its place")
def test_the_best_submission_is_in_its_place_at_the_next_start(answers, bare_site):
    token = page_token(answers)
    for points in (3.0, 1.0):
        hand_in_so(answers, token)
        [row] = answers.marker.latest_submissions()
        record_before_power_cut(answers, row, {"points": points, "most": 4.0, "questions": {}})
        best = answers.operator.in_place("1001", "t1")
        if points == 3.0:
            first = best
            answers.page.again(token)
    assert best["id"] != first["id"]
    answers.close()
    opened = AnswerService(bare_site)
    assert opened.operator.in_place("1001", "t1")["id"] == first["id"]
    opened.close()


@pytest.mark.faults("the power is cut while the classroom's secret is written for the first time")
def test_a_secret_is_whole_or_not_there(bare_site, monkeypatch):
    def power_cut(*_):
        raise InterruptedError("power cut")

    with monkeypatch.context() as cut:
        cut.setattr(files.os, "link", power_cut)
        with pytest.raises(OperatorError):
            bare_site.secret("seeds")
    assert not bare_site.has_secret("seeds")
    assert len(bare_site.secret("seeds")) == 32
