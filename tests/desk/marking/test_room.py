"""Who has what open at the desk, and in which order hand-ins are offered."""

from datetime import UTC, datetime

import pytest

from qihang.desk.marking.own import Queue
from qihang.desk.marking.room import HELD, SAVED, MarkingRoom
from qihang.language.messages import Bilingual
from qihang.operate.asked import Question
from qihang.operate.marking import HandedIn

MOMENT = datetime(2026, 12, 1, tzinfo=UTC)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(bare_site, clock):
    return MarkingRoom(bare_site, clock)


def queue(states, is_free=True):
    """Hand-ins ``a``, ``b`` …: ``o`` is open, ``w`` waits, ``x`` was looked at."""
    items = [HandedIn(f"n{n}", MOMENT, one == "w", one == "x") for n, one in enumerate(states)]
    question = Question("q", 1, "q", is_free, Bilingual("", ""))
    return Queue("t1", question, items, [chr(97 + n) for n in range(len(states))], {})


def test_the_next_one_is_the_next_that_nobody_has_looked_at_and_then_from_the_beginning():
    assert queue("oxxo").next_open(0, {}, ()) == 3
    assert queue("oxxo").next_open(3, {}, ()) == 0
    assert queue("xxx").next_open(0, {}, ()) is None
    assert queue("o").next_open(0, {}, ()) is None
    assert queue("xo").next_open(-1, {}, ()) == 1


def test_of_what_is_no_text_only_what_waits_is_offered():
    assert queue("oow", is_free=False).next_open(-1, {}, ()) == 2
    assert queue("oo", is_free=False).next_open(-1, {}, ()) is None


def test_what_others_have_open_comes_last_and_what_was_opened_longest_ago_first():
    assert queue("oooo").next_open(0, {"b": "", "c": ""}, ()) == 3
    assert queue("xooo").next_open(0, {"c": "", "b": "", "d": ""}, ()) == 2


def test_what_was_saved_just_now_is_not_offered_at_all():
    assert queue("ooo").next_open(0, {}, {"b"}) == 2
    assert queue("oo").next_open(0, {}, {"b"}) is None


def test_somebody_has_one_open_at_a_time_and_not_for_ever(room, clock):
    room.hold("s1", "王", "a")
    room.hold("s2", "赵", "b")
    room.hold("s1", "王", "c")
    assert room.others("s3") == {"b": "赵", "c": "王"}
    assert room.others("s1") == {"b": "赵"}
    room.release("s2")
    assert room.others("s3") == {"c": "王"}
    clock.now = HELD + 1
    assert room.others("s3") == {}


def test_who_signs_out_leaves_nothing(room):
    room.hold("s1", "王", "a")
    room.show_names("s1", True)
    room.choose_classes("s1", ["三班"])
    room.leave("s1")
    assert (room.others("s2"), room.shows_names("s1"), room.classes("s1")) == ({}, False, ())


def test_what_was_saved_is_offered_again_once_it_is_taken_back_or_some_time_went_by(room, clock):
    room.note_saved("a", is_open=False)
    room.note_saved("b", is_open=False)
    room.note_saved("a", is_open=True)
    assert room.just_saved() == {"b"}
    clock.now = SAVED + 1
    assert room.just_saved() == set()


def test_a_name_in_an_address_tells_nothing_and_is_another_one_for_each_question(room):
    keys = {room.key("t1", question, "x8001") for question in ("a", "b")}
    assert len(keys) == 2
    assert room.key("t1", "a", "x8001") in keys
    assert all("x8001" not in key and len(key) == 24 for key in keys)
