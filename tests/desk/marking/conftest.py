"""Thirty who handed T1 in, of two classes, with the marker that tells them their marks."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from nbgrader.api import Gradebook

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.protocol.submission import QuestionResult
from qihang.system.site import Site
from tests.conftest import in_place
from tests.support.desk import add_staff, at_the_desk, desk_of, one_of_each_role
from tests.support.services import start_service
from tests.support.submissions import class_that_handed_in
from tests.support.waiting import until

HOSTILE = '</script><img src=x onerror="window.hacked=1">"\'\u202e好茶 {{ 7*7 }}'
QUEUE = "/marking/t1/offer"
NUMBERS = [f"8{n:03d}" for n in range(30)]
THEIRS, OTHERS = NUMBERS[:28], NUMBERS[28:]
"""Of class 三班, and of class 四班."""


@dataclass
class Hall:
    """A desk at which is marked, and the classroom behind it."""

    site: Site
    address: str
    staff: dict[str, str]
    marker: subprocess.Popen[bytes]

    def stop_marker(self) -> None:
        """Kill the marker."""
        self.marker.kill()
        self.marker.wait(timeout=30)

    def start_marker(self) -> None:
        """Start it again."""
        self.marker = _marker(self.site)

    def given(self, number: str, question: str = "offer") -> tuple[float | None, str | None]:
        """Points and comment by hand, as nbgrader's own API has them."""
        with Gradebook(f"sqlite:///{self.site.gradebook}", "qihang") as gradebook:
            grade_of = gradebook.find_grade(f"test_{question}", "t1", "t1", number)
            comment = gradebook.find_comment(question, "t1", "t1", number)
            return grade_of.manual_score, comment.manual_comment

    def told(self, number: str, question: str = "offer") -> QuestionResult:
        """What stands in the store of a trainee's newest hand-in, by plain SQL."""
        with closing(sqlite3.connect(self.site.store, timeout=30)) as store:
            [text] = store.execute(
                "SELECT questions FROM result JOIN hand_in ON hand_in.id = hand_in_id "
                "JOIN attempt ON attempt.id = attempt_id WHERE number = ? ORDER BY hand_in.id DESC",
                (number,),
            ).fetchone()
        found: QuestionResult = json.loads(text)[question]
        return found

    def wait_until_told(self, number: str, points: float, question: str = "offer") -> None:
        """Wait until the trainee's result is that."""
        until(lambda: self.told(number, question)["points"] == points)

    def counted(self) -> tuple[int, int, int]:
        """Of the offer: waiting, looked at, by the rules alone; by plain SQL."""
        with closing(sqlite3.connect(self.site.gradebook, timeout=30)) as book:
            rows = book.execute(
                "SELECT needs_manual_grade, manual_score FROM grade "
                "JOIN base_cell ON base_cell.id = cell_id WHERE base_cell.name = 'test_offer'"
            ).fetchall()
        waiting = sum(bool(needs) for needs, _ in rows)
        looked = sum(not needs and score is not None for needs, score in rows)
        return waiting, looked, len(rows) - waiting - looked


def written(number: str, _assignment: str, _seed: str) -> dict[str, object]:
    """What somebody answered: each a text of their own."""
    text = HOSTILE if number == NUMBERS[0] else f"好茶 {number}，每包 36 元，请来买。"
    return {"total": 7, "offer": text}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """All of it, running."""
    site = class_that_handed_in(tmp_path_factory.mktemp("marking"), NUMBERS, written)
    with in_place(site):
        with service.open_answers(site) as answers:
            grade(site, answers.marker, "t1")
            answers.operator.show_results("t1", [])
            for name, numbers in (("三班", THEIRS), ("四班", OTHERS)):
                answers.operator.enrol(
                    [],
                    [{"number": one, "name": f"学员{one}", "class_name": name} for one in numbers],
                )
        service_of = start_service(site)
        one = None
        try:
            staff = one_of_each_role(site)
            staff["三班的"] = add_staff(site, "三班的", "class-teacher", ["三班"])
            staff["四班的"] = add_staff(site, "四班的", "class-teacher", ["四班"])
            with desk_of(site) as address:
                one = Hall(site, address, staff, _marker(site))
                yield one
        finally:
            for part in (*([one.marker] if one else []), service_of):
                part.terminate()
                part.wait(timeout=30)


@pytest.fixture(scope="module")
def of(hall: Hall) -> dict[str, str]:
    """The address of each trainee's hand-in, as somebody finds them who shows names."""
    author = at_the_desk(hall.address, "author")
    author.post("/marking/names", names="show", next="/marking")
    path = author.ask(QUEUE).headers["Location"]
    while back := re.search(r'id="back" href="([^"]+)"', author.ask(path).text):
        path = back[1]
    found: dict[str, str] = {}
    while path:
        page = author.ask(path).text
        [number] = re.findall(r'marking-whose"><bdi>[^<]*</bdi> <span class="soft">(\w+)<', page)
        found[number] = path
        path = "".join(re.findall(r'id="next" href="([^"]+)"', page))
    author.post("/marking/names", names="hide", next="/marking")
    author.ask("/marking")
    return found


def _marker(site: Site) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "qihang.gradebook.marker"],
        env={**os.environ, **site.environment()},
        stderr=subprocess.DEVNULL,
    )
