"""The doctor names every difference with its cure, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from qihang.answers import audit_log as auditlog
from qihang.answers import service
from qihang.answers.store import Store
from qihang.answers.submitted import nbgrader_timestamp
from qihang.officer import machine, nightly
from qihang.officer.backup import backup
from qihang.officer.doctor import doctor
from qihang.system.locks import marking
from qihang.system.site import Site
from tests.conftest import hand_in_so, page_token, record_before_power_cut
from tests.officer.conftest import change, everything
from tests.support.commands import in_this_process

pytestmark = pytest.mark.process


def wrong_ones(site: Site, noted: str | None = None) -> list[str]:
    return [str(found.said) for found in doctor(site, noted) if not found.is_well]


def only(site: Site) -> str:
    """The one thing that is wrong."""
    [said] = wrong_ones(site)
    return said


OPEN_THE_LOG = ("DROP TRIGGER audit_refuses_update", "DROP TRIGGER audit_refuses_delete")


def test_nothing_is_wrong_with_a_marked_class_and_nothing_is_changed(marked_site):
    for database in (marked_site.store, marked_site.gradebook):
        change(database, "SELECT 1")
    before = everything(marked_site.var)
    assert wrong_ones(marked_site) == []
    assert everything(marked_site.var) == before


def test_the_exit_code_says_whether_something_is_wrong(marked_site):
    well = in_this_process("doctor")
    assert (well.returncode, "WRONG" in well.stdout) == (0, False)
    shutil.rmtree(marked_site.submitted / "right")
    ill = in_this_process("doctor")
    assert (ill.returncode, ill.stdout.count("WRONG")) == (1, 1)
    assert "Traceback" not in ill.stderr


def test_a_machine_without_a_classroom_yet_is_well(bare_site):
    assert wrong_ones(bare_site) == []


def test_marking_does_not_wait_for_the_doctor_nor_the_doctor_for_marking(marked_site):
    with marking(marked_site):
        assert wrong_ones(marked_site) == []


@pytest.mark.faults("a handed-in folder is gone")
def test_a_submission_that_is_not_in_its_place_is_named(marked_site):
    shutil.rmtree(marked_site.submitted / "right")
    said = only(marked_site)
    assert "of right" in said
    assert said.endswith("To put it back, run: qihang grade t1")
    assert in_this_process("grade", "t1").returncode == 0
    assert wrong_ones(marked_site) == []


def test_nothing_is_asked_of_whoever_was_taken_off_the_roster(marked_site):
    assert in_this_process("roster", "remove", "right").returncode == 0
    assert wrong_ones(marked_site) == []
    shutil.rmtree(marked_site.submitted / "right")
    assert wrong_ones(marked_site) == []
    results = in_this_process("results", "t1").stdout
    assert "right" not in [line.split("\t")[0] for line in results.splitlines()]
    in_this_process("roster", "back", "right")
    shutil.rmtree(marked_site.submitted / "right")
    assert "of right" in only(marked_site)


@pytest.mark.security("a handed-in notebook is changed in its folder")
def test_a_changed_notebook_is_named(marked_site):
    path = marked_site.submitted / "wrong" / "t1" / "t1.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("seed = ", "seed =  "), "utf-8")
    assert "is not what wrong handed in" in only(marked_site)


@pytest.mark.security("a folder that nobody handed in lies among the hand-ins")
@pytest.mark.parametrize("root", ["submitted", "autograded"])
def test_a_folder_of_nobody_is_named(marked_site, root):
    folder = marked_site.var / root / "ghost" / "t1"
    folder.mkdir(parents=True)
    said = only(marked_site)
    assert "Nobody handed in" in said
    assert str(folder) in said


def test_another_submission_than_the_best_is_named(marked_site):
    with service.open_answers(marked_site) as answers:
        pin = service_pin(answers, "wrong")
        token = page_token(answers, "wrong", pin=pin)
        answers.page.again(token)
        hand_in_so(answers, token)
        first, latest = answers.marker._store.submissions.of("wrong", "t1")
        found = {"points": 0.0, "most": 9.0, "questions": {}}
        record_before_power_cut(answers, latest, found, first["key"])
        change(
            marked_site.store,
            "UPDATE result SET points = -1 WHERE hand_in_id = (SELECT max(id) FROM hand_in)",
        )
    said = wrong_ones(marked_site)
    assert any("Another hand-in than the one that counts (t1 of wrong" in one for one in said)


def service_pin(answers, number: str) -> str:
    from qihang.operate import roster

    return roster.new_pin(answers.operator, number)


@pytest.mark.faults("a marked folder is gone, or its stamp is another one")
@pytest.mark.parametrize("damage", ["gone", "stamp"])
def test_a_mark_that_only_the_store_has_is_named(marked_site, damage):
    folder = marked_site.autograded / "right" / "t1"
    shutil.rmtree(folder) if damage == "gone" else restamp(folder / "timestamp.txt")
    said = only(marked_site)
    assert "t1 of right" in said
    assert "Run: qihang grade t1" in said


def restamp(path) -> None:
    path.chmod(0o600)
    path.write_text(nbgrader_timestamp("2026-01-01T00:00:00.000000+00:00"), encoding="utf-8")


def test_points_that_were_given_by_hand_and_not_taken_over_are_named(marked_site):
    change(marked_site.gradebook, "UPDATE grade SET manual_score = 0.25 WHERE auto_score > 0")
    said = only(marked_site)
    assert "t1 of right" in said
    assert "Run: qihang results t1" in said
    assert in_this_process("results", "t1").returncode == 0
    assert wrong_ones(marked_site) == []


@pytest.mark.security("points are changed in the database of the answer service")
def test_points_that_were_changed_past_the_classroom_are_named(marked_site):
    change(
        marked_site.store, "UPDATE result SET points = most", "UPDATE attempt SET locked = locked"
    )
    said = wrong_ones(marked_site)
    assert [one for one in said if "of wrong" in one and "the audit log says" in one]
    assert [one for one in said if "of right" in one] == []


@pytest.mark.security("a hand-in is taken out of the database of the answer service")
def test_a_submission_that_was_taken_away_is_named(marked_site):
    change(
        marked_site.store,
        "DELETE FROM result WHERE hand_in_id = 1",
        "DELETE FROM hand_in WHERE id = 1",
    )
    said = wrong_ones(marked_site)
    assert any("that the store has not" in one for one in said)


@pytest.mark.security("a line of the audit log is removed, changed or moved")
@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM audit WHERE id = 3",
        'UPDATE audit SET line = replace(line, \'"number":"1001"\', \'"number":"1009"\')',
        "UPDATE audit SET id = CASE id WHEN 3 THEN 1003 WHEN 4 THEN 3 ELSE id END",
        "UPDATE audit SET line = 'no json' WHERE id = 5",
        "DELETE FROM audit WHERE id = 1",
    ],
)
def test_a_log_that_was_changed_shows(marked_site, attack):
    change(marked_site.store, *OPEN_THE_LOG, attack)
    said = wrong_ones(marked_site)
    assert any("audit log" in one and "Somebody changed the database" in one for one in said)


@pytest.mark.security("the newest lines of the audit log are removed")
def test_lines_that_are_missing_at_the_end_show_by_the_noted_head(marked_site):
    with closing(Store(marked_site.store, only_read=True)) as store:
        log = store.audit_log()
    noted = auditlog.head(log)
    assert wrong_ones(marked_site, noted) == []
    assert wrong_ones(marked_site, auditlog.head(log[:-1])) == []
    change(marked_site.store, *OPEN_THE_LOG, f"DELETE FROM audit WHERE id = {len(log)}")
    assert any(
        "The head that was noted is no line" in one for one in wrong_ones(marked_site, noted)
    )


@pytest.mark.security("the audit log is changed by a program that does not know it")
@pytest.mark.parametrize("attack", ["DELETE FROM audit", "UPDATE audit SET line = ''"])
def test_the_database_itself_refuses_to_change_the_log(marked_site, attack):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        change(marked_site.store, attack)


def test_a_trainee_whom_only_the_gradebook_knows_is_named(marked_site):
    change(marked_site.gradebook, "INSERT INTO student (id) VALUES ('ghost')")
    assert "db student remove ghost" in only(marked_site)


@pytest.mark.faults("the page of an open session is gone")
def test_a_missing_page_is_named(marked_site):
    (marked_site.pages / "exercise" / "t1.ipynb").unlink()
    assert "Run: qihang release t1" in only(marked_site)


@pytest.mark.faults("the gradebook is gone")
def test_a_missing_gradebook_is_named(marked_site):
    marked_site.gradebook.unlink()
    assert "gradebook.db is missing" in only(marked_site)


OTHER_GRADEBOOKS = {
    "without tables": ["VACUUM"],
    "of another program": ["CREATE TABLE assignment (title TEXT)", "CREATE TABLE mark (x)"],
}


@pytest.mark.faults("the gradebook has no tables, or those of another program")
@pytest.mark.parametrize("kind", OTHER_GRADEBOOKS)
def test_a_gradebook_that_is_none_is_named_with_its_cure(marked_site, kind):
    for path in marked_site.var.glob("gradebook.db*"):
        path.unlink()
    change(marked_site.gradebook, *OTHER_GRADEBOOKS[kind])
    for command in (["doctor"], ["grade", "t1"]):
        done = in_this_process(*command)
        said = done.stdout + done.stderr
        assert (done.returncode, "Traceback" in said) == (1, False), said
        assert f"{marked_site.gradebook} is no gradebook of this version of nbgrader" in said
        assert "Stop the classroom and restore a backup." in said


@pytest.mark.faults("the answer store is gone, but the gradebook is there")
def test_a_missing_store_is_named(marked_site):
    marked_site.store.unlink()
    assert "answers.db is missing" in only(marked_site)


@pytest.mark.faults("a database is damaged in its middle, or from its first byte")
@pytest.mark.parametrize("name", ["answers.db", "gradebook.db"])
@pytest.mark.parametrize("start", [0, 4096])
def test_a_damaged_database_is_named(marked_site, name, start):
    path = marked_site.var / name
    change(path, "SELECT 1")
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * (path.stat().st_size - start))
    said = wrong_ones(marked_site)
    assert any(str(path) in one and "backup" in one for one in said)


@pytest.mark.faults("the clock goes back a year")
def test_a_clock_that_went_back_is_named(marked_site):
    later = (datetime.now(UTC) + timedelta(days=365)).isoformat(timespec="microseconds")
    change(marked_site.store, f"UPDATE clock SET moment = '{later}'")
    assert "Set the computer's clock" in only(marked_site)


@pytest.mark.security("other accounts of the computer may enter the classroom's data")
def test_rights_that_are_too_wide_are_named(marked_site):
    marked_site.var.chmod(0o755)
    (marked_site.var / "seeds.secret").chmod(0o644)
    said = wrong_ones(marked_site)
    assert ["chmod 700" in said[0], "chmod 600" in said[1]] == [True, True]


def test_a_disk_without_room_is_named(marked_site, monkeypatch):
    monkeypatch.setattr(machine, "LITTLE_ROOM", 2**60)
    assert "MB are free" in only(marked_site)


def test_a_layer_that_does_not_work_is_named(bare_site, monkeypatch):
    monkeypatch.setattr(machine.sandbox, "working_layers", lambda: {"landlock": False})
    assert "“landlock” does not work" in only(bare_site)


def test_another_version_than_the_locked_one_is_named(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("tornado==1.0\nno-such-package==1.0\n")
    found = machine.versions(lock)
    assert "tornado" in str(found.said)
    assert "no-such-package is missing" in str(found.said)


@pytest.mark.security("a process of the classroom opens a port that it should not")
def test_a_port_that_nobody_should_serve_is_named(bare_site):
    script = (
        "import socket, sys; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); "
        "print(s.getsockname()[1], flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, **bare_site.environment()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        said = only(bare_site)
        process.communicate("")
    assert f"127.0.0.1:{port} is open" in said
    assert str(process.pid) in said


@pytest.mark.faults("no nightly copy was made for a week")
def test_a_nightly_copy_that_is_too_old_is_named(marked_site):
    [todays] = nightly.copies(marked_site)
    copy = todays.rename(marked_site.backups / "qihang-2026-01-01.tar.gz")
    os.utime(copy, (0, 0))
    assert "newest nightly copy is qihang-2026-01-01" in only(marked_site)


def test_the_log_names_what_happened_in_its_order(marked_site):
    with closing(Store(marked_site.store, only_read=True)) as store:
        log = [json.loads(line) for line in store.audit_log()]
    happened = [line["what"] for line in log]
    assert happened[:4] == ["released", "enrolled", "enrolled", "enrolled"]
    of_right = [line["what"] for line in log if line.get("number") == "right"]
    assert of_right == ["enrolled", "signed-in", "handed-in", "marked"]


def test_where_data_lie_is_known_whatever_is_wrong_with_other_settings(
    answers, bare_site, tmp_path
):
    answers.close()
    bare_site.settings.write_text("port = 'none'\n", encoding="utf-8")
    said = [str(found.said) for found in doctor(bare_site)]
    assert any("port cannot be" in one for one in said)
    assert "The audit log is whole." in said
    backup(bare_site, tmp_path / "backup.tar.gz")


def test_a_file_of_settings_that_cannot_be_read_is_named_and_nothing_is_taken_for_missing(
    answers, bare_site
):
    answers.close()
    bare_site.settings.write_text("port = [", encoding="utf-8")
    *_, last = doctor(bare_site)
    assert not last.is_well
    assert "settings.toml" in str(last.said)
