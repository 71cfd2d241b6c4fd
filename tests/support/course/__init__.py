"""The tests' own course; see ``README.md`` beside this file."""

from __future__ import annotations

import compileall
from pathlib import Path

from qihang.sessions import sessions_in
from qihang.system.site import Site

COURSE = Path(__file__).parent

# Copies are complete: whoever imports a session writes nothing into the course.
compileall.compile_dir(COURSE / "sessions", quiet=2)

# This process draws numbers and reads keys of it, whichever course it is in.
sessions_in(COURSE / "sessions")


def with_a_plan(site: Site, question: str) -> None:
    """Have T1 of a course ask for a plan in one of its questions, whatever else that asks."""
    said = site.root / "sessions" / "t1" / "session.toml"
    said.write_text(f'{said.read_text(encoding="utf-8")}plan = "{question}"\n', encoding="utf-8")
