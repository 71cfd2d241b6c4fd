"""What a hostile submission is made of, and the list of them by what they try."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qihang.system.site import Site

REACHED = "REACHED"
"""What code prints when an attempt succeeded; nothing that is marked may hold it."""

PRELUDE = """
def reached(*what):
    print("REACH" "ED", *what)

def attempt(step, *arguments):
    try:
        reached(step(*arguments))
    except BaseException as error:
        print(type(error).__name__, error)
"""
"""What code that tries something starts with; the word must not stand in a traceback."""

MARKED, WORTHLESS, REFUSED, RESTORED = "marked", "worthless", "refused", "restored"
"""How the marking of a hostile submission ends.

Points for its one right literal; none, because its seed is not its own; none and a sentence
why; or as if nothing had happened, because the answer service puts its own copy back.
"""


@dataclass(frozen=True)
class World:
    """What lies outside of the sandbox: a site, a file, sockets and a process."""

    site: Site
    outside: Path
    tcp: int
    udp: int
    by_path: Path
    abstract: str
    process: int


@dataclass
class Submission:
    """One trainee's folder, with one right answer in it, to be spoilt."""

    folder: Path
    world: World
    notebook: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.notebook = json.loads(self.path.read_text(encoding="utf-8"))

    @property
    def path(self) -> Path:
        """The notebook's file."""
        return self.folder / "t1.ipynb"

    @property
    def trainee(self) -> str:
        """Whose it is."""
        return self.folder.parent.name

    def cell(self, name: str) -> dict[str, Any]:
        """The cell of that ``grade_id``."""
        return next(
            one
            for one in self.notebook["cells"]
            if one["metadata"].get("nbgrader", {}).get("grade_id") == name
        )

    def metadata(self, name: str = "test_offer") -> dict[str, Any]:
        """nbgrader's metadata of a cell."""
        found: dict[str, Any] = self.cell(name)["metadata"]["nbgrader"]
        return found

    def add(self, source: str, **fields: Any) -> None:
        """Put a cell of one's own before all others."""
        code = {"outputs": [], "execution_count": None}
        made = {"cell_type": "code", "id": "own", "metadata": {}, "source": source, **fields}
        if made["cell_type"] == "code":
            made = code | made
        self.notebook["cells"].insert(0, made)

    def save(self) -> None:
        """Write the notebook, if a notebook it still is."""
        if self.path.is_file() and not self.path.is_symlink():
            self.path.write_text(json.dumps(self.notebook), encoding="utf-8")

    def replace_file(self, content: bytes) -> None:
        """Put anything in the notebook's place; it is not written again."""
        self.path.write_bytes(content)
        self.save = lambda: None  # type: ignore[method-assign]


@dataclass(frozen=True)
class Case:
    """A hostile submission: what it tries, how it is made, and how its marking ends."""

    words: str
    build: Callable[[Submission], None]
    number: str
    """The trainee's."""
    module: str
    """The module that it stands in."""
    ends: str = MARKED
    is_code: bool = False
    is_variant: bool = False
    """Whether another one takes the same way through the marking: left to `make test-long`."""


CASES: list[Case] = []


def hostile(words: str, ends: str = MARKED, is_variant: bool = False) -> Callable[..., Any]:
    """Put a builder on the list."""

    def add(build: Callable[[Submission], None]) -> Callable[[Submission], None]:
        _add(words, build, build.__module__, ends, is_variant=is_variant)
        return build

    return add


def code(words: str, prelude: str = PRELUDE, is_variant: bool = False) -> Callable[..., Any]:
    """Put code in an answer cell on the list; the builder gives its source."""

    def add(source: Callable[[World], str]) -> Callable[[World], str]:
        def build(submission: Submission) -> None:
            submission.cell("offer")["source"] = prelude + source(submission.world)

        _add(words, build, source.__module__, MARKED, is_code=True, is_variant=is_variant)
        return source

    return add


def magic(words: str, is_variant: bool = False) -> Callable[..., Any]:
    """As :func:`code`, for a cell that has to begin with a magic."""
    return code(words, "", is_variant)


def _add(
    words: str, build: Callable[[Submission], None], module: str, ends: str, **more: bool
) -> None:
    module = module.rpartition(".")[2]
    CASES.append(Case(words, build, f"h{len(CASES):03}", module, ends, **more))
