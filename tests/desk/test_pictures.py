"""Pictures of figures: drawn once, under a name that only the desk can make, and not for ever."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from qihang.desk.wrong import pictures as module
from qihang.desk.wrong.pictures import KEPT, Pictures


def ended(what):
    """What it returns, in a thread, as the loop of a browser may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(what())).result()


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn, each time, without the program that draws."""
    asked = []

    def output(program, given):
        figures = json.loads(given)
        asked.append(figures)
        return json.dumps({"zh": f"图 {figures['n']}", "en": f"picture {figures['n']}"}).encode()

    monkeypatch.setattr(module.bounded, "output", output)
    return asked


def test_the_same_figures_are_drawn_once_whoever_asks_at_the_same_time(drawn):
    async def ask():
        some = Pictures()
        name = some.name({"n": 1})
        assert some.name({"n": 1}) == name
        return await asyncio.gather(*(some.svg(name, one) for one in ("zh", "en", "zh")))

    assert ended(ask) == ["图 1", "picture 1", "图 1"]
    assert drawn == [{"n": 1}]


def test_nobody_makes_a_name_of_figures_that_were_not_shown(drawn):
    async def ask():
        here, elsewhere = Pictures(), Pictures()
        return await here.svg(elsewhere.name({"n": 1}), "zh")

    assert ended(ask) is None
    assert drawn == []


def test_only_so_many_are_kept_and_those_that_are_shown_again_stay(drawn):
    async def ask():
        some = Pictures()
        first, second = some.name({"n": 0}), some.name({"n": 1})
        for n in range(2, KEPT):
            some.name({"n": n})
        some.name({"n": 0})
        some.name({"n": KEPT})
        return await some.svg(first, "en"), await some.svg(second, "en")

    assert ended(ask) == ("picture 0", None)
