"""One of thirty floods the classroom, and the others do not lose by it."""

import asyncio
import json
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from bench.seat import Seat, http_client, lesson
from qihang.answers import client, pins, service
from qihang.answers.api import AnswerService
from qihang.answers.client import Refused, ask
from qihang.answers.pacing import PACES
from qihang.answers.service import SLOW_WAITING
from qihang.server import kernels as pages
from qihang.server.identity import Trainee
from tests.support.classroom import running
from tests.support.visitor import Visitor, signed_in
from tests.support.waiting import until

pytestmark = pytest.mark.process

PIN = "123456"
PAGE, QUESTION = "/exercise/t1", "total"
ROUNDS = 3
"""Answers of each of the others while the flood lasts."""

FLOOD = 3000
"""Messages at the least: more than may be written at once, so that the pace is seen."""


@pytest.fixture
def class_of_thirty(open_site):
    """A classroom's data with thirty more trainees."""
    pin_hash = pins.hashed(PIN)
    with service.open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": f"t{n}", "name": f"T {n}", "class_name": "A", "pin_hash": pin_hash}
                for n in range(30)
            ]
        )
    return open_site


async def opened(address, client, number):
    """A trainee with the exercise open: the seat, its line, and the box of a question."""
    seat = Seat(address, client)
    await seat.sign_in(number, PIN)
    page, line, states = await seat.draw(PAGE)
    [box] = [one for one in page.views if states[one].get("view", {}).get("question") == QUESTION]
    return seat, page, line, box


async def everybody(address):
    """All thirty, five at a time."""
    client = http_client(30)
    turnstile = asyncio.Semaphore(5)

    async def one(number):
        async with turnstile:
            return await opened(address, client, f"t{number}")

    return await asyncio.gather(*map(one, range(30)))


async def flood(line, box, over):
    """1,000 messages a second of all kinds that may pass, until the others are done; how many."""
    sent = 0
    while sent < FLOOD or not over.is_set():
        for _ in range(10):
            sent += 5
            line.do(box, "answer", value=str(sent), seq=sent)
            line.do(box, "ready")
            line.do("nobody", "answer")
            line.do(box, "no-such-verb", x="x" * 500)
            line._send("comm_info_request", {})
        # Fifty messages each twentieth of a second: this pause is the flood's own pace.
        await asyncio.sleep(0.05)
    return sent


@pytest.mark.security("one page sends 1,000 messages a second while 29 others save their answers")
@pytest.mark.long
@pytest.mark.alone
def test_a_flood_from_one_page_costs_the_others_no_answer(class_of_thirty, run):
    async def lesson(address):
        (flooder, page, wild, its_box), *others = await everybody(address)
        over = asyncio.Event()
        began = time.monotonic()
        flooding = asyncio.ensure_future(flood(wild, its_box, over))
        kept = []
        for turn in range(1, ROUNDS + 1):
            answers = [line.answer(box, f"{turn}", turn) for _, _, line, box in others]
            kept += [is_kept for _, is_kept in await asyncio.gather(*answers)]
        assert not flooding.done()
        over.set()
        sent = await flooding
        state = json.loads(await flooder.get(f"/api/page/{page.kernel_id}"))
        for seat, its_page, line, _ in [(flooder, page, wild, its_box), *others]:
            await line.close()
            await seat.leave(its_page)
        return kept, sent, state, time.monotonic() - began

    with running(class_of_thirty) as classroom:
        kept, sent, state, seconds = run(lesson(classroom.address))
    assert kept == [True] * 29 * ROUNDS
    assert (state["alive"], state["signed_in"]) == (True, True)
    saved = answers_of(class_of_thirty)
    assert [saved[f"t{n}"] for n in range(1, 30)] == [ROUNDS] * 29
    # The flood was slowed to what a page may have written.
    a_second, at_once = PACES["save"]
    assert saved["t0"] <= at_once + a_second * seconds + 1
    assert sent > 10 * saved["t0"]


def answers_of(site):
    """How many answers of each trainee the store has."""
    counted = (
        "select number, count(*) from answer join attempt on attempt.id = attempt_id group by 1"
    )
    with closing(sqlite3.connect(site.store)) as store:
        return dict(store.execute(counted).fetchall())


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.security("a trainee reloads a page a hundred times at once")
def test_a_storm_of_reloads_ends_with_one_page_and_hurts_nobody(classroom, own, other):
    until(lambda: is_prepared(signed_in(classroom.address, "1003", classroom.pins["1003"])))
    before = len(classroom.kernels())
    with ThreadPoolExecutor(20) as storm:
        answers = list(storm.map(lambda _: own.ask("/workbook/t1").status, range(100)))
    assert set(answers) == {200, 429}
    assert answers.count(200) < 2 * pages.PAGES_AT_ONCE
    assert other.ask("/workbook/t1").status == 200
    assert len(classroom.kernels()) <= before + 2
    slowed = own.ask("/workbook/t1")
    if slowed.status == 429:
        assert "Please wait a moment" in slowed.text


def is_prepared(visitor):
    """Whether the workbook is drawn already, so that a page costs no more than a fork."""
    answer = visitor.ask("/workbook/t1")
    policy = answer.headers["Content-Security-Policy"]
    return answer.status == 200 and lesson(answer.text).kernel_id in policy


class Kernels(pages.PageKernels):
    """The server's kernels, of which none is a process."""

    def __init__(self):
        super().__init__()
        self.ended = []

    async def _start(self, trainee, kind, session, notebook, **_):
        self._pages[f"{kind}-{session}"] = pages.Page(
            trainee.username, kind, session, "", trainee.sign_in
        )
        return f"{kind}-{session}"

    async def close_page(self, kernel_id):
        self.ended.append(kernel_id)
        del self._pages[kernel_id]


class OldIsEnded:
    """An answer service where the sign-in ``old`` has ended."""

    async def page_opened(self, token):
        pass

    async def ended(self, sign_ins):
        return [one for one in sign_ins if one == "old"]


@pytest.mark.security("a trainee opens the pages of fifty sessions")
def test_a_trainee_has_some_pages_open_and_no_more(run, monkeypatch):
    kernels = Kernels()
    monkeypatch.setattr(type(kernels), "_answers", OldIsEnded())

    async def open_many():
        for number in range(pages.PAGES_AT_ONCE):
            await kernels.open_page(Trainee(username="1"), "workbook", f"s{number}", "")
        await kernels.open_page(Trainee(username="2"), "workbook", "other", "")
        with pytest.raises(pages.TooOften):
            await kernels.open_page(Trainee(username="1"), "workbook", "s50", "")

    run(open_many())
    owners = [page.owner for page in kernels._pages.values()]
    assert (owners.count("1"), owners.count("2")) == (kernels.pages_open, 1)


@pytest.mark.security("a page stays open after its sign-in was ended from elsewhere")
def test_pages_of_ended_sign_ins_are_closed(run, monkeypatch):
    kernels = Kernels()
    monkeypatch.setattr(type(kernels), "_answers", OldIsEnded())

    async def lesson():
        await kernels.open_page(Trainee(username="1", sign_in="old"), "workbook", "t1", "t1")
        await kernels.open_page(Trainee(username="2", sign_in="new"), "workbook", "s2", "s2")
        await kernels.close_ended()

    run(lesson())
    assert list(kernels._pages) == ["workbook-s2"]


# --- signing in ---------------------------------


@pytest.mark.security("one seat floods the sign-in page with wrong PINs while another signs in")
def test_a_flood_of_wrong_pins_keeps_nobody_else_out(classroom):
    def wrong(number):
        visitor = Visitor(classroom.address, seat="127.0.0.2")
        return visitor.sign_in(f"{number}", "000000").status

    with ThreadPoolExecutor(20) as storm:
        flooding = [storm.submit(wrong, number) for number in range(150)]
        signed_in(classroom.address, "1003", classroom.pins["1003"])
        statuses = {one.result() for one in flooding}
    assert statuses <= {401, 429}
    assert 429 in statuses
    assert signed_in(classroom.address, "1003", classroom.pins["1003"]).ask("/").status == 200


@pytest.mark.security("hundreds of sign-ins at the same moment: the service still answers others")
def test_a_class_that_signs_in_at_the_same_moment_holds_up_nobody_else(run, bare_site, monkeypatch):
    # What it takes to check so many PINs is another matter.
    monkeypatch.setattr(client, "PATIENCE", 120)
    answers = AnswerService(bare_site)

    async def morning():
        stopped = asyncio.Event()
        serving = asyncio.ensure_future(service.Sockets(answers).serve(bare_site, stopped))
        await asyncio.to_thread(until, bare_site.control_socket.exists)
        calls = [
            ask(bare_site.control_socket, "sign_in", number=f"{n}", pin="0", seat=f"seat {n}")
            for n in range(2 * SLOW_WAITING)
        ]
        asked = [asyncio.ensure_future(one) for one in calls]
        assert (await ask(bare_site.control_socket, "released")) == {}
        assert not all(one.done() for one in asked)
        outcomes = await asyncio.gather(*asked)
        stopped.set()
        await serving
        return outcomes

    outcomes = run(morning())
    answers.close()
    assert outcomes == [{"miss": 0}] * 2 * SLOW_WAITING


# --- writing ---------------------------------


@pytest.mark.security("a page writes until the disk is full")
def test_what_a_trainee_may_have_written_is_bounded(answers):
    paced = service.Sockets(answers)
    token = token_of(answers)
    waits = [paced._due_in("save", token, 30_000) for _ in range(200)]
    assert waits[:40] == [0] * 40
    assert waits[-1] > 100
    again = token_of(answers)
    assert paced._due_in("save", again, 100) > 100
    other = token_of(answers, "1002")
    assert paced._due_in("save", other, 30_000) == 0


@pytest.mark.security("a page hands in again and again, so that the marker does nothing else")
def test_handing_in_again_and_again_is_slowed(answers):
    paced = service.Sockets(answers)
    token = token_of(answers)
    waits = [paced._due_in("hand_in", token, 100) for _ in range(11)]
    assert waits == [*[0] * 10, pytest.approx(2.5, abs=0.5)]


def test_a_token_of_nobody_is_refused_before_anything_is_counted(answers):
    with pytest.raises(Refused):
        service.Sockets(answers)._due_in("save", "made-up", 100)


def token_of(answers, number="1001"):
    """The token of a page that was just opened."""
    key = answers.server.sign_in(number, PIN, "seat")["sign_in"]
    return answers.server.bind(key, "exercise", "t1", "t1")
