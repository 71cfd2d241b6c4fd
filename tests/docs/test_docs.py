"""The docs name what there is."""

import re

import pytest

from tests.conftest import ROOT

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "LICENSE-lessons.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_every_command_is_in_the_instructors_page():
    sources = [ROOT / "qihang" / "cli.py", ROOT / "qihang/operate/roster/commands.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in sources)
    page = (ROOT / "docs" / "instructor.md").read_text(encoding="utf-8")
    for command in re.findall(r'(?:add_parser\(|_add_who\(verbs,)\s*"([\w-]+)"', source):
        assert re.search(rf"\b{command}\b", page), command


def test_every_verb_of_the_makefile_is_explained_by_make_help():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.search(r"\.PHONY: (.*)", text).group(1).split()
    for verb in verbs:
        assert verb == "help" or f'"make {verb}' in text, verb


def test_every_test_that_the_security_page_names_is_there():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    tests = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    named = re.findall(r"`(test_\w+)`", page)
    assert len(named) > 60
    assert [name for name in named if f"def {name}(" not in tests] == []
