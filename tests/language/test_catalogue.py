"""Every sentence of Python and of the templates has its Chinese, with the same places."""

import ast
import re
from string import Formatter

from babel.messages.pofile import read_po

from qihang.language.messages import CATALOGUE, Bilingual, say
from tests.conftest import ROOT


def messages():
    found = {}
    for room in ("qihang", "widgets"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                    assert isinstance(node.args[0], ast.Constant), (path, node.lineno)
                    found[node.args[0].value] = path
        for path in sorted((ROOT / room).rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            found |= dict.fromkeys(re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', text), path)
    return found


def chinese():
    with CATALOGUE.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_sentence_has_its_chinese_with_the_same_places():
    known = chinese()
    for message, path in messages().items():
        assert known.get(message), (message, path)
        assert places(known[message]) == places(message), (message, path)


def test_the_catalogue_holds_nothing_that_nobody_says():
    assert sorted(set(chinese()) - set(messages())) == []


def test_a_place_is_filled_in_each_language():
    who = Bilingual("林小满", "Lin Xiaoman")
    assert say("Hello, {name}", name=who).pair() == {
        "zh": "林小满，你好",
        "en": "Hello, Lin Xiaoman",
    }
