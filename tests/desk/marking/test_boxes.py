"""Boxes of hand-ins: drawn some at a time and ahead; one that cannot be drawn stops no other."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from qihang.desk.marking import boxes as module
from qihang.desk.marking.boxes import AHEAD, AT_ONCE, Boxes
from qihang.operate.marking import Answered
from qihang.system import bounded


def ended(what):
    """What it returns, in a thread, as the loop of a browser may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(what())).result()


class Program:
    """In place of the program that draws: it ends at what it cannot bear."""

    def __init__(self):
        self.asked = []
        self.cannot_bear = None

    def output(self, _program, given):
        values = [one["value"] for one in json.loads(given)["answers"]]
        self.asked.append(values)
        if self.cannot_bear in values:
            raise bounded.NotDone
        boxes = [{"value": value} for value in values]
        return json.dumps({"words": {"a": 1}, "boxes": boxes}).encode()


@pytest.fixture
def program(monkeypatch):
    one = Program()
    monkeypatch.setattr(module.bounded, "output", one.output)
    return one


async def read(wanted):
    """Everybody answered with their key, but for the one who did not hand in on a page."""
    return {key: Answered("seed", key) for key in wanted if key != "unknown"}


def test_those_that_come_next_are_drawn_along_and_not_again(bare_site, program):
    keys = [f"k{n}" for n in range(AT_ONCE + 9)]

    async def look():
        some = Boxes(bare_site)
        return [await some.box("t1", "q", keys[n:], read) for n in range(3)]

    assert [one["value"] for one in ended(look)] == keys[:3]
    assert program.asked == [keys[:AT_ONCE]]


def test_before_the_last_one_is_reached_the_next_ones_are_drawn(bare_site, program):
    keys = [f"k{n}" for n in range(2 * AT_ONCE)]

    async def look():
        some = Boxes(bare_site)
        await some.box("t1", "q", keys, read)
        await some.box("t1", "q", keys[AT_ONCE - AHEAD :], read)
        await some._ahead

    ended(look)
    assert program.asked == [keys[:AT_ONCE], keys[AT_ONCE:]]


def test_an_answer_that_is_too_much_takes_no_other_with_it(bare_site, program):
    program.cannot_bear = "bad"

    async def look():
        some = Boxes(bare_site)
        first = await some.box("t1", "q", ["good", "bad", "other"], read)
        return first, await some.box("t1", "q", ["bad", "other"], read)

    good, bad = ended(look)
    assert good["value"] == "good"
    assert bad is None


def test_who_did_not_hand_in_on_a_page_has_no_box_and_the_others_have(bare_site, program):
    async def look():
        some = Boxes(bare_site)
        return [
            await some.box("t1", "q", ["unknown", "b"], read),
            await some.box("t1", "q", ["b"], read),
        ]

    none, box = ended(look)
    assert none is None
    assert (box["value"], box["words"]) == ("b", {"a": 1})
