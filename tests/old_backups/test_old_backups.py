"""A backup of every kept version comes back, and what was handed in then is marked alike."""

from __future__ import annotations

import json
import shutil
import sqlite3
from ast import literal_eval
from contextlib import closing
from pathlib import Path

import pytest

from qihang.answers import service
from qihang.answers.store import Store
from qihang.gradebook.marker import grade
from qihang.officer.doctor import doctor
from qihang.officer.restore import restore
from qihang.system.site import Site
from tests.old_backups.make import BACKUP, HERE, RECORDED, findings, make
from tests.support.classroom import command
from tests.support.submissions import rows

pytestmark = pytest.mark.process

KEPT = sorted(folder.parent for folder in HERE.glob(f"*/{BACKUP}"))

READ_SINCE = {
    "fdf2bf9": {("odd", "test_check_digit"): 2.0, ("odd", "test_overall_rate"): 2.0},
}
"""The points of answers that a version could not read and this one can: 三, where it is right.

That is the only reason for which an old hand-in may have other points than it had.
"""

FIRST = HERE / "fdf2bf9"
"""What is furthest from this version; those in between are for the long run."""

every_version = pytest.mark.parametrize(
    "kept",
    [pytest.param(one, marks=() if one == FIRST else pytest.mark.long) for one in KEPT],
    ids=lambda folder: folder.name,
)


def put_back(kept: Path, site: Site) -> None:
    """Fill a fresh course with what a backup holds, and its exercises as they were released."""
    restore(site, kept / BACKUP)
    for page in (site.pages / "exercise").glob("*.ipynb"):
        shutil.copy(page, site.exercises / page.stem)


def recorded(kept: Path) -> dict:
    return json.loads((kept / RECORDED).read_text(encoding="utf-8"))


def as_json(found: object) -> object:
    return json.loads(json.dumps(found))


def test_a_backup_of_the_first_layout_is_kept():
    assert "fdf2bf9" in [folder.name for folder in KEPT]


@every_version
def test_an_old_backup_is_restored_and_the_doctor_says_of_it_what_it_said(kept, real_site):
    put_back(kept, real_site)
    told = recorded(kept)
    assert as_json(rows(real_site)) == told["rows"]
    assert findings(real_site) == told["doctor"]
    with closing(Store(real_site.store)) as store:
        assert len(store.submissions.points()) > len(told["rows"]["assignment"])
    found = doctor(real_site, told["head"])
    [noted] = [one for one in found if "head that was noted" in str(one.said)]
    assert noted.is_well, noted.said


@every_version
def test_all_old_submissions_are_marked_again_to_the_same_rows(kept, real_site):
    put_back(kept, real_site)
    told = with_what_is_read_since(kept, recorded(kept)["rows"])
    forget_points(real_site)
    assert as_json(rows(real_site)) != told
    with service.open_answers(real_site) as answers:
        assert grade(real_site, answers.marker, force=True) == []
    assert as_json(rows(real_site)) == told
    assert findings(real_site) == recorded(kept)["doctor"]


@every_version
def test_reading_the_results_of_old_marks_moves_no_submission(kept, real_site):
    put_back(kept, real_site)
    lies = {path: path.read_bytes() for path in real_site.submitted.rglob("timestamp.txt")}
    told = recorded(kept)
    for session in ("s1", "s3", "s5"):
        done = command(real_site, "results", session)
        assert done.returncode == 0, done.stderr
    assert {path: path.read_bytes() for path in lies} == lies
    assert as_json(rows(real_site)) == told["rows"]
    assert findings(real_site) == told["doctor"]


def with_what_is_read_since(kept: Path, told: dict) -> dict:
    """Rows as they were recorded, but for the points of :data:`READ_SINCE`."""
    since = READ_SINCE.get(kept.name, {})
    grades = [literal_eval(row) for row in told["grade"]]
    found = [(*row[:2], since.get(row[:2], row[2]), *row[3:]) for row in grades]
    return {**told, "grade": [repr(row) for row in found]}


def forget_points(site: Site) -> None:
    """Take away what marking gave, so that only a marking brings it back.

    Where a person gave a mark, nbgrader asks for it anew if the points change, and rightly so.
    """
    with closing(sqlite3.connect(site.gradebook)) as gradebook:
        gradebook.execute("UPDATE grade SET auto_score = -1 WHERE manual_score IS NULL")
        gradebook.commit()


@every_version
def test_every_page_that_was_released_then_runs_now(kept, real_site):
    put_back(kept, real_site)
    pages = sorted(real_site.pages.glob("*/*.ipynb"))
    assert pages
    for page in pages:
        namespace: dict[str, object] = {}
        for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), namespace)


def test_a_backup_that_is_made_to_be_kept_holds_what_is_recorded_of_it(real_site, tmp_path):
    file = tmp_path / BACKUP
    told = make(real_site, file, ["s1"])
    assert as_json(rows(real_site)) == as_json(told["rows"])
    again = Site(real_site.root, tmp_path / "second" / "var")
    restore(again, file)
    assert as_json(rows(again)) == as_json(told["rows"])
    assert all(line.startswith("ok") for line in told["doctor"])
