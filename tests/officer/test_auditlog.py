"""The audit log has everything that happened, in one chain, and nothing that is private."""

from __future__ import annotations

import json
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from qihang.answers import audit_log as auditlog
from qihang.answers import service
from qihang.answers.client import Blocking, Kernel
from qihang.answers.store import Store
from qihang.system.site import Site
from tests.conftest import enrol, hand_in_so, page_token, record
from tests.officer.conftest import says, serving


def log_of(site: Site) -> list[str]:
    with closing(Store(site.store, only_read=True)) as store:
        return store.audit_log()


def said(site: Site) -> list[dict]:
    return [json.loads(line) for line in log_of(site)]


def names(site: Site) -> list[str]:
    return [line["what"] for line in said(site)]


def test_everything_that_happens_is_a_line(answers, bare_site):
    key = answers.server.sign_in("1001", "123456", "seat 1")["sign_in"]
    answers.server.sign_in("1001", "000000", "seat 2")
    token = answers.server.bind(key, "exercise", "t1", "t1")
    hand_in_so(answers, token)
    [row] = answers.marker.latest_submissions("t1")
    result = {"points": 2.0, "most": 4.0, "questions": {}}
    record(answers, row, result)
    record(answers, row, result)
    record(answers, row, {**result, "points": 3.0})
    answers.operator.show_results("t1")
    answers.server.sign_out(key)
    answers.server.sign_out(key)
    answers.operator.set_pins({"1001": "hash"})
    answers.operator.end_lesson()
    assert names(bare_site) == [
        *("enrolled", "enrolled", "released"),
        *("signed-in", "sign-in-refused", "handed-in", "marked", "mark-changed"),
        *("results-shown", "signed-out", "pin-changed", "lesson-ended"),
    ]
    changed = said(bare_site)[7]
    assert (changed["was"], changed["points"], changed["receipt"]) == (2.0, 3.0, row["receipt"])
    assert list(auditlog.faults(log_of(bare_site))) == []


def test_points_of_a_question_that_change_are_a_change_though_the_sum_stays(answers, bare_site):
    hand_in_so(answers, page_token(answers))
    [row] = answers.marker.latest_submissions("t1")
    for one, other in ((1.0, 0.0), (0.0, 1.0)):
        parts = {"margin": {"points": one}, "steps": {"points": other}}
        record(answers, row, {"points": 1.0, "most": 2.0, "questions": parts})
    assert said(bare_site)[-1]["questions_were"] == {"margin": 1.0, "steps": 0.0}
    assert said(bare_site)[-1]["questions"] == {"margin": 0.0, "steps": 1.0}


@pytest.mark.security("the audit log is searched for PINs and answers")
def test_no_pin_and_no_answer_is_ever_in_the_log(answers, bare_site):
    pin = enrol(answers, "2001")
    token = page_token(answers, "2001", pin=pin)
    answers.page.save(token, "margin", "my-own-answer", "a")
    hand_in_so(answers, token)
    answers.server.sign_in("2001", "999999", "seat 1")
    # A trainee who types the PIN where the number belongs.
    answers.server.sign_in(pin, "2001", "seat 1")
    [row] = answers.marker.latest_submissions("t1")
    record(answers, row, {"trouble": "the cell says my-own-answer"})
    text = "\n".join(log_of(bare_site))
    assert [number for number in (pin, "999999") if says(text, number)] == []
    assert [secret for secret in ("my-own-answer", "argon2") if secret in text] == []
    assert said(bare_site)[-2]["what"] == "sign-in-refused"
    assert said(bare_site)[-2]["number"] is None


@pytest.mark.faults("the line of the audit log cannot be written")
def test_what_cannot_be_noted_does_not_happen(answers, bare_site, monkeypatch):
    token = page_token(answers)

    def fail(connection, events):
        raise RuntimeError("no line")

    with monkeypatch.context() as patch:
        patch.setattr(auditlog, "append", fail)
        with pytest.raises(RuntimeError):
            hand_in_so(answers, token)
    assert answers.marker.latest_submissions("t1") == []
    assert not (bare_site.submitted / "1001").exists()
    hand_in_so(answers, token)
    assert names(bare_site)[-1] == "handed-in"


@pytest.mark.process
@pytest.mark.faults("the answer service is killed right after a hand-in and a sign-in")
def test_what_was_acknowledged_is_in_the_log_after_a_kill(answers, bare_site):
    token = page_token(answers)
    answers.close()
    with serving(bare_site) as process, closing(Kernel(bare_site.answer_socket, token)) as kernel:
        asked = kernel.hand_in({})["confirm"]
        receipt = kernel.hand_in({}, asked)["handed_in"]["receipt"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert said(bare_site)[-1]["receipt"] == receipt
    with serving(bare_site):
        pass
    assert names(bare_site)[-4:] == ["started", "handed-in", "started", "stopped"]
    assert list(auditlog.faults(log_of(bare_site))) == []


@pytest.mark.process
def test_thirty_sign_ins_at_once_leave_one_chain(answers, bare_site):
    pins = {str(number): enrol(answers, str(number)) for number in range(3000, 3030)}
    answers.close()

    def sign_in(number):
        with closing(Blocking(bare_site.control_socket, patience=60)) as control:
            control.call("sign_in", number=number, pin=pins[number], seat=number)
            control.call("sign_in", number=number, pin="wrong", seat=number)

    with serving(bare_site), ThreadPoolExecutor(30) as pool:
        list(pool.map(sign_in, pins))
    assert names(bare_site).count("signed-in") == 30
    assert names(bare_site).count("sign-in-refused") == 30
    assert list(auditlog.faults(log_of(bare_site))) == []


def test_the_chain_goes_on_when_the_service_starts_again(answers, bare_site):
    before = log_of(bare_site)
    answers.close()
    with service.open_answers(bare_site) as again:
        again.operator.set_pins({"1001": "hash"})
    after = log_of(bare_site)
    assert after[: len(before)] == before
    assert json.loads(after[-1])["before"] == auditlog.head(before)


def test_an_older_store_gets_a_log(answers, bare_site, tmp_path):
    import sqlite3

    answers.close()
    with closing(sqlite3.connect(bare_site.store)) as connection:
        connection.execute("DROP TABLE audit")
    with service.open_answers(bare_site) as again:
        again.operator.set_pins({"1001": "hash"})
    assert names(bare_site) == ["pin-changed"]
