"""Questions as trainees had them, with what they answered: ``python -m widgets.exercise.drawn``.

JSON comes in, JSON goes out: for each answer what the box of its page would show, locked. A process
of its own does it for the instructor's desk, which runs no notebook itself; time and memory are
bounded. It runs the released page, without its key, once for each trainee's seed.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from qihang.answers.submission import SEED
from qihang.language.messages import translations
from widgets.core.widget import bilingual
from widgets.exercise import item as items
from widgets.exercise.answer_box import WORDS
from widgets.exercise.cards import card
from widgets.exercise.item import Item
from widgets.exercise.kinds import explained, follows, form, parts

SECONDS, BYTES = 20, 2**30
"""Time of a processor, and memory. A page with its numbers takes some hundredths of a second."""

log = logging.getLogger(__name__)


def main() -> None:
    """Read what is to be drawn from the standard input, write the boxes."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    # Numbers are those of the seed, and nothing is drawn while the page is run.
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    said = json.load(sys.stdin.buffer)
    with redirect_stdout(StringIO()):
        boxes = [drawn(Path(said["page"]), one) for one in said["answers"]]
    json.dump({"words": bilingual(WORDS), "boxes": boxes}, sys.stdout)


def drawn(page: Path, answer: Mapping[str, Any]) -> dict[str, Any] | None:
    """The box of a question: ``title``, ``card``, ``form``, ``follows``, ``value`` and ``parts``.

    ``answer`` has the ``question``, the ``seed``, the raw ``value`` and the ``parts`` that marking
    found. ``None`` where the page does not ask it any more, or not so.
    """
    try:
        item = next(one for one in _asked(page, answer["seed"]) if one.name == answer["question"])
        return _box(item, answer["value"], answer["parts"])
    except Exception:
        log.warning("%s is not drawn", answer["question"], exc_info=True)
        return None


def _box(item: Item, value: object, found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    asked = item.set_out()
    label = translations(asked.label)
    return {
        "title": label,
        "card": None if asked.shows is None else card(asked.shows),
        "form": form(asked.question, asked.words, label),
        "follows": follows(asked.question, value),
        "value": value,
        "parts": parts(found, explained(asked.question, value)),
    }


@lru_cache(maxsize=4)
def _asked(page: Path, seed: str) -> list[Item]:
    """The items of a page with the numbers of a seed."""
    known: dict[str, Any] = {}
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        exec("".join(cell["source"]), known)
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == SEED:
            known[SEED] = seed
    return items.asked()


if __name__ == "__main__":
    main()
