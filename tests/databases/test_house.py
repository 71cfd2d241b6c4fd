"""A house that has set a database of PostgreSQL: all of it is there, and comes back."""

from __future__ import annotations

from contextlib import closing

import pytest
import sqlalchemy as sa

from qihang.answers import service
from qihang.answers.store import Store
from qihang.databases import where
from qihang.gradebook.marker import grade
from qihang.officer.backup import backup
from qihang.officer.doctor import doctor
from qihang.officer.nightly import Nightly
from qihang.officer.restore import restore
from qihang.settings import change
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from tests.conftest import enter, page_token, small_service
from tests.support.postgresql import running_server, set_in
from tests.support.rows import plain
from tests.support.submissions import ROWS, class_that_handed_in, put_in

pytestmark = pytest.mark.process

NUMBERS = ["right1", "wrong1", "half2", "empty3", "odd4"]


@pytest.fixture(scope="module")
def class_of_files(tmp_path_factory):
    """A class that handed in, in files; copied, never used itself."""
    return class_that_handed_in(tmp_path_factory.mktemp("files"), NUMBERS)


@pytest.fixture
def files(site, class_of_files):
    """The class, in a classroom of the test's own."""
    return put_in(site, class_of_files)


def mark(site, patch):
    enter(site, patch)
    with service.open_answers(site) as answers:
        assert grade(site, answers.marker, "t1") == []


@pytest.fixture
def house(files, tmp_path, postgresql):
    """Another classroom with the same course, whose house has a database; it is empty."""
    made = Site(files.root, tmp_path / "house")
    made.make_folders()
    url = postgresql.new_database()
    set_in(made, url)
    yield made
    postgresql.drop(url)


def content(site):
    """Every row of both databases, by table; what a backup adds to the log is left out."""
    found = {}
    for place in (where.answers(site), where.gradebook(site)):
        with plain(place) as connection:
            tables = sa.MetaData()
            tables.reflect(connection)
            for name, table in tables.tables.items():
                rows = connection.execute(sa.select(table))
                found[name] = sorted(tuple(map(str, row)) for row in rows)
    for name in ("audit", "clock", "unsettled", "sign_in", "page", "sqlite_stat1"):
        found.pop(name, None)
    return found


def what_is_wrong(site):
    """What the doctor finds, but that the tests' own server keeps nothing over a power cut."""
    said = [str(found.said) for found in doctor(site) if not found.is_well]
    return [one for one in said if "fsync" not in one]


def test_a_house_that_outgrows_its_files_takes_all_of_it_along_and_back(
    files, house, tmp_path, monkeypatch
):
    mark(files, monkeypatch)
    before = content(files)
    backup(files, tmp_path / "files.tar.gz")
    enter(house, monkeypatch)
    restore(house, tmp_path / "files.tar.gz", move_old_data_aside=True)
    assert not house.store.exists()
    assert not house.gradebook.exists()
    assert content(house).keys() == before.keys()
    for name, rows in content(house).items():
        assert rows == before[name], name
    assert what_is_wrong(house) == []
    backup(house, tmp_path / "house.tar.gz")
    again = Site(files.root, tmp_path / "again")
    enter(again, monkeypatch)
    restore(again, tmp_path / "house.tar.gz")
    assert content(again) == before


def marks(site):
    """Every row of the gradebook that a submission makes, by names instead of ids."""
    with plain(where.gradebook(site)) as connection:
        return {
            name: sorted(tuple(map(_alike, row)) for row in connection.execute(sa.text(query)))
            for name, query in ROWS.items()
        }


def _alike(value):
    """SQLite has numbers for yes and no, and texts for moments."""
    return str(int(value) if isinstance(value, bool) else value).removesuffix(".000000")


def test_a_class_is_marked_in_a_database_row_for_row_as_in_files(
    files, house, tmp_path, monkeypatch
):
    backup(files, tmp_path / "unmarked.tar.gz")
    mark(files, monkeypatch)
    enter(house, monkeypatch)
    restore(house, tmp_path / "unmarked.tar.gz", move_old_data_aside=True)
    mark(house, monkeypatch)
    assert marks(house) == marks(files)
    assert len(marks(house)["grade"]) == 2 * len(NUMBERS)
    assert not house.gradebook.exists()


def test_what_was_acknowledged_outlives_the_kill_of_the_database(bare_site):
    with running_server("fsync=on") as server:
        set_in(bare_site, server.new_database())
        with closing(small_service(bare_site)) as own:
            token = page_token(own)
            own.page.save(token, "margin", "44.9", "a")
            server.kill()
            with pytest.raises(OperatorError, match="Nothing that was saved before is lost"):
                own.page.save(token, "steps", "[1]", "b")
            server.start_again()
            own.page.save(token, "steps", "[2]", "c")
            saved = own.page.claim(token)["answers"]
        assert {name: one["value"] for name, one in saved.items()} == {
            "margin": "44.9",
            "steps": "[2]",
        }


def test_while_the_database_is_away_the_nightly_copy_waits(bare_site):
    begun = []
    watch = Nightly(bare_site, lambda *_: begun.append(1))
    with running_server("fsync=off") as server:
        set_in(bare_site, server.new_database())
        small_service(bare_site).close()
        server.kill()
        watch.look()
        assert begun == []
        server.start_again()
        Nightly(bare_site, lambda *_: begun.append(1)).look()
    assert begun == [1]


def test_two_classrooms_cannot_write_to_one_database(bare_site, tmp_path, postgresql):
    url = postgresql.new_database()
    other = Site(bare_site.root, tmp_path / "other")
    other.make_folders()
    for one in (bare_site, other):
        set_in(one, url)
    with closing(Store.of(bare_site)):
        Store.of(other, only_read=True).close()
        with pytest.raises(OperatorError, match="Another classroom writes to"):
            Store.of(other)
    Store.of(other).close()


def test_nbgrader_in_another_database_than_the_house_set_is_named(files, house, monkeypatch):
    """nbgrader's issue 1661: a file was used in silence where a database was set."""
    enter(house, monkeypatch)
    service.AnswerService(house).close()
    own = house.root / "nbgrader_config.py"
    mine = f'\nc.CourseDirectory.db_url = "sqlite:///{house.gradebook}"\n'
    own.write_text(own.read_text(encoding="utf-8") + mine, encoding="utf-8")
    [said] = [one for one in what_is_wrong(house) if "nbgrader works in" in one]
    assert str(house.gradebook) in said
    assert where.named(where.gradebook(house)) in said


def test_a_database_that_does_not_answer_is_said_in_one_sentence(bare_site):
    address = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    change(bare_site, "database", address)
    with pytest.raises(OperatorError, match="See that PostgreSQL runs there"):
        Store.of(bare_site)


def test_a_database_that_sorts_otherwise_is_refused(bare_site, postgresql):
    with postgresql.connect("postgres") as connection:
        connection.execute(
            "CREATE DATABASE other TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        )
    set_in(bare_site, postgresql.new_database().set(database="other"))
    with pytest.raises(OperatorError, match="sort by bytes"):
        Store.of(bare_site)


def test_a_password_stands_in_a_file_of_its_own_that_nobody_else_reads(bare_site, postgresql):
    set_in(bare_site, postgresql.new_database())
    bare_site.database_password.write_text("a secret\n", encoding="utf-8")
    bare_site.database_password.chmod(0o640)
    with pytest.raises(OperatorError, match="Other accounts can read"):
        Store.of(bare_site)
    bare_site.database_password.chmod(0o600)
    place = where.answers(bare_site)
    assert place.password == "a secret"
    assert "a secret" not in Store.named(bare_site)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:///answers.db",
        "postgresql://db/qihang",
        "postgresql+psycopg://me:secret@db/qihang",
        "postgresql+psycopg://db/qihang?password=secret",
        "postgresql+psycopg://db/",
        "qihang",
    ],
)
def test_what_is_no_address_of_a_database_is_no_setting(bare_site, address):
    with pytest.raises(OperatorError):
        change(bare_site, "database", address)
