"""A due time as somebody types it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.operate.due import local, parsed
from qihang.system.errors import OperatorError

NOW = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_shanghai(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "said",
    [
        "2026-12-05 11:30",
        " 2026-12-05  11:30 ",
        "2026/12/5 11:30",
        "2026-12-05T11:30",
        "2026年12月5日 11:30",
        "2026年12月5日 11时30分",
        "２０２６－１２－０５　１１：３０",
    ],
)
def test_a_time_is_typed_in_this_pcs_time_and_kept_in_utc(said):
    assert parsed(said, NOW) == "2026-12-05T03:30:00.000000+00:00"


@pytest.mark.parametrize("said", ["none", " None ", "无"])
def test_there_can_be_no_due_time(said):
    assert parsed(said, NOW) is None


@pytest.mark.parametrize(
    "said",
    ["", "soon", "11:30", "2026-12-05", "2026-02-30 11:30", "2026-12-05 24:30", "2026-12-05 11:3"],
)
def test_what_is_no_time_is_refused_with_an_example(said):
    with pytest.raises(OperatorError, match="is no time"):
        parsed(said, NOW)


@pytest.mark.parametrize("said", ["2026-12-01 08:00", "2026-12-01 07:59", "1999-01-01 00:00"])
def test_a_time_that_has_passed_is_refused_with_what_time_it_is(said):
    with pytest.raises(OperatorError, match="it is 2026-12-01 08:00 now"):
        parsed(said, NOW)


@given(st.integers(1, 10**9).map(lambda minutes: NOW + timedelta(minutes=minutes)))
def test_what_is_shown_can_be_typed_again(moment):
    kept = moment.isoformat(timespec="microseconds")
    assert parsed(local(kept), NOW) == kept


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_moment_to_come_or_a_sentence(said):
    try:
        kept = parsed(said, NOW)
    except OperatorError:
        return
    assert kept is None or datetime.fromisoformat(kept) > NOW
