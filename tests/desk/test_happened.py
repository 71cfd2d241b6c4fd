"""What happened: the audit log in words."""

import re
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from qihang.answers import audit_log, service
from qihang.desk.course import Course
from qihang.desk.happened import Names, told
from qihang.desk.happened.words import KINDS
from tests.conftest import ROOT
from tests.support.desk import DeskSeat, at_the_desk
from tests.support.pages import faults, small_targets, spill

COURSE = Course(Path("no-such-folder"))
NAMES = Names({"s-1": "王老师"}, {"3001": "林小满"})

EVERY_FIELD = {
    "n": 3,
    "at": "2026-12-01T09:00:00.000000+00:00",
    "before": "0" * 64,
    "by": "s-1",
    "staff": "s-1",
    "number": "3001",
    "seat": "10.0.0.7",
    "role": "office",
    "classes": ["三班", "四班"],
    "class_name": "三班",
    "session": "s1",
    "assignment": "s1-2",
    "attempt": 2,
    "receipt": "RECEIPT8",
    "handed_in_at": "2026-12-01T09:00:00.000000+00:00",
    "marks_at_once": False,
    "hand_in_again": True,
    "change": {"marks_at_once": True, "tries": 2, "due_at": "2026-12-05T11:30:00.000000+00:00"},
    "ended_elsewhere": True,
    "signed_out": 12,
    "target": {"kind": "workbook", "session": "s1", "screen": "inside"},
    "text": "看前面",
    "do": "start",
    "file": "qihang-2026-12-01.tar.gz",
    "sha256": "a" * 64,
    "backup": "b" * 64,
    "manifest": "c" * 64,
    "day": "2026-12-01",
    "people": 30,
    "now": {"status": "absent", "minutes": 0, "reason": "ill"},
    "trouble": True,
    "points": 98765.5,
    "most": 98766.5,
    "was": 98767.5,
    "questions": {"after_swap": 98768.5},
    "questions_were": {"after_swap": 98769.5},
}
"""What a line of any kind may hold."""


def all_that_is_told(line):
    return " ".join(str(one) for one in asdict(told(line, NAMES, COURSE)).values())


def test_everything_that_is_noted_has_words():
    assert KINDS.keys() == audit_log.KINDS


def test_what_is_noted_is_of_a_kind_that_is_known():
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "qihang" / "answers").rglob("*.py")
    )
    noted = set(re.findall(r'[._]note\((?:\s*connection,)?\s*"([a-z-]+)"', code))
    assert noted
    assert noted <= audit_log.KINDS
    with pytest.raises(ValueError, match="flown"):
        audit_log.append(None, [{"at": "", "what": "flown"}])


@pytest.mark.parametrize("what", sorted(audit_log.KINDS))
def test_no_points_and_no_program_text_are_told_of_any_kind_of_line(what):
    for line in (EVERY_FIELD, {"n": 3, "at": "2026-12-01T09:00:00.000000+00:00"}):
        said = all_that_is_told({**line, "what": what})
        assert "9876" not in said
        assert not re.search(r"[{}_]|True|False|None|after.swap", said)


@pytest.mark.parametrize(
    ("what", "tells"),
    [
        ("marked", ("S1", "Edition 2", "It could not be marked.", "林小满", "3001")),
        ("released", ("marks are shown at once", "2 times", "Classes 三班, 四班")),
        ("class-led", ("S1 Workbook",)),
        ("staff-added", ("Office", "王老师")),
        ("lesson-ended", ("12 were signed out",)),
    ],
)
def test_what_may_be_told_is_told_in_words(what, tells):
    said = all_that_is_told({**EVERY_FIELD, "what": what})
    for one in tells:
        assert one in said
    assert "marks are shown later" not in said


def test_a_correction_tells_whose_which_day_what_counted_and_what_counts():
    was = {"status": "present", "minutes": 80, "reason": None}
    said = all_that_is_told({**EVERY_FIELD, "what": "attendance-changed", "was": was})
    for one in ("林小满", "3001", "2026-12-01", "there, 80 minutes → absent (Ill)", "王老师"):
        assert one in said


def test_a_class_is_told_to_be_let_go():
    assert "Let go" in all_that_is_told({**EVERY_FIELD, "what": "class-led", "target": None})


def test_nothing_is_told_of_a_line_of_a_newer_program():
    line = {"n": 3, "at": "2026-12-01T09:00:00+00:00", "what": "flown", "height": 98765}
    said = all_that_is_told(line)
    assert "flown" not in said
    assert "98765" not in said


@pytest.mark.process
def test_lines_stand_page_by_page_and_all_of_them(desk):
    with service.open_answers(desk.site) as answers:
        for _ in range(120):
            answers.desk.pause(["A"], True, desk.staff["lecturer"])
    officer = at_the_desk(desk.address, "officer")
    found, page = [], officer.ask("/happened").text
    while True:
        found += [int(one) for one in re.findall(r'id="line-(\d+)"', page)]
        older = re.search(r"/happened\?before=(\d+)", page)
        if not older:
            break
        page = officer.ask(f"/happened?before={older[1]}").text
    with closing(sqlite3.connect(desk.site.store)) as store:
        stands = [n for (n,) in store.execute("SELECT id FROM audit ORDER BY id DESC")]
    assert found == stands


@pytest.mark.process
@pytest.mark.parametrize("before", ["x", "-1", "1.5", "9" * 40, "²"])
def test_a_place_that_no_line_has_is_refused(desk, before):
    asked = at_the_desk(desk.address, "officer").ask(f"/happened?before={quote(before)}")
    assert asked.status == 400


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_officer_reads_who_did_what(desk, browser, language):
    with service.open_answers(desk.site) as answers:
        answers.desk.say(["A"], "看前面 <b>", desk.staff["lecturer"])
    seat = DeskSeat.at(browser, desk.address, "officer", "/happened")
    seat.speak(language)
    row = seat.page.locator("tbody tr", has_text="看前面 <b>").first
    expect(row).to_contain_text(KINDS["class-told"].words.translations()[language])
    expect(row).to_contain_text("lecturer")
    assert faults(seat.page) == []
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []
    seat.close()
