"""Running the usual submissions side by side, and judging what they put out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import Any

from qihang.gradebook import fast_path, rows
from qihang.gradebook.fast_path import Master, Submission, Unusual, Verdicts
from qihang.gradebook.steps import shared_runners
from qihang.language.messages import Message
from qihang.system.errors import OperatorError
from qihang.system.site import Site

BATCH = 64
"""Submissions after which a batch is written to the gradebook, in one transaction."""

AHEAD = 4
"""Groups a runner that are read ahead, so that no runner waits while a batch is written."""

TOGETHER = 8
"""Submissions of a group: they hold nothing but literals, and share a runner's child."""

Reasons = dict[str, Message | None]
"""Why submissions do not go the fast path, by trainee; ``None`` where that is not known."""


@dataclass(frozen=True)
class Found:
    """A marked submission that is not written yet."""

    judged: rows.Judged
    verdicts: Verdicts
    text: str
    stamp: str
    oddity: Message | None


def run(site: Site, known: Master, due: Sequence[str], unusual: Reasons) -> Iterator[list[Found]]:
    """Run submissions side by side and judge them as they come back, in any order."""
    runners = shared_runners()
    waiting = _groups(_read(site, known, due, unusual), len(due) // runners.count)
    running: dict[Future[list[list[list[dict[str, Any]]]]], list[Submission]] = {}
    with ThreadPoolExecutor(runners.count) as pool:
        while True:
            for group in islice(waiting, AHEAD * runners.count - len(running)):
                notebooks = [known.to_run(submission) for submission in group]
                running[pool.submit(runners.run_together, notebooks)] = group
            if not running:
                return
            found = []
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                for submission, outputs in zip(running.pop(done), done.result(), strict=True):
                    found += _judged(known, submission, outputs, unusual)
            yield found


def batches(found: Iterable[list[Found]], pause: float) -> Iterator[list[Found]]:
    """What comes, in batches that are gathered for ``pause`` seconds or until they are full."""
    batch: list[Found] = []
    began = time.monotonic()
    for some in found:
        batch += some
        if batch and (len(batch) >= BATCH or time.monotonic() - began >= pause):
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _judged(
    known: Master, submission: Submission, outputs: list[list[dict[str, Any]]], unusual: Reasons
) -> list[Found]:
    try:
        judged, verdicts, text = fast_path.judge(known, submission, outputs)
    except (ValueError, OperatorError):
        # The slow path gives nbgrader's own error.
        unusual[submission.trainee] = None
        return []
    return [Found(judged, verdicts, text, submission.stamp, submission.oddity)]


def _read(site: Site, known: Master, due: Sequence[str], unusual: Reasons) -> Iterator[Submission]:
    secret = site.secret("seeds")
    for trainee in due:
        try:
            yield fast_path.read(site, known, trainee, secret)
        except Unusual as unlike:
            unusual[trainee] = unlike.reason


def _groups(submissions: Iterator[Submission], size: int) -> Iterator[list[Submission]]:
    """Submissions in groups of ``size``, but of one at least and :data:`TOGETHER` at most."""
    while group := list(islice(submissions, min(max(size, 1), TOGETHER))):
        yield group
