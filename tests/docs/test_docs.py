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


@pytest.mark.parametrize("page", ["instructor.md", "instructor.zh.md"])
def test_every_command_is_in_the_instructors_page(page):
    sources = [
        *(ROOT / "qihang" / "cli").glob("*.py"),
        ROOT / "qihang/operate/roster/commands.py",
    ]
    source = "".join(path.read_text(encoding="utf-8") for path in sources)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    commands = re.findall(r'add_parser\(\s*"([\w-]+)"', source)
    assert len(commands) > 15
    for command in commands:
        assert re.search(rf"\b{command}\b", text, re.ASCII), command


SHAPES = {
    "headings": r"^#+ ",
    "rows of tables": r"^\|",
    "items of lists": r"^(?:-|\d+\.) ",
    "paragraphs": r"^[^#|\-\d\s`]",
}


def typed(text):
    """What is to be typed; placeholders, such as FILE, are named in each language's own way."""
    blocks = re.findall(r"^ *```\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    prose = re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    within = re.findall(r"`([^`\n]*)`", prose)
    return lines, {one for one in within if one.isascii() and not re.search("[A-Z]{4}", one)}


def both(page):
    """A page in English and in Chinese, both of the same shape and named by the readme."""
    texts = [
        (ROOT / "docs" / f"{page}{language}.md").read_text(encoding="utf-8")
        for language in ("", ".zh")
    ]
    for what, mark in SHAPES.items():
        counts = [len(re.findall(mark, text, re.MULTILINE)) for text in texts]
        assert counts[0] == counts[1], what
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"](docs/{page}.md)" in readme
    assert f"](docs/{page}.zh.md)" in readme
    return texts


def test_the_trainees_guide_says_the_same_in_both_languages():
    """It is the page for help, too: it has no links, and signs in both are the same."""
    english, chinese = both("trainee")
    assert "](" not in english + chinese
    signs = [re.findall(r"^\| ([✓→!?●]) ", text, re.MULTILINE) for text in (english, chinese)]
    assert signs[0] == signs[1]


@pytest.mark.parametrize("page", ["instructor", "desk", "officer"])
def test_a_page_says_the_same_in_both_languages(page):
    english, chinese = both(page)
    (lines, within), (other_lines, other_within) = typed(english), typed(chinese)
    assert lines == other_lines
    assert within ^ other_within == IN_ONE[page]
    assert f"[中文]({page}.zh.md)" in english
    assert f"[English]({page}.md)" in chinese


IN_ONE = {"instructor": set(), "desk": set(), "officer": {"ok"}}
"""What the program itself says otherwise in the two languages."""


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
