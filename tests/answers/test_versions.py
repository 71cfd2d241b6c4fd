"""A store that an older version wrote is brought up to date, or stays as it was."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from qihang.answers import audit_log, tables
from qihang.answers.rules import rules
from qihang.answers.store import Store, versions
from qihang.system.errors import OperatorError
from tests.conftest import ROOT

OLD_BACKUP = ROOT / "tests" / "old_backups" / "fdf2bf9" / "backup.tar.gz"


@pytest.fixture(scope="module")
def first_store(tmp_path_factory):
    """A store as the first version left it, with people and their work in it."""
    folder = tmp_path_factory.mktemp("old")
    with tarfile.open(OLD_BACKUP) as backup:
        backup.extract("answers.db", folder, filter="data")
    return folder / "answers.db"


@pytest.fixture
def old(first_store, tmp_path):
    return shutil.copy(first_store, tmp_path / "answers.db")


def content(store):
    """Everything that stands in a store, by table."""
    with closing(sqlite3.connect(store)) as database:
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_an_old_store_is_opened_with_all_that_was_in_it(old):
    before = content(old)
    with closing(Store(old)) as store:
        people = store.trainees.all()
        submissions = store.submissions.points()
    assert [row["number"] for row in people] == sorted(row[0] for row in before["trainee"])
    assert len({row["id"] for row in people}) == len(people)
    assert {len(row["id"]) for row in people} == {32}
    assert len(submissions) == len(before["hand_in"])
    assert {row["key"] for row in submissions} == {None}
    after = content(old)
    for name in ("kept", "audit", "sign_in"):
        assert after[name] == before[name]
    # Nobody had typed anything in.
    assert after["answer"] == [(*row, None, None) for row in before["answer"]]
    assert [row[:5] for row in after["hand_in"]] == [row[:5] for row in before["hand_in"]]
    # An attempt from before there were editions is one at the first, named as its session.
    assert after["attempt"] == [(*row, row[2]) for row in before["attempt"]]
    assert after["page"] == [(*row, row[3], row[4]) for row in before["page"]]
    assert [row[:3] for row in after["edition"]] == [
        (row[0], row[0], 1) for row in sorted(before["opened"])
    ]


def test_in_an_old_store_the_same_holds_for_every_class(old):
    before = {row[0]: row for row in content(old)["opened"]}
    with closing(Store(old)) as store:
        found = store.sessions.released()
        now = store.now()
    assert found.keys() == before.keys()
    for one in found.values():
        assert one["classes"] == {}
        holds = rules(one, "A", now)
        assert holds == rules(one, None, now)
        assert (holds.due_at, holds.is_over, holds.is_open) == (None, False, True)
        assert holds.tries == (None if one["hand_in_again"] else 1)
        assert holds.may_be_seen == (one["marks_at_once"] or one["results_shown"])


def test_what_was_handed_in_is_kept_in_less_room_and_comes_back_to_the_byte(old):
    before = {row[0]: row[5] for row in content(old)["hand_in"]}
    size = old.stat().st_size
    told = []
    with closing(Store(old, tell=lambda done, of: told.append((done, of)))) as store:
        rows = store.submissions.points()
        assert {row["id"]: store.submissions.notebook(row) for row in rows} == before
        assert store.unsettled.not_in_place() == len(content(old)["unsettled"]) > 0
    # With the tables and indexes that came since, which take a page each and more.
    assert old.stat().st_size < 0.7 * size
    assert told == []


def test_the_clock_goes_on_from_the_last_moment_of_an_older_store(old):
    with closing(sqlite3.connect(old)) as database:
        database.execute("UPDATE page SET ended_at = '2102-01-01T00:00:00.000000+00:00'")
        assert database.total_changes
        database.commit()
    with closing(Store(old)) as store:
        assert store.now() > "2102"


def test_the_store_from_before_stays_beside_it_as_it_was(old):
    before = content(old)
    Store(old).close()
    assert content(versions.older_copy(old, "0001")) == before


def test_a_store_that_is_up_to_date_is_not_copied_again(old):
    Store(old).close()
    again = versions.older_copy(old, "0001")
    again.unlink()
    Store(old).close()
    assert not again.exists()


def test_an_old_store_has_the_tables_of_a_new_one(old, tmp_path):
    Store(old).close()
    Store(tmp_path / "new.db").close()
    assert schema(old) == schema(tmp_path / "new.db")
    wanted = sa.MetaData()
    for metadata in (tables.TABLES, audit_log.TABLES):
        for table in metadata.tables.values():
            table.to_metadata(wanted)
    with sa.create_engine(f"sqlite:///{old}").connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, wanted) == []


def schema(store):
    """Columns, indexes and triggers, whatever order they were made in."""
    with closing(sqlite3.connect(store)) as database:
        made = {}
        for kind, name in database.execute(
            "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall():
            made[kind, name] = None
            if kind == "table":
                rows = database.execute(f"PRAGMA table_info({name})").fetchall()
                made[kind, name] = sorted(row[1:4] + row[5:] for row in rows)
        return made


def test_the_versions_that_are_known_are_those_of_the_scripts():
    config = Config()
    config.set_main_option("script_location", str(versions._SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(one.revision for one in scripts.walk_revisions())[::-1] == versions.KNOWN


@pytest.mark.parametrize("only_read", [True, False])
def test_a_store_from_a_newer_version_is_refused_in_one_sentence(tmp_path, only_read):
    store = tmp_path / "answers.db"
    Store(store).close()
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    before = store.read_bytes()
    with pytest.raises(OperatorError, match="written by a newer version"):
        Store(store, only_read)
    assert store.read_bytes() == before


def test_an_old_store_is_not_changed_by_who_only_reads(old):
    before = content(old)
    with pytest.raises(OperatorError, match="Start the classroom once"):
        Store(old, only_read=True)
    assert content(old) == before


def test_a_migration_that_fails_leaves_the_old_store(old, monkeypatch):
    before = content(old)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(versions, "_upgrade", full)
    with pytest.raises(OperatorError, match="it is as it was"):
        Store(old)
    assert content(old) == before
    assert sorted(path.name for path in old.parent.iterdir()) == ["answers.db"]


KILLED = """
import os, signal, sys
from pathlib import Path
from qihang.answers.store import versions
owner, name = {"os": os, "versions": versions, "files": versions.files}[sys.argv[2]], sys.argv[3]
step = getattr(owner, name)
def killed(*arguments, **named):
    if sys.argv[4] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    step(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, killed)
versions.bring_up_to_date(Path(sys.argv[1]), False)
"""


@pytest.mark.faults("the process is killed while an older store is brought up to date")
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("owner", "step"),
    [
        ("versions", "_copy"),
        ("versions", "_upgrade"),
        ("versions", "_keep"),
        ("os", "link"),
        ("os", "replace"),
        ("files", "sync_folder"),
    ],
)
def test_whoever_is_killed_while_migrating_leaves_the_old_store_or_the_new_one(
    old, owner, step, moment
):
    before = content(old)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(old), owner, step, moment],
        cwd=ROOT,
        env=os.environ,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with closing(Store(old)) as store:
        assert len(store.submissions.points()) == len(before["hand_in"])
        assert store.audit_log() == [line for _, line in before["audit"]]
    assert content(versions.older_copy(old, "0001")) == before
    Store(old).close()
    assert sorted(path.name for path in old.parent.iterdir()) == ["answers-0001.db", "answers.db"]
