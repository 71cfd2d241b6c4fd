"""The catalogues hold what is said, no more and no less, each with its Chinese."""

import ast
from string import Formatter

import pytest

from deploy.messages import updated
from qihang.language.messages import (
    Bilingual,
    catalogues,
    entries,
    lines,
    listed,
    message,
    ngettext,
    sentences,
)
from qihang.system.errors import OperatorError, reason
from tests.conftest import ROOT

SAYING = {"message": 1, "ngettext": 2, "t": 1}
"""The functions that say a message, and how many of their arguments are its English."""


def forms(text):
    return [text] if isinstance(text, str) else list(text)


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_catalogues_are_what_make_messages_writes():
    kept = {path.relative_to(ROOT): path.read_bytes() for path in catalogues()}
    assert updated() == kept, "run make messages"


def test_a_sentence_of_several_catalogues_has_the_same_chinese_in_each():
    chinese = {}
    for path in catalogues():
        for entry in entries(path):
            assert chinese.setdefault(entry.id, entry.string) == entry.string, (path, entry.id)


HEAD = '# Ours.\nmsgid ""\nmsgstr ""\n"Language: zh\\n"\n'
GONE, BOTH, LESSON = (
    f'\nmsgid "{english}"\nmsgstr "{chinese}"\n'
    for english, chinese in (("Gone", "去"), ("Both", "都"), ("Lesson", "课"))
)


@pytest.fixture
def repository(tmp_path):
    """Some code and what there is of its catalogues."""
    files = {
        "babel.cfg": "[python: **.py]\n[jinja2: **.html]\n",
        "qihang/code.py": 'message("Both")\nngettext("{n} day", "{n} days", n, n=n)\n',
        "qihang/page.html": '{{ t("On a page", of=1) }}',
        "qihang/language/messages.po": HEAD + BOTH + GONE,
        "qihang/sessions/s7/exercise.py": 'message("Both")\nmessage("Lesson")\nmessage("Seven")\n',
        "qihang/operate/start.py": 'message("Both")\nmessage("Command")\n',
        "qihang/settings/__init__.py": 'message("Setting")\n',
        "widgets/labs/pottedlab/__init__.py": 'message("Lesson")\n',
        "widgets/labs/pottedlab/messages.po": HEAD + LESSON,
        "widgets/labs/silentlab/messages.po": HEAD + GONE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def written(repository):
    return {str(path): text.decode() for path, text in updated(repository).items()}


def test_a_new_sentence_comes_in_and_one_that_nobody_says_goes(repository):
    general = written(repository)["qihang/language/messages.po"]
    assert general.startswith(HEAD + BOTH)
    assert 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] ""\n' in general
    assert 'msgid "On a page"\nmsgstr ""\n' in general
    assert "Gone" not in general


def test_a_session_a_laboratory_and_commands_have_what_only_they_say(repository):
    found = written(repository)
    del found["qihang/language/messages.po"]
    assert found == {
        "qihang/language/commands.po": HEAD
        + '\nmsgid "Command"\nmsgstr ""\n\nmsgid "Setting"\nmsgstr ""\n',
        "qihang/sessions/s7/messages.po": HEAD + LESSON + '\nmsgid "Seven"\nmsgstr ""\n',
        "widgets/labs/pottedlab/messages.po": HEAD + LESSON,
    }


def test_every_message_has_its_chinese_with_the_same_places():
    found = [entry for path in catalogues() for entry in entries(path)]
    assert len(found) > 1000
    for entry in found:
        for chinese in forms(entry.string):
            assert chinese, entry.id
            for english in forms(entry.id):
                assert places(chinese) == places(english), entry.id


def test_what_is_said_stands_where_it_is_said():
    """Babel reads the source: a message that is put together elsewhere would be left out."""
    for package in ("qihang", "widgets"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in SAYING:
                    for english in node.args[: SAYING[_name(node.func)]]:
                        assert isinstance(english, ast.Constant), (path, node.lineno)


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def test_a_place_is_filled_in_each_language():
    who = Bilingual("林小满", "Lin Xiaoman")
    assert message("Hello, {name}", name=who).translations() == {
        "zh": "林小满，你好",
        "en": "Hello, Lin Xiaoman",
    }


def test_a_sentence_that_is_put_together_is_so_in_each_language():
    one = message("{file} is missing.", file=listed(["a.ipynb", "b.ipynb"]))
    both = sentences(one, message("Nothing was changed."))
    assert both.translations() == {
        "zh": "a.ipynb、b.ipynb 不见了。没有改动。",
        "en": "a.ipynb, b.ipynb is missing. Nothing was changed.",
    }
    assert str(lines([one, "–"])) == "a.ipynb, b.ipynb is missing.\n–"


def test_an_error_is_english_in_a_log_and_both_for_people():
    no_room = OSError(28, "No space left on device")
    full = OperatorError(message("Marking: {reason}", reason=reason(no_room)))
    assert str(full) == "Marking: No space left on device"
    assert full.translations()["zh"].endswith("磁盘已满")
    assert reason(OSError(71, "Protocol error")) == "Protocol error"
    assert reason(full) is full


@pytest.mark.parametrize(("count", "english"), [(1, "1 point"), (1.0, "1 point"), (2, "2 points")])
def test_one_thing_is_not_said_like_several(count, english):
    text = ngettext("{most} point", "{most} points", count, most=f"{count:g}")
    assert text.translations() == {"zh": f"{count:g} 分", "en": english}
