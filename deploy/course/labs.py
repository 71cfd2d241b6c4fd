"""The text of ``docs/labs.md``: the laboratories of each session, and the ways to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import widgets
from deploy.course.exercise import items_of, master
from deploy.course.markdown import Words, bilingual, once, table_lines
from deploy.course.plans import ROOT
from deploy.course.workbook import steps
from qihang.answers import seeds
from qihang.language.messages import LANGUAGES, translations
from qihang.sessions import Session, sessions
from qihang.system.notebooks import notebook
from widgets.core.lab import Lab
from widgets.exercise import kinds
from widgets.exercise.item import Item

PAGE = ROOT / "docs" / "labs.md"
PICTURES = ROOT / "docs" / "screenshots" / "labs"

HEAD = """\
# The labs

What a trainee tries before it is said. Each is one line in a workbook (`PeelLab()`), is worked \
by mouse, keyboard or typing, says in one sentence what its picture shows, and keeps what was done.

This page is made by `make course`, its pictures by `make screenshots`; do not edit it.
"""


def page() -> str:
    """The text of ``docs/labs.md``."""
    return "\n".join([HEAD, *_laboratories(), *_ways_to_answer()])


def written() -> list[Session]:
    """The sessions that have a workbook."""
    return [one for one in sessions() if one.workbook]


def laboratories(session: Session) -> list[type[Lab]]:
    """The laboratories of a workbook, in its order."""
    called = once(
        one.name
        for step in steps(notebook(ROOT / str(session.workbook)))
        for one in step.drawn
        if one.name in widgets.lab_names()
    )
    found = (getattr(widgets, name) for name in called)
    return [one for one in found if issubclass(one, Lab)]


def first_of_each_kind() -> Iterator[tuple[Session, Item]]:
    """The first question of each kind that the first session does not have."""
    known: set[str] = set()
    for session in written():
        for item in items_of(notebook(master(session.name))["cells"], seeds.SAMPLE):
            kind = item.keyed().kind
            if kind not in known and session != written()[0]:
                yield session, item
            known.add(kind)


def answer(item: Item) -> str:
    """What the picture of a question's box is called; a laboratory may have the question's name."""
    return f"answer-{item.name}"


def _laboratories() -> Iterator[str]:
    for session in written():
        rows = [_laboratory(one().view, one.__name__) for one in laboratories(session)]
        if rows:
            yield f"## {session.code} {bilingual(session.title.translations())}"
            yield from table_lines(["lab", "what it asks", "中文", "English"], rows)


def _laboratory(view: Mapping[str, Any], name: str) -> list[str]:
    words = view["words"]
    says = [f"**{bilingual(words['title'])}**"]
    if "question" in words:
        says.append(bilingual(words["question"], "<br>"))
    return [f"`{name}`", "<br>".join(says), *_pictures(view["lab"], words["title"])]


def _ways_to_answer() -> Iterator[str]:
    yield "## Ways to answer that the first session does not have"
    rows = []
    for _, item in first_of_each_kind():
        out = item.set_out()
        called = bilingual(translations(kinds.title(out.question)))
        rows.append([called, *_pictures(answer(item), translations(out.label))])
    yield from table_lines(["box", "中文", "English"], rows)


def _pictures(name: str, title: Words) -> Iterator[str]:
    """The pictures of a laboratory or a box in both languages, once they are made."""
    for lang in LANGUAGES:
        picture = PICTURES / f"{name}-{lang}.png"
        yield f"![{title[lang]}](screenshots/labs/{picture.name})" if picture.exists() else "–"
