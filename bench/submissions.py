"""Submissions of all kinds, written through the answer service's own rules."""

from __future__ import annotations

import itertools
import json
import math
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.stock import nbgrader
from qihang.answers import service
from qihang.protocol.service import Answers
from qihang.system.site import Site
from tests.conftest import hand_in_so, page_token
from tests.support.classroom import PIN, Failed
from tests.support.solutions import raw_answers
from tests.support.waiting import until

ASSIGNMENT = "s1"

KINDS = (
    "right",
    "wrong",
    "half",
    "empty",
    "unreadable",
    "forged",
    "tampered",
    "damaged",
    "late",
    "right",
)
"""In turns: ``forged`` holds the seed and the answers of somebody else, ``tampered`` tests
that give all points, ``damaged`` no notebook any more."""


def kinds(numbers: Sequence[str]) -> dict[str, str]:
    """The kind of each trainee's submission."""
    return dict(zip(numbers, itertools.cycle(KINDS), strict=False))


def hand_in_all(site: Site, numbers: Sequence[str]) -> None:
    """Hand in for every trainee; the assignment falls due between the others and the late."""
    wanted = kinds(numbers)
    late = [number for number, kind in wanted.items() if kind == "late"]
    with service.open_answers(site) as answers:
        for number, kind in wanted.items():
            if kind != "late":
                hand_in(site, answers, number, kind)
    due = math.ceil(time.time())
    _set_due(site, due)
    until(lambda: time.time() > due)
    with service.open_answers(site) as answers:
        for number in late:
            hand_in(site, answers, number, "right")
    owner = next(number for number, kind in wanted.items() if kind == "right")
    for number, kind in wanted.items():
        _spoil(site, number, kind, owner)


def _set_due(site: Site, due: int) -> None:
    told = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(due))
    settings = ("db", "assignment", "add", ASSIGNMENT, f"--duedate={told}")
    done = nbgrader(site.root, site.environment(), *settings)
    if done.returncode:
        raise Failed(f"nbgrader {' '.join(settings)}: {done.stderr}")


def answer_all(
    site: Site, answers: Answers, number: str, kind: str, edition: str = ASSIGNMENT
) -> str:
    """Save a trainee's answers as the page would; returns the page's token."""
    token = page_token(answers, number, pin=PIN, session=ASSIGNMENT)
    seed = answers.page.claim(token)["seed"]
    for question, value in _answers(site, kind, seed, edition).items():
        answers.page.save(token, question, value, f"{number} {question}")
    return token


def hand_in(site: Site, answers: Answers, number: str, kind: str) -> None:
    """Save a trainee's answers and hand them in."""
    hand_in_so(answers, answer_all(site, answers, number, kind))


def _answers(site: Site, kind: str, seed: str, edition: str) -> dict[str, Any]:
    if kind == "empty":
        return {}
    which = kind if kind in ("wrong", "unreadable") else "right"
    given = raw_answers(edition, site.root, seed, which)
    return dict(list(given.items())[::2]) if kind == "half" else given


def _spoil(site: Site, number: str, kind: str, owner: str) -> None:
    path = _notebook(site, number)
    if kind == "forged":
        shutil.copy(_notebook(site, owner), path)
    elif kind == "damaged":
        # Cut off, and not as a power cut does it: that would be put right.
        path.write_text(path.read_text(encoding="utf-8")[:1000] + "…", encoding="utf-8")
    elif kind == "tampered":
        book = json.loads(path.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            grading = cell["metadata"].get("nbgrader", {})
            if grading.get("grade"):
                cell["source"] = str(grading["points"])
        path.write_text(json.dumps(book), encoding="utf-8")


def _notebook(site: Site, number: str) -> Path:
    return site.submitted / number / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
