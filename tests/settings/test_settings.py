"""One file of settings: what it may hold, what is said where it may not, and how it is changed."""

import tomllib
from dataclasses import fields

import pytest

from qihang import settings
from qihang.settings import DEFAULTS, SETTINGS, Settings
from qihang.system.errors import OperatorError

EVERY = pytest.mark.parametrize("name", SETTINGS)


def put(site, text):
    site.settings.write_bytes(text.encode() if isinstance(text, str) else text)


def refusal(site):
    with pytest.raises(OperatorError) as refused:
        settings.read(site)
    return str(refused.value).replace(str(site.settings), "FILE")


def test_a_house_without_a_file_has_the_defaults(bare_site):
    assert settings.read(bare_site) == DEFAULTS
    assert {one.source for one in settings.standing(bare_site)} == {"default"}


def test_what_stands_in_the_file_holds_and_the_rest_is_as_it_comes(bare_site):
    put(bare_site, '\ufeff# ours\r\nversion = 1\r\nport = 8950\r\nlanguage = "zh"\r\n')
    assert settings.read(bare_site) == Settings(port=8950, language="zh")
    sources = {one.name: one.source for one in settings.standing(bare_site)}
    assert (sources["port"], sources["language"], sources["host"]) == ("file", "file", "default")


@EVERY
def test_each_default_is_allowed_and_comes_back_as_it_was_written(name, bare_site):
    kind, default = SETTINGS[name].kind, getattr(DEFAULTS, name)
    put(bare_site, f"{name} = {kind.written(default)}\n")
    assert getattr(settings.read(bare_site), name) == default


@EVERY
def test_each_setting_says_what_it_is_for_in_both_languages(name):
    said = SETTINGS[name].help.translations()
    assert said["zh"] != said["en"]
    assert SETTINGS[name].kind.allowed.translations()["zh"]


def test_no_setting_is_without_use():
    from tests.conftest import ROOT

    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "qihang").rglob("*.py")
        if "settings" not in path.parent.name
    )
    unused = [one.name for one in fields(Settings) if f".{one.name}" not in code]
    # Where a part serves is read by name, those for trainees, the instructor and the desk.
    assert set(unused) <= {"host", "port", "teach_host", "teach_port", "desk_host", "desk_port"}


FAULTS = {
    "port = 99999": "FILE, line 2: port cannot be 99999: a whole number from 1 to 65535 is "
    "allowed.",
    'port = "8900"': "FILE, line 2: port cannot be “8900”: a whole number from 1 to 65535 is "
    "allowed.",
    "port = true": "FILE, line 2: port cannot be true: a whole number from 1 to 65535 is allowed.",
    "copies_kept = 2.5": "FILE, line 2: copies_kept cannot be 2.5: a whole number from 1 to 365 is "
    "allowed.",
    'language = "fr"': "FILE, line 2: language cannot be “fr”: one of auto, zh, en is allowed.",
    'incomplete_sandbox = "no"': "FILE, line 2: incomplete_sandbox cannot be “no”: true or "
    "false is allowed.",
    'host = "school"': "FILE, line 2: host cannot be “school”: an address such as 127.0.0.1 or "
    "192.168.1.10 is allowed.",
    'trusted_proxies = "10.0.0.1"': "FILE, line 2: trusted_proxies cannot be “10.0.0.1”: a list of "
    'addresses such as ["192.168.1.10", "192.168.1.11"] is allowed.',
    'hosts = ["a b"]': "FILE, line 2: hosts cannot be ['a b']: a list of names and addresses such "
    'as ["classroom.example", "10.0.0.5"] is allowed.',
    "prot = 8900": "FILE, line 2: There is no setting prot. Did you mean port?",
    "[server]\nport = 1": "FILE, line 2: There is no setting server.",
    "language = zh": "FILE, line 2: “language = zh” cannot be read (Invalid value (at line 2, "
    'column 12)). A line is as these two: port = 8900, language = "zh".',
    "port = 8900\nport = 8901": "FILE, line 3: “port = 8901” cannot be read (Cannot overwrite a "
    'value (at line 3, column 12)). A line is as these two: port = 8900, language = "zh".',
    "version = 0": "FILE, line 2: version must be 1.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_said_with_its_line_and_what_is_allowed(text, bare_site):
    put(bare_site, f"# ours\n{text}\n")
    assert refusal(bare_site) == FAULTS[text]


def test_every_fault_is_said_at_once(bare_site):
    put(bare_site, "port = 0\n\nprot = 1\nidle_minutes = 5\ncopies_kept = 0\n")
    lines = refusal(bare_site).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "FILE, line 1",
        "FILE, line 3",
        "FILE, line 5",
    ]


def test_a_file_that_is_not_utf_8_is_said_with_the_line(bare_site):
    put(bare_site, b"version = 1\n# " + "教室".encode("gbk") + b"\n")
    assert refusal(bare_site) == "FILE, line 2: this is not UTF-8. Save it as UTF-8."


def test_a_file_of_a_newer_version_is_refused_in_one_sentence(bare_site):
    put(bare_site, "version = 2\nnot_known_yet = 7\n")
    assert refusal(bare_site) == (
        "FILE is of a newer Qihang (version 2; this one reads 1). Start the newer one, or move the "
        "file away."
    )


def test_the_environment_is_stronger_than_the_file(bare_site, monkeypatch):
    put(bare_site, "incomplete_sandbox = false\n")
    monkeypatch.setenv("QIHANG_WITHOUT_WALLS", "1")
    assert settings.read(bare_site).incomplete_sandbox
    monkeypatch.setenv("QIHANG_WITHOUT_WALLS", "perhaps")
    assert refusal(bare_site) == (
        "QIHANG_WITHOUT_WALLS cannot be perhaps: true or false is allowed."
    )


# --- changing one --------------------------------------------------------------------

OURS = """\
# Our school.   port = 1 is not meant

version = 1
language = "zh"   # everybody here reads "zh" # really
port=8900
# the copies
copies_kept = 30
"""


def test_a_change_keeps_comments_and_order(bare_site):
    put(bare_site, OURS)
    settings.change(bare_site, "language", "en")
    settings.change(bare_site, "port", "8950")
    assert bare_site.settings.read_text() == OURS.replace('"zh"   #', '"en"   #').replace(
        "port=8900", "port = 8950"
    )


def test_a_setting_that_was_not_there_comes_to_the_end(bare_site):
    put(bare_site, OURS.rstrip("\n"))
    settings.change(bare_site, "trusted_proxies", "10.0.0.1, 10.0.0.2")
    assert bare_site.settings.read_text() == f'{OURS}trusted_proxies = ["10.0.0.1", "10.0.0.2"]\n'
    settings.change(bare_site, "trusted_proxies", "")
    assert settings.read(bare_site).trusted_proxies == ()


def test_the_first_change_makes_the_file(bare_site):
    settings.change(bare_site, "idle_minutes", "45")
    assert tomllib.loads(bare_site.settings.read_text()) == {"version": 1, "idle_minutes": 45}
    assert bare_site.settings.stat().st_mode & 0o777 == 0o600


def test_a_line_that_is_no_simple_one_is_left_to_an_editor(bare_site):
    text = 'trusted_proxies = [\n  "10.0.0.1",\n]\n'
    put(bare_site, text)
    with pytest.raises(OperatorError, match="Change it in"):
        settings.change(bare_site, "trusted_proxies", "10.0.0.2")
    assert bare_site.settings.read_text() == text


@pytest.mark.parametrize(
    ("name", "words"),
    [("port", "99999"), ("port", "１"), ("port", "-1"), ("prot", "1"), ("hosts", "a/b")],
)
def test_what_is_not_allowed_changes_nothing(name, words, bare_site):
    put(bare_site, OURS)
    with pytest.raises(OperatorError, match=r"cannot be|no setting"):
        settings.change(bare_site, name, words)
    assert bare_site.settings.read_text() == OURS
