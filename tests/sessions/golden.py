"""The numbers that some seeds stand for, as they were when they were first given out.

``python -m tests.sessions.golden s2`` notes those of a session. Its generator must draw them
for ever: what a trainee was given is drawn again whenever it is shown or marked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from qihang.sessions import generate

FOLDER = Path(__file__).with_suffix("")
SEEDS = ("sample", "1.golden", "2.golden")


def drawn(session: str) -> str:
    """The numbers of a session for each of the seeds, a line a field."""
    lines = []
    for seed in SEEDS:
        case = generate(session, seed)
        for name, value in plain(case).items():
            lines.append(f"{seed} {name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def plain(value: Any) -> Any:
    """A value as JSON has it: what a notebook reads of it by name, words in English."""
    if hasattr(value, "translations"):
        return value.translations()["en"]
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value if isinstance(value, int | float | str | None) else str(value)


def main() -> None:
    """Note the numbers of the sessions that are named."""
    for name in sys.argv[1:]:
        (FOLDER / f"{name}.txt").write_text(drawn(name), encoding="utf-8")


if __name__ == "__main__":
    main()
