"""Thirty trainees at work while the classroom's processes are killed, over and over."""

from __future__ import annotations

import asyncio
import hashlib
import json
import math
import os
import random
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from bench.seat import http_client
from qihang.answers import service
from qihang.answers.store import Store
from tests.faults.killing import Killer
from tests.faults.trainee import Notes, Trainee
from tests.support.classroom import enrol_class, numbers, running

pytestmark = [pytest.mark.process, pytest.mark.long, pytest.mark.alone]

TRAINEES = 30
KILLS = int(os.environ.get("KILLS", "40"))
SEED = int(os.environ.get("SEED", "1"))

PARTS = math.ceil(KILLS / 50)
"""A long run is so many tests, each with a classroom of its own, so that it can be gone on with."""


@pytest.mark.faults(
    "kernels, fork server, page templates, answer service, trainee server and marker are killed "
    "at random while thirty trainees answer and hand in"
)
@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_called_saved_outlives_every_kill(open_site, record_property, part):
    kills, seed = math.ceil(KILLS / PARTS), f"{SEED}.{part}"
    record_property("found", f"{kills} kills, seed {seed} (KILLS=… SEED=… for others)")
    site = open_site
    with service.open_answers(site) as answers:
        enrol_class(answers.operator, numbers(TRAINEES))
    with running(site) as classroom:
        killer = Killer(classroom, random.Random(seed))
        # The loop of a browser may have this thread.
        with ThreadPoolExecutor(1) as beside:
            working = at_work(classroom.address, killer, kills, seed)
            notes = beside.submit(asyncio.run, working).result()
    assert killer.count >= kills
    for words in figures(killer, notes):
        record_property("found", words)
    with closing(sqlite3.connect(site.store)) as store:
        assert_answers_are_kept(store, notes)
        assert_hand_ins_are_marked(store, notes)
    with closing(Store(site.store)) as kept:
        assert_hand_ins_are_kept(kept, notes)
    with closing(sqlite3.connect(site.gradebook)) as gradebook:
        assert_gradebook_has_everybody_once(gradebook)


async def at_work(address: str, killer: Killer, kills: int, seed: str) -> dict[str, Notes]:
    """Let everybody work while parts are killed; what each was told."""
    client = http_client(2 * TRAINEES)
    chance = random.Random(seed)
    trainees = [
        Trainee(number, address, client, random.Random(f"{seed} {number}"))
        for number in numbers(TRAINEES)
    ]
    async with asyncio.TaskGroup() as opening:
        for one in trainees:
            opening.create_task(one.open())
    done = asyncio.Event()
    async with asyncio.TaskGroup() as work:
        for one in trainees:
            work.create_task(one.work(done))
        while killer.count < kills:
            # A moment of the seed's own choosing: what is killed must not follow from the work.
            await asyncio.sleep(chance.uniform(0, 0.5))
            await asyncio.to_thread(killer.strike)
        done.set()
    async with asyncio.TaskGroup() as finishing:
        for one in trainees:
            finishing.create_task(one.finish())
    for one in trainees:
        await one.close()
    client.close()
    return {one.number: one.notes for one in trainees}


def figures(killer: Killer, notes: dict[str, Notes]) -> list[str]:
    """What was measured, in words."""
    saved = sum(len(one.saved) for one in notes.values())
    receipts = sum(len(one.receipts) for one in notes.values())
    opened = sorted(seconds for one in notes.values() for seconds in one.opened_after)
    back = [
        f"{kind} killed {len(seconds)} times, back after {max(seconds):.1f} s at most"
        for kind, seconds in sorted(killer.back_after.items())
    ]
    return [
        f"{saved} answers called saved, {receipts} hand-ins, none lost",
        f"pages opened anew {len(opened) - TRAINEES} times, "
        f"the median after {opened[len(opened) // 2]:.1f} s, at most {opened[-1]:.1f} s",
        *back,
    ]


def assert_answers_are_kept(store: sqlite3.Connection, notes: dict[str, Notes]) -> None:
    """Each answer that was called saved is there once, with its owner and its try."""
    rows = store.execute(
        "SELECT number, session, seed, attempt, question, value FROM answer"
        " JOIN attempt ON attempt.id = answer.attempt_id ORDER BY answer.id"
    ).fetchall()
    kept = [
        (number, paper("exercise", session, seed, attempt), question, json.loads(value))
        for number, session, seed, attempt, question, value in rows
    ]
    assert [one for one, times in Counter(kept).items() if times > 1] == []
    assert [one for one in kept if not one[3].startswith(f"{one[0]}-")] == []
    said = {(number, *one) for number, told in notes.items() for one in told.saved}
    assert said - set(kept) == set()


def paper(*parts: object) -> str:
    """The name of a try, as ``widgets.core.page_session.PageSession.paper`` makes it."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def assert_hand_ins_are_kept(store: Store, notes: dict[str, Notes]) -> None:
    """Each receipt stands for one submission of its owner, with the answers that were saved."""
    for number, submitted in store.submissions.of_all("t1", list(notes)).items():
        kept = {one["receipt"]: store.submissions.notebook(one) for one in submitted}
        assert len(kept) == len(submitted)
        for receipt, answers in notes[number].receipts.items():
            notebook = kept[receipt]
            assert [value for value in answers.values() if repr(value) not in notebook] == []


def assert_hand_ins_are_marked(store: sqlite3.Connection, notes: dict[str, Notes]) -> None:
    """Everybody has handed in, no receipt was given twice, and each last one has points."""
    rows = store.execute(
        "SELECT receipt, number, result.points FROM hand_in"
        " JOIN attempt ON attempt.id = hand_in.attempt_id"
        " LEFT JOIN result ON result.hand_in_id = hand_in.id ORDER BY hand_in.id"
    ).fetchall()
    assert [one for one, times in Counter(row[0] for row in rows).items() if times > 1] == []
    latest = {number: points for _, number, points in rows}
    assert latest.keys() == notes.keys()
    assert None not in latest.values()


def assert_gradebook_has_everybody_once(gradebook: sqlite3.Connection) -> None:
    """One submission a trainee, and one grade a cell."""
    submissions = gradebook.execute("SELECT student_id FROM submitted_assignment").fetchall()
    assert sorted(one for (one,) in submissions) == numbers(TRAINEES)
    [(twice,)] = gradebook.execute(
        "SELECT count(*) FROM (SELECT 1 FROM grade GROUP BY notebook_id, cell_id"
        " HAVING count(*) > 1)"
    ).fetchall()
    assert twice == 0
