"""Each seat, trainee and page has its share: who takes all he can keeps nobody else waiting."""

import asyncio
import sqlite3
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import count

import pytest

from qihang.answers import pacing, pins, service
from qihang.answers.api import AnswerService
from qihang.answers.calls import PAGE
from qihang.answers.client import Blocking, Kernel, ask
from qihang.answers.server_api import SIGN_INS_AT_ONCE
from qihang.server import shares
from qihang.system import rate_limit
from qihang.system.rate_limit import RateLimit, RateLimits
from qihang.system.turns import TooMany, Turns
from tests.conftest import copied
from tests.security import attacks
from tests.support.classroom import PIN, enrol_class, numbers, running
from tests.support.visitor import signed_in
from tests.support.waiting import until

# --- turns and rates ---------------------------------


def test_who_waits_with_many_is_followed_by_one_of_each_other(run):
    done = []

    async def morning():
        turns = Turns(1, 100)

        async def have(who):
            async with turns.turn(who):
                done.append(who)
                await asyncio.sleep(0)  # a turn of the loop, while the others come and wait

        async with asyncio.TaskGroup() as all_of_them:
            for who in ["a"] * 50 + ["b", "c", "b"]:
                all_of_them.create_task(have(who))
        return turns.is_idle

    assert run(morning())
    assert done[:6] == ["a", "a", "b", "c", "a", "b"]
    assert len(done) == 53


def test_of_one_some_may_wait_and_no_more(run):
    async def morning():
        turns = Turns(1, 2)
        async with turns.turn("a"):
            waiting = [asyncio.ensure_future(turns.turn("a").__aenter__()) for _ in range(2)]
            await asyncio.sleep(0)
            with pytest.raises(TooMany):
                await turns.turn("a").__aenter__()
            other = asyncio.ensure_future(turns.turn("b").__aenter__())
            waiting[0].cancel()
        await waiting[1]
        return other.done()

    assert run(morning()) is False


def test_a_limit_that_is_full_again_is_forgotten(monkeypatch):
    monkeypatch.setattr(rate_limit, "MOST_REMEMBERED", 3)
    now = [0.0]
    limits = RateLimits(rate=1, burst=5, clock=lambda: now[0])
    limits.of("a").take(5)
    for who in ("b", "c", "d"):
        limits.of(who)
    assert limits.of("a").due_in() == 1
    for who in ("e", "f", "g", "h", "i"):
        limits.of(who).take()
    assert limits.of("i").due_in(5) == 1


def test_threads_that_ask_for_limits_at_once_do_not_trip_over_each_other(monkeypatch):
    monkeypatch.setattr(rate_limit, "MOST_REMEMBERED", 50)
    limits = RateLimits(rate=1, burst=5)

    def ask(thread):
        for place in range(2000):
            limits.of(f"{thread} {place}").take()

    with ThreadPoolExecutor(3) as many:
        list(many.map(ask, range(3)))


class Request:
    """Stands for the handler of one: it tells whether its connection was closed."""

    closed = False

    def detach(self):
        return self

    def close(self):
        self.closed = True


def test_who_asks_for_more_than_is_ever_due_is_held_before_the_connection_is_closed(
    run, monkeypatch
):
    monkeypatch.setattr(shares, "MOST_HELD", 3)
    monkeypatch.setattr(shares, "LONGEST_WAIT", 0.2)
    used_up = RateLimit(rate=0.01, burst=1)
    used_up.take()
    asked = [Request() for _ in range(5)]

    async def lesson():
        waiting = [asyncio.ensure_future(shares.is_due(one, used_up)) for one in asked]
        await asyncio.sleep(0)
        at_once = [one.closed for one in asked]
        return at_once, await asyncio.gather(*waiting)

    at_once, due = run(lesson())
    assert at_once == [False] * 3 + [True] * 2
    assert not any(due)
    assert all(one.closed for one in asked)


# --- signing in ---------------------------------


@pytest.mark.security("a trainee signs in over and over with the right PIN")
def test_ones_own_sign_ins_are_paced_and_leave_few_lines(answers, bare_site):
    before = audit_lines(bare_site)
    outcomes = [answers.server.sign_in("1001", "123456", "seat") for _ in range(50)]
    assert all("sign_in" in one for one in outcomes[:SIGN_INS_AT_ONCE])
    assert all(0 < one["wait"] <= 60 for one in outcomes[SIGN_INS_AT_ONCE:])
    assert "sign_in" in answers.server.sign_in("1001", "123456", "another seat")
    assert audit_lines(bare_site) == before + SIGN_INS_AT_ONCE + 1


@contextmanager
def served(site, run):
    """A service whose sockets are served in this process, for what is asked within ``run``."""
    answers = AnswerService(site)

    async def beside(asking):
        stopped = asyncio.Event()
        serving = asyncio.ensure_future(service.Sockets(answers).serve(site, stopped))
        await asyncio.to_thread(until, site.control_socket.exists)
        try:
            return await asking
        finally:
            stopped.set()
            await serving

    with closing(answers):
        yield lambda asking: run(beside(asking))


@pytest.mark.security("one seat fills the queue of PINs that are hashed")
def test_each_seat_has_its_share_of_the_queue_of_pins(run, bare_site, monkeypatch):
    done = count()
    monkeypatch.setattr(pins, "fits", lambda *_: False)

    async def sign_in(number, seat):
        fields = {"number": f"{number}", "pin": "0", "seat": seat}
        outcome = await ask(bare_site.control_socket, "sign_in", **fields)
        return next(done), outcome

    async def morning():
        crowd = [
            asyncio.ensure_future(sign_in(n, "bad seat")) for n in range(3 * service.SLOW_WAITING)
        ]
        same = [asyncio.ensure_future(sign_in("x", "third seat")) for _ in range(10)]
        other = asyncio.ensure_future(sign_in("1001", "own seat"))
        return await asyncio.gather(*crowd), await asyncio.gather(*same), await other

    with served(bare_site, run) as asked:
        crowd, same, (place, outcome) = asked(morning())
    assert outcome == {"miss": 0}
    assert sum("busy" in one for _, one in crowd) >= service.SLOW_WAITING
    assert sum("busy" in one for _, one in same) >= 10 - 2 * service.SAME_WAITING
    # Whoever of the crowd was looked at came after it, but for some that were before.
    after = [one for at, one in crowd if at > place and "busy" not in one]
    assert len(after) > service.SLOW_WAITING / 2


# --- pages ---------------------------------


def test_every_call_of_a_page_has_a_pace():
    assert pacing.PACES.keys() == PAGE.keys()


@pytest.mark.security("a kernel asks the same a hundred times without waiting for an answer")
def test_the_service_answers_others_between_the_requests_of_one(run, bare_site):
    path = bare_site.answer_socket
    asked = pacing.VAIN_AT_ONCE - 10

    async def lesson():
        reader, writer = await asyncio.open_unix_connection(str(path))
        writer.write(b'{"call": "none", "with": {}}\n' * asked)
        other, line = await asyncio.open_unix_connection(str(path))
        line.write(b'{"call": "none", "with": {}}\n')
        await other.readline()
        answered = reader._buffer.count(b"\n")
        for one in (writer, line):
            one.close()
        return answered

    with served(bare_site, run) as said:
        assert said(lesson()) < asked / 2


@pytest.mark.security("a kernel has more and more connections to the answer service")
def test_a_process_has_some_connections_of_the_kernels_socket_and_no_more(run, bare_site):
    path = bare_site.answer_socket

    async def one():
        reader, writer = await asyncio.open_unix_connection(str(path))
        writer.write(b'{"call": "none", "with": {}}\n')
        try:
            return await reader.readline(), writer
        except ConnectionResetError:
            return b"", writer

    async def lesson():
        said = await asyncio.gather(*(one() for _ in range(3 * pacing.MOST_CONNECTIONS)))
        for _, writer in said:
            writer.close()
        again = b""
        while not again:  # once the service has seen that they are closed
            again, writer = await one()
            writer.close()
        return [bool(line) for line, _ in said]

    with served(bare_site, run) as asked:
        assert sum(asked(lesson())) == pacing.MOST_CONNECTIONS


@pytest.mark.security("a kernel asks with false tokens, or in no words at all")
@pytest.mark.parametrize(
    "line",
    [b"x\n", b'{"call": "none", "with": {}}\n', b'{"call": "claim", "with": {"token": "false"}}\n'],
)
def test_what_a_kernel_asks_in_vain_is_paced_too(run, bare_site, monkeypatch, line):
    monkeypatch.setattr(pacing, "VAIN_AT_ONCE", 5)
    monkeypatch.setattr(pacing, "VAIN_A_SECOND", 0.01)

    async def lesson():
        answered = 0
        for _ in range(5):
            reader, writer = await asyncio.open_unix_connection(str(bare_site.answer_socket))
            with closing(writer):
                writer.write(line * 20)
                with suppress(TimeoutError):
                    while await asyncio.wait_for(reader.readline(), 0.1):
                        answered += 1
        return answered

    with served(bare_site, run) as asked:
        # Each of the connections is answered once more before it waits.
        assert asked(lesson()) == 5 + 5


# --- others, while one attacks ---------------------------------

ROUNDS, SECONDS = 3, 5
"""Measured in turns, without and with the attack: another program may be busy meanwhile."""

TRAINEES = 200
"""Each signs in once: whoever does so again and again is slowed, with and without an attack."""


@pytest.mark.long
@pytest.mark.alone
@pytest.mark.process
@pytest.mark.security("one seat signs in on 64 connections; one kernel asks on 30: others' waits")
@pytest.mark.parametrize(
    ("attack", "seat"),
    [("sign_ins", None), ("sign_ins", attacks.ATTACKERS_SEAT), ("claims", None)],
    ids=["sign-ins", "sign-ins at the same seat", "claims"],
)
def test_others_wait_at_most_twice_as_long_while_one_attacks(
    first_start, tmp_path, attack, seat, capsys
):
    with running(copied(first_start, tmp_path)) as classroom, ExitStack() as open_pages:
        site = classroom.site
        with service.open_answers(site) as answers:
            enrol_class(answers.operator, numbers(TRAINEES))
        with closing(Blocking(site.control_socket)) as control:
            hostile, *tokens = [token_of(control, number) for number in numbers(3)]
        pages = [open_pages.enter_context(closing(Kernel(site.answer_socket, t))) for t in tokens]
        arguments = {
            "sign_ins": (classroom.address, "1001", classroom.pins["1001"]),
            "claims": (str(site.answer_socket), hostile),
        }

        others = iter(numbers(TRAINEES)[3:])

        def sign_in(_turn):
            signed_in(classroom.address, next(others), PIN, seat)

        def save(turn):
            pages[turn % len(pages)].save("offer", f"{turn}")

        honest = {"sign-in": sign_in, "save": save}
        quiet, loud = defaultdict(list), defaultdict(list)
        lines = 0
        for _ in range(ROUNDS):
            for what, found in attacks.waits(SECONDS, 0.2, honest).items():
                quiet[what] += found
            before = audit_lines(site) - len(loud["sign-in"])
            with attacks.under_way(attack, *arguments[attack]):
                for what, found in attacks.waits(SECONDS, 0.2, honest).items():
                    loud[what] += found
            lines += audit_lines(site) - before - len(loud["sign-in"])
    p95 = {what: (attacks.p95(quiet[what]), attacks.p95(loud[what])) for what in honest}
    with capsys.disabled():
        for what, (alone, attacked) in p95.items():
            print(f"\n{attack}: {what} p95 {alone:.1f} ms, attacked {attacked:.1f} ms", end="")
            print(f" ({len(quiet[what])} and {len(loud[what])} times), {attacked / alone:.2f}")
        print(f"{attack}: {lines} lines of its own in the audit log in {ROUNDS * SECONDS} s")
    assert all(attacked <= 2 * alone for alone, attacked in p95.values()), p95


def audit_lines(site):
    with closing(sqlite3.connect(site.store)) as store:
        return store.execute("select count(*) from audit").fetchone()[0]


def token_of(control, number):
    """The token of the exercise's page of a trainee."""
    key = control.call("sign_in", number=number, pin=PIN, seat=f"of {number}")["sign_in"]
    name = control.call("notebook", number=number, kind="exercise", session="t1")
    return control.call("bind", sign_in=key, kind="exercise", session="t1", notebook=name)
