"""A store that an older version wrote, with years of work in it, goes on in this one."""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing

import pytest
import sqlalchemy as sa

from qihang.answers import audit_log, pages, service
from qihang.answers.store import Store, versions
from qihang.officer.backup import backup
from qihang.officer.restore import restore
from qihang.system.site import Site
from tests.conftest import enrol, hand_in_so, page_token
from tests.old_backups.make import BACKUP, HERE

pytestmark = [pytest.mark.process, pytest.mark.long]

MANY = 5000


def grown(site: Site) -> None:
    """Put the store of the first version in place, with :data:`MANY` submissions in it."""
    site.store.unlink()
    with tarfile.open(HERE / "fdf2bf9" / BACKUP) as kept:
        kept.extract("answers.db", site.var, filter="data")
    with closing(sqlite3.connect(site.store)) as database:
        (have,) = database.execute("SELECT count(*) FROM hand_in").fetchone()
        pin, name, text = database.execute(
            "SELECT pin_hash, notebook_name, notebook FROM trainee, hand_in LIMIT 1"
        ).fetchone()
        (attempt,) = database.execute("SELECT max(id) FROM attempt").fetchone()
        (hand_in,) = database.execute("SELECT max(id) FROM hand_in").fetchone()
        some = [(place, f"m{place:04}") for place in range(1, MANY - have + 1)]
        moment = "2026-11-27T01:00:00.{:06}+00:00"
        for table, rows in {
            "trainee": [(n, n, "M", pin, None, None, moment.format(i)) for i, n in some],
            "attempt": [(attempt + i, n, "s1", 1, "seed", moment.format(i), 1) for i, n in some],
            "hand_in": [
                (hand_in + i, attempt + i, f"R{i:07}", moment.format(i), name, text)
                for i, _ in some
            ],
            "result": [(hand_in + i, 1.0, 20.0, "{}", None, moment.format(i)) for i, _ in some],
        }.items():
            marks = ",".join("?" * len(rows[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        database.commit()
    # A pool would keep the file open, and so locked.
    engine = sa.create_engine(f"sqlite:///{site.store}", poolclass=sa.NullPool)
    with engine.begin() as connection:
        audit_log.append(
            connection,
            [
                {"at": moment.format(i), "what": "handed-in", "number": n, "receipt": f"R{i:07}"}
                for i, n in some
            ],
        )


def test_five_thousand_old_submissions_are_migrated_used_backed_up_and_restored(
    real_site, tmp_path
):
    site = real_site
    restore(site, HERE / "fdf2bf9" / BACKUP)
    grown(site)
    with service.open_answers(site) as answers:
        pin = enrol(answers, "newcomer")
        token = page_token(answers, "newcomer", pin=pin, session="s1")
        answers.page.save(token, "check_digit", "7", "a")
        assert hand_in_so(answers, token)["handed_in"]
        assert sum(1 for _ in pages.latest(answers.marker, "s1")) > MANY - 100
    assert versions.version_of(site.store) == versions.VERSION
    file = tmp_path / "all.tar.gz"
    backup(site, file)
    again = Site(site.root, tmp_path / "again" / "var")
    restore(again, file)
    with closing(Store(again.store)) as store:
        assert len(store.submissions.points()) == MANY + 1
        people = store.trainees.all()
        assert len({row["id"] for row in people}) == len(people)
        assert list(audit_log.faults(store.audit_log())) == []
    assert (again.submitted / "newcomer" / "s1" / "s1.ipynb").is_file()
