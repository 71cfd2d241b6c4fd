"""Starting, stopping and failing to start, as an instructor meets it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from qihang.language.messages import Bilingual
from qihang.operate import classroom
from qihang.papers.fonts import FONTS
from qihang.server.paths import check_font
from qihang.sessions import Session
from qihang.system.errors import OperatorError
from tests.support.classroom import belongs_to, command, parts, processes, running
from tests.support.commands import in_this_process
from tests.support.visitor import Visitor
from tests.support.waiting import until

pytestmark = pytest.mark.process


def left_over(site):
    return [pid for pid, _ in processes() if belongs_to(pid, site) and pid != os.getpid()]


def test_a_classroom_opens_shows_three_pins_and_leaves_nothing_running(site):
    with running(site) as classroom:
        assert sorted(classroom.pins) == ["1001", "1002", "1003"]
        assert len(left_over(site)) >= 3
    assert classroom.process.returncode == 0
    assert until(lambda: not left_over(site))


def test_the_second_start_shows_the_same_pins(open_site):
    shown = (open_site.var / "demo-class.txt").read_text(encoding="utf-8")
    with running(open_site) as second:
        pass
    assert second.pins == dict(line.split() for line in shown.splitlines())


def test_the_demo_class_goes_and_does_not_come_back_by_itself(open_site):
    assert in_this_process("roster", "remove", "1002").returncode == 0
    shown = classroom.prepare(open_site)
    assert [number for number, _ in shown] == ["1001", "1003"]
    assert in_this_process("roster", "remove", "--class", "演示班").returncode == 0
    assert classroom.prepare(open_site) == []
    assert in_this_process("roster", "list").stdout == ""


def test_the_first_start_opens_the_first_session_that_has_a_workbook(monkeypatch):
    course = [
        Session("t1", "T1", Bilingual("一", "One"), None),
        Session("s2", "S2", Bilingual("二", "Two"), "workbooks/s2_two/s2.ipynb"),
        Session("s3", "S3", Bilingual("三", "Three"), "workbooks/s3_three/s3.ipynb"),
    ]
    monkeypatch.setattr(classroom, "sessions", lambda: course)
    assert classroom.first_session() == "s2"
    monkeypatch.setattr(classroom, "sessions", lambda: course[:1])
    with pytest.raises(OperatorError, match="qihang new session"):
        classroom.first_session()


def test_a_killed_classroom_takes_its_parts_along(open_site):
    with running(open_site) as classroom:
        os.kill(classroom.process.pid, signal.SIGKILL)
        assert until(lambda: not left_over(open_site))


def test_a_part_that_dies_is_started_again(open_site):
    with running(open_site):
        for part in ("qihang.answers.service", "qihang.server.app", "qihang.gradebook.marker"):
            before = until(lambda part=part: parts(open_site, part))
            for pid in before:
                os.kill(pid, signal.SIGKILL)
            assert until(lambda part=part, before=before: parts(open_site, part) - before), part


def failure(done):
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    [sentence] = [line for line in done.stderr.splitlines() if line]
    return sentence


@pytest.mark.parametrize("damage", ["missing", "empty"])
def test_a_missing_or_damaged_font_is_said_in_one_sentence(tmp_path, damage):
    if damage == "empty":
        for name in FONTS:
            (tmp_path / name).touch()
    with pytest.raises(OperatorError, match="Chinese font"):
        check_font(tmp_path)


def test_a_damaged_master_is_named_and_what_was_open_stays_open(open_site):
    site = open_site
    page = site.pages / "exercise" / "t1.ipynb"
    before = page.read_bytes()
    master = site.solutions / "t1" / "t1.ipynb"
    master.write_text(master.read_text(encoding="utf-8")[:2000], encoding="utf-8")
    assert str(master) in failure(in_this_process("release", "t1"))
    assert page.read_bytes() == before


def test_a_var_that_cannot_be_written_is_said_in_one_sentence(site, tmp_path):
    (tmp_path / "a-file").touch()
    blocked = type(site)(site.root, tmp_path / "a-file" / "var")
    assert "Cannot write" in failure(command(blocked, "roster", "list"))


def test_a_session_that_is_not_there_is_answered_with_those_that_are(site):
    assert "t1, t2" in failure(in_this_process("release", "s9999"))
    assert "no workbook yet" in failure(in_this_process("release", "t2"))


def test_a_roster_with_faults_names_each_and_imports_nothing(site, tmp_path):
    roster = tmp_path / "class.csv"
    roster.write_bytes("编号,姓名,班级\n2001,林,一班\n2001,周,一班\n,陈,一班\n".encode("gbk"))
    done = in_this_process("roster", "import", str(roster))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Line 3: number 2001 is already on line 2.",
        "Line 4: number is empty.",
        "Nothing was imported.",
    ]
    assert in_this_process("roster", "list").stdout == ""


def test_ctrl_z_in_its_window_leaves_the_lesson_going_on(shared_classroom):
    pid = shared_classroom.process.pid
    os.kill(pid, signal.SIGTSTP)
    assert Visitor(shared_classroom.address).ask("/login").status == 200
    assert Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "T"


def test_a_full_disk_is_said_in_one_sentence_and_nothing_is_lost(site, tmp_path):
    """A small disk of its own, in a mount namespace, filled to the last byte."""
    small = tmp_path / "small"
    small.mkdir()
    (tmp_path / "one.csv").write_text("number,name,class\n1,a,A\n")
    (tmp_path / "two.csv").write_text("number,name,class\n2,b,A\n")
    qihang = f"'{sys.executable}' -m qihang.cli"
    script = f"""
        mount -t tmpfs -o size=4m tmpfs '{small}' || exit 99
        {qihang} roster import --yes '{tmp_path}/one.csv' || exit 98
        cat /dev/zero > '{small}/filler' 2>/dev/null
        {qihang} roster import --yes '{tmp_path}/two.csv'; code=$?
        rm '{small}/filler'
        {qihang} roster list
        exit $code
    """
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=site.root,
        env={**os.environ, **site.environment(), "QIHANG_VAR": str(small)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Make room" in done.stderr.splitlines()[-1]
    assert done.stdout.splitlines()[-1] == "1\ta\tA"
    assert "Traceback" not in done.stderr
