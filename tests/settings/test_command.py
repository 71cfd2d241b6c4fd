"""`qihang settings`, and what every other command does with the file."""

import pytest

from qihang import cli
from qihang.databases import where
from qihang.officer.backup import backup
from qihang.settings import DEFAULTS, SETTINGS
from tests.support.classroom import command


@pytest.fixture
def qihang(bare_site, monkeypatch, capsys):
    """Type a command; gives what it says and its exit code."""
    for name, value in bare_site.environment().items():
        monkeypatch.setenv(name, value)

    def type_in(*words):
        code = cli.main(list(words))
        said = capsys.readouterr()
        return said.out + said.err, code

    return type_in


def test_the_command_prints_each_setting_with_value_default_unit_help_and_source(
    qihang, bare_site, monkeypatch
):
    bare_site.settings.write_text("idle_minutes = 45\n")
    monkeypatch.setenv("QIHANG_WITHOUT_WALLS", "1")
    said, code = qihang("settings")
    assert code == 0
    for name, setting in SETTINGS.items():
        assert setting.help.translations()["en"] in said
        assert f"Default: {setting.kind.written(getattr(DEFAULTS, name))}\n" in said
    assert "idle_minutes = 45 minutes   # from the file\n" in said
    assert "incomplete_sandbox = true   # from the environment (QIHANG_WITHOUT_WALLS)\n" in said
    assert 'host = "127.0.0.1"   # the default\n' in said


def test_the_command_speaks_the_language_of_the_house(qihang):
    qihang("settings", "language", "zh")
    said, _ = qihang("settings", "port")
    assert said == (
        "port = 8900   # 没有改过\n"
        "    学员页面的端口。\n"
        "    可以写：1 到 65535 的整数。原来是：8900\n"
    )


def test_the_command_changes_one_and_shows_it(qihang, bare_site):
    said, code = qihang("settings", "copies_kept", "30")
    assert (code, bare_site.settings.read_text().splitlines()[-1]) == (0, "copies_kept = 30")
    assert said.startswith("copies_kept = 30   # from the file\n")
    assert said.endswith("It holds from the next start of the classroom.\n")


def test_a_setting_that_is_not_there_is_answered_with_how_to_see_them(qihang):
    assert qihang("settings", "prot") == (
        "There is no setting prot. Did you mean port? All of them: qihang settings\n",
        1,
    )
    assert qihang("settings", "prot", "1")[0].endswith("All of them: qihang settings\n")


@pytest.mark.process
@pytest.mark.parametrize("words", ["start", "roster list", "settings"])
def test_a_bad_file_stops_a_command_before_anything_starts(words, site):
    site.settings.write_text("version = 1\nprot = 8900\n")
    done = command(site, *words.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{site.settings}, line 2: There is no setting prot. Did you mean port?\n"
    )
    assert not site.store.exists()


@pytest.mark.process
def test_settings_come_back_with_a_backup(open_site, tmp_path):
    open_site.settings.write_text("copies_kept = 30\n")
    assert command(open_site, "backup", str(tmp_path / "a.tar.gz")).returncode == 0
    open_site.settings.write_text("version = 1\n")
    words = ("restore", str(tmp_path / "a.tar.gz"), "--move-old-data-aside")
    assert command(open_site, *words).returncode == 0
    assert open_site.settings.read_text() == "copies_kept = 30\n"


@pytest.mark.process
def test_a_backup_with_settings_of_a_newer_version_is_refused(open_site, tmp_path, monkeypatch):
    file = tmp_path / "newer.tar.gz"
    open_site.settings.write_text("version = 2\nnot_known_yet = 7\n")
    with monkeypatch.context() as newer:
        newer.setattr(where.settings, "database", lambda site: DEFAULTS.database)
        backup(open_site, file)
    open_site.settings.write_text("version = 1\n")
    done = command(open_site, "restore", str(file), "--move-old-data-aside")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        f"{file}, settings.toml is of a newer Qihang (version 2; this one reads 1). "
        "Start the newer one, or move the file away.",
    )
    assert open_site.settings.read_text() == "version = 1\n"


def test_the_officer_reads_what_was_changed(bare_site, tmp_path):
    from qihang.officer.audit import _house

    bare_site.settings.write_text("copies_kept = 30\n")
    fact = _house(bare_site, tmp_path)
    assert str(fact.said).endswith("changed: copies_kept = 30")
    rows = [line.split("\t") for line in (tmp_path / "house.tsv").read_text().splitlines()]
    assert [row[:6] for row in rows if row[0] == "copies_kept"] == [
        ["copies_kept", "30", "14", "", "file", "每天自动备份，留下最近几份。"]
    ]
    assert len(rows) == 1 + len(SETTINGS)
