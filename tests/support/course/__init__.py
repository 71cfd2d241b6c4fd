"""The tests' own course; see ``README.md`` beside this file."""

from __future__ import annotations

import compileall
from pathlib import Path

from qihang.sessions import sessions_in

COURSE = Path(__file__).parent

# Copies are complete: whoever imports a session writes nothing into the course.
compileall.compile_dir(COURSE / "sessions", quiet=2)

# This process draws numbers and reads keys of it, whichever course it is in.
sessions_in(COURSE / "sessions")
