"""The numbers that some seeds stand for, as they were when they were first given out.

``python -m tests.sessions.golden s2`` notes those of an edition. Its generator must draw them
for ever: what a trainee was given is drawn again whenever it is shown or marked.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qihang.sessions import editions, generate

FOLDER = Path(__file__).with_suffix("")


def drawn(assignment: str) -> str:
    """The numbers of an edition for each of the seeds, a line a field."""
    return editions.drawn({seed: generate(assignment, seed) for seed in editions.SEEDS})


def main() -> None:
    """Note the numbers of the sessions that are named."""
    for name in sys.argv[1:]:
        (FOLDER / f"{name}.txt").write_text(drawn(name), encoding="utf-8")


if __name__ == "__main__":
    main()
