"""What is known of a whole nightly copy, so that the copies after it hold only what changed.

It stands in a file beside the copy. Where that is missing or not of this very copy, the next
copy is a whole one again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from qihang.officer.format import BLOCK, Origin
from qihang.officer.moment import Found, State
from qihang.system import files

INDEX = ".index"
"""How the name of the file ends that tells of a copy."""

_HASH = 16
"""Bytes of a block's hash."""

Blocks = list[bytes]
"""The hash of each block of a database."""


@dataclass(frozen=True)
class Whole:
    """A whole copy: what each file in it held, and by what a file is known to be the same."""

    origin: Origin
    digests: Mapping[str, str]
    states: Mapping[str, State]
    """Of those files that cannot change any more without another date."""
    blocks: Mapping[str, Blocks]
    """Of the databases."""

    def is_known(self, name: str, state: State) -> bool:
        """Whether a file is the one that is in the copy."""
        return self.states.get(name) == state


def index_of(copy: Path) -> Path:
    """The file that tells of a copy."""
    return copy.with_name(copy.name + INDEX)


def settled(files_of_it: list[Found]) -> dict[str, State]:
    """The states by which files will be known."""
    return {one.name: one.state for one in files_of_it if one.state.is_settled()}


def hashes(database: Path) -> Blocks:
    """The hash of each block of a database."""
    return [hash_of(block) for block in blocks(database)]


def hash_of(block: bytes) -> bytes:
    """The hash of a block."""
    return blake2b(block, digest_size=_HASH).digest()


def blocks(database: Path) -> Iterator[bytes]:
    """The blocks of a database; the last may be short."""
    with database.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def note(copy: Path, whole: Whole) -> None:
    """Write what is known of a copy beside it. Raises ``OSError``."""
    head = {
        "sha256": whole.origin.sha256,
        "state": _listed(State.of(copy.stat())),
        "blocks": {
            name: base64.b64encode(b"".join(known)).decode() for name, known in whole.blocks.items()
        },
    }
    lines = [json.dumps(head)]
    for name, digest in whole.digests.items():
        state = whole.states.get(name)
        lines.append(json.dumps([name, digest, state and _listed(state)]))
    files.put(index_of(copy), "\n".join(lines) + "\n", mode=0o600)


def noted(copy: Path) -> Whole | None:
    """What is known of a copy, if that is sure."""
    try:
        with index_of(copy).open(encoding="utf-8") as lines:
            head = json.loads(next(lines))
            if head["state"] != _listed(State.of(copy.stat())):
                return None
            digests, states = {}, {}
            for name, digest, state in map(json.loads, lines):
                digests[name] = digest
                if state:
                    states[name] = State(*state)
            known = {name: _parted(base64.b64decode(all_)) for name, all_ in head["blocks"].items()}
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    return Whole(Origin(copy.name, head["sha256"]), digests, states, known)


def _listed(state: State) -> list[int]:
    return [state.size, state.mtime_ns, state.inode]


def _parted(hashed: bytes) -> Blocks:
    return [hashed[at : at + _HASH] for at in range(0, len(hashed), _HASH)]
