"""The catalogue holds what is said, no more and no less, each with its Chinese."""

import ast
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from deploy.messages import said, updated
from qihang.language.messages import CATALOGUE, Bilingual, ngettext, say
from tests.conftest import ROOT

SAYING = {"say": 1, "ngettext": 2}
"""The functions that say a message, and how many of their arguments are its English."""


def entries():
    with CATALOGUE.open("rb") as file:
        return [entry for entry in read_po(file, locale="zh") if entry.id]


def forms(text):
    return [text] if isinstance(text, str) else list(text)


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_catalogue_is_what_make_messages_writes():
    kept = CATALOGUE.read_bytes()
    assert updated(kept) == kept, "run make messages"


def test_a_new_sentence_comes_in_and_one_that_nobody_says_goes(tmp_path):
    (tmp_path / "babel.cfg").write_text("[python: **.py]\n[jinja2: **.html]\n", encoding="utf-8")
    code = 'say("Kept")\nsay("New")\nngettext("{n} day", "{n} days", n, n=n)\n'
    (tmp_path / "code.py").write_text(code, encoding="utf-8")
    (tmp_path / "page.html").write_text('{{ t("On a page", of=1) }}', encoding="utf-8")
    kept = '# Ours.\nmsgid ""\nmsgstr ""\n"Language: zh\\n"\n\nmsgid "Gone"\nmsgstr "去"\n\n'
    kept += 'msgid "Kept"\nmsgstr "留"\n'
    written = updated(kept.encode(), tmp_path).decode()
    assert written.startswith(kept[: kept.index('msgid "Gone"')])
    assert 'msgid "Kept"\nmsgstr "留"\n' in written
    assert 'msgid "New"\nmsgstr ""\n' in written
    assert 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] ""\n' in written
    assert 'msgid "On a page"\n' in written
    assert "Gone" not in written


def test_every_message_has_its_chinese_with_the_same_places():
    assert len(list(said())) > 1000
    for entry in entries():
        for chinese in forms(entry.string):
            assert chinese, entry.id
            for english in forms(entry.id):
                assert places(chinese) == places(english), entry.id


def test_what_is_said_stands_where_it_is_said():
    """Babel reads the source: a message that is put together elsewhere would be left out."""
    for room in ("qihang", "widgets"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
                    for message in node.args[: SAYING[node.func.id]]:
                        assert isinstance(message, ast.Constant), (path, node.lineno)


def test_a_place_is_filled_in_each_language():
    who = Bilingual("林小满", "Lin Xiaoman")
    assert say("Hello, {name}", name=who).pair() == {
        "zh": "林小满，你好",
        "en": "Hello, Lin Xiaoman",
    }


@pytest.mark.parametrize(("count", "english"), [(1, "1 point"), (1.0, "1 point"), (2, "2 points")])
def test_one_thing_is_not_said_like_several(count, english):
    text = ngettext("{most} point", "{most} points", count, most=f"{count:g}")
    assert text.pair() == {"zh": f"{count:g} 分", "en": english}
